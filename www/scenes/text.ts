import { texts } from '../text/text';
import type { SceneId, SceneText } from './scene';
import { anchorsSceneTexts } from './text-anchors';
import { apSceneTexts } from './text-ap';
import { familySceneTexts } from './text-family';
import { offsetSceneTexts } from './text-offset';
import { picturedTexts } from './text-pictured';
import { rotatedSceneTexts } from './text-rotated';
import { variantSceneTexts } from './text-variants';

/** Every number here is computed again by `tests/unit/scenes.test.ts`, which finds it by its digits. */
export const sceneTexts = texts<Record<SceneId, SceneText>>(
  {
    ...picturedTexts.en,
    'duel-equality': {
      title: 'Two sides of equality',
      about:
        'torchvision against TensorFlow.js: the two overlap by exactly 0.5. torchvision suppresses above the threshold, TensorFlow.js from the threshold on: one keeps the tall box, the other does not.',
    },
    'duel-pixels': {
      title: 'One pixel between libraries',
      about:
        'torchvision against py_cpu_nms: IoU 0.681 between edges, 0.704 where the last pixel counts: at a threshold of 0.7 one pixel decides.',
    },
    'duel-ties': {
      title: 'Four equal scores',
      about:
        'OpenCV begins with the first of them, the NumPy code of ensemble-boxes with the last. Both keep two boxes, and not the same two.',
    },
    'duel-greedynms': {
      title: 'greedynms is not IoU',
      about:
        'With nms_kind=greedynms darknet takes the distance of the centres off the IoU, raised to 0.6: 0.334 is left of 0.5, and at 0.4 the second box lives.',
    },
    chain: {
      title: 'The chain A-B-C',
      about:
        'A (0.9) suppresses B (0.8), IoU 0.43. B would have suppressed C (0.7), also 0.43, but B is out, and A overlaps C by only 0.11: C is kept.',
    },
    'plus-one': {
      title: 'The +1 flip',
      about:
        'The same two boxes have IoU 0.6807 with sides x2 − x1, and 0.7042 with + 1. At threshold 0.7 the box with score 0.8 is kept by the one and suppressed by the other.',
    },
    'exactly-half': {
      title: 'Exactly the threshold',
      about:
        'The IoU is exactly 0.5, and so is the threshold. A rule with > keeps both boxes, one with >= suppresses the second. Libraries differ: torchvision has >, TensorFlow.js has >=.',
    },
    ties: {
      title: 'Three equal scores',
      about:
        'All scores are 0.8. Lowest index first picks the middle box, which suppresses both others, so 1 is kept; highest index first starts at the right, and 2 are kept.',
    },
    'two-classes': {
      title: 'Two classes, one place',
      about:
        'The person (0.92) and the bicycle (0.81) overlap with IoU 0.61. Class-agnostic NMS suppresses the bicycle; per class it meets no other bicycle and is kept. The second person (0.75) goes either way.',
    },
    inverted: {
      title: 'An inverted box',
      about:
        'The box with score 0.8 is written from its lower right corner to its upper left. With its corners in order it lies inside the other, IoU 0.73, and is suppressed. py_nms takes corners as they are written, finds an overlap of width max(0, 14 − 48 + 1) = 0, and keeps it.',
    },
    'py-nms': {
      title: 'The py_nms example',
      about:
        'The example that goes with py_nms: threshold 0.35, +1, >, highest index first. Boxes 0, 2 and 3 are kept; box 1 goes with IoU 0.61. Box 2 is inverted: as written its area is −5064, in order it is 5486, and in order it overlaps box 0 by just 0.0055.',
    },
    normalised: {
      title: 'Normalised boxes, +1',
      about:
        'Coordinates from 0 to 1 are parts of a picture, so +1 adds a whole picture to every side. A and B lie far apart, and get IoU 0.0386; the third box only touches A, and gets 0.8333. With sides x2 − x1 both are 0.',
    },
    touching: {
      title: 'Touching edges',
      about:
        'The boxes share the line x = 10. With sides x2 − x1 their intersection is 0 wide, and IoU is 0. With + 1 the column of pixels at x = 10 belongs to both: the intersection is 1 wide, and IoU is 0.0476.',
    },
    disjoint: {
      title: 'Apart: GIoU',
      about:
        'IoU is 0 for both boxes to the right of A, so it cannot say which is nearer. GIoU can: −0.3333 for the near one, −0.7500 for the far one.',
    },
    nested: {
      title: 'Inside: DIoU',
      about:
        'Three boxes of one size inside A: IoU and GIoU are 0.25 for each of them. DIoU also takes the distance between centres: 0.2500 in the middle, 0.2188 at the edge, 0.1875 in the corner.',
    },
    aspect: {
      title: 'Aspect ratio: CIoU',
      about:
        'Both inner boxes have the same area and share the centre of A: IoU and DIoU are 0.25 for each. CIoU also takes the ratio of the sides: 0.2500 for the square, 0.2339 for the box of 4:1.',
    },
    'no-area': {
      title: 'Boxes without area',
      about:
        'Two identical boxes of width 0. With sides x2 − x1 their intersection and union are 0, and 0/0 counts as IoU 0 here (some libraries answer NaN). With + 1 they are 1 pixel wide, and IoU is 1.',
    },
    ...variantSceneTexts.en,
    ...offsetSceneTexts.en,
    ...anchorsSceneTexts.en,
    ...rotatedSceneTexts.en,
    ...familySceneTexts.en,
    ...apSceneTexts.en,
    poles: {
      title: 'Poles: anchors evolve',
      about:
        'The anchors of YOLOv5, made for COCO, reach 84.5 % of these 110 shapes: most poles are too thin for them. After 1000 generations they reach 100 %, and fitness has risen from 0.483 to 0.738. Anchors that fit nothing here only drift.',
    },
    perspective: {
      title: 'People in perspective',
      about:
        'Who is nearer stands lower in the picture and is larger: centre y, width and height all say how far away someone is. So one component holds 99.1 % of the variance. Switch the picture to “Boxes” and rebuild them from it alone.',
    },
    elongated: {
      title: 'A long cloud',
      about:
        'Width and height grow together, so the cloud is long: PC1 lies at 38.5° and holds 96.4 % of the variance. Press “Find it by hand” and look for it yourself before you watch the rotation find it.',
    },
    round: {
      title: 'A round cloud',
      about:
        'The cloud is the same after a quarter turn: the covariance is 0 and both variances are 2745.1. Every axis is as good, and which one is called PC1 is chance.',
    },
    'one-width': {
      title: 'All of one width',
      about:
        'All cans are 40 wide: that column has no variance, and standardising must not divide by 0. They also stand on one line, so centre y and height say the same, and two of the four components are left without variance.',
    },
    tutorial: {
      title: 'The ten tutorial points',
      about:
        'The points that PCA is often taught with, as widths and heights, times 100. The divisor n − 1 gives variances of 12840 and 491, which in the tutorial are 1.284 and 0.0491; the first component is (0.678, 0.735).',
    },
    'few-rows': {
      title: 'Three boxes, four features',
      about:
        'Three rows centred add up to 0, so they lie in a plane: at most two of the four components have variance. Where the other two point is decided by rounding alone.',
    },
  },
  {
    ...picturedTexts.zh,
    'duel-equality': {
      title: '相等的两边',
      about:
        'torchvision 对 TensorFlow.js：两个框的 IoU 恰好是 0.5。torchvision 超过阈值才抑制，TensorFlow.js 达到阈值就抑制：一个保留高框，另一个不保留。',
    },
    'duel-pixels': {
      title: '两个库，一个像素',
      about:
        'torchvision 对 py_cpu_nms：按边界算 IoU 为 0.681，把最后一个像素算进去则为 0.704：阈值 0.7 时，一个像素就决定了结果。',
    },
    'duel-ties': {
      title: '四个相同的得分',
      about:
        'OpenCV 从第一个开始，ensemble-boxes 的 NumPy 代码从最后一个开始。都保留两个框，但不是同样的两个。',
    },
    'duel-greedynms': {
      title: '不是 IoU 的 NMS',
      about:
        '设为 nms_kind=greedynms 时，darknet 从 IoU 中减去中心距离项的 0.6 次方：0.5 只剩 0.334，阈值 0.4 时第二个框得以保留。',
    },
    chain: {
      title: '链式 A-B-C',
      about:
        'A（0.9）抑制 B（0.8），IoU 为 0.43。B 与 C（0.7）的 IoU 同样是 0.43，本可抑制 C，但 B 已出局；A 与 C 的 IoU 只有 0.11，所以 C 保留。',
    },
    'plus-one': {
      title: '+1 改变结果',
      about:
        '同样两个框，边长取 x2 − x1 时 IoU 为 0.6807，+ 1 时为 0.7042。阈值取 0.7 时，得分 0.8 的框在前一种算法下保留，在后一种算法下被抑制。',
    },
    'exactly-half': {
      title: '恰好等于阈值',
      about:
        'IoU 恰好是 0.5，阈值也是 0.5。用 > 判断时两个框都保留，用 >= 判断时第二个框被抑制。各个库并不一致：torchvision 用 >，TensorFlow.js 用 >=。',
    },
    ties: {
      title: '三个相同得分',
      about:
        '得分都是 0.8。索引小者优先时先选中间的框，它抑制另外两个，只保留 1 个；索引大者优先时从右边的框开始，保留 2 个。',
    },
    'two-classes': {
      title: '两个类别重叠',
      about:
        '人（0.92）与自行车（0.81）的 IoU 为 0.61。不区分类别时自行车被抑制；按类别时没有别的自行车与它比较，于是保留。第二个人框（0.75）无论如何都被抑制。',
    },
    inverted: {
      title: '角点颠倒的框',
      about:
        '得分 0.8 的框是从右下角写到左上角的。把角点排好序后，它位于另一个框之内，IoU 为 0.73，被抑制。py_nms 按原样使用角点，算得重叠宽度 max(0, 14 − 48 + 1) = 0，于是保留它。',
    },
    'py-nms': {
      title: 'py_nms 的示例',
      about:
        'py_nms 自带的示例：阈值 0.35，+1，>，索引大者优先。保留框 0、2 和 3；框 1 因 IoU 0.61 被抑制。框 2 的角点颠倒：按原样计算面积为 −5064，排好序后为 5486，此时与框 0 的 IoU 也只有 0.0055。',
    },
    normalised: {
      title: '归一化坐标与 +1',
      about:
        '0 到 1 的坐标以整幅图像为单位，+1 等于给每条边加上一整幅图像。A 与 B 相距很远，IoU 却是 0.0386；第三个框只与 A 相接，IoU 竟达 0.8333。边长取 x2 − x1 时，两者都是 0。',
    },
    touching: {
      title: '边缘相接',
      about:
        '两个框共用直线 x = 10。边长取 x2 − x1 时，交集宽度为 0，IoU 为 0。+ 1 时，x = 10 这一列像素同属两框，交集宽度为 1，IoU 为 0.0476。',
    },
    disjoint: {
      title: '不相交：GIoU',
      about:
        'A 右侧的两个框与 A 的 IoU 都是 0，无法区分远近。GIoU 可以：近的为 −0.3333，远的为 −0.7500。',
    },
    nested: {
      title: '包含：DIoU',
      about:
        'A 内有三个同样大小的框，IoU 和 GIoU 都是 0.25。DIoU 还考虑中心点距离：居中时为 0.2500，贴边时为 0.2188，在角上时为 0.1875。',
    },
    aspect: {
      title: '宽高比：CIoU',
      about:
        '内部两个框面积相同，且与 A 同心：IoU 和 DIoU 都是 0.25。CIoU 还考虑宽高比：正方形为 0.2500，4:1 的框为 0.2339。',
    },
    'no-area': {
      title: '面积为零的框',
      about:
        '两个完全相同、宽度为 0 的框。边长取 x2 − x1 时，交集和并集都是 0，这里规定 0/0 的 IoU 为 0（有些库给出 NaN）。+ 1 时，宽度为 1 个像素，IoU 为 1。',
    },
    ...variantSceneTexts.zh,
    ...offsetSceneTexts.zh,
    ...anchorsSceneTexts.zh,
    ...rotatedSceneTexts.zh,
    ...familySceneTexts.zh,
    ...apSceneTexts.zh,
    poles: {
      title: '杆状物：锚框进化',
      about:
        'YOLOv5 的锚框来自 COCO，只能覆盖这 110 个形状中的 84.5%：多数杆对它们来说太细。1000 代之后覆盖率为 100%，适应度从 0.483 升到 0.738。在这里用不上的锚框只是随机漂移。',
    },
    perspective: {
      title: '透视中的行人',
      about:
        '离得近的人在画面中站得更低，也更大：中心 y、宽和高说的都是远近。于是一个主成分就占了 99.1 % 的方差。把画面切换到“框”，看只用它重建的框。',
    },
    elongated: {
      title: '狭长的点云',
      about:
        '宽和高一起变大，点云因此狭长：PC1 在 38.5° 方向上，占 96.4 % 的方差。先点“自己动手找”试一试，再看旋转怎样找到它。',
    },
    round: {
      title: '圆形的点云',
      about:
        '点云旋转四分之一圈后不变：协方差为 0，两个方差都是 2745.1。哪个轴都一样，谁叫 PC1 纯属偶然。',
    },
    'one-width': {
      title: '宽度都相同',
      about:
        '所有罐子的宽都是 40：这一列没有方差，标准化时不能除以 0。它们又站在同一条线上，中心 y 与高说的是同一件事，于是四个主成分中有两个没有方差。',
    },
    tutorial: {
      title: '教程里的十个点',
      about:
        'PCA 教程常用的十个点，放大 100 倍后作为宽和高。除数取 n − 1 时方差为 12840 和 491，即教程中的 1.284 和 0.0491；第一主成分为 (0.678, 0.735)。',
    },
    'few-rows': {
      title: '三个框四个特征',
      about:
        '三行数据中心化后之和为 0，都在一个平面内：四个主成分中最多有两个有方差。另外两个指向哪里，只由舍入误差决定。',
    },
  },
);
