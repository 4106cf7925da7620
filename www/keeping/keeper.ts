import type { Document, ImageEntry } from '../document/document';
import type { FreshIds } from '../document/importing';
import { type Block, blocksOf, imagesOf, partCount, partOf } from './blocks';
import { arrayStand, type Stored, withArrays, withStands } from './numbers';
import { isFull, type Shelf } from './shelf';

/** Names the blocks that are one whole; written last, and the only thing that is read at first. */
const MANIFEST = 'manifest';
const FORMAT = 1;
/** Of all pictures that a page keeps: those of a data set would be copied, file by file. */
const MOST_PICTURE_BYTES = 256 * 2 ** 20;

export interface Manifest {
  readonly format: typeof FORMAT;
  /** Counted up by whoever writes, so that a page knows whether another one wrote since. */
  readonly generation: number;
  /** A `View`, with long columns of numbers kept beside it. */
  readonly view: unknown;
  /** The prepared scene that the page showed, unchanged; then `document` is the last one that was none. */
  readonly scene: string | null;
  readonly document: KeptDocument | null;
}

export interface KeptDocument {
  readonly classNames: readonly string[];
  /** Keys of the parts of each block. */
  readonly blocks: readonly (readonly string[])[];
  /** Where pictures are kept, by the page's key for them. */
  readonly pictures: ReadonlyMap<string, string>;
  /** Pictures that could not be kept. */
  readonly lost: number;
}

export interface ToSave {
  readonly view: object;
  readonly scene: string | null;
  /** Null: what was kept before stays. */
  readonly document: Document | null;
  /** Nothing but the scene is kept. */
  readonly forget: boolean;
  /** A picture's file; null for one that is not the person's. Rejects where it is gone. */
  blobOf(picture: string): Promise<Blob | null>;
}

/** `other`: a document that this page did not read was kept since, and is left alone. */
export type Saved = { readonly kind: 'saved'; readonly lost: number } | { readonly kind: 'other' };

/**
 * Keeps one document and how it is looked at, in blocks, of which only those that changed are
 * written again. What is kept is whole at any moment: new blocks go beside the old ones, the
 * manifest names them in one stroke if it is still the one that this page knows, and only then are
 * the old ones removed. A key begins with the generation that it is written for, so that nobody
 * removes what another page is about to name.
 */
export class Keeper {
  readonly #shelf: Shelf;
  /** What this page last read or wrote; 0: nothing. */
  #generation = 0;
  /** The document of that manifest, and what this page knows of it. */
  #kept: KeptDocument | null = null;
  #document: Document | null = null;
  #blocks: readonly Block[] = [];
  #pictures: ReadonlyMap<string, string> = new Map();
  /** Pictures that this page could not keep, and tries no more. */
  readonly #left = new Set<string>();
  #pictureBytes = 0;
  #arrays: ReadonlyMap<Float64Array, Stored> = new Map();

  constructor(shelf: Shelf) {
    this.#shelf = shelf;
  }

