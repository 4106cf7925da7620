import type { Format } from 'boxstep-reader';
import type { OpenProblem, PixelSize } from '../outcome';
import { Portions } from './bytes';
import { Columns, type ImageOrigin } from './columns';
import {
  type FileBoxes,
  type FoundPicture,
  type Parser,
  problemOf,
  type Question,
  type Reading,
  type ReadOptions,
  type ReadProgress,
  type ReadSet,
  type ReadSettings,
} from './contract';
import { type Gathered, gather, type Item, problemOfReading, type Source } from './gather';
import { PictureNames } from './match';
import { ClassNames } from './names';
import { pairImages } from './pair';
import { Referred, resolved } from './refer';
import { isTrainingList } from './roles';
import { scaledBoxes } from './scale';
import { Tally } from './tally';

export interface ReadHooks {
  /** Called for every file, and now and then within a long one. */
  tell(progress: ReadProgress): void;
  /** Which format is meant. */
  ask(question: Question): Promise<Format>;
  /** Paths that broke the reader before. */
  readonly lost: ReadonlySet<string>;
}

/** The parser's own limit (`MAX_BYTES`); what is larger is not even brought into memory. */
export const MAX_BYTES = 256 * 2 ** 20;

/** Formats of which each file is one image, so that an empty file is an image without boxes. */
const FILE_PER_IMAGE: ReadonlySet<string> = new Set<string>([
  ...['cartuchoDetections', 'cartuchoGroundTruth', 'yolo', 'yoloTracks', 'kitti'],
]);

/** Files of COCO from this size on are read piece by piece. */
const STREAMED = 2 ** 20;
/** How much of a file tells its format. */
const HEAD_BYTES = 64 * 2 ** 10;

/** How many boxes a picture of a reading shows. */
const SHOWN_BOXES = 300;

/**
 * Reads files of boxes as one set. Names of classes and sizes of pictures that lie beside them are
 * used for those that have none. What is wrong with a file is in its report and keeps no other file
 * from being read; rejects only for a defect.
 */
export async function readSet(
  sources: readonly Source[],
  settings: ReadSettings,
  parser: Parser,
  hooks: ReadHooks,
): Promise<ReadSet> {
  const reading = new SetReading(gather(sources), settings, parser, hooks);
  await reading.readAll();
  return reading.finish();
}

class SetReading {
  readonly #items: readonly Item[];
  readonly #settings: ReadSettings;
  readonly #parser: Parser;
  readonly #hooks: ReadHooks;
  readonly #tally: Tally;
  readonly #columns = new Columns();
  readonly #names = new ClassNames();
  readonly #pictures: PictureItem[] = [];
  #pictureNames: PictureNames;
  readonly #sizes = new Map<Item, PixelSize | null>();
  readonly #choices: Record<string, Format>;
  /** Files without content, with their places: images without boxes if the others are of one each. */
  readonly #empty: { readonly at: number; readonly path: string; readonly problem: OpenProblem }[] =
    [];
  /** COCO: what results may refer to, results, and images that were referred to. */
  readonly #referred = new Referred();
  readonly #results: { readonly parsed: FileBoxes; readonly at: number; readonly path: string }[] =
    [];
  readonly #met = new Set<number>();
  readonly #bytes: number;
  readonly #count: number;
  #done = 0;
  #files = 0;
  #hadBoxes: boolean;
  #hasFilePerImage = false;

  constructor(
    { items, refused }: Gathered,
    settings: ReadSettings,
    parser: Parser,
    hooks: ReadHooks,
  ) {
    this.#items = items;
    this.#settings = settings;
    this.#parser = parser;
    this.#hooks = hooks;
    this.#choices = { ...settings.choices };
    this.#bytes = items.reduce((sum, { role, given }) => sum + (role === 'picture' ? 0 : given), 0);
    this.#count = items.length + refused.length;
    this.#tally = new Tally(this.#count);
    this.#hadBoxes = refused.length > 0;
    for (const [i, { path, problem }] of refused.entries()) {
      this.#fail(items.length + i, path, problem);
    }
    for (const [at, item] of items.entries()) {
      if (item.role === 'picture') this.#pictures.push({ at, item });
    }
    this.#pictureNames = namesOf(this.#pictures);
  }

