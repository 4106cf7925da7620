import type { StopReason } from 'boxstep-anchors';
import { count } from '../../text/numbers';
import { texts } from '../../text/text';

type Trend = 'rose' | 'fell' | 'same';

const shapes = (n: number) => (n === 1 ? '1 shape' : `${count(n)} shapes`);
const iterations = (n: number) => (n === 1 ? '1 iteration' : `${count(n)} iterations`);
const and = (items: readonly (string | number)[]) =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;

const stopsEn: Record<StopReason, string> = {
  unchanged: ' No shape changed, so it ends here.',
  repeats: ' The centroids are where they have been before, so all would come again: it ends here.',
  nan: ' All of this would come again for ever, so it is stopped here.',
  maxIterations: ' That was the last iteration allowed.',
};

const reasonsEn: Record<StopReason, string> = {
  unchanged: ' No shape changed its cluster any more.',
  repeats: ' It began to repeat itself.',
  nan: ' A centroid is NaN, so this is no answer.',
  maxIterations: ' It was stopped, not finished.',
};

const stopsZh: Record<StopReason, string> = {
  unchanged: '没有形状改变簇，到此收敛。',
  repeats: '质心回到了以前的位置，之后只会重复，因此到此为止。',
  nan: '之后只会永远重复，因此在这里停止。',
  maxIterations: '已达到允许的最大迭代次数。',
};

const reasonsZh: Record<StopReason, string> = {
  unchanged: '再没有形状改变簇。',
  repeats: '它开始重复自己。',
  nan: '有一个质心是 NaN，所以这不是有效结果。',
  maxIterations: '它是被停止的，并未收敛。',
};

