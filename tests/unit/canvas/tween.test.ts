import { describe, expect, test } from 'vitest';
import { EMPTY_PICTURE, type Picture, roleOf } from '../../../www/canvas/picture';
import { ROLES } from '../../../www/canvas/roles';
import type { LineShape, Shape } from '../../../www/canvas/shapes';
import { at, isStill, plan } from '../../../www/canvas/tween';
import { fc } from './properties';

interface Box {
  id: number;
  corners: [number, number, number, number];
  role: number;
  classIndex: number;
}

function pictureOf(list: readonly Box[], shapes: readonly Shape[] = []): Picture {
  const rows = [...list].sort((a, b) => a.id - b.id);
  return {
    ...EMPTY_PICTURE,
    boxes: {
      ids: Uint32Array.from(rows, (box) => box.id),
      corners: Float64Array.from(rows.flatMap((box) => box.corners)),
      scores: Float64Array.from(rows, () => 0.5),
      classes: Uint32Array.from(rows, (box) => box.classIndex),
      angles: new Float64Array(rows.length),
    },
    roles: Uint8Array.from(rows, (box) => box.role),
    shapes,
  };
}

/** All boxes that are to be seen: what, where, and how strongly. */
function seen(picture: Picture): { look: string; corners: number[]; opacity: number }[] {
  const rows = [...picture.boxes.ids].map((_, row) => ({
    look: roleOf(picture, row),
    corners: [...picture.boxes.corners.subarray(4 * row, 4 * row + 4)],
    opacity: picture.fading?.rows.get(row) ?? 1,
  }));
  const ghosts = (picture.fading?.ghosts ?? []).map(({ x1, y1, x2, y2, role, opacity }) => ({
    look: role,
    corners: [x1, y1, x2, y2],
    opacity,
  }));
  return [...rows, ...ghosts];
}

/** What is really visible, in an order that does not matter, rounded for comparison. */
function visible(picture: Picture): string[] {
  return seen(picture)
    .filter(({ opacity }) => opacity > 1e-3)
    .map(({ look, corners }) => `${look} ${corners.map((value) => Math.round(value)).join(' ')}`)
    .sort();
}

const corner = fc.integer({ min: -500, max: 500 });
const box = fc.record({
  id: fc.integer({ min: 0, max: 15 }),
  corners: fc.tuple(corner, corner, corner, corner),
  role: fc.integer({ min: 0, max: ROLES.length - 1 }),
  classIndex: fc.integer({ min: 0, max: 2 }),
});
const boxes = fc.uniqueArray(box, { maxLength: 12, selector: ({ id }) => id });
const pictures = boxes.map((list) => pictureOf(list));

describe('from one picture to another', () => {
  test('ends with the second and begins with the first', () => {
    fc.assert(
      fc.property(pictures, pictures, (before, after) => {
        const way = plan(before, after);
        expect(at(way, 1)).toBe(after);
        expect(at(way, 1.5)).toBe(after);
        expect(at(way, Number.NaN)).toBe(after);
        if (!isStill(way)) expect(at(way, 0)).toBe(before);
      }),
    );
  });

  test('is near the first at the beginning and near the second at the end', () => {
    fc.assert(
      fc.property(pictures, pictures, (before, after) => {
        const way = plan(before, after);
        if (isStill(way)) return;
        expect(visible(at(way, 1e-7))).toEqual(visible(before));
        expect(visible(at(way, 1 - 1e-7))).toEqual(visible(after));
      }),
    );
  });

  test('opacities of what comes and goes add up to what was and will be', () => {
    fc.assert(
      fc.property(
        pictures,
        pictures,
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (before, after, t) => {
          const way = plan(before, after);
          if (isStill(way)) return;
          const total = seen(at(way, t)).reduce((sum, { opacity }) => sum + opacity, 0);
          const [b, a] = [before.boxes.ids.length, after.boxes.ids.length];
          expect(total).toBeCloseTo(b + (a - b) * t, 6);
        },
      ),
    );
  });

  test('the same picture is still, and so is the same in other arrays', () => {
    fc.assert(
      fc.property(boxes, (list) => {
        expect(isStill(plan(pictureOf(list), pictureOf(list)))).toBe(true);
      }),
    );
  });

  test('never writes to what it was given', () => {
    fc.assert(
      fc.property(pictures, pictures, (before, after) => {
        const copy = [before.boxes.corners.slice(), after.boxes.corners.slice()];
        at(plan(before, after), 0.5);
        expect([before.boxes.corners, after.boxes.corners]).toEqual(copy);
      }),
    );
  });
});

