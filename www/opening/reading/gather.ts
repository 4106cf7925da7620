import type { OpenProblem, PixelSize } from '../outcome';
import { type Bytes, type Pieces, piecesOf } from './bytes';
import type { PicturePlace } from './contract';
import { HEAD_BYTES, sizeOfPicture } from './picture-size';
import { isOffice, leadsOut, type NameRole, roleOf } from './roles';
import { unpacked, unpackedHead, unpacking } from './unpack';
import { entriesOf, isZip, MAX_UNPACKED, type ZipEntry, ZipError } from './zip';

/** A file that was given. */
export interface Source {
  readonly path: string;
  /** The browser's idea of its type; '' where it has none. */
  readonly type: string;
  readonly bytes: Bytes;
}

/** A file to be read, given as it is or in an archive. */
export interface Item {
  readonly path: string;
  readonly role: NameRole;
  readonly place: PicturePlace;
  /** Bytes of it, and bytes that have been passed over of what was given once it is read. */
  readonly size: number;
  readonly given: number;
  content(): Uint8Array;
  pieces(): Pieces;
  /** For pictures: as shown, null where it cannot be told. */
  pictureSize(): PixelSize | null;
}

export interface Gathered {
  readonly items: readonly Item[];
  /** Of an archive, or of a file in it, that is not read at all, with its place among the items. */
  readonly refused: readonly { readonly path: string; readonly problem: OpenProblem }[];
}

/** All files, those of archives one by one. */
export function gather(sources: readonly Source[]): Gathered {
  const items: Item[] = [];
  const refused: { path: string; problem: OpenProblem }[] = [];
  sources.forEach((source, index) => {
    try {
      const entries = archiveOf(source);
      if (!entries) items.push(itemOf(source, index));
      else gatherArchive(source, index, entries, items, refused);
    } catch (error) {
      refused.push({ path: source.path, problem: problemOfReading(error) });
    }
  });
  return { items, refused };
}

/** What is wrong with bytes that could not be had. Throws what is a defect. */
export function problemOfReading(error: unknown): OpenProblem {
  if (error instanceof ZipError) return error.problem;
  if (error instanceof DOMException) return { code: 'unreadable' };
  throw error;
}

/** The files of an archive that is one of files of boxes; null for anything else. */
function archiveOf({ path, type, bytes }: Source): ZipEntry[] | null {
  if (roleOf(path, type) !== 'archive' || !isZip(bytes.read(0, 4))) return null;
  const entries = entriesOf(bytes);
  // The reader knows a spreadsheet, and says what to do with it.
  return isOffice(entries.map((entry) => entry.path)) ? null : entries;
}

function itemOf({ path, type, bytes }: Source, source: number): Item {
  const role = roleOf(path, type);
  return {
    path,
    role: role === 'archive' ? 'boxes' : role,
    place: { source, entry: null },
    size: bytes.size,
    given: bytes.size,
    content: () => bytes.read(0, bytes.size),
    pieces: () => piecesOf(bytes),
    pictureSize: () => sizeOfPicture(bytes.read(0, HEAD_BYTES)),
  };
}

function gatherArchive(
  { path: archive, bytes }: Source,
  source: number,
  entries: readonly ZipEntry[],
  items: Item[],
  refused: { path: string; problem: OpenProblem }[],
): void {
  const refuse = (path: string, problem: OpenProblem) => refused.push({ path, problem });
  const seen = new Set<string>();
  const found: Item[] = [];
  let total = 0;
  for (const entry of entries) {
    const path = `${archive}/${entry.path}`;
    const role = roleOf(entry.path, '');
    if (leadsOut(entry.path)) refuse(path, { code: 'zipPath' });
    else if (seen.has(entry.path)) refuse(path, { code: 'zipTwice' });
    else if (entry.encrypted) refuse(path, { code: 'zipEncrypted' });
    else if (role === 'archive' && isZipEntry(bytes, entry)) refuse(path, { code: 'zipNested' });
    else found.push(entryItem(bytes, entry, { path, role, source }));
    seen.add(entry.path);
    // Pictures stay in the archive until they are shown.
    if (role !== 'picture') total += entry.size;
  }
  if (total > MAX_UNPACKED) {
    throw new ZipError({ code: 'zipTooLarge', bytes: total, limit: MAX_UNPACKED });
  }
  for (const item of found) items.push(item);
}

function isZipEntry(bytes: Bytes, entry: ZipEntry): boolean {
  try {
    return isZip(unpackedHead(bytes, entry, 512));
  } catch (error) {
    problemOfReading(error);
    return false;
  }
}

function entryItem(
  bytes: Bytes,
  entry: ZipEntry,
  { path, role, source }: { path: string; role: NameRole; source: number },
): Item {
  return {
    path,
    role: role === 'archive' ? 'boxes' : role,
    place: { source, entry },
    size: entry.size,
    given: entry.packedSize,
    content: () => unpacked(bytes, entry),
    pieces: () => unpacking(bytes, entry),
    pictureSize: () => sizeOfPicture(unpackedHead(bytes, entry, HEAD_BYTES)),
  };
}
