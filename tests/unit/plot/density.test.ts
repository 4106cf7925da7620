import { expect, it } from 'vitest';
import { densityOf } from '../../../www/plot/density';

const look = { colours: ['#ff0000', '#0000ff'], strengths: [1, 0.5] };

/** The colour and the opacity of a pixel. */
function pixel(pixels: Uint8ClampedArray, at: number): number[] {
  return [...pixels.subarray(4 * at, 4 * at + 4)];
}

it('is the stronger the more points fall on a pixel, and nothing where there are none', () => {
  const places = Float32Array.from([0.2, 0.2, 0.7, 0.9, 0.4, 0.1, 2.5, 0.5]);
  const pixels = densityOf({ ...look, places, groups: new Uint32Array(4) }, 4, 1, 1);
  expect(pixel(pixels, 0)).toEqual([255, 0, 0, 255]);
  expect(pixel(pixels, 1)).toEqual([0, 0, 0, 0]);
  const [, , , alone = 0] = pixel(pixels, 2);
  expect(alone).toBeGreaterThan(76);
  expect(alone).toBeLessThan(255);
});

it('has the colour and the strength of the group of the last point', () => {
  const places = Float32Array.from([1.5, 0.5, 1.5, 0.5]);
  const pixels = densityOf({ ...look, places, groups: Uint32Array.of(0, 1) }, 2, 1, 1);
  expect(pixel(pixels, 1)).toEqual([0, 0, 255, 128]);
});

it('is in pixels of the device, and leaves out what lies beside the picture or nowhere', () => {
  const places = Float32Array.from([1.5, 0, -1, 0, 3, 0, Number.NaN, 0, 0, 9]);
  const pixels = densityOf({ ...look, places, groups: null }, 4, 2, 2);
  expect(pixels.filter((_, i) => i % 4 === 3 && _ > 0)).toHaveLength(1);
  // Without groups all points are of the last one.
  expect(pixel(pixels, 3)).toEqual([0, 0, 255, 128]);
});
