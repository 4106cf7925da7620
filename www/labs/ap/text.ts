import type { Reason } from 'boxstep-ap';
import { count } from '../../text/numbers';
import { texts } from '../../text/text';

/** What a curve begins with. */
interface Sorted {
  readonly name: string;
  readonly threshold: string;
  readonly truths: number;
  readonly ignored: number;
  readonly detections: number;
  readonly beyondLimit: number;
}

const detections = (n: number) => (n === 1 ? '1 detection' : `${count(n)} detections`);
const truths = (n: number) => (n === 1 ? '1 ground truth' : `${count(n)} ground truths`);

const reasonsEn: Record<Reason, string> = {
  found: 'true positive',
  'no-truth': 'false: no truth here',
  'too-little': 'false: too little',
  duplicate: 'false: duplicate',
  'ignored-truth': 'ignored, as its match',
  'other-area': 'ignored: other size',
};

const reasonsZh: Record<Reason, string> = {
  found: '真阳性',
  'no-truth': '假阳性：无真实框',
  'too-little': '假阳性：重叠不足',
  duplicate: '假阳性：重复检测',
  'ignored-truth': '不计：匹配的也不计',
  'other-area': '不计：尺寸不符',
};

/** What is said of each event, and of each detection. */
export const apText = texts(
  {
    needs:
      'Average precision needs boxes. Those with a score are detections, those without are ground truths: draw some, or open two folders of files of the same names.',
    sort: (it: Sorted) =>
      [
        `${it.name} at IoU ${it.threshold}: ${detections(it.detections)} in order of falling score, over all images, for ${truths(it.truths)}.`,
        it.ignored > 0 && `${count(it.ignored)} more ${it.ignored === 1 ? 'is' : 'are'} ignored.`,
        it.beyondLimit > 0 &&
          `${detections(it.beyondLimit)} beyond the limit of ${it.beyondLimit === 1 ? 'its image is' : 'their images are'} left out.`,
      ]
        .filter(Boolean)
        .join(' '),
    next: (box: string, image: string, n: number) =>
      `Next comes ${box}${image && `, in ${image}`}. ${n === 0 ? 'There is no ground truth of its class in its image.' : `Its image has ${truths(n)} of its class.`}`,
    pair: (a: string, b: string, by: string) => `${a} overlaps ground truth ${b} by ${by}`,
    pairCrowd: (a: string, b: string, by: string) => `${by} of ${a} lies in the crowd ${b}`,
    passed: (pair: string, b: string) => `${pair}, but ${b} is taken and passed over.`,
    first: (pair: string) => `${pair}: the best so far.`,
    enough: (pair: string, bar: string) => `${pair}, at least ${bar}: the best so far.`,
    leads: (pair: string, bar: string) => `${pair}, more than ${bar}: the best so far.`,
    leadsOrEqual: (pair: string, bar: string) => `${pair}, not less than ${bar}: the best so far.`,
    notEnough: (pair: string, bar: string) => `${pair}, less than ${bar}: not enough.`,
    behind: (pair: string, bar: string) => `${pair}, and ${bar} is the best so far.`,
    above: (bar: string) => `more than ${bar}`,
    atLeast: (bar: string) => `at least ${bar}`,
    found: (box: string, by: string, value: string, bar: string) =>
      `${box} finds ground truth ${by}: IoU ${value} is ${bar}. True positive.`,
    noTruth: (box: string) =>
      `${box} has no ground truth of its class in its image. False positive.`,
    noneEnough: (box: string, bar: string) =>
      `${box} overlaps no ground truth by at least ${bar}. False positive.`,
    tooLittle: (box: string, by: string, value: string, bar: string) =>
      `${box} overlaps ground truth ${by} most, but ${value} is not enough at ${bar}. False positive.`,
    duplicate: (box: string, by: string) =>
      `${box} overlaps ground truth ${by} most, which a better detection has found: a duplicate. False positive.`,
    allTaken: (box: string) =>
      `Every ground truth that ${box} overlaps enough is taken: a duplicate. False positive.`,
    ignoredTruth: (box: string, by: string) =>
      `${box} matches ${by}, which need not be found: it counts as nothing.`,
    otherArea: (box: string) =>
      `${box} matches nothing and is of a size that is not asked for: it counts as nothing.`,
    curve: (p: string, tp: number, all: number, r: string, same: number, n: number) =>
      `Precision ${count(tp)} of ${count(all)}, ${p}; recall ${count(same)} of ${count(n)}, ${r}.`,
    raised: (point: number, from: string, to: string) =>
      `At point ${count(point)} the envelope rises from ${from} to ${to}: further right precision is that high again.`,
    stands: (point: number, value: string) =>
      `At point ${count(point)} the envelope is ${value}: nothing further right is higher.`,
    level: (level: string, point: number, value: string) =>
      `At recall ${level} the envelope is read at point ${count(point)}, the first that reaches it: ${value}.`,
    levelMissed: (level: string) => `No point reaches recall ${level}: it is read as 0.`,
    step: (from: string, to: string, value: string) =>
      `From recall ${from} to ${to} the envelope is ${value}: its rectangle joins the area.`,
    ap: (name: string, threshold: string, value: string) =>
      `Average precision of ${name} at IoU ${threshold}: ${value}.`,
    noAp: (name: string) =>
      `There is no ground truth of ${name} to be found: it has no average precision, which is not 0, and is left out of the mean.`,
    mean: (curves: number, value: string, without: number) =>
      `mAP is ${value}, the mean of ${curves === 1 ? '1 curve' : `${count(curves)} curves`}${without > 0 ? `; ${count(without)} without ground truths ${without === 1 ? 'is' : 'are'} left out` : ''}.`,
    noMean: 'No class has a ground truth to be found: there is nothing to take a mean of.',
    reasons: reasonsEn,
    waiting: 'not judged yet',
    sortRound: (name: string, threshold: string) => `Sort ${name} at ${threshold}`,
    judgeRound: (rank: number, of: number) => `Detection ${count(rank)} of ${count(of)}`,
    envelopeRound: 'Envelope',
    readRound: 'Read the curve',
    otherRound: (name: string, threshold: string) => `${name} at ${threshold}`,
    meanRound: 'Mean',
    tags: {
      truth: 'GT',
      taken: 'GT found',
      difficult: 'GT difficult',
      crowd: 'GT crowd',
      outside: 'GT ignored',
      found: 'TP',
      missed: 'FP',
      duplicate: 'FP duplicate',
      ignored: 'ignored',
    },
    kinds: (detectionCount: number, truthCount: number, difficult: number, crowd: number) =>
      [
        `With a score: detections (${count(detectionCount)}). Without: ground truths (${count(truthCount)}`,
        difficult > 0 && `, ${count(difficult)} difficult`,
        crowd > 0 && `, ${count(crowd)} crowd`,
        '). The table of boxes can change it.',
      ]
        .filter(Boolean)
        .join(''),
    noTruths: 'There is no ground truth to be found: no class has an average precision.',
    noDetections: 'There is no detection: nothing is found, and every average precision is 0.',
    crowdInVoc: 'VOC knows no crowds: here a crowd counts as a difficult one.',
    inverted: (n: number) =>
      n === 1
        ? '1 box is written inverted; its corners are put in order.'
        : `${count(n)} boxes are written inverted; their corners are put in order.`,
  },
  {
    needs:
      '计算平均精度（AP）需要框：有得分的是检测框，没有得分的是真实框（GT）。请画一些框，或同时打开两个文件夹中的同名文件。',
    sort: (it: Sorted) =>
      [
        `${it.name}，IoU 阈值 ${it.threshold}：${count(it.detections)} 个检测框（所有图像一起）按得分从高到低排列，真实框 ${count(it.truths)} 个。`,
        it.ignored > 0 && `另有 ${count(it.ignored)} 个真实框不计。`,
        it.beyondLimit > 0 && `${count(it.beyondLimit)} 个检测框超出每张图像的上限，不参与。`,
      ]
        .filter(Boolean)
        .join(''),
    next: (box: string, image: string, n: number) =>
      `下一个是 ${box}${image && `，位于 ${image}`}。${n === 0 ? '该图像中没有这一类的真实框。' : `该图像中有 ${count(n)} 个同类真实框。`}`,
    pair: (a: string, b: string, by: string) => `${a} 与真实框 ${b} 的重叠为 ${by}`,
    pairCrowd: (a: string, b: string, by: string) => `${a} 有 ${by} 落在群体框 ${b} 内`,
    passed: (pair: string, b: string) => `${pair}，但 ${b} 已被占用，跳过。`,
    first: (pair: string) => `${pair}：目前最大。`,
    enough: (pair: string, bar: string) => `${pair}，不小于 ${bar}：目前最大。`,
    leads: (pair: string, bar: string) => `${pair}，大于 ${bar}：目前最大。`,
    leadsOrEqual: (pair: string, bar: string) => `${pair}，不小于 ${bar}：目前最大。`,
    notEnough: (pair: string, bar: string) => `${pair}，小于 ${bar}：不够。`,
    behind: (pair: string, bar: string) => `${pair}，而目前最大的是 ${bar}。`,
    above: (bar: string) => `大于 ${bar}`,
    atLeast: (bar: string) => `不小于 ${bar}`,
    found: (box: string, by: string, value: string, bar: string) =>
      `${box} 检出真实框 ${by}：IoU ${value}，${bar}。真阳性（TP）。`,
    noTruth: (box: string) => `${box} 所在图像中没有同类真实框。假阳性（FP）。`,
    noneEnough: (box: string, bar: string) =>
      `${box} 与任何真实框的重叠都不到 ${bar}。假阳性（FP）。`,
    tooLittle: (box: string, by: string, value: string, bar: string) =>
      `${box} 与真实框 ${by} 重叠最大，但 ${value} 达不到阈值 ${bar}。假阳性（FP）。`,
    duplicate: (box: string, by: string) =>
      `${box} 与真实框 ${by} 重叠最大，而它已被得分更高的检测框检出：重复检测。假阳性（FP）。`,
    allTaken: (box: string) => `与 ${box} 重叠足够的真实框都已被占用：重复检测。假阳性（FP）。`,
    ignoredTruth: (box: string, by: string) => `${box} 匹配到不要求检出的 ${by}：不计入。`,
    otherArea: (box: string) => `${box} 没有匹配，且尺寸不在所问范围内：不计入。`,
    curve: (p: string, tp: number, all: number, r: string, same: number, n: number) =>
      `精确率 ${count(tp)}/${count(all)}，即 ${p}；召回率 ${count(same)}/${count(n)}，即 ${r}。`,
    raised: (point: number, from: string, to: string) =>
      `第 ${count(point)} 点的包络从 ${from} 升到 ${to}：右边还有这么高的精确率。`,
    stands: (point: number, value: string) =>
      `第 ${count(point)} 点的包络为 ${value}：右边没有更高的。`,
    level: (level: string, point: number, value: string) =>
      `召回率 ${level}：在首个达到它的第 ${count(point)} 点读取包络，得 ${value}。`,
    levelMissed: (level: string) => `没有点达到召回率 ${level}：读作 0。`,
    step: (from: string, to: string, value: string) =>
      `召回率从 ${from} 到 ${to}，包络为 ${value}：这块矩形计入面积。`,
    ap: (name: string, threshold: string, value: string) =>
      `${name} 在 IoU ${threshold} 下的平均精度（AP）：${value}。`,
    noAp: (name: string) => `${name} 没有可检出的真实框：没有 AP（不是 0），不参与求平均。`,
    mean: (curves: number, value: string, without: number) =>
      `mAP 为 ${value}，是 ${count(curves)} 条曲线的平均${without > 0 ? `；${count(without)} 条没有真实框，不参与` : ''}。`,
    noMean: '没有任何类别有可检出的真实框：无从求平均。',
    reasons: reasonsZh,
    waiting: '尚未判定',
    sortRound: (name: string, threshold: string) => `排序 ${name}，${threshold}`,
    judgeRound: (rank: number, of: number) => `第 ${count(rank)}/${count(of)} 个检测框`,
    envelopeRound: '包络',
    readRound: '读取曲线',
    otherRound: (name: string, threshold: string) => `${name}，${threshold}`,
    meanRound: '求平均',
    tags: {
      truth: 'GT',
      taken: 'GT 已检出',
      difficult: 'GT 困难',
      crowd: 'GT 群体',
      outside: 'GT 不计',
      found: 'TP',
      missed: 'FP',
      duplicate: 'FP 重复',
      ignored: '不计',
    },
    kinds: (detectionCount: number, truthCount: number, difficult: number, crowd: number) =>
      [
        `有得分的是检测框（${count(detectionCount)} 个），没有得分的是真实框（${count(truthCount)} 个`,
        difficult > 0 && `，困难 ${count(difficult)} 个`,
        crowd > 0 && `，群体 ${count(crowd)} 个`,
        '）。可在框列表中更改。',
      ]
        .filter(Boolean)
        .join(''),
    noTruths: '没有要求检出的真实框：任何类别都没有 AP。',
    noDetections: '没有检测框：什么也没检出，所有 AP 都是 0。',
    crowdInVoc: 'VOC 规则没有群体框：此处按困难框处理。',
    inverted: (n: number) => `${count(n)} 个框写反了；已把角点按顺序排好。`,
  },
);