  /** Names of classes first: which belong to a file is known when it is read. */
  async readAll(): Promise<void> {
    const boxes: [number, Item][] = [];
    for (const [at, item] of this.#items.entries()) {
      if (item.role === 'picture') continue;
      if (item.role === 'system') this.#passOver(at, item);
      else if (item.role === 'names' && this.#readNames(at, item)) this.#advance(item);
      else boxes.push([at, item]);
    }
    for (const [at, item] of boxes) {
      this.#tell(item, 0);
      await this.#readBoxes(at, item);
      this.#advance(item);
    }
    this.#takeResults();
    for (const { at, path, problem } of this.#empty) {
      if (!this.#hasFilePerImage) this.#fail(at, path, problem);
      else {
        this.#columns.addEmpty(path, at);
        this.#tally.add(at, { name: path, report: null, error: null, isEmptyImage: true });
      }
    }
  }

  finish(): ReadSet {
    const { origins, imageNames } = this.#columns;
    const joined = pairImages(origins);
    this.#pictureNames = namesOf(this.#pictures);
    const images = this.#pictures.map((): number[] => []);
    const order = [...origins.keys()].filter((image) => !joined.has(image));
    // Of an empty file it is known only at the end that it is an image.
    order.sort((a, b) => (origins[a]?.at ?? 0) - (origins[b]?.at ?? 0));
    order.forEach((image, place) => {
      const { path } = origins[image] as ImageOrigin;
      images[this.#pictureNames.find({ name: imageNames[image] ?? '', path })]?.push(place);
    });
    const [only, ...others] = images;
    // One picture and one image belong together, whatever they are called.
    if (only?.length === 0 && others.length === 0 && order.length === 1) only.push(0);
    return {
      boxes: this.#columns.finish(order, joined, (image) => origins[image]?.format === TRUTH),
      hadBoxes: this.#hadBoxes,
      pairs: joined.size + this.#met.size,
      pictures: this.#pictures.map((picture, i) => this.#found(picture, images[i] ?? [])),
      count: this.#count,
      reports: this.#tally.reports(),
    };
  }

  #found({ at, item, problem }: PictureItem, images: readonly number[]): FoundPicture {
    const { path, place } = item;
    // Of what belongs to nothing the size need not be known.
    const isWanted = images.length > 0 || this.#columns.imageNames.length === 0;
    const size = isWanted ? this.#sizeOf(item) : null;
    return { path, at, place, size, images, ...(problem && { problem }) };
  }

  #readNames(at: number, item: Item): boolean {
    const { path } = item;
    this.#tell(item, 0);
    const names = this.#namesIn(item);
    if (!names || names.length === 0) return false;
    this.#names.add(path, names);
    const account = { name: path, report: null, error: null, classNames: names.length };
    this.#tally.add(at, account);
    return true;
  }

  #namesIn(item: Item): string[] | undefined {
    if (item.size > MAX_BYTES) return undefined;
    try {
      return this.#parser.classNames(item.content(), item.path);
    } catch (error) {
      // It is read again as a file of boxes, and what is wrong with its bytes is said then.
      problemOfReading(error);
      return undefined;
    }
  }

