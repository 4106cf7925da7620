import type { ParsedBoxes, ParseError, ReadProblem, Report } from 'boxstep-reader';
import { boxTotal, type Document, type ImageEntry } from '../document/document';
import { documentOf, type ParsedBoxes as FoundBoxes } from '../document/load';
import type { Picture, PictureStore } from '../document/pictures';
import type { DocumentStore } from '../document/store';
import { documentText } from '../document/text';
import { type Engine, EngineLost, Refusal } from '../engine/engine';
import { say } from '../text/text';
import type { FileReport, OpenOutcome, OpenProblem } from './outcome';
import { type BoxFile, pairFiles } from './pairs';
import {
  type AddPicture,
  differingSize,
  matchPictures,
  pictureAdder,
  withPicture,
} from './pictures';
import { openingText } from './text';

export type { FileReport, OpenOutcome, OpenProblem } from './outcome';

export interface OpenDeps {
  readonly engine: Pick<Engine, 'call'>;
  readonly store: DocumentStore;
  readonly pictures: PictureStore;
  /** `done` of `total` files are done with, and `name` is the one at hand. */
  onProgress(done: number, total: number, name: string): void;
  /** Gives up: the document stays as it was. */
  readonly signal: AbortSignal;
}

/** The parser's own limit (`MAX_BYTES`); what is larger is not even brought into memory. */
const MAX_BYTES = 256 * 2 ** 20;

/**
 * Opens files of boxes and pictures that were chosen or dropped together.
 *
 * Boxes take the place of the document, as one undo entry, if at least one file has some; a file
 * that cannot be read does not keep the others from being opened. Pictures go under the images of
 * the same name. Without files of boxes, pictures go under the images that are there: a single one
 * under the image on screen, several by their names.
 *
 * Never rejects for what is in a file or for having been cancelled.
 */
export async function openFiles(files: readonly File[], deps: OpenDeps): Promise<OpenOutcome> {
  const opening = new Opening(files.length, deps);
  let done: Omit<OpenOutcome, 'files'> = { imported: null, undoSteps: 0 };
  try {
    const read = await opening.readAll(files);
    if (read.boxes.length > 0) done = await opening.import(read.boxes, read.pictures);
    else if (read.hadBoxes) opening.leaveUnused(read.pictures);
    else done = await opening.putUnderImages(read.pictures);
  } catch (error) {
    if (!deps.signal.aborted) throw error;
  }
  return { ...done, files: files.flatMap((file) => opening.reports.get(file) ?? []) };
}

/** Opens boxes that were pasted as text. */
export function openText(text: string, deps: OpenDeps): Promise<OpenOutcome> {
  return openFiles([new File([text], say(openingText).pasted)], deps);
}

interface ReadFiles {
  readonly boxes: readonly BoxFile[];
  readonly pictures: readonly File[];
  /** Whether there were files of boxes, readable or not. */
  readonly hadBoxes: boolean;
}

/** A picture that is decoded, with the images that it goes under. */
interface Placement {
  readonly file: File;
  readonly picture: Picture;
  readonly images: readonly ImageEntry[];
}

/** What the parser would give for a file that holds nothing. */
const NOTHING: FoundBoxes = {
  boxes: new Float64Array(),
  scores: new Float64Array(),
  classes: new Uint32Array(),
  classNames: [],
  images: new Uint32Array(),
  imageNames: [],
  imageSizes: new Float64Array(),
};

/** One set of files being opened. Nothing is changed before all of it is read and decoded. */
class Opening {
  readonly reports = new Map<File, FileReport>();
  readonly #deps: OpenDeps;
  readonly #total: number;
  readonly #addPicture: AddPicture;

  constructor(total: number, deps: OpenDeps) {
    this.#total = total;
    this.#deps = deps;
    this.#addPicture = pictureAdder(deps.pictures);
  }

