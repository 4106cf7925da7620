import { describe, expect, test } from 'vitest';
import { moved, resized } from '../../../www/canvas/drag';
import { HANDLES, handlePlace } from '../../../www/canvas/hit';
import { NO_MODIFIERS } from '../../../www/canvas/input';
import type { Rect } from '../../../www/canvas/rect';
import { guides, snapEdge, snapLines, snapMove } from '../../../www/canvas/snap';
import { boxesOf } from './fake-editing';
import { fc } from './properties';

const free = null;
const pixels = { x: [], y: [], reach: 6 };
const box: Rect = { x1: 100, y1: 100, x2: 300, y2: 200 };
const shift = { ...NO_MODIFIERS, shift: true };
const alt = { ...NO_MODIFIERS, alt: true };
const width = (rect: Rect) => rect.x2 - rect.x1;
const height = (rect: Rect) => rect.y2 - rect.y1;

describe('resizing', () => {
  test('moves the edges of the handle and leaves the others', () => {
    const by = { x: 10, y: 20 };
    const pulled = (handle: (typeof HANDLES)[number]) =>
      resized(box, handle, by, NO_MODIFIERS, free).rect;
    expect(pulled('nw')).toEqual({ x1: 110, y1: 120, x2: 300, y2: 200 });
    expect(pulled('n')).toEqual({ x1: 100, y1: 120, x2: 300, y2: 200 });
    expect(pulled('ne')).toEqual({ x1: 100, y1: 120, x2: 310, y2: 200 });
    expect(pulled('e')).toEqual({ x1: 100, y1: 100, x2: 310, y2: 200 });
    expect(pulled('se')).toEqual({ x1: 100, y1: 100, x2: 310, y2: 220 });
    expect(pulled('s')).toEqual({ x1: 100, y1: 100, x2: 300, y2: 220 });
    expect(pulled('sw')).toEqual({ x1: 110, y1: 100, x2: 300, y2: 220 });
    expect(pulled('w')).toEqual({ x1: 110, y1: 100, x2: 300, y2: 200 });
  });

  test('through the opposite edge flips and stays ordered', () => {
    expect(resized(box, 'e', { x: -250, y: 0 }, NO_MODIFIERS, free).rect).toEqual({
      x1: 50,
      y1: 100,
      x2: 100,
      y2: 200,
    });
    expect(resized(box, 'nw', { x: 300, y: 300 }, NO_MODIFIERS, free).rect).toEqual({
      x1: 300,
      y1: 200,
      x2: 400,
      y2: 400,
    });
  });

  test('with Alt keeps the centre', () => {
    expect(resized(box, 'se', { x: 10, y: -20 }, alt, free).rect).toEqual({
      x1: 90,
      y1: 120,
      x2: 310,
      y2: 180,
    });
    expect(resized(box, 'w', { x: -10, y: 5 }, alt, free).rect).toEqual({
      x1: 90,
      y1: 100,
      x2: 310,
      y2: 200,
    });
  });

  test('with Shift follows the axis pulled further', () => {
    expect(resized(box, 'se', { x: 100, y: 0 }, shift, free).rect).toEqual({
      x1: 100,
      y1: 100,
      x2: 400,
      y2: 250,
    });
    expect(resized(box, 'nw', { x: 0, y: -100 }, shift, free).rect).toEqual({
      x1: -100,
      y1: 0,
      x2: 300,
      y2: 200,
    });
    // An edge takes the other sides along on both sides of their middle.
    expect(resized(box, 'e', { x: 100, y: 7 }, shift, free).rect).toEqual({
      x1: 100,
      y1: 75,
      x2: 400,
      y2: 225,
    });
  });

  const delta = fc.record({
    x: fc.integer({ min: -500, max: 500 }),
    y: fc.integer({ min: -500, max: 500 }),
  });
  const handles = fc.constantFrom(...HANDLES);

  test('is always ordered; freely keeps ratio and centre exactly, to a pixel when it snaps', () => {
    fc.assert(
      fc.property(
        handles,
        delta,
        fc.boolean(),
        fc.boolean(),
        fc.boolean(),
        (h, by, s, a, snaps) => {
          const modifiers = { shift: s, alt: a, mod: false };
          const { rect } = resized(box, h, by, modifiers, snaps ? pixels : free);
          expect(width(rect)).toBeGreaterThanOrEqual(0);
          expect(height(rect)).toBeGreaterThanOrEqual(0);
          if (s)
            expect(Math.abs(width(rect) - 2 * height(rect))).toBeLessThanOrEqual(snaps ? 3 : 1e-9);
          if (a) expect([rect.x1 + rect.x2, rect.y1 + rect.y2]).toEqual([400, 300]);
          if (snaps) expect(Object.values(rect).every(Number.isInteger)).toBe(true);
        },
      ),
    );
  });

  test('without modifiers leaves the opposite corner where it was', () => {
    fc.assert(
      fc.property(handles, delta, (handle, by) => {
        const { rect } = resized(box, handle, by, NO_MODIFIERS, pixels);
        const place = handlePlace(handle);
        const fixedX = place.x === 0 ? box.x2 : box.x1;
        const fixedY = place.y === 0 ? box.y2 : box.y1;
        expect([rect.x1, rect.x2]).toContain(fixedX);
        expect([rect.y1, rect.y2]).toContain(fixedY);
      }),
    );
  });

  test('a flat box has no ratio to keep', () => {
    const flat = { x1: 0, y1: 10, x2: 100, y2: 10 };
    expect(resized(flat, 'se', { x: 10, y: 20 }, shift, free).rect).toEqual({
      x1: 0,
      y1: 10,
      x2: 110,
      y2: 30,
    });
  });

  test('a point pulled with Shift becomes a square', () => {
    const point = { x1: 10, y1: 10, x2: 10, y2: 10 };
    expect(resized(point, 'se', { x: -30, y: 20 }, shift, free).rect).toEqual({
      x1: -20,
      y1: 10,
      x2: 10,
      y2: 40,
    });
  });
});

