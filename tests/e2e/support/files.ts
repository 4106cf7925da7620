import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { deflateSync } from 'node:zlib';
import type { NamedText } from './page';

const folder = fileURLToPath(
  new URL('../../../../shared/fixtures/cartucho/detection-results/', import.meta.url),
);

/** Real detection files, read in place; empty, and said so, where the folder is not there. */
export function realDetections(names: readonly string[]): NamedText[] {
  if (!existsSync(folder)) {
    console.log(`skipped: there is no folder ${folder}`);
    return [];
  }
  const there = new Set(readdirSync(folder));
  return names
    .filter((name) => there.has(name))
    .map((name) => ({ name, text: readFileSync(folder + name, 'utf8') }));
}

export interface Detection {
  readonly corners: readonly [number, number, number, number];
  readonly score: number;
  readonly className: string;
}

/** The lines of a Cartucho/mAP detection file: class, score, left, top, right, bottom. */
export function detectionsOf({ text }: NamedText): Detection[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [className = '', score, ...corners] = line.trim().split(/\s+/);
      const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = corners.map(Number);
      return { className, score: Number(score), corners: [x1, y1, x2, y2] };
    });
}

/** How many boxes NMS keeps, by the textbook: per class, sides x2 − x1, suppress if IoU > threshold. */
export function keptCount(detections: readonly Detection[], threshold: number): number {
  const kept: Detection[] = [];
  // Sorting is stable, so of equal scores the first comes first.
  for (const next of detections.toSorted((a, b) => b.score - a.score)) {
    const falls = kept.some(
      (before) =>
        before.className === next.className && iou(before.corners, next.corners) > threshold,
    );
    if (!falls) kept.push(next);
  }
  return kept.length;
}

function iou(a: Detection['corners'], b: Detection['corners']): number {
  const area = ([x1, y1, x2, y2]: Detection['corners']) => (x2 - x1) * (y2 - y1);
  const width = Math.max(0, Math.min(a[2], b[2]) - Math.max(a[0], b[0]));
  const height = Math.max(0, Math.min(a[3], b[3]) - Math.max(a[1], b[1]));
  return (width * height) / (area(a) + area(b) - width * height);
}

/** A PNG of one colour. */
export function png(width: number, height: number, colour: readonly [number, number, number]) {
  const row = Buffer.from([0, ...Array.from({ length: width }, () => colour).flat()]);
  const pixels = Buffer.concat(Array.from({ length: height }, () => row));
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits a channel, red, green and blue.
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc(body));
  return Buffer.concat([length, body, check]);
}

function crc(bytes: Buffer): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) {
      value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    }
  }
  return ~value >>> 0;
}

/** A JPEG with an EXIF block that says: to be shown turned by a quarter to the right. */
export function turnedJpeg(jpeg: Buffer): Buffer {
  const tiff = Buffer.from([
    ...[0x4d, 0x4d, 0, 42, 0, 0, 0, 8],
    // One entry: orientation (0x0112), a short, one value: 6. No further directory.
    ...[0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0],
  ]);
  const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const segment = Buffer.from([0xff, 0xe1, 0, exif.length + 2]);
  return Buffer.concat([jpeg.subarray(0, 2), segment, exif, jpeg.subarray(2)]);
}
