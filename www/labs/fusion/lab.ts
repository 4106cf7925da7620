import type { Confidence, FusionDetail, FusionMethod, FusionSummary, Ties } from 'boxstep-family';
import { boxRow, orderedBox } from '../../document/boxes';
import type { LabFrame } from '../lab';
import type { Corners } from '../pair-shapes';

/** Options of the fusion lab as the page has them. */
export interface FusionLabOptions {
  readonly method: FusionMethod;
  readonly threshold: number;
  readonly scoreThreshold: number;
  readonly confidence: Confidence;
  readonly allowsOverflow: boolean;
  readonly clipToUnit: boolean;
  readonly ties: Ties;
  /** Whether the boxes on screen are those of one model, or each image has those of another. */
  readonly models: 'one' | 'images';
  /** Of the models in the order of the images; those beyond its end weigh 1. */
  readonly weights: readonly number[];
}

export type FusionFrame = LabFrame<FusionLabOptions, FusionDetail, FusionSummary>;

/** The arrays about one place that the engine's lab sends: clusters in the order of their founding. */
export interface FusionColumns {
  /** x1, y1, x2, y2 of each fused box. */
  readonly fused: Float64Array;
  readonly fusedScores: Float64Array;
  readonly fusedClasses: Uint32Array;
  /** The cluster of each box, or `NO_CLUSTER`. */
  readonly cluster: Uint32Array;
}

/** The arrays about a whole run. */
export interface FusionRunColumns {
  /** Clusters, the best score first. */
  readonly ranking: Uint32Array;
  /** The boxes that took part, as they were taken up. */
  readonly order: Uint32Array;
}

export const NO_CLUSTER = 0xffffffff;

export function columnsOf({ columns }: FusionFrame): FusionColumns {
  return columns as unknown as FusionColumns;
}

export function runColumnsOf({ run }: FusionFrame): FusionRunColumns {
  return run.columns as unknown as FusionRunColumns;
}

/** The members of each cluster so far, in the order in which they joined: the founder first. */
export function membersOf(frame: FusionFrame): number[][] {
  const { cluster, fusedScores } = columnsOf(frame);
  const members: number[][] = Array.from(fusedScores, () => []);
  for (const row of runColumnsOf(frame).order) members[cluster[row] ?? NO_CLUSTER]?.push(row);
  return members;
}

/** The founder of a cluster. */
export function founderOf(frame: FusionFrame, cluster: number): number {
  const found = columnsOf(frame).cluster;
  return runColumnsOf(frame).order.find((row) => found[row] === cluster) ?? -1;
}

/** The corners of a box in order, as the engine takes them. */
export function cornersOf({ boxes }: Pick<FusionFrame, 'boxes'>, row: number): Corners {
  const box = boxRow(boxes, row);
  if (!box) return [0, 0, 0, 0];
  const { x1, y1, x2, y2 } = orderedBox(box);
  return [x1, y1, x2, y2];
}

/** The corners of a fused box as it is now. */
export function fusedCorners(frame: FusionFrame, cluster: number): Corners {
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = columnsOf(frame).fused.subarray(4 * cluster);
  return [x1, y1, x2, y2];
}

/** How a fused box is called. */
export function fusedName(cluster: number): string {
  return `F${cluster}`;
}

/** How many fused boxes have got their scores at this place. */
export function scoredCount({ detail: { event, clusters } }: FusionFrame): number {
  if (event.kind === 'score') return event.cluster + 1;
  return event.kind === 'done' ? clusters : 0;
}
