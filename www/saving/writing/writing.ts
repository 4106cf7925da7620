import type { WriteProblem } from 'boxstep-reader';
import type { Document } from '../../document/document';
import { startWorker } from '../../offline/own-script';
import { columnsOf } from './columns';
import type { Look, Wish, WriteReply, WriteRequest, Written } from './contract';
import workerUrl from './worker?worker&url';

/** The boxes cannot be written in this format, for a reason that a person can do something about. */
export class CannotWrite extends Error {
  readonly problem: WriteProblem;

  constructor(problem: WriteProblem) {
    super(problem.code);
    this.problem = problem;
  }
}

interface Waiting {
  take(reply: WriteReply): void;
  reject(error: Error): void;
}

/** One set of boxes on its way out, with a worker of its own that is started when it is first asked. */
export class Writing {
  readonly #document: Document;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Promise<Worker> | null = null;
  #lastId = 0;

  constructor(document: Document) {
    this.#document = document;
  }

  /** What the files will look like. Rejects with `CannotWrite` if there can be none. */
  async look(wish: Wish): Promise<Look> {
    const reply = await this.#ask('look', wish);
    if (reply.kind !== 'look') throw new TypeError(reply.kind);
    return reply.look;
  }

  /** Makes the file. */
  async write(wish: Wish, onProgress: (done: number, total: number) => void): Promise<Written> {
    const reply = await this.#ask('write', wish, onProgress);
    if (reply.kind !== 'written') throw new TypeError(reply.kind);
    return reply.written;
  }

  /** Gives up whatever is asked; what waits for it is rejected with this. */
  stop(reason: Error): void {
    void this.#worker?.then((worker) => worker.terminate());
    this.#worker = null;
    for (const { reject } of this.#waiting.values()) reject(reason);
    this.#waiting.clear();
  }

  async #ask(
    kind: 'look' | 'write',
    wish: Wish,
    onProgress?: (done: number, total: number) => void,
  ): Promise<WriteReply> {
    this.#lastId += 1;
    const id = this.#lastId;
    const answer = new Promise<WriteReply>((resolve, reject) => {
      const take = (reply: WriteReply) => {
        if (reply.kind === 'progress') {
          onProgress?.(reply.done, reply.total);
          return;
        }
        this.#waiting.delete(id);
        if (reply.kind === 'refused') reject(new CannotWrite(reply.problem as WriteProblem));
        else if (reply.kind === 'broken') reject(new Error(reply.message));
        else resolve(reply);
      };
      this.#waiting.set(id, { take, reject });
    });
    // It may be rejected before anyone waits for it.
    answer.catch(() => {});
    this.#worker ??= this.#start();
    const worker = await this.#worker;
    // Given up while the boxes were gathered: then the answer is rejected already.
    if (this.#waiting.has(id)) worker.postMessage({ kind, id, wish } satisfies WriteRequest);
    return answer;
  }

  async #start(): Promise<Worker> {
    const columns = await columnsOf(this.#document);
    const worker = startWorker(workerUrl, 'writer');
    worker.addEventListener('message', ({ data }: MessageEvent<WriteReply>) =>
      this.#waiting.get(data.id)?.take(data),
    );
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      this.stop(new Error(event.message));
    });
    const { boxes, scores, classes, images, imageSizes, flags, angles } = columns;
    const transfer = [boxes, scores, classes, images, imageSizes, flags, angles].flatMap(
      (column) => (column ? [column.buffer] : []),
    );
    worker.postMessage({ kind: 'boxes', columns } satisfies WriteRequest, { transfer });
    return worker;
  }
}
