import type { Problem } from 'boxstep-engine';
import type { Refusal } from '../engine/engine';
import { say, texts } from '../text/text';

/** Those that the page can cause; only the library's functions take boxes of five numbers. */
type Code = Exclude<Problem['code'], 'notFiveNumbers' | 'badSide' | 'badAngle'>;
type Say<C extends Code> = (problem: Extract<Problem, { code: C }>) => string;

const problems = texts<{ [C in Code]: Say<C> }>(
  {
    notFourNumbers: ({ length }) =>
      `Boxes need four numbers each, but there are ${length} numbers.`,
    badCoordinate: ({ index, value }) =>
      `Box ${index} has the coordinate ${value}, which no box can have. Correct it in the table of boxes.`,
    badScore: ({ index, value }) =>
      `Box ${index} has the score ${value}. Give it a number in the table of boxes.`,
    wrongLength: ({ what, expected, found }) =>
      `There are ${found} ${what} for ${expected} boxes; there must be one for each.`,
    noClasses: () => 'Per class needs the class of each box.',
    badOption: ({ option, value }) => `The option ${option} must be a number, not ${value}.`,
    noSuchBox: ({ index, count }) => `There is no box ${index}: there are ${count}.`,
    unevenRows: ({ length, columns }) =>
      `${length} numbers do not make rows of ${columns}: the last one is not complete.`,
    noRows: () => 'There are no rows to look at.',
    badValue: ({ row, column, value }) =>
      `Row ${row}, column ${column} holds ${value}, which is not a usable number.`,
    outOfRange: ({ option, value, least, most }) =>
      `The option ${option} must be from ${least} to ${most}, not ${value}.`,
    notTwoNumbers: ({ length }) => `Shapes need two numbers each, but there are ${length} numbers.`,
    badShape: ({ index, width, height }) =>
      `Box ${index} is ${width} × ${height}, and a shape needs two sides longer than 0. Correct it in the table of boxes, or delete it.`,
    tooFewShapes: ({ k, shapes }) =>
      `${shapes} shapes cannot make ${k} clusters. Choose a smaller k, or draw more boxes.`,
    wrongInit: ({ k, numbers }) =>
      `${k} first centroids need ${2 * k} numbers, but there are ${numbers}. Place them again.`,
    badAnchor: ({ index, width, height }) =>
      `Anchor ${index} is ${width} × ${height}, and it needs two sides longer than 0.`,
  },
  {
    notFourNumbers: ({ length }) => `每个框需要四个数，但一共有 ${length} 个数。`,
    badCoordinate: ({ index, value }) => `框 ${index} 的坐标 ${value} 无效。请在框列表中改正。`,
    badScore: ({ index, value }) => `框 ${index} 的得分为 ${value}。请在框列表中填写数字。`,
    wrongLength: ({ what, expected, found }) =>
      `${expected} 个框有 ${found} 个 ${what}；应当一一对应。`,
    noClasses: () => '按类别处理需要每个框的类别。',
    badOption: ({ option, value }) => `选项 ${option} 应为数字，而不是 ${value}。`,
    noSuchBox: ({ index, count }) => `没有框 ${index}：一共有 ${count} 个框。`,
    unevenRows: ({ length, columns }) =>
      `${length} 个数无法排成每行 ${columns} 个：最后一行不完整。`,
    noRows: () => '没有可用的数据行。',
    badValue: ({ row, column, value }) =>
      `第 ${row} 行第 ${column} 列的值 ${value} 不是可用的数字。`,
    outOfRange: ({ option, value, least, most }) =>
      `选项 ${option} 应在 ${least} 到 ${most} 之间，而不是 ${value}。`,
    notTwoNumbers: ({ length }) => `每个形状需要两个数，但一共有 ${length} 个数。`,
    badShape: ({ index, width, height }) =>
      `框 ${index} 的尺寸为 ${width} × ${height}，而形状的两边都必须大于 0。请在框列表中改正或删除它。`,
    tooFewShapes: ({ k, shapes }) => `${shapes} 个形状分不成 ${k} 个簇。请减小 k，或者多画一些框。`,
    wrongInit: ({ k, numbers }) =>
      `${k} 个初始中心需要 ${2 * k} 个数，但一共有 ${numbers} 个。请重新放置。`,
    badAnchor: ({ index, width, height }) =>
      `锚框 ${index} 的尺寸为 ${width} × ${height}，而两边都必须大于 0。`,
  },
);

/** Why the engine refuses these boxes or options, in the language of the page. */
export function problemText(refusal: Refusal): string {
  const problem = refusal.problem as Extract<Problem, { code: Code }> | undefined;
  const words = problem && (say(problems)[problem.code] as Say<Code> | undefined);
  // A code without words here is one the page cannot cause; the engine's English is better than none.
  return words && problem ? words(problem) : refusal.message;
}
