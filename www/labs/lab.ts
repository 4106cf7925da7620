import type { Listings } from 'virtual:listings/*';
import type { ComponentChildren, FunctionComponent } from 'preact';
import type { Shape } from '../canvas/shapes';
import type { Boxes } from '../document/boxes';
import type { ImageEntry } from '../document/document';
import type { Columns, RunInfo, RunInput } from '../engine/contract';
import type { Asked } from '../engine/engine';
import type { Subject } from '../player/session';
import type { Language } from '../text/text';
import type { Table } from './results';

/** Words in both languages; see `texts`. */
export type Words<T> = Record<Language, T>;

/** The languages that listings are shown in. */
export const LISTING_LANGUAGES = ['python', 'rust', 'javascript'] as const;
export type ListingLanguage = (typeof LISTING_LANGUAGES)[number];

/** What a lab runs on. */
export interface LabInput {
  /** Those of the image on screen, or in a frame those of the run: rows as the engine numbers them. */
  readonly boxes: Boxes;
  readonly classNames: readonly string[];
  readonly images: readonly ImageEntry[];
  /** The image on screen. */
  readonly image: ImageEntry;
}

/** What a lab gives the engine in place of the boxes on screen. */
export interface LabData extends Partial<Omit<RunInput, 'options'>> {
  /** The boxes that the rows are. */
  readonly boxes?: Boxes;
}

/** Everything that is known at one place of the timeline; what a lab shows is a function of it. */
export interface LabFrame<O, D, A> extends LabInput {
  readonly options: O;
  readonly run: RunInfo<A>;
  /** What the engine says of the event. */
  readonly detail: D;
  /** Per box, an index into `ROLES`. */
  readonly roles: Uint8Array;
  /** The lab's arrays about the event. */
  readonly columns: Columns;
  /** The event, numbered over the whole run. */
  readonly position: number;
}

/** What a panel can do besides showing. */
export interface PanelProps<O, D, A> {
  readonly frame: LabFrame<O, D, A>;
  readonly engine: Asked;
  /** Changes options of the lab. */
  change(patch: Partial<O>): void;
  /** Shows another lab with these of its options. */
  goTo(lab: string, options: object): void;
  /** Goes to where a box's fate was decided, or a pair was compared. */
  find(subject: Subject): void;
  /** Goes to an event, numbered over the whole run. */
  seek(position: number): void;
}

export interface Panel<O, D, A> {
  readonly id: string;
  readonly title: Words<string>;
  readonly View: FunctionComponent<PanelProps<O, D, A>>;
}

/** A picture of the lab's own, shown in place of the boxes as long as the person does not want those. */
export interface Board<O, D, A> {
  readonly title: Words<string>;
  /** Whether the boxes are there first, and this only once it is asked for. */
  readonly onRequest?: true;
  readonly View: FunctionComponent<PanelProps<O, D, A>>;
}

export interface OptionsProps<O> {
  readonly options: O;
  readonly input: LabInput;
  change(patch: Partial<O>): void;
}

/** The part of the world that a field of pixels covers. */
export interface FieldWindow {
  readonly x: number;
  readonly y: number;
  /** World units per pixel. */
  readonly step: number;
  readonly width: number;
  readonly height: number;
}

/**
 * One algorithm to watch. A lab is one folder that gives such an object; the shell, the player and
 * the canvas know no more of it.
 *
 * O: its options on the page. D: what the engine says of an event. A: what it says of the run.
 */
export interface Lab<O extends object, D, A> {
  /** As the engine names it. */
  readonly id: string;
  readonly defaults: O;
  /** The engine's options, with ids turned into rows; null (with `needs`) if there is nothing to run. */
  engineOptions(input: LabInput, options: O): object | null;
  /** Boxes lie as their angles say, and can be turned; elsewhere they are upright. */
  readonly turns?: true;
  /** What must be there before it can run, in one sentence. */
  readonly needs: Words<string>;
  /** What the engine gets, where that is not the boxes on screen as they are. */
  data?(input: LabInput, options: O): LabData;
  /** What selecting boxes, in this order, changes in the options. */
  onSelection?(ids: ArrayLike<number>, options: O, input: LabInput): Partial<O> | null;
  /** Whom an event is about, so that its place can be found again after boxes or options change. */
  anchor(detail: D): Subject | null;
  /**
   * Of a lab whose run is of the boxes of all images: the image that an event is about, which then
   * comes on screen; null for none. Another image on screen is the same run.
   */
  imageOf?(frame: LabFrame<O, D, A>): number | null;
  /** Whether boxes without a score are ground truths to it, so that the table says what a box is. */
  readonly hasTruths?: true;
  /** What is drawn over the boxes. */
  shapes(frame: LabFrame<O, D, A>): Shape[];
  /** A short name that the label of a box starts with; '' for none. */
  tag?(frame: LabFrame<O, D, A>, row: number): string;
  /** The score of each box now, where the lab changes scores: the labels of boxes show it. */
  scores?(frame: LabFrame<O, D, A>): Float64Array;
  /** A field of pixels under the boxes, if one is asked for. */
  field?(
    frame: LabFrame<O, D, A>,
    window: FieldWindow,
    engine: Asked,
    palette: Uint8Array,
  ): Promise<ImageData> | null;
  /** One sentence about the event. */
  sentence(frame: LabFrame<O, D, A>): string;
  /** The formula with its numbers; null where an event computes nothing. */
  formula(frame: LabFrame<O, D, A>): ComponentChildren;
  /** Tags of the code lines that are running. */
  codeTags(frame: LabFrame<O, D, A>): readonly string[];
  /** Its code: those of `virtual:listings/<name>` that it shows, one after the other. */
  readonly listings: readonly Listings[];
  /** The call that runs that code with these options. */
  call(options: O, language: ListingLanguage): string;
  /** Names a round, for the scrubber. */
  roundName(frame: LabFrame<O, D, A>, round: number): string;
  /** What must be said of the whole run: assumptions, inverted boxes. */
  notes(frame: LabFrame<O, D, A>): string[];
  /** What came out, in tables to be taken along; asked at the last event of the run. */
  results?(frame: LabFrame<O, D, A>, engine: Asked): Promise<readonly Table[]>;
  readonly board?: Board<O, D, A>;
  readonly Options: FunctionComponent<OptionsProps<O>>;
  readonly panels: readonly Panel<O, D, A>[];
  readonly Lesson: FunctionComponent;
}
