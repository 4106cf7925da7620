import { boxTotal, type Document } from '../../document/document';
import { jsonParts } from '../../document/save';
import { nextTask } from '../../document/tasks';
import { CHARACTERS_PER_BLOB, FileParts } from '../file-parts';
import type { Look, Written } from './contract';

const FILE = 'boxstep.json';
const LINES = 12;

/** About 10 ms of writing. */
const CHARACTERS_PER_PAUSE = 500_000;

/** How Boxstep's own file begins. It keeps everything. */
export function lookAtJson(document: Document): Look {
  let text = '';
  let goesOn = false;
  for (const part of jsonParts(document)) {
    if (text.split('\n').length > LINES) {
      goesOn = true;
      break;
    }
    text += part;
  }
  const lines = text.trimEnd().split('\n');
  return {
    file: FILE,
    lines: lines.slice(0, LINES),
    goesOn: goesOn || lines.length > LINES,
    losses: [],
    isArchive: false,
  };
}

/** Writes it on the page, a piece at a time, since the document is there. */
export async function writeJson(
  document: Document,
  onProgress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<Written> {
  const file = new FileParts(CHARACTERS_PER_BLOB);
  const total = boxTotal(document.images) + document.images.length;
  let done = 0;
  let sincePause = 0;
  for (const part of jsonParts(document)) {
    file.add(part);
    // A line for each box, and one for each image.
    done += part.split('\n').length;
    sincePause += part.length;
    if (sincePause < CHARACTERS_PER_PAUSE) continue;
    sincePause = 0;
    onProgress(Math.min(done, total), total);
    await nextTask();
    signal.throwIfAborted();
  }
  return { name: FILE, file: file.blob('application/json') };
}
