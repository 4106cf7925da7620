import type {
  AnchorFit,
  AnchorsOptions,
  AnchorTexts,
  AnchorTextsRequest,
  RegionsRequest,
  Trial,
} from 'boxstep-anchors';
import type { Extent, Kind, LandscapeRequest } from 'boxstep-engine';

/** The boxes that a run works on. The columns are the document's own: they are cloned, not handed over. */
export interface RunInput {
  readonly lab: string;
  /** x1, y1, x2, y2 per box, as written. */
  readonly corners: Float64Array;
  readonly scores: Float64Array;
  readonly classes: Uint32Array;
  readonly options: object;
}

/** Arrays by the names that a lab gives them. */
export type Columns = Readonly<Record<string, Float64Array | Uint32Array>>;

/** A recorded run: where its rounds end, what is marked, and what its lab says of it. */
export interface RunInfo<About = unknown> {
  /** Names the run in later requests; an older run, or one of a lost engine, is unknown. */
  readonly id: string;
  /** For each round, the number of events up to and including it. */
  readonly ends: Float64Array;
  /** Events that get a mark on the scrubber, numbered over the whole run. */
  readonly marks: Float64Array;
  readonly about: About;
  /** The lab's arrays about the whole run. */
  readonly columns: Columns;
}

/** One place of a run as the engine shows it. */
export interface Frame<Detail = unknown> {
  readonly detail: Detail;
  /** Per box, an index into `ROLES`. */
  readonly roles: Uint8Array;
  /** The lab's arrays about this place. */
  readonly columns: Columns;
}

/** An event's round and its number in that round, both from 0. */
export interface Place {
  readonly round: number;
  readonly event: number;
}

/** What the engine can be asked, and what it answers. */
export interface Calls {
  open(input: RunInput): RunInfo | undefined;
  /** Gives up a run that is being opened: `open` answers undefined. */
  abandon(): void;
  frame(run: string, place: Place): Frame | undefined;
  /**
   * What is said of events of one round, from a place on: at most so many, and fewer where they take
   * long, but one if there is one. Undefined if the run is gone.
   */
  details(run: string, from: Place, most: number): unknown[] | undefined;
  find(run: string, item: number, other: number | undefined): Place | undefined;
  /** What greedy NMS keeps of these boxes with each of these options. */
  keeps(
    corners: Float64Array,
    scores: Float64Array,
    classes: Uint32Array,
    options: readonly object[],
  ): Uint32Array[];
  matrix(corners: Float64Array, extent: Extent, kind: Kind): Float64Array;
  landscape(request: LandscapeRequest, palette: Uint8Array): ImageData;
  /**
   * Runs k-means on the shapes of these boxes many times: with 1 to `most` clusters, or with the
   * options' own k if `most` is null, each with so many seeds from the options' on. Takes long;
   * progress is told in runs. Undefined if another survey, or `stopSurvey`, came in between.
   */
  survey(
    corners: Float64Array,
    options: AnchorsOptions,
    most: number | null,
    seeds: number,
  ): Trial[] | undefined;
  stopSurvey(): void;
  regions(request: RegionsRequest, palette: Uint8Array): ImageData;
  anchorTexts(request: AnchorTextsRequest): AnchorTexts;
  anchorFit(corners: Float64Array, anchors: Float64Array, ratio: number): AnchorFit;
  roleNames(): string[];
  /** Fails on purpose, for tests: `panic`, `memory` or `loop`. */
  fail(how: string): void;
}

export type CallName = keyof Calls;

/** From the page to the worker. */
export interface Request {
  readonly id: number;
  readonly name: CallName;
  readonly args: readonly unknown[];
}

/** From the worker to the page. */
export type Reply =
  | { readonly id: number; readonly kind: 'value'; readonly value: unknown }
  /** Still at work; `done` events are recorded so far. */
  | { readonly id: number; readonly kind: 'progress'; readonly done: number }
  /** A person's mistake: `code` and `problem` are the engine's, `message` its English sentence. */
  | {
      readonly id: number;
      readonly kind: 'refused';
      readonly code: string;
      readonly problem: unknown;
      readonly message: string;
    }
  /** A defect: the engine cannot be trusted any more. */
  | { readonly id: number; readonly kind: 'broken'; readonly message: string };
