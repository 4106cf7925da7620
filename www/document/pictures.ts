import { type OutcomeOf, refused } from './outcome';

export interface Picture {
  /** What an `ImageEntry` refers to it by. */
  readonly key: string;
  /** Pixels, as shown: after the rotation that EXIF asks for. */
  readonly width: number;
  readonly height: number;
}

/** A picture's file, or how to get it: out of an archive, which it stays in until it is shown. */
export type PictureSource = Blob | (() => Promise<Blob>);

/** Bytes to pixels. `createImageBitmap` honours EXIF rotation unless told otherwise. */
export type Decode = (blob: Blob) => Promise<ImageBitmap>;

/**
 * The person's pictures, by key. Documents and undo entries hold keys only.
 *
 * A picture's file is kept until `dispose`, even when no image uses it any more, because any undo
 * entry may bring its key back; a `File` is a reference to the disk and costs next to nothing.
 * Pixels do cost (48 MB for a 12-megapixel photo), so only those of the last few pictures asked for
 * are kept, and decoded again when an older one is.
 */
export class PictureStore {
  static readonly #KEPT_DECODED = 4;
  readonly #decode: Decode;
  readonly #blobs = new Map<string, PictureSource>();
  /** The one asked for last comes last. */
  readonly #decoded = new Map<string, Promise<ImageBitmap | null>>();
  #count = 0;

  constructor(decode: Decode = (blob) => createImageBitmap(blob)) {
    this.#decode = decode;
  }

  /**
   * Takes in a picture of which the size is known, without decoding it: of 20,000 that would take
   * minutes. If it turns out that it cannot be decoded, there is nothing under the boxes.
   */
  refer(source: PictureSource, width: number, height: number): Picture {
    return { key: this.#put(source), width, height };
  }

  /** Takes in a picture file; refuses what the browser cannot decode. */
  async add(source: PictureSource): Promise<OutcomeOf<Picture>> {
    const key = this.#put(source);
    const bitmap = await this.bitmap(key);
    if (bitmap) return { ok: true, value: { key, width: bitmap.width, height: bitmap.height } };
    this.#blobs.delete(key);
    this.#decoded.delete(key);
    return refused('notAPicture');
  }

  /**
   * The pixels, or null for an unknown key. They are good to draw until four other pictures have
   * been asked for.
   */
  bitmap(key: string): Promise<ImageBitmap | null> {
    if (!this.#blobs.has(key)) return Promise.resolve(null);
    const bitmap = this.#decoded.get(key) ?? this.#decodeOf(key).catch(() => null);
    this.#decoded.delete(key);
    this.#decoded.set(key, bitmap);
    const [oldest] = this.#decoded.keys();
    if (oldest !== undefined && this.#decoded.size > PictureStore.#KEPT_DECODED) {
      this.#close(oldest);
    }
    return bitmap;
  }

  /** The picture's file, for whoever saves it; null for an unknown key. Rejects where it is gone. */
  async blob(key: string): Promise<Blob | null> {
    const source = this.#blobs.get(key);
    return typeof source === 'function' ? source() : (source ?? null);
  }

  /** Gives up all pictures and their memory. */
  dispose(): void {
    for (const key of [...this.#decoded.keys()]) this.#close(key);
    this.#blobs.clear();
  }

  #put(source: PictureSource): string {
    this.#count++;
    const key = `picture-${this.#count}`;
    this.#blobs.set(key, source);
    return key;
  }

  async #decodeOf(key: string): Promise<ImageBitmap | null> {
    const blob = await this.blob(key);
    return blob && this.#decode(blob);
  }

  #close(key: string): void {
    const bitmap = this.#decoded.get(key);
    this.#decoded.delete(key);
    void bitmap?.then((pixels) => pixels?.close());
  }
}
