import { count } from '../../text/numbers';
import { texts } from '../../text/text';

const boxes = (n: number) => (n === 1 ? '1 box' : `${count(n)} boxes`);

export const offsetText = texts(
  {
    needsBoxes: 'NMS needs boxes. Draw some, or open a file.',
    largest: (largest: string, offset: string) =>
      `The largest coordinate is ${largest}, so every class moves its boxes by ${offset} more than the class before.`,
    span: (smallest: string, largest: string, offset: string) =>
      `Coordinates go from ${smallest} to ${largest}, so every class moves its boxes by ${offset} more than the class before.`,
    constant: (offset: string) =>
      `Every class moves its boxes by ${offset} more than the class before, whatever the coordinates are.`,
    shift: (box: string, by: string, before: string, after: string) =>
      `${box} is moved by ${by}: ${before} becomes ${after}.`,
    rounded: 'That is rounded: not every number is one of this precision.',
    lostShift: (box: string, by: string) =>
      `${box} would be moved by ${by}, beyond the largest number of this precision: a corner becomes infinite.`,
    lost: (picked: string, other: string) =>
      `A corner of ${picked} or of ${other} is infinite, so their overlap is no number and above no threshold: ${other} stays.`,
    othersMeet: (iou: string) =>
      `They are of different classes, which the offset should keep apart; unmoved, their IoU is ${iou}.`,
    otherIou: (iou: string) => `Unmoved, their IoU is ${iou}: corners were rounded.`,
    moveRound: 'Move and sort',
    rule: 'Offset',
    ruleLargest: 'max + 1',
    ruleSpan: 'max − min + 1',
    ruleConstant: 'constant',
    ruleLargestHelp: 'The largest coordinate and 1: torchvision, mmcv',
    ruleSpanHelp: 'The span of the coordinates and 1: detectron2’s rotated NMS',
    ruleConstantHelp: 'A given number: Ultralytics’ max_wh',
    constantLabel: 'Constant',
    constantHelp: 'What a class is multiplied by, from 0 to 1e9; Ultralytics: 7680',
    precision: 'Numbers',
    double: 'double',
    single: 'single',
    half: 'half',
    doubleHelp: '64 bits: whole numbers up to 2⁵³',
    singleHelp: '32 bits: whole numbers up to 16,777,216',
    halfHelp: '16 bits: whole numbers up to 2,048, nothing beyond 65,504',
    moved: 'Moved',
    movedLabel: (n: number, of: number) => `${count(n)} of ${boxes(of)} moved along the diagonal.`,
    movedX: 'x, moved',
    movedY: 'y, moved',
    movedNow: (n: number, of: number, offset: string) =>
      `${count(n)} of ${boxes(of)} moved; offset ${offset} per class.`,
    same: 'A loop over the classes keeps the same boxes.',
    missing: (list: string) =>
      `A loop over the classes keeps ${list} as well: the trick loses them.`,
    extra: (list: string) => `A loop over the classes does not keep ${list}: the trick adds them.`,
    lostNote: (n: number) =>
      `${boxes(n)} ${n === 1 ? 'has' : 'have'} an infinite corner once moved: such a box suppresses nobody, and nobody suppresses it.`,
    flatNote: (n: number) =>
      `${boxes(n)} ${n === 1 ? 'loses its' : 'lose their'} width or height to rounding.`,
    negative:
      'A coordinate is negative: the largest one and 1 is then too little to keep classes apart.',
    list: (rows: readonly string[]) => rows.join(', '),
    andMore: (list: string, n: number) => `${list} and ${count(n)} more`,
  },
  {
    needsBoxes: 'NMS 需要检测框。请先画几个，或打开一个文件。',
    largest: (largest: string, offset: string) =>
      `最大坐标为 ${largest}，所以每个类别的框比前一个类别多移 ${offset}。`,
    span: (smallest: string, largest: string, offset: string) =>
      `坐标从 ${smallest} 到 ${largest}，所以每个类别的框比前一个类别多移 ${offset}。`,
    constant: (offset: string) => `不论坐标如何，每个类别的框都比前一个类别多移 ${offset}。`,
    shift: (box: string, by: string, before: string, after: string) =>
      `${box} 平移 ${by}：${before} 变为 ${after}。`,
    rounded: '结果经过舍入：这种精度表示不了所有的数。',
    lostShift: (box: string, by: string) =>
      `${box} 本应平移 ${by}，超出这种精度的最大数：有角点变为无穷大。`,
    lost: (picked: string, other: string) =>
      `${picked} 或 ${other} 有角点为无穷大，它们的重叠不是数，不大于任何阈值：${other} 留下。`,
    othersMeet: (iou: string) => `它们类别不同，本应被偏移分开；平移之前，它们的 IoU 为 ${iou}。`,
    otherIou: (iou: string) => `平移之前，它们的 IoU 为 ${iou}：角点经过了舍入。`,
    moveRound: '平移并排序',
    rule: '偏移',
    ruleLargest: 'max + 1',
    ruleSpan: 'max − min + 1',
    ruleConstant: '常数',
    ruleLargestHelp: '最大坐标加 1：torchvision、mmcv',
    ruleSpanHelp: '坐标跨度加 1：detectron2 的旋转 NMS',
    ruleConstantHelp: '给定的数：Ultralytics 的 max_wh',
    constantLabel: '常数',
    constantHelp: '类别编号乘以它，0 到 1e9；Ultralytics 为 7680',
    precision: '数值',
    double: '双精度',
    single: '单精度',
    half: '半精度',
    doubleHelp: '64 位：整数精确到 2⁵³',
    singleHelp: '32 位：整数精确到 16,777,216',
    halfHelp: '16 位：整数只精确到 2,048，不超过 65,504',
    moved: '平移后',
    movedLabel: (n: number, of: number) => `${count(of)} 个框中有 ${count(n)} 个已沿对角线平移。`,
    movedX: '平移后的 x',
    movedY: '平移后的 y',
    movedNow: (n: number, of: number, offset: string) =>
      `${count(of)} 个框中已平移 ${count(n)} 个；每个类别偏移 ${offset}。`,
    same: '逐类别循环保留的框与此相同。',
    missing: (list: string) => `逐类别循环还会保留 ${list}：偏移法把它们丢了。`,
    extra: (list: string) => `逐类别循环不会保留 ${list}：偏移法多留了它们。`,
    lostNote: (n: number) =>
      `有 ${count(n)} 个框平移后角点为无穷大：它们既不抑制别人，也不被抑制。`,
    flatNote: (n: number) => `有 ${count(n)} 个框因舍入失去了宽或高。`,
    negative: '有坐标为负：这时“最大坐标加 1”不足以把类别分开。',
    list: (rows: readonly string[]) => rows.join('、'),
    andMore: (list: string, n: number) => `${list} 等另外 ${count(n)} 个`,
  },
);
