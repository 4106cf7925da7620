import { texts } from '../text/text';
import type { SceneText } from './text';

type FamilyScene = 'soft-street' | 'soft-sigma' | 'soft-cut';

/** Every number here is computed again by `tests/unit/scenes-family.test.ts`. */
export const familySceneTexts = texts<Record<FamilyScene, SceneText>>(
  {
    'soft-street': {
      title: 'A street, softly',
      about:
        'Greedy NMS at 0.5 loses the man of the couple at the left (0.91), IoU 0.54 with her (0.96). Soft-NMS lowers him to 0.491 and keeps him. Every duplicate falls below the score threshold 0.3.',
    },
    'soft-sigma': {
      title: 'Two meanings of sigma',
      about:
        'IoU 0.7 and sigma 0.5: the paper multiplies the score 0.8 by 0.375311, TensorFlow by 0.612626, linear decay by 0.3. With sigma 0.25 TensorFlow comes to 0.375311 as well.',
    },
    'soft-cut': {
      title: 'Soft, with a hard cut',
      about:
        'TensorFlow.js lowers scores, and drops at once what has IoU ≥ 0.5: the box with score 0.8 has exactly 0.5 and goes. Without the cut it would be kept with 0.623. The box with score 0.7 has IoU 0.4 and is lowered to 0.597.',
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
  },
);
