import type { Boundary, Extent, Kind, NmsDetail, NmsEvent, NmsSummary, Ties } from 'boxstep-engine';
import type { Boxes } from '../../document/boxes';
import type { LabFrame, LabInput } from '../lab';

/** Options that greedy NMS shares with those of its variants that decide by a threshold. */
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

/** Options of the lab of greedy NMS as the page has them. */
export interface GreedyOptions extends NmsLabOptions {
  readonly measure: Kind;
  /** What the distance term of DIoU and CIoU is raised to. */
  readonly exponent: number;
  /** null: all take part. */
  readonly topK: number | null;
}

export const greedyDefaults: GreedyOptions = {
  threshold: 0.5,
  measure: 'iou',
  exponent: 1,
  extent: 'exclusive',
  boundary: 'greater',
  ties: 'lowest-index',
  perClass: false,
  scoreThreshold: null,
  topK: null,
  maxOutput: null,
};

export const MEASURE_NAMES: Readonly<Record<Kind, string>> = {
  iou: 'IoU',
  giou: 'GIoU',
  diou: 'DIoU',
  ciou: 'CIoU',
};

/** An event without the rectangle that upright boxes share: NMS on turned boxes tells the same. */
export type NmsStory =
  | Exclude<NmsEvent, Comparison>
  | Omit<Comparison, 'left' | 'top' | 'right' | 'bottom' | 'width' | 'height'>;

type Comparison = Extract<NmsEvent, { kind: 'compare' }>;

/** What the sentence of an event is made from. */
export interface NmsStoryFrame extends LabInput {
  readonly options: Pick<NmsLabOptions, 'boundary' | 'ties'>;
  readonly run: { readonly about: { readonly boxes: number } };
  readonly detail: { readonly event: NmsStory };
}

export type NmsFrame = LabFrame<GreedyOptions, NmsDetail, NmsSummary>;

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
export function engineOptions(options: object): object {
  const stated = Object.entries(options).map(([name, value]) => [name, value ?? undefined]);
  return Object.fromEntries(stated);
}

/** The scores, and 1 where there is none. */
export function assumedScores({ scores }: Boxes): Float64Array {
  return scores.map((score) => (Number.isNaN(score) ? 1 : score));
}
