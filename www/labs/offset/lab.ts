import type {
  NmsDetail,
  NmsEvent,
  OffsetDetail,
  OffsetEvent,
  OffsetOptions,
  OffsetSummary,
} from 'boxstep-family';
import type { Boxes } from '../../document/boxes';
import type { LabFrame } from '../lab';
import { greedyDefaults, type NmsFrame, type NmsLabOptions } from '../nms/lab';

/** Options of NMS by offsets as the page has them. */
export type OffsetLabOptions = Omit<NmsLabOptions, 'perClass'> &
  Readonly<Required<Pick<OffsetOptions, 'rule' | 'constant' | 'precision'>>> & {
    /** null: all take part. */
    readonly topK: number | null;
  };

export type OffsetFrame = LabFrame<OffsetLabOptions, OffsetDetail, OffsetSummary>;

export type Shift = Extract<OffsetEvent, { kind: 'shift' }>;

/** The arrays about a whole run, besides those of greedy NMS. */
export interface OffsetColumns {
  /** The corners of each box once it is moved, four numbers a box. */
  readonly moved: Float64Array;
  /** Boxes that only a loop over the classes keeps. */
  readonly missing: Uint32Array;
  /** Boxes that a loop over the classes does not keep. */
  readonly extra: Uint32Array;
}

export function offsetColumnsOf({ run }: OffsetFrame): OffsetColumns {
  return run.columns as unknown as OffsetColumns;
}

const cache = new WeakMap<Float64Array, Boxes>();

/** The boxes as they are once all are moved. */
export function movedBoxes(frame: OffsetFrame): Boxes {
  const { moved } = offsetColumnsOf(frame);
  const known = cache.get(moved);
  if (known) return known;
  const boxes = { ...frame.boxes, corners: moved };
  cache.set(moved, boxes);
  return boxes;
}

/** What greedy NMS does at this event on the moved boxes; null as long as they are being moved. */
export function nmsFrameOf(frame: OffsetFrame): NmsFrame | null {
  const { event, kept } = frame.detail;
  if (event.kind !== 'nms') return null;
  const { rule, constant, precision, ...options } = frame.options;
  const detail: NmsDetail = { event: event.event as NmsEvent, kept };
  const about = { ...frame.run.about, suppressed: 0, inverted: [], invertedCount: 0 };
  return {
    ...frame,
    boxes: movedBoxes(frame),
    options: { ...greedyDefaults, ...options },
    run: { ...frame.run, about },
    detail,
  };
}
