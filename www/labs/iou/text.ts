import type { IouEvent, Kind, Quantity, Stage } from 'boxstep-engine';
import { number } from '../../text/numbers';
import { texts } from '../../text/text';

type Say = (event: IouEvent, one: 0 | 1) => string;

/** An operand; a negative one in parentheses where an operator stands before it. */
function n(event: IouEvent, index: number): string {
  const text = number(event.operands[index] ?? Number.NaN);
  return index > 0 && text.startsWith('−') ? `(${text})` : text;
}

const r = (event: IouEvent) => number(event.result);

/** "A's", "B's", or that they are the same. */
function takenEn(event: IouEvent, edge: string): string {
  if (event.verdict === 'equal') return `both ${edge}s are the same`;
  return `${event.verdict === 'first' ? 'A' : 'B'}'s ${edge} counts`;
}

function takenZh(event: IouEvent, edge: string): string {
  if (event.verdict === 'equal') return `两个框的${edge}相同`;
  return `取 ${event.verdict === 'first' ? 'A' : 'B'} 的${edge}`;
}

const one = (value: 0 | 1) => (value === 1 ? ' + 1' : '');

const sentencesEn: Record<Quantity, Say> = {
  left: (e) =>
    `The overlap begins at x = ${r(e)}, the larger left edge: ${takenEn(e, 'left edge')}.`,
  right: (e) => `It ends at x = ${r(e)}, the smaller right edge: ${takenEn(e, 'right edge')}.`,
  width: (e, add) =>
    e.verdict === 'clamped'
      ? `${n(e, 0)} − ${n(e, 1)}${one(add)} is negative: the boxes do not meet on x, so the width is clamped to 0.`
      : `On x they overlap by ${n(e, 0)} − ${n(e, 1)}${one(add)} = ${r(e)}.`,
  top: (e) => `On y the overlap begins at ${r(e)}, the larger top edge: ${takenEn(e, 'top edge')}.`,
  bottom: (e) => `It ends at y = ${r(e)}, the smaller bottom edge: ${takenEn(e, 'bottom edge')}.`,
  height: (e, add) =>
    e.verdict === 'clamped'
      ? `${n(e, 0)} − ${n(e, 1)}${one(add)} is negative: the boxes do not meet on y, so the height is clamped to 0.`
      : `On y they overlap by ${n(e, 0)} − ${n(e, 1)}${one(add)} = ${r(e)}.`,
  intersection: (e) =>
    e.result === 0
      ? `The intersection is ${n(e, 0)} × ${n(e, 1)} = 0: the boxes share no area.`
      : `The intersection is ${n(e, 0)} × ${n(e, 1)} = ${r(e)}.`,
  areaA: (e) => `Box A has an area of ${r(e)}.`,
  areaB: (e) => `Box B has an area of ${r(e)}.`,
  union: (e) =>
    `The union is both areas less what was counted twice: ${n(e, 0)} + ${n(e, 1)} − ${n(e, 2)} = ${r(e)}.`,
  iou: (e) =>
    e.verdict === 'zeroDenominator'
      ? 'Neither box has an area, so 0 / 0: it counts as 0 here (torchvision and NumPy code give NaN).'
      : `IoU = ${n(e, 0)} / ${n(e, 1)} = ${r(e)}: the boxes share ${number(100 * e.result, 1)} % of what they cover together.`,
  enclosingWidth: (e, add) =>
    `The smallest box around both is ${n(e, 0)} − ${n(e, 1)}${one(add)} = ${r(e)} wide.`,
  enclosingHeight: (e, add) => `It is ${n(e, 0)} − ${n(e, 1)}${one(add)} = ${r(e)} high.`,
  enclosingArea: (e) => `Its area C is ${n(e, 0)} × ${n(e, 1)} = ${r(e)}.`,
  giouPenalty: (e) =>
    `Of C, the share that neither box covers is (${n(e, 0)} − ${n(e, 1)}) / ${n(e, 0)} = ${r(e)}.`,
  giou: (e) =>
    `GIoU = ${n(e, 0)} − ${n(e, 1)} = ${r(e)}. Unlike IoU it still tells how far apart boxes are that do not touch.`,
  centreDx: (e) => `On x the centres are ${r(e)} apart.`,
  centreDy: (e) => `On y the centres are ${r(e)} apart.`,
  distanceSquared: (e) => `By Pythagoras, the squared distance between the centres is ${r(e)}.`,
  diagonalSquared: (e) => `The squared diagonal of the enclosing box is ${r(e)}.`,
  diouPenalty: (e) =>
    `The penalty is ${n(e, 0)} / ${n(e, 1)} = ${r(e)}: distance against diagonal.`,
  diou: (e) => `DIoU = ${n(e, 0)} − ${n(e, 1)} = ${r(e)}.`,
  angleA: (e) => `The aspect ratio of A as an angle: arctan(width / height) = ${r(e)} rad.`,
  angleB: (e) => `The aspect ratio of B as an angle: ${r(e)} rad.`,
  aspectTerm: (e) => `v, the squared difference of the angles scaled to 0 … 1, is ${r(e)}.`,
  alpha: (e) =>
    `α = v / (1 − IoU + v) = ${r(e)}: the better the boxes overlap, the more their shape matters.`,
  ciou: (e) => `CIoU = ${n(e, 0)} − ${n(e, 1)} × ${n(e, 2)} = ${r(e)}.`,
};

