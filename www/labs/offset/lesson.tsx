import { texts } from '../../text/text';
import { LessonView } from '../lesson';

export const OffsetLesson = () => <LessonView lesson={lesson} />;

const lesson = texts(
  [
    {
      title: 'What it is for',
      body: [
        'A cup in front of a table should not suppress the table. NMS by class would loop over the classes; on a GPU one large call is faster than many small ones. So the boxes of each class are moved to a place of their own, and NMS runs once, without knowing of classes: boxes that are far apart do not overlap.',
      ],
    },
    {
      title: 'Step by step',
      body: [
        'Choose an offset larger than the picture. Add class × offset to all four corners of each box. Run greedy NMS on the moved boxes. Answer with the numbers of the boxes that are kept: the boxes themselves were never changed.',
      ],
    },
    {
      title: 'Three offsets',
      body: [
        'torchvision’s batched_nms takes the largest coordinate and 1. Ultralytics takes the constant 7680, max_wh. detectron2, for rotated boxes, takes the largest less the smallest coordinate and 1. Only the last is right wherever the boxes are: with negative coordinates, the first is too small, and classes meet.',
      ],
    },
    {
      title: 'What half precision does',
      body: [
        'A 16-bit number has 11 bits for its digits. Beyond 2,048 not every whole number exists, beyond 32,768 only every 32nd, beyond 65,504 none. A box of class 5 that is moved by 38,400 loses its edges to rounding: neighbours merge, small boxes have no size left. From class 9 on, moved by 69,120, its corners are infinite, and infinity less infinity is no number: such boxes suppress nobody. In single precision all of this begins 8,192 times further out.',
        'Only corners are rounded here; the overlap is then computed in double precision.',
      ],
    },
    {
      title: 'In an interview',
      body: [
        'Why add class × offset? To do NMS by class in one call. When does it fail? With negative coordinates, with an offset smaller than the picture, and where class × offset leaves no digits for the corners. What is safe? The span of the coordinates and 1, or subtracting the smallest coordinate first, in single precision; or a loop over the classes.',
      ],
    },
  ],
  [
    {
      title: '它用来做什么',
      body: [
        '桌前的杯子不应抑制桌子。按类别做 NMS 本来要逐类别循环；在 GPU 上，一次大调用比许多次小调用快。于是把每个类别的框移到各自的地方，再不分类别地做一次 NMS：相距很远的框不会重叠。',
      ],
    },
    {
      title: '逐步说明',
      body: [
        '取一个大于图像尺寸的偏移量，给每个框的四个坐标都加上 类别 × 偏移量，在平移后的框上做贪心 NMS，返回被保留的框的编号：框本身并没有变。',
      ],
    },
    {
      title: '三种偏移量',
      body: [
        'torchvision 的 batched_nms 取最大坐标加 1；Ultralytics 取常数 7680（max_wh）；detectron2 对旋转框取最大坐标减最小坐标再加 1。只有最后一种在任何位置都正确：坐标为负时，第一种太小，不同类别会相遇。',
      ],
    },
    {
      title: '半精度会怎样',
      body: [
        '16 位浮点数只有 11 位有效数字：超过 2,048，并非每个整数都能表示；超过 32,768，每 32 个整数才有一个；超过 65,504 就没有了。类别 5 的框平移 38,400，边被舍入：相邻的框合并，小框没有了大小。从类别 9 起平移 69,120，角点变为无穷大，而无穷大减无穷大不是数：这样的框不抑制任何框。单精度下，这一切要远 8,192 倍才开始。',
        '这里只舍入角点，重叠仍用双精度计算。',
      ],
    },
    {
      title: '面试要点',
      body: [
        '为什么加 类别 × 偏移量？为了一次调用就按类别做 NMS。什么时候出错？坐标为负、偏移量小于图像、或 类别 × 偏移量 太大以致坐标没有有效位。怎样才安全？用单精度，偏移量取坐标跨度加 1，或先减去最小坐标；或者逐类别循环。',
      ],
    },
  ],
);
