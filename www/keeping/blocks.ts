import { type Boxes, emptyBoxes } from '../document/boxes';
import type { ImageEntry } from '../document/document';
import { flagsBetween } from '../document/flags';
import { countingFrom, type FreshIds } from '../document/importing';
import { joinedBoxes } from '../document/join';

/**
 * Images that follow each other in a document, written as one. An edit makes another entry of one
 * image, so only its block is written again. A block is small enough that writing it takes a few
 * milliseconds of the page's time; an image with more boxes is a block of several parts.
 */
export interface Block {
  readonly images: readonly ImageEntry[];
  /** Where its parts are kept. */
  readonly keys: readonly string[];
}

/** Rows of boxes in a part, and images in a block, at most. */
const MOST_ROWS = 32_768;
const MOST_IMAGES = 2048;

/** A part as it is kept: plain numbers and words, copied when they are written. */
interface Part {
  readonly corners: Float64Array;
  readonly scores: Float64Array;
  readonly classes: Uint32Array;
  readonly angles: Float64Array;
  readonly flags: Uint32Array | null;
}

/** The first part of a block also says which images it is of. */
interface FirstPart extends Part {
  readonly names: readonly string[];
  /** Width and height each, NaN where nobody knows. */
  readonly sizes: Float64Array;
  /** Boxes of each image. */
  readonly counts: Uint32Array;
  /** By image, only of those that have one. */
  readonly pictures: ReadonlyMap<number, string>;
}

/**
 * The document in blocks. Those of `before` are taken again where their images are there, all of
 * them and in their order; the others have no keys yet.
 */
export function blocksOf(images: readonly ImageEntry[], before: readonly Block[]): Block[] {
  const known = new Map(before.map((block) => [block.images[0], block]));
  const blocks: Block[] = [];
  let at = 0;
  while (at < images.length) {
    const again = blockAt(images, at, known);
    const end = again ? at + again.images.length : endOfBlock(images, at, known);
    blocks.push(again ?? { images: images.slice(at, end), keys: [] });
    at = end;
  }
  return blocks;
}

type Known = ReadonlyMap<ImageEntry | undefined, Block>;

function blockAt(images: readonly ImageEntry[], at: number, known: Known): Block | null {
  const block = known.get(images[at]);
  const isHere = block?.images.every((image, i) => image === images[at + i]);
  return block && isHere ? block : null;
}

function endOfBlock(images: readonly ImageEntry[], start: number, known: Known): number {
  let end = start;
  let rows = 0;
  while (end < images.length && end - start < MOST_IMAGES) {
    if (end > start && blockAt(images, end, known)) break;
    rows += images[end]?.boxes.ids.length ?? 0;
    if (end > start && rows > MOST_ROWS) break;
    end += 1;
  }
  return end;
}

/** How many parts a block is written in. */
export function partCount({ images }: Block): number {
  const rows = images.reduce((sum, { boxes }) => sum + boxes.ids.length, 0);
  return Math.max(1, Math.ceil(rows / MOST_ROWS));
}

/** One part of a block, as it is kept. */
export function partOf({ images }: Block, part: number): Part | FirstPart {
  const columns = rowsOfAll(images, part * MOST_ROWS, (part + 1) * MOST_ROWS);
  if (part > 0) return columns;
  return {
    ...columns,
    names: images.map(({ name }) => name),
    sizes: Float64Array.from(
      images.flatMap(({ width, height }) => [width ?? Number.NaN, height ?? Number.NaN]),
    ),
    counts: Uint32Array.from(images, ({ boxes }) => boxes.ids.length),
    pictures: new Map(
      images.flatMap(({ picture }, i) => (picture === null ? [] : [[i, picture] as const])),
    ),
  };
}

