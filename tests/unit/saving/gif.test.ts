import { describe, expect, test } from 'vitest';
import { GifWriter } from '../../../www/saving/gif';
import { indicesOf, MOST_COLOURS, paletteOf } from '../../../www/saving/palette';
import { readGif } from '../support/gif';
import { Random } from '../support/random';

const WIDTH = 40;
const HEIGHT = 30;

/** A frame by the colour of each pixel, 0xRRGGBB. */
function frame(colourAt: (x: number, y: number) => number): Uint32Array {
  return Uint32Array.from({ length: WIDTH * HEIGHT }, (_, i) => {
    const colour = colourAt(i % WIDTH, Math.floor(i / WIDTH));
    const [r, g, b] = [colour >> 16, (colour >> 8) & 255, colour & 255];
    return (r | (g << 8) | (b << 16) | 0xff000000) >>> 0;
  });
}

function gifOf(frames: readonly Uint32Array[], delays: readonly number[]) {
  const writer = new GifWriter(WIDTH, HEIGHT);
  frames.forEach((pixels, i) => {
    writer.add(pixels.buffer.slice(0) as ArrayBuffer, delays[i] ?? 100);
  });
  return readGif(writer.finish());
}

const plain = (pixels: Uint32Array) =>
  pixels.map((p) => ((p & 255) << 16) | (p & 0xff00) | ((p >> 16) & 255));

describe('a GIF', () => {
  test('has each frame as it was where colours are few, and its time', () => {
    const square = (left: number) =>
      frame((x, y) => (x >= left && x < left + 9 && y > 5 && y < 20 ? 0x0072b2 : 0xeef0f3));
    const frames = [square(2), square(12), square(12), square(25)];
    const gif = gifOf(frames, [500, 250, 100, 2000]);
    expect([gif.width, gif.height, gif.loops]).toEqual([WIDTH, HEIGHT, true]);
    expect(gif.frames.map(({ delay }) => delay)).toEqual([50, 25, 10, 200]);
    gif.frames.forEach(({ pixels }, i) => {
      expect(pixels).toEqual(plain(frames[i] as Uint32Array));
    });
  });

  test('keeps flat colours exactly beside a photograph of thousands of colours, frame after frame', () => {
    const random = new Random(7);
    const noise = () => (random.next() * 0x1000000) | 0;
    const frames = [0, 1, 2].map((shift) =>
      frame((x, y) => (y < 8 ? 0xeef0f3 : x < 10 + shift ? 0xd55e00 : noise())),
    );
    const gif = gifOf(frames, []);
    gif.frames.forEach(({ pixels }, i) => {
      const wanted = plain(frames[i] as Uint32Array);
      for (let at = 0; at < wanted.length; at++) {
        const colour = wanted[at];
        if (colour === 0xeef0f3 || colour === 0xd55e00) expect(pixels[at]).toBe(colour);
      }
    });
  });

  test('of one colour, and of a frame that changes nothing, is one', () => {
    const white = frame(() => 0xffffff);
    const gif = gifOf([white, white], []);
    expect(gif.frames).toHaveLength(2);
    expect(new Set(gif.frames[1]?.pixels)).toEqual(new Set([0xffffff]));
  });
});

describe('a palette', () => {
  test('never has more colours than a frame can name, whatever the frame', () => {
    const random = new Random(3);
    for (const colours of [1, 2, 255, 256, 257, 1000, 100_000]) {
      const pixels = Uint32Array.from(
        { length: 4000 },
        () => ((random.next() * colours) | 0) * 167,
      );
      const palette = paletteOf(pixels);
      expect(palette.length).toBeLessThanOrEqual(MOST_COLOURS);
      const indices = indicesOf(pixels, palette, null, palette.length);
      expect(Math.max(...indices)).toBeLessThan(palette.length);
    }
  });

  test('gives the sign for “as before” to pixels that are, and to no others', () => {
    const before = frame((x) => (x < 20 ? 0x111111 : 0x222222));
    const now = frame((x) => (x < 15 ? 0x111111 : 0x222222));
    const indices = indicesOf(now, [[0x22, 0x22, 0x22]], before, 1);
    expect([...indices.subarray(0, WIDTH)].map((i) => i === 1)).toEqual(
      Array.from({ length: WIDTH }, (_, x) => x < 15 || x >= 20),
    );
  });
});