const sentencesZh: Record<Quantity, Say> = {
  left: (e) => `重叠从 x = ${r(e)} 开始，即较大的左边界：${takenZh(e, '左边界')}。`,
  right: (e) => `到 x = ${r(e)} 结束，即较小的右边界：${takenZh(e, '右边界')}。`,
  width: (e, add) =>
    e.verdict === 'clamped'
      ? `${n(e, 0)} − ${n(e, 1)}${one(add)} 为负：两框在 x 方向不相交，宽度截断为 0。`
      : `x 方向重叠 ${n(e, 0)} − ${n(e, 1)}${one(add)} = ${r(e)}。`,
  top: (e) => `y 方向的重叠从 ${r(e)} 开始，即较大的上边界：${takenZh(e, '上边界')}。`,
  bottom: (e) => `到 y = ${r(e)} 结束，即较小的下边界：${takenZh(e, '下边界')}。`,
  height: (e, add) =>
    e.verdict === 'clamped'
      ? `${n(e, 0)} − ${n(e, 1)}${one(add)} 为负：两框在 y 方向不相交，高度截断为 0。`
      : `y 方向重叠 ${n(e, 0)} − ${n(e, 1)}${one(add)} = ${r(e)}。`,
  intersection: (e) =>
    e.result === 0
      ? `交集面积 ${n(e, 0)} × ${n(e, 1)} = 0：两框没有公共面积。`
      : `交集面积 ${n(e, 0)} × ${n(e, 1)} = ${r(e)}。`,
  areaA: (e) => `框 A 的面积为 ${r(e)}。`,
  areaB: (e) => `框 B 的面积为 ${r(e)}。`,
  union: (e) =>
    `并集面积等于两个面积之和减去重复计算的交集：${n(e, 0)} + ${n(e, 1)} − ${n(e, 2)} = ${r(e)}。`,
  iou: (e) =>
    e.verdict === 'zeroDenominator'
      ? '两个框都没有面积，得到 0 / 0：这里记为 0（torchvision 和 NumPy 代码会得到 NaN）。'
      : `IoU = ${n(e, 0)} / ${n(e, 1)} = ${r(e)}：交集占两框总覆盖面积的 ${number(100 * e.result, 1)}%。`,
  enclosingWidth: (e, add) =>
    `同时包住两框的最小外接框宽 ${n(e, 0)} − ${n(e, 1)}${one(add)} = ${r(e)}。`,
  enclosingHeight: (e, add) => `高 ${n(e, 0)} − ${n(e, 1)}${one(add)} = ${r(e)}。`,
  enclosingArea: (e) => `外接框面积 C = ${n(e, 0)} × ${n(e, 1)} = ${r(e)}。`,
  giouPenalty: (e) =>
    `C 中未被任何框覆盖的比例为 (${n(e, 0)} − ${n(e, 1)}) / ${n(e, 0)} = ${r(e)}。`,
  giou: (e) =>
    `GIoU = ${n(e, 0)} − ${n(e, 1)} = ${r(e)}。与 IoU 不同，两框不相交时它仍能反映相距多远。`,
  centreDx: (e) => `两中心在 x 方向相距 ${r(e)}。`,
  centreDy: (e) => `两中心在 y 方向相距 ${r(e)}。`,
  distanceSquared: (e) => `由勾股定理，中心距离的平方为 ${r(e)}。`,
  diagonalSquared: (e) => `外接框对角线的平方为 ${r(e)}。`,
  diouPenalty: (e) => `惩罚项 ${n(e, 0)} / ${n(e, 1)} = ${r(e)}：中心距离与对角线之比的平方。`,
  diou: (e) => `DIoU = ${n(e, 0)} − ${n(e, 1)} = ${r(e)}。`,
  angleA: (e) => `把 A 的宽高比表示为角度：arctan(宽 / 高) = ${r(e)} rad。`,
  angleB: (e) => `把 B 的宽高比表示为角度：${r(e)} rad。`,
  aspectTerm: (e) => `v 是两角之差的平方，缩放到 0 … 1：${r(e)}。`,
  alpha: (e) => `α = v / (1 − IoU + v) = ${r(e)}：重叠越好，形状差异的权重越大。`,
  ciou: (e) => `CIoU = ${n(e, 0)} − ${n(e, 1)} × ${n(e, 2)} = ${r(e)}。`,
};

