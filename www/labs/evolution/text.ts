import { count } from '../../text/numbers';
import { texts } from '../../text/text';
import type { PresetName } from './presets';

const shapesEn = (n: number) => (n === 1 ? '1 shape' : `${count(n)} shapes`);
const anchorsEn = (n: number) => (n === 1 ? '1 anchor' : `${count(n)} anchors`);
const candidatesEn = (n: number) => (n === 1 ? '1 candidate' : `${count(n)} candidates`);

const startsEn: Record<PresetName | 'given', string> = {
  yolov5: 'YOLOv5 (640)',
  yolov3: 'YOLOv3 (416)',
  tiny: 'YOLOv3-tiny (416)',
  given: 'k-means',
};

const startsZh: typeof startsEn = { ...startsEn, given: 'k-means 结果' };

interface Mutation {
  readonly generation: string;
  readonly anchor: string;
  readonly from: string;
  readonly to: string;
  readonly factors: readonly [width: string, height: string];
}

export const evolutionText = texts(
  {
    needsShapes: 'The search needs boxes with an area. Draw some, or open a file.',
    space: ' ',

    begin: (anchors: number, shapes: number, fitness: string, recall: string) =>
      `${anchorsEn(anchors)} to begin with, measured on ${shapesEn(shapes)}: fitness ${fitness}, best possible recall ${recall}.`,
    mutate: ({ generation, anchor, from, to, factors: [width, height] }: Mutation) =>
      `Generation ${generation}: anchor ${anchor} changes from ${from} to ${to}, its width times ${width} and its height times ${height}.`,
    unchanged: (generation: string, anchor: string, shape: string) =>
      `Generation ${generation}: chance leaves anchor ${anchor} as it is, ${shape}.`,
    raised: (least: string) => `No side may be smaller than ${least}.`,
    accepted: (generation: string, after: string, before: string) =>
      `Generation ${generation}: fitness ${after} is more than ${before}, so the changed anchors take the place of the best.`,
    rejected: (generation: string, after: string, before: string) =>
      `Generation ${generation}: fitness ${after} is not more than ${before}, so the changes are dropped.`,
    done: (generations: string, accepted: number) =>
      `Done: ${generations === '1' ? '1 generation' : `${generations} generations`}, ${candidatesEn(accepted)} accepted.`,
    doneFit: (fitness: string, first: string, recall: string, firstRecall: string) =>
      `Fitness went from ${first} to ${fitness}, best possible recall from ${firstRecall} to ${recall}.`,
    beginRound: 'First anchors',
    generationRound: (generation: string) => `Generation ${generation}`,
    doneRound: 'Done',

    leftOut: (n: number) =>
      `${n === 1 ? '1 box has' : `${count(n)} boxes have`} no area and ${n === 1 ? 'is' : 'are'} left out.`,
    sizeless: (n: number) =>
      `The size of ${n === 1 ? '1 image' : `${count(n)} images`} is not known: all shapes are taken in pixels of their images, as if no image were resized.`,
    autoAnchor: (recall: string) =>
      `Best possible recall of the first anchors is ${recall}, below 98 %: here YOLOv5’s AutoAnchor would compute new ones.`,
    unfit:
      'The anchors of k-means are in another unit than these shapes: those of YOLOv5 are taken instead.',
    noneAccepted: 'No candidate fitted better than the first anchors.',
    perfect: 'Every shape has an anchor of exactly its size: there is nothing to improve.',

    start: 'Begin with',
    starts: startsEn,
    startHelp:
      'YOLOv3 and YOLOv5 have the same nine anchors, made for inputs of 416 and of 640 pixels. Those of k-means come from the lab Anchors.',
    scope: 'Shapes of',
    image: 'this image',
    all: 'all images',
    unit: 'Pixels of',
    normalised: 'the input',
    pixels: 'the image',
    unitHelp:
      'The input: each image is stretched to the size that the network takes. The image: as the boxes are written.',
    input: 'Input',
    inputHelp: 'Width and height of the network’s input in pixels',
    generations: 'Generations',
    seed: 'Seed',
    seedHelp: 'Another seed, another search',
    ratio: 'Ratio',
    ratioHelp: 'How many times larger or smaller a side may be: anchor_t of YOLOv5, 4',
    probability: 'Chance',
    probabilityHelp: 'How likely each side is to change: 0.9 in YOLOv5',
    sigma: 'Sigma',
    sigmaHelp: 'How much sides change: 0.1 in YOLOv5',
    minSide: 'Least side',
    minSideHelp: 'No side of an anchor becomes smaller: 2 pixels in YOLOv5',
    logHelp: 'Logarithmic axes, on which the same factor is the same length everywhere',

    board: 'Plane',
    boardLabel: (shapes: number, anchors: number) =>
      `Widths and heights of ${shapesEn(shapes)} and ${anchorsEn(anchors)}`,
    widthAxis: 'width (pixels)',
    heightAxis: 'height (pixels)',
    reached: (n: string) => `${n} in reach`,
    notReached: (n: string) => `${n} out of reach`,
    reachOf: (anchor: string, n: string) => `${anchor} reaches ${n}`,
    lens: (times: number) => `${times} ×`,
    legendAnchor: 'anchor',
    legendFirst: 'at first',
    legendCandidate: 'dropped',

    fitnessPanel: 'Fitness',
    fitnessLabel: 'Fitness of the best anchors after each generation',
    generationAxis: 'generation',
    fitnessAxis: 'fitness',
    soFar: (generation: string, fitness: string, accepted: number) =>
      `After generation ${generation}: fitness ${fitness}, ${candidatesEn(accepted)} accepted.`,
    lastAccepted: (generation: string) =>
      `The last one accepted in this run is generation ${generation}.`,
    chartHelp: 'A click, or the slider, goes to a generation.',
    goToGeneration: 'Generation shown',

    anchorsPanel: 'Anchors',
    atFirst: 'at first',
    now: 'best now',
    change: 'change',
    fromKMeans: 'Find first anchors by k-means',
    resultPanel: 'Result',
    ofFinished: (anchors: number) =>
      `${anchors === 1 ? 'The anchor' : `The ${anchorsEn(anchors)}`} that the finished search arrived at, wherever the timeline stands.`,
    inputPixels: (input: number) => `In pixels of an input of ${input} × ${input}.`,
    imagePixels: 'In pixels of the images as they are.',
  },
  {
    needsShapes: '遗传搜索需要有面积的框。请先画几个，或打开一个文件。',
    space: '',

    begin: (anchors: number, shapes: number, fitness: string, recall: string) =>
      `用 ${count(shapes)} 个形状衡量最初的 ${count(anchors)} 个锚框：适应度 ${fitness}，最佳可能召回率 ${recall}。`,
    mutate: ({ generation, anchor, from, to, factors: [width, height] }: Mutation) =>
      `第 ${generation} 代：锚框 ${anchor} 从 ${from} 变为 ${to}，宽乘以 ${width}，高乘以 ${height}。`,
    unchanged: (generation: string, anchor: string, shape: string) =>
      `第 ${generation} 代：锚框 ${anchor} 未被抽中，保持 ${shape}。`,
    raised: (least: string) => `边长不得小于 ${least}。`,
    accepted: (generation: string, after: string, before: string) =>
      `第 ${generation} 代：适应度 ${after} 大于 ${before}，变异后的锚框成为新的最优。`,
    rejected: (generation: string, after: string, before: string) =>
      `第 ${generation} 代：适应度 ${after} 不大于 ${before}，放弃这些变异。`,
    done: (generations: string, accepted: number) =>
      `完成：共 ${generations} 代，接受了 ${count(accepted)} 个候选。`,
    doneFit: (fitness: string, first: string, recall: string, firstRecall: string) =>
      `适应度从 ${first} 变为 ${fitness}，最佳可能召回率从 ${firstRecall} 变为 ${recall}。`,
    beginRound: '最初的锚框',
    generationRound: (generation: string) => `第 ${generation} 代`,
    doneRound: '完成',

    leftOut: (n: number) => `有 ${count(n)} 个框没有面积，未参与计算。`,
    sizeless: (n: number) =>
      `有 ${count(n)} 张图像的尺寸未知：所有形状都按原图像素计，相当于图像不缩放。`,
    autoAnchor: (recall: string) =>
      `最初锚框的最佳可能召回率为 ${recall}，低于 98%：此时 YOLOv5 的 AutoAnchor 会重新计算锚框。`,
    unfit: 'k-means 的锚框与这些形状单位不同：改用 YOLOv5 的锚框。',
    noneAccepted: '没有候选比最初的锚框更合适。',
    perfect: '每个形状都有与它大小完全相同的锚框：没有改进的余地。',

    start: '最初锚框',
    starts: startsZh,
    startHelp:
      'YOLOv3 与 YOLOv5 的九个锚框相同，分别针对 416 和 640 像素的输入。k-means 的锚框来自“锚框”实验。',
    scope: '形状来自',
    image: '本图像',
    all: '所有图像',
    unit: '像素单位',
    normalised: '网络输入',
    pixels: '原图',
    unitHelp: '网络输入：把每张图像拉伸到网络的输入尺寸。原图：按框的原始坐标。',
    input: '输入',
    inputHelp: '网络输入的宽和高（像素）',
    generations: '代数',
    seed: '种子',
    seedHelp: '不同的种子，不同的搜索过程',
    ratio: '比例阈值',
    ratioHelp: '边长最多相差多少倍：YOLOv5 的 anchor_t，取 4',
    probability: '变异概率',
    probabilityHelp: '每条边发生变化的概率：YOLOv5 取 0.9',
    sigma: 'Sigma',
    sigmaHelp: '边长变化的幅度：YOLOv5 取 0.1',
    minSide: '最小边长',
    minSideHelp: '锚框的边长不会小于它：YOLOv5 取 2 像素',
    logHelp: '对数坐标轴：相同的倍数在各处长度相同',

    board: '宽高平面',
    boardLabel: (shapes: number, anchors: number) =>
      `${count(shapes)} 个形状与 ${count(anchors)} 个锚框的宽和高`,
    widthAxis: '宽（像素）',
    heightAxis: '高（像素）',
    reached: (n: string) => `${n} 个在范围内`,
    notReached: (n: string) => `${n} 个在范围外`,
    reachOf: (anchor: string, n: string) => `${anchor} 覆盖 ${n} 个`,
    lens: (times: number) => `${times} ×`,
    legendAnchor: '锚框',
    legendFirst: '最初',
    legendCandidate: '放弃',

    fitnessPanel: '适应度',
    fitnessLabel: '每一代之后最优锚框的适应度',
    generationAxis: '代',
    fitnessAxis: '适应度',
    soFar: (generation: string, fitness: string, accepted: number) =>
      `第 ${generation} 代之后：适应度 ${fitness}，已接受 ${count(accepted)} 个候选。`,
    lastAccepted: (generation: string) => `本次运行最后一次接受是在第 ${generation} 代。`,
    chartHelp: '点击图表或拖动滑块可跳到某一代。',
    goToGeneration: '当前显示的代',

    anchorsPanel: '锚框',
    atFirst: '最初',
    now: '当前最优',
    change: '变化',
    fromKMeans: '用 k-means 求最初锚框',
    resultPanel: '结果',
    ofFinished: (anchors: number) =>
      `搜索结束时的 ${count(anchors)} 个锚框，与时间轴当前位置无关。`,
    inputPixels: (input: number) => `单位为 ${input} × ${input} 输入的像素。`,
    imagePixels: '单位为原图像素。',
  },
);
