import { batch, computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Frame, Place, RunInfo, RunInput } from '../engine/contract';
import { type Engine, EngineLost, Refusal } from '../engine/engine';

/** Boxes of a run that an event is about: one, or a pair. */
export type Subject = readonly [item: number] | readonly [item: number, other: number];

/** What a run is opened on, and how a place in it is found again in the next one. */
export interface SessionInput<Context = unknown> {
  readonly run: RunInput;
  /** Whom the frame shown before is about, in rows of these boxes; null: the place is a number. */
  anchor(shown: Shown<Context>): Subject | null;
  /** What the page knows of these boxes and options; comes back with each frame of the run. */
  readonly context: Context;
}

/** A place with the run it belongs to, as shown. */
export interface Shown<Context = unknown> {
  readonly input: SessionInput<Context>;
  readonly run: RunInfo;
  readonly frame: Frame;
  readonly position: number;
}

/**
 * One run at a time and a place in it. Whatever changes (boxes, options, place), the newest wish is
 * the only one that counts: while the engine works on one, later ones replace each other.
 */
export class Session<Context = unknown> {
  readonly #engine: Engine;
  readonly #shown = signal<Shown<Context> | null>(null);
  readonly #position = signal(0);
  readonly #run = signal<RunInfo | null>(null);
  readonly #refusal = signal<Refusal | null>(null);
  readonly #progress = signal<number | null>(null);
  readonly #stopped = signal<'cancelled' | 'lost' | null>(null);
  #wanted: SessionInput<Context> | null = null;
  #opened: SessionInput<Context> | null = null;
  /** The input that an engine was lost on, until it is shown: it is tried once more and no more. */
  #lostOn: SessionInput<Context> | null = null;
  #working = false;
  /** Whether something may be wanted that the step under way does not know of. */
  #asked = false;
  /** Where to go in the run that is about to open, instead of keeping the place. */
  #goTo: 'start' | 'end' | number | null = null;
  #dispose: () => void;

