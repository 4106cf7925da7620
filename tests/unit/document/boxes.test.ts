import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  boundsOf,
  boxCount,
  boxRow,
  concatBoxes,
  emptyBoxes,
  equalBoxes,
  fromRows,
  insertRows,
  isInverted,
  orderedBox,
  orderedCorners,
  pickRows,
  removeRows,
  replaceRows,
  rowOf,
  rowsOf,
} from '../../../www/document/boxes';
import { boxes, boxesArbitrary, row } from './helpers';

describe('rows', () => {
  test('go into columns and come out the same', () => {
    const rows = [row(3, { score: null }), row(7, { x2: -4.25, classIndex: 2 })];
    const columns = fromRows(rows);
    expect(boxCount(columns)).toBe(2);
    expect([boxRow(columns, 0), boxRow(columns, 1)]).toEqual(rows);
    expect(boxRow(columns, 2)).toBeUndefined();
    expect(boxRow(columns, -1)).toBeUndefined();
  });

  test('are found by id, in any order of ids', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(30)), fc.integer({ min: -2, max: 32 }), (ids, wanted) => {
        expect(rowOf(boxes(...ids), wanted)).toBe(ids.indexOf(wanted));
      }),
    );
  });

  test('of several ids come ascending, once each, without the unknown', () => {
    expect([...rowsOf(boxes(0, 2, 4, 6), [6, 3, 2, 6, -1, 4.5, Number.NaN])]).toEqual([1, 3]);
  });
});

describe('order of corners', () => {
  test('x and y are ordered apart', () => {
    const box = { x1: 5, y1: 1, x2: 2, y2: 9 };
    expect(isInverted(box)).toBe(true);
    expect(orderedBox(box)).toEqual({ x1: 2, y1: 1, x2: 5, y2: 9 });
    expect(isInverted(orderedBox(box))).toBe(false);
    expect(isInverted({ x1: 1, y1: 2, x2: 1, y2: 2 })).toBe(false);
    expect(isInverted({ x1: 0, y1: 2, x2: 1, y2: 1 })).toBe(true);
  });

  test('a column agrees with its boxes and is a new one', () => {
    fc.assert(
      fc.property(boxesArbitrary(), (columns) => {
        const before = columns.corners.slice();
        const ordered = orderedCorners(columns.corners);
        expect(columns.corners).toEqual(before);
        for (let i = 0; i < boxCount(columns); i++) {
          const { x1, y1, x2, y2 } = orderedBox(boxRow(columns, i) ?? row(0));
          expect([...ordered.slice(4 * i, 4 * i + 4)]).toEqual([x1, y1, x2, y2]);
        }
      }),
    );
  });
});

describe('bounds', () => {
  test('cover inverted boxes and leave out what is not finite', () => {
    const columns = fromRows([
      row(1, { x1: 4, y1: 5, x2: 1, y2: 9 }),
      row(2, { x1: Number.NaN, y1: -100 }),
      row(3, { x2: Infinity, y1: -100 }),
      row(4, { x1: 3, y1: 2, x2: 8, y2: 3 }),
    ]);
    expect(boundsOf(columns)).toEqual({ x1: 1, y1: 2, x2: 8, y2: 9 });
  });

  test('are those of a box of no size, and none without boxes', () => {
    expect(boundsOf(fromRows([row(1, { x1: 2, y1: 3, x2: 2, y2: 3 })]))).toEqual({
      x1: 2,
      y1: 3,
      x2: 2,
      y2: 3,
    });
    expect(boundsOf(emptyBoxes)).toBeNull();
    expect(boundsOf(fromRows([row(1, { x1: Number.NaN })]))).toBeNull();
  });
});

describe('new columns', () => {
  test('concat keeps the order and leaves both as they are', () => {
    const [a, b] = [boxes(1, 2), boxes(5)];
    expect(concatBoxes(a, b)).toEqual(boxes(1, 2, 5));
    expect([boxCount(a), boxCount(b)]).toEqual([2, 1]);
  });

  test('removed rows go back to their places', () => {
    fc.assert(
      fc.property(boxesArbitrary(), fc.array(fc.nat(60)), (columns, ids) => {
        const rows = rowsOf(columns, ids);
        const rest = removeRows(columns, rows);
        expect(boxCount(rest)).toBe(boxCount(columns) - rows.length);
        expect(equalBoxes(insertRows(rest, pickRows(columns, rows)), columns)).toBe(true);
      }),
    );
  });

  test('replacing shares the columns in which nothing differs', () => {
    const before = boxes(1, 2, 3);
    const after = replaceRows(before, fromRows([row(2, { score: 0.9 }), row(99)]));
    expect(after).toEqual(fromRows([row(1), row(2, { score: 0.9 }), row(3)]));
    expect(after.ids).toBe(before.ids);
    expect(after.corners).toBe(before.corners);
    expect(after.classes).toBe(before.classes);
    expect(before).toEqual(boxes(1, 2, 3));
    expect(replaceRows(before, boxes(2))).toBe(before);
  });

  test('equality is number for number, and NaN equals NaN', () => {
    const unscored = fromRows([row(1, { score: null })]);
    expect(equalBoxes(unscored, fromRows([row(1, { score: null })]))).toBe(true);
    expect(equalBoxes(unscored, fromRows([row(1)]))).toBe(false);
    expect(equalBoxes(boxes(1), boxes(2))).toBe(false);
    expect(equalBoxes(boxes(1), boxes(1, 2))).toBe(false);
  });
});
