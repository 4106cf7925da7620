import { texts } from '../../text/text';
import { LessonView } from '../lesson';

export function IouLesson() {
  return <LessonView lesson={lesson} />;
}

const lesson = texts(
  [
    {
      title: 'What it measures',
      body: [
        'Intersection over union: the area two boxes share, divided by the area they cover together. 0 when they do not meet, 1 when they are the same. It does not change when both axes are scaled, each by its own factor, so pixels and normalised coordinates give the same value.',
      ],
    },
    {
      title: 'Written by hand',
      body: [
        'The overlap on an axis begins at the larger of the two starts and ends at the smaller of the two ends. If that length is negative, the boxes do not meet: clamp it to 0 before you multiply, for two negative lengths would make a positive area.',
        'The union is both areas less the intersection, which was counted twice.',
      ],
    },
    {
      title: 'The + 1',
      body: [
        'Old code (py-faster-rcnn and what grew from it) takes coordinates as pixels, the last one included, so a side is x2 − x1 + 1. Today nearly every library takes them as edges: x2 − x1. Switch it and zoom in: the coloured row and column are what inclusive counting adds.',
        'It raises the IoU of small boxes, enough to change what NMS does near its threshold, and it makes no sense for normalised coordinates: two boxes that do not touch get a positive IoU.',
      ],
    },
    {
      title: 'Beyond IoU',
      body: [
        'Boxes that do not meet all have IoU 0, so a loss made from it has no slope there. GIoU subtracts the share of the enclosing box that neither covers; DIoU the squared distance of the centres over the squared diagonal of the enclosing box; CIoU also compares the aspect ratios. Switch on the landscape to see the slope that each adds.',
      ],
    },
    {
      title: 'Where code differs',
      body: [
        'Two boxes without area: 0 here and in TensorFlow, NaN in torchvision and NumPy. Corners the wrong way round: put in order here and in TensorFlow; elsewhere they give a negative side.',
      ],
    },
  ],
  [
    {
      title: '它衡量什么',
      body: [
        '交并比（Intersection over Union）：两框共有的面积除以两框一起覆盖的面积。不相交时为 0，完全重合时为 1。对 x、y 轴分别做任意缩放，IoU 不变，所以像素坐标与归一化坐标得到相同的值。',
      ],
    },
    {
      title: '手写 IoU',
      body: [
        '某一轴上的重叠从两个起点中较大者开始，到两个终点中较小者结束。长度为负说明不相交：相乘之前必须先截断为 0，否则两个负数相乘会得到正的面积。',
        '并集等于两个面积之和减去交集，因为交集被算了两次。',
      ],
    },
    {
      title: '关于 + 1',
      body: [
        '早期代码（py-faster-rcnn 及其衍生代码）把坐标看作像素，并包含最后一个像素，因此边长为 x2 − x1 + 1。如今几乎所有库都把坐标看作边界：x2 − x1。切换选项并放大：着色的一行一列就是含端点计数多出来的部分。',
        '它会抬高小框的 IoU，足以在阈值附近改变 NMS 的结果；对归一化坐标则毫无意义：两个互不接触的框也会得到正的 IoU。',
      ],
    },
    {
      title: 'IoU 之外',
      body: [
        '不相交的框 IoU 都是 0，由它构造的损失在那里没有梯度。GIoU 减去外接框中未被覆盖的比例；DIoU 减去中心距离平方与外接框对角线平方之比；CIoU 还比较宽高比。打开“分布图”可以看到它们各自带来的坡度。',
      ],
    },
    {
      title: '各家代码的差异',
      body: [
        '两个框都没有面积：这里和 TensorFlow 得 0，torchvision 和 NumPy 得 NaN。角点写反：这里和 TensorFlow 会先排序，其他实现会得到负的边长。',
      ],
    },
  ],
);