  /** What is kept; null for nothing. */
  async manifest(): Promise<Manifest | null> {
    return manifestOf(await this.#shelf.get(MANIFEST));
  }

  /** From here on this page may replace what `manifest` names. */
  adopt(manifest: Manifest | null): void {
    this.#generation = manifest?.generation ?? 0;
    this.#kept = manifest?.document ?? null;
    this.#document = null;
    this.#blocks = [];
    this.#pictures = new Map();
    this.#arrays = new Map();
  }

  /** The view of a manifest with its columns of numbers. */
  async view({ view }: Manifest): Promise<unknown> {
    return withArrays(view, async (stored) => {
      const parts = await Promise.all(stored.numbers.map((key) => this.#shelf.get(key)));
      return parts.filter((part) => part instanceof Float64Array);
    });
  }

  /**
   * Adopts a manifest and reads its document; null if some of it is missing or is not what was
   * written. Ids are counted from `ids` on; `take` gives the page's own key for a picture.
   */
  async open(
    manifest: Manifest,
    ids: FreshIds,
    take: (picture: Blob) => string,
  ): Promise<Document | null> {
    this.adopt(manifest);
    const { document: kept } = manifest;
    if (!kept) return null;
    const own = new Map<string, string>();
    for (const [old, key] of kept.pictures) {
      const blob = await this.#shelf.get(key);
      if (blob instanceof Blob) own.set(old, take(blob));
    }
    const blocks: Block[] = [];
    const images: ImageEntry[] = [];
    let next = ids;
    for (const keys of kept.blocks) {
      const parts: unknown[] = [];
      for (const key of keys) parts.push(await this.#shelf.get(key));
      const found = imagesOf(parts, next);
      if (!found) return null;
      const pictured = found.map((image) => ({ ...image, picture: pictureOf(image, own) }));
      blocks.push({ images: pictured, keys });
      for (const image of pictured) images.push(image);
      const boxes = pictured.reduce((sum, image) => sum + image.boxes.ids.length, 0);
      next = { image: next.image + pictured.length, box: next.box + boxes };
    }
    if (images.length === 0 || kept.classNames.length === 0) return null;
    this.#blocks = blocks;
    this.#pictures = new Map(
      [...own].map(([old, picture]) => [picture, kept.pictures.get(old) ?? '']),
    );
    this.#document = { images, classNames: kept.classNames };
    return this.#document;
  }

  /** Rejects if the browser cannot keep it; then what was kept before is as it was. */
  async save(saving: ToSave): Promise<Saved> {
    // Where others kept nothing but a view it goes on from there, once they are quiet.
    for (;;) {
      const outcome = await this.#trySave(saving);
      if (outcome) return outcome;
    }
  }

  async #trySave(saving: ToSave): Promise<Saved | null> {
    const attempt = new Attempt(this.#shelf, this.#generation + 1);
    try {
      const saved = await this.#write(saving, attempt);
      if (saved?.kind !== 'saved') await attempt.undo();
      return saved;
    } catch (error) {
      // What was written of it takes room that there is not.
      await attempt.undo().catch(() => {});
      throw error;
    }
  }

  async #write(saving: ToSave, attempt: Attempt): Promise<Saved | null> {
    const { view, scene, document, forget, blobOf } = saving;
    const base = this.#generation;
    const blocks = document ? await this.#writeBlocks(document, attempt) : [];
    const pictures = document ? await this.#writePictures(document, blobOf, attempt) : NO_PICTURES;
    const arrays = new Map<Float64Array, Stored>();
    const stands = await withStands(view, async (array) => {
      const stored =
        this.#arrays.get(array) ?? (await arrayStand(array, (part) => attempt.put(part)));
      arrays.set(array, stored);
      return stored;
    });
    const kept = document && {
      classNames: document.classNames,
      blocks: blocks.map(({ keys }) => keys),
      pictures: pictures.kept,
      lost: pictures.lost,
    };
    const at: { found: Manifest | null; written: Manifest | null } = { found: null, written: null };
    await this.#shelf.change(MANIFEST, (old) => {
      at.found = manifestOf(old);
      if ((at.found?.generation ?? 0) !== base) return undefined;
      const before = forget ? null : (at.found?.document ?? null);
      const own = { format: FORMAT, generation: base + 1, view: stands, scene } as const;
      at.written = { ...own, document: kept ?? before };
      return at.written;
    });
    if (!at.written) {
      if (this.#isOther(at.found)) return { kind: 'other' };
      // Another page kept where it is in the same document, or has none: that may be replaced.
      if (at.found && isSame(at.found.document, this.#kept)) this.#generation = at.found.generation;
      else this.adopt(at.found);
      return null;
    }
    if (document) {
      this.#document = document;
      this.#blocks = blocks;
      this.#pictures = pictures.kept;
    } else if (!at.written.document) this.adopt(at.written);
    this.#generation = base + 1;
    this.#kept = at.written.document;
    this.#arrays = arrays;
    await this.#removeOld(at.written);
    return { kind: 'saved', lost: pictures.lost };
  }

  /** Whether somebody would lose a document if this page wrote over what is kept. */
  #isOther(found: Manifest | null): boolean {
    if (!found) return false;
    if (found.format !== FORMAT) return true;
    return found.document !== null && !isSame(found.document, this.#kept);
  }

  async #writeBlocks(document: Document, attempt: Attempt): Promise<readonly Block[]> {
    if (document.images === this.#document?.images) return this.#blocks;
    const blocks: Block[] = [];
    for (const block of blocksOf(document.images, this.#blocks)) {
      if (block.keys.length > 0) {
        blocks.push(block);
        continue;
      }
      const keys: string[] = [];
      for (let part = 0; part < partCount(block); part++) {
        keys.push(await attempt.put(partOf(block, part)));
      }
      blocks.push({ images: block.images, keys });
    }
    return blocks;
  }

  async #writePictures(
    { images }: Document,
    blobOf: ToSave['blobOf'],
    attempt: Attempt,
  ): Promise<Pictures> {
    const kept = new Map<string, string>();
    let lost = 0;
    for (const picture of new Set(images.map((image) => image.picture))) {
      if (picture === null || picture.startsWith('scene:')) continue;
      const key =
        this.#pictures.get(picture) ?? (await this.#writePicture(picture, blobOf, attempt));
      if (key === null) lost += 1;
      else kept.set(picture, key);
    }
    return { kept, lost };
  }

  /** Boxes are kept even where their pictures are too much, or their files are gone: then null. */
  async #writePicture(
    picture: string,
    blobOf: ToSave['blobOf'],
    attempt: Attempt,
  ): Promise<string | null> {
    if (this.#left.has(picture) || this.#pictureBytes >= MOST_PICTURE_BYTES) {
      this.#left.add(picture);
      return null;
    }
    try {
      const blob = await blobOf(picture);
      if (blob) {
        this.#pictureBytes += blob.size;
        return await attempt.put(blob);
      }
    } catch (error) {
      if (isFull(error)) this.#pictureBytes = MOST_PICTURE_BYTES;
    }
    this.#left.add(picture);
    return null;
  }

  /** Removes what no manifest names any more, also what a page left that ended while writing. */
  async #removeOld({ generation, document, view }: Manifest): Promise<void> {
    const named = new Set([
      ...(document?.blocks.flat() ?? []),
      ...(document?.pictures.values() ?? []),
      ...storedKeys(view),
    ]);
    const keys = await this.#shelf.keys();
    const old = keys.filter(
      (key) => key !== MANIFEST && !named.has(key) && Number.parseInt(key, 10) <= generation,
    );
    if (old.length > 0) await this.#shelf.remove(old);
  }
}

/** What one saving has written so far. */
class Attempt {
  readonly #shelf: Shelf;
  readonly #prefix: string;
  readonly #keys: string[] = [];

