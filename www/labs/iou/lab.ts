import type { Extent, Kind } from 'boxstep-engine';

/** Options of the IoU lab as the page has them: the pair by id, so that it survives edits. */
export interface IouLabOptions {
  /** Ids of the boxes A and B; null, or an id that is gone, means the first ones. */
  readonly a: number | null;
  readonly b: number | null;
  readonly extent: Extent;
  readonly kind: Kind;
  /** Whether the field of values over all positions of B is shown. */
  readonly landscape: boolean;
}
