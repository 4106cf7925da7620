import { count } from '../../text/numbers';
import { texts } from '../../text/text';

const shapes = (n: number) => (n === 1 ? '1 shape' : `${count(n)} shapes`);
const iterations = (n: number) => (n === 1 ? '1 iteration' : `${count(n)} iterations`);

/** What stands in options, plane and panels. */
export const viewText = texts(
  {
    preset: 'As in',
    presets: {
      own: 'own choice',
      genAnchors: 'darknet gen_anchors.py',
      calcAnchors: 'darknet calc_anchors',
      lars76: 'lars76 kmeans.py',
      yolov5: 'YOLOv5 autoanchor',
    },
    presetHelp: {
      own: 'The options of a known script: AlexeyAB darknet, lars76/kmeans-anchor-boxes, YOLOv5',
      genAnchors:
        'AlexeyAB darknet, scripts/gen_anchors.py: k random rows with replacement, 1 − IoU, mean, an empty cluster becomes NaN; normalised, × 13 for grid cells; sorted by width',
      calcAnchors:
        'AlexeyAB darknet, detector calc_anchors: k distinct rows, 1 − IoU, mean, an empty cluster stays; at most 1000 iterations; sorted by area',
      lars76:
        'lars76/kmeans-anchor-boxes: k distinct rows, 1 − IoU, median by default, an empty cluster becomes NaN, the first iteration is compared with zeros; normalised',
      yolov5:
        'YOLOv5 autoanchor.py: Euclidean on sides divided by their standard deviation, mean, by SciPy (30 starts, empty clusters dropped: here they stay); then a genetic search',
    },
    k: 'k',
    kHelp: 'How many anchors: 5 in YOLOv2, 9 in YOLOv3',
    init: 'Start',
    inits: {
      'k-means++': 'k-means++',
      'random-rows': 'random rows',
      'distinct-rows': 'distinct rows',
      hand: 'placed by hand',
    },
    initHelp:
      'k-means++: far from those before; random rows: a row may come twice; distinct rows: no row twice; or place them on the plane yourself',
    seed: 'Seed',
    seedHelp: 'What the first centroids are drawn with',
    nextSeed: 'Next seed',
    distance: 'Distance',
    distances: { iou: '1 − IoU', euclidean: 'Euclidean', 'euclidean-whitened': 'whitened' },
    distanceHelp:
      'What is nearest. Whitened: Euclidean, each side divided by its standard deviation',
    update: 'Update',
    mean: 'mean',
    median: 'median',
    updateHelp:
      'Where a centroid moves, given its shapes: darknet takes the mean, lars76 the median',
    empty: 'If empty',
    empties: { keep: 'keep', reseed: 'reseed', nan: 'NaN' },
    emptyHelp:
      'A centroid without shapes stays, jumps to the worst-fitting shape, or becomes NaN as in the reference script',
    zeros: 'From zeros',
    zerosHelp:
      'Before the first iteration every shape is in C0, as in lars76’s array of zeros: if the first iteration leaves all of them there, the run stops at once, as it always does with k = 1',
    most: 'At most',
    mostHelp: 'Stop after this many iterations, from 1 to 100000; darknet calc_anchors: 1000',
    scope: 'All images',
    scopeHelp: 'Cluster the boxes of all images, or only those of the image on screen',
    unit: 'Unit',
    pixels: 'pixels',
    normalised: 'normalised',
    unitHelp: 'Sides in pixels, or as shares of the width and height of their image',

    plane: 'w-h plane',
    axes: 'Axes',
    linear: 'linear',
    log: 'log',
    regions: 'Regions',
    regionsBy: { run: 'of the run', iou: '1 − IoU', euclidean: 'Euclidean', none: 'none' },
    regionsHelp:
      'The plane coloured by the nearest centroid: under the distance of the run, or another',
    width: (unit: 'pixels' | 'normalised'): string =>
      unit === 'pixels' ? 'width in pixels' : 'width / image width',
    height: (unit: 'pixels' | 'normalised'): string =>
      unit === 'pixels' ? 'height in pixels' : 'height / image height',
    planeLabel: (n: number, k: number, sentence: string) =>
      `Plane of widths and heights with ${shapes(n)} and ${k} centroids. ${sentence}`,
    centroidLabel: (name: string, size: string, n: number) => `${name}: ${size}, ${shapes(n)}`,
    handLabel: (name: string, size: string) =>
      `First centroid ${name}, placed at ${size}. Arrow keys move it, Delete removes it.`,
    handPlace: (left: number) => `Click to place ${left === 1 ? 'the last one' : `${left} more`}`,
    handMove: 'Drag, or use arrow keys',
    handAdd: 'Place one',
    handClear: 'Clear',
    inset: (shape: string, cluster: string) => `Shape ${shape} and ${cluster}, corner on corner`,
    insetIou: (value: string) => `IoU ${value}`,

    overlapsTab: 'Overlaps',
    iterationsTab: 'Iterations',
    anchorsTab: 'Anchors',
    overlapsNone:
      'Step to a shape that is being assigned: here are its overlaps with all centroids then.',
    overlapsOf: (shape: string) => `Shape ${shape} laid on each centroid, corner on corner`,
    overlapsTwo: (k: number) => `With ${k} centroids, only the two nearest are shown.`,
    wins: 'nearest',
    second: 'second',
    d: (value: string) => `distance ${value}`,
    iou: (value: string) => `IoU ${value}`,
    nanRival: 'NaN: no overlap at all',
    chartLabel: (n: number, first: string, last: string) =>
      `Average IoU over ${iterations(n)}, from ${first} to ${last}`,
    chart: 'Average IoU by iteration',
    chartFalls: '▼ it fell',
    columns: {
      iteration: 'Iteration',
      average: 'Average IoU',
      changed: 'Changed',
      counts: 'Shapes per cluster',
    },
    fellMark: 'fell',
    goToIteration: (n: number) => `Go to iteration ${n}`,
    centreLabel: (n: number) => `${n} anchors about one centre, the smallest inside`,
    noAnchors: 'No centroid is chosen yet: take a step.',
    shapesOf: (n: number) => shapes(n),
    nanAnchor: 'NaN: cannot be drawn',
    share: (value: string) => `${value} %`,
  },
  {
    preset: '参照',
    presets: {
      own: '自定义',
      genAnchors: 'darknet gen_anchors.py',
      calcAnchors: 'darknet calc_anchors',
      lars76: 'lars76 kmeans.py',
      yolov5: 'YOLOv5 autoanchor',
    },
    presetHelp: {
      own: '采用某个已知脚本的选项：AlexeyAB darknet、lars76/kmeans-anchor-boxes、YOLOv5',
      genAnchors:
        'AlexeyAB darknet 的 scripts/gen_anchors.py：有放回地随机抽 k 行，1 − IoU，均值，空簇变成 NaN；归一化后 × 13 得到网格单位；按宽排序',
      calcAnchors:
        'AlexeyAB darknet 的 detector calc_anchors：不放回地抽 k 行，1 − IoU，均值，空簇保持不动；最多 1000 次迭代；按面积排序',
      lars76:
        'lars76/kmeans-anchor-boxes：不放回地抽 k 行，1 − IoU，默认取中位数，空簇变成 NaN，第一次迭代与全零的分配比较；归一化',
      yolov5:
        'YOLOv5 的 autoanchor.py：宽高各除以标准差后取欧氏距离，均值，由 SciPy 完成（30 次初始化，空簇被丢弃，这里则保留）；之后再做遗传搜索',
    },
    k: 'k',
    kHelp: '锚框个数：YOLOv2 为 5，YOLOv3 为 9',
    init: '初始化',
    inits: {
      'k-means++': 'k-means++',
      'random-rows': '随机行',
      'distinct-rows': '不重复行',
      hand: '手动放置',
    },
    initHelp:
      'k-means++：尽量远离已选的质心；随机行：同一行可能被抽中两次；不重复行：每行至多一次；也可以自己在平面上放置',
    seed: '种子',
    seedHelp: '抽取初始质心所用的随机种子',
    nextSeed: '下一个种子',
    distance: '距离',
    distances: { iou: '1 − IoU', euclidean: '欧氏距离', 'euclidean-whitened': '白化欧氏' },
    distanceHelp: '以什么判断最近。白化：宽高各除以标准差后的欧氏距离',
    update: '更新',
    mean: '均值',
    median: '中位数',
    updateHelp: '质心移到簇内形状的哪里：darknet 取均值，lars76 取中位数',
    empty: '空簇',
    empties: { keep: '保持', reseed: '重选', nan: 'NaN' },
    emptyHelp: '没有形状的质心：保持不动、跳到最不匹配的形状，或像参考脚本那样变成 NaN',
    zeros: '从全零开始',
    zerosHelp:
      '第一次迭代之前所有形状都属于 C0，如 lars76 的全零数组：若第一次迭代后它们都没有变，就立即停止；k = 1 时总是如此',
    most: '迭代上限',
    mostHelp: '迭代这么多次后停止，1 到 100000；darknet calc_anchors 为 1000',
    scope: '所有图片',
    scopeHelp: '对所有图片的框聚类，还是只对当前图片的框',
    unit: '单位',
    pixels: '像素',
    normalised: '归一化',
    unitHelp: '边长以像素计，或以占图片宽、高的比例计',

    plane: '宽高平面',
    axes: '坐标轴',
    linear: '线性',
    log: '对数',
    regions: '区域',
    regionsBy: { run: '与运行一致', iou: '1 − IoU', euclidean: '欧氏距离', none: '不显示' },
    regionsHelp: '按最近质心给平面着色：用本次运行的距离，或另一种距离',
    width: (unit: 'pixels' | 'normalised'): string =>
      unit === 'pixels' ? '宽（像素）' : '宽 / 图片宽',
    height: (unit: 'pixels' | 'normalised'): string =>
      unit === 'pixels' ? '高（像素）' : '高 / 图片高',
    planeLabel: (n: number, k: number, sentence: string) =>
      `宽高平面，${count(n)} 个形状，${k} 个质心。${sentence}`,
    centroidLabel: (name: string, size: string, n: number) =>
      `${name}：${size}，${count(n)} 个形状`,
    handLabel: (name: string, size: string) =>
      `初始质心 ${name}，放在 ${size}。方向键移动，Delete 键移除。`,
    handPlace: (left: number) => `点击放置，还差 ${left} 个`,
    handMove: '拖动，或用方向键',
    handAdd: '放置一个',
    handClear: '清空',
    inset: (shape: string, cluster: string) => `形状 ${shape} 与 ${cluster}，左下角对齐`,
    insetIou: (value: string) => `IoU ${value}`,

    overlapsTab: '重叠',
    iterationsTab: '迭代',
    anchorsTab: '锚框',
    overlapsNone: '请走到分配某个形状的那一步：这里会显示它与所有质心的重叠。',
    overlapsOf: (shape: string) => `形状 ${shape} 与各质心对齐一角的重叠`,
    overlapsTwo: (k: number) => `共 ${k} 个质心，只显示最近的两个。`,
    wins: '最近',
    second: '其次',
    d: (value: string) => `距离 ${value}`,
    iou: (value: string) => `IoU ${value}`,
    nanRival: 'NaN：没有重叠可言',
    chartLabel: (n: number, first: string, last: string) =>
      `${count(n)} 次迭代的平均 IoU，从 ${first} 到 ${last}`,
    chart: '各次迭代的平均 IoU',
    chartFalls: '▼ 下降',
    columns: { iteration: '迭代', average: '平均 IoU', changed: '改变', counts: '各簇形状数' },
    fellMark: '下降',
    goToIteration: (n: number) => `跳到第 ${n} 次迭代`,
    centreLabel: (n: number) => `以同一中心画出的 ${n} 个锚框，最小的在最里面`,
    noAnchors: '还没有选出质心：请走一步。',
    shapesOf: (n: number) => `${count(n)} 个形状`,
    nanAnchor: 'NaN：无法画出',
    share: (value: string) => `${value} %`,
  },
);
