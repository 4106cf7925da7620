import { texts } from '../../text/text';
import { LessonView } from '../lesson';

export function RotatedNmsLesson() {
  return <LessonView lesson={lesson} />;
}

const lesson = texts(
  [
    {
      title: 'The same algorithm, another overlap',
      body: [
        'Greedy NMS asks only one thing of two boxes: how much they overlap. Here that is the IoU of turned boxes, found by clipping polygons; all else is as ever: sort, pick, compare, drop.',
      ],
    },
    {
      title: 'Why upright NMS fails here',
      body: [
        'Long objects side by side on a slant, such as moored ships or lines of text, have upright boxes that overlap although the objects do not touch. NMS on those drops real objects. Turned boxes keep them apart. The other way round, two long boxes crossing at a right angle overlap little however near their centres are.',
      ],
    },
    {
      title: 'What libraries do',
      body: [
        'mmcv, detectron2 and torchvision-based code clip polygons as here (mmcv and detectron2 gather the crossings and take their convex hull: the same polygon). Ultralytics compares turned boxes as Gaussians (probIoU), which is smooth and cheap but another number: a threshold for one is none for the other.',
        'Per class, some shift the boxes of each class far apart first. With turned boxes the shift must be larger than any corner, not than any centre.',
      ],
    },
    {
      title: 'Sensitive to the angle',
      body: [
        'A box of 100 × 10 against itself turned by 10° has IoU 0.40: long boxes need a lower threshold than upright habits suggest. 0.1 to 0.3 is usual in aerial images.',
      ],
    },
    {
      title: 'In an interview',
      body: [
        'Say which way your angle turns and in which unit, before any number. Reject pairs whose centres lie further apart than half their diagonals together: most pairs never need a polygon.',
      ],
    },
  ],
  [
    {
      title: '同样的算法，另一种重叠度',
      body: [
        '贪心 NMS 对两个框只问一件事：重叠多少。这里用多边形裁剪求旋转框的 IoU，其余不变：排序、选取、比较、去除。',
      ],
    },
    {
      title: '水平框 NMS 为什么在这里失效',
      body: [
        '斜着并排的细长物体（停泊的船、文本行）互不接触，它们的水平框却重叠，NMS 会误删真实物体；旋转框能把它们分开。反过来，两个细长框成直角交叉时，即使中心很近，重叠也很小。',
      ],
    },
    {
      title: '各家库的做法',
      body: [
        'mmcv、detectron2 等与这里一样求多边形（它们收集交点再取凸包，得到同一个多边形）。Ultralytics 把旋转框看成高斯分布比较（probIoU），平滑而廉价，但不是同一个数：阈值不能通用。',
        '按类别处理时，有的实现先把各类别的框平移开；对旋转框，平移量必须大于任何角点坐标，而不只是中心坐标。',
      ],
    },
    {
      title: '对角度敏感',
      body: [
        '100 × 10 的框与自身旋转 10° 后的 IoU 只有 0.40：细长框需要比水平框习惯更低的阈值。航拍图像常用 0.1 到 0.3。',
      ],
    },
    {
      title: '面试要点',
      body: [
        '先说清角度的方向和单位，再谈数字。两框中心距离大于两条半对角线之和时直接排除：大多数框对用不着多边形。',
      ],
    },
  ],
);
