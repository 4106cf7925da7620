import { count } from '../../text/numbers';
import { texts } from '../../text/text';

/** Words of the panels Result and Elbow, and of what other labs share with them. */

interface Spread {
  readonly seeds: string;
  readonly least: string;
  readonly middle: string;
  readonly most: string;
  readonly best: number;
}

const anchorsEn = (n: number) => (n === 1 ? '1 anchor' : `${count(n)} anchors`);

export const surveyText = texts(
  {
    result: 'Result',
    elbow: 'Elbow',
    space: ' ',
    percent: (value: string) => `${value} %`,
    engineLost: 'The engine was replaced before it answered. It is asked again with the next run.',

    ofFinishedRun: (n: number, iterations: number) =>
      `${n === 1 ? 'The anchor' : `The ${anchorsEn(n)}`} of the finished run, after ${iterations === 1 ? '1 iteration' : `${count(iterations)} iterations`}, wherever the timeline stands.`,
    lostAnchors: (n: number) =>
      `${n === 1 ? '1 anchor is' : `${count(n)} anchors are`} NaN: ${n === 1 ? 'its cluster' : 'their clusters'} lost all shapes. ${n === 1 ? 'It is' : 'They are'} left out of the numbers and of the texts.`,
    averageIou: 'Average IoU',
    recall: 'Best possible recall',
    recallHelp: (ratio: string) =>
      `The share of the shapes with an anchor no side of which is ${ratio} times larger or smaller`,
    fitness: 'Fitness',
    fitnessHelp: (ratio: string) =>
      `The mean of the best side ratio of each shape, 0 where it is not more than 1 / ${ratio}: what the genetic search raises`,
    pastThreshold: 'Anchors per shape',
    pastThresholdHelp: (ratio: string) =>
      `How many anchors a shape has on average no side of which is ${ratio} times larger or smaller`,
    belowEnough:
      'Best possible recall is below 98 %: YOLOv5’s AutoAnchor would compute new anchors.',
    enough: 'Best possible recall is at least 98 %: YOLOv5’s AutoAnchor would keep these.',
    refine: 'Refine these by genetic search',

    sortBy: 'Order',
    area: 'area',
    areaHelp: 'The smallest area first: darknet calc_anchors, YOLOv5',
    width: 'width',
    widthHelp: 'The smallest width first: darknet gen_anchors.py',
    scaleToInput: 'Scale to input',
    scaleToInputHelp: 'As if each image were stretched to the size of the network’s input',
    inputSize: 'Input',
    inputWidth: 'Width of the input in pixels',
    inputHeight: 'Height of the input in pixels',
    stride: 'Stride',
    strideHelp: 'Pixels of a grid cell: 32 in YOLOv2',
    pixelsAsTheyAre:
      'Pixels of the images as they are: the images have no common size that is known, so they cannot be scaled to the input.',
    asGiven: 'as clustered',
    inPixels: 'pixels',
    inCells: 'grid cells',
    noAnchor: 'none',
    firstRows: (shown: string, all: string) => `The first ${shown} of ${all}.`,
    darknetPixels: 'darknet, YOLOv3 and later (pixels)',
    darknetCells: (stride: number) => `darknet, YOLOv2 (cells of ${stride} pixels)`,
    yolov5: 'YOLOv5 model yaml',
    json: 'JSON, as clustered',
    copy: 'Copy',
    copyNamed: (title: string) => `Copy: ${title}`,
    copied: 'Copied',
    refused: 'Not allowed: select the text and copy it.',

    seedsOfEach: 'Seeds for each k',
    computeElbow: 'Compute',
    elbowHelp:
      'Runs k-means with 1 to 15 clusters, several seeds each, and shows the average IoU of every run: choose k where the curve flattens.',
    elbowLabel: 'Average IoU of many runs against k',
    chooseK: 'Choose k',
    kWith: (k: number, avgIou: string, seed: number) =>
      `k = ${k}: best average IoU ${avgIou}, with seed ${seed}`,
    ofK: (k: number, best: string, worst: string, seeds: number) =>
      seeds === 1 || best === worst
        ? `k = ${k}: average IoU ${best}.`
        : `k = ${k}: average IoU up to ${best}, and down to ${worst} with the least lucky of ${seeds} seeds.`,
    oneMore: (gain: string) => `One more anchor changes the best by ${gain}.`,
    notSurveyed: (k: number, most: number) =>
      `k = ${k} is not among those that were run: 1 to ${most}.`,
    seedsTitle: (k: number) => `Chance, with k = ${k}`,
    seeds: 'Seeds',
    tryAndKeep: 'Try and keep the best',
    seedsHelp:
      'The answer depends on the first centroids. This runs many seeds and sets the one with the highest average IoU, as darknet’s author advises.',
    seedsLabel: 'Average IoU by seed',
    seed: 'seed',
    runs: 'Runs',
    runsDone: (done: string, total: string) => `${done} of ${total} runs`,
    cancel: 'Cancel',
    stale: 'Shapes or options have changed since: compute it again.',
    surveyLost: 'The engine was replaced while it computed this. Start it again.',
    spread: ({ seeds, least, middle, most, best }: Spread) =>
      `${seeds} ${seeds === '1' ? 'seed' : 'seeds'}: average IoU from ${least} to ${most}, half of them below ${middle}. Seed ${best} was best and is set.`,
    someNan: (n: string) => `${n} ended in NaN.`,
    allNan: (n: string) => `All ${n} ended in NaN: choose another rule for empty clusters.`,
  },
  {
    result: '结果',
    elbow: '肘部图',
    space: '',
    percent: (value: string) => `${value}%`,
    engineLost: '引擎在回答之前被替换，下次运行时会重新计算。',

    ofFinishedRun: (n: number, iterations: number) =>
      `运行结束（迭代 ${count(iterations)} 次）时的 ${count(n)} 个锚框，与时间轴当前位置无关。`,
    lostAnchors: (n: number) =>
      `有 ${count(n)} 个锚框为 NaN：其簇失去了所有形状。它们不计入下面的数值和文本。`,
    averageIou: '平均 IoU',
    recall: '最佳可能召回率',
    recallHelp: (ratio: string) => `存在一个锚框、其两边与形状相差都不到 ${ratio} 倍的形状所占比例`,
    fitness: '适应度',
    fitnessHelp: (ratio: string) =>
      `各形状最佳边长比的平均值，不大于 1 / ${ratio} 的按 0 计：遗传搜索要提高的就是它`,
    pastThreshold: '每形状锚框数',
    pastThresholdHelp: (ratio: string) => `平均每个形状有多少个锚框的两边与它相差不到 ${ratio} 倍`,
    belowEnough: '最佳可能召回率低于 98%：YOLOv5 的 AutoAnchor 会重新计算锚框。',
    enough: '最佳可能召回率不低于 98%：YOLOv5 的 AutoAnchor 会保留这些锚框。',
    refine: '用遗传搜索细化',

    sortBy: '排序',
    area: '面积',
    areaHelp: '面积小者在前：darknet calc_anchors、YOLOv5',
    width: '宽度',
    widthHelp: '宽度小者在前：darknet gen_anchors.py',
    scaleToInput: '缩放到输入尺寸',
    scaleToInputHelp: '相当于把每张图像拉伸到网络的输入尺寸',
    inputSize: '输入',
    inputWidth: '输入宽度（像素）',
    inputHeight: '输入高度（像素）',
    stride: '步幅',
    strideHelp: '一个网格单元的像素数：YOLOv2 为 32',
    pixelsAsTheyAre: '按图像原有的像素计：各图像没有已知的共同尺寸，因此无法缩放到输入尺寸。',
    asGiven: '聚类单位',
    inPixels: '像素',
    inCells: '网格单元',
    noAnchor: '无',
    firstRows: (shown: string, all: string) => `共 ${all} 个，只列出前 ${shown} 个。`,
    darknetPixels: 'darknet，YOLOv3 及以后（像素）',
    darknetCells: (stride: number) => `darknet，YOLOv2（单元为 ${stride} 像素）`,
    yolov5: 'YOLOv5 模型 yaml',
    json: 'JSON，聚类单位',
    copy: '复制',
    copyNamed: (title: string) => `复制：${title}`,
    copied: '已复制',
    refused: '浏览器不允许：请选中文本后复制。',

    seedsOfEach: '每个 k 的种子数',
    computeElbow: '计算',
    elbowHelp:
      '对 1 到 15 个簇分别用多个种子运行 k-means，并画出每次运行的平均 IoU：在曲线变平处选 k。',
    elbowLabel: '多次运行的平均 IoU 随 k 的变化',
    chooseK: '选择 k',
    kWith: (k: number, avgIou: string, seed: number) =>
      `k = ${k}：最高平均 IoU ${avgIou}，种子 ${seed}`,
    ofK: (k: number, best: string, worst: string, seeds: number) =>
      seeds === 1 || best === worst
        ? `k = ${k}：平均 IoU 为 ${best}。`
        : `k = ${k}：平均 IoU 最高 ${best}，${seeds} 个种子中运气最差的为 ${worst}。`,
    oneMore: (gain: string) => `再增加一个锚框，最高值变化 ${gain}。`,
    notSurveyed: (k: number, most: number) => `k = ${k} 不在已运行的 1 到 ${most} 之内。`,
    seedsTitle: (k: number) => `k = ${k} 时的随机性`,
    seeds: '种子数',
    tryAndKeep: '尝试并保留最好的',
    seedsHelp:
      '结果取决于初始中心。这里会运行多个种子，并采用平均 IoU 最高的那个，这也是 darknet 作者的建议。',
    seedsLabel: '各种子的平均 IoU',
    seed: '种子',
    runs: '运行次数',
    runsDone: (done: string, total: string) => `已完成 ${done} / ${total} 次运行`,
    cancel: '取消',
    stale: '此后形状或选项有变化：请重新计算。',
    surveyLost: '计算过程中引擎被替换，请重新开始。',
    spread: ({ seeds, least, middle, most, best }: Spread) =>
      `${seeds} 个种子：平均 IoU 从 ${least} 到 ${most}，中位数 ${middle}。种子 ${best} 最好，已采用。`,
    someNan: (n: string) => `其中 ${n} 次以 NaN 结束。`,
    allNan: (n: string) => `全部 ${n} 次都以 NaN 结束：请为空簇选择其他处理方式。`,
  },
);
