import type { Role } from '../../canvas/roles';
import { count } from '../../text/numbers';
import { texts } from '../../text/text';
import type { PresetName } from './presets';

/** How a score falls. */
interface Fall {
  readonly before: string;
  readonly weight: string;
  readonly after: string;
}

const rolesEn: Partial<Record<Role, string>> = {
  waiting: 'in play',
  picked: 'picked',
  compared: 'compared',
  kept: 'kept',
  filtered: 'score too low',
  leftover: 'left out',
};

const rolesZh: Partial<Record<Role, string>> = {
  waiting: '等待',
  picked: '选中',
  compared: '比较中',
  kept: '保留',
  filtered: '得分过低',
  leftover: '未入选',
};

const presetsEn: Record<PresetName, string> = {
  authorsLinear: 'cpu_soft_nms, linear',
  authorsGaussian: 'cpu_soft_nms, Gaussian',
  opencv: 'OpenCV softNMSBoxes',
  mmcv: 'mmcv soft_nms',
  tensorflow: 'TensorFlow',
  tfjs: 'TensorFlow.js',
};

const presetHelpEn: Record<PresetName, string> = {
  authorsLinear:
    'bharatsingh430/soft-nms, method 1: IoU > 0.3, sides + 1, dropped below 0.001. Not reproduced: it swaps boxes in memory, so equal scores come in another order; it drops a low score only once something overlaps it.',
  authorsGaussian:
    'bharatsingh430/soft-nms, method 2: sigma 0.5 by the paper, sides + 1, dropped below 0.001. Not reproduced: it swaps boxes in memory, so equal scores come in another order; it drops a low score only once something overlaps it.',
  opencv:
    'cv::dnn::softNMSBoxes: Gaussian, sigma 0.5 by the paper. Both thresholds are the caller’s: 0.3 and 0.001 here. It computes in float32.',
  mmcv: 'mmcv.ops.soft_nms: linear, IoU ≥ 0.3, dropped below 0.001. It computes in float32.',
  tensorflow:
    'tf.image.non_max_suppression_with_scores: exp(−0.5 · IoU² / sigma), kept while score > 0, no cut. Sigma is the caller’s: 0.5 here. Earlier versions cut above the threshold as well.',
  tfjs: 'tf.image.nonMaxSuppressionWithScore: exp(−0.5 · IoU² / sigma) and a cut at IoU ≥ 0.5, highest index first. Sigma is the caller’s: 0.5 here.',
};

const presetsZh: Record<PresetName, string> = {
  ...presetsEn,
  authorsLinear: 'cpu_soft_nms 线性',
  authorsGaussian: 'cpu_soft_nms 高斯',
};

const presetHelpZh: Record<PresetName, string> = {
  authorsLinear:
    'bharatsingh430/soft-nms，method 1：IoU > 0.3，边长 + 1，低于 0.001 丢弃。未复现：它在内存中交换框，同分时的顺序不同；低分框只有与别的框重叠时才会被丢弃。',
  authorsGaussian:
    'bharatsingh430/soft-nms，method 2：sigma 0.5（论文定义），边长 + 1，低于 0.001 丢弃。未复现：它在内存中交换框，同分时的顺序不同；低分框只有与别的框重叠时才会被丢弃。',
  opencv:
    'cv::dnn::softNMSBoxes：高斯，sigma 0.5（论文定义）。两个阈值由调用者给出：这里用 0.3 和 0.001。它用 float32 计算。',
  mmcv: 'mmcv.ops.soft_nms：线性，IoU ≥ 0.3，低于 0.001 丢弃。它用 float32 计算。',
  tensorflow:
    'tf.image.non_max_suppression_with_scores：exp(−0.5 · IoU² / sigma)，得分 > 0 就保留，不硬截断。sigma 由调用者给出：这里用 0.5。较早的版本超过阈值也会截断。',
  tfjs: 'tf.image.nonMaxSuppressionWithScore：exp(−0.5 · IoU² / sigma)，并在 IoU ≥ 0.5 时截断，同分大索引在前。sigma 由调用者给出：这里用 0.5。',
};