  /** Tells files of boxes from pictures, and reads the former one after the other. */
  async readAll(files: readonly File[]): Promise<ReadFiles> {
    const parsed = new Map<File, FoundBoxes>();
    const empty: File[] = [];
    const pictures: File[] = [];
    for (const file of files) {
      if (isPicture(file)) {
        pictures.push(file);
        continue;
      }
      this.#advance(file);
      const read = await this.#read(file);
      if ('parsed' in read) {
        parsed.set(file, read.parsed);
        this.#report(file, { report: read.parsed.report as Report });
      } else if (mayBePicture(read.problem) && (await this.#addPicture(file)).ok) {
        pictures.push(file);
      } else {
        this.#report(file, { error: read.problem });
        if (isEmpty(read.problem)) empty.push(file);
      }
    }
    if (this.#hasFilePerImage()) {
      for (const file of empty) {
        parsed.set(file, NOTHING);
        this.#report(file, { isEmptyImage: true });
      }
    }
    const boxes = files.flatMap((file) => {
      const found = parsed.get(file);
      const format = this.reports.get(file)?.report?.format ?? null;
      return found ? { name: file.name, parsed: found, format } : [];
    });
    return { boxes, pictures, hadBoxes: this.reports.size > 0 };
  }

  /** Puts what was read, with its pictures, in place of the document. */
  async import(
    files: readonly BoxFile[],
    pictures: readonly File[],
  ): Promise<Omit<OpenOutcome, 'files'>> {
    const { store, signal } = this.#deps;
    const { className } = say(documentText);
    const { files: paired, pairs } = pairFiles(files);
    const named = paired.map(({ name, parsed }) => ({
      name,
      // The parser calls the class of boxes that have none ''.
      parsed: { ...parsed, classNames: parsed.classNames.map((each) => each || className) },
    }));
    const read = await documentOf(named, { ids: store.freshIds, className });
    signal.throwIfAborted();
    const document = await this.#withPictures(read, pictures);
    store.importImages(document, 'replace');
    const { images } = document;
    const imported = { images: images.length, boxes: boxTotal(images) };
    return { imported: { ...imported, ...(pairs > 0 && { pairs }) }, undoSteps: 1 };
  }

  /** Puts pictures under the images of the document. */
  async putUnderImages(files: readonly File[]): Promise<Omit<OpenOutcome, 'files'>> {
    const { store } = this.#deps;
    const { images } = store.document.peek();
    let targets = files.length > 1 ? matchPictures(files, images) : new Map<File, ImageEntry[]>();
    const [first] = files;
    if (targets.size === 0 && first) targets = new Map([[first, [store.currentImage.peek()]]]);
    const placements = await this.#decode(files, targets);
    let undoSteps = 0;
    for (const { file, picture, images: chosen } of placements) {
      const { key, width, height } = picture;
      // An image may have been deleted while the picture was decoded.
      const used = chosen.filter(({ id }) => store.setPicture(id, key, width, height).ok);
      undoSteps += used.length;
      const names = used.map(({ name }) => name);
      this.#report(file, used.length > 0 ? { pictureUsedFor: names } : { pictureUnused: true });
    }
    return { imported: null, undoSteps };
  }

  leaveUnused(pictures: readonly File[]): void {
    for (const file of pictures) this.#report(file, { pictureUnused: true });
  }

  async #withPictures(document: Document, files: readonly File[]): Promise<Document> {
    const { images } = document;
    let targets = matchPictures(files, images);
    const [only, ...others] = files;
    // One picture and one image belong together, whatever they are called.
    if (only && others.length === 0 && images.length === 1)
      targets = new Map([[only, [...images]]]);
    const pictures = new Map<ImageEntry, Picture>();
    for (const { file, picture, images: chosen } of await this.#decode(files, targets)) {
      for (const image of chosen) pictures.set(image, picture);
      const names = chosen.map(({ name }) => name);
      const differing = chosen.map((image) => differingSize(image, picture)).find(Boolean);
      this.#report(file, {
        pictureUsedFor: names,
        ...(differing ? { sizeDiffers: { image: differing, picture } } : {}),
      });
    }
    if (pictures.size === 0) return document;
    const pictured = images.map((image) => {
      const picture = pictures.get(image);
      return picture ? withPicture(image, picture) : image;
    });
    return { ...document, images: pictured };
  }

  /** Decodes the pictures that go under an image; reports those that do not, or cannot be decoded. */
  async #decode(
    files: readonly File[],
    targets: ReadonlyMap<File, readonly ImageEntry[]>,
  ): Promise<Placement[]> {
    const placements: Placement[] = [];
    for (const file of files) {
      const images = targets.get(file);
      if (!images) {
        this.#report(file, { pictureUnused: true });
        continue;
      }
      this.#advance(file);
      const added = await this.#addPicture(file);
      this.#deps.signal.throwIfAborted();
      if (added.ok) placements.push({ file, picture: added.value, images });
      else this.#report(file, { error: { code: 'notAPicture' } });
    }
    return placements;
  }

  async #read(file: File): Promise<{ parsed: ParsedBoxes } | { problem: OpenProblem }> {
    const { engine, signal } = this.#deps;
    const { size: bytes } = file;
    if (bytes > MAX_BYTES) return { problem: { code: 'tooLarge', bytes, limit: MAX_BYTES } };
    let content: Uint8Array;
    try {
      content = new Uint8Array(await file.arrayBuffer());
    } catch {
      return { problem: { code: 'unreadable' } };
    }
    signal.throwIfAborted();
    try {
      const parsing = engine.call('parse', [content, file.name, undefined], {
        transfer: [content.buffer],
      });
      return { parsed: await unlessAborted(parsing, signal) };
    } catch (error) {
      if (error instanceof Refusal) return { problem: (error.problem as ParseError).problem };
      if (!(error instanceof EngineLost) || signal.aborted) throw error;
      // The person gave up something else that the engine was at; this is still wanted.
      if (error.trouble === 'cancelled') return this.#read(file);
      return { problem: { code: 'engineLost' } };
    }
  }

  /** Whether the files are of a kind of which each holds one image, which may have no boxes. */
  #hasFilePerImage(): boolean {
    const formats = [...this.reports.values()].map(({ report }) => report?.format);
    return formats.includes('cartuchoDetections') || formats.includes('cartuchoGroundTruth');
  }

  #advance(file: File): void {
    this.#deps.onProgress(this.reports.size, this.#total, file.name);
  }

  #report(file: File, what: Partial<FileReport>): void {
    this.reports.set(file, { name: file.name, report: null, error: null, ...what });
  }
}

function isPicture(file: File): boolean {
  return file.type.startsWith('image/');
}

function isEmpty(problem: OpenProblem): boolean {
  return problem.code === 'noBoxes' && problem.empty;
}

/** Whether a file that holds no text is worth being tried as a picture. */
function mayBePicture(problem: OpenProblem): problem is Extract<ReadProblem, { code: 'notText' }> {
  return problem.code === 'notText' && ['picture', 'unknown'].includes(problem.looksLike);
}

/** What was promised or, as soon as the signal says so, a rejection. */
function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(signal.reason);
    signal.addEventListener('abort', giveUp, { once: true });
    const settled = () => signal.removeEventListener('abort', giveUp);
    promise.then(resolve, reject).finally(settled);
  });
}