/** What is said of the events and of the run. */
export const anchorsText = texts(
  {
    needs: 'Anchors need boxes that have a width and a height. Draw some, or open a file.',
    choose: (shape: string, cluster: string, probability: string, distance: string | null) =>
      distance === null
        ? `Shape ${shape} is drawn as first centroid ${cluster}, with probability ${probability}.`
        : `Shape ${shape} is drawn as first centroid ${cluster}: it lies ${distance} from the nearest centroid drawn before, which gave it probability ${probability}.`,
    place: (cluster: string, size: string) => `First centroid ${cluster} is placed at ${size}.`,
    twin: (cluster: string) => ` It is exactly ${cluster}, so one of the two will get no shape.`,
    goes: (winner: string, before: string | null, changed: boolean) =>
      before !== null
        ? `it moves from ${before} to ${winner}`
        : changed
          ? `it goes to ${winner}`
          : `it stays with ${winner}`,
    overlaps: (
      shape: string,
      winner: string,
      value: string,
      second: string,
      other: string,
      goes: string,
    ) =>
      `Shape ${shape} overlaps ${winner} most, with IoU ${value}, ahead of ${second} with ${other}: ${goes}.`,
    overlapsOnly: (shape: string, winner: string, value: string, goes: string) =>
      `Shape ${shape} overlaps ${winner}, the only centroid, with IoU ${value}: ${goes}.`,
    lies: (
      shape: string,
      winner: string,
      value: string,
      second: string,
      other: string,
      goes: string,
    ) =>
      `Shape ${shape} is nearest to ${winner}, at distance ${value}, ahead of ${second} at ${other}: ${goes}.`,
    liesOnly: (shape: string, winner: string, value: string, goes: string) =>
      `Shape ${shape} lies ${value} from ${winner}, the only centroid: ${goes}.`,
    tie: (shape: string, winner: string, second: string, value: string, goes: string) =>
      `Shape ${shape} is equally far from ${winner} and ${second}, ${value}; of equals the first wins: ${goes}.`,
    nearestIsNan: (shape: string, winner: string, goes: string) =>
      `${winner} is not a number (NaN), which NumPy’s argmin takes for the smallest distance of all, so it wins shape ${shape}: ${goes}.`,
    average: (
      iteration: number,
      now: string,
      before: string | null,
      trend: Trend,
      changed: number,
    ) => {
      const than =
        before === null || trend === 'same'
          ? before === null
            ? ''
            : ', as before'
          : trend === 'fell'
            ? `, down from ${before}: it got worse`
            : `, up from ${before}`;
      const moved =
        changed === 0
          ? ''
          : ` ${shapes(changed)} changed ${changed === 1 ? 'its' : 'their'} cluster.`;
      return `Iteration ${iteration} has average IoU ${now}${than}.${moved}`;
    },
    stops: stopsEn,
    moves: {
      mean: (name: string, from: string, to: string, n: number) =>
        `${name} moves from ${from} to ${to}, the mean of its ${shapes(n)}.`,
      median: (name: string, from: string, to: string, n: number) =>
        `${name} moves from ${from} to ${to}, the median of its ${shapes(n)}.`,
    },
    stays: {
      mean: (name: string, at: string, n: number) =>
        `${name} stays at ${at}, the mean of its ${shapes(n)}.`,
      median: (name: string, at: string, n: number) =>
        `${name} stays at ${at}, the median of its ${shapes(n)}.`,
    },
    keptEmpty: (name: string, at: string) => `${name} has no shapes: it stays at ${at}.`,
    reseeded: (name: string, shape: string, to: string, distance: string) =>
      `${name} has no shapes: it jumps to ${to}, the shape ${shape}, which lies farthest from its own centroid (${distance}).`,
    becomesNan: (name: string) =>
      `${name} has no shapes: the mean of nothing is 0/0, not a number, and from here on ${name} is NaN.`,
    done: (n: number, avgIou: string) => `Done: ${iterations(n)}, average IoU ${avgIou}.`,
    reasons: reasonsEn,
    averageName: 'average IoU',

    chooseRound: 'First centroids',
    iterationRound: (n: number) => `Iteration ${n}`,
    doneRound: 'Done',

    handNote: (placed: number, k: number) =>
      placed === 0
        ? `Click on the plane to place ${k === 1 ? 'the centroid' : `${k} centroids`}. As long as there is none, they are drawn.`
        : `${placed} of ${k} centroids are placed, and the run has only ${placed === 1 ? 'that one' : 'those'}. Click on the plane for the rest.`,
    fewerThanK: (n: number, k: number) =>
      `There are only ${shapes(n)}, so there are no more clusters than that, instead of ${k}.`,
    fewShapes: (n: number, k: number) =>
      `${shapes(n)} for ${k} ${k === 1 ? 'cluster' : 'clusters'} are few: such anchors are hardly more than the shapes themselves.`,
    dense:
      'So many shapes are drawn as a picture: the stronger a pixel, the more of them are there.',
    leftOut: (n: number) =>
      `${n === 1 ? '1 box without area is' : `${count(n)} boxes without area are`} left out: a side of 0 overlaps nothing.`,
    sizeless: (n: number) =>
      `These are pixels: for normalised shapes the size of every image must be known, and ${n === 1 ? 'that of 1 image is' : `those of ${count(n)} images are`} not.`,
    twins: (names: readonly string[]) =>
      `${and(names)} ${names.length === 1 ? 'is the same first centroid' : 'are the same first centroids'} as one chosen before; of equal distances the first wins, so ${names.length === 1 ? 'it gets' : 'they get'} no shapes.`,
    fell: (at: readonly number[], best: number, bestIou: string, lastIou: string, worse: boolean) =>
      `Average IoU fell in ${at.length === 1 ? 'iteration' : 'iterations'} ${and(at.slice(0, 6))}${at.length > 6 ? ` and ${at.length - 6} more` : ''}: where centroids move to does not maximise it.${worse ? ` The best was iteration ${best} with ${bestIou}, the last has ${lastIou}.` : ''}`,
    nanForEver: (names: readonly string[]) =>
      `${and(names)} lost all shapes and became 0/0, NaN. NumPy’s argmin takes NaN for the smallest, so all shapes run to it, and then to the next, for ever: the reference script would never end. Here it is stopped as soon as it repeats itself.`,
    nanEnds: (names: readonly string[]) =>
      `${and(names)} lost all shapes and became 0/0, NaN: the reference script would write NaN among its anchors.`,
    repeats: 'The centroids went round in a circle: without a look back it would never end.',
    stopped: (n: number) => `Stopped after ${iterations(n)}; centroids would have moved on.`,
  },
  {
    needs: '锚框聚类需要有宽和高的框。请先画几个，或打开一个文件。',
    choose: (shape: string, cluster: string, probability: string, distance: string | null) =>
      distance === null
        ? `形状 ${shape} 被抽中，作为初始质心 ${cluster}，概率为 ${probability}。`
        : `形状 ${shape} 被抽中，作为初始质心 ${cluster}：它到已选最近质心的距离为 ${distance}，因此被抽中的概率为 ${probability}。`,
    place: (cluster: string, size: string) => `初始质心 ${cluster} 放在 ${size} 处。`,
    twin: (cluster: string) => `它与 ${cluster} 完全相同，因此两者之一将分不到形状。`,
    goes: (winner: string, before: string | null, changed: boolean) =>
      before !== null
        ? `从 ${before} 移到 ${winner}`
        : changed
          ? `归入 ${winner}`
          : `仍属于 ${winner}`,
    overlaps: (
      shape: string,
      winner: string,
      value: string,
      second: string,
      other: string,
      goes: string,
    ) =>
      `形状 ${shape} 与 ${winner} 的 IoU 最大，为 ${value}，其次是 ${second}，为 ${other}：${goes}。`,
    overlapsOnly: (shape: string, winner: string, value: string, goes: string) =>
      `形状 ${shape} 与唯一的质心 ${winner} 的 IoU 为 ${value}：${goes}。`,
    lies: (
      shape: string,
      winner: string,
      value: string,
      second: string,
      other: string,
      goes: string,
    ) =>
      `形状 ${shape} 离 ${winner} 最近，距离为 ${value}，其次是 ${second}，距离为 ${other}：${goes}。`,
    liesOnly: (shape: string, winner: string, value: string, goes: string) =>
      `形状 ${shape} 到唯一的质心 ${winner} 的距离为 ${value}：${goes}。`,
    tie: (shape: string, winner: string, second: string, value: string, goes: string) =>
      `形状 ${shape} 到 ${winner} 与 ${second} 的距离相等，都是 ${value}；相等时取靠前的：${goes}。`,
    nearestIsNan: (shape: string, winner: string, goes: string) =>
      `${winner} 不是数（NaN），而 NumPy 的 argmin 把 NaN 当作最小的距离，所以它赢得形状 ${shape}：${goes}。`,
    average: (
      iteration: number,
      now: string,
      before: string | null,
      trend: Trend,
      changed: number,
    ) => {
      const than =
        before === null || trend === 'same'
          ? before === null
            ? ''
            : '，与上次相同'
          : trend === 'fell'
            ? `，低于上次的 ${before}：反而变差了`
            : `，高于上次的 ${before}`;
      const moved = changed === 0 ? '' : `${count(changed)} 个形状改变了簇。`;
      return `第 ${iteration} 次迭代的平均 IoU 为 ${now}${than}。${moved}`;
    },
    stops: stopsZh,
    moves: {
      mean: (name: string, from: string, to: string, n: number) =>
        `${name} 从 ${from} 移到 ${to}，即它的 ${count(n)} 个形状的均值。`,
      median: (name: string, from: string, to: string, n: number) =>
        `${name} 从 ${from} 移到 ${to}，即它的 ${count(n)} 个形状的中位数。`,
    },
    stays: {
      mean: (name: string, at: string, n: number) =>
        `${name} 停在 ${at}，即它的 ${count(n)} 个形状的均值。`,
      median: (name: string, at: string, n: number) =>
        `${name} 停在 ${at}，即它的 ${count(n)} 个形状的中位数。`,
    },
    keptEmpty: (name: string, at: string) => `${name} 没有分到形状：留在 ${at}。`,
    reseeded: (name: string, shape: string, to: string, distance: string) =>
      `${name} 没有分到形状：跳到 ${to}，即离自己质心最远的形状 ${shape}（距离 ${distance}）。`,
    becomesNan: (name: string) =>
      `${name} 没有分到形状：空集的均值是 0/0，不是数，此后 ${name} 就是 NaN。`,
    done: (n: number, avgIou: string) => `完成：共 ${count(n)} 次迭代，平均 IoU 为 ${avgIou}。`,
    reasons: reasonsZh,
    averageName: '平均 IoU',

    chooseRound: '初始质心',
    iterationRound: (n: number) => `第 ${n} 次迭代`,
    doneRound: '完成',

    handNote: (placed: number, k: number) =>
      placed === 0
        ? `请在平面上点击，放置 ${k} 个质心。在放下第一个之前，初始质心仍由抽取得到。`
        : `已放置 ${k} 个质心中的 ${placed} 个，本次运行只有这 ${placed} 个。继续点击平面放置其余的。`,
    fewerThanK: (n: number, k: number) =>
      `只有 ${count(n)} 个形状，因此簇数也只能这么多，而不是 ${k}。`,
    fewShapes: (n: number, k: number) =>
      `${count(n)} 个形状聚成 ${k} 个簇太少了：这样的锚框几乎就是形状本身。`,
    dense: '形状过多，以密度图显示：像素颜色越深，落在该处的形状越多。',
    leftOut: (n: number) => `${count(n)} 个没有面积的框未参与：边长为 0 时与任何框都没有重叠。`,
    sizeless: (n: number) =>
      `这里用的是像素：归一化需要知道每张图片的尺寸，而有 ${count(n)} 张图片的尺寸未知。`,
    twins: (names: readonly string[]) =>
      `${names.join('、')} 与之前选出的初始质心完全相同；距离相等时取靠前的，因此它分不到任何形状。`,
    fell: (at: readonly number[], best: number, bestIou: string, lastIou: string, worse: boolean) =>
      `平均 IoU 在第 ${at.slice(0, 6).join('、')} 次迭代${at.length > 6 ? `等 ${at.length} 次` : ''}中下降：质心移动的目标并不是让它最大。${worse ? `最好的是第 ${best} 次迭代的 ${bestIou}，最后为 ${lastIou}。` : ''}`,
    nanForEver: (names: readonly string[]) =>
      `${names.join('、')} 失去了所有形状，变成 0/0，即 NaN。NumPy 的 argmin 把 NaN 当作最小值，于是所有形状都跑到它那里，然后再跑到下一个，永无止境：参考脚本永远不会结束。这里一旦重复就停止。`,
    nanEnds: (names: readonly string[]) =>
      `${names.join('、')} 失去了所有形状，变成 0/0，即 NaN：参考脚本会把 NaN 写进锚框。`,
    repeats: '质心在兜圈子：如果不回头检查，它永远不会结束。',
    stopped: (n: number) => `在 ${count(n)} 次迭代后停止；质心本来还会继续移动。`,
  },
);
