import { expect, it } from 'vitest';
import { Density } from '../../../www/canvas/density';

/** The colour and the opacity of a pixel, where groups are red and blue, and blue is half as strong. */
function pixel(density: Density, at: number): number[] {
  const pixels = density.pixels(['#ff0000', '#0000ff'], [1, 0.5]);
  return [...pixels.subarray(4 * at, 4 * at + 4)];
}

it('is the stronger the more points fall on a pixel, and nothing where there are none', () => {
  const density = new Density(4, 1);
  for (const [x = 0, y = 0] of [
    [0.2, 0.2],
    [0.7, 0.9],
    [0, 0],
    [2.5, 0.5],
  ])
    density.add(x, y, 0);
  expect(pixel(density, 0)).toEqual([255, 0, 0, 255]);
  expect(pixel(density, 1)).toEqual([0, 0, 0, 0]);
  const [, , , alone = 0] = pixel(density, 2);
  expect(alone).toBeGreaterThan(76);
  expect(alone).toBeLessThan(255);
});

it('has the colour and the strength of the highest group on a pixel, in whichever order they come', () => {
  const density = new Density(2, 1);
  density.add(1.5, 0.5, 1);
  density.add(1.5, 0.5, 0);
  density.add(0, 0, 0);
  expect(pixel(density, 1)).toEqual([0, 0, 255, 128]);
  expect(pixel(density, 0).slice(0, 3)).toEqual([255, 0, 0]);
});

it('leaves out what lies beside the picture or nowhere', () => {
  const density = new Density(4, 2);
  for (const [x = 0, y = 0] of [
    [-0.5, 0],
    [4, 0],
    [0, 2],
    [Number.NaN, 0],
    [0, Number.NaN],
    [1e300, 0],
  ]) {
    density.add(x, y, 0);
  }
  expect(density.pixels(['#ffffff'], [1]).every((value) => value === 0)).toBe(true);
});