describe('snapping', () => {
  const others = snapLines(
    boxesOf([
      [400, 50, 500, 150],
      [100, 100, 300, 200],
      [9000, 0, 9100, 10],
    ]),
    Uint32Array.of(0, 1, 2),
    new Set([1]),
    { x1: 0, y1: 0, x2: 800, y2: 600 },
    { width: 640, height: 480 },
  );
  const snap = { ...others, reach: 6 };

  test('gathers edges in view and of the picture, not of what moves', () => {
    expect(others.x.map((line) => line.at)).toEqual([400, 500, 0, 640]);
    expect(others.y.map((line) => line.at)).toEqual([50, 150, 0, 480]);
  });

  test('takes the nearest line within reach, else whole pixels, else nothing', () => {
    expect(snapEdge(394, 'x', snap)).toMatchObject({ value: 400, line: { at: 400 } });
    expect(snapEdge(393.6, 'x', snap)).toEqual({ value: 394, line: null });
    expect(snapEdge(393.6, 'x', null)).toEqual({ value: 393.6, line: null });
    expect(Object.is(snapEdge(-0.2, 'x', pixels).value, 0)).toBe(true);
  });

  test('of a moving box the edge nearest to a line leads', () => {
    // The right edge would be at 397 and the left one at 197.
    expect(snapMove(100, 300, 97, 'x', snap).value).toBe(100);
    // The left edge at 404 beats the right one at 604.
    expect(snapMove(100, 300, 304, 'x', snap).value).toBe(300);
  });

  test('a fraction is rounded away by a move along its axis and left alone otherwise', () => {
    const odd = { x1: 10.3, y1: 20.7, x2: 30.3, y2: 40.7 };
    const { dx, dy } = moved(odd, { x: 5, y: 0.2 }, NO_MODIFIERS, pixels);
    expect(odd.x1 + dx).toBeCloseTo(15, 12);
    expect(dy).toBe(0);
  });

  test('shows a guide along what it snapped to, as long as both together', () => {
    const { guides: shown } = resized(box, 'e', { x: 98, y: 0 }, NO_MODIFIERS, snap);
    expect(shown).toEqual([
      { kind: 'line', id: 'guide-x', style: 'guide', x1: 400, y1: 50, x2: 400, y2: 200 },
    ]);
    expect(resized(box, 'e', { x: 50, y: 0 }, NO_MODIFIERS, snap).guides).toEqual([]);
    expect(guides(box, null, null)).toEqual([]);
  });

  test('shows no guide for an edge that only follows the ratio', () => {
    // Unheld, the lower edge would be at 152, near the line at 150.
    const { rect, guides: shown } = resized(box, 'se', { x: 130, y: -48 }, shift, snap);
    expect(rect).toEqual({ x1: 100, y1: 100, x2: 430, y2: 265 });
    expect(shown).toEqual([]);
  });

  test('Shift holds a move to the direction it went further in', () => {
    expect(moved(box, { x: 40, y: 9 }, shift, free)).toMatchObject({ dx: 40, dy: 0 });
    expect(moved(box, { x: -9, y: 40 }, shift, free)).toMatchObject({ dx: 0, dy: 40 });
  });
});
