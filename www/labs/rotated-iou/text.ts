import { texts } from '../../text/text';

const vertices = (n: number) => (n === 1 ? '1 vertex' : `${n} vertices`);

export const rotatedIouText = texts(
  {
    needsTwo: 'Rotated IoU needs two boxes. Draw them, and turn them by the round handle.',
    howToTurn: 'Turn a selected box by its round handle, or with Q and E',
    numbers: 'Numbers',
    vertexList: 'What is left of B',
    fromCentre: 'Points are measured from the centre of A; y points down.',
    and: ' and ',
    corner: (corner: string, arm: string, degrees: string, point: string) =>
      `Corner ${corner}: the arm ${arm} from its centre, turned by ${degrees}°, ends at ${point}, measured from the centre of A.`,
    area: (box: string, area: string) =>
      `Box ${box} has an area of ${area}: turning changes no area.`,
    flat: (boxes: string) => `${boxes} without an area shares none: nothing is clipped.`,
    edge: (side: string, n: number) =>
      `Side ${side} of A clips what is left of B (${vertices(n)}): what lies beyond its line is cut off.`,
    inside: (vertex: string, side: string, cross: string) =>
      `Vertex ${vertex} is within side ${side}: the cross product is ${cross}, not negative. It stays.`,
    onLine: (vertex: string, side: string) =>
      `Vertex ${vertex} is on the line of side ${side}: the cross product is 0. It stays.`,
    outside: (vertex: string, side: string, cross: string) =>
      `Vertex ${vertex} is beyond side ${side}: the cross product is ${cross}, negative. It is cut off.`,
    crossing: (vertex: string, next: string, side: string, point: string) =>
      `Between vertex ${vertex} and vertex ${next} the line of side ${side} is crossed at ${point}: a new vertex.`,
    clipped: (side: string, n: number) => `Side ${side} is done: ${vertices(n)} left.`,
    nothingLeft: (side: string) => `Side ${side} leaves nothing of B: the boxes do not meet.`,
    term: (vertex: string, next: string, cross: string, sum: string) =>
      `From vertex ${vertex} to vertex ${next} the shoelace formula adds ${cross}, twice the area of the triangle with the centre of A: ${sum} so far.`,
    intersection: (area: string) => `Half of the sum is the area of the intersection: ${area}.`,
    limited: (area: string) =>
      `Half of the sum, held between 0 and the smaller box, which rounding had left: ${area}.`,
    noIntersection: 'Nothing is left of B: the intersection is 0.',
    union: (union: string) => `The union is both areas less what was counted twice: ${union}.`,
    iou: (iou: string, percent: string) =>
      `IoU = ${iou}: the boxes share ${percent} % of what they cover together.`,
    zero: 'The boxes share no area: IoU is 0.',
    cornersRound: 'Corners',
    side: (n: string) => `Side ${n} clips`,
    areaRound: 'Area',
    ratioRound: 'Ratio',
    areaOf: (box: string) => `area ${box}`,
    sum: 'shoelace sum',
    intersectionName: 'intersection',
    unionName: 'union',
  },
  {
    needsTwo: '旋转框 IoU 需要两个框。请画出它们，并用圆形手柄旋转。',
    howToTurn: '用所选框的圆形手柄旋转，或按 Q、E',
    numbers: '数值',
    vertexList: 'B 的剩余部分',
    fromCentre: '坐标以 A 的中心为原点；y 轴向下。',
    and: '、',
    corner: (corner: string, arm: string, degrees: string, point: string) =>
      `角点 ${corner}：从自身中心出发的向量 ${arm} 旋转 ${degrees}° 后，以 A 的中心为原点落在 ${point}。`,
    area: (box: string, area: string) => `框 ${box} 的面积为 ${area}：旋转不改变面积。`,
    flat: (boxes: string) => `${boxes} 没有面积，交集为空：无需裁剪。`,
    edge: (side: string, n: number) =>
      `用 A 的第 ${side} 条边裁剪 B 的剩余部分（${n} 个顶点）：该边直线外侧的部分被切掉。`,
    inside: (vertex: string, side: string, cross: string) =>
      `顶点 ${vertex} 在第 ${side} 条边内侧：叉积为 ${cross}，非负，保留。`,
    onLine: (vertex: string, side: string) =>
      `顶点 ${vertex} 恰在第 ${side} 条边的直线上：叉积为 0，保留。`,
    outside: (vertex: string, side: string, cross: string) =>
      `顶点 ${vertex} 在第 ${side} 条边外侧：叉积为 ${cross}，为负，切掉。`,
    crossing: (vertex: string, next: string, side: string, point: string) =>
      `顶点 ${vertex} 与顶点 ${next} 之间穿过第 ${side} 条边的直线，交点 ${point} 成为新顶点。`,
    clipped: (side: string, n: number) => `第 ${side} 条边裁剪完毕：剩 ${n} 个顶点。`,
    nothingLeft: (side: string) => `第 ${side} 条边之后 B 已无剩余：两框不相交。`,
    term: (vertex: string, next: string, cross: string, sum: string) =>
      `从顶点 ${vertex} 到顶点 ${next}，鞋带公式加上 ${cross}（即与 A 中心所成三角形面积的两倍），累计 ${sum}。`,
    intersection: (area: string) => `总和的一半就是交集面积：${area}。`,
    limited: (area: string) => `总和的一半因舍入略有越界，限制在 0 与较小框的面积之间：${area}。`,
    noIntersection: 'B 已无剩余：交集为 0。',
    union: (union: string) => `并集等于两个面积之和减去重复计算的交集：${union}。`,
    iou: (iou: string, percent: string) => `IoU = ${iou}：交集占两框总覆盖面积的 ${percent}%。`,
    zero: '两框没有公共面积：IoU 为 0。',
    cornersRound: '角点',
    side: (n: string) => `第 ${n} 条边裁剪`,
    areaRound: '面积',
    ratioRound: '比值',
    areaOf: (box: string) => `${box} 的面积`,
    sum: '鞋带公式之和',
    intersectionName: '交集',
    unionName: '并集',
  },
);
