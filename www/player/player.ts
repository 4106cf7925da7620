import { computed, effect, signal, untracked } from '@preact/signals';
import { type Session, startOf } from './session';

export const SPEEDS = [0.25, 0.5, 1, 2, 4, 8] as const;

export type Speed = (typeof SPEEDS)[number];

/** What one step of the clock is: every event, or whole rounds (step over). */
export type Unit = 'event' | 'round';

/** Steps a second at speed 1. */
const EVENTS_A_SECOND = 1.25;
const ROUNDS_A_SECOND = 0.8;

/** Longer gaps than this (a hidden tab, a slow machine) are not made up for. */
const LONGEST_TICK = 250;

/** The clock and the transport: what the buttons, the keys and the scrubber all call. */
export class Player {
  readonly playing = signal(false);
  readonly speed = signal<Speed>(1);
  readonly loop = signal(false);
  readonly unit = signal<Unit>('event');
  readonly atEnd = computed(() => this.#session.position.value >= this.#session.events.value - 1);

  readonly #session: Session;
  /** Part of the next step that has passed. */
  #due = 0;

  constructor(session: Session) {
    this.#session = session;
  }

  /** Plays from here, or from the start when at the end. */
  play(): void {
    if (this.#session.events.peek() === 0) return;
    if (this.atEnd.peek()) this.#session.seek(0);
    this.#due = 0;
    this.playing.value = true;
  }

  pause(): void {
    this.playing.value = false;
  }

  toggle(): void {
    if (this.playing.peek()) this.pause();
    else this.play();
  }

  start(): void {
    this.#go(0);
  }

  end(): void {
    this.#go(this.#session.events.peek() - 1);
  }

  /** One event (step into) or one round (step over) on or back. */
  step(direction: 1 | -1, unit: Unit): void {
    this.#go(this.#target(direction, unit));
  }

  seek(position: number): void {
    this.#go(position);
  }

  /** The next slower or faster speed. */
  changeSpeed(direction: 1 | -1): void {
    const at = SPEEDS.indexOf(this.speed.peek());
    const next = SPEEDS[at + direction];
    if (next !== undefined) this.speed.value = next;
  }

  /** Milliseconds went by. Plays as many steps as are due; the engine shows the latest only. */
  tick(milliseconds: number): void {
    if (!this.playing.peek()) return;
    const rate = this.unit.peek() === 'event' ? EVENTS_A_SECOND : ROUNDS_A_SECOND;
    this.#due += (Math.min(milliseconds, LONGEST_TICK) / 1000) * rate * this.speed.peek();
    while (this.#due >= 1 && this.playing.peek()) {
      this.#due -= 1;
      this.#advance();
    }
  }

  /** Follows the animation frames while playing; returns how to stop. */
  run(): () => void {
    let frame = 0;
    const stop = effect(() => {
      cancelAnimationFrame(frame);
      if (!this.playing.value) return;
      let last = performance.now();
      const next = (now: number) => {
        untracked(() => this.tick(now - last));
        last = now;
        frame = requestAnimationFrame(next);
      };
      frame = requestAnimationFrame(next);
    });
    return () => {
      stop();
      cancelAnimationFrame(frame);
    };
  }

  #advance(): void {
    if (!this.atEnd.peek()) this.#session.seek(this.#target(1, this.unit.peek()));
    else if (this.loop.peek()) this.#session.seek(0);
    else this.pause();
  }

  #go(position: number): void {
    this.pause();
    this.#session.seek(position);
  }

  #target(direction: 1 | -1, unit: Unit): number {
    const position = this.#session.position.peek();
    const run = this.#session.run.peek();
    if (unit === 'event' || !run) return position + direction;
    const { round, event } = this.#session.place.peek();
    if (direction === 1) {
      const isLast = round === run.ends.length - 1;
      return isLast ? (run.ends.at(-1) ?? 1) - 1 : startOf(run, round + 1);
    }
    return startOf(run, event > 0 ? round : Math.max(0, round - 1));
  }
}
