import { countingFrom } from '../../document/importing';
import type { ParsedBoxes } from '../../document/load';
import type { FileBoxes } from './contract';

/** What the images of a file come from. */
export interface ImageOrigin {
  /** The file's path, and its place among all. */
  readonly path: string;
  readonly at: number;
  /** null: the file is empty, and may be of any format of which each file is an image. */
  readonly format: FileBoxes['report']['format'] | null;
  /** Whether the file holds this image alone. */
  readonly isAlone: boolean;
}

/** The columns of all files, one behind the other. */
export class Columns {
  readonly imageNames: string[] = [];
  readonly origins: ImageOrigin[] = [];
  readonly #classes = new Map<string, number>();
  readonly #boxes = new Floats(4);
  readonly #scores = new Floats(1);
  readonly #classIds = new Integers();
  readonly #images = new Integers();
  readonly #flags = new Integers();
  readonly #angles = new Floats(1);
  readonly #sizes: number[] = [];
  #hasFlags = false;
  #hasAngles = false;

  get boxCount(): number {
    return this.#images.length;
  }

  /**
   * The boxes and images of one file. `known[i]` is the image of the set that image `i` of the file
   * is, where it is one that there is already.
   */
  add(
    file: FileBoxes,
    path: string,
    at: number,
    known: readonly (number | undefined)[] = [],
  ): void {
    const { report, images, imageNames, imageSizes } = file;
    const places: number[] = [];
    const last = images.reduce((most, image) => Math.max(most, image + 1), imageNames.length);
    const count = Math.max(1, last);
    for (let i = 0; i < count; i++) {
      const own = known[i];
      places.push(own ?? this.imageNames.length);
      if (own !== undefined) continue;
      const name = imageNames[i] || stemOfPath(path) + (count > 1 ? ` ${i + 1}` : '');
      this.imageNames.push(name);
      this.#sizes.push(imageSizes[2 * i] ?? Number.NaN, imageSizes[2 * i + 1] ?? Number.NaN);
      this.origins.push({ path, at, format: report.format, isAlone: count === 1 });
    }
    this.#boxes.push(file.boxes);
    this.#scores.push(file.scores);
    const indices = classNamesFor(file).map((name) => this.classOf(name));
    this.#classIds.push(file.classes, (each) => indices[each] ?? 0);
    this.#images.push(images, (each) => places[each] as number);
    if (file.flags) {
      this.#hasFlags = true;
      // Files before this one had no marks.
      this.#flags.padTo(this.#images.length - images.length);
      this.#flags.push(file.flags);
    }
    if (file.angles) {
      this.#hasAngles = true;
      this.#angles.padTo(this.#images.length - images.length);
      this.#angles.push(file.angles);
    }
  }

  /** The image of a file that is empty. */
  addEmpty(path: string, at: number): void {
    this.imageNames.push(stemOfPath(path));
    this.#sizes.push(Number.NaN, Number.NaN);
    this.origins.push({ path, at, format: null, isAlone: true });
  }

  /** The index of a class, which is added if it is new. The same name is the same class. */
  classOf(name: string): number {
    const known = this.#classes.get(name) ?? this.#classes.size;
    this.#classes.set(name, known);
    return known;
  }

