/**
 * The worker that reads files. It is one of its own, beside the engine's, so that the run on screen
 * goes on meanwhile, and it ends with its one set: only so the memory that reading took is given back,
 * since a WebAssembly memory never shrinks.
 */
import init, * as parser from 'boxstep-reader';
import { bytesInMemory, filesByReader } from './bytes';
import type { Question, ReadAnswer, ReadReply, ReadRequest, ReadSet } from './contract';
import { readSet } from './read-set';

/** Milliseconds between two messages of progress. */
const EVERY = 100;

let answer: ((given: ReadAnswer) => void) | null = null;

addEventListener('message', async ({ data }: MessageEvent<ReadRequest | ReadAnswer>) => {
  if ('files' in data) await read(data);
  else answer?.(data);
});

async function read({ files, contents, settings, lost }: ReadRequest): Promise<void> {
  let at: string | null = null;
  let told = 0;
  try {
    await init();
    const bytesOf = filesByReader(new FileReaderSync());
    const sources = files.map(({ file, path }, i) => ({
      path,
      type: file?.type ?? '',
      bytes: contents ? bytesInMemory(contents[i]) : bytesOf(file),
    }));
    const set = await readSet(sources, settings, parser, {
      lost: new Set(lost),
      tell(progress) {
        at = progress.path;
        if (performance.now() - told < EVERY) return;
        told = performance.now();
        reply({ kind: 'progress', progress });
      },
      ask,
    });
    reply({ kind: 'set', set }, buffersOf(set));
  } catch (error) {
    reply({ kind: 'broken', path: at, message: String((error as Error).message) });
  }
}

async function ask(question: Question): Promise<ReadAnswer['format']> {
  reply({ kind: 'question', question });
  const { format } = await new Promise<ReadAnswer>((resolve) => {
    answer = resolve;
  });
  return format;
}

function reply(message: ReadReply, transfer: Transferable[] = []): void {
  postMessage(message, { transfer });
}

function buffersOf({ boxes }: ReadSet): Transferable[] {
  return Object.values(boxes)
    .filter((column) => ArrayBuffer.isView(column))
    .map(({ buffer }) => buffer as ArrayBuffer);
}
