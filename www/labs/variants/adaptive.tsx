import own from 'virtual:listings/adaptive-nms';
import topK from 'virtual:listings/top-k';
import shared from 'virtual:listings/variants';
import { texts } from '../../text/text';
import { rustFloat, rustOptions, stated } from '../call';
import type { ListingLanguage } from '../lab';
import { argumentsOf } from '../nms/call';
import { AdaptiveOptions } from './adaptive-options';
import type { AdaptiveLabOptions } from './lab';
import { variantLab } from './make';
import { plain } from './plain';
import { variantText } from './text';
import { ThresholdPanel } from './threshold';

/** Adaptive NMS, box by box. */
export const adaptiveLab = variantLab<AdaptiveLabOptions>({
  ...plain,
  id: 'adaptive-nms',
  rounds: 'columns',
  asksKept: true,
  defaults: { ...plain.defaults, threshold: 0.8, eta: 0.9, numbers: 'double', topK: null },
  presets: [
    {
      // opencv, modules/dnn/src/nms.inl.hpp and nms.cpp; thresholds, eta and top_k are the caller's
      name: 'OpenCV 5 NMSBoxes',
      options: {
        numbers: 'single',
        boundary: 'greater',
        extent: 'exclusive',
        ties: 'lowest-index',
        perClass: false,
        maxOutput: null,
      },
    },
  ],
  Options: AdaptiveOptions,
  panels: [
    {
      id: 'threshold',
      title: { en: variantText.en.threshold, zh: variantText.zh.threshold },
      View: ThresholdPanel,
    },
  ],
  fell: texts('', ''),
  listings: [shared, topK, own],
  call(options, language) {
    const { eta, topK } = options;
    const single = options.numbers === 'single';
    const own: Record<ListingLanguage, readonly (string | false)[]> = {
      python: [`eta=${eta}`, single && 'single=True', topK !== null && `top_k=${topK}`],
      rust: [
        `eta: ${rustFloat(eta)}`,
        single && 'numbers: OverlapNumbers::Single',
        topK !== null && `top_k: Some(${topK})`,
      ],
      javascript: [`eta: ${eta}`, single && 'single: true', topK !== null && `topK: ${topK}`],
    };
    const given = [...argumentsOf(options, language), ...own[language]];
    if (language === 'python')
      return `adaptive_nms(${stated(['boxes, scores, classes', ...given])})`;
    if (language === 'rust') return `Adaptive(${rustOptions('AdaptiveOptions', given)})`;
    return `adaptiveNms(boxes, scores, classes, { ${stated(given)} })`;
  },
  lesson: texts(
    [
      {
        title: 'What it is for',
        body: [
          'One threshold for all boxes is a compromise: too high and duplicates stay, too low and neighbours go. Adaptive NMS begins with a high threshold and lowers it as boxes are kept: the best boxes may stand close together, those after them must keep more distance.',
        ],
      },
      {
        title: 'Step by step',
        body: [
          'Leave out scores that are not above the score threshold, sort by falling score, go on with the best top_k. Ask each box in turn: is there one among those kept so far that it overlaps by more than the threshold at this moment? The first such box drops it. If there is none it is kept, and if eta is below 1 and the threshold above 0.5, the threshold is multiplied by eta.',
        ],
      },
      {
        title: 'The same loop, inside out',
        body: [
          'Greedy NMS takes a kept box and looks for its victims; OpenCV takes a candidate and asks the kept boxes. With a threshold that stays both keep the same. With one that falls they need not: here it is the threshold at the time when the candidate is asked that counts, not the one when its neighbour was kept.',
        ],
      },
      {
        title: 'What to know',
        body: [
          'The threshold passes below 0.5 once at most: from 0.55, eta 0.5 makes 0.275, and there it stays. It is one threshold for all classes, since NMSBoxes knows none. top_k 0 is no limit there; here an empty field is. Ties go to the lower index: the sort is stable.',
          'OpenCV computes in single precision, and not the IoU itself but 1 − (1 − IoU): an IoU of exactly 0.35 is above a threshold of 0.35. Two boxes without area count as the same. Choose “single” to see both. Its scores are 32 bits wide too; here they are as written. “Adaptive NMS” of Liu, Huang and Wang (2019) is another method: there a network predicts how crowded each place is.',
        ],
      },
      {
        title: 'In an interview',
        body: [
          'What does eta do? It multiplies the threshold after each kept box, as long as that is above 0.5. What is its default? 1, so that nothing falls. Which box is asked first? The one with the highest score, and it is always kept. What does top_k limit? What goes in, not what comes out.',
        ],
      },
    ],
    [
      {
        title: '它用来做什么',
        body: [
          '所有框共用一个阈值是折中：太高会留下重复框，太低会误删邻近目标。自适应 NMS 从较高的阈值开始，每保留一个框就降低一点：得分最高的框可以靠得近，后面的框必须离得更远。',
        ],
      },
      {
        title: '逐步说明',
        body: [
          '去掉得分不大于得分阈值的框，按得分从高到低排序，只留前 top_k 个。依次询问每个框：已保留的框里，有没有与它的重叠大于此刻阈值的？遇到第一个就删除它。一个都没有则保留；若 eta 小于 1 且阈值大于 0.5，阈值乘以 eta。',
        ],
      },
      {
        title: '同一个循环，反过来写',
        body: [
          '贪心 NMS 是拿保留的框去找要抑制的框；OpenCV 是拿候选框去问已保留的框。阈值不变时，两者结果相同；阈值下降时就不一定了：起作用的是候选框被询问那一刻的阈值，而不是邻居被保留那一刻的阈值。',
        ],
      },
      {
        title: '需要知道的',
        body: [
          '阈值最多只会有一次跨到 0.5 以下：0.55 乘以 eta 0.5 得 0.275，从此不变。NMSBoxes 不区分类别，所有类别共用一个阈值。那里 top_k 为 0 表示不限，这里留空表示不限。同分时索引小的在前：排序是稳定的。',
          'OpenCV 用单精度计算，而且算的不是 IoU 本身，而是 1 − (1 − IoU)：恰好 0.35 的 IoU 会大于阈值 0.35。两个没有面积的框算作同一个。选“单精度”可以看到这两点。它的得分也是 32 位，这里则按原样。Liu、Huang、Wang（2019）的 “Adaptive NMS” 是另一种方法：由网络预测每处有多拥挤。',
        ],
      },
      {
        title: '面试要点',
        body: [
          'eta 做什么？阈值大于 0.5 时，每保留一个框，阈值乘以它。默认值？1，即不降低。最先询问哪个框？得分最高的，它一定被保留。top_k 限制什么？限制参与的数量，而不是输出的数量。',
        ],
      },
    ],
  ),
});