const first: Box = { id: 4, corners: [0, 0, 10, 10], role: 1, classIndex: 0 };

describe('boxes', () => {
  test('move in a straight line, each by its own id', () => {
    const before = pictureOf([first, { ...first, id: 9, corners: [50, 50, 60, 60] }]);
    const after = pictureOf([{ ...first, id: 9, corners: [70, 50, 80, 60] }]);
    const half = at(plan(before, after), 0.5);
    expect([...half.boxes.corners]).toEqual([60, 50, 70, 60]);
    expect(half.fading?.ghosts).toMatchObject([{ x1: 0, x2: 10, opacity: 0.5 }]);
  });

  test('change their role by fading from one look to the other where they are by then', () => {
    const before = pictureOf([first]);
    const after = pictureOf([{ ...first, corners: [10, 0, 20, 10], role: 5 }]);
    const quarter = at(plan(before, after), 0.25);
    expect(quarter.fading?.rows.get(0)).toBe(0.25);
    expect(quarter.fading?.ghosts).toEqual([
      { x1: 2.5, y1: 0, x2: 12.5, y2: 10, role: 'waiting', classIndex: 0, opacity: 0.75, angle: 0 },
    ]);
  });

  test('that do not change are left alone', () => {
    const list = Array.from({ length: 100 }, (_, id): Box => ({ ...first, id }));
    const before = pictureOf(list);
    const after = { ...before, roles: before.roles?.with(50, 4) ?? null };
    const way = plan(before, after);
    expect(way.rows).toHaveLength(1);
    expect(at(way, 0.5).boxes.corners).toBe(after.boxes.corners);
  });

  test('that all change at once change at once', () => {
    const list = Array.from({ length: 2000 }, (_, id): Box => ({ ...first, id }));
    const way = plan(pictureOf(list), pictureOf(list.map((each) => ({ ...each, role: 4 }))));
    expect(isStill(way)).toBe(true);
  });
});

describe('shapes', () => {
  const line: LineShape = { kind: 'line', id: 'l', style: 'compare', x1: 0, y1: 0, x2: 10, y2: 0 };
  const shapesAt = (before: Shape[], after: Shape[], t: number) =>
    at(plan(pictureOf([], before), pictureOf([], after)), t);

  test('of the same id move, with the words of the second', () => {
    const moved: LineShape = { ...line, x1: 20, label: 'new' };
    const half = shapesAt([{ ...line, label: 'old' }], [moved], 0.5);
    expect(half.shapes).toEqual([{ ...moved, x1: 10 }]);
    expect(half.fading?.shapes.size).toBe(0);
  });

  test('come and go by fading; so does one that becomes another kind', () => {
    const point: Shape = { kind: 'point', id: 'l', style: 'first', x: 1, y: 2 };
    const quarter = shapesAt([line], [point], 0.25);
    expect(quarter.shapes).toEqual([line, point]);
    expect(quarter.fading?.shapes.get(line)).toBe(0.75);
    expect(quarter.fading?.shapes.get(point)).toBe(0.25);
  });

  test('points move; cells jump, as there is nothing between pixels', () => {
    const point: Shape = { kind: 'point', id: 'p', style: 'first', x: 0, y: 0 };
    expect(shapesAt([point], [{ ...point, x: 8, y: 4 }], 0.5).shapes).toMatchObject([
      { x: 4, y: 2 },
    ]);
    const cells: Shape = { kind: 'cells', id: 'c', style: 'extra', x1: 0, y1: 0, x2: 3, y2: 3 };
    const after: Shape = { ...cells, x1: 1, x2: 4 };
    expect(shapesAt([cells], [after], 0.5).shapes).toEqual([after]);
  });
});
