import type {
  ApDetail,
  ApOptions,
  ApRun,
  ApSummary,
  Boundary,
  Extent,
  Interpolation,
  Matching,
  Reason,
} from 'boxstep-ap';
import type { LabFrame, LabInput } from '../lab';
import { documentBoxes } from './data';

/** Options of the lab for average precision as the page has them. */
export interface ApLabOptions {
  readonly matching: Matching;
  readonly interpolation: Interpolation;
  /** One IoU threshold, or `coco`: .50 to .95 by .05. */
  readonly thresholds: number | 'coco';
  readonly boundary: Boundary;
  readonly extent: Extent;
  /** null: all. */
  readonly maxDetections: number | null;
  /** Ground truths of which size count. */
  readonly area: AreaName;
  /** null: all. */
  readonly class: number | null;
}

export type ApFrame = LabFrame<ApLabOptions, ApDetail, ApSummary>;

/** COCO's ranges of area, in squared pixels; both ends belong to them. */
export const AREAS = {
  all: null,
  small: [0, 32 ** 2],
  medium: [32 ** 2, 96 ** 2],
  large: [96 ** 2, 1e10],
} as const satisfies Record<string, readonly [number, number] | null>;

export type AreaName = keyof typeof AREAS;

/** To the bit as NumPy's `linspace(.5, .95, 10)` has them, which a run is compared by. */
export const COCO_THRESHOLDS: readonly number[] = Array.from({ length: 10 }, (_, i) =>
  i === 9 ? 0.95 : i * ((0.95 - 0.5) / 9) + 0.5,
);

export function thresholdsOf({ thresholds }: Pick<ApLabOptions, 'thresholds'>): readonly number[] {
  return thresholds === 'coco' ? COCO_THRESHOLDS : [thresholds];
}

/** The options that the engine's function takes. */
export function apOptions(options: ApLabOptions): ApOptions {
  const { matching, interpolation, boundary, extent, maxDetections, class: only } = options;
  const area = AREAS[options.area];
  return {
    ...{ matching, interpolation, boundary, extent },
    thresholds: [...thresholdsOf(options)],
    ...(maxDetections !== null && { maxDetections }),
    ...(area && { areaRange: [...area] as [number, number] }),
    ...(only !== null && { class: only }),
  };
}

/** What a run is opened with; null if there is no box. */
export function runOptions(
  { images: entries, classNames }: Pick<LabInput, 'images' | 'classNames'>,
  options: ApLabOptions,
): ApRun | null {
  const { boxes, images } = documentBoxes(entries);
  if (boxes.ids.length === 0) return null;
  // Undo can take away the class that was chosen.
  const isThere = options.class !== null && options.class < classNames.length;
  const own = isThere ? options : { ...options, class: null };
  return { images, ...(boxes.flags && { flags: boxes.flags }), options: apOptions(own) };
}

/** The arrays about one place that the engine's lab sends. */
export interface ApColumns {
  /** The detections of the present class, best first. */
  readonly order: Uint32Array;
  /** Per detection in that order an index into `REASONS`, 0 before it is judged. */
  readonly reasons: Uint32Array;
  /** The ground truth that led; its own row if none did. */
  readonly leaders: Uint32Array;
  /** By which overlap; NaN if none led. */
  readonly overlaps: Float64Array;
  /** Per point of the curve: the detection, and where the curve is after it. */
  readonly detections: Uint32Array;
  readonly precision: Float64Array;
  readonly recall: Float64Array;
  /** As long as those once it is being made; what is still to be raised is the precision. */
  readonly envelope: Float64Array;
}

/** The order is that of `Reason` in src/ap/event.rs. */
export const REASONS: readonly (Reason | null)[] = [
  null,
  'found',
  'no-truth',
  'too-little',
  'duplicate',
  'ignored-truth',
  'other-area',
];

export function columnsOf({ columns }: ApFrame): ApColumns {
  return columns as unknown as ApColumns;
}

/** The round with which each curve begins. */
export function startsOf({ run }: ApFrame): Uint32Array {
  return run.columns.starts as Uint32Array;
}

/** The number of the present curve. */
export function curveOf({ run, detail }: ApFrame): number {
  const { event, read } = detail;
  const isRead = event.kind === 'area' || event.kind === 'mean';
  return Math.max(0, Math.min(read, run.about.curves.length) - (isRead ? 1 : 0));
}
