import { anchorTexts } from 'boxstep-anchors';
import { describe, expect, it } from 'vitest';
import { areShares, commonSize } from '../../../www/labs/anchors/pixels';
import { usableAnchors } from '../../../www/labs/anchors/result';
import { percent, scaleOf } from '../../../www/labs/anchors/written';
import '../support/engine';
import { sizedInput } from '../support/evolution';
import { inputOf } from '../support/timelines';

describe('pixels per unit', () => {
  const writing = { width: 416, height: 608, isScaled: false };

  it('are the size of the input for shares of an image', () => {
    expect(scaleOf(writing, 'shares', null)).toEqual([416, 608]);
    expect(scaleOf({ ...writing, isScaled: true }, 'shares', [100, 100])).toEqual([416, 608]);
  });

  it('are 1 for pixels, unless they are to be scaled from a size that is known', () => {
    expect(scaleOf(writing, 'image', [832, 1216])).toEqual([1, 1]);
    expect(scaleOf({ ...writing, isScaled: true }, 'image', [832, 1216])).toEqual([0.5, 0.5]);
    expect(scaleOf({ ...writing, isScaled: true }, 'image', null)).toEqual([1, 1]);
    expect(scaleOf({ ...writing, isScaled: true }, 'input', [832, 1216])).toEqual([1, 1]);
  });

  it('make shares and pixels of the same boxes the same anchors', () => {
    const request = { order: 'area', stride: 32 } as const;
    const shares = anchorTexts({
      ...request,
      anchors: [0.1, 0.5, 0.25, 0.25],
      scale: scaleOf(writing, 'shares', null),
    });
    const pixels = anchorTexts({
      ...request,
      anchors: [20, 50, 50, 25],
      scale: scaleOf({ ...writing, isScaled: true }, 'image', [200, 100]),
    });
    expect(shares.darknetPixels).toBe('anchors = 42,304,  104,152');
    expect(pixels.darknetPixels).toBe(shares.darknetPixels);
    expect(pixels.darknetCells).toBe(shares.darknetCells);
  });
});

describe('shapes', () => {
  it('are shares if they are made or written so', () => {
    expect(areShares({ corners: Float64Array.of(0, 0, 3, 4), unit: 'normalised' })).toBe(true);
    expect(areShares({ corners: Float64Array.of(0, 0, 1, 0.5), unit: 'pixels' })).toBe(true);
    expect(areShares({ corners: Float64Array.of(0, 0, 1, 1.5), unit: 'pixels' })).toBe(false);
  });

  it('have a common size if all images with boxes do', () => {
    const { image: first } = sizedInput([[0, 0, 1, 1, null, 0]], [640, 480]);
    const empty = { ...inputOf([]).image, id: 2 };
    const other = { ...sizedInput([[0, 0, 1, 1, null, 0]], [640, 360]).image, id: 3 };
    const unknown = { ...inputOf([[0, 0, 1, 1, null, 0]]).image, id: 4 };
    const size = (...images: (typeof first)[]) => commonSize({ images, image: first }, 'all');
    expect(size(first, empty)).toEqual([640, 480]);
    expect(size(first, other)).toBeNull();
    expect(size(first, unknown)).toBeNull();
    expect(size(unknown, first)).toBeNull();
    expect(size(empty)).toBeNull();
    expect(commonSize({ images: [first, other], image: first }, 'image')).toEqual([640, 480]);
  });
});

describe('anchors', () => {
  it('that are NaN are left out', () => {
    const centroids = Float64Array.of(1, 2, Number.NaN, Number.NaN, 3, 4);
    expect([...usableAnchors(centroids)]).toEqual([1, 2, 3, 4]);
    const { json } = anchorTexts({ anchors: centroids, order: 'area', scale: [1, 1], stride: 32 });
    expect(json).toBe('[[1, 2], [3, 4]]');
  });

  it('that reach nearly all shapes are not said to reach all', () => {
    expect([1, 0.99999, 0.98, 0.8454545, 0].map(percent)).toEqual([
      '100 %',
      '99.99 %',
      '98 %',
      '84.55 %',
      '0 %',
    ]);
  });
});
