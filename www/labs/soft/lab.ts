import type {
  Boundary,
  Decay,
  Extent,
  SigmaMeaning,
  SoftDetail,
  SoftSummary,
  Ties,
} from 'boxstep-family';
import type { LabFrame } from '../lab';
import { scoresOrOne } from '../oddities';

/** Options of the Soft-NMS lab as the page has them. */
export interface SoftLabOptions {
  readonly method: Decay;
  readonly threshold: number;
  readonly boundary: Boundary;
  readonly sigma: number;
  readonly sigmaMeaning: SigmaMeaning;
  readonly hardCut: boolean;
  readonly scoreThreshold: number;
  readonly scoreBoundary: Boundary;
  readonly extent: Extent;
  readonly ties: Ties;
  readonly perClass: boolean;
  /** null: as many as there are. */
  readonly maxOutput: number | null;
}

export type SoftFrame = LabFrame<SoftLabOptions, SoftDetail, SoftSummary>;

/** The arrays about a whole run that the engine's lab sends. */
interface SoftRunColumns {
  readonly kept: Uint32Array;
  /** The kept box under which each fell; the box's own index where none did. */
  readonly droppedBy: Uint32Array;
}

export function runColumnsOf({ run }: SoftFrame): SoftRunColumns {
  return run.columns as unknown as SoftRunColumns;
}

/** The score of each box now. */
export function scoresNow({ columns }: Pick<SoftFrame, 'columns'>): Float64Array {
  return (columns as unknown as { readonly scores: Float64Array }).scores;
}

/** The scores that the run began with. */
export function scoresAtFirst({ boxes }: Pick<SoftFrame, 'boxes'>): Float64Array {
  return scoresOrOne(boxes.scores);
}

/** What a whole bar stands for: 1, or the best score where there are larger ones. */
export function scoreScale(frame: Pick<SoftFrame, 'boxes'>): number {
  return scoresAtFirst(frame).reduce((most, score) => Math.max(most, score), 1);
}

/** What decides whether an overlap lowers the score at all, or drops the box. */
export function usesThreshold({ method, hardCut }: SoftLabOptions): boolean {
  return method !== 'gaussian' || hardCut;
}

/** Whether an overlap above the threshold drops a box at once. */
export function cuts({ method, hardCut }: SoftLabOptions): boolean {
  return method === 'hard' || (method === 'gaussian' && hardCut);
}
