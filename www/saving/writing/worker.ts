/**
 * The worker that writes files of boxes. It is one of its own, so that the run on screen goes on, that
 * ending it is cancelling, and that its memory is given back.
 */
import init, { type BoxColumns, BoxWriter } from 'boxstep-reader';
import type { Wish, WriteReply, WriteRequest } from './contract';
import { look, write } from './write';

/** Milliseconds between two messages of progress. */
const EVERY = 100;

let columns: BoxColumns | null = null;
const ready = init();

addEventListener('message', async ({ data }: MessageEvent<WriteRequest>) => {
  if (data.kind === 'boxes') columns = data.columns;
  else await answer(data);
});

async function answer({ kind, id, wish }: Exclude<WriteRequest, { kind: 'boxes' }>): Promise<void> {
  try {
    await ready;
    if (!columns) throw new TypeError('no boxes came before the wish');
    const writer = new BoxWriter(columns, wish.format, wish.options);
    try {
      if (kind === 'look') reply({ kind, id, look: look(writer) });
      else reply({ kind: 'written', id, written: write(writer, stemOf(wish), teller(id)) });
    } finally {
      writer.free();
    }
  } catch (error) {
    if (error instanceof Error && 'problem' in error) {
      reply({ kind: 'refused', id, problem: error.problem });
    } else reply({ kind: 'broken', id, message: String((error as Error).message) });
  }
}

function stemOf({ format }: Wish): string {
  return `boxstep-${format.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

function teller(id: number): (done: number, total: number) => void {
  let told = performance.now();
  return (done, total) => {
    if (performance.now() - told < EVERY) return;
    told = performance.now();
    reply({ kind: 'progress', id, done, total });
  };
}

function reply(message: WriteReply): void {
  postMessage(message);
}
