import { strFromU8, strToU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { withLargeEnd, ZipWriter } from '../../../www/saving/writing/zip';

function zipped(files: readonly (readonly [string, string])[]): Uint8Array {
  const chunks: Uint8Array[] = [];
  const zip = new ZipWriter((bytes) => chunks.push(bytes));
  for (const [name, text] of files) zip.add(name, strToU8(text));
  zip.finish();
  return Uint8Array.from(chunks.flatMap((chunk) => [...chunk]));
}

test('files come out of an archive as they went in', () => {
  const files = [
    ['classes.txt', 'person\n'],
    ['labels/街道.txt', '0 0.5 0.5 0.25 0.25\n'.repeat(100)],
    ['labels/empty.txt', ''],
  ] as const;
  const found = unzipSync(zipped(files));
  const read = Object.entries(found).map(([name, bytes]) => [name, strFromU8(bytes)]);
  expect(read).toEqual(files);
});

test('the end of an archive of too many files for it is that of Zip64', () => {
  const plain = zipped([
    ['a', '1'],
    ['b', '2'],
  ]);
  const view = new DataView(plain.buffer);
  const offset = view.getUint32(plain.length - 6, true);
  const directory = plain.slice(offset);
  const large = withLargeEnd(directory, 2);
  const whole = new Uint8Array(offset + large.length);
  whole.set(plain.subarray(0, offset));
  whole.set(large, offset);
  const found = unzipSync(whole);
  expect(Object.entries(found).map(([name, bytes]) => [name, strFromU8(bytes)])).toEqual([
    ['a', '1'],
    ['b', '2'],
  ]);
  const end = new DataView(whole.buffer, whole.length - 22);
  expect(end.getUint32(0, true)).toBe(0x06054b50);
  expect(end.getUint16(10, true)).toBe(0xffff);
});

test('seventy thousand files are not counted over', () => {
  let last = new Uint8Array();
  let before = 0;
  const zip = new ZipWriter((bytes) => {
    before += last.length;
    last = bytes;
  });
  const nothing = new Uint8Array();
  for (let i = 0; i < 70_000; i++) zip.add(`${i}.txt`, nothing);
  zip.finish();
  const record = new DataView(last.buffer, last.length - 22 - 20 - 56);
  expect(record.getUint32(0, true)).toBe(0x06064b50);
  expect(record.getBigUint64(32, true)).toBe(70_000n);
  // The directory begins where everything before it ends.
  expect(record.getBigUint64(48, true)).toBe(BigInt(before));
});
