import type { Boxes } from './boxes';
import { CROWD, DIFFICULT } from './flags';

/** What a box is: with a score it is a detection, without one a ground truth, which may be marked. */
export type BoxKind = (typeof BOX_KINDS)[number];

export const BOX_KINDS = ['detection', 'truth', 'difficult', 'crowd'] as const;

/** What the box in this row is. A mark on a box with a score says nothing. */
export function kindOf({ scores, flags }: Pick<Boxes, 'scores' | 'flags'>, row: number): BoxKind {
  if (!Number.isNaN(scores[row] ?? Number.NaN)) return 'detection';
  const flag = flags?.[row] ?? 0;
  if (flag === CROWD) return 'crowd';
  return flag === DIFFICULT ? 'difficult' : 'truth';
}

/** The flag that a box of this kind has. */
export function flagOf(kind: BoxKind): number {
  if (kind === 'crowd') return CROWD;
  return kind === 'difficult' ? DIFFICULT : 0;
}
