import type { EvolutionDetail, EvolutionOptions, EvolutionSummary } from 'boxstep-anchors';
import type { AnchorsLabOptions } from '../anchors/lab';
import { areShares } from '../anchors/pixels';
import { type DocumentShapes, shapesOf } from '../anchors/shapes-of';
import type { LabFrame, LabInput } from '../lab';
import { PRESETS, type PresetName } from './presets';

/** Options of the evolution lab as the page has them. */
export interface EvolutionLabOptions {
  /** Whose shapes are fitted: of the image on screen, or of all images of the document. */
  readonly scope: AnchorsLabOptions['scope'];
  /** Normalised: shapes are measured in pixels of the network's input, else in those of their image. */
  readonly unit: AnchorsLabOptions['unit'];
  /** Width and height of the network's input. */
  readonly input: number;
  /** The anchors to begin with. */
  readonly start: PresetName | 'given';
  /** Those that another lab found. */
  readonly given: GivenAnchors | null;
  readonly seed: number;
  readonly generations: number;
  readonly ratio: number;
  readonly mutationProbability: number;
  readonly sigma: number;
  /** In pixels. */
  readonly minSide: number;
  /** Whether the axes of the plane are logarithmic. */
  readonly log: boolean;
}

export interface GivenAnchors {
  /** Width and height each. */
  readonly anchors: readonly number[];
  /** Whether they are shares of an image, rather than pixels. */
  readonly shares: boolean;
}

export type EvolutionFrame = LabFrame<EvolutionLabOptions, EvolutionDetail, EvolutionSummary>;

/** What is searched on, all in one unit of pixels. */
export interface Search extends Omit<DocumentShapes, 'unit'> {
  /** Width and height of the anchors to begin with. */
  readonly anchors: readonly number[];
  /** Whose pixels they are. */
  readonly pixels: 'input' | 'image';
  /** Whether the anchors that were given could not be measured with these shapes. */
  readonly isGivenUnfit: boolean;
}

type Source = Pick<LabInput, 'images' | 'image'>;

/** The shapes and the first anchors that a document and options come to. */
export function searchOf(source: Source, options: EvolutionLabOptions): Search {
  const { scope, input, start } = options;
  const given = start === 'given' ? options.given : null;
  // Anchors that were found in a unit are searched on in that unit.
  const unit = given ? (given.shares ? 'normalised' : 'pixels') : options.unit;
  const { corners, ...shapes } = shapesOf(source, { scope, unit });
  const shares = areShares({ corners, unit: shapes.unit });
  const scaled = shares ? scaledCorners(corners, input) : corners;
  const rest = { ...shapes, corners: scaled, pixels: shares ? 'input' : 'image' } as const;
  if (given && given.shares === shares) {
    const anchors = shares ? given.anchors.map((side) => side * input) : given.anchors;
    return { ...rest, anchors, isGivenUnfit: false };
  }
  const preset = PRESETS[start === 'given' ? 'yolov5' : start];
  return { ...rest, anchors: preset.anchors, isGivenUnfit: given !== null };
}

const known = new WeakMap<Float64Array, { input: number; scaled: Float64Array }>();

/** Made once for all frames of a run. */
function scaledCorners(corners: Float64Array, input: number): Float64Array {
  const found = known.get(corners);
  if (found?.input === input) return found.scaled;
  const scaled = corners.map((side) => side * input);
  known.set(corners, { input, scaled });
  return scaled;
}

/** The options that the engine takes. */
export function evolutionOptions(source: Source, options: EvolutionLabOptions): EvolutionOptions {
  const { seed, generations, ratio, mutationProbability, sigma, minSide } = options;
  const anchors = [...searchOf(source, options).anchors];
  return { anchors, seed, generations, ratio, mutationProbability, sigma, minSide };
}

export type Shape = readonly [width: number, height: number];

/** A flat list as shapes. */
export function shapesFrom(flat: ArrayLike<number>): Shape[] {
  return Array.from({ length: flat.length / 2 }, (_, i) => [
    flat[2 * i] ?? Number.NaN,
    flat[2 * i + 1] ?? Number.NaN,
  ]);
}

/** The anchors to begin with, in the order in which the engine numbers them: by rising area. */
export function firstAnchors(frame: EvolutionFrame): Shape[] {
  const anchors = shapesFrom(searchOf(frame, frame.options).anchors);
  return anchors.sort((a, b) => a[0] * a[1] - b[0] * b[1]);
}

/** The arrays about one place that the engine's lab sends; width and height each. */
export interface EvolutionColumns {
  /** The best so far. */
  readonly anchors: Float64Array;
  /** Those of the generation, as far as they have been changed. */
  readonly candidate: Float64Array;
}

/** The arrays about a whole run. */
export interface EvolutionRunColumns {
  /** The answer. */
  readonly anchors: Float64Array;
  /** Before the first generation and after each. */
  readonly fitness: Float64Array;
  /** The generations whose candidate was accepted, from 1. */
  readonly accepted: Uint32Array;
}

export function columnsOf({ columns }: EvolutionFrame): EvolutionColumns {
  return columns as unknown as EvolutionColumns;
}

export function runColumnsOf({ run }: EvolutionFrame): EvolutionRunColumns {
  return run.columns as unknown as EvolutionRunColumns;
}

/** The generation that an event belongs to: 0 before the first, the last one at the end. */
export function generationOf({ detail: { event } }: EvolutionFrame): number {
  if (event.kind === 'begin') return 0;
  return event.kind === 'done' ? event.generations : event.generation;
}
