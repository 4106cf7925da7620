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
 *       { "name", "width", "height", "flags"?, "angles"?, "boxes": [[x1, y1, x2, y2, score | null, classIndex], ...] }] }
 *
 * `flags` and `angles` (radians clockwise about the centre) have a value for each box, and are there
 * only if one is not 0. Numbers are written with as many digits as it takes to read the same number
 * back (-0 is written as 0). Pictures are not in it: they stay on the person's machine.
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
  const angles = boxes.angles.some((angle) => angle !== 0) ? { angles: [...boxes.angles] } : {};
  yield `\n${JSON.stringify({ name, width, height, ...flags, ...angles }).slice(0, -1)},"boxes":[`;
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
