import type { Boxes } from '../../document/boxes';
import type { ImageEntry } from '../../document/document';
import { boxesOfAll } from '../../document/join';
import { number } from '../../text/numbers';
import type { LabInput } from '../lab';

/** The boxes of all images, as a run gets them. */
export interface DocumentBoxes {
  readonly boxes: Boxes;
  /** Per row, which image of the document it is in. */
  readonly images: Uint32Array;
  /** Per image, its first row. */
  readonly starts: Uint32Array;
}

/** By the images, which are values: every frame of a run asks again. */
const known = new WeakMap<readonly ImageEntry[], DocumentBoxes>();

export function documentBoxes(images: readonly ImageEntry[]): DocumentBoxes {
  const before = known.get(images);
  if (before) return before;
  const boxes = boxesOfAll(images);
  const starts = new Uint32Array(images.length);
  const imageOf = new Uint32Array(boxes.ids.length);
  let at = 0;
  images.forEach((image, i) => {
    starts[i] = at;
    imageOf.fill(i, at, at + image.boxes.ids.length);
    at += image.boxes.ids.length;
  });
  const all = { boxes, images: imageOf, starts };
  known.set(images, all);
  return all;
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
