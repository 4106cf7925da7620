import { describe, expect, test } from 'vitest';
import { type Camera, HOME } from '../../../www/canvas/camera';
import {
  boxAt,
  boxBehind,
  boxesIn,
  HANDLES,
  handleAt,
  handlePoint,
  handlesOf,
} from '../../../www/canvas/hit';
import type { Point } from '../../../www/canvas/rect';
import type { Boxes } from '../../../www/document/boxes';
import { boxesOf } from './fake-editing';
import { fc } from './properties';

const fine = false;
const coarse = true;

/** All boxes under a point, in the order in which clicks go through them. */
function boxesAt(boxes: Boxes, camera: Camera, at: Point, isCoarse: boolean): number[] {
  const found: number[] = [];
  let id = boxAt(boxes, camera, at, isCoarse);
  while (id !== null && !found.includes(id)) {
    found.push(id);
    id = boxBehind(boxes, camera, at, isCoarse, id);
  }
  // Behind the last comes the first.
  if (found.length > 0) expect(id).toBe(found[0]);
  return found;
}

describe('boxes under a pointer', () => {
  const boxes = boxesOf([
    [100, 100, 200, 200],
    [140, 140, 160, 160],
    [0, 0, 300, 300],
    [400, 0, 500, 50],
  ]);

  test('come the smallest first', () => {
    expect(boxesAt(boxes, HOME, { x: 150, y: 150 }, fine)).toEqual([1, 0, 2]);
    expect(boxesAt(boxes, HOME, { x: 110, y: 110 }, fine)).toEqual([0, 2]);
    expect(boxesAt(boxes, HOME, { x: 350, y: 20 }, fine)).toEqual([]);
  });

  test('of equal ones the last drawn comes first', () => {
    const equal = boxesOf([
      [0, 0, 10, 10],
      [0, 0, 10, 10],
    ]);
    expect(boxesAt(equal, HOME, { x: 5, y: 5 }, fine)).toEqual([1, 0]);
  });

  test('an outline answers 4 pixels outside, 12 to a finger, at any scale', () => {
    expect(boxesAt(boxes, HOME, { x: 504, y: 20 }, fine)).toEqual([3]);
    expect(boxesAt(boxes, HOME, { x: 505, y: 20 }, fine)).toEqual([]);
    expect(boxesAt(boxes, HOME, { x: 512, y: 20 }, coarse)).toEqual([3]);
    const far = { x: 0, y: 0, scale: 0.1 };
    expect(boxesAt(boxes, far, { x: 54, y: 2 }, fine)).toEqual([3]);
    expect(boxesAt(boxes, far, { x: 55, y: 2 }, fine)).toEqual([]);
  });

  test('inverted boxes and lines are hit, boxes without a place are not', () => {
    const odd = boxesOf([
      [100, 100, 50, 50],
      [0, 20, 40, 20],
      [Number.NaN, 0, 100, 100],
      [Number.NEGATIVE_INFINITY, 0, Number.POSITIVE_INFINITY, 100],
    ]);
    expect(boxesAt(odd, HOME, { x: 75, y: 75 }, fine)).toEqual([0]);
    expect(boxesAt(odd, HOME, { x: 20, y: 22 }, fine)).toEqual([1]);
  });

  test('agree with asking each box alone', () => {
    const side = fc.integer({ min: 0, max: 60 });
    const corners = fc.array(fc.tuple(side, side, side, side), { maxLength: 30 });
    fc.assert(
      fc.property(corners, side, side, (rows, x, y) => {
        const expected = rows.flatMap(([x1, y1, x2, y2], id) => {
          const inX = x >= Math.min(x1, x2) - 4 && x <= Math.max(x1, x2) + 4;
          const inY = y >= Math.min(y1, y2) - 4 && y <= Math.max(y1, y2) + 4;
          return inX && inY ? [id] : [];
        });
        const hits = boxesAt(boxesOf(rows), HOME, { x, y }, fine);
        expect([...hits].sort((a, b) => a - b)).toEqual(expected);
      }),
    );
  });

  test('are gone through one after the other and around', () => {
    const behind = (id: number, x = 150) => boxBehind(boxes, HOME, { x, y: 150 }, fine, id);
    expect([behind(1), behind(0), behind(2)]).toEqual([0, 2, 1]);
    // Of one that is elsewhere, or nowhere, it is the first; and nothing where there is none.
    expect([behind(3), behind(9)]).toEqual([1, 1]);
    expect(behind(1, 350)).toBeNull();
  });

  test('can be looked for among some of them', () => {
    const at = { x: 150, y: 150 };
    expect(boxAt(boxes, HOME, at, fine, (id) => id !== 1)).toBe(0);
    expect(boxAt(boxes, HOME, at, fine, () => false)).toBeNull();
  });

  test('a rectangle finds what it touches', () => {
    expect([...boxesIn(boxes, { x1: 190, y1: 190, x2: 410, y2: 210 })]).toEqual([0, 2]);
    expect([...boxesIn(boxes, { x1: 300, y1: 10, x2: 400, y2: 11 })]).toEqual([2, 3]);
  });
});

