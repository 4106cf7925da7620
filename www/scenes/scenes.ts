import { anchorsCases } from './cases-anchors';
import { apCases } from './cases-ap';
import { duelCases } from './cases-duel';
import { evolutionCases } from './cases-evolution';
import { fusionCases } from './cases-fusion';
import { iouCases } from './cases-iou';
import { nmsCases } from './cases-nms';
import { offsetCases } from './cases-offset';
import { pcaCases } from './cases-pca';
import { rotatedCases } from './cases-rotated';
import { softCases } from './cases-soft';
import { variantCases } from './cases-variants';
import { pictured } from './pictured';
import type { Scene } from './scene';

export type { Scene, SceneBox, SceneId } from './scene';

/** The gallery in its order; the page opens on the first. */
export const scenes: readonly Scene[] = [
  ...pictured,
  ...nmsCases,
  ...iouCases,
  ...anchorsCases,
  ...evolutionCases,
  ...pcaCases,
  ...variantCases,
  ...offsetCases,
  ...duelCases,
  ...rotatedCases,
  ...softCases,
  ...fusionCases,
  ...apCases,
];