  /**
   * All of it, rows in the order of their images, which is `order`. An image that is not in it goes
   * into that of `joined`; the boxes of which `isFirst` come before the others of an image then.
   */
  finish(
    order: readonly number[],
    joined: ReadonlyMap<number, number>,
    isFirst: (image: number) => boolean,
  ): ParsedBoxes {
    const kept = order.length;
    const places = new Uint32Array(this.imageNames.length);
    order.forEach((image, place) => {
      places[image] = place;
    });
    for (const [from, to] of joined) places[from] = places[to] as number;
    const names = order.map((image) => this.imageNames[image] as string);
    const sizes = new Float64Array(2 * kept);
    for (let i = 0; i < places.length; i++) {
      for (const side of [0, 1]) {
        const size = this.#sizes[2 * i + side] ?? Number.NaN;
        const at = 2 * (places[i] as number) + side;
        if (!joined.has(i) || !Number.isNaN(size)) sizes[at] = size;
      }
    }
    const images = this.#images.values().map((image) => places[image] as number);
    this.#flags.padTo(images.length);
    this.#angles.padTo(images.length);
    const columns: ParsedBoxes = {
      boxes: this.#boxes.values(),
      scores: this.#scores.values(),
      classes: this.#classIds.values(),
      classNames: [...this.#classes.keys()],
      images,
      imageNames: names,
      imageSizes: sizes,
      ...(this.#hasFlags && { flags: this.#flags.values() }),
      ...(this.#hasAngles && { angles: this.#angles.values() }),
    };
    if (joined.size === 0 && isAscending(images)) return columns;
    const before = this.#images.values();
    return inOrder(columns, kept, (row) => (isFirst(before[row] as number) ? 0 : 1));
  }
}

/** The rows sorted by image, within an image by `rank`, else as they were. */
function inOrder(columns: ParsedBoxes, count: number, rank: (row: number) => 0 | 1): ParsedBoxes {
  const { images } = columns;
  const next = new Uint32Array(2 * count + 1);
  const keyOf = (row: number) => 2 * (images[row] as number) + rank(row);
  for (let row = 0; row < images.length; row++) {
    const behind = keyOf(row) + 1;
    next[behind] = (next[behind] as number) + 1;
  }
  for (let key = 1; key < next.length; key++) {
    next[key] = (next[key] as number) + (next[key - 1] as number);
  }
  const order = new Uint32Array(images.length);
  for (let row = 0; row < images.length; row++) {
    const key = keyOf(row);
    order[next[key] as number] = row;
    next[key] = (next[key] as number) + 1;
  }
  const pick = <C extends Float64Array | Uint32Array>(column: C, width = 1): C => {
    const picked = column.slice() as C;
    order.forEach((row, i) => {
      for (let k = 0; k < width; k++) picked[width * i + k] = column[width * row + k] as number;
    });
    return picked;
  };
  return {
    ...columns,
    boxes: pick(columns.boxes, 4),
    scores: pick(columns.scores),
    classes: pick(columns.classes),
    images: pick(images),
    ...(columns.flags && { flags: pick(columns.flags) }),
    ...(columns.angles && { angles: pick(columns.angles) }),
  };
}

/** A name for every class that occurs: a number that has none in the file is its own name. */
function classNamesFor({ classes, classNames }: FileBoxes): readonly string[] {
  const highest = classes.reduce((most, each) => Math.max(most, each), -1);
  if (highest < classNames.length) return classNames;
  if (highest === 0) return [''];
  return Array.from(countingFrom(0, highest + 1), (i) => classNames[i] ?? String(i));
}

function isAscending(values: Uint32Array): boolean {
  for (let i = 1; i < values.length; i++) {
    if ((values[i] as number) < (values[i - 1] as number)) return false;
  }
  return true;
}

/** The name of a file, without its folders and its extension. */
export function stemOfPath(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return name.replace(/\.[^./\\]+$/, '') || name;
}

/** A column that grows: doubled when it is full, so that 20,000 files cost what one costs. */
class Floats {
  length = 0;
  #values: Float64Array;

  constructor(width: number) {
    this.#values = new Float64Array(1024 * width);
  }

  push(more: Float64Array): void {
    const length = this.length + more.length;
    this.#grow(length);
    this.#values.set(more, this.length);
    this.length = length;
  }

  /** Zeros up to this length. */
  padTo(length: number): void {
    if (length <= this.length) return;
    this.#grow(length);
    this.length = length;
  }

  values(): Float64Array {
    return this.#values.slice(0, this.length);
  }

  #grow(length: number): void {
    if (length <= this.#values.length) return;
    const grown = new Float64Array(Math.max(length, 2 * this.#values.length));
    grown.set(this.#values.subarray(0, this.length));
    this.#values = grown;
  }
}

class Integers {
  length = 0;
  #values = new Uint32Array(1024);

  push(more: Uint32Array, change: (value: number) => number = (value) => value): void {
    this.#grow(this.length + more.length);
    for (let i = 0; i < more.length; i++) {
      this.#values[this.length + i] = change(more[i] as number);
    }
    this.length += more.length;
  }

  /** Zeros up to this length. */
  padTo(length: number): void {
    if (length <= this.length) return;
    this.#grow(length);
    this.length = length;
  }

  values(): Uint32Array {
    return this.#values.slice(0, this.length);
  }

  #grow(length: number): void {
    if (length <= this.#values.length) return;
    const grown = new Uint32Array(Math.max(length, 2 * this.#values.length));
    grown.set(this.#values.subarray(0, this.length));
    this.#values = grown;
  }
}
