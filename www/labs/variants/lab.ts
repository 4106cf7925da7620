import type { Listings } from 'virtual:listings/*';
import type {
  AdaptiveOptions,
  MatrixNmsOptions,
  VariantDetail,
  VariantEvent,
  VariantSummary,
} from 'boxstep-family';
import type { FunctionComponent } from 'preact';
import type { LabFrame, ListingLanguage, OptionsProps, Panel, Words } from '../lab';
import type { LessonSection } from '../lesson';
import type { NmsLabOptions } from '../nms/lab';
import type { CommonNmsOptions } from '../nms/options';
import type { Preset } from '../presets';

/** Options of Matrix NMS as the page has them. */
export type MatrixLabOptions = CommonNmsOptions &
  Readonly<Required<Pick<MatrixNmsOptions, 'method' | 'sigma' | 'postThreshold' | 'postBoundary'>>>;

/** Options of adaptive NMS as the page has them. */
export type AdaptiveLabOptions = NmsLabOptions &
  Readonly<Required<Pick<AdaptiveOptions, 'eta' | 'numbers'>>> & {
    /** null: all take part. */
    readonly topK: number | null;
  };

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
  /** Whether a box is asked about by those kept so far, up to the first that it overlaps too much. */
  readonly asksKept?: boolean;
  /** Panels besides those that all have, before them. */
  readonly panels?: readonly Panel<O, VariantDetail, VariantSummary>[];
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

/** What is compared with the threshold: the IoU, or what stands for it. */
export function comparedIn(event: Extract<VariantEvent, { kind: 'compare' }>): number {
  return event.single ?? event.overlay.iou;
}
