import type { Role } from '../../canvas/roles';
import { count } from '../../text/numbers';
import { texts } from '../../text/text';
import type { NmsPresetId } from './presets';

const rolesEn: Partial<Record<Role, string>> = {
  waiting: 'waiting',
  picked: 'picked',
  compared: 'compared',
  kept: 'kept',
  suppressed: 'suppressed',
  filtered: 'score too low',
  leftover: 'left out',
};

const rolesZh: Partial<Record<Role, string>> = {
  waiting: '等待',
  picked: '选中',
  compared: '比较中',
  kept: '保留',
  suppressed: '被抑制',
  filtered: '得分过低',
  leftover: '未入选',
};

/** What a preset does not reproduce, or leaves open. */
const presetHintsEn: Record<NmsPresetId, string> = {
  torchvision: 'All classes together; thresholds are the caller’s.',
  batched: 'It moves classes apart instead of comparing them, which fails on negative coordinates.',
  pyNms: 'The reference of py-faster-rcnn, with pixels counted.',
  cpuNms: 'The Cython code beside py_cpu_nms.py: the other side of equality.',
  mmcv: 'Its order of equal scores is not specified.',
  opencv: 'Its rectangles are integers and its overlaps 32 bits wide; eta is 1.',
  tensorflow: 'Corners in any order; max_output_size is the caller’s.',
  tfjs: 'Differs from TensorFlow in equality and in the order of equal scores.',
  ultralytics: 'It moves classes apart by 7680 pixels; its order of equal scores is not specified.',
  darknet: 'DIoU with the exponent 0.6, not IoU; its order of equal scores is not specified.',
  ensemble: 'Coordinates from 0 to 1 are clipped there; its sort is unstable.',
  onnx: 'Equality is not specified by ONNX; its maximum output is for each class, ours for all.',
};

const presetHintsZh: Record<NmsPresetId, string> = {
  torchvision: '不分类别；阈值由调用者给出。',
  batched: '它不比较类别，而是用偏移把各类别分开，坐标为负时会出错。',
  pyNms: 'py-faster-rcnn 的参考实现，按像素计数。',
  cpuNms: 'py_cpu_nms.py 旁边的 Cython 实现：相等时的处理正好相反。',
  mmcv: '同分时的先后没有规定。',
  opencv: '矩形为整数，IoU 为 32 位浮点；eta 为 1。',
  tensorflow: '角点顺序任意；max_output_size 由调用者给出。',
  tfjs: '与 TensorFlow 在相等时的判断和同分先后上都不同。',
  ultralytics: '它用 7680 像素的偏移把各类别分开；同分先后没有规定。',
  darknet: '比较的是指数 0.6 的 DIoU，而不是 IoU；同分先后没有规定。',
  ensemble: '那里的坐标会裁剪到 0 至 1；排序不稳定。',
  onnx: 'ONNX 没有规定相等时的处理；它的上限按类别计，这里按总数计。',
};

const boxes = (n: number) => (n === 1 ? '1 box' : `${count(n)} boxes`);

