import type { BoxColumns } from 'boxstep-reader';
import { boxCount } from '../../document/boxes';
import type { Document } from '../../document/document';
import { boxTotal } from '../../document/document';
import { nextTask } from '../../document/tasks';

const IMAGES_PER_PAUSE = 4096;

/**
 * The images as columns, as they were read: box after box, image after image. Lets the page breathe
 * on the way.
 */
export async function columnsOf({ images, classNames }: Document): Promise<BoxColumns> {
  const total = boxTotal(images);
  const columns = {
    boxes: new Float64Array(4 * total),
    scores: new Float64Array(total),
    classes: new Uint32Array(total),
    classNames: [...classNames],
    images: new Uint32Array(total),
    imageNames: [] as string[],
    imageSizes: new Float64Array(2 * images.length),
    flags: new Uint32Array(total),
    angles: new Float64Array(total),
  };
  let row = 0;
  for (const [i, { name, width, height, boxes }] of images.entries()) {
    if (i % IMAGES_PER_PAUSE === IMAGES_PER_PAUSE - 1) await nextTask();
    columns.imageNames.push(name);
    columns.imageSizes[2 * i] = width ?? Number.NaN;
    columns.imageSizes[2 * i + 1] = height ?? Number.NaN;
    columns.boxes.set(boxes.corners, 4 * row);
    columns.scores.set(boxes.scores, row);
    columns.classes.set(boxes.classes, row);
    if (boxes.flags) columns.flags.set(boxes.flags, row);
    columns.angles.set(boxes.angles, row);
    const end = row + boxCount(boxes);
    columns.images.fill(i, row, end);
    row = end;
  }
  return columns;
}