  constructor(shelf: Shelf, generation: number) {
    this.#shelf = shelf;
    this.#prefix = `${generation}/${randomName()}`;
  }

  /** Keeps a value; its key. */
  async put(value: unknown): Promise<string> {
    const key = `${this.#prefix}/${this.#keys.length}`;
    this.#keys.push(key);
    await this.#shelf.put(key, value);
    return key;
  }

  async undo(): Promise<void> {
    if (this.#keys.length > 0) await this.#shelf.remove(this.#keys);
  }
}

/** No two attempts share it, also of pages that save at once. */
function randomName(): string {
  return [...crypto.getRandomValues(new Uint32Array(2))].map((part) => part.toString(36)).join('');
}

interface Pictures {
  readonly kept: ReadonlyMap<string, string>;
  readonly lost: number;
}

const NO_PICTURES: Pictures = { kept: new Map(), lost: 0 };

function pictureOf({ picture }: ImageEntry, own: ReadonlyMap<string, string>): string | null {
  if (picture === null || picture.startsWith('scene:')) return picture;
  return own.get(picture) ?? null;
}

function storedKeys(view: unknown): string[] {
  const keys: string[] = [];
  JSON.stringify(view, (name, value) => {
    if (name === 'numbers' && Array.isArray(value)) keys.push(...value);
    return value;
  });
  return keys;
}

/** Whether both are one writing: blocks are never written twice under a key. */
function isSame(a: KeptDocument | null, b: KeptDocument | null): boolean {
  const named = (kept: KeptDocument | null) =>
    kept && JSON.stringify([kept.classNames, kept.blocks, [...kept.pictures]]);
  return named(a) === named(b);
}

/** Null for nothing at all. One of another format counts, but nothing in it is looked at. */
function manifestOf(value: unknown): Manifest | null {
  const manifest = value as Manifest | null | undefined;
  return manifest && Number.isSafeInteger(manifest.generation) ? manifest : null;
}
