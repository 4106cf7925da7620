import { Inflate, inflateSync } from 'fflate';
import { type Bytes, type Pieces, piecesOf } from './bytes';
import { headerSize, type ZipEntry, ZipError } from './zip';

/** Packed bytes up to which a file is unpacked in one go: what they can become at most is some 16 MB. */
const AT_ONCE = 16 * 2 ** 10;

/** A file of an archive, unpacked. Throws `ZipError`, also if it is not what the directory says. */
export function unpacked(archive: Bytes, entry: ZipEntry): Uint8Array {
  const { start, end } = placeOf(archive, entry);
  if (entry.method === 8 && entry.packedSize > AT_ONCE) return joined(unpacking(archive, entry));
  const packed = archive.read(start, end);
  const bytes = entry.method === 8 ? inflated(packed) : packed;
  check(entry, bytes.length, crc32(bytes));
  return bytes;
}

/** The same in pieces, so that a file of any size can be read. The check comes behind the last of them. */
export function unpacking(archive: Bytes, entry: ZipEntry): Pieces {
  const { start, end } = placeOf(archive, entry);
  const packed = piecesOf(archive, start, end);
  const next = entry.method === 8 ? inflating(packed) : packed;
  let size = 0;
  let crc = 0;
  return () => {
    const piece = next();
    if (!piece) {
      check(entry, size, crc);
      return null;
    }
    size += piece.length;
    // It is not unpacked any further than to what it says to be.
    if (size > entry.size) throw new ZipError({ code: 'zipDamaged' });
    crc = crc32(piece, crc);
    return piece;
  };
}

/** The first bytes of a file, at most `count`: what tells the size of a picture. */
export function unpackedHead(archive: Bytes, entry: ZipEntry, count: number): Uint8Array {
  const { start, end } = placeOf(archive, entry);
  const packed = archive.read(start, Math.min(end, start + count));
  if (entry.method === 0) return packed;
  const pieces: Uint8Array[] = [];
  const inflate = new Inflate((piece) => pieces.push(piece));
  try {
    inflate.push(packed);
  } catch {
    // Whoever wants the head finds that it is none.
  }
  return concat(pieces).subarray(0, count);
}

function placeOf(archive: Bytes, entry: ZipEntry): { start: number; end: number } {
  if (entry.encrypted) throw new ZipError({ code: 'zipEncrypted' });
  const { method } = entry;
  if (method !== 0 && method !== 8) throw new ZipError({ code: 'zipMethod', method });
  const start = entry.at + headerSize(archive.read(entry.at, entry.at + 30));
  const end = start + entry.packedSize;
  if (end > archive.size) throw new ZipError({ code: 'zipDamaged' });
  return { start, end };
}

function inflated(packed: Uint8Array): Uint8Array {
  try {
    return inflateSync(packed);
  } catch {
    throw new ZipError({ code: 'zipDamaged' });
  }
}

/** Fed in small portions: what one of them becomes is at most a thousand times as much. */
const PORTION = 16 * 2 ** 10;

function inflating(packed: Pieces): Pieces {
  const ready: Uint8Array[] = [];
  const inflate = new Inflate((piece) => ready.push(piece));
  let piece: Uint8Array | null = null;
  let at = 0;
  let ended = false;
  return () => {
    for (;;) {
      const next = ready.shift();
      if (next && next.length > 0) return next;
      if (next) continue;
      if (ended) return null;
      if (!piece || at >= piece.length) {
        piece = packed();
        at = 0;
      }
      ended = piece === null;
      try {
        inflate.push(piece?.subarray(at, at + PORTION) ?? new Uint8Array(), ended);
      } catch {
        throw new ZipError({ code: 'zipDamaged' });
      }
      at += PORTION;
    }
  };
}

function check(entry: ZipEntry, size: number, crc: number): void {
  if (size !== entry.size || crc !== entry.crc) throw new ZipError({ code: 'zipDamaged' });
}

function joined(next: Pieces): Uint8Array {
  const pieces: Uint8Array[] = [];
  for (let piece = next(); piece; piece = next()) pieces.push(piece);
  return concat(pieces);
}

function concat(pieces: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** The checksum of archives (ISO 3309), going on from that of what came before. */
export function crc32(bytes: Uint8Array, before = 0): number {
  let value = ~before;
  for (let i = 0; i < bytes.length; i++) {
    value = (value >>> 8) ^ (CRC_TABLE[(value ^ (bytes[i] as number)) & 255] as number);
  }
  return ~value >>> 0;
}
