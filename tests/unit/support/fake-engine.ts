import type { Calls, Place, Reply, Request, RunInfo, RunInput } from '../../../www/engine/contract';
import { Engine, type Trouble } from '../../../www/engine/engine';
import type { SessionInput, Subject } from '../../../www/player/session';
import { FakeWorker } from './fake-worker';

/** What a fake run is made of: the events of each round, by whom they are about. */
export type FakeRounds = readonly (readonly string[])[];

interface FakeOptions {
  readonly rounds: FakeRounds;
  /** Refused with this code instead of opened. */
  readonly refuse?: string;
}

type Asked = Request['name'];

/**
 * A real `Engine` whose workers keep timelines made by hand. Answers come on their own, one turn of
 * the event loop later, unless `hold` is set or a name is to `fail`.
 */
export class FakeEngine {
  readonly workers: FakeWorker[] = [];
  readonly requests: Request[] = [];
  readonly troubles: Trouble[] = [];
  /** Answers wait until `release`. */
  hold = false;
  /** How many of the next requests of this name break the engine. */
  readonly fail = new Map<Asked, number>();
  /** How many of the next frames are of a run that the engine does not know. */
  forget = 0;
  readonly engine = new Engine({
    spawn: (name) => this.#spawn(name),
    patience: 1_000_000,
    onTrouble: (trouble) => this.troubles.push(trouble),
  });
  readonly #held: (() => void)[] = [];
  readonly #runs = new Map<FakeWorker, { id: string; rounds: FakeRounds }>();

  /** The names of all that was asked, in order. */
  get names(): Asked[] {
    return this.requests.map(({ name }) => name);
  }

  /** The options of the runs that were asked for, in order. */
  get opened(): object[] {
    const opens = this.requests.filter(({ name }) => name === 'open');
    return opens.map(({ args }) => (args[0] as RunInput).options);
  }

  /** Lets the requests that were held be answered, the oldest first. */
  async release(): Promise<void> {
    for (const answer of this.#held.splice(0)) answer();
    await turn();
  }

  /** Lets the one that was asked last be answered. */
  async releaseNewest(): Promise<void> {
    this.#held.pop()?.();
    await turn();
  }

  /** Reports progress of the oldest request that is held. */
  progress(done: number): void {
    const [worker, request] = [this.workers.at(-1), this.requests.at(-1)];
    if (worker && request) worker.reply({ id: request.id, kind: 'progress', done });
  }

  /** Waits until nothing more is asked, and complains if that never comes. */
  async settle(): Promise<void> {
    for (let quiet = 0, turns = 0; quiet < 4; turns += 1) {
      if (turns > 400) throw new Error('asking the engine never comes to an end');
      const before = this.requests.length;
      await turn();
      quiet = this.requests.length === before ? quiet + 1 : 0;
    }
  }

  #spawn(name: string): Worker {
    const worker = new FakeWorker(name, (self, request) => this.#hear(self, request));
    this.workers.push(worker);
    return worker;
  }

  #hear(worker: FakeWorker, request: Request): void {
    this.requests.push(request);
    const answer = () => {
      if (!worker.terminated) worker.reply(this.#answer(worker, request));
    };
    if (this.hold) this.#held.push(answer);
    else setImmediate(answer);
  }

  #answer(worker: FakeWorker, { id, name, args }: Request): Reply {
    const fails = this.fail.get(name) ?? 0;
    if (fails > 0) {
      this.fail.set(name, fails - 1);
      return { id, kind: 'broken', message: `${name} failed` };
    }
    const value = (result: unknown): Reply => ({ id, kind: 'value', value: result });
    if (name === 'open') return this.#open(worker, id, args as Parameters<Calls['open']>);
    const run = this.#runs.get(worker);
    if (!run || run.id !== args[0]) return value(undefined);
    if (name === 'frame') {
      const { round, event } = args[1] as Place;
      const subject = this.forget > 0 ? undefined : run.rounds[round]?.[event];
      this.forget -= 1;
      return value(subject && { detail: subject, roles: new Uint8Array(0) });
    }
    const wanted = [args[1], args[2]].filter((part) => part !== undefined).join('-');
    return value(placeOfSubject(run.rounds, wanted));
  }

  #open(worker: FakeWorker, id: number, [input]: Parameters<Calls['open']>): Reply {
    const { rounds, refuse } = input.options as FakeOptions;
    if (refuse !== undefined) {
      return { id, kind: 'refused', code: refuse, problem: { code: refuse }, message: refuse };
    }
    const run = { id: `${worker.name}.${id}`, rounds };
    this.#runs.set(worker, run);
    return { id, kind: 'value', value: infoOf(run.id, rounds) };
  }
}

export function infoOf(id: string, rounds: readonly { readonly length: number }[]): RunInfo {
  let end = 0;
  const ends = Float64Array.from(rounds, ({ length }) => {
    end += length;
    return end;
  });
  return { id, ends, marks: new Float64Array(0), about: null, columns: {} };
}

/** An input whose events are about the boxes that their names say: '3', or '3-4' for a pair. */
export function inputOf(
  rounds: FakeRounds,
  more: { refuse?: string; lab?: string } = {},
): SessionInput<string> {
  const { lab = 'fake', ...options } = more;
  return {
    run: {
      lab,
      corners: new Float64Array(0),
      scores: new Float64Array(0),
      classes: new Uint32Array(0),
      options: { rounds, ...options },
    },
    anchor: ({ frame }) => subjectOf(String(frame.detail)),
    context: rounds.map((round) => round.join()).join(' | '),
  };
}

/** Names that are no numbers are about nobody. */
function subjectOf(name: string): Subject | null {
  const [item = Number.NaN, other] = name.split('-').map(Number);
  if (Number.isNaN(item)) return null;
  return other === undefined ? [item] : [item, other];
}

function placeOfSubject(rounds: FakeRounds, subject: string): Place | undefined {
  for (const [round, events] of rounds.entries()) {
    const event = events.indexOf(subject);
    if (event >= 0) return { round, event };
  }
  return undefined;
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
