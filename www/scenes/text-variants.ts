import { texts } from '../text/text';
import type { SceneText } from './scene';

type VariantScene =
  | 'adaptive-falls'
  | 'fast-chain'
  | 'cluster-chain'
  | 'matrix-chain'
  | 'matrix-copy';

/** Every number here is computed again by `tests/unit/scenes-variants.test.ts`. */
export const variantSceneTexts = texts<Record<VariantScene, SceneText>>(
  {
    'adaptive-falls': {
      title: 'Falling threshold',
      about:
        'The second box overlaps the first by IoU 0.82. At the threshold 0.9 both would be kept, but the first was kept and the threshold fell to 0.81: the second is suppressed. Eta 1 keeps them all.',
    },
    'fast-chain': {
      title: 'Chain, Fast NMS',
      about:
        'A (0.9) suppresses B (0.8), IoU 0.43, and B, although it is out, suppresses C (0.7), also 0.43. Greedy NMS keeps C; here A alone is left.',
    },
    'cluster-chain': {
      title: 'Chain, Cluster-NMS',
      about:
        'Each of 5 boxes overlaps the next by IoU 0.43, more than 0.4. The passes keep 1, 4, 2, 3 and 3 of them: each link of the chain waits for the one before. It ends with every other box, as greedy NMS does.',
    },
    'matrix-chain': {
      title: 'Chain, Matrix NMS',
      about:
        'A lowers B from 0.8 to 0.457. What B asks of C is divided by what A leaves of B, and comes to 1, so only A lowers C, from 0.7 to 0.622. At the threshold 0.5 that leaves A and C, as greedy NMS does.',
    },
    'matrix-copy': {
      title: 'A copy, Matrix NMS',
      about:
        'The second box is a copy of the first, so the linear decay leaves 0 of its score 0.8. What it asks of the third would be divided by that 0: here it has no say. The first box asks the same undivided, 0.571, and the third falls from 0.7 to 0.4.',
    },
  },
  {
    'adaptive-falls': {
      title: '阈值下降',
      about:
        '第二个框与第一个的 IoU 为 0.82。阈值 0.9 时两者都会保留；但第一个框保留后，阈值降到 0.81：第二个被抑制。eta 取 1 则全部保留。',
    },
    'fast-chain': {
      title: '链：Fast',
      about:
        'A（0.9）抑制 B（0.8），IoU 为 0.43；B 虽已出局，仍抑制 C（0.7），IoU 也是 0.43。贪心 NMS 会保留 C，这里只剩 A。',
    },
    'cluster-chain': {
      title: '链：Cluster',
      about:
        '5 个框依次与下一个重叠，IoU 0.43，大于 0.4。各遍分别保留 1、4、2、3、3 个：链上的每一环都要等前一环。最后隔一个留一个，与贪心 NMS 相同。',
    },
    'matrix-chain': {
      title: '链：Matrix',
      about:
        'A 把 B 从 0.8 降到 0.457。B 对 C 的要求除以 A 给 B 留下的份额等于 1，所以只有 A 降低 C：从 0.7 到 0.622。阈值 0.5 时留下 A 和 C，与贪心 NMS 相同。',
    },
    'matrix-copy': {
      title: '重合框：Matrix',
      about:
        '第二个框与第一个完全重合，线性衰减让它的得分 0.8 剩下 0。它对第三个框的要求要除以这个 0：这里它不起作用。第一个框不用除也提出同样的要求 0.571，第三个框从 0.7 降到 0.4。',
    },
  },
);
