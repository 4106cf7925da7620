import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { formatOf, initSync, parseBoxes, parseStream } from 'boxstep-reader';
import { beforeAll, describe, expect, it } from 'vitest';

const bytes = new TextEncoder().encode(
  `{"images":[{"id":7,"file_name":"a.jpg","width":640,"height":480}],
  "annotations":[{"image_id":7,"category_id":18,"bbox":[1,2,3,4],"iscrowd":1,"segmentation":[[${'1.5,'.repeat(999)}1]]}],
  "categories":[{"id":18,"name":"狗"}]}`,
);

/** Hands the bytes out, so many at a time. */
function slices(most: number) {
  let at = 0;
  return (length: number) => {
    const slice = bytes.subarray(at, at + Math.min(most, length));
    at += slice.length;
    return slice;
  };
}

beforeAll(() => {
  const path = fileURLToPath(new URL('../../../.cache/reader/boxstep_bg.wasm', import.meta.url));
  initSync({ module: readFileSync(path) });
});

describe('a file read in slices', () => {
  it.each([1, 100, 1e9])('of %i bytes is what it is as a whole', (most) => {
    const whole = parseBoxes(bytes, 'a.json');
    expect(parseStream(slices(most), 'a.json')).toEqual(whole);
    expect(whole).toMatchObject({ classNames: ['狗'], classIds: ['18'], imageIds: ['7'] });
    expect([...whole.boxes, ...(whole.flags ?? [])]).toEqual([1, 2, 4, 6, 2]);
  });

  it('throws what the reading of a slice throws', () => {
    const gone = new Error('the file was moved');
    const read = () => {
      throw gone;
    };
    expect(() => parseStream(read, 'a.json')).toThrow(gone);
  });

  it('refuses more than it asked for, and what are no bytes', () => {
    const more = (length: number) => new Uint8Array(length + 1);
    expect(() => parseStream(more, 'a.json')).toThrow(TypeError);
    const none = (() => 'text') as unknown as () => Uint8Array;
    expect(() => parseStream(none, 'a.json')).toThrow(TypeError);
  });

  it('ends with a sentence where the file does not', () => {
    const cut = slices(200);
    let left = 1;
    const read = (length: number) => (left-- > 0 ? cut(length) : new Uint8Array());
    expect(() => parseStream(read, 'a.json')).toThrow(
      expect.objectContaining({ code: 'endsEarly' }),
    );
  });

  it('is told by its first bytes', () => {
    expect(formatOf(bytes.subarray(0, 60))).toBe('cocoAnnotations');
    expect(formatOf(new TextEncoder().encode('x1,y1,x2,y2\n1,2,3,4\n'))).toBe('table');
    expect(formatOf(new TextEncoder().encode('Dear reader'))).toBeUndefined();
  });
});