  #passOver(at: number, item: Item): void {
    this.#tally.add(at, { name: item.path, report: null, error: null, passedOver: true });
    this.#advance(item);
  }

  async #readBoxes(at: number, item: Item): Promise<void> {
    const { path, size } = item;
    const wasFirst = !this.#hadBoxes;
    this.#hadBoxes = true;
    if (this.#hooks.lost.has(path)) return this.#fail(at, path, { code: 'engineLost' });
    if (size > STREAMED && this.#readLong(at, item)) return;
    if (size > MAX_BYTES) {
      return this.#fail(at, path, { code: 'tooLarge', bytes: size, limit: MAX_BYTES });
    }
    let bytes: Uint8Array;
    try {
      bytes = item.content();
    } catch (error) {
      return this.#fail(at, path, problemOfReading(error));
    }
    const parsed = await this.#parse(bytes, path);
    if (!('code' in parsed)) this.#take(parsed, at, path);
    else if (parsed.code === 'noBoxes' && parsed.empty) {
      this.#empty.push({ at, path, problem: parsed });
    } else if (parsed.code === 'notText' && ['picture', 'unknown'].includes(parsed.looksLike)) {
      this.#hadBoxes = !wasFirst;
      this.#pictures.push({ at, item, problem: parsed });
    } else if (isTrainingList(new TextDecoder().decode(bytes.subarray(0, LIST_BYTES)))) {
      this.#tally.add(at, { name: path, report: null, error: null, passedOver: true });
    } else {
      this.#fail(at, path, parsed);
    }
  }

  /** Reads a long file of COCO without ever holding it; false for any other file. */
  #readLong(at: number, item: Item): boolean {
    const { path, size, given } = item;
    const { parser, options } = { parser: this.#parser, options: this.#optionsFor(path) };
    const portions = new Portions(item.pieces());
    const parse = () => {
      const format = options.format ?? parser.formatOf(portions.head(HEAD_BYTES));
      if (format !== 'cocoAnnotations' && format !== 'cocoResults') return null;
      const read = (length: number) => {
        this.#tell(item, (portions.done / size) * given);
        return portions.read(length);
      };
      return parser.parseStream(read, path, options);
    };
    const parsed = this.#try(parse);
    if (parsed === null) return false;
    if ('code' in parsed) this.#fail(at, path, parsed);
    else this.#take(parsed, at, path);
    return true;
  }

  /** Results wait for the annotations that they refer to. */
  #take(parsed: FileBoxes, at: number, path: string): void {
    const { format } = parsed.report;
    if (format === 'cocoResults') {
      this.#results.push({ parsed, at, path });
      return;
    }
    const scaled = scaledBoxes(parsed, (name) => this.#sizeFor(name, path));
    if (format === 'cocoAnnotations') this.#referred.add(scaled, this.#columns.imageNames.length);
    this.#columns.add(scaled, path, at);
    this.#tally.add(at, { name: path, report: scaled.report, error: null });
    this.#hasFilePerImage ||= FILE_PER_IMAGE.has(format);
  }

  /** The boxes of results, in the images that they refer to. */
  #takeResults(): void {
    for (const { parsed, at, path } of this.#results) {
      const { file, images } = resolved(parsed, this.#referred);
      for (const image of images) if (image !== undefined) this.#met.add(image);
      this.#columns.add(file, path, at, images);
      this.#tally.add(at, { name: path, report: file.report, error: null });
    }
  }

  #optionsFor(path: string): ReadOptions {
    const names = this.#names.for(path);
    return { ...(names && { classNames: [...names] }), ...this.#settings.options };
  }

  async #parse(bytes: Uint8Array, path: string): Promise<FileBoxes | OpenProblem> {
    const options = this.#optionsFor(path);
    const read = (more: ReadOptions) =>
      this.#try(() => this.#parser.parseBoxes(bytes, path, { ...options, ...more }));
    const parsed = read({});
    if (!('code' in parsed) || parsed.code !== 'ambiguous') return parsed;
    const kind = parsed.readings.join(' ');
    // One answer is for all files of the kind.
    this.#choices[kind] ??= await this.#hooks.ask({
      path,
      readings: parsed.readings.flatMap((format) => {
        const reading = read({ format });
        return 'code' in reading ? [] : [this.#reading(reading, format, path)];
      }),
    });
    return read({ format: this.#choices[kind] ?? null });
  }

  #reading(read: FileBoxes, format: Format, path: string): Reading {
    const { boxes, imageNames, imageSizes } = scaledBoxes(read, (name) =>
      this.#sizeFor(name, path),
    );
    const [width = Number.NaN, height = Number.NaN] = imageSizes;
    return {
      format,
      boxes: boxes.slice(0, 4 * SHOWN_BOXES),
      count: boxes.length / 4,
      images: imageNames.length,
      size: width > 0 && height > 0 ? { width, height } : null,
    };
  }

  /** What is thrown of a file, or of its bytes, is an answer too. */
  #try<T>(parse: () => T): T | OpenProblem {
    try {
      return parse();
    } catch (error) {
      return problemOf(error) ?? problemOfReading(error);
    }
  }

  /** The size of the picture of an image, or what the person says that images have. */
  #sizeFor(name: string, path: string): PixelSize | null {
    const found = this.#pictures[this.#pictureNames.find({ name, path })];
    const [width, height] = this.#settings.imageSize ?? [];
    const given = width && height ? { width, height } : null;
    return (found && this.#sizeOf(found.item)) ?? given;
  }

  #sizeOf(item: Item): PixelSize | null {
    let size = this.#sizes.get(item);
    if (size === undefined) {
      try {
        size = item.pictureSize();
      } catch (error) {
        problemOfReading(error);
        size = null;
      }
      this.#sizes.set(item, size);
    }
    return size;
  }

  #fail(at: number, name: string, error: OpenProblem): void {
    this.#tally.add(at, { name, report: null, error });
  }

  #advance({ given }: Item): void {
    this.#done += given;
    this.#files += 1;
  }

  #tell({ path }: Item, within: number): void {
    const { length } = this.#pictures;
    this.#hooks.tell({
      ...{ path, files: this.#files, count: this.#count - length },
      ...{ bytes: this.#done + within, total: this.#bytes },
    });
  }
}

function namesOf(pictures: readonly PictureItem[]): PictureNames {
  return new PictureNames(pictures.map(({ item }) => item.path));
}

interface PictureItem {
  readonly at: number;
  readonly item: Item;
  /** Of a file that did not say to be a picture: what is wrong with it if it is none. */
  readonly problem?: OpenProblem;
}

const TRUTH: Format = 'cartuchoGroundTruth';
/** How much of a file is looked at to see that it is a list of pictures. */
const LIST_BYTES = 8192;
