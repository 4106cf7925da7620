import { texts } from '../text/text';
import type { SceneText } from './scene';

type RotatedScene = 'octagon' | 'corner-cut' | 'ships';

/** Every number here is computed again by `tests/unit/scenes-rotated.test.ts`. */
export const rotatedSceneTexts = texts<Record<RotatedScene, SceneText>>(
  {
    octagon: {
      title: 'Two squares, an octagon',
      about:
        'The same square twice, once turned by 45°. Each side of A cuts a corner off B, and a regular octagon of 8 vertices is left: IoU 0.7071, which is 1 / √2. Turn B with its round handle and watch the number.',
    },
    'corner-cut': {
      title: 'Clipping, side by side',
      about:
        'Two boxes turned by 10° and 40° share a corner region. Watch each side of A judge the vertices of B by a cross product, cut some off and add points of crossing. IoU 0.2742.',
    },
    ships: {
      title: 'Moored ships',
      about:
        '9 detections of 5 ships. At threshold 0.5 the box with score 0.64 survives beside 0.9: it is turned by 25° too little, and their IoU is only 0.43. At 0.4 the 5 ships are left.',
    },
  },
  {
    octagon: {
      title: '两个正方形，一个八边形',
      about:
        '同一个正方形放两次，其中一个旋转 45°。A 的每条边切掉 B 的一个角，剩下有 8 个顶点的正八边形：IoU 为 0.7071，即 1 / √2。用圆形手柄旋转 B，观察数值变化。',
    },
    'corner-cut': {
      title: '逐边裁剪',
      about:
        '两个框分别旋转 10° 与 40°，在角上相交。观察 A 的每条边如何用叉积判断 B 的顶点，切掉一些，再加入交点。IoU 为 0.2742。',
    },
    ships: {
      title: '停泊的船',
      about:
        '5 艘船的 9 个检测结果。阈值 0.5 时，得分 0.64 的框在 0.9 旁边幸存：它少转了 25°，两者的 IoU 只有 0.43。阈值 0.4 时只剩 5 艘船。',
    },
  },
);
