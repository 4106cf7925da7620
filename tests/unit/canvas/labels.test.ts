import { describe, expect, test } from 'vitest';
import { type Candidate, layOut, MOST_LABELS } from '../../../www/canvas/labels';
import type { Rect } from '../../../www/canvas/rect';
import { fc } from './properties';

const area = { x1: 0, y1: 0, x2: 400, y2: 300 };
const place = fc.record({
  x: fc.integer({ min: -50, max: 420 }),
  y: fc.integer({ min: -50, max: 320 }),
});
const candidates = fc.array(
  fc.record({
    width: fc.integer({ min: 1, max: 120 }),
    height: fc.integer({ min: 1, max: 30 }),
    places: fc.array(place, { maxLength: 5 }),
  }),
  { maxLength: 200 },
);

function number(list: readonly Omit<Candidate<number>, 'item'>[]): Candidate<number>[] {
  return list.map((candidate, item) => ({ ...candidate, item }));
}

function overlap(a: Rect, b: Rect): boolean {
  return a.x1 < b.x2 && b.x1 < a.x2 && a.y1 < b.y2 && b.y1 < a.y2;
}

describe('laying out labels', () => {
  test('none overlaps another or leaves the area', () => {
    fc.assert(
      fc.property(candidates, (list) => {
        const placed = layOut(number(list), area);
        placed.forEach((label, i) => {
          expect(label.x1).toBeGreaterThanOrEqual(area.x1);
          expect(label.y1).toBeGreaterThanOrEqual(area.y1);
          expect(label.x2).toBeLessThanOrEqual(area.x2);
          expect(label.y2).toBeLessThanOrEqual(area.y2);
          for (const other of placed.slice(i + 1)) expect(overlap(label, other)).toBe(false);
        });
      }),
    );
  });

  test('each is at one of its places and at its size', () => {
    fc.assert(
      fc.property(candidates, (list) => {
        for (const label of layOut(number(list), area)) {
          const candidate = list[label.item];
          expect(candidate?.places).toContainEqual({ x: label.x1, y: label.y1 });
          expect(label.x2 - label.x1).toBe(candidate?.width);
          expect(label.y2 - label.y1).toBe(candidate?.height);
        }
      }),
    );
  });

  test('the first candidate with room gets its best place', () => {
    const places = [
      { x: -5, y: 0 },
      { x: 10, y: 10 },
      { x: 50, y: 50 },
    ];
    const [first, second] = layOut(
      number([
        { width: 30, height: 10, places },
        { width: 30, height: 10, places },
      ]),
      area,
    );
    expect(first).toMatchObject({ item: 0, x1: 10, y1: 10 });
    expect(second).toMatchObject({ item: 1, x1: 50, y1: 50 });
  });

  test('there are never more than can be read, and no more are asked for', () => {
    let asked = 0;
    const endless = function* (): Generator<Candidate<number>> {
      for (;;) {
        const x = 2 * (asked % 200);
        const y = 3 * Math.floor(asked / 200);
        yield { item: asked++, width: 0.5, height: 0.5, places: [{ x, y }] };
      }
    };
    expect(layOut(endless(), area)).toHaveLength(MOST_LABELS);
    expect(asked).toBe(MOST_LABELS);
  });

  test('optional ones stop when much is covered, and a full canvas is given up', () => {
    const grid = (i: number) => [{ x: 101 * (i % 3), y: 21 * Math.floor(i / 3) }];
    const candidate = (i: number) => ({ item: i, width: 100, height: 20, places: grid(i) });
    const many = Array.from({ length: 30 }, (_, i) => candidate(i));
    expect(layOut(many, area)).toHaveLength(30);
    const optional = many.map((each) => ({ ...each, optional: true }));
    expect(layOut(optional, area).length).toBeLessThan(10);
    expect(layOut(optional, area).length).toBeGreaterThan(3);
    let asked = 0;
    const misfits = function* (): Generator<Candidate<number>> {
      for (;;) yield { item: asked++, width: 10, height: 10, places: [] };
    };
    expect(layOut(misfits(), area)).toEqual([]);
    expect(asked).toBeLessThan(1000);
  });
});