describe('handles', () => {
  const box = { x1: 100, y1: 100, x2: 300, y2: 200 };

  test('answer within 12 pixels, 22 to a finger', () => {
    expect(handleAt(box, HOME, { x: 88, y: 88 }, fine)).toBe('nw');
    expect(handleAt(box, HOME, { x: 87, y: 88 }, fine)).toBeNull();
    expect(handleAt(box, HOME, { x: 78, y: 78 }, coarse)).toBe('nw');
    expect(handleAt(box, HOME, { x: 77, y: 78 }, coarse)).toBeNull();
    expect(handleAt(box, HOME, { x: 212, y: 210 }, fine)).toBe('s');
  });

  test('each is found at its middle, on inverted boxes too', () => {
    for (const handle of HANDLES) {
      expect(handleAt(box, HOME, handlePoint(box, handle), fine)).toBe(handle);
      const inverted = { x1: box.x2, y1: box.y2, x2: box.x1, y2: box.y1 };
      expect(handleAt(inverted, HOME, handlePoint(box, handle), fine)).toBe(handle);
    }
  });

  test('leave the middle of a small box free for moving it', () => {
    const small = { x1: 100, y1: 100, x2: 112, y2: 112 };
    expect(handleAt(small, HOME, { x: 106, y: 106 }, fine)).toBeNull();
    expect(handleAt(small, HOME, { x: 106, y: 106 }, coarse)).toBeNull();
    expect(handleAt(small, HOME, { x: 102, y: 102 }, fine)).toBe('nw');
    expect(handleAt(small, HOME, { x: 120, y: 120 }, fine)).toBe('se');
    const narrow = { x1: 100, y1: 100, x2: 112, y2: 300 };
    expect(handleAt(narrow, HOME, { x: 106, y: 102 }, fine)).toBeNull();
    const low = { x1: 100, y1: 100, x2: 300, y2: 112 };
    expect(handleAt(low, HOME, { x: 102, y: 106 }, fine)).toBeNull();
  });

  test('sides too short for three have their corners only', () => {
    expect(handlesOf({ x1: 0, y1: 0, x2: 39, y2: 40 })).toEqual(['nw', 'ne', 'e', 'se', 'sw', 'w']);
    expect(handlesOf({ x1: 0, y1: 0, x2: 10, y2: 10 })).toEqual(['nw', 'ne', 'se', 'sw']);
  });

  test('of a box without extent are taken at the lower right', () => {
    const point = { x1: 50, y1: 50, x2: 50, y2: 50 };
    expect(handleAt(point, HOME, { x: 50, y: 50 }, fine)).toBe('se');
    expect(handleAt({ ...point, x1: Number.NaN }, HOME, { x: 50, y: 50 }, fine)).toBeNull();
  });
});
