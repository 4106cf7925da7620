import type { Boundary, Extent, NmsDetail, NmsSummary, Ties } from 'boxstep-engine';
import type { Boxes } from '../../document/boxes';
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

/** The arrays about a whole run that the engine's labs of NMS send. */
export interface NmsColumns {
  /** Those that took part, best first. */
  readonly order: Uint32Array;
  readonly kept: Uint32Array;
  /** The box's own index where none suppressed it. */
  readonly suppressedBy: Uint32Array;
  readonly overlap: Float64Array;
}

export function columnsOf({ run }: Pick<LabFrame<object, unknown, unknown>, 'run'>): NmsColumns {
  return run.columns as unknown as NmsColumns;
}

/** The options as the engine takes them: what is not set is absent. */
export function engineOptions<
  O extends { scoreThreshold: number | null; maxOutput: number | null },
>(options: Readonly<O>): object {
  const { scoreThreshold, maxOutput } = options;
  return {
    ...options,
    scoreThreshold: scoreThreshold ?? undefined,
    maxOutput: maxOutput ?? undefined,
  };
}

/** The scores, and 1 where there is none. */
export function assumedScores({ scores }: Boxes): Float64Array {
  return scores.map((score) => (Number.isNaN(score) ? 1 : score));
}