const kindNames: Record<Kind, string> = { iou: 'IoU', giou: 'GIoU', diou: 'DIoU', ciou: 'CIoU' };

const stagesEn: Record<Stage, string> = {
  overlapX: 'Overlap on x',
  overlapY: 'Overlap on y',
  intersection: 'Intersection',
  areas: 'Areas',
  union: 'Union',
  ratio: 'IoU',
  enclosing: 'Enclosing box',
  giou: 'GIoU',
  distance: 'Centre distance',
  diou: 'DIoU',
  ciou: 'Aspect ratio, CIoU',
};

const stagesZh: Record<Stage, string> = {
  overlapX: 'x 方向重叠',
  overlapY: 'y 方向重叠',
  intersection: '交集',
  areas: '面积',
  union: '并集',
  ratio: 'IoU',
  enclosing: '最小外接框',
  giou: 'GIoU',
  distance: '中心距离',
  diou: 'DIoU',
  ciou: '宽高比，CIoU',
};

export const iouText = texts(
  {
    needsTwo: 'IoU compares two boxes. Draw two, or open a file.',
    sentences: sentencesEn,
    stages: stagesEn,
    kindNames,
    kind: 'Measure',
    extent: 'Sides',
    exclusive: 'x2 − x1',
    inclusive: '+ 1',
    extentHelp:
      'x2 − x1: coordinates are edges. + 1: coordinates are pixels, the last one included.',
    boxA: 'A',
    boxB: 'B',
    swap: 'Swap A and B',
    landscape: 'Landscape',
    landscapeHelp: 'Colour every position by the value that B would have with its centre there',
    values: 'Numbers',
    intersection: 'intersection',
    centreDistance: 'd',
    diagonal: 'c',
    enclosing: 'C',
    inverted: (area: string, overlap: string) =>
      `A box of this pair is written with its corners the wrong way round. Boxstep puts them in order. Code that takes them as written, as the reference py_nms does, has areas ${area} and an overlap of ${overlap}.`,
    and: ' and ',
  },
  {
    needsTwo: 'IoU 需要两个框。请先画两个框，或打开一个文件。',
    sentences: sentencesZh,
    stages: stagesZh,
    kindNames,
    kind: '度量',
    extent: '边长',
    exclusive: 'x2 − x1',
    inclusive: '+ 1',
    extentHelp: 'x2 − x1：坐标表示边界。+ 1：坐标表示像素，且包含最后一个像素。',
    boxA: 'A',
    boxB: 'B',
    swap: '交换 A 和 B',
    landscape: '分布图',
    landscapeHelp: '按“B 的中心移到该处时的取值”给每个位置着色',
    values: '数值',
    intersection: '交集',
    centreDistance: 'd',
    diagonal: 'c',
    enclosing: 'C',
    inverted: (area: string, overlap: string) =>
      `这对框中有一个框的角点写反了，Boxstep 会先把角点排好序。像参考 py_nms 那样照原样计算的代码会得到面积 ${area}，重叠度 ${overlap}。`,
    and: ' 和 ',
  },
);
