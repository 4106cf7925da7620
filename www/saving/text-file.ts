/** Characters from which on they become bytes: of a whole data set at once the page would stand still. */
const CHARACTERS_PER_BLOB = 500_000;

/** Text on the way into a file, piece by piece. */
export class TextFile {
  readonly #blobs: Blob[] = [];
  #parts: string[] = [];
  #characters = 0;

  add(text: string): void {
    this.#parts.push(text);
    this.#characters += text.length;
    if (this.#characters < CHARACTERS_PER_BLOB) return;
    this.#blobs.push(new Blob(this.#parts));
    this.#parts = [];
    this.#characters = 0;
  }

  blob(type: string): Blob {
    return new Blob([...this.#blobs, ...this.#parts], { type });
  }
}
