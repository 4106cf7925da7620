import { batch, signal } from '@preact/signals';
import type { AnchorsOptions, Trial } from 'boxstep-anchors';
import { equalColumns } from '../../document/boxes';
import { type Asked, EngineLost, Refusal } from '../../engine/engine';
import { type AnchorsLabOptions, kMeansOptions } from './lab';

/** Many runs that are to be compared. */
export interface SurveyRequest {
  readonly corners: Float64Array;
  readonly options: AnchorsOptions;
  /** Runs with 1 to so many clusters; null: all with the options' own. */
  readonly most: number | null;
  readonly seeds: number;
}

export interface SurveyResult extends SurveyRequest {
  readonly trials: readonly Trial[];
}

/** The elbow looks at up to so many clusters. */
export const MOST_CLUSTERS = 15;

/** Average IoU against k. Its seeds begin at 0, whatever seed the run on screen has. */
export function elbowOf(
  corners: Float64Array,
  options: AnchorsLabOptions,
  seeds: number,
): SurveyRequest {
  const { k: _, ...others } = kMeansOptions({ ...options, init: null, seed: 0 });
  return { corners, options: others, most: MOST_CLUSTERS, seeds };
}

/** The same k with other seeds, from 0 on. */
export function restartsOf(
  corners: Float64Array,
  options: AnchorsLabOptions,
  k: number,
  seeds: number,
): SurveyRequest {
  const drawn = kMeansOptions({ ...options, k, init: null, seed: 0 });
  return { corners, options: drawn, most: null, seeds };
}

/** How many runs there will be: no more clusters than shapes. */
export function runsOf({ corners, most, seeds }: SurveyRequest): number {
  return seeds * (most === null ? 1 : Math.min(most, corners.length / 4));
}

/** Whether both look at the same shapes in the same way, if not with as many seeds. */
export function isAbout(result: SurveyRequest, request: SurveyRequest): boolean {
  return (
    result.most === request.most &&
    JSON.stringify(result.options) === JSON.stringify(request.options) &&
    equalColumns(result.corners, request.corners)
  );
}

/** The best of each k, by rising k. One that ended in NaN only if there is no other. */
export function bestOfEach(trials: readonly Trial[]): Trial[] {
  const best = new Map<number, Trial>();
  for (const trial of trials) {
    const other = best.get(trial.k);
    if (!other || isBetter(trial, other)) best.set(trial.k, trial);
  }
  return [...best.values()].sort((a, b) => a.k - b.k);
}

function isBetter(a: Trial, b: Trial): boolean {
  if ((a.reason === 'nan') !== (b.reason === 'nan')) return b.reason === 'nan';
  return a.avgIou > b.avgIou;
}

/** Many runs under way, or what they came to. It stays until it is made again. */
export class Survey {
  /** Runs that are made of those to be made; null: none is under way. */
  readonly progress = signal<{ readonly done: number; readonly total: number } | null>(null);
  readonly result = signal<SurveyResult | null>(null);
  /** Whether the engine was lost over it. */
  readonly isLost = signal(false);
  #started = 0;

  /** Resolves to the result; null if it was given up, or the engine was lost. */
  async start(engine: Asked, request: SurveyRequest): Promise<SurveyResult | null> {
    this.#started += 1;
    const number = this.#started;
    const isNewest = () => number === this.#started;
    const total = runsOf(request);
    const { corners, options, most, seeds } = request;
    batch(() => {
      this.progress.value = { done: 0, total };
      this.isLost.value = false;
    });
    try {
      const trials = await engine.call('survey', [corners, options, most, seeds], {
        onProgress: (done) => {
          if (isNewest()) this.progress.value = { done, total };
        },
      });
      if (!isNewest() || !trials) return null;
      const result = { ...request, trials };
      this.result.value = result;
      return result;
    } catch (error) {
      if (!(error instanceof EngineLost || error instanceof Refusal)) throw error;
      if (isNewest()) this.isLost.value = true;
      return null;
    } finally {
      if (isNewest()) this.progress.value = null;
    }
  }

  /** Gives up what is under way. */
  async stop(engine: Asked): Promise<void> {
    if (this.progress.peek() === null) return;
    this.#started += 1;
    this.progress.value = null;
    // A lost engine works on nothing any more.
    await engine.call('stopSurvey', []).catch(() => {});
  }
}

interface Surveys {
  readonly elbow: Survey;
  readonly restarts: Survey;
}

const all = new WeakMap<Asked, Surveys>();

/** The surveys of a page: they go on, and stay, while other panels are looked at. */
export function surveysOf(engine: Asked): Surveys {
  const surveys = all.get(engine) ?? { elbow: new Survey(), restarts: new Survey() };
  all.set(engine, surveys);
  return surveys;
}
