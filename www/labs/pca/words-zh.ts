import type { Feature } from 'boxstep-pca';
import { count } from '../../text/numbers';
import type { PcaWords } from './words-en';

const features: Record<Feature, string> = {
  'centre-x': '中心 x',
  'centre-y': '中心 y',
  width: '宽',
  height: '高',
  area: '面积',
  aspect: '宽高比',
  score: '得分',
};

/** A name between Chinese characters: Latin letters and digits keep a space from them. */
function spaced(name: string): string {
  const before = /^[\w(]/.test(name) ? ' ' : '';
  const after = /[\w)]$/.test(name) ? ' ' : '';
  return before + name + after;
}

/** The words of the PCA lab in Chinese. */
export const zh: PcaWords = {
  needs:
    'PCA 需要检测框及其至少两个特征，或者一张数字表。请先画几个框、选择特征，或点击“数据表…”。',
  features,
  short: { ...features, 'centre-x': 'x', 'centre-y': 'y' },
  list: (items) => items.join('、'),

  mean: (column, sum, n, mean) =>
    `第 1 步：${spaced(column).trimStart()}的均值为 ${sum} / ${n} = ${mean}。`,
  meanConstant: (column, n, value) =>
    n === 1
      ? `第 1 步：只有一行数据，${column} ${value} 就是均值。`
      : `第 1 步：${count(n)} 行的${spaced(column)}都是 ${value}，均值也是它。`,
  centre: (column, mean) =>
    `第 2 步：${spaced(column).trimStart()}中心化：每个值减去 ${mean}，之后均值为 0。`,
  scale: (column, deviation) =>
    `第 2 步：${spaced(column).trimStart()}中心化后的每个值除以标准差 ${deviation}。`,
  scaleConstant: (column) =>
    `第 2 步：${spaced(column).trimStart()}没有变化，不能除以 0：保持原样。`,
  variance: (column, sum, divisor, value) =>
    `第 3 步：${spaced(column).trimStart()}的方差为 ${sum} / ${divisor} = ${value}。`,
  covariance: (a, b, sum, divisor, value, how) =>
    `第 3 步：${spaced(a).trimStart()}与${spaced(b)}的协方差为 ${sum} / ${divisor} = ${value}：${how}。`,
  correlation: (a, b, sum, divisor, value, how) =>
    `第 3 步：${spaced(a).trimStart()}与${spaced(b)}的相关系数为 ${sum} / ${divisor} = ${value}：${how}。`,
  noDivisor: (a, b) =>
    `第 3 步：只有一行，${spaced(a).trimStart()}与${spaced(b)}没有协方差：这里规定 0 / 0 为 0。`,
  together: '一个大时另一个也大',
  against: '一个大时另一个小',
  unrelated: '两者没有线性关系',
  skip: (p, q, element, limit) =>
    `第 4 步：轴 ${p} 与轴 ${q} 在数值精度内已不相关，${element} ≤ ${limit}：不旋转。`,
  rotate: (p, q, angle, element, off) =>
    `第 4 步：轴 ${p} 与轴 ${q} 旋转 ${angle}°，两者之间的 ${element} 变为 0；非对角线上还剩 ${off}。`,
  rotateLast: (p, q, angle, element) =>
    `第 4 步：轴 ${p} 与轴 ${q} 旋转 ${angle}°，两者之间的 ${element} 变为 0：非对角线上全部为 0。`,
  again: (sweep, rotations, left) =>
    `第 4 步：第 ${sweep} 轮扫描结束，旋转了 ${rotations} 次，还有 ${left} 对轴相关：再扫一轮。`,
  converged: (sweep) =>
    `第 4 步：第 ${sweep} 轮扫描后非对角线上全部为 0。对角线上是特征值，各轴就是特征向量。`,
  givenUp: (sweep, left) =>
    `第 4 步：扫描 ${sweep} 轮后停止，还有 ${left} 对轴相关，以下结果只是近似。`,
  sort: (variances) => `第 5 步：各轴按方差从大到小排列：${variances}。`,
  signStays: (pc, column, loading) =>
    `第 5 步：${pc} 绝对值最大的载荷是 ${loading}（${column}），不为负：方向不变。`,
  signFlips: (pc, column, loading) =>
    `第 5 步：${pc} 绝对值最大的载荷是 ${loading}（${column}），为负：${pc} 反向。`,
  project: (pc, variance, share, sofar) =>
    `第 6 步：数据投影到 ${pc} 上，方差为 ${variance}，占总方差的 ${share}；累计 ${sofar}。`,
  projectNothing: (pc) => `第 6 步：数据投影到 ${pc} 上；没有任何变化，谈不上占比。`,
  rebuild: (n, share, error) =>
    `第 7 步：用 ${n} 个主成分重建，损失 ${share} 的方差；均方误差 ${error}。`,
  rebuildNothing: (n) => `第 7 步：用 ${n} 个主成分重建；没有任何变化，也就没有损失。`,
  rebuildAll: (n) => `第 7 步：用 ${n} 个主成分重建，除舍入误差外没有损失。`,
  done: (taken, all, share) => `完成：${all} 个主成分中的 ${taken} 个保留了 ${share} 的方差。`,
  doneNothing: (taken) => `完成：${taken} 个主成分，数据没有任何变化。`,

  rounds: {
    mean: '1 · 均值',
    centre: '2 · 中心化',
    scale: '2 · 标准化',
    covariance: '3 · 协方差',
    sweep: '4 · 特征向量',
    sort: '5 · 排序',
    sign: '5 · 符号',
    project: '6 · 投影',
    rebuild: '7 · 重建',
    done: '完成',
  },
  sweepRound: (round, sweep) => `${round}，第 ${sweep} 轮`,

  featuresLabel: '特征',
  ownTable: (rowCount, columns) => `自己的数据表：${count(rowCount)} 行 × ${columns} 列`,
  table: '数据表…',
  changeTable: '更换…',
  backToBoxes: '回到检测框',
  divisor: '除以',
  divisorHelp: { n1: '样本：scikit-learn、R、np.cov', n: '总体：np.var、np.std' },
  standardize: '标准化',
  standardizeHelp: '每列除以其标准差，使量纲不起作用',
  sign: '符号',
  signSklearn: 'sklearn',
  signRaw: '原样',
  signHelp: {
    sklearn: '绝对值最大的载荷取正：scikit-learn 1.5 起的 svd_flip',
    raw: '保持旋转得到的方向',
  },
  components: '主成分数 k',
  componentsHelp: '取几个主成分；留空表示全部',
  all: '全部',

  tableTitle: '自己的数据表',
  tablePaste: '粘贴数字：每行一条数据',
  tableHelp: '用逗号、分号、制表符或空格分隔。首行若有文字则作为列名；文字列会被忽略。',
  tableFile: '选择 CSV 文件…',
  tableUse: '使用这张表',
  tableSample: '试试十个点',
  close: '关闭',
  problems: {
    empty: '还没有内容：请粘贴几行数字。',
    noRows: '只有列名，下面没有数字。',
    tooFewColumns: (dropped) =>
      dropped.length > 0
        ? `PCA 至少需要两列数字；这些列是文字：${dropped.join('、')}。`
        : 'PCA 至少需要两列数字。',
    tooManyColumns: (most) => `超过 ${most} 列：请去掉一些。`,
    tooManyRows: (most) => `超过 ${count(most)} 行：请去掉一些。`,
    uneven: (row, cells, columns) => `第 ${row} 行有 ${cells} 个单元格，而首行有 ${columns} 个。`,
    noNumber: (row, column, text) => `第 ${row} 行“${column}”列：“${text}”不是数字。`,
    missing: (row, column) => `第 ${row} 行“${column}”列是空的。`,
    unreadable: '无法读取这个文件。',
  },

  cloud: '散点',
  cloudLabel: (rowCount, x, y) => `${count(rowCount)} 行数据，横轴${x}，纵轴${y}`,
  firstTwo: (n) => `${n} 列中的前两列；投影之后会显示全部。`,
  someOf: (shown, all) => `画出了 ${count(all)} 个点中的 ${count(shown)} 个。`,
  centred: (column) => `${column} − 均值`,
  scaled: (column) => `(${column} − 均值) / s`,
  centredShort: '− 均值',
  scaledShort: '− 均值，/ s',
  scoresOn: (pc) => `${pc} 得分`,
  meanMark: '均值',
  byHand: '自己动手找',
  angle: '角度',
  angleOf: (degrees) => `${degrees}°`,
  meter: (share, variance, total) => `你的轴上有 ${share} 的方差：${total} 中的 ${variance}。`,
  meterNothing: '没有任何变化：哪个轴都一样。',
  found: '找到了：这就是 PC1。',
  isRound: '点云是圆的：哪个轴都一样。',
  snap: '转到答案',

  covariancePanel: '协方差',
  covarianceLabel: (now) => (now ? '协方差矩阵（在当前轴下）' : '协方差矩阵'),
  covarianceHelp: '蓝色为正，橙色为负；颜色越深，相关系数越接近 ±1。对角线上是方差。',
  axis: (n) => `轴 ${n}`,
  firstOf: (shown, all) => `${all} 个中的前 ${shown} 个。`,
  notYet: '·',
  screePanel: '碎石图',
  scree: '各主成分的方差占比与累计占比',
  screeYet: '方差还没有排序：请走到第 5 步。',
  component: '主成分',
  componentCount: '主成分数',
  varianceOf: '方差',
  share: '占比',
  cumulative: '累计',
  cut: (n) => `k = ${n}`,
  notTaken: '未取',
  rebuiltPanel: '重建',
  rebuiltYet: '还没有重建：请走到第 7 步，或直接到末尾。',
  rebuiltFrom: '重建所用',
  rebuiltCount: (n) => `${n} 个主成分`,
  lost: '损失',
  lostLabel: '主成分个数与损失',
  sumLost: '平方和',
  columnError: '误差（均方根）',
  columnErrorLabel: (n) => `各列的重建误差：${n}`,
  seeBoxes: '把画面切换到“框”，即可看到重建的框。',
  tablePanel: '数据表',
  tableLabel: '当前步骤的数据矩阵',
  row: '行',
  meanRow: '均值',
  scaleRow: 's',

  oneRow: '只有一行数据：它就是均值，没有任何变化，哪个轴都一样。',
  fewRows: (n, columns, possible) =>
    `${count(n)} 行、${columns} 列：中心化后各行之和为 0，最多 ${possible} 个主成分有方差。`,
  constant: (columns) => `${columns}：每行都相同。没有方差，与其他列没有协方差，也不做标准化。`,
  nearlyEqual: (a, b) =>
    `${a} 与 ${b} 的方差几乎相等：在它们的平面内点云是圆的，两者的方向纯属偶然。`,
  withoutVariance: (which) => `${which}：除舍入误差外没有方差，其方向不说明数据的任何性质。`,
  notConverged: '非对角线尚未全部为 0，旋转就已停止。',
  leftOut: (n, which) => `${count(n)} 个框不参与：${which}。`,
  leftOutOne: (box, feature) => `${box} 没有可用的${feature}`,
  leftOutMore: '……',
  dropped: (columns) => `这些列是文字，已忽略：${columns}。`,
  missingFeatures: (columns) => `画布上，未选的特征（${columns}）取自原框。`,
  someRebuilt: (n) => `画布上只重建前 ${n} 个框。`,
};
