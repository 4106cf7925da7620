import { texts } from '../text/text';
import type { SceneText } from './scene';

type FamilyScene =
  | 'soft-street'
  | 'soft-sigma'
  | 'soft-cut'
  | 'fuse-models'
  | 'fuse-overflow'
  | 'fuse-single';

/** Every number here is computed again by `tests/unit/scenes-family.test.ts`. */
export const familySceneTexts = texts<Record<FamilyScene, SceneText>>(
  {
    'soft-street': {
      title: 'The street, softly',
      about:
        'Greedy NMS at 0.5 loses the man of the couple at the left (0.91), IoU 0.54 with her (0.96). Soft-NMS lowers him to 0.491 and keeps him. Every duplicate falls below the score threshold 0.3.',
    },
    'soft-sigma': {
      title: 'Two meanings of sigma',
      about:
        'IoU 0.7 and sigma 0.5: the paper multiplies the score 0.8 by 0.375311, TensorFlow by 0.612626, linear decay by 0.3. With sigma 0.25 TensorFlow comes to 0.375311 as well.',
    },
    'soft-cut': {
      title: 'Soft, then cut',
      about:
        'TensorFlow.js lowers scores, and drops at once what has IoU ≥ 0.5: the box with score 0.8 has exactly 0.5 and goes. Without the cut it would be kept with 0.623. The box with score 0.7 has IoU 0.4 and is lowered to 0.597.',
    },
    'fuse-models': {
      title: 'Three models, one picture',
      about:
        'Each image holds what one model found: the car is seen by all 3 (fused score 0.880, the mean), the rider by 2 (0.587). What only one took for a person is a dog: of its 0.6 a third is left, 0.2. Watch each fused box move as members join.',
    },
    'fuse-overflow': {
      title: 'A score above 1',
      about:
        'One model has two boxes for one object, 0.9 and 0.8. With allows_overflow the mean 0.85 is multiplied by 2 boxes / 1 model: the fused score is 1.7. Without it, 0.85.',
    },
    'fuse-single': {
      title: 'WBF is no NMS',
      about:
        'NMS keeps the box of 0.95 as it is. WBF averages the duplicates (0.6, 0.5) in: the score falls to 0.683, below that of the lone false box (0.7), and the fused box overlaps the good one with IoU 0.76 only.',
    },
  },
  {
    'soft-street': {
      title: '街道：软抑制',
      about:
        '阈值 0.5 的贪心 NMS 丢掉了左侧情侣中的男士（0.91），他与她（0.96）的 IoU 为 0.54。Soft-NMS 把他的得分降到 0.491 并保留。所有重复框都降到得分阈值 0.3 以下。',
    },
    'soft-sigma': {
      title: 'sigma 的两种定义',
      about:
        'IoU 0.7、sigma 0.5：论文把得分 0.8 乘以 0.375311，TensorFlow 乘以 0.612626，线性衰减乘以 0.3。sigma 取 0.25 时，TensorFlow 也得到 0.375311。',
    },
    'soft-cut': {
      title: '软抑制加硬截断',
      about:
        'TensorFlow.js 除了降低得分，还直接丢弃 IoU ≥ 0.5 的框：得分 0.8 的框恰好是 0.5，被截断；若不截断，它会以 0.623 保留。得分 0.7 的框 IoU 为 0.4，降到 0.597。',
    },
    'fuse-models': {
      title: '三个模型，一张图片',
      about:
        '每幅图像是一个模型的输出：汽车被 3 个模型看到（融合得分 0.880，即均值），骑车人被 2 个看到（0.587）。只有一个模型误当作行人的是条狗：0.6 只剩三分之一，即 0.2。看融合框如何随成员加入而移动。',
    },
    'fuse-overflow': {
      title: '得分超过 1',
      about:
        '一个模型为同一物体给出两个框，0.9 和 0.8。打开 allows_overflow 后，均值 0.85 乘以 2 个框 / 1 个模型：融合得分为 1.7。关闭时为 0.85。',
    },
    'fuse-single': {
      title: 'WBF 不是 NMS',
      about:
        'NMS 原样保留 0.95 的框。WBF 把重复框（0.6、0.5）也平均进来：得分降到 0.683，低于孤立误检的 0.7，融合框与好框的 IoU 只有 0.76。',
    },
  },
);
