import { describe, expect, test } from 'vitest';
import { PictureStore } from '../../../www/document/pictures';

/** Stands in for the browser's decoder: the blob's text is the size, as in "640x480". */
function fakeDecoder() {
  const decoded: string[] = [];
  const closed: string[] = [];
  const decode = async (blob: Blob): Promise<ImageBitmap> => {
    const text = await blob.text();
    const [width, height] = text.split('x').map(Number);
    if (!width || !height) throw new Error('not a picture');
    decoded.push(text);
    return { width, height, close: () => closed.push(text) };
  };
  return { decoded, closed, pictures: new PictureStore(decode) };
}

describe('pictures', () => {
  test('have a key, a size and pixels', async () => {
    const { pictures, decoded } = fakeDecoder();
    const first = await pictures.add(new Blob(['640x480']));
    const second = await pictures.add(new Blob(['640x480']));
    if (!first.ok || !second.ok) throw new Error('pictures expected');
    expect(first.value).toMatchObject({ width: 640, height: 480 });
    expect(second.value.key).not.toBe(first.value.key);
    expect(await pictures.bitmap(first.value.key)).toMatchObject({ width: 640 });
    expect(await (await pictures.blob(first.value.key))?.text()).toBe('640x480');
    expect(decoded).toHaveLength(2);
  });

  test('that cannot be decoded are refused', async () => {
    const { pictures } = fakeDecoder();
    expect(await pictures.add(new Blob(['a letter']))).toEqual({
      ok: false,
      reason: 'notAPicture',
    });
    expect(await pictures.bitmap('picture-1')).toBeNull();
    expect(await pictures.blob('picture-1')).toBeNull();
    expect(await pictures.bitmap('unknown')).toBeNull();
  });

  test('are decoded again when their pixels had to make room', async () => {
    const { pictures, decoded, closed } = fakeDecoder();
    const keys: string[] = [];
    for (const width of [1, 2, 3, 4, 5]) {
      const added = await pictures.add(new Blob([`${width}x9`]));
      if (added.ok) keys.push(added.value.key);
    }
    expect(closed).toEqual(['1x9']);
    await pictures.bitmap(keys[1] ?? '');
    expect(await pictures.bitmap(keys[0] ?? '')).toMatchObject({ width: 1 });
    expect(decoded).toHaveLength(6);
    expect(closed).toEqual(['1x9', '3x9']);
  });

  test('added all at once all have their size', async () => {
    const { pictures } = fakeDecoder();
    const sizes = [1, 2, 3, 4, 5, 6, 7];
    const added = await Promise.all(sizes.map((size) => pictures.add(new Blob([`${size}x9`]))));
    expect(added.map((each) => each.ok && each.value.width)).toEqual(sizes);
  });

  test('go with their pixels when the store is disposed of', async () => {
    const { pictures, closed } = fakeDecoder();
    await pictures.add(new Blob(['1x9']));
    await pictures.add(new Blob(['2x9']));
    pictures.dispose();
    expect(await pictures.bitmap('picture-1')).toBeNull();
    expect(closed.sort()).toEqual(['1x9', '2x9']);
  });
});
