import { boxTotal, type Document, type ImageEntry } from '../document/document';
import { documentOf } from '../document/load';
import type { Picture, PictureStore } from '../document/pictures';
import type { DocumentStore } from '../document/store';
import { nextTask } from '../document/tasks';
import { documentText } from '../document/text';
import { say } from '../text/text';
import type { FileReport, OpenOutcome } from './outcome';
import { differingSize, pictureSource, withPicture } from './pictures';
import type { FoundPicture, ReadSet, ReadSettings, SourceFile } from './reading/contract';
import { PictureNames } from './reading/match';
import type { Read, ReadCalls } from './reading/read';
import { MOST_APART, Tally } from './reading/tally';

export type { FileReport, OpenOutcome, OpenProblem } from './outcome';
export type { SourceFile } from './reading/contract';

export interface OpenDeps extends ReadCalls {
  readonly read: Read;
  readonly store: DocumentStore;
  readonly pictures: PictureStore;
  /** Called right before the document or a picture is changed. */
  beforeChange?(what: 'boxes' | 'pictures'): void;
}

/**
 * Opens files of boxes, pictures and archives of them that were chosen or dropped together.
 *
 * Boxes take the place of the document, as one undo entry, if at least one file has some; a file
 * that cannot be read does not keep the others from being opened. Pictures go under the images of
 * the same name. Without files of boxes, pictures go under the images that are there: a single one
 * under the image on screen, several by their names.
 *
 * Never rejects for what is in a file or for having been cancelled.
 */
export async function openFiles(
  files: readonly SourceFile[],
  deps: OpenDeps,
  settings: ReadSettings = {},
): Promise<OpenOutcome> {
  const nothing: OpenOutcome = { files: [], imported: null, undoSteps: 0, settings };
  try {
    deps.signal.throwIfAborted();
    const set = await deps.read(files, settings, deps);
    deps.signal.throwIfAborted();
    const opening = new Opening(files, set, deps);
    let done: Pick<OpenOutcome, 'imported' | 'undoSteps'> = nothing;
    if (set.boxes.imageNames.length > 0) done = await opening.import();
    else if (set.hadBoxes) await opening.leaveUnused(set.pictures);
    else done = await opening.putUnderImages();
    return { ...nothing, ...done, files: opening.reports() };
  } catch (error) {
    if (!deps.signal.aborted) throw error;
    return nothing;
  }
}

/** Up to so many pictures are decoded at once, so that one that cannot be shown is reported. */
const MOST_DECODED = MOST_APART;
const IMAGES_PER_PAUSE = 8192;

/** One set of files being taken in. Nothing is changed before all of it is made. */
class Opening {
  readonly #files: readonly SourceFile[];
  readonly #set: ReadSet;
  readonly #deps: OpenDeps;
  /** What became of the pictures. */
  readonly #pictures: Tally;

  constructor(files: readonly SourceFile[], set: ReadSet, deps: OpenDeps) {
    this.#files = files;
    this.#set = set;
    this.#deps = deps;
    this.#pictures = new Tally(set.count);
  }

