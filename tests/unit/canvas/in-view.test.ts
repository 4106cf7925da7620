import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isDense, MOST_DRAWN, rowsInView } from '../../../www/canvas/in-view';
import { boundsOfRow } from '../../../www/canvas/rect';
import { onScreen } from '../../../www/canvas/view';
import type { Boxes } from '../../../www/document/boxes';

const viewport = { width: 300, height: 200 };

function boxesOf(corners: readonly number[], angle = 0): Boxes {
  const count = corners.length / 4;
  return {
    ids: Uint32Array.from({ length: count }, (_, row) => row),
    corners: Float64Array.from(corners),
    scores: new Float64Array(count),
    classes: new Uint32Array(count),
    angles: new Float64Array(count).fill(angle),
  };
}

it('gives the rows that have something on the screen, inverted and turned ones too', () => {
  const coordinate = fc.oneof(fc.integer({ min: -900, max: 900 }), fc.constant(Number.NaN));
  const camera = fc.record({
    scale: fc.constantFrom(0.25, 1, 8),
    x: fc.integer({ min: -500, max: 500 }),
    y: fc.integer({ min: -500, max: 500 }),
  });
  const corners = fc.array(fc.tuple(coordinate, coordinate, coordinate, coordinate), {
    maxLength: 30,
  });
  fc.assert(
    fc.property(corners, camera, fc.constantFrom(0, 0.5), (list, at, angle) => {
      const boxes = boxesOf(list.flat(), angle);
      const view = { camera: at, viewport, dpr: 1 };
      const rows = [...boxes.ids].filter((row) => onScreen(view, boundsOfRow(boxes, row)));
      expect([...(rowsInView(view, boxes) ?? [])]).toEqual(rows);
    }),
    { numRuns: 500 },
  );
});

it('looks again when the camera or the boxes are others', () => {
  const view = { camera: { scale: 1, x: 0, y: 0 }, viewport, dpr: 1 };
  const here = boxesOf([0, 0, 10, 10]);
  expect(rowsInView(view, here)).toHaveLength(1);
  expect(rowsInView({ ...view, camera: { scale: 1, x: 900, y: 0 } }, here)).toHaveLength(0);
  expect(rowsInView(view, boxesOf([5000, 0, 5010, 10]))).toHaveLength(0);
});

it('calls it dense by what is in view, not by all there is', () => {
  const corners = Array.from({ length: 4 * (MOST_DRAWN + 1) }, (_, i) => (i % 4 < 2 ? 0 : 10));
  const view = { camera: { scale: 1, x: 0, y: 0 }, viewport, dpr: 1 };
  const many = boxesOf(corners);
  expect(isDense(view, many)).toBe(true);
  expect(rowsInView(view, many)).toBeNull();
  expect(isDense({ ...view, camera: { scale: 1, x: 900, y: 0 } }, many)).toBe(false);
  expect(isDense(view, boxesOf(corners.slice(4)))).toBe(false);
});
