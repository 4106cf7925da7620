import type { RotatedIouDetail, RotatedIouSummary } from 'boxstep-rotated';
import type { LabFrame } from '../lab';

/** Options of the lab as the page has them: the pair by id, so that it survives edits. */
export interface RotatedIouLabOptions {
  /** Ids of the boxes A and B; null, or an id that is gone, means the first ones. */
  readonly a: number | null;
  readonly b: number | null;
}

export type RotatedIouFrame = LabFrame<RotatedIouLabOptions, RotatedIouDetail, RotatedIouSummary>;

export type RotatedIouEvent = RotatedIouDetail['event'];

/** x and y, as the engine sends them. */
export type Pair = readonly [x: number, y: number];

/** Vertices, corners and sides are counted from 1 for a person. */
export function ordinal(index: number): string {
  return String(index + 1);
}