const boxes = (n: number) => (n === 1 ? '1 box' : `${count(n)} boxes`);
/** A remark after something, if there is one. */
const after = (comma: string, remark: string) => (remark === '' ? '' : `${comma}${remark}`);

export const softText = texts(
  {
    needsBoxes: 'Soft-NMS needs boxes. Draw some, or open a file.',
    roles: rolesEn,
    presets: presetsEn,
    presetHelp: presetHelpEn,
    filterPasses: (box: string, score: string, against: string) =>
      `${box} takes part: its score ${score} is ${against}.`,
    filterFails: (box: string, score: string, against: string) =>
      `${box} is out: its score ${score} is ${against}.`,
    scoreAgainst: (isAbove: boolean, strict: boolean, limit: string) =>
      strict
        ? `${isAbove ? 'above' : 'not above'} ${limit}`
        : `${isAbove ? 'not below' : 'below'} ${limit}`,
    overlapAgainst: (isAbove: boolean, strict: boolean, threshold: string) =>
      strict
        ? `${isAbove ? 'more' : 'not more'} than ${threshold}`
        : isAbove
          ? `which is at least ${threshold}`
          : `less than ${threshold}`,
    start: (n: number) =>
      `${boxes(n)} ${n === 1 ? 'takes' : 'take'} part. They are not sorted once: scores change, so each round looks for the best anew.`,
    pick: (box: string, score: string, waiting: number) =>
      `${box} has the best score now, ${score}, and is kept with it. ${waiting === 0 ? 'No other is left.' : `${boxes(waiting)} ${waiting === 1 ? 'is' : 'are'} left.`}`,
    otherClass: (box: string, other: string) =>
      `${other} is of another class than ${box}: its score stays.`,
    cut: (box: string, other: string, overlap: string, against: string) =>
      `${box} and ${other} overlap with IoU ${overlap}${after(', ', against)}: ${other} is cut at once.`,
    unchanged: (box: string, other: string, overlap: string, against: string, score: string) =>
      `${box} and ${other} overlap with IoU ${overlap}${after(', ', against)}: the score of ${other} stays ${score}.`,
    lives: (
      box: string,
      other: string,
      overlap: string,
      against: string,
      fall: Fall,
      limit: string,
    ) =>
      `${box} and ${other} overlap with IoU ${overlap}${after(', ', against)}: the score of ${other} falls from ${fall.before} to ${fall.after} (× ${fall.weight}), ${limit}, so it stays in play.`,
    faded: (
      box: string,
      other: string,
      overlap: string,
      against: string,
      fall: Fall,
      limit: string,
    ) =>
      `${box} and ${other} overlap with IoU ${overlap}${after(', ', against)}: the score of ${other} falls from ${fall.before} to ${fall.after} (× ${fall.weight}), ${limit}: it is dropped.`,
    limit: (most: number, left: number) =>
      `${boxes(most)} ${most === 1 ? 'is' : 'are'} kept, as many as asked for: the other ${count(left)} still in play ${left === 1 ? 'is' : 'are'} left out.`,
    done: (kept: number, all: number) =>
      `Done: ${count(kept)} of ${boxes(all)} kept, each with the score it was left with.`,
    startRound: 'Filter',
    pickRound: (box: string) => `Pick ${box}`,
    doneRound: 'Done',
    method: 'Method',
    methodHelp: 'How the score of a box that overlaps the picked one is lowered',
    methods: { linear: 'linear', gaussian: 'Gaussian', hard: 'hard' },
    methodHelps: {
      linear: 'Times 1 − IoU, if the IoU is above the threshold',
      gaussian: 'Times exp(−IoU² / sigma), whatever the IoU is',
      hard: 'Dropped if the IoU is above the threshold: greedy NMS',
    },
    sigma: 'Sigma',
    sigmaHelp: 'Width of the Gaussian decay: smaller lowers scores more',
    meaning: 'Sigma as in',
    paper: 'paper',
    paperHelp: 'exp(−IoU² / sigma): the paper, OpenCV, mmcv',
    tensorflow: 'TensorFlow',
    tensorflowHelp: 'exp(−0.5 · IoU² / sigma): its 0.25 is the paper’s 0.5',
    hardCut: 'Hard cut',
    hardCutHelp: 'Also drop a box whose IoU is above the threshold at once, as TensorFlow.js does',
    threshold: 'IoU threshold',
    boundary: 'Above if IoU',
    boundaryGreaterHelp: 'IoU > threshold: the authors, TensorFlow',
    boundaryEqualHelp: 'IoU ≥ threshold: mmcv, TensorFlow.js',
    scoreThreshold: 'Score threshold',
    scoreThresholdHelp: 'A box whose score falls below is dropped',
    scoreBoundary: 'Lives while score',
    scoreGreaterHelp: 'Score > threshold: TensorFlow, TensorFlow.js',
    scoreEqualHelp: 'Score ≥ threshold: the authors, OpenCV, mmcv',
    perClassHelp: 'Only boxes of the same class lower each other’s scores',
    order: 'Order',
    curve: 'Decay',
    scores: 'Scores',
    dropped: (by: string) => `dropped by ${by}`,
    scoreLabel: (now: string, first: string) => (now === first ? now : `${now}, at first ${first}`),
    curveLabel: 'What a score is multiplied by, at each IoU',
    weightAxis: 'weight',
    curves: {
      linear: 'linear',
      paper: 'Gaussian, sigma by the paper',
      tensorflow: 'Gaussian, sigma by TensorFlow',
      hard: 'hard',
    },
    present: 'set here',
    curvePoint: (picked: string, other: string, overlap: string, weight: string) =>
      `${picked} and ${other}: IoU ${overlap}, weight ${weight}.`,
    curveNoPoint: 'At a comparison, its IoU and weight are marked here.',
    scoresLabel: 'The score of each box after each round',
    roundAxis: 'round',
    scoreAxis: 'score',
    scoresHelp: 'A line ends where its box is kept (●) or dropped (×). Press a round to go there.',
    scoresMost: (shown: number) => `Only the first ${count(shown)} rounds are drawn.`,
    scoresLost: 'These scores could not be computed.',
    goToRound: 'Round shown',
    negativeScores: (n: number) =>
      `${boxes(n)} with a negative score: multiplying would raise it, so ${n === 1 ? 'it takes' : 'they take'} no part.`,
  },
  {
    needsBoxes: 'Soft-NMS 需要检测框。请先画几个，或打开一个文件。',
    roles: rolesZh,
    presets: presetsZh,
    presetHelp: presetHelpZh,
    filterPasses: (box: string, score: string, against: string) =>
      `${box} 参与：得分 ${score} ${against}。`,
    filterFails: (box: string, score: string, against: string) =>
      `${box} 被过滤：得分 ${score} ${against}。`,
    scoreAgainst: (isAbove: boolean, strict: boolean, limit: string) =>
      strict
        ? `${isAbove ? '大于' : '不大于'} ${limit}`
        : `${isAbove ? '不低于' : '低于'} ${limit}`,
    overlapAgainst: (isAbove: boolean, strict: boolean, threshold: string) =>
      strict
        ? `${isAbove ? '大于' : '不大于'} ${threshold}`
        : `${isAbove ? '不小于' : '小于'} ${threshold}`,
    start: (n: number) =>
      `${count(n)} 个框参与。不能只排序一次：得分会变化，每轮都要重新找最高分。`,
    pick: (box: string, score: string, waiting: number) =>
      `${box} 当前得分最高，为 ${score}，以此得分保留。${waiting === 0 ? '没有剩余的框了。' : `还剩 ${count(waiting)} 个框。`}`,
    otherClass: (box: string, other: string) => `${other} 与 ${box} 类别不同：得分不变。`,
    cut: (box: string, other: string, overlap: string, against: string) =>
      `${box} 与 ${other} 的 IoU 为 ${overlap}${after('，', against)}：${other} 被直接截断。`,
    unchanged: (box: string, other: string, overlap: string, against: string, score: string) =>
      `${box} 与 ${other} 的 IoU 为 ${overlap}${after('，', against)}：${other} 的得分仍为 ${score}。`,
    lives: (
      box: string,
      other: string,
      overlap: string,
      against: string,
      fall: Fall,
      limit: string,
    ) =>
      `${box} 与 ${other} 的 IoU 为 ${overlap}${after('，', against)}：${other} 的得分从 ${fall.before} 降到 ${fall.after}（× ${fall.weight}），${limit}，继续参与。`,
    faded: (
      box: string,
      other: string,
      overlap: string,
      against: string,
      fall: Fall,
      limit: string,
    ) =>
      `${box} 与 ${other} 的 IoU 为 ${overlap}${after('，', against)}：${other} 的得分从 ${fall.before} 降到 ${fall.after}（× ${fall.weight}），${limit}：被丢弃。`,
    limit: (most: number, left: number) =>
      `已保留 ${count(most)} 个框，达到上限：其余 ${count(left)} 个不再入选。`,
    done: (kept: number, all: number) =>
      `完成：${count(all)} 个框中保留 ${count(kept)} 个，各带衰减后的得分。`,
    startRound: '过滤',
    pickRound: (box: string) => `选中 ${box}`,
    doneRound: '完成',
    method: '方法',
    methodHelp: '与选中框重叠的框，其得分如何衰减',
    methods: { linear: '线性', gaussian: '高斯', hard: '硬抑制' },
    methodHelps: {
      linear: 'IoU 超过阈值时乘以 1 − IoU',
      gaussian: '无论 IoU 多大，都乘以 exp(−IoU² / sigma)',
      hard: 'IoU 超过阈值就丢弃：即贪心 NMS',
    },
    sigma: 'Sigma',
    sigmaHelp: '高斯衰减的宽度：越小，得分降得越多',
    meaning: 'Sigma 定义',
    paper: '论文',
    paperHelp: 'exp(−IoU² / sigma)：论文、OpenCV、mmcv',
    tensorflow: 'TensorFlow',
    tensorflowHelp: 'exp(−0.5 · IoU² / sigma)：它的 0.25 相当于论文的 0.5',
    hardCut: '硬截断',
    hardCutHelp: 'IoU 超过阈值的框同时直接丢弃，TensorFlow.js 就是这样',
    threshold: 'IoU 阈值',
    boundary: '超过条件',
    boundaryGreaterHelp: 'IoU > 阈值：作者代码、TensorFlow',
    boundaryEqualHelp: 'IoU ≥ 阈值：mmcv、TensorFlow.js',
    scoreThreshold: '得分阈值',
    scoreThresholdHelp: '得分降到它以下的框被丢弃',
    scoreBoundary: '保留条件',
    scoreGreaterHelp: '得分 > 阈值：TensorFlow、TensorFlow.js',
    scoreEqualHelp: '得分 ≥ 阈值：作者代码、OpenCV、mmcv',
    perClassHelp: '只有同类别的框才会互相降低得分',
    order: '排序',
    curve: '衰减曲线',
    scores: '得分变化',
    dropped: (by: string) => `因 ${by} 被丢弃`,
    scoreLabel: (now: string, first: string) => (now === first ? now : `${now}，最初 ${first}`),
    curveLabel: '各 IoU 处得分所乘的权重',
    weightAxis: '权重',
    curves: {
      linear: '线性',
      paper: '高斯，论文的 sigma',
      tensorflow: '高斯，TensorFlow 的 sigma',
      hard: '硬抑制',
    },
    present: '当前设置',
    curvePoint: (picked: string, other: string, overlap: string, weight: string) =>
      `${picked} 与 ${other}：IoU ${overlap}，权重 ${weight}。`,
    curveNoPoint: '走到一次比较时，这里会标出它的 IoU 与权重。',
    scoresLabel: '每一轮之后各框的得分',
    roundAxis: '轮次',
    scoreAxis: '得分',
    scoresHelp: '线段终点表示框被保留（●）或丢弃（×）。点某一轮可跳过去。',
    scoresMost: (shown: number) => `只画出前 ${count(shown)} 轮。`,
    scoresLost: '未能算出这些得分。',
    goToRound: '当前轮次',
    negativeScores: (n: number) =>
      `有 ${count(n)} 个框的得分为负：乘以权重反而会升高，因此不参与。`,
  },
);