  reports(): FileReport[] {
    const all = [...this.#set.reports, ...this.#pictures.reports()];
    return all.sort((a, b) => a.at - b.at).map(({ report }) => report);
  }

  /** Puts what was read, with its pictures, in place of the document. */
  async import(): Promise<Pick<OpenOutcome, 'imported' | 'undoSteps'>> {
    const { store, signal } = this.#deps;
    const { boxes, pairs } = this.#set;
    const { className } = say(documentText);
    // The parser calls the class of boxes that have none ''.
    const classNames = boxes.classNames.map((each) => each || className);
    const parsed = { ...boxes, classNames };
    const read = await documentOf([{ name: '', parsed }], { ids: store.freshIds, className });
    signal.throwIfAborted();
    const document = await this.#withPictures(read);
    signal.throwIfAborted();
    this.#deps.beforeChange?.('boxes');
    store.importImages(document, 'replace');
    const { images } = document;
    const imported = { images: images.length, boxes: boxTotal(images) };
    return { imported: { ...imported, ...(pairs > 0 && { pairs }) }, undoSteps: 1 };
  }

  /** Puts pictures under the images of the document. */
  async putUnderImages(): Promise<Pick<OpenOutcome, 'imported' | 'undoSteps'>> {
    const { store, signal } = this.#deps;
    const { pictures } = this.#set;
    let targets = pictures.length > 1 ? await this.#byName() : new Map<FoundPicture, number[]>();
    const [first] = pictures;
    if (targets.size === 0 && first) targets = new Map([[first, [store.currentImageId.peek()]]]);
    await this.leaveUnused(pictures.filter((picture) => !targets.has(picture)));
    let undoSteps = 0;
    for (const [found, ids] of targets) {
      const picture = await this.#picture(found);
      signal.throwIfAborted();
      if (!picture) continue;
      if (undoSteps === 0) this.#deps.beforeChange?.('pictures');
      const { key, width, height } = picture;
      // An image may have been deleted while the picture was decoded.
      const used = ids.filter((id) => store.setPicture(id, key, width, height).ok);
      undoSteps += used.length;
      const images = store.document.peek().images.filter(({ id }) => used.includes(id));
      const names = images.map(({ name }) => name);
      this.#report(found, used.length > 0 ? { pictureUsedFor: names } : { pictureUnused: true });
    }
    return { imported: null, undoSteps };
  }

  /** What did not say to be a picture may be none, and is looked at for that alone. */
  async leaveUnused(pictures: readonly FoundPicture[]): Promise<void> {
    for (const found of pictures) {
      const isPicture = !found.problem || (await this.#picture(found));
      if (isPicture) this.#report(found, { pictureUnused: true });
    }
  }

  /** The ids of the images that each picture belongs to by name. */
  async #byName(): Promise<Map<FoundPicture, number[]>> {
    const { pictures } = this.#set;
    const names = new PictureNames(pictures.map(({ path }) => path));
    const targets = new Map<FoundPicture, number[]>();
    for (const [at, { name, id }] of this.#deps.store.document.peek().images.entries()) {
      if (at % IMAGES_PER_PAUSE === 0) await this.#pause();
      const found = pictures[names.find({ name, path: '' })];
      if (found) targets.set(found, [...(targets.get(found) ?? []), id]);
    }
    return targets;
  }

  async #withPictures(document: Document): Promise<Document> {
    const { pictures } = this.#set;
    await this.leaveUnused(pictures.filter(({ images }) => images.length === 0));
    const images = document.images.slice();
    let steps = 0;
    for (const found of pictures) {
      if (found.images.length === 0) continue;
      steps += found.images.length;
      if (steps > IMAGES_PER_PAUSE / 4) {
        steps = 0;
        await this.#pause();
      }
      const picture = await this.#picture(found);
      if (!picture) continue;
      const chosen = found.images.flatMap((at) => images[at] ?? []);
      const differing = chosen.map((image) => differingSize(image, picture)).find(Boolean);
      for (const at of found.images) images[at] = withPicture(images[at] as ImageEntry, picture);
      const { width, height } = picture;
      this.#report(found, {
        pictureUsedFor: chosen.map(({ name }) => name),
        ...(differing && { sizeDiffers: { image: differing, picture: { width, height } } }),
      });
    }
    return steps === 0 && pictures.length === 0 ? document : { ...document, images };
  }

  /** The picture, decoded if there are few or if else its size were not known; null, and said so, if it is none. */
  async #picture(found: FoundPicture): Promise<Picture | null> {
    const { path, place, size, problem } = found;
    const { pictures, signal } = this.#deps;
    const source = pictureSource(this.#files, place);
    const { length } = this.#set.pictures;
    if (size && length > MOST_DECODED) return pictures.refer(source, size.width, size.height);
    this.#deps.onProgress({ files: 0, count: length, bytes: 0, total: 0, path });
    const added = await pictures.add(source);
    signal.throwIfAborted();
    if (added.ok) return added.value;
    this.#report(found, { error: problem ?? { code: 'notAPicture' } });
    return null;
  }

  async #pause(): Promise<void> {
    await nextTask();
    this.#deps.signal.throwIfAborted();
  }

  #report({ at, path }: FoundPicture, what: Partial<FileReport>): void {
    this.#pictures.add(at, { name: path, report: null, error: null, ...what });
  }
}
