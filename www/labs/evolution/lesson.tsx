import { texts } from '../../text/text';
import { LessonView } from '../lesson';

export function EvolutionLesson() {
  return <LessonView lesson={lesson} />;
}

const lesson = texts(
  [
    {
      title: 'What it is for',
      body: [
        'K-means makes the anchors overlap the boxes well on average. Training asks something else: a box is learnt from an anchor only if neither side differs by more than some factor. YOLOv5 therefore takes what k-means found and improves it by chance, measured by that question.',
      ],
    },
    {
      title: 'Fitness and best possible recall',
      body: [
        'For a shape and an anchor take the ratio of the widths and that of the heights, each turned so that it is at most 1, and of the two the smaller: 1 means equal, 1/4 that one side is four times larger or smaller. Each shape has the anchor where this is largest.',
        'Fitness is the mean of these best values over all shapes, counting 0 where the value is not more than 1/4. Best possible recall (BPR) is the share of the shapes that are above: the others have no anchor to be learnt from, whatever the network does.',
        'On the plane of widths and heights with logarithmic axes, what one anchor reaches is a square, the same size everywhere. The search shifts nine such squares so that as many shapes as possible lie in one, near its middle.',
      ],
    },
    {
      title: 'Why 4',
      body: [
        'YOLOv5 computes a side as (2 · sigmoid)² times the anchor’s, so the network can make it at most four times as large. Loss is computed only for anchors within that ratio (anchor_t: 4.0), and a box without one is never learnt.',
      ],
    },
    {
      title: 'A generation',
      body: [
        'Each side changes with probability 0.9, by the factor 1 + normal × strength × 0.1: normal is drawn for each side, strength once for the generation, so that there are bold and careful generations. Factors end at 0.3 and 3, and no side falls below 2 pixels. If the whole set fits better, it replaces the best; else it is forgotten. There is no population and no crossing: it is a hill climbed by chance.',
      ],
    },
    {
      title: 'When AutoAnchor runs',
      body: [
        'Before training, YOLOv5 measures the anchors of the model on the data. With a BPR of 98 % or more they stay. Below, it runs k-means on the whitened shapes and then 1,000 generations, and takes the new anchors only if their BPR is higher.',
        'It measures in pixels of the input: each image is resized so that its longer side is the input’s. Here images are stretched to the input instead, as darknet does, which changes nothing where all images are square.',
      ],
    },
    {
      title: 'What to expect',
      body: [
        'Early generations are often accepted, late ones hardly ever. Another seed gives other anchors of nearly the same fitness: what is left is chance, not knowledge. Begin with k-means and it starts higher than from the anchors of COCO, and gains less.',
      ],
    },
  ],
  [
    {
      title: '它用来做什么',
      body: [
        'k-means 让锚框与标注框平均重叠得好。训练关心的却是另一件事：只有两边都相差不太多倍时，标注框才会由该锚框学习。因此 YOLOv5 在 k-means 的结果上随机改进，并用这个标准来衡量。',
      ],
    },
    {
      title: '适应度与最佳可能召回率',
      body: [
        '对一个形状和一个锚框，分别取宽之比与高之比，都化为不大于 1，再取较小者：1 表示完全相同，1/4 表示某一边相差四倍。每个形状取使这个值最大的锚框。',
        '适应度是所有形状的最佳值的平均，不大于 1/4 的按 0 计。最佳可能召回率（BPR）是超过 1/4 的形状所占比例：其余形状没有可供学习的锚框，网络再好也无能为力。',
        '在对数坐标的宽高平面上，一个锚框的范围是一个正方形，处处一样大。搜索就是移动这九个正方形，让尽可能多的形状落在其中并靠近中心。',
      ],
    },
    {
      title: '为什么是 4',
      body: [
        'YOLOv5 用 (2 · sigmoid)² 乘以锚框的边长来预测边长，因此网络最多只能放大到四倍。只对比例在此之内的锚框计算损失（anchor_t: 4.0），没有这样锚框的标注框永远学不到。',
      ],
    },
    {
      title: '一代',
      body: [
        '每条边以 0.9 的概率变化，乘以 1 + normal × strength × 0.1：normal 每条边各抽一次，strength 每代只抽一次，所以有的一代大胆，有的一代谨慎。倍数限制在 0.3 到 3，边长不小于 2 像素。整组锚框更合适就取代当前最优，否则丢弃。这里没有种群，也没有交叉：只是随机爬山。',
      ],
    },
    {
      title: 'AutoAnchor 何时触发',
      body: [
        '训练前，YOLOv5 用数据衡量模型自带的锚框。BPR 不低于 98% 就保留；低于 98% 则先对白化后的形状做 k-means，再搜索 1,000 代，只有新锚框的 BPR 更高时才采用。',
        '它以输入像素为单位：图像等比缩放，使长边等于输入尺寸。这里则像 darknet 那样把图像拉伸到输入尺寸；图像都是正方形时两者没有区别。',
      ],
    },
    {
      title: '结果怎么看',
      body: [
        '开始时候选常被接受，后来很少。换一个种子会得到另一组锚框，适应度却几乎相同：剩下的差别只是偶然。从 k-means 的结果出发，起点比 COCO 的锚框高，提升也更小。',
      ],
    },
  ],
);
