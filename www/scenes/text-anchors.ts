import { texts } from '../text/text';
import type { SceneText } from './scene';

type AnchorsScene = 'traffic' | 'mean-falls' | 'never-ends' | 'seeds' | 'not-euclid';

/** Every number here is computed again by `tests/unit/scenes-anchors.test.ts`. */
export const anchorsSceneTexts = texts<Record<AnchorsScene, SceneText>>(
  {
    traffic: {
      title: 'Four kinds of shapes',
      about:
        'The shapes of 150 people, cars, buses and signs. k-means with k = 4 finds the four kinds in 5 iterations, average IoU 0.740. Watch the centroids walk, and the regions with them.',
    },
    'mean-falls': {
      title: 'The mean falls',
      about:
        'Three boxes, 10 × 10, 10 × 10 and 100 × 100, and one anchor. At 10 × 10 it has average IoU 0.670; the mean moves it to 40 × 40, where it has 0.095. Switch the update to median: it stays at 0.670.',
    },
    'never-ends': {
      title: 'Twins, and NaN',
      about:
        'Two of the 3 first centroids are equal: one gets no shapes, its mean is 0/0, and NaN then wins all 12 shapes, in turn for ever. Here the run is stopped after 5 iterations. Let an empty cluster be kept, or reseeded, and it ends.',
    },
    seeds: {
      title: 'Seed to seed',
      about:
        'The same 150 shapes, but first centroids are random rows. Seed 0 ends with average IoU 0.623, since people and signs must share one centroid; seed 3 reaches 0.740. Press “Next seed” and watch the answer change.',
    },
    'not-euclid': {
      title: 'Not Euclid',
      about:
        'The shapes in the middle, about 60 × 60, go to the large centroid by IoU and to the small one by Euclidean distance, whose regions are shown: its border cuts them off. Average IoU is 0.603 with the one and 0.527 with the other.',
    },
  },
  {
    traffic: {
      title: '四类形状',
      about:
        '150 个行人、汽车、公交车和标志牌的形状。k = 4 的 k-means 用 5 次迭代找出这四类，平均 IoU 为 0.740。看质心如何移动，区域如何随之变化。',
    },
    'mean-falls': {
      title: '均值反而变差',
      about:
        '三个框：10 × 10、10 × 10 和 100 × 100，只有一个锚框。在 10 × 10 处平均 IoU 为 0.670；均值把它移到 40 × 40，只剩 0.095。把更新改为中位数，它就停在 0.670。',
    },
    'never-ends': {
      title: '相同质心与 NaN',
      about:
        '3 个初始质心中有两个相同：其中一个分不到形状，均值是 0/0，此后 NaN 轮流赢得全部 12 个形状，永无止境。这里在 5 次迭代后停止。让空簇保持或重选，就会结束。',
    },
    seeds: {
      title: '种子决定结果',
      about:
        '同样的 150 个形状，初始质心改为随机行。种子 0 得到平均 IoU 0.623，因为行人和标志牌共用一个质心；种子 3 达到 0.740。点“下一个种子”，看结果如何变化。',
    },
    'not-euclid': {
      title: '不是欧氏距离',
      about:
        '中间约 60 × 60 的形状，按 IoU 归大质心，按欧氏距离归小质心；图中的区域按欧氏距离着色，边界把它们切了出去。平均 IoU 前者为 0.603，后者为 0.527。',
    },
  },
);
