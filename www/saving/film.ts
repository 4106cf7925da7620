import { nextTask } from '../document/tasks';
import { startWorker } from '../offline/own-script';
import type { Unit } from '../player/player';
import type { FromGif, ToGif } from './gif-worker';
import workerUrl from './gif-worker?worker&url';

/** More frames than these are stepped over, evenly: a GIF holds all of them uncompressed in time. */
export const MOST_FRAMES = 240;

/** The last frame stays for so many milliseconds before the film begins anew. */
export const LAST_DELAY = 2000;

/** A part of the timeline, rounds from 0 and both of them in it. */
export interface Part {
  readonly from: number;
  readonly to: number;
  readonly unit: Unit;
}

export interface FilmPlan {
  /** Events, numbered over the whole run; each becomes a frame. */
  readonly positions: readonly number[];
  /** One of so many moments of the part is a frame; 1: each of them. */
  readonly every: number;
  /** How many moments the part has. */
  readonly moments: number;
}

/**
 * Which events become frames: each of the part, or the last of each round; evenly fewer of them if
 * they are more than `MOST_FRAMES`, with the first and the last in any case.
 *
 * @param ends for each round of the run, the number of events up to and including it
 */
export function planFilm(ends: Float64Array, { from, to, unit }: Part): FilmPlan {
  const last = ends.length - 1;
  if (last < 0) return { positions: [], every: 1, moments: 0 };
  const first = Math.min(Math.max(0, Math.min(from, to)), last);
  const final = Math.min(Math.max(0, Math.max(from, to)), last);
  const start = first > 0 ? (ends[first - 1] ?? 0) : 0;
  const end = ends[final] ?? start;
  const byRound = unit === 'round';
  // The beginning of the part, then how each of its rounds came out.
  const moments = byRound ? final - first + 2 : end - start;
  const at = (moment: number) =>
    byRound ? (moment === 0 ? start : (ends[first + moment - 1] ?? 1) - 1) : start + moment;
  const every = Math.max(1, Math.ceil((moments - 1) / (MOST_FRAMES - 1)));
  const positions: number[] = [];
  for (let moment = 0; moment < moments - 1; moment += every) positions.push(at(moment));
  if (moments > 0) positions.push(at(moments - 1));
  // A round of one event begins where it ends.
  return { positions: positions.filter((p, i) => p !== positions[i - 1]), every, moments };
}

export interface Film {
  readonly plan: FilmPlan;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly perSecond: number;
  /** The pixels of the frame at an event, RGBA. */
  paint(position: number): Promise<ImageData>;
  onProgress(done: number, total: number): void;
}

/** The GIF could not be made; `message` is for whoever looks for the cause. */
export class FilmFailed extends Error {}

/**
 * Makes a GIF in a worker of its own, one frame after the other. Rejects with the signal's reason if
 * that is aborted, and then nothing is left of it.
 */
export async function makeGif(film: Film, signal: AbortSignal): Promise<Blob> {
  signal.throwIfAborted();
  const worker = startWorker(workerUrl, 'gif');
  const { positions } = film.plan;
  const { width, height } = film;
  try {
    const ask = (message: ToGif, transfer: Transferable[] = []) =>
      answerOf(worker, message, transfer, signal);
    worker.postMessage({ kind: 'start', width, height } satisfies ToGif);
    let taken: Promise<unknown> = Promise.resolve();
    for (const [i, position] of positions.entries()) {
      const { data } = await film.paint(position);
      signal.throwIfAborted();
      // One is painted while the one before it is put in, and no more wait.
      await taken;
      const delay = i === positions.length - 1 ? LAST_DELAY : 1000 / film.perSecond;
      taken = ask({ kind: 'frame', pixels: data.buffer as ArrayBuffer, delay }, [data.buffer]);
      // Whoever waits for it hears of its failure; a film given up before that need not.
      taken.catch(() => {});
      film.onProgress(i + 1, positions.length);
      await nextTask();
    }
    await taken;
    const answer = await ask({ kind: 'finish' });
    if (answer.kind !== 'file') throw new FilmFailed(answer.kind);
    return new Blob([answer.bytes], { type: 'image/gif' });
  } finally {
    worker.terminate();
  }
}

function answerOf(
  worker: Worker,
  message: ToGif,
  transfer: Transferable[],
  signal: AbortSignal,
): Promise<FromGif> {
  return new Promise((resolve, reject) => {
    const done = new AbortController();
    const { signal: until } = done;
    const settle = (act: () => void) => {
      done.abort();
      act();
    };
    worker.addEventListener(
      'message',
      ({ data }: MessageEvent<FromGif>) =>
        settle(() =>
          data.kind === 'failed' ? reject(new FilmFailed(data.message)) : resolve(data),
        ),
      { signal: until },
    );
    worker.addEventListener(
      'error',
      (event) => {
        event.preventDefault();
        settle(() => reject(new FilmFailed(event.message)));
      },
      { signal: until },
    );
    signal.addEventListener('abort', () => settle(() => reject(signal.reason)), { signal: until });
    worker.postMessage(message, transfer);
  });
}
