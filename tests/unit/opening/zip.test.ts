import { strToU8, type Zippable, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { piecesOf } from '../../../www/opening/reading/bytes';
import { gather } from '../../../www/opening/reading/gather';
import { crc32, unpacked, unpacking } from '../../../www/opening/reading/unpack';
import { entriesOf, MAX_ENTRIES, MAX_UNPACKED, ZipError } from '../../../www/opening/reading/zip';
import { bytesOf, source } from './helpers';

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

function zip(files: Record<string, string | Uint8Array>, level: 0 | 6 = 6): Uint8Array {
  const entries = Object.entries(files).map(([path, content]) => {
    const bytes = typeof content === 'string' ? strToU8(content) : content;
    return [path, [bytes, { level }]] as const;
  });
  return zipSync(Object.fromEntries(entries) as unknown as Zippable);
}

/** An archive whose bytes were changed where its directory, or the header of a file, says something. */
function changed(archive: Uint8Array, change: (view: DataView, directory: number) => void) {
  const copy = archive.slice();
  const view = new DataView(copy.buffer);
  change(view, view.getUint32(copy.length - 22 + 16, true));
  return copy;
}

const gathered = (archive: Uint8Array) => gather([source('set.zip', archive)]);

/** What is said of an archive, or of the files in it, with their paths. */
function saidOf(archive: Uint8Array) {
  const { items, refused } = gathered(archive);
  const inside = items.flatMap((item) => {
    try {
      item.content();
      return [];
    } catch (error) {
      return [{ path: item.path, problem: (error as ZipError).problem }];
    }
  });
  return [...refused, ...inside].map(({ path, problem }) => [path, problem.code]);
}

describe('an archive', () => {
  test.each([0, 6] as const)('gives its files, packed at level %d', (level) => {
    const long = 'cat 0.9 1 2 3 4\n'.repeat(20_000);
    const bytes = bytesOf(zip({ 'a.txt': 'dog 0.5 1 2 3 4', 'deep/er/b.txt': long, c: '' }, level));
    const entries = entriesOf(bytes);
    expect(entries.map(({ path, size }) => [path, size])).toEqual([
      ['a.txt', 15],
      ['deep/er/b.txt', 320_000],
      ['c', 0],
    ]);
    const [a, b, c] = entries.map((entry) => text(unpacked(bytes, entry)));
    expect([a, b === long, c]).toEqual(['dog 0.5 1 2 3 4', true, '']);
  });

  test('gives a file in pieces, the same as in one', () => {
    const long = Uint8Array.from({ length: 200_000 }, (_, i) => (Math.sin(i) * 1e4) & 0xff);
    const bytes = bytesOf(zip({ long }));
    const [entry] = entriesOf(bytes);
    if (!entry) throw new Error('no entry');
    const next = unpacking(bytes, entry);
    const pieces: Uint8Array[] = [];
    for (let piece = next(); piece; piece = next()) pieces.push(piece);
    expect(pieces.length).toBeGreaterThan(1);
    expect(Buffer.concat(pieces).equals(long)).toBe(true);
    expect(Buffer.from(unpacked(bytes, entry)).equals(long)).toBe(true);
  });

  test('gives the paths of its files behind its own, folders left out', () => {
    const { items, refused } = gathered(zip({ 'labels/': '', 'labels\\a.txt': 'x', 'b.jpg': 'y' }));
    expect(refused).toEqual([]);
    expect(items.map(({ path, role }) => [path, role])).toEqual([
      ['set.zip/labels/a.txt', 'boxes'],
      ['set.zip/b.jpg', 'picture'],
    ]);
  });

  test('of other than text in its name is known by its content', () => {
    const { items } = gather([source('data', zip({ 'a.txt': 'x' }))]);
    expect(items.map(({ path }) => path)).toEqual(['data/a.txt']);
    expect(gather([source('data.bin', 'PK no archive')]).items).toHaveLength(1);
  });

  test('that is a spreadsheet stays one file, of which the reader knows what to say', () => {
    const { items } = gather([source('table.xlsx', zip({ '[Content_Types].xml': '<x/>' }))]);
    expect(items.map(({ path }) => path)).toEqual(['table.xlsx']);
  });

  test('without a file is empty', () => {
    expect(gathered(zip({}))).toEqual({ items: [], refused: [] });
  });
});

describe('an archive that is refused', () => {
  const good = zip({ 'a.txt': 'cat 0.9 1 2 3 4', 'b.txt': 'cat 0.9 1 2 3 4' });

  test('cut off at every byte, as a whole or at the file it is cut in', () => {
    for (let length = 4; length < good.length; length++) {
      expect(saidOf(good.slice(0, length))).toEqual([['set.zip', 'zipCutOff']]);
    }
  });

  test('with a wrong byte anywhere, without anything else being thrown', () => {
    for (let at = 0; at < good.length; at++) {
      const bytes = good.slice();
      bytes[at] = (bytes[at] as number) ^ 0xff;
      expect(() => saidOf(bytes), `byte ${at}`).not.toThrow();
    }
  });

  test('with other content than its checksum says', () => {
    const stored = zip({ 'a.txt': 'cat 0.9 1 2 3 4' }, 0);
    stored[stored.indexOf(0x63, 30)] = 0x62;
    expect(saidOf(stored)).toEqual([['set.zip/a.txt', 'zipDamaged']]);
  });

  test('whose file becomes more than it says, without its being unpacked', () => {
    const zeros = zip({ 'a.txt': new Uint8Array(20_000_000) });
    const lie = changed(zeros, (view, directory) => view.setUint32(directory + 24, 1000, true));
    expect(saidOf(lie)).toEqual([['set.zip/a.txt', 'zipDamaged']]);
    const entry = entriesOf(bytesOf(lie))[0];
    const next = entry && unpacking(bytesOf(lie), entry);
    expect(() => next?.()).toThrow(ZipError);
  });

  test('that would become too much, before anything of it is unpacked', () => {
    const large = changed(good, (view, directory) => {
      view.setUint32(directory + 24, MAX_UNPACKED, true);
    });
    const { refused, items } = gathered(large);
    expect(items).toEqual([]);
    expect(refused).toEqual([
      {
        path: 'set.zip',
        problem: { code: 'zipTooLarge', bytes: MAX_UNPACKED + 15, limit: MAX_UNPACKED },
      },
    ]);
  });

  test('of too many files, by what its end says of it', () => {
    // The mark and place of an end in 64 bits before the end.
    const end = new Uint8Array(56 + 20 + 22);
    const view = new DataView(end.buffer);
    view.setUint32(0, 0x06064b50, true);
    view.setBigUint64(32, BigInt(MAX_ENTRIES + 1), true);
    view.setUint32(56, 0x07064b50, true);
    view.setBigUint64(64, 4n, true);
    view.setUint32(76, 0x06054b50, true);
    const archive = new Uint8Array(4 + end.length);
    archive.set([0x50, 0x4b, 3, 4]);
    archive.set(end, 4);
    expect(gathered(archive).refused).toEqual([
      {
        path: 'set.zip',
        problem: { code: 'zipTooMany', count: MAX_ENTRIES + 1, limit: MAX_ENTRIES },
      },
    ]);
  });

  test.each([
    ['zipPath', '../up.txt'],
    ['zipPath', 'a/../../up.txt'],
    ['zipPath', '..\\up.txt'],
    ['zipPath', '/etc/boxes.txt'],
    ['zipPath', 'C:\\boxes.txt'],
  ])('in part: %s for %s, and the others are read', (code, path) => {
    const archive = zip({ [path]: 'x', 'a.txt': 'x' });
    expect(saidOf(archive).map(([, said]) => said)).toEqual([code]);
    expect(gathered(archive).items.map((item) => item.path)).toEqual(['set.zip/a.txt']);
  });

  test('in part: an archive in it', () => {
    expect(saidOf(zip({ 'inner.zip': good, 'a.txt': 'x' }))).toEqual([
      ['set.zip/inner.zip', 'zipNested'],
    ]);
    expect(saidOf(zip({ inner: good }))).toEqual([['set.zip/inner', 'zipNested']]);
  });

  test('in part: an encrypted file, and one packed in another way', () => {
    const encrypted = changed(good, (view, at) => view.setUint16(at + 8, 1, true));
    expect(saidOf(encrypted)).toEqual([['set.zip/a.txt', 'zipEncrypted']]);
    const lzma = changed(good, (view, at) => view.setUint16(at + 10, 14, true));
    expect(saidOf(lzma)).toEqual([['set.zip/a.txt', 'zipMethod']]);
  });

  test('in part: the second file of a name', () => {
    const twice = good.slice();
    const names = twice.map((byte) => (byte === 0x62 ? 0x61 : byte));
    expect(saidOf(names)).toEqual([['set.zip/a.txt', 'zipTwice']]);
  });
});

test('names that are not UTF-8 are read as GB18030', () => {
  const archive = zip({ 'aa.txt': 'x' });
  const gbk = archive.slice();
  for (let at = 0; at < gbk.length - 1; at++) {
    if (gbk[at] === 0x61 && gbk[at + 1] === 0x61) gbk.set([0xb9, 0xb7], at);
  }
  expect(gathered(gbk).items.map(({ path }) => path)).toEqual(['set.zip/狗.txt']);
});

test('the checksum is that of ISO 3309', () => {
  expect(crc32(strToU8('123456789'))).toBe(0xcbf43926);
  expect(crc32(strToU8('6789'), crc32(strToU8('12345')))).toBe(0xcbf43926);
});

test('pieces end where a file became shorter', () => {
  const shorter = { size: 10, read: (start: number) => new Uint8Array(start < 4 ? 4 : 0) };
  const next = piecesOf(shorter);
  expect([next()?.length, next(), next()]).toEqual([4, null, null]);
});
