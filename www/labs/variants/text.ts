import { count } from '../../text/numbers';
import { texts } from '../../text/text';

const boxes = (n: number) => (n === 1 ? '1 box' : `${count(n)} boxes`);

export const variantText = texts(
  {
    needsBoxes: 'NMS needs boxes. Draw some, or open a file.',
    otherClass: (better: string, other: string) =>
      `${other} is of another class than ${better}: their IoU does not count.`,
    silent: (better: string, other: string) =>
      `${better} fell in the pass before: its row counts as 0, so it has no say over ${other}.`,
    compare: (better: string, other: string, iou: string, relation: string) =>
      `${other} overlaps ${better}, which is better, by ${iou}, ${relation}.`,
    compareKept: (better: string, other: string, overlap: string, relation: string) =>
      `${other} overlaps ${better}, which is kept, by ${overlap}, ${relation}.`,
    judgeNoneKept: (item: string) => `No kept box has a say over ${item}: it is kept.`,
    suppressedByKept: (item: string, by: string, overlap: string, relation: string) =>
      `${by}, which is kept, is the first that ${item} overlaps too much, by ${overlap}, ${relation}: it is suppressed.`,
    keptByKept: (item: string, by: string, overlap: string, relation: string) =>
      `Of the kept boxes, ${item} overlaps ${by} most, by ${overlap}, ${relation}: it is kept.`,
    tighten: (item: string, before: string, eta: string, after: string) =>
      `${item} was kept, so the threshold falls from ${before} times ${eta} to ${after}.`,
    threshold: 'Threshold',
    thresholdNow: (threshold: string, kept: number, falls: number) =>
      `Threshold ${threshold}: ${boxes(kept)} kept so far, and it fell ${falls === 1 ? 'once' : `${count(falls)} times`}.`,
    thresholdStays: 'It does not fall any more: it is no longer above 0.5.',
    thresholdNever: 'With eta 1 it never falls: this is greedy NMS.',
    thresholdFloor: 'It falls after each box kept, as long as it is above 0.5 (dashed).',
    thresholdLabel: (points: string) => `The threshold after each box kept: ${points}.`,
    keptAxis: 'boxes kept',
    eta: 'Eta',
    etaHelp: 'What the threshold is multiplied by after each box kept, above 0.5; 1: it stays',
    numbers: 'Numbers',
    double: 'double',
    single: 'single',
    doubleHelp: 'The IoU, with 64 bits',
    singleHelp: 'OpenCV: 1 − (1 − IoU) and the threshold with 32 bits',
    noAreaAlike: (n: number) =>
      `${boxes(n)} ${n === 1 ? 'has' : 'have'} no area: in OpenCV’s numbers, two of them count as the same box, overlap 1.`,
    judgeNone: (item: string) => `No better box has a say over ${item}: it is kept.`,
    suppressed: (item: string, by: string, peak: string, relation: string) =>
      `The largest IoU in the column of ${item} is ${peak}, with ${by}, ${relation}: it is suppressed.`,
    kept: (item: string, by: string, peak: string, relation: string) =>
      `The largest IoU in the column of ${item} is ${peak}, with ${by}, ${relation}: it is kept.`,
    changed: 'In the pass before it was not so.',
    again: (pass: number, changed: number) =>
      `Pass ${count(pass)} changed ${count(changed)} ${changed === 1 ? 'verdict' : 'verdicts'}: the rows of those that fell become 0, and it all begins again.`,
    unchanged: (pass: number) =>
      `Pass ${count(pass)} changed nothing, so no further one would: this is what greedy NMS keeps.`,
    decay: (better: string, other: string, iou: string, peak: string, ratio: string) =>
      `${other} overlaps ${better} by ${iou}, and ${better} is itself overlapped by at most ${peak}: it asks for the factor ${ratio}.`,
    noDecay: (better: string, other: string, iou: string, peak: string, ratio: string) =>
      `${other} overlaps ${better} by ${iou}, and ${better} is itself overlapped by at most ${peak}: the quotient, ${ratio}, is not below 1, so it lowers nothing.`,
    factor: (factor: string) => `The smallest so far is ${factor}.`,
    copy: (better: string, other: string) =>
      `Of the score of ${better} nothing is left: it is a copy of a better box, which says the same. It has no say over ${other}.`,
    lowered: (item: string, by: string, factor: string, before: string, after: string) =>
      `The smallest in the column of ${item} is ${factor}, by ${by}: its score falls from ${before} to ${after}`,
    notLowered: (item: string, score: string) =>
      `No better box lowers the score of ${item}, ${score}`,
    stands: (relation: string) => `${relation}: it is kept.`,
    falls: (relation: string) => `${relation}: it is out.`,
    limit: (most: number, left: number) =>
      `At most ${count(most)} ${most === 1 ? 'is' : 'are'} asked for: the ${count(left)} with the lowest scores ${left === 1 ? 'is' : 'are'} left out.`,
    columnRound: (box: string) => `Column of ${box}`,
    passRound: (pass: number) => `Pass ${count(pass)}`,
    inverted: (n: number) =>
      `${boxes(n)} ${n === 1 ? 'is' : 'are'} written with the corners inverted: they are put in order.`,
    method: 'Decay',
    gaussian: 'Gaussian',
    linear: 'linear',
    gaussianHelp: 'f(IoU) = exp(−sigma · IoU²): SOLOv2',
    linearHelp: 'f(IoU) = 1 − IoU: Paddle by default',
    sigma: 'Sigma',
    sigmaHelp: 'What IoU² is multiplied by. The paper divides: its 0.5 is 2 here',
    postThreshold: 'Score after',
    postHelp: 'Lowered scores are held against this',
    postBoundary: 'Keep if',
    keepGreater: '>',
    keepGreaterOrEqual: '≥',
    keepGreaterHelp: 'score > threshold: Paddle',
    keepGreaterOrEqualHelp: 'score ≥ threshold: SOLOv2, mmdetection',
  },
  {
    needsBoxes: 'NMS 需要检测框。请先画几个，或打开一个文件。',
    otherClass: (better: string, other: string) =>
      `${other} 与 ${better} 类别不同：它们的 IoU 不计入。`,
    silent: (better: string, other: string) =>
      `${better} 在上一遍中被抑制：它所在的行按 0 计，对 ${other} 不起作用。`,
    compare: (better: string, other: string, iou: string, relation: string) =>
      `${other} 与得分更高的 ${better} 的 IoU 为 ${iou}，${relation}。`,
    compareKept: (better: string, other: string, overlap: string, relation: string) =>
      `${other} 与已保留的 ${better} 的 IoU 为 ${overlap}，${relation}。`,
    judgeNoneKept: (item: string) => `没有已保留的框对 ${item} 起作用：保留。`,
    suppressedByKept: (item: string, by: string, overlap: string, relation: string) =>
      `${item} 与已保留的框依次比较，第一个重叠过多的是 ${by}，IoU 为 ${overlap}，${relation}：被抑制。`,
    keptByKept: (item: string, by: string, overlap: string, relation: string) =>
      `已保留的框中，${item} 与 ${by} 重叠最多，IoU 为 ${overlap}，${relation}：保留。`,
    tighten: (item: string, before: string, eta: string, after: string) =>
      `${item} 已保留，阈值随之降低：${before} 乘以 ${eta}，变为 ${after}。`,
    threshold: '阈值',
    thresholdNow: (threshold: string, kept: number, falls: number) =>
      `阈值 ${threshold}：目前保留 ${count(kept)} 个框，阈值降低了 ${count(falls)} 次。`,
    thresholdStays: '它不再降低：已不大于 0.5。',
    thresholdNever: 'eta 为 1 时它从不降低：这就是贪心 NMS。',
    thresholdFloor: '只要大于 0.5（虚线），每保留一个框就降低一次。',
    thresholdLabel: (points: string) => `每保留一个框之后的阈值：${points}。`,
    keptAxis: '已保留的框数',
    eta: 'Eta',
    etaHelp: '阈值大于 0.5 时，每保留一个框就乘以它；为 1 则不变',
    numbers: '数值',
    double: '双精度',
    single: '单精度',
    doubleHelp: 'IoU，64 位',
    singleHelp: 'OpenCV：1 − (1 − IoU) 与阈值均为 32 位',
    noAreaAlike: (n: number) =>
      `有 ${count(n)} 个框没有面积：按 OpenCV 的算法，任意两个这样的框都算同一个框，重叠为 1。`,
    judgeNone: (item: string) => `没有得分更高的框对 ${item} 起作用：保留。`,
    suppressed: (item: string, by: string, peak: string, relation: string) =>
      `${item} 这一列的最大 IoU 为 ${peak}（与 ${by}），${relation}：被抑制。`,
    kept: (item: string, by: string, peak: string, relation: string) =>
      `${item} 这一列的最大 IoU 为 ${peak}（与 ${by}），${relation}：保留。`,
    changed: '与上一遍的结论不同。',
    again: (pass: number, changed: number) =>
      `第 ${count(pass)} 遍改变了 ${count(changed)} 个结论：被抑制者所在的行置 0，再来一遍。`,
    unchanged: (pass: number) =>
      `第 ${count(pass)} 遍没有任何改变，再做也不会变：结果就是贪心 NMS 保留的框。`,
    decay: (better: string, other: string, iou: string, peak: string, ratio: string) =>
      `${other} 与 ${better} 的 IoU 为 ${iou}，而 ${better} 自己与更高分框的最大 IoU 为 ${peak}：它要求的系数为 ${ratio}。`,
    noDecay: (better: string, other: string, iou: string, peak: string, ratio: string) =>
      `${other} 与 ${better} 的 IoU 为 ${iou}，而 ${better} 自己与更高分框的最大 IoU 为 ${peak}：商 ${ratio} 不小于 1，不降低得分。`,
    factor: (factor: string) => `目前最小为 ${factor}。`,
    copy: (better: string, other: string) =>
      `${better} 的得分衰减到 0：它与某个得分更高的框完全重合，由后者代言。它对 ${other} 不起作用。`,
    lowered: (item: string, by: string, factor: string, before: string, after: string) =>
      `${item} 这一列的最小值为 ${factor}（来自 ${by}）：得分由 ${before} 降到 ${after}`,
    notLowered: (item: string, score: string) => `没有更高分的框降低 ${item} 的得分 ${score}`,
    stands: (relation: string) => `${relation}：保留。`,
    falls: (relation: string) => `${relation}：淘汰。`,
    limit: (most: number, left: number) =>
      `最多保留 ${count(most)} 个：得分最低的 ${count(left)} 个不再入选。`,
    columnRound: (box: string) => `${box} 的列`,
    passRound: (pass: number) => `第 ${count(pass)} 遍`,
    inverted: (n: number) => `有 ${count(n)} 个框的角点写反了：这里先排好序。`,
    method: '衰减',
    gaussian: '高斯',
    linear: '线性',
    gaussianHelp: 'f(IoU) = exp(−sigma · IoU²)：SOLOv2',
    linearHelp: 'f(IoU) = 1 − IoU：Paddle 默认',
    sigma: 'Sigma',
    sigmaHelp: '乘在 IoU² 上的系数。论文是除：论文的 0.5 就是这里的 2',
    postThreshold: '衰减后得分',
    postHelp: '衰减后的得分与它比较',
    postBoundary: '保留条件',
    keepGreater: '>',
    keepGreaterOrEqual: '≥',
    keepGreaterHelp: '得分 > 阈值：Paddle',
    keepGreaterOrEqualHelp: '得分 ≥ 阈值：SOLOv2、mmdetection',
  },
);
