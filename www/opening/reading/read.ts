import { EngineLost } from '../../engine/engine';
import { startWorker } from '../../offline/own-script';
import { workersReadFiles } from '../../offline/single';
import type {
  Question,
  ReadAnswer,
  ReadProgress,
  ReadReply,
  ReadRequest,
  ReadSet,
  ReadSettings,
  SourceFile,
} from './contract';
import workerUrl from './worker?worker&url';

export interface ReadCalls {
  readonly signal: AbortSignal;
  onProgress(progress: ReadProgress): void;
  /** Which format is meant; null gives up. */
  onQuestion(question: Question): Promise<ReadAnswer['format'] | null>;
}

/** Reads files as one set; rejects with the signal's reason, or for a defect. */
export type Read = (
  files: readonly SourceFile[],
  settings: ReadSettings,
  calls: ReadCalls,
) => Promise<ReadSet>;

/** How often a file may break the reader before all is given up. */
const MOST_LOST = 5;

/** The reader in a worker, which is stopped when it is done or given up. */
export function readerIn(spawn: () => Worker): Read {
  return async (files, settings, calls) => {
    const lost: string[] = [];
    const contents = workersReadFiles() ? null : await contentsOf(files);
    for (;;) {
      const reply = await once(spawn(), { files, contents, settings, lost }, calls);
      if (reply.kind === 'set') return reply.set;
      // One file that breaks the reader does not keep the others from being opened.
      if (reply.path === null) throw new Error(reply.message);
      if (lost.length >= MOST_LOST) throw new EngineLost('panic', reply.message);
      lost.push(reply.path);
    }
  };
}

export const readInWorker = readerIn(() => startWorker(workerUrl, 'reader'));

/** What is in the files, all at once, for a worker that cannot read them. */
function contentsOf(files: readonly SourceFile[]): Promise<(Uint8Array | null)[]> {
  const content = async ({ file }: SourceFile) =>
    file &&
    (await file
      .arrayBuffer()
      .then((bytes) => new Uint8Array(bytes))
      .catch(() => null));
  return Promise.all(files.map(content));
}

type LastReply = Extract<ReadReply, { kind: 'set' | 'broken' }>;

function once(worker: Worker, request: ReadRequest, calls: ReadCalls): Promise<LastReply> {
  const { signal } = calls;
  return new Promise<LastReply>((resolve, reject) => {
    const giveUp = () => reject(signal.reason);
    if (signal.aborted) giveUp();
    signal.addEventListener('abort', giveUp, { once: true });
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      resolve({ kind: 'broken', path: null, message: event.message });
    });
    worker.addEventListener('message', async ({ data }: MessageEvent<ReadReply>) => {
      if (data.kind === 'progress') calls.onProgress(data.progress);
      else if (data.kind !== 'question') resolve(data);
      else {
        const format = await calls.onQuestion(data.question);
        if (format) worker.postMessage({ format } satisfies ReadAnswer);
        else reject(new DOMException('given up', 'AbortError'));
      }
    });
    worker.postMessage(request);
  }).finally(() => worker.terminate());
}
