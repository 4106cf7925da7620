import { type Boxes, boxCount, emptyBoxes, pickRows } from './boxes';
import type { Document, ImageEntry } from './document';
import { nextTask } from './tasks';

/** Which boxes are looked at. */
export interface BoxFilter {
  /** Names of classes, of which a box has one; null: of any class. */
  readonly classNames: ReadonlySet<string> | null;
  /** The lowest score. A box without a score, such as a ground truth, has none to be too low. */
  readonly minScore: number | null;
}

/** What a filter leaves of a document. Its boxes keep their ids, so edits of them are edits of the document. */
export interface Filtered {
  readonly filter: BoxFilter;
  /** Those that have boxes left, with these alone. */
  readonly images: readonly ImageEntry[];
  /** What is left of an image of the document; the image itself if it is not one of it. */
  of(image: ImageEntry): ImageEntry;
}

/** More images than these are not looked at in one go: it would be felt. */
const MOST_AT_ONCE = 2000;
/** Milliseconds of work between two pauses. */
const SLICE = 12;

/**
 * A filter that is on. What it leaves is made once and kept; after an edit only the images that
 * are different are looked at again.
 */
export class Filtering {
  readonly filter: BoxFilter;
  #source: Document;
  #entries: readonly ImageEntry[];
  #filtered: Filtered;

  /** Looks at all images, with pauses, so that the page stays alive. */
  static async on(
    document: Document,
    filter: BoxFilter,
    signal: AbortSignal,
    pause: () => Promise<void> = nextTask,
  ): Promise<Filtering> {
    const passes = passesOf(document, filter);
    const entries: ImageEntry[] = [];
    let began = performance.now();
    for (const image of document.images) {
      entries.push(left(image, passes, filter));
      if (entries.length % 256 > 0 || performance.now() - began < SLICE) continue;
      await pause();
      signal.throwIfAborted();
      began = performance.now();
    }
    return new Filtering(document, filter, entries);
  }

  private constructor(source: Document, filter: BoxFilter, entries: readonly ImageEntry[]) {
    this.filter = filter;
    this.#source = source;
    this.#entries = entries;
    this.#filtered = this.#result();
  }

  /** What is left of a document; null if that is another one than the filter was made for. */
  of(document: Document): Filtered | null {
    if (document === this.#source) return this.#filtered;
    const before = this.#source;
    const renamed = document.classNames !== before.classNames;
    const place = new Map<number, number>();
    if (document.images.length !== before.images.length) {
      for (const [at, { id }] of before.images.entries()) place.set(id, at);
    }
    const passes = passesOf(document, this.filter);
    let looked = 0;
    const entries = document.images.map((image, at) => {
      const old = place.size > 0 ? (place.get(image.id) ?? -1) : at;
      if (before.images[old] === image && !renamed) return this.#entries[old] as ImageEntry;
      looked += 1;
      return looked > MOST_AT_ONCE ? image : left(image, passes, this.filter);
    });
    if (looked > MOST_AT_ONCE) return null;
    this.#source = document;
    this.#entries = entries;
    this.#filtered = this.#result();
    return this.#filtered;
  }

  #result(): Filtered {
    const { images: sources } = this.#source;
    const entries = this.#entries;
    return {
      filter: this.filter,
      images: entries.filter(({ boxes }) => boxCount(boxes) > 0),
      of: (image) => entries[sources.indexOf(image)] ?? image,
    };
  }
}

/** Per class, whether its boxes pass. */
function passesOf({ classNames }: Document, filter: BoxFilter): Uint8Array {
  return Uint8Array.from(classNames, (name) => (filter.classNames?.has(name) === false ? 0 : 1));
}

function left(image: ImageEntry, passes: Uint8Array, filter: BoxFilter): ImageEntry {
  const boxes = boxesLeft(image.boxes, passes, filter.minScore);
  return boxes === image.boxes ? image : { ...image, boxes };
}

function boxesLeft(boxes: Boxes, passes: Uint8Array, minScore: number | null): Boxes {
  const rows: number[] = [];
  for (let row = 0; row < boxes.ids.length; row++) {
    const isLow = minScore !== null && (boxes.scores[row] as number) < minScore;
    if (!isLow && passes[boxes.classes[row] as number] === 1) rows.push(row);
  }
  if (rows.length === boxes.ids.length) return boxes;
  return rows.length === 0 ? emptyBoxes : pickRows(boxes, Uint32Array.from(rows));
}
