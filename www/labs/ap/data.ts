import type { BoxKind } from 'boxstep-ap';
import type { Boxes } from '../../document/boxes';
import type { ImageEntry } from '../../document/document';
import { kindOf } from '../../document/kinds';
import { number } from '../../text/numbers';
import type { LabInput } from '../lab';

/** The boxes of all images, as a run gets them. */
export interface DocumentBoxes {
  readonly boxes: Boxes;
  /** Per row, which image of the document it is in. */
  readonly images: Uint32Array;
  readonly kinds: readonly BoxKind[];
  /** Per image, its first row. */
  readonly starts: Uint32Array;
}

/** By the images, which are values: every frame of a run asks again. */
const known = new WeakMap<readonly ImageEntry[], DocumentBoxes>();

export function documentBoxes(images: readonly ImageEntry[]): DocumentBoxes {
  const before = known.get(images);
  if (before) return before;
  const boxes = joined(images);
  const starts = new Uint32Array(images.length);
  const imageOf = new Uint32Array(boxes.ids.length);
  let at = 0;
  images.forEach((image, i) => {
    starts[i] = at;
    imageOf.fill(i, at, at + image.boxes.ids.length);
    at += image.boxes.ids.length;
  });
  const kinds = Array.from(boxes.ids, (_, row) => kindOf(boxes, row));
  const all = { boxes, images: imageOf, kinds, starts };
  known.set(images, all);
  return all;
}

function joined(images: readonly ImageEntry[]): Boxes {
  const [only, ...more] = images;
  if (only && more.length === 0) return only.boxes;
  const count = images.reduce((sum, { boxes }) => sum + boxes.ids.length, 0);
  const all = {
    ids: new Uint32Array(count),
    corners: new Float64Array(4 * count),
    scores: new Float64Array(count),
    classes: new Uint32Array(count),
    angles: new Float64Array(count),
  };
  const flags = images.some(({ boxes }) => boxes.flags) ? new Uint32Array(count) : null;
  let at = 0;
  for (const { boxes } of images) {
    all.ids.set(boxes.ids, at);
    all.corners.set(boxes.corners, 4 * at);
    all.scores.set(boxes.scores, at);
    all.classes.set(boxes.classes, at);
    all.angles.set(boxes.angles, at);
    flags?.set(boxes.flags ?? [], at);
    at += boxes.ids.length;
  }
  return { ...all, ...(flags && { flags }) };
}

/** The number of a box in its image. */
export function indexOf({ images: entries }: Pick<LabInput, 'images'>, row: number): string {
  const { images, starts } = documentBoxes(entries);
  return `#${row - (starts[images[row] ?? 0] ?? 0)}`;
}

/** How a box is called: its number in its image, its class and its score. */
export function nameOf(input: LabInput, row: number): string {
  const { boxes } = documentBoxes(input.images);
  const score = boxes.scores[row] ?? Number.NaN;
  const parts = [indexOf(input, row), input.classNames[boxes.classes[row] ?? 0] ?? ''];
  if (!Number.isNaN(score)) parts.push(number(score, 3));
  return parts.filter(Boolean).join(' ');
}
