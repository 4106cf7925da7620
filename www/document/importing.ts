import { boxCount } from './boxes';
import { boxTotal, type Document, type ImageEntry } from './document';

/** Ids from which on no image and no box has ever had one. */
export interface FreshIds {
  readonly image: number;
  readonly box: number;
}

/** The first ids above all in these images and not below `from`. */
export function idsAfter(images: readonly ImageEntry[], from: FreshIds): FreshIds {
  let { image: nextImage, box: nextBox } = from;
  for (const { id, boxes } of images) {
    nextImage = Math.max(nextImage, id + 1);
    nextBox = Math.max(nextBox, (boxes.ids[boxes.ids.length - 1] ?? -1) + 1);
  }
  return { image: nextImage, box: nextBox };
}

/**
 * The same images with ids that nothing has had before: their own if these already are (ascending
 * through all images, from `from` on), else numbered from `from` on.
 */
export function withFreshIds(images: readonly ImageEntry[], from: FreshIds): readonly ImageEntry[] {
  if (areFresh(images, from)) return images;
  // One buffer for all: an array of its own for each of 100,000 images would cost more than its boxes.
  const ids = countingFrom(from.box, boxTotal(images));
  let end = 0;
  return images.map((image, i) => {
    const start = end;
    end += boxCount(image.boxes);
    return {
      ...image,
      id: from.image + i,
      boxes: { ...image.boxes, ids: ids.subarray(start, end) },
    };
  });
}

function areFresh(images: readonly ImageEntry[], from: FreshIds): boolean {
  let lastImage = from.image - 1;
  let lastBox = from.box - 1;
  for (const image of images) {
    if (image.id <= lastImage) return false;
    lastImage = image.id;
    const { ids } = image.boxes;
    // Within an image they ascend.
    if (ids.length === 0) continue;
    if ((ids[0] as number) <= lastBox) return false;
    lastBox = ids[ids.length - 1] as number;
  }
  return true;
}

/** `count` ids one after the other. */
export function countingFrom(first: number, count: number): Uint32Array {
  const ids = new Uint32Array(count);
  for (let i = 0; i < count; i++) ids[i] = first + i;
  return ids;
}

/** Class names of both; `indices[i]` is where the added name `i` is now. The same name is the same class. */
export function mergeClassNames(
  names: readonly string[],
  added: readonly string[],
): { classNames: readonly string[]; indices: Uint32Array } {
  const places = new Map<string, number>();
  const classNames: string[] = [];
  const placeOf = (name: string) => {
    const place = places.get(name) ?? classNames.length;
    if (place === classNames.length) {
      places.set(name, place);
      classNames.push(name);
    }
    return place;
  };
  for (const name of names) placeOf(name);
  return { classNames, indices: Uint32Array.from(added, placeOf) };
}

/** Class `c` becomes `indices[c]`: a new column, or the same one if nothing changes. */
export function renumberClasses(classes: Uint32Array, indices: Uint32Array): Uint32Array {
  return isIdentity(indices) ? classes : classes.map((classIndex) => indices[classIndex] ?? 0);
}

/** The images of `source` with their classes as they are in `classNames`, which gains the missing names. */
export function adoptClasses(source: Document, classNames: readonly string[]): Document {
  const merged = mergeClassNames(classNames, source.classNames);
  if (isIdentity(merged.indices)) return { ...source, classNames: merged.classNames };
  const images = source.images.map((image) => {
    const classes = renumberClasses(image.boxes.classes, merged.indices);
    return { ...image, boxes: { ...image.boxes, classes } };
  });
  return { images, classNames: merged.classNames };
}

function isIdentity(indices: Uint32Array): boolean {
  return indices.every((index, i) => index === i);
}
