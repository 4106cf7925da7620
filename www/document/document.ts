import { type Boxes, boxCount, emptyBoxes, equalBoxes } from './boxes';

/** One picture's worth of boxes. */
export interface ImageEntry {
  /** Unique in the document, and stays with the image through every edit. */
  readonly id: number;
  readonly name: string;
  /** Pixels; null while nobody knows. */
  readonly width: number | null;
  readonly height: number | null;
  /** Key in the `PictureStore`; null while there is no picture under the boxes. */
  readonly picture: string | null;
  readonly boxes: Boxes;
}

/**
 * All that belongs to the person. A value: edits make a new one and share what they leave alone.
 * There is always at least one image and one class name, and every class index has a name.
 *
 * Classes are only added and renamed, never removed one by one: a class without boxes does no harm,
 * and taking one out would renumber the boxes of all images. They go when the document is cleared
 * or replaced.
 */
export interface Document {
  readonly images: readonly ImageEntry[];
  readonly classNames: readonly string[];
}

/** The words a fresh document needs; they become the person's data and are not translated later. */
export interface StartNames {
  readonly image: string;
  readonly className: string;
}

export function emptyImage(id: number, name: string): ImageEntry {
  return { id, name, width: null, height: null, picture: null, boxes: emptyBoxes };
}

/** One image without boxes, one class. */
export function emptyDocument(
  names: StartNames = { image: 'image 1', className: 'object' },
): Document {
  return { images: [emptyImage(1, names.image)], classNames: [names.className] };
}

/** Place of an image in the document, or -1. */
export function imageIndex(document: Document, imageId: number): number {
  return document.images.findIndex((image) => image.id === imageId);
}

/** The image with this id; the first one if there is none. */
export function imageOf(document: Document, imageId: number): ImageEntry {
  const image = document.images.find((each) => each.id === imageId) ?? document.images[0];
  return image ?? emptyImage(imageId, '');
}

export function boxTotal(images: readonly ImageEntry[]): number {
  return images.reduce((total, image) => total + boxCount(image.boxes), 0);
}

/** Class names in which `name` is, and its index. The same name is the same class. */
export function ensureClass(
  classNames: readonly string[],
  name: string,
): { classNames: readonly string[]; index: number } {
  const index = classNames.indexOf(name);
  return index >= 0
    ? { classNames, index }
    : { classNames: [...classNames, name], index: classNames.length };
}

/** Whether both hold the same, number for number. What they share costs nothing to compare. */
export function equalDocuments(a: Document, b: Document): boolean {
  return (
    equalLists(a.classNames, b.classNames, Object.is) && equalLists(a.images, b.images, equalImages)
  );
}

function equalImages(a: ImageEntry, b: ImageEntry): boolean {
  return (
    a === b ||
    (a.id === b.id &&
      a.name === b.name &&
      a.width === b.width &&
      a.height === b.height &&
      a.picture === b.picture &&
      equalBoxes(a.boxes, b.boxes))
  );
}

function equalLists<T>(a: readonly T[], b: readonly T[], equal: (a: T, b: T) => boolean): boolean {
  return a === b || (a.length === b.length && a.every((each, i) => equal(each, b[i] as T)));
}
