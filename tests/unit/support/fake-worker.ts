import type { Reply, Request } from '../../../www/engine/contract';

/** A worker that only remembers what it was asked; a test answers in its place. */
export class FakeWorker extends EventTarget implements Worker {
  readonly name: string;
  readonly requests: Request[] = [];
  /** What each request hands over. */
  readonly transfers: unknown[] = [];
  terminated = false;
  onmessage: Worker['onmessage'] = null;
  onmessageerror: Worker['onmessageerror'] = null;
  onerror: Worker['onerror'] = null;
  readonly #listen: ((worker: FakeWorker, request: Request) => void) | undefined;

  constructor(name: string, listen?: (worker: FakeWorker, request: Request) => void) {
    super();
    this.name = name;
    this.#listen = listen;
  }

  postMessage(request: Request, transfer: unknown): void {
    if (this.terminated) throw new Error(`${this.name} was asked after its end`);
    this.requests.push(request);
    this.transfers.push(transfer);
    this.#listen?.(this, request);
  }

  terminate(): void {
    this.terminated = true;
  }

  /** A message from the worker, even a dead one: it may have been on its way. */
  reply(reply: Reply): void {
    this.dispatchEvent(new MessageEvent('message', { data: reply }));
  }

  /** An error that nothing in the worker caught, such as a script that does not load. */
  crash(message: string): Event {
    const event = Object.assign(new Event('error', { cancelable: true }), { message });
    this.dispatchEvent(event);
    return event;
  }
}
