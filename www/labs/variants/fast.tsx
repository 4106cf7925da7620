import own from 'virtual:listings/fast-nms';
import judge from 'virtual:listings/judge';
import shared from 'virtual:listings/variants';
import { texts } from '../../text/text';
import { variantLab } from './make';
import { plain, plainCall } from './plain';

/** Fast NMS, column by column. */
export const fastLab = variantLab({
  ...plain,
  id: 'fast-nms',
  rounds: 'columns',
  presets: [
    {
      // dbolya/yolact, layers/functions/detection.py: keep = iou_max <= iou_threshold, class by class
      name: 'YOLACT',
      options: {
        threshold: 0.5,
        boundary: 'greater',
        extent: 'exclusive',
        perClass: true,
        scoreThreshold: 0.05,
        maxOutput: 100,
      },
    },
    {
      // ultralytics, utils/nms.py: TorchNMS.fast_nms counts ious >= iou_threshold
      name: 'Ultralytics',
      options: {
        threshold: 0.7,
        boundary: 'greater-or-equal',
        extent: 'exclusive',
        perClass: true,
        scoreThreshold: 0.25,
        maxOutput: 300,
      },
    },
  ],
  fell: texts(
    'That it is itself suppressed changes nothing here: the suppressed still suppress.',
    '它自己已被抑制，但这里不管：被抑制者照样抑制别人。',
  ),
  listings: [shared, judge, own],
  call: plainCall({ python: 'fast_nms', rust: 'Fast', javascript: 'fastNms' }),
  lesson: texts(
    [
      {
        title: 'What it is for',
        body: [
          'Greedy NMS cannot decide on a box before it has decided on all better ones, since only a kept box may suppress. On a GPU that is a loop of small steps, each waiting for the last. Fast NMS, made for YOLACT in 2019, drops the waiting: every better box may suppress, kept or not.',
        ],
      },
      {
        title: 'Step by step',
        body: [
          'Sort by score and compute the IoU of every pair. Keep what lies above the diagonal: in the column of a box stand its overlaps with all better ones. Take the largest of each column. Whoever has more than the threshold there is suppressed. That is all: one matrix, one maximum for each column, one comparison.',
        ],
      },
      {
        title: 'Faster, and less exact',
        body: [
          'Every column can be judged at once, because no verdict needs another. The price is the chain A – B – C: A suppresses B, and B, though it is out, suppresses C, which greedy NMS keeps. So Fast NMS keeps no box that greedy NMS suppresses, and now and then it loses one too many. Its authors report 12 ms less per picture, for a marginal loss.',
        ],
      },
      {
        title: 'Two libraries, two rules',
        body: [
          'YOLACT keeps a box whose largest overlap is exactly the threshold; fast_nms of Ultralytics, which it uses for rotated boxes, suppresses it. Both work class by class, YOLACT on a matrix for each class, Ultralytics by moving classes apart. YOLACT looks only at the best 200 boxes of a class, which is not shown here.',
        ],
      },
      {
        title: 'In an interview',
        body: [
          'Why is it faster? No verdict depends on another, so that the loop becomes one matrix operation; the number of IoUs does not fall, it is always n (n − 1) / 2. Why is it less exact? Suppressed boxes still suppress. Which way does it err? It only ever suppresses more.',
        ],
      },
    ],
    [
      {
        title: '它用来做什么',
        body: [
          '贪心 NMS 必须先决定所有得分更高的框，才能决定一个框，因为只有被保留的框才能抑制别人。在 GPU 上，这就是一串互相等待的小步骤。2019 年为 YOLACT 提出的 Fast NMS 不再等待：任何得分更高的框都可以抑制，不管它自己是否被保留。',
        ],
      },
      {
        title: '逐步说明',
        body: [
          '按得分排序，计算两两 IoU，只留对角线以上的部分：一个框的那一列，就是它与所有更高分框的 IoU。逐列取最大值，最大值超过阈值者被抑制。仅此而已：一个矩阵，每列一次最大值，一次比较。',
        ],
      },
      {
        title: '更快，但不那么精确',
        body: [
          '各列可以同时判断，因为任何结论都不依赖别的结论。代价见链 A – B – C：A 抑制 B，而 B 虽已出局，仍抑制了 C；贪心 NMS 则会保留 C。所以贪心 NMS 抑制的框，Fast NMS 绝不会保留；但它偶尔会多删。作者报告每张图快 12 毫秒，精度损失很小。',
        ],
      },
      {
        title: '两个库，两种规则',
        body: [
          '最大 IoU 恰好等于阈值时，YOLACT 保留，Ultralytics 的 fast_nms（用于旋转框）则抑制。两者都按类别进行：YOLACT 每个类别一个矩阵，Ultralytics 用偏移把类别分开。YOLACT 每类只看得分最高的 200 个框，这里没有体现。',
        ],
      },
      {
        title: '面试要点',
        body: [
          '为什么更快？结论之间互不依赖，循环变成一次矩阵运算；IoU 的次数并没有减少，始终是 n (n − 1) / 2。为什么不精确？被抑制的框照样抑制别人。偏向哪一边？只会多删，不会少删。',
        ],
      },
    ],
  ),
});
