import { texts } from '../../text/text';
import { LessonView } from '../lesson';

export function RotatedIouLesson() {
  return <LessonView lesson={lesson} />;
}

const lesson = texts(
  [
    {
      title: 'Why turn boxes',
      body: [
        'A ship, a plane seen from above or a line of handwriting lies at any angle. An upright box around it is mostly background, and the upright boxes of two ships side by side overlap although the ships do not. A rotated box has five numbers: centre, width, height and angle.',
      ],
    },
    {
      title: 'The intersection is a polygon',
      body: [
        'Two upright boxes share a rectangle. Two turned ones share a convex polygon of 3 to 8 vertices, or nothing. Sutherland and Hodgman (1974) find it by cutting: take box B, and cut off what lies beyond the first side of A, then beyond the second, the third, the fourth. What is left is the intersection.',
      ],
    },
    {
      title: 'Which side is a point on?',
      body: [
        'Walk along a side of A from one corner to the next, clockwise on the screen. The cross product of your way and the way to the point is positive if the point is at your right hand, which is inside, negative if it is outside, and 0 on the line. A vertex inside stays. Where one vertex is inside and the next is not, the line is crossed, and the point of crossing becomes a vertex: it divides the way between the two in the ratio of their cross products, which are their distances from the line.',
      ],
    },
    {
      title: 'The area: shoelaces',
      body: [
        'For each vertex (x, y) and the next (x′, y′) add x y′ − x′ y, and halve the sum. Each term is twice the area of the triangle that the two make with the origin, here the centre of A; triangles the other way round count negative, and what lies outside cancels. IoU is then as ever: intersection / (area A + area B − intersection).',
      ],
    },
    {
      title: 'No two libraries agree on the angle',
      body: [
        'Here: radians, clockwise on the screen, since y points down. OpenCV: degrees, clockwise. torchvision (xywhr, cxcywhr) and detectron2: degrees, counter-clockwise. mmrotate le90: radians, clockwise, w the longer side, the angle within ±90°. The same box can be written in endless ways: turn it by 180°, or turn it by 90° and swap w and h. A loss on the raw angle therefore jumps; a loss on IoU does not.',
      ],
    },
    {
      title: 'In an interview',
      body: [
        'Name the edge cases: parallel sides, touching corners, one box inside the other, no area. Compute from a centre near by, not from pixel (0, 0) of a huge image, or float32 loses the digits. Let no union be 0. The cost of a pair is constant, but far above that of upright boxes: reject pairs that lie apart first.',
      ],
    },
  ],
  [
    {
      title: '为什么要旋转框',
      body: [
        '船、俯视的飞机、一行手写字可以朝任意方向。水平框里大半是背景，两艘并排的船并不重叠，它们的水平框却会重叠。旋转框用五个数表示：中心、宽、高和角度。',
      ],
    },
    {
      title: '交集是一个多边形',
      body: [
        '两个水平框的交集是矩形；两个旋转框的交集是 3 到 8 个顶点的凸多边形，或者为空。Sutherland–Hodgman 算法（1974）用裁剪求它：取框 B，依次切掉 A 的第一、二、三、四条边外侧的部分，剩下的就是交集。',
      ],
    },
    {
      title: '点在边的哪一侧',
      body: [
        '沿 A 的一条边从一个角点走到下一个（屏幕上顺时针）。行进方向与“起点到该点”的叉积为正，说明点在右手侧，即内侧；为负在外侧；为 0 恰在直线上。内侧的顶点保留。若一个顶点在内、下一个在外，则穿过了这条直线，交点成为新顶点：它按两点叉积（即到直线的距离）之比分割这段路。',
      ],
    },
    {
      title: '面积：鞋带公式',
      body: [
        '对每个顶点 (x, y) 及下一个顶点 (x′, y′) 累加 x y′ − x′ y，再取一半。每一项是这两点与原点（这里是 A 的中心）所成三角形面积的两倍；方向相反的三角形计为负，多边形之外的部分相互抵消。之后与普通 IoU 相同：交集 /（A 面积 + B 面积 − 交集）。',
      ],
    },
    {
      title: '各家库的角度约定都不同',
      body: [
        '这里：弧度，屏幕上顺时针为正，因为 y 轴向下。OpenCV：角度制，顺时针。torchvision（xywhr、cxcywhr）与 detectron2：角度制，逆时针。mmrotate le90：弧度，顺时针，w 为长边，角度在 ±90° 之内。同一个框有无数种写法：转 180°，或转 90° 并交换 w 与 h。因此直接对角度求损失会跳变，而基于 IoU 的损失不会。',
      ],
    },
    {
      title: '面试要点',
      body: [
        '说出边界情形：平行边、角点相触、包含、没有面积。以邻近的中心为原点计算，而不是大图的像素 (0, 0)，否则 float32 会丢失精度。并集不能为 0。每对框的代价是常数，但远高于水平框：应先排除相距较远的框对。',
      ],
    },
  ],
);
