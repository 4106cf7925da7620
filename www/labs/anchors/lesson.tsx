import { texts } from '../../text/text';
import { LessonView } from '../lesson';

export function AnchorsLesson() {
  return <LessonView lesson={lesson} />;
}

const lesson = texts(
  [
    {
      title: 'What it is for',
      body: [
        'YOLOv2 to v5, and v7, do not predict a width and a height but how an anchor, a shape given beforehand, is to be stretched. The closer the anchors come to the shapes in the data, the less there is to learn. So they are found by k-means over the widths and heights of all labelled boxes: 5 of them in YOLOv2, 9 in YOLOv3 (three for each of its three scales).',
      ],
    },
    {
      title: 'Step by step',
      body: [
        'Choose k first centroids. Give each shape to the nearest one. Move each centroid to the mean (or median) of its shapes. Repeat until no shape changes its cluster.',
      ],
    },
    {
      title: 'Why 1 − IoU and not Euclid',
      body: [
        'Two shapes are laid corner on corner: the intersection is min(w) × min(h). Euclid counts pixels: 10 pixels off is as bad for a box of 20 as for one of 400, so large boxes pull the centroids to them and small objects get none. IoU counts shares, and does not change when all widths, or all heights, are scaled.',
        'Switch the regions to Euclidean: its borders are straight lines halfway between two centroids, those of IoU are curves that keep their form at every size. Wherever the two colourings differ, a shape would change its cluster.',
      ],
    },
    {
      title: 'The mean can make it worse',
      body: [
        'The mean minimises squared distance, not 1 − IoU, so the usual proof that k-means always improves does not hold. Three boxes prove it: 10 × 10, 10 × 10, 100 × 100 with k = 1. The anchor 10 × 10 has average IoU 0.67; the mean, 40 × 40, has 0.095; the median stays at 10 × 10. On 300 log-normal boxes with k = 9, average IoU fell at least once in 397 of 400 runs with the mean and in 275 with the median. Keep the best iteration, not the last.',
      ],
    },
    {
      title: 'The run that never ends',
      body: [
        'darknet’s gen_anchors.py draws its first centroids with replacement. Two equal ones: the first wins all shapes, the second has none, its mean is 0/0 = NaN. NumPy’s argmin takes NaN for the smallest, all shapes run there and the other becomes empty, and so on for ever. With k = 9 that happens to 11 % of runs on 300 boxes, 53 % on 50 and 88 % on 20. Cure: distinct rows, and keep or reseed an empty cluster.',
      ],
    },
    {
      title: 'Another seed, other anchors',
      body: [
        'k-means ends in a local optimum. 200 starts on one data set gave average IoU from 0.531 to 0.581. Run it several times and take the highest; k-means++ helps, since it seldom puts two centroids into one group.',
      ],
    },
    {
      title: 'Who does what',
      body: [
        'gen_anchors.py: random rows, 1 − IoU, mean, NaN; sorted by width. darknet calc_anchors: distinct rows, 1 − IoU, mean, an empty cluster stays; sorted by area. lars76: distinct rows, 1 − IoU, median. YOLOv5: SciPy’s k-means, Euclidean on sides divided by their standard deviation, then a genetic search on its own fitness.',
        'Mind the unit: YOLOv2 wants grid cells, YOLOv3 and v5 pixels at the input size. Multiplying normalised anchors by the input size is the same as clustering pixels only if all images have one shape.',
      ],
    },
    {
      title: 'In an interview',
      body: [
        'Why not Euclidean distance? Because it favours large boxes; what the detector is judged by is IoU, which does not depend on size.',
        'Does it converge? With Euclid and the mean yes. With 1 − IoU the objective can rise; in practice it stops when no assignment changes, but there is no proof, so limit the iterations.',
        'How choose k? Plot average IoU against k and take the bend: every anchor costs outputs at every cell.',
        'Where is the position of a box? Nowhere: only width and height are clustered, since an anchor stands at every cell. Cost: O(n k) per iteration.',
      ],
    },
  ],
  [
    {
      title: '它用来做什么',
      body: [
        'YOLOv2 到 v5 以及 v7 并不直接预测宽和高，而是预测如何缩放一个预先给定的形状，即锚框（anchor）。锚框越接近数据中的形状，网络要学的就越少。因此对所有标注框的宽高做 k-means 聚类：YOLOv2 取 5 个，YOLOv3 取 9 个（三个尺度各三个）。',
      ],
    },
    {
      title: '逐步说明',
      body: [
        '选 k 个初始质心；把每个形状分给最近的质心；把每个质心移到其簇内形状的均值（或中位数）；重复，直到没有形状改变簇。',
      ],
    },
    {
      title: '为什么用 1 − IoU 而不是欧氏距离',
      body: [
        '两个形状对齐一角，交集就是 min(w) × min(h)。欧氏距离数的是像素：差 10 个像素，对边长 20 的框和边长 400 的框一样“糟”，于是大框把质心拉过去，小目标分不到锚框。IoU 看的是比例，所有宽度或所有高度同乘一个数时不变。',
        '把区域切换为欧氏距离：它的边界是两个质心之间的直线；IoU 的边界是曲线，在任何尺寸下形状相同。两种着色不同的地方，形状就会归入不同的簇。',
      ],
    },
    {
      title: '均值可能让结果变差',
      body: [
        '均值最小化的是平方距离，而不是 1 − IoU，所以“k-means 每步必有改进”的证明不再成立。三个框即可说明：10 × 10、10 × 10、100 × 100，k = 1。锚框取 10 × 10 时平均 IoU 为 0.67；取均值 40 × 40 时只有 0.095；取中位数则停在 10 × 10。在 300 个对数正态分布的框上取 k = 9，用均值时 400 次运行中有 397 次平均 IoU 至少下降过一次，用中位数时有 275 次。应保留最好的一次迭代，而不是最后一次。',
      ],
    },
    {
      title: '永不结束的运行',
      body: [
        'darknet 的 gen_anchors.py 有放回地抽取初始质心。若抽到两个相同的：前一个赢得所有形状，后一个一个也没有，均值为 0/0 = NaN。NumPy 的 argmin 把 NaN 当作最小值，所有形状都跑过去，另一个又空了，如此永无止境。k = 9 时，300 个框有 11 % 的运行会这样，50 个框有 53 %，20 个框有 88 %。对策：不重复地抽取，并让空簇保持不动或重选。',
      ],
    },
    {
      title: '种子不同，锚框也不同',
      body: [
        'k-means 只到达局部最优。在同一数据集上运行 200 次，平均 IoU 从 0.531 到 0.581 不等。应多运行几次取最高者；k-means++ 有帮助，因为它很少把两个质心放进同一群。',
      ],
    },
    {
      title: '各家的做法',
      body: [
        'gen_anchors.py：随机行、1 − IoU、均值、NaN，按宽排序。darknet calc_anchors：不重复行、1 − IoU、均值、空簇不动，按面积排序。lars76：不重复行、1 − IoU、中位数。YOLOv5：SciPy 的 k-means，宽高除以标准差后的欧氏距离，之后按自己的适应度做遗传搜索。',
        '注意单位：YOLOv2 用网格单位，YOLOv3 和 v5 用输入尺寸下的像素。只有所有图片形状相同时，归一化锚框乘以输入尺寸才等同于直接对像素聚类。',
      ],
    },
    {
      title: '面试要点',
      body: [
        '为什么不用欧氏距离？因为它偏向大框；而检测器的评价标准是 IoU，与尺寸无关。',
        '会收敛吗？欧氏距离加均值会。用 1 − IoU 时目标函数可能上升；实践中在分配不再变化时停止，但没有证明，所以要限制迭代次数。',
        'k 怎么选？画出平均 IoU 随 k 变化的曲线，取拐点：每多一个锚框，每个网格都要多一份输出。',
        '框的位置在哪里？不需要：只对宽和高聚类，因为每个网格上都放同样的锚框。复杂度：每次迭代 O(n k)。',
      ],
    },
  ],
);
