import { startWorker } from '../offline/own-script';
import type { CallName, Calls, Reply, Request } from './contract';
import workerUrl from './worker?worker&url';

/** How an engine came to its end. */
export type Trouble = 'panic' | 'hang' | 'noSimd' | 'noStart';

/** A person's mistake, as the engine words it: `problem` holds what the page needs to word it anew. */
export class Refusal extends Error {
  readonly code: string;
  readonly problem: unknown;

  constructor(code: string, problem: unknown, message: string) {
    super(message);
    this.code = code;
    this.problem = problem;
  }
}

/** The engine was replaced before it answered. Whoever asked may ask again. */
export class EngineLost extends Error {
  readonly trouble: Trouble | 'cancelled';

  constructor(trouble: Trouble | 'cancelled', message: string) {
    super(message);
    this.trouble = trouble;
  }
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
  onProgress: CallOptions['onProgress'];
}

export interface CallOptions {
  /** Told how many events are recorded so far, when opening a run takes long. */
  onProgress?(done: number): void;
}

export interface EngineOptions {
  /** Makes a worker with this name; a test gives a false one. */
  spawn(name: string): Worker;
  /** Silence of this many milliseconds while something is asked is a hang. */
  patience: number;
  /** Told when an engine had to be replaced. */
  onTrouble(trouble: Trouble, message: string): void;
}

/**
 * The page's way to the worker. A worker that panics or falls silent is terminated and the next
 * request starts another; nothing of the person's is in it, so nothing is lost.
 */
export class Engine {
  readonly #options: EngineOptions;
  #worker: Worker | null = null;
  #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #spawned = 0;
  #watchdog: ReturnType<typeof setTimeout> | undefined;

  constructor(options: EngineOptions) {
    this.#options = options;
  }

  /** Asks the engine. Rejects with `Refusal` for a person's mistake, else with `EngineLost`. */
  call<K extends CallName>(
    name: K,
    args: Parameters<Calls[K]>,
    { onProgress }: CallOptions = {},
  ): Promise<ReturnType<Calls[K]>> {
    return new Promise((resolve, reject) => {
      const worker = this.#ensureWorker();
      this.#lastId += 1;
      const request: Request = { id: this.#lastId, name, args: args.map(trimmed) };
      // Throws before anyone waits, if something cannot be sent.
      worker.postMessage(request);
      this.#waiting.set(request.id, {
        resolve: (value) => resolve(value as ReturnType<Calls[K]>),
        reject,
        onProgress,
      });
      // Whoever asks more of an engine that hangs does not end its silence.
      if (this.#waiting.size === 1) this.#watch();
    });
  }

  /** Starts the worker before anything is asked, so that it gets ready while the page does. */
  warm(): void {
    this.#ensureWorker();
  }

  /** Gives up all that is under way: the worker is stopped, and what waited is rejected. */
  cancel(): void {
    this.#end(new EngineLost('cancelled', 'cancelled'));
  }

  #ensureWorker(): Worker {
    if (this.#worker) return this.#worker;
    this.#spawned += 1;
    const worker = this.#options.spawn(`engine ${this.#spawned}`);
    worker.addEventListener('message', (event: MessageEvent<Reply>) => this.#hear(event.data));
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      // The last words of a dead worker must not end the one that took its place.
      if (worker === this.#worker) this.#lose('noStart', event.message);
    });
    this.#worker = worker;
    return worker;
  }

  #hear(reply: Reply): void {
    const waiting = this.#waiting.get(reply.id);
    if (!waiting) return;
    if (reply.kind === 'progress') {
      waiting.onProgress?.(reply.done);
      this.#watch();
      return;
    }
    if (reply.kind === 'broken') {
      this.#lose(reply.message === 'noSimd' ? 'noSimd' : 'panic', reply.message);
      return;
    }
    this.#waiting.delete(reply.id);
    if (reply.kind === 'value') waiting.resolve(reply.value);
    else waiting.reject(new Refusal(reply.code, reply.problem, reply.message));
    this.#watch();
  }

  /** Restarts the count of silence, or ends it when nobody waits. */
  #watch(): void {
    clearTimeout(this.#watchdog);
    if (this.#waiting.size === 0) return;
    this.#watchdog = setTimeout(
      () => this.#lose('hang', 'the engine did not answer'),
      this.#options.patience,
    );
  }

  #lose(trouble: Trouble, message: string): void {
    this.#end(new EngineLost(trouble, message));
    this.#options.onTrouble(trouble, message);
  }

  #end(error: EngineLost): void {
    clearTimeout(this.#watchdog);
    this.#worker?.terminate();
    this.#worker = null;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const each of waiting) each.reject(error);
  }
}

/**
 * A view is sent with the whole buffer below it, and the columns of an image are views of those of
 * its data set: views of a part are copied first, so that they cost what they hold.
 */
function trimmed(value: unknown): unknown {
  if (isColumn(value)) return value.byteLength < value.buffer.byteLength ? value.slice() : value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const own = Object.entries(value);
  const parts = own.map(([name, each]) => [name, trimmed(each)] as const);
  // The same object where nothing in it is a view of more.
  return parts.every(([, each], i) => each === own[i]?.[1]) ? value : Object.fromEntries(parts);
}

function isColumn(value: unknown): value is Float64Array | Uint32Array | Uint8Array {
  return ArrayBuffer.isView(value) && !(value instanceof DataView);
}

/** What can be asked by whoever does not own the engine. */
export type Asked = Pick<Engine, 'call'>;

/** The engine of the page. */
export function startEngine(onTrouble: EngineOptions['onTrouble']): Engine {
  return new Engine({
    spawn: (name) => startWorker(workerUrl, name),
    patience: 15_000,
    onTrouble,
  });
}
