import { type Boxes, emptyBoxes, pickRows } from './boxes';
import type { Document, ImageEntry } from './document';
import { flagsBetween } from './flags';
import { countingFrom, type FreshIds, mergeClassNames, renumberClasses } from './importing';
import { nextTask } from './tasks';

/** What the engine's parser found in one file. All columns have one value (corners four) per box. */
export interface ParsedBoxes {
  /** x1, y1, x2, y2 in pixels. */
  readonly boxes: Float64Array;
  /** NaN where the file has none. */
  readonly scores: Float64Array;
  /** Index into `classNames`. Without names in the file all are 0 and `classNames` is empty. */
  readonly classes: Uint32Array;
  readonly classNames: readonly string[];
  /** Index of the image a box belongs to. */
  readonly images: Uint32Array;
  /** See `flags.ts`. */
  readonly flags?: Uint32Array;
  /** Radians, clockwise about the centre of each box; absent where none is turned. */
  readonly angles?: Float64Array;
  /** May be empty, or hold empty names, where the file does not say. */
  readonly imageNames: readonly string[];
  /** Width and height per image, NaN where the file does not say. */
  readonly imageSizes: Float64Array;
}

export interface ParsedFile {
  /** Its name with the extension; names the images that have no name of their own. */
  readonly name: string;
  readonly parsed: ParsedBoxes;
}

export interface LoadOptions {
  /** Where to begin with ids; those of the store spare it from numbering again. */
  readonly ids?: FreshIds;
  /** The name of the only class of a file without class names. */
  readonly className?: string;
  /** Called every few thousand images, so that the page stays alive while a large file is taken in. */
  readonly pause?: () => Promise<void>;
}

const IMAGES_PER_PAUSE = 8192;

/**
 * The images of all files, in their order, as one document to import. Files with boxes for the same
 * image stay images of their own, but for those that the opening joined before (`pairs.ts`).
 *
 * Boxes that come image by image are not copied: an image's columns are views into the parser's.
 */
export async function documentOf(
  files: readonly ParsedFile[],
  { ids = { image: 1, box: 1 }, className = 'object', pause = nextTask }: LoadOptions = {},
): Promise<Document> {
  const images: ImageEntry[] = [];
  let classNames: readonly string[] = [];
  let firstBox = ids.box;
  for (const file of files) {
    const { parsed } = file;
    const merged = mergeClassNames(classNames, namesForAll(parsed, className));
    classNames = merged.classNames;
    const ends = imageEnds(parsed);
    const columns = inImageOrder(parsed.images, ends, {
      ids: countingFrom(firstBox, parsed.images.length),
      corners: parsed.boxes,
      scores: parsed.scores,
      classes: renumberClasses(parsed.classes, merged.indices),
      angles: parsed.angles ?? new Float64Array(parsed.images.length),
      ...(parsed.flags && { flags: parsed.flags }),
    });
    firstBox += parsed.images.length;
    for (let i = 0; i < ends.length; i++) {
      if (images.length % IMAGES_PER_PAUSE === 0) await pause();
      images.push({
        id: ids.image + images.length,
        name: imageName(file, i, ends.length),
        width: sizeOrNull(parsed.imageSizes[2 * i]),
        height: sizeOrNull(parsed.imageSizes[2 * i + 1]),
        picture: null,
        boxes: viewOf(columns, ends[i - 1] ?? 0, ends[i] as number),
      });
    }
  }
  return { images, classNames: classNames.length > 0 ? classNames : [className] };
}

/** The row behind the last one of each image, once rows are in image order. At least one image. */
function imageEnds({ images, imageNames, imageSizes }: ParsedBoxes): Uint32Array {
  const count = Math.max(highestOf(images) + 1, imageNames.length, imageSizes.length / 2, 1);
  const ends = new Uint32Array(count);
  for (let row = 0; row < images.length; row++) {
    const image = images[row] as number;
    ends[image] = (ends[image] as number) + 1;
  }
  for (let i = 1; i < count; i++) ends[i] = (ends[i] as number) + (ends[i - 1] as number);
  return ends;
}

/** The columns with all boxes of an image together, in the file's order within it. Ids stay in place. */
function inImageOrder(images: Uint32Array, ends: Uint32Array, columns: Boxes): Boxes {
  if (isAscending(images)) return columns;
  // Where the next box of each image goes.
  const next = ends.map((_, i) => ends[i - 1] ?? 0);
  const order = new Uint32Array(images.length);
  for (let row = 0; row < images.length; row++) {
    const image = images[row] as number;
    const place = next[image] as number;
    order[place] = row;
    next[image] = place + 1;
  }
  return { ...pickRows(columns, order), ids: columns.ids };
}

function isAscending(values: Uint32Array): boolean {
  for (let i = 1; i < values.length; i++) {
    if ((values[i] as number) < (values[i - 1] as number)) return false;
  }
  return true;
}

/** -1 for no values. */
function highestOf(values: Uint32Array): number {
  let highest = -1;
  for (let i = 0; i < values.length; i++) highest = Math.max(highest, values[i] as number);
  return highest;
}

function viewOf(boxes: Boxes, start: number, end: number): Boxes {
  if (start === end) return emptyBoxes;
  return {
    ids: boxes.ids.subarray(start, end),
    corners: boxes.corners.subarray(4 * start, 4 * end),
    scores: boxes.scores.subarray(start, end),
    classes: boxes.classes.subarray(start, end),
    angles: boxes.angles.subarray(start, end),
    ...flagsBetween(boxes, start, end),
  };
}

/** A name for every class that occurs: a number that has none in the file is its own name. */
function namesForAll({ classes, classNames }: ParsedBoxes, className: string): readonly string[] {
  const highest = highestOf(classes);
  if (highest < classNames.length) return classNames;
  if (highest === 0) return [className];
  return Array.from({ length: highest + 1 }, (_, i) => classNames[i] ?? String(i));
}

function imageName({ name, parsed }: ParsedFile, index: number, count: number): string {
  const own = parsed.imageNames[index];
  if (own) return own;
  const stem = name.replace(/\.[^./\\]+$/, '') || name;
  return count === 1 ? stem : `${stem} ${index + 1}`;
}

function sizeOrNull(size: number | undefined): number | null {
  return size !== undefined && Number.isFinite(size) && size > 0 ? size : null;
}