  constructor(engine: Engine, input: ReadonlySignal<SessionInput<Context> | null>) {
    this.#engine = engine;
    this.#dispose = effect(() => {
      this.#wanted = input.value;
      // A run that takes long to open is not waited for when another one is wanted.
      if (this.#progress.peek() !== null) this.#engine.call('abandon', []).catch(() => {});
      void this.#work();
    });
  }

  /** What is on the screen: run, frame and place belong together. Null before the first run. */
  get shown(): ReadonlySignal<Shown<Context> | null> {
    return this.#shown;
  }

  /** The event asked for, numbered over the whole run; what is shown follows it. */
  get position(): ReadonlySignal<number> {
    return this.#position;
  }

  get run(): ReadonlySignal<RunInfo | null> {
    return this.#run;
  }

  /** Why there is no run: what the person gave cannot be run. */
  get refusal(): ReadonlySignal<Refusal | null> {
    return this.#refusal;
  }

  /** Events recorded so far while a run takes long to open, else null. */
  get progress(): ReadonlySignal<number | null> {
    return this.#progress;
  }

  /** Why nothing runs although it could: the person cancelled, or two engines were lost on it. */
  get stopped(): ReadonlySignal<'cancelled' | 'lost' | null> {
    return this.#stopped;
  }

  readonly events = computed(() => this.#run.value?.ends.at(-1) ?? 0);

  /** Round and event of the position. */
  readonly place = computed<Place>(() => placeOf(this.#run.value, this.#position.value));

  /** Goes to an event, numbered over the whole run; out of range means the nearest. */
  seek(position: number): void {
    const last = Math.max(0, this.events.peek() - 1);
    this.#position.value = Math.min(last, Math.max(0, Math.round(position) || 0));
    void this.#work();
  }

  /** Where the next run to open is to be shown. */
  openAt(where: 'start' | 'end' | number): void {
    this.#goTo = where;
  }

  /** Goes to where a box's fate was decided or a pair was compared; false if it never was. */
  async find(subject: Subject): Promise<boolean> {
    const run = this.#run.peek();
    if (!run) return false;
    const place = await this.#find(run, subject);
    if (!place || this.#run.peek() !== run) return false;
    this.seek(positionOf(run, place));
    return true;
  }

  /** Gives up a run that takes too long to open. */
  cancel(): void {
    this.#engine.cancel();
  }

  /** Opens the run again: after the engine was replaced, or because the person asks. */
  reopen(): void {
    if (this.#working) return;
    this.#opened = null;
    void this.#work();
  }

  dispose(): void {
    this.#dispose();
    this.#wanted = null;
  }

  async #find(run: RunInfo, [item, other]: Subject): Promise<Place | undefined> {
    try {
      return await this.#engine.call('find', [run.id, item, other]);
    } catch (error) {
      // The engine was replaced; the run is opened again and the question is void.
      if (error instanceof EngineLost) return undefined;
      throw error;
    }
  }

  /** Works until what is shown is what is wanted. */
  async #work(): Promise<void> {
    this.#asked = true;
    if (this.#working) return;
    this.#working = true;
    try {
      while (this.#asked) {
        this.#asked = false;
        // What is asked between a step's end and the line after it must not be lost.
        if (await this.#step().catch((error) => this.#recover(error))) this.#asked = true;
        this.#progress.value = null;
      }
    } finally {
      this.#working = false;
    }
  }

  /** After a loss there is something to do: to try again, or to say that it is given up. */
  #recover(error: unknown): true {
    if (!(error instanceof EngineLost)) throw error;
    const again = error.trouble !== 'cancelled' && this.#lostOn !== this.#wanted;
    this.#lostOn = this.#wanted;
    this.#opened = again ? null : this.#wanted;
    if (!again) {
      this.#clear(null);
      this.#stopped.value = error.trouble === 'cancelled' ? 'cancelled' : 'lost';
    }
    return true;
  }

  /** One request to the engine; false when there is nothing left to ask. */
  async #step(): Promise<boolean> {
    const wanted = this.#wanted;
    if (wanted !== this.#opened) {
      if (wanted) await this.#open(wanted);
      else this.#clear(null);
      this.#opened = wanted;
      // Shown even if something newer is wanted by now: while boxes are dragged there always is.
      const opened = this.#run.peek();
      if (wanted && this.#wanted && opened) {
        await this.#show(wanted, opened, this.#position.peek());
      }
      return true;
    }
    const run = this.#run.peek();
    const position = this.#position.peek();
    const shown = this.#shown.peek();
    if (!wanted || !run || (shown?.run === run && shown.position === position)) return false;
    await this.#show(wanted, run, position);
    return true;
  }

  async #open(input: SessionInput<Context>): Promise<void> {
    let run: RunInfo | undefined;
    // Taken now: where a newer run is to be shown may be said while this one is on its way.
    const goTo = this.#goTo;
    this.#goTo = null;
    try {
      run = await this.#engine.call('open', [input.run], {
        onProgress: (done) => {
          this.#progress.value = done;
        },
      });
    } catch (error) {
      if (!(error instanceof Refusal)) {
        this.#goTo ??= goTo;
        throw error;
      }
      this.#clear(error);
      return;
    }
    if (!run) {
      this.#goTo ??= goTo;
      return;
    }
    const position = await this.#firstPosition(run, input, goTo);
    batch(() => {
      this.#refusal.value = null;
      this.#stopped.value = null;
      this.#run.value = run;
      this.#position.value = position;
    });
  }

  async #show(input: SessionInput<Context>, run: RunInfo, position: number): Promise<void> {
    const frame = await this.#engine.call('frame', [run.id, placeOf(run, position)]);
    if (this.#run.peek() !== run) return;
    if (!frame) throw new EngineLost('panic', 'the engine was replaced: it does not know the run');
    this.#lostOn = null;
    this.#shown.value = { input, run, frame, position };
  }

  /** Where a new run is to be shown, else its place that is most like the present one in the old run. */
  async #firstPosition(
    run: RunInfo,
    input: SessionInput<Context>,
    goTo: 'start' | 'end' | number | null,
  ): Promise<number> {
    const last = Math.max(0, (run.ends.at(-1) ?? 0) - 1);
    if (goTo === 'start') return 0;
    if (goTo === 'end') return last;
    if (goTo !== null) return Math.min(last, Math.max(0, Math.round(goTo) || 0));
    const old = this.#run.peek();
    const shown = this.#shown.peek();
    if (!old || shown?.input.run.lab !== input.run.lab) return 0;
    const position = this.#position.peek();
    if (position === 0) return 0;
    if (position === (old.ends.at(-1) ?? 0) - 1) return last;
    // The same run again, after its engine was lost: what was asked for may not be shown yet.
    const subject = shown.input === input ? null : input.anchor(shown);
    const place = subject && (await this.#engine.call('find', [run.id, subject[0], subject[1]]));
    return place ? positionOf(run, place) : Math.min(last, position);
  }

  #clear(refusal: Refusal | null): void {
    batch(() => {
      this.#refusal.value = refusal;
      this.#stopped.value = null;
      this.#run.value = null;
      this.#shown.value = null;
    });
  }
}

/** Round and event of a position. */
export function placeOf(run: RunInfo | null, position: number): Place {
  if (!run) return { round: 0, event: 0 };
  let low = 0;
  let high = Math.max(0, run.ends.length - 1);
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((run.ends[middle] ?? 0) > position) high = middle;
    else low = middle + 1;
  }
  return { round: low, event: position - startOf(run, low) };
}

/** The position of an event. */
export function positionOf(run: RunInfo, { round, event }: Place): number {
  return startOf(run, round) + event;
}

/** The position of the first event of a round. */
export function startOf(run: RunInfo, round: number): number {
  return round > 0 ? (run.ends[round - 1] ?? 0) : 0;
}
