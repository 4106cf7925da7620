import type {
  Divisor,
  Feature,
  PcaDetail,
  PcaLabOptions,
  PcaStage,
  PcaSummary,
  Sign,
} from 'boxstep-pca';
import type { LabFrame } from '../lab';

/** A table of numbers of the person's own. */
export interface OwnTable {
  /** Of its columns. */
  readonly names: readonly string[];
  /** Row by row. */
  readonly values: Float64Array;
  /** Columns that hold words, and are not among these. */
  readonly dropped: readonly string[];
}

/** Options of the PCA lab as the page has them. */
export interface PcaPageOptions {
  /** Those of the boxes on screen that are the columns, in the order of `FEATURES`. */
  readonly features: readonly Feature[];
  /** What is analysed in place of the boxes. */
  readonly table: OwnTable | null;
  readonly divisor: Divisor;
  readonly standardize: boolean;
  readonly sign: Sign;
  /** How many components are taken; null: all. */
  readonly components: number | null;
}

export type PcaFrame = LabFrame<PcaPageOptions, PcaDetail, PcaSummary>;

export const FEATURES: readonly Feature[] = [
  'centre-x',
  'centre-y',
  'width',
  'height',
  'area',
  'aspect',
  'score',
];

/** How many columns the table will have; there may be no table yet. */
export function columnCount({ table, features }: PcaPageOptions): number {
  return table ? table.names.length : features.length;
}

/** The options that the engine takes. */
export function engineOptionsOf(options: PcaPageOptions): PcaLabOptions {
  const { features, table, divisor, standardize, sign, components } = options;
  const columns = columnCount(options);
  return {
    ...(table ? { columns } : { features: [...features] }),
    ...{ divisor, standardize, sign },
    // Fewer columns than components may be left when a feature is taken away.
    ...(components !== null && { components: Math.min(components, columns) }),
  };
}

/** The arrays about one place that the engine's PCA lab sends; n x n ones are row-major. */
export interface PcaColumns {
  readonly mean: Float64Array;
  readonly scale: Float64Array;
  /** The covariance matrix in the axes as they are turned so far. */
  readonly matrix: Float64Array;
  /** The axes, one in each row. */
  readonly vectors: Float64Array;
  /** Falling; empty until the axes are sorted. */
  readonly variances: Float64Array;
}

/** The arrays about a whole run: those of the answer. */
export interface PcaRunColumns {
  /** The table, row by row. */
  readonly data: Float64Array;
  readonly mean: Float64Array;
  readonly scale: Float64Array;
  readonly covariance: Float64Array;
  readonly variances: Float64Array;
  readonly explainedVariance: Float64Array;
  readonly explainedVarianceRatio: Float64Array;
  readonly components: Float64Array;
  readonly scores: Float64Array;
  /** Sums of squares lost with 1, 2, ... components. */
  readonly lost: Float64Array;
  /** The box that each row is; empty for a table that was not made of boxes. */
  readonly items: Uint32Array;
}

export function columnsOf({ columns }: PcaFrame): PcaColumns {
  return columns as unknown as PcaColumns;
}

export function runColumnsOf({ run }: PcaFrame): PcaRunColumns {
  return run.columns as unknown as PcaRunColumns;
}

/** The stages in the order in which they run; not every run has `scale` and `sign`. */
const ORDER: readonly PcaStage[] = [
  'mean',
  'centre',
  'scale',
  'covariance',
  'sweep',
  'sort',
  'sign',
  'project',
  'rebuild',
  'done',
];

/** Whether a stage has begun. */
export function isFrom({ detail }: PcaFrame, stage: PcaStage): boolean {
  return ORDER.indexOf(detail.stage) >= ORDER.indexOf(stage);
}

/** Whether a stage that goes column by column has dealt with this one. */
export function isDone(frame: PcaFrame, stage: 'mean' | 'centre' | 'scale', column: number) {
  const { event } = frame.detail;
  if (stage === 'scale' && !frame.options.standardize) return false;
  if (frame.detail.stage !== stage) return isFrom(frame, stage);
  return 'column' in event && event.column >= column;
}

/** Whether the element of the covariance matrix is known. */
export function isCovarianceKnown(frame: PcaFrame, row: number, column: number): boolean {
  const { event } = frame.detail;
  if (event.kind !== 'covariance') return isFrom(frame, 'sweep');
  const [first, second] = row <= column ? [row, column] : [column, row];
  return first < event.row || (first === event.row && second <= event.column);
}

/** The number of rows that a sum of squares is divided by. */
export function divisorOf({ divisor, rows }: PcaSummary): number {
  return divisor === 'n' ? rows : rows - 1;
}

/** Where the table is rebuilt from the first so many components, as an event of the whole run. */
export function rebuildPosition(frame: PcaFrame, count: number): number {
  const round = roundsOf(frame).findIndex(({ stage }) => stage === 'rebuild');
  return (frame.run.ends[round - 1] ?? 0) + count - 1;
}

/** The stages of the rounds of a run, with the number of the sweep where it is one. */
export function roundsOf(frame: PcaFrame): { stage: PcaStage; sweep: number }[] {
  const { standardize, sign } = frame.options;
  return ORDER.flatMap((stage) => {
    if (stage === 'scale' && !standardize) return [];
    if (stage === 'sign' && sign === 'raw') return [];
    const times = stage === 'sweep' ? frame.run.about.sweeps : 1;
    return Array.from({ length: times }, (_, i) => ({ stage, sweep: i + 1 }));
  });
}
