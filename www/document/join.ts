import { type Boxes, boxCount } from './boxes';
import type { ImageEntry } from './document';

/**
 * The boxes of all parts, copied into one in their order. Ids ascend as far as those of the parts do.
 *
 * Numbers are copied one by one: a data set is a hundred thousand images of a few boxes each,
 * and a call of `set` costs more than those.
 */
export function joinedBoxes(parts: readonly Boxes[]): Boxes {
  const count = parts.reduce((sum, part) => sum + boxCount(part), 0);
  const ids = new Uint32Array(count);
  const corners = new Float64Array(4 * count);
  const scores = new Float64Array(count);
  const classes = new Uint32Array(count);
  const angles = new Float64Array(count);
  const flags = parts.some((part) => part.flags) ? new Uint32Array(count) : null;
  let at = 0;
  for (const part of parts) {
    const rows = boxCount(part);
    for (let row = 0; row < rows; row += 1) {
      ids[at + row] = part.ids[row] as number;
      scores[at + row] = part.scores[row] as number;
      classes[at + row] = part.classes[row] as number;
      angles[at + row] = part.angles[row] as number;
    }
    for (let i = 0; i < 4 * rows; i += 1) corners[4 * at + i] = part.corners[i] as number;
    if (flags && part.flags) flags.set(part.flags, at);
    at += rows;
  }
  return { ids, corners, scores, classes, angles, ...(flags && { flags }) };
}

/** The boxes of all images as one, which for a single image are its own: what labs of data sets run on. */
export function boxesOfAll(images: readonly ImageEntry[]): Boxes {
  const [first] = images;
  return first && images.length === 1 ? first.boxes : joinedBoxes(images.map(({ boxes }) => boxes));
}