export const nmsText = texts(
  {
    needsBoxes: 'NMS needs boxes. Draw some, or open a file.',
    roles: rolesEn,
    filterPasses: (box: string, score: string, threshold: string) =>
      `${box} takes part: its score ${score} is above ${threshold}.`,
    filterFails: (box: string, score: string, threshold: string) =>
      `${box} is out: its score ${score} is not above ${threshold}.`,
    sort: (n: number, ties: string) =>
      `${boxes(n)} in order of falling score; of equal scores, ${ties} comes first.`,
    topK: (most: number, left: number, first: string) =>
      `Only the best ${boxes(most)} go on: ${first} and all below it, ${count(left)} in number, ${left === 1 ? 'is' : 'are'} left out.`,
    tiesLowest: 'the lower index',
    tiesHighest: 'the higher index',
    pick: (box: string, waiting: number) =>
      waiting === 0
        ? `${box} has the highest score left and is kept. No other is left.`
        : `${box} has the highest score left and is kept. ${boxes(waiting)} ${waiting === 1 ? 'is' : 'are'} left.`,
    otherClass: (box: string, other: string) =>
      `${other} is of another class than ${box}: they are not compared, and it stays.`,
    suppressed: (box: string, other: string, overlap: string, more: string) =>
      `${box} and ${other} overlap by ${overlap}, ${more}: ${other} is suppressed.`,
    lives: (box: string, other: string, overlap: string, less: string) =>
      `${box} and ${other} overlap by ${overlap}, ${less}: ${other} stays.`,
    moreThan: (threshold: string) => `more than ${threshold}`,
    notMoreThan: (threshold: string) => `not more than ${threshold}`,
    atLeast: (threshold: string) => `which is at least ${threshold}`,
    lessThan: (threshold: string) => `less than ${threshold}`,
    limit: (most: number, left: number) =>
      `${boxes(most)} ${most === 1 ? 'is' : 'are'} kept, as many as asked for: the other ${count(left)} still in play ${left === 1 ? 'is' : 'are'} left out.`,
    done: (kept: number, all: number) => `Done: ${count(kept)} of ${boxes(all)} kept.`,
    sortRound: 'Filter and sort',
    pickRound: (box: string) => `Pick ${box}`,
    doneRound: 'Done',
    threshold: 'IoU threshold',
    scoreThreshold: 'Score >',
    scoreHelp: 'Only boxes with a higher score take part; empty: all do',
    boundary: 'Suppress if',
    greater: '>',
    greaterOrEqual: '≥',
    greaterHelp: 'overlap > threshold: torchvision, py_nms, OpenCV',
    greaterOrEqualHelp: 'overlap ≥ threshold: TensorFlow.js, cpu_nms.pyx',
    extent: 'Sides',
    exclusive: 'x2 − x1',
    inclusive: '+ 1',
    exclusiveHelp: 'Coordinates are edges: torchvision, OpenCV, TensorFlow',
    inclusiveHelp: 'Coordinates are pixels, the last one included: py_nms',
    ties: 'Ties',
    lowest: 'lowest',
    highest: 'highest',
    lowestHelp: 'Of equal scores the lowest index first: torchvision, OpenCV',
    highestHelp: 'Of equal scores the highest index first: NumPy argsort()[::-1], TensorFlow.js',
    perClass: 'Per class',
    perClassHelp: 'Only boxes of the same class suppress each other',
    maxOutput: 'At most',
    maxOutputHelp: 'Stop when this many are kept; empty: never',
    all: 'all',
    on: 'on',
    off: 'off',
    presetHints: presetHintsEn,
    measure: 'Overlap',
    measureHelp:
      'What is compared with the threshold: DIoU-NMS takes off the distance of the centres',
    exponent: 'Exponent',
    exponentHelp: 'The distance term d² / c² is raised to this; darknet’s greedynms: 0.6',
    topKField: 'Best',
    topKHelp:
      'Only the best so many take part: top_k of OpenCV, max_nms of Ultralytics; empty: all do',
    order: 'Order',
    matrix: 'Matrix',
    tree: 'Tree',
    by: (box: string, overlap: string) => `by ${box}, ${overlap}`,
    stillWaiting: (n: number) => `${boxes(n)} still undecided`,
    nothingYet: 'Nothing is decided yet: take a step.',
    matrixLabel: 'IoU of every pair, in the order of scores',
    matrixHelp: 'Arrow keys move, Enter goes to where the pair was compared.',
    matrixCell: (a: string, b: string, value: string) => `${a} and ${b}: IoU ${value}`,
    matrixMost: (shown: number, all: number) => `The best ${count(shown)} of ${count(all)} boxes`,
    missingScores: (n: number) =>
      `${boxes(n)} without a score: ${n === 1 ? 'it counts' : 'they count'} as 1 here.`,
    inverted: (
      box: string,
      written: string,
      ordered: string,
      area: string,
      areaAsWritten: string,
      isVoid: boolean,
    ) =>
      `${box} is inverted: ${written}. Its corners are put in order, ${ordered}, with area ${area}. Code that takes it as written, as the reference py_nms does, gets area ${areaAsWritten}${isVoid ? ' and no overlap with any box, so there it neither suppresses nor is suppressed' : ''}.`,
    moreInverted: (n: number) => `${boxes(n)} more ${n === 1 ? 'is' : 'are'} inverted.`,
    sameAsPyNms: (keep: string) => `py_nms keeps ${keep} here: the same as this run.`,
    otherThanPyNms: (keep: string, ours: string) =>
      `py_nms keeps ${keep} here; this run, with corners in order, keeps ${ours}.`,
    asWritten: (overlap: string) =>
      `Code that takes corners as written, as py_nms does, gets an overlap of ${overlap} for this pair.`,
    list: (items: readonly number[]) => items.join(', '),
  },
  {
    needsBoxes: 'NMS 需要检测框。请先画几个，或打开一个文件。',
    roles: rolesZh,
    filterPasses: (box: string, score: string, threshold: string) =>
      `${box} 参与：得分 ${score} 高于 ${threshold}。`,
    filterFails: (box: string, score: string, threshold: string) =>
      `${box} 被过滤：得分 ${score} 不高于 ${threshold}。`,
    sort: (n: number, ties: string) =>
      `${count(n)} 个框按得分从高到低排序；得分相同时，${ties}在前。`,
    topK: (most: number, left: number, first: string) =>
      `只有得分最高的 ${count(most)} 个框继续参与：${first} 及其后共 ${count(left)} 个不再入选。`,
    tiesLowest: '索引小者',
    tiesHighest: '索引大者',
    pick: (box: string, waiting: number) =>
      waiting === 0
        ? `${box} 是剩余框中得分最高的，保留。没有剩余的框了。`
        : `${box} 是剩余框中得分最高的，保留。还剩 ${count(waiting)} 个框。`,
    otherClass: (box: string, other: string) => `${other} 与 ${box} 类别不同：不作比较，继续参与。`,
    suppressed: (box: string, other: string, overlap: string, more: string) =>
      `${box} 与 ${other} 的重叠度为 ${overlap}，${more}：${other} 被抑制。`,
    lives: (box: string, other: string, overlap: string, less: string) =>
      `${box} 与 ${other} 的重叠度为 ${overlap}，${less}：${other} 继续参与。`,
    moreThan: (threshold: string) => `大于 ${threshold}`,
    notMoreThan: (threshold: string) => `不大于 ${threshold}`,
    atLeast: (threshold: string) => `不小于 ${threshold}`,
    lessThan: (threshold: string) => `小于 ${threshold}`,
    limit: (most: number, left: number) =>
      `已保留 ${count(most)} 个框，达到上限：其余 ${count(left)} 个不再入选。`,
    done: (kept: number, all: number) => `完成：${count(all)} 个框中保留 ${count(kept)} 个。`,
    sortRound: '过滤与排序',
    pickRound: (box: string) => `选中 ${box}`,
    doneRound: '完成',
    threshold: 'IoU 阈值',
    scoreThreshold: '得分 >',
    scoreHelp: '只有得分更高的框参与；留空表示全部参与',
    boundary: '抑制条件',
    greater: '>',
    greaterOrEqual: '≥',
    greaterHelp: 'IoU > 阈值：torchvision、py_nms、OpenCV',
    greaterOrEqualHelp: 'IoU ≥ 阈值：TensorFlow.js、cpu_nms.pyx',
    extent: '边长',
    exclusive: 'x2 − x1',
    inclusive: '+ 1',
    exclusiveHelp: '坐标表示边界：torchvision、OpenCV、TensorFlow',
    inclusiveHelp: '坐标表示像素，且包含最后一个像素：py_nms',
    ties: '同分',
    lowest: '小索引',
    highest: '大索引',
    lowestHelp: '得分相同时索引小者在前：torchvision、OpenCV',
    highestHelp: '得分相同时索引大者在前：NumPy argsort()[::-1]、TensorFlow.js',
    perClass: '按类别',
    perClassHelp: '只有同类别的框才会互相抑制',
    maxOutput: '最多',
    maxOutputHelp: '保留到这个数量就停止；留空表示不限',
    all: '不限',
    on: '开',
    off: '关',
    presetHints: presetHintsZh,
    measure: '重叠度',
    measureHelp: '与阈值比较的量：DIoU-NMS 会减去中心距离项',
    exponent: '指数',
    exponentHelp: '距离项 d² / c² 的指数；darknet 的 greedynms 为 0.6',
    topKField: '前',
    topKHelp: '只有得分最高的这么多框参与：OpenCV 的 top_k、Ultralytics 的 max_nms；留空表示全部',
    order: '排序',
    matrix: '矩阵',
    tree: '抑制树',
    by: (box: string, overlap: string) => `被 ${box} 抑制，IoU ${overlap}`,
    stillWaiting: (n: number) => `还有 ${count(n)} 个框未决定`,
    nothingYet: '还没有任何结果：请走一步。',
    matrixLabel: '按得分排序的两两 IoU',
    matrixHelp: '方向键移动，回车跳到这对框的比较处。',
    matrixCell: (a: string, b: string, value: string) => `${a} 与 ${b}：IoU ${value}`,
    matrixMost: (shown: number, all: number) => `${count(all)} 个框中得分最高的 ${count(shown)} 个`,
    missingScores: (n: number) => `有 ${count(n)} 个框没有得分：这里按 1 计算。`,
    inverted: (
      box: string,
      written: string,
      ordered: string,
      area: string,
      areaAsWritten: string,
      isVoid: boolean,
    ) =>
      `${box} 的角点写反了：${written}。这里先排好序：${ordered}，面积 ${area}。照原样计算的代码（如参考 py_nms）得到面积 ${areaAsWritten}${isVoid ? '，且与任何框都没有重叠，因此在那里它既不抑制别人，也不会被抑制' : ''}。`,
    moreInverted: (n: number) => `还有 ${count(n)} 个框的角点写反了。`,
    sameAsPyNms: (keep: string) => `py_nms 在这里保留 ${keep}：与本次结果相同。`,
    otherThanPyNms: (keep: string, ours: string) =>
      `py_nms 在这里保留 ${keep}；本次先排好角点，保留 ${ours}。`,
    asWritten: (overlap: string) =>
      `照原样计算角点的代码（如 py_nms）得到这对框的重叠度为 ${overlap}。`,
    list: (items: readonly number[]) => items.join('、'),
  },
);
