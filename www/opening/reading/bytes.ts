/** Bytes that are read where they lie: in a file, or in an archive. */
export interface Bytes {
  readonly size: number;
  /** The bytes from `start` to before `end`, cut off at the end. Throws where they cannot be had. */
  read(start: number, end: number): Uint8Array;
}

/** Bytes in pieces, one after the other; null behind the last. */
export type Pieces = () => Uint8Array | null;

/** How much of a file is held at once while it is streamed. */
const PIECE = 4 * 2 ** 20;

declare global {
  /** Of workers only, so the library of types for pages does not have it. */
  class FileReaderSync {
    readAsArrayBuffer(blob: Blob): ArrayBuffer;
  }
}

/** Bytes that cannot be had. */
const missing: Bytes = {
  size: 0,
  read() {
    throw new DOMException('not given', 'NotReadableError');
  },
};

/** Bytes that are in memory. */
export function bytesInMemory(bytes: Uint8Array | null | undefined): Bytes {
  return bytes ? { size: bytes.length, read: (start, end) => bytes.slice(start, end) } : missing;
}

/** As much is read at once where less is wanted: each time costs as much as reading a megabyte. */
const AHEAD = 2 ** 20;

/**
 * Files of the person's. What was read last is kept, so that the thousands of small files that lie
 * side by side in an archive are not asked for one by one. Only workers may wait for a disk.
 */
export function filesByReader(reader: FileReaderSync): (file: Blob | null) => Bytes {
  let last: { file: Blob; start: number; bytes: Uint8Array } | null = null;
  const read = (file: Blob, start: number, end: number) => {
    const from = last?.file === file ? start - last.start : -1;
    if (last && from >= 0 && from + end - start <= last.bytes.length) {
      return last.bytes.slice(from, from + end - start);
    }
    const piece = file.slice(start, Math.max(end, start + AHEAD));
    const bytes = new Uint8Array(reader.readAsArrayBuffer(piece));
    if (end - start > AHEAD) return bytes;
    last = { file, start, bytes };
    return bytes.slice(0, end - start);
  };
  return (file) => {
    if (!file) return missing;
    const { size } = file;
    return { size, read: (start, end) => read(file, start, Math.min(end, size)) };
  };
}

/** Pieces in whatever portions are asked for. */
export class Portions {
  readonly #next: Pieces;
  #piece = new Uint8Array();
  #at = 0;
  /** How many bytes have been read. */
  done = 0;

  constructor(next: Pieces) {
    this.#next = next;
  }

  /** The next bytes, at most `length` of them; none at the end. */
  read(length: number): Uint8Array {
    const some = this.#some();
    const portion = some.subarray(0, length);
    this.#at += portion.length;
    this.done += portion.length;
    return portion;
  }

  /** The first bytes of what comes, without reading them: as many as there are in one piece. */
  head(length: number): Uint8Array {
    return this.#some().subarray(0, length);
  }

  #some(): Uint8Array {
    while (this.#at >= this.#piece.length) {
      const piece = this.#next();
      if (!piece) return new Uint8Array();
      this.#piece = piece as Uint8Array<ArrayBuffer>;
      this.#at = 0;
    }
    return this.#piece.subarray(this.#at);
  }
}

/** All of it, piece by piece. */
export function piecesOf(bytes: Bytes, start = 0, end = bytes.size): Pieces {
  let at = start;
  return () => {
    if (at >= end) return null;
    const piece = bytes.read(at, Math.min(end, at + PIECE));
    // A file that was made shorter since it was chosen ends here.
    at = piece.length > 0 ? at + piece.length : end;
    return piece.length > 0 ? piece : null;
  };
}
