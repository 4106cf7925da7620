import type { Boundary, Extent, NmsDetail, NmsSummary, Ties } from 'boxstep-engine';
import type { LabFrame } from '../lab';

/** Options of the NMS lab as the page has them. */
export interface NmsLabOptions {
  readonly threshold: number;
  readonly extent: Extent;
  readonly boundary: Boundary;
  readonly ties: Ties;
  readonly perClass: boolean;
  /** null: no box is left out for its score. */
  readonly scoreThreshold: number | null;
  /** null: as many as there are. */
  readonly maxOutput: number | null;
}

export type NmsFrame = LabFrame<NmsLabOptions, NmsDetail, NmsSummary>;

/** The arrays about a whole run that the engine's NMS lab sends. */
export interface NmsColumns {
  /** Those that took part, best first. */
  readonly order: Uint32Array;
  readonly kept: Uint32Array;
  /** The box's own index where none suppressed it. */
  readonly suppressedBy: Uint32Array;
  readonly overlap: Float64Array;
}

export function columnsOf({ run }: NmsFrame): NmsColumns {
  return run.columns as unknown as NmsColumns;
}
