/**
 * Archives, read by their directory (APPNOTE.TXT 6.3.10, PKWARE). fflate unpacks; what it has no
 * function for is to leave in the archive what is not asked for, and a data set of pictures is far
 * larger than memory.
 */
import type { Bytes } from './bytes';

/** The most files of an archive. */
export const MAX_ENTRIES = 200_000;
/** The most bytes that the files of an archive, but for its pictures, may have unpacked. */
export const MAX_UNPACKED = 2 * 2 ** 30;
/** The longest directory that is read. */
const MAX_DIRECTORY = 64 * 2 ** 20;

/** One file of an archive, as its directory has it. */
export interface ZipEntry {
  /** With `/` between folders. */
  readonly path: string;
  readonly encrypted: boolean;
  /** 0: stored as it is; 8: deflated; no other one is read. */
  readonly method: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  /** Where its own header begins. */
  readonly at: number;
}

/** Why an archive, or a file of it, cannot be read. */
export type ZipProblem =
  /** It has no directory: it is cut off, or no archive at all. */
  | { readonly code: 'zipCutOff' }
  /** Its directory or a file of it is not as it says. */
  | { readonly code: 'zipDamaged' }
  | { readonly code: 'zipTooMany'; readonly count: number; readonly limit: number }
  | { readonly code: 'zipTooLarge'; readonly bytes: number; readonly limit: number }
  | { readonly code: 'zipEncrypted' }
  /** Packed in a way that is neither stored nor deflated. */
  | { readonly code: 'zipMethod'; readonly method: number }
  | { readonly code: 'zipNested' }
  /** Its path leads out of the archive. */
  | { readonly code: 'zipPath' }
  /** An entry before it has the same path. */
  | { readonly code: 'zipTwice' };

export class ZipError extends Error {
  readonly problem: ZipProblem;

  constructor(problem: ZipProblem) {
    super(problem.code);
    this.problem = problem;
  }
}

const END = 0x06054b50;
const END_64_PLACE = 0x07064b50;
const END_64 = 0x06064b50;
const IN_DIRECTORY = 0x02014b50;
const BEFORE_FILE = 0x04034b50;
const IN_64_BITS = 0xffffffff;

/** Whether a file begins as an archive does, an empty one included. */
export function isZip(head: Uint8Array): boolean {
  if (head.length < 4) return false;
  const mark = viewOf(head).getUint32(0, true);
  return mark === BEFORE_FILE || mark === END;
}

/** The files of an archive, folders left out. Throws `ZipError`. */
export function entriesOf(archive: Bytes): ZipEntry[] {
  const { at, size, count } = directoryOf(archive);
  if (count > MAX_ENTRIES) {
    throw new ZipError({ code: 'zipTooMany', count, limit: MAX_ENTRIES });
  }
  if (size > MAX_DIRECTORY || at + size > archive.size) throw damaged();
  const bytes = archive.read(at, at + size);
  const view = viewOf(bytes);
  const entries: ZipEntry[] = [];
  let next = 0;
  for (let i = 0; i < count; i++) {
    if (next + 46 > bytes.length || view.getUint32(next, true) !== IN_DIRECTORY) throw damaged();
    const [name, extra, comment] = [28, 30, 32].map((field) => view.getUint16(next + field, true));
    const nameAt = next + 46;
    const extraAt = nameAt + (name ?? 0);
    const end = extraAt + (extra ?? 0) + (comment ?? 0);
    if (end > bytes.length) throw damaged();
    const entry = entryOf(view, next, bytes.subarray(nameAt, extraAt), extraAt, extra ?? 0);
    if (!entry.path.endsWith('/')) entries.push(entry);
    next = end;
  }
  return entries;
}

function entryOf(
  view: DataView,
  header: number,
  name: Uint8Array,
  extraAt: number,
  extraSize: number,
): ZipEntry {
  const flags = view.getUint16(header + 8, true);
  const wide = wideFields(view, extraAt, extraSize);
  // What has no room in 32 bits stands in the extra field, in this order.
  const number = (field: number) => {
    const narrow = view.getUint32(header + field, true);
    return narrow === IN_64_BITS ? (wide.shift() ?? narrow) : narrow;
  };
  const size = number(24);
  const packedSize = number(20);
  const at = number(42);
  return {
    path: nameOf(name, (flags & 0x800) !== 0).replaceAll('\\', '/'),
    encrypted: (flags & 1) !== 0,
    method: view.getUint16(header + 10, true),
    crc: view.getUint32(header + 16, true),
    packedSize,
    size,
    at,
  };
}

/** The 64-bit numbers of the extra field 1. */
function wideFields(view: DataView, start: number, size: number): number[] {
  const numbers: number[] = [];
  for (let at = start; at + 4 <= start + size; ) {
    const length = view.getUint16(at + 2, true);
    const end = Math.min(at + 4 + length, start + size);
    if (view.getUint16(at, true) === 1) {
      for (let field = at + 4; field + 8 <= end; field += 8) numbers.push(wide(view, field));
    }
    at = end;
  }
  return numbers;
}

/** A name that is not said to be UTF-8 is in the code page of whoever packed it; the Chinese one is common. */
function nameOf(bytes: Uint8Array, isUtf8: boolean): string {
  if (isUtf8) return new TextDecoder().decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** Where the directory is. It ends the archive, but for a comment of up to 65,535 bytes. */
function directoryOf(archive: Bytes): { at: number; size: number; count: number } {
  const from = Math.max(0, archive.size - 22 - 0xffff);
  const tail = archive.read(from, archive.size);
  const view = viewOf(tail);
  let end = tail.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== END) end -= 1;
  if (end < 0) throw new ZipError({ code: 'zipCutOff' });
  const place = end - 20;
  if (place >= 0 && view.getUint32(place, true) === END_64_PLACE) {
    const wideAt = wide(view, place + 8);
    const bytes = wideAt + 56 <= archive.size ? archive.read(wideAt, wideAt + 56) : tail;
    const wideView = viewOf(bytes);
    if (bytes.length < 56 || wideView.getUint32(0, true) !== END_64) throw damaged();
    return { count: wide(wideView, 32), size: wide(wideView, 40), at: wide(wideView, 48) };
  }
  return {
    count: view.getUint16(end + 10, true),
    size: view.getUint32(end + 12, true),
    at: view.getUint32(end + 16, true),
  };
}

/** How much stands before the bytes of a file, by its own header, of which these are the first 30 bytes. */
export function headerSize(header: Uint8Array): number {
  if (header.length < 30) throw damaged();
  const view = viewOf(header);
  if (view.getUint32(0, true) !== BEFORE_FILE) throw damaged();
  return 30 + view.getUint16(26, true) + view.getUint16(28, true);
}

function damaged(): ZipError {
  return new ZipError({ code: 'zipDamaged' });
}

function wide(view: DataView, at: number): number {
  return Number(view.getBigUint64(at, true));
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