/** Rows of all images, one after the other, from `start` on and before `end`. */
function rowsOfAll(images: readonly ImageEntry[], start: number, end: number): Part {
  const pieces: Boxes[] = [];
  let first = 0;
  for (const { boxes } of images) {
    const [from, to] = [Math.max(0, start - first), Math.min(boxes.ids.length, end - first)];
    if (from < to) pieces.push(sliceOf(boxes, from, to));
    first += boxes.ids.length;
  }
  // Copied: a view would be written with the whole buffer below it.
  const { corners, scores, classes, angles, flags = null } = joinedBoxes(pieces);
  return { corners, scores, classes, angles, flags };
}

function sliceOf(boxes: Boxes, start: number, end: number): Boxes {
  return {
    ids: boxes.ids.subarray(start, end),
    corners: boxes.corners.subarray(4 * start, 4 * end),
    scores: boxes.scores.subarray(start, end),
    classes: boxes.classes.subarray(start, end),
    angles: boxes.angles.subarray(start, end),
    ...flagsBetween(boxes, start, end),
  };
}

/** The images of a block from its parts; null if these are not what was written. */
export function imagesOf(parts: readonly unknown[], ids: FreshIds): ImageEntry[] | null {
  const [first] = parts;
  if (!isFirst(first) || !parts.every(isPart)) return null;
  const rows = first.counts.reduce((sum, count) => sum + count, 0);
  const all = parts.length === 1 ? first : joined(parts, rows);
  const isWhole =
    all.scores.length === rows &&
    all.classes.length === rows &&
    all.angles.length === rows &&
    all.corners.length === 4 * rows &&
    (all.flags === null || all.flags.length === rows) &&
    first.counts.length === first.names.length &&
    first.sizes.length === 2 * first.names.length;
  if (!isWhole) return null;
  const { flags, ...columns } = all;
  const boxes: Boxes = {
    ids: countingFrom(ids.box, rows),
    corners: columns.corners,
    scores: columns.scores,
    classes: columns.classes,
    angles: columns.angles,
    ...(flags && { flags }),
  };
  let start = 0;
  return first.names.map((name, i) => {
    const end = start + (first.counts[i] ?? 0);
    const own = start === end ? emptyBoxes : sliceOf(boxes, start, end);
    start = end;
    return {
      id: ids.image + i,
      name,
      width: sizeOf(first.sizes[2 * i]),
      height: sizeOf(first.sizes[2 * i + 1]),
      picture: first.pictures.get(i) ?? null,
      boxes: own,
    };
  });
}

function joined(parts: readonly Part[], rows: number): Part {
  const all = {
    corners: new Float64Array(4 * rows),
    scores: new Float64Array(rows),
    classes: new Uint32Array(rows),
    angles: new Float64Array(rows),
    flags: parts.some(({ flags }) => flags) ? new Uint32Array(rows) : null,
  };
  let row = 0;
  for (const part of parts) {
    if (row + part.scores.length > rows) break;
    all.corners.set(part.corners, 4 * row);
    all.scores.set(part.scores, row);
    all.classes.set(part.classes, row);
    all.angles.set(part.angles, row);
    all.flags?.set(part.flags ?? [], row);
    row += part.scores.length;
  }
  return row === rows ? all : NOTHING;
}

const NOTHING: Part = {
  corners: new Float64Array(),
  scores: new Float64Array(),
  classes: new Uint32Array(),
  angles: new Float64Array(),
  flags: null,
};

function sizeOf(size: number | undefined): number | null {
  return size !== undefined && size > 0 ? size : null;
}

function isPart(value: unknown): value is Part {
  const part = value as Part | null | undefined;
  return (
    part?.corners instanceof Float64Array &&
    part.scores instanceof Float64Array &&
    part.classes instanceof Uint32Array &&
    part.angles instanceof Float64Array
  );
}

function isFirst(value: unknown): value is FirstPart {
  const part = value as FirstPart;
  return (
    isPart(value) &&
    Array.isArray(part.names) &&
    part.sizes instanceof Float64Array &&
    part.counts instanceof Uint32Array &&
    part.pictures instanceof Map
  );
}
