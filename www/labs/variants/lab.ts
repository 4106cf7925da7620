import type { Listings } from 'virtual:listings/*';
import type { MatrixNmsOptions, VariantDetail, VariantEvent, VariantSummary } from 'boxstep-family';
import type { FunctionComponent } from 'preact';
import type { LabFrame, ListingLanguage, OptionsProps, Words } from '../lab';
import type { LessonSection } from '../lesson';
import type { CommonNmsOptions } from '../nms/options';
import type { Preset } from '../presets';

/** Options of Matrix NMS as the page has them. */
export type MatrixLabOptions = CommonNmsOptions &
  Readonly<Required<Pick<MatrixNmsOptions, 'method' | 'sigma' | 'postThreshold' | 'postBoundary'>>>;

export type VariantFrame<O extends CommonNmsOptions = CommonNmsOptions> = LabFrame<
  O,
  VariantDetail,
  VariantSummary
>;

/** All that one variant has of its own on the page; `variantLab` makes a lab of it. */
export interface VariantDescription<O extends CommonNmsOptions> {
  /** As the engine names it. */
  readonly id: string;
  readonly defaults: O;
  readonly presets: readonly Preset<O>[];
  /** Its options, all of them. */
  readonly Options: FunctionComponent<OptionsProps<O>>;
  /** What one of its rounds is about. */
  readonly rounds: 'columns' | 'passes';
  /** Whether it changes scores. */
  readonly lowersScores: boolean;
  /** The IoU above which cells of the matrix stand out; NaN if no single IoU decides. */
  threshold(options: O): number;
  /** Whether its decision is by > and not by ≥. */
  isStrict(options: O): boolean;
  /** What to say where a box that is itself suppressed exceeds the threshold. */
  readonly fell: Words<string>;
  /** Its code, in the order in which it is shown. */
  readonly listings: readonly Listings[];
  /** The call that runs them. */
  call(options: O, language: ListingLanguage): string;
  readonly lesson: Words<readonly LessonSection[]>;
}

type PairEvent = Extract<VariantEvent, { better: number }>;

/** An event about two boxes. */
export function isPair(event: VariantEvent): event is PairEvent {
  return 'better' in event;
}

/** The row of the box whose column is at work, or that is looked at; null if there is none. */
export function rowOf(event: VariantEvent): number | null {
  if (isPair(event)) return event.other;
  return 'item' in event ? event.item : null;
}
