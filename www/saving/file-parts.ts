/** What a file is made of, on the way into it, piece by piece. */
export class FileParts {
  readonly #perBlob: number;
  readonly #blobs: Blob[] = [];
  #parts: (string | Uint8Array<ArrayBuffer>)[] = [];
  #length = 0;

  /** @param perBlob characters or bytes that are handed to the browser together; it may put them on the disk */
  constructor(perBlob: number) {
    this.#perBlob = perBlob;
  }

  add(part: string | Uint8Array<ArrayBuffer>): void {
    this.#parts.push(part);
    this.#length += part.length;
    if (this.#length < this.#perBlob) return;
    this.#blobs.push(new Blob(this.#parts));
    this.#parts = [];
    this.#length = 0;
  }

  blob(type: string): Blob {
    return new Blob([...this.#blobs, ...this.#parts], { type });
  }
}

/** For text that the page writes: of a whole data set at once, making it bytes would hold up the page. */
export const CHARACTERS_PER_BLOB = 500_000;
