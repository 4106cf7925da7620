import { boxCount, boxRow } from './boxes';
import type { Document, ImageEntry } from './document';

/** Counted up when a file of the old kind can no longer be read as it is. */
const VERSION = 1;
const BOXES_PER_PART = 4096;

/**
 * The project's own JSON, in pieces of a few thousand boxes so that a large document can be written
 * without holding up the page:
 *
 *     { "format": "boxstep", "version": 1, "classNames": [...], "images": [
 *       { "name", "width", "height", "flags"?, "boxes": [[x1, y1, x2, y2, score | null, classIndex], ...] }] }
 *
 * Numbers are written with as many digits as it takes to read the same number back (-0 is written
 * as 0). Pictures are not in it: they stay on the person's machine. This is also what an autosave
 * would write, with the pictures' bytes (`PictureStore.blob`) beside it.
 */
export function* jsonParts(document: Document): Generator<string> {
  const head = { format: 'boxstep', version: VERSION, classNames: document.classNames };
  yield `${JSON.stringify(head).slice(0, -1)},"images":[`;
  for (const [i, image] of document.images.entries()) {
    if (i > 0) yield ',\n';
    yield* imageParts(image);
  }
  yield ']}\n';
}

function* imageParts({ name, width, height, boxes }: ImageEntry): Generator<string> {
  const flags = boxes.flags?.some((flag) => flag > 0) ? { flags: [...boxes.flags] } : {};
  yield `\n${JSON.stringify({ name, width, height, ...flags }).slice(0, -1)},"boxes":[`;
  for (let start = 0; start < boxCount(boxes); start += BOXES_PER_PART) {
    const lines: string[] = [];
    for (let row = start; row < Math.min(start + BOXES_PER_PART, boxCount(boxes)); row++) {
      const box = boxRow(boxes, row);
      if (!box) break;
      const { x1, y1, x2, y2, score, classIndex } = box;
      lines.push(JSON.stringify([x1, y1, x2, y2, score, classIndex]));
    }
    yield `${start > 0 ? ',\n' : ''}${lines.join(',\n')}`;
  }
  yield ']}';
}

/** The same in one string, for a document small enough to copy to the clipboard. */
export function toJson(document: Document): string {
  return [...jsonParts(document)].join('');
}

/** The same as a file to download; lets the page breathe between pieces. */
export async function toJsonFile(document: Document): Promise<Blob> {
  const parts: string[] = [];
  let sincePause = 0;
  for (const part of jsonParts(document)) {
    parts.push(part);
    sincePause += part.length;
    if (sincePause < CHARACTERS_PER_PAUSE) continue;
    sincePause = 0;
    await new Promise((resolve) => setTimeout(resolve));
  }
  return new Blob(parts, { type: 'application/json' });
}

/** About 10 ms of writing. */
const CHARACTERS_PER_PAUSE = 500_000;
