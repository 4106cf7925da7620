import { describe, expect, test } from 'vitest';
import { boxRow, rowOf } from '../../../www/document/boxes';
import { MERGE_WITHIN_MS } from '../../../www/document/history';
import type { DocumentStore } from '../../../www/document/store';
import { boxes, image, storeOf, twoImages } from './helpers';

/** Moves box 1 (or others) to the right, as a key press does. */
function nudge(store: DocumentStore, dx: number, key = 'nudge', ids = [1]): void {
  store.begin(key);
  const corners = ids.flatMap((id) => {
    const box = boxRow(store.boxes(), rowOf(store.boxes(), id));
    return box ? [box.x1 + dx, box.y1, box.x2 + dx, box.y2] : [];
  });
  store.setCorners(ids, Float64Array.from(corners));
  store.commit();
}

function x1(store: DocumentStore, id = 1): number | undefined {
  return boxRow(store.boxes(), rowOf(store.boxes(), id))?.x1;
}

/** How often undo goes back. */
function entries(store: DocumentStore): number {
  let count = 0;
  while (store.undo()) count++;
  for (let i = 0; i < count; i++) store.redo();
  return count;
}

describe('gestures', () => {
  test('are one entry, however many edits they take', () => {
    const { store } = storeOf();
    store.begin();
    for (let x = 2; x <= 50; x++) store.setCorners([1], Float64Array.of(x, 0, x + 10, 20));
    store.commit();
    expect(x1(store)).toBe(50);
    expect(store.undo()).toBe('move');
    expect(store.document.value).toEqual(twoImages());
    expect(store.canUndo.value).toBe(false);
    expect(store.redo()).toBe('move');
    expect(x1(store)).toBe(50);
  });

  test('that changed nothing leave no entry and keep redo', () => {
    const { store } = storeOf();
    store.setScore([1], 0.9);
    store.undo();
    store.begin();
    store.commit();
    store.begin();
    store.setCorners([1], Float64Array.of(5, 0, 15, 20));
    store.setCorners([1], Float64Array.of(1, 0, 11, 20));
    store.commit();
    store.begin();
    store.remove([store.insert([0, 0, 0, 0])]);
    store.commit();
    store.setScore([1], 0.5);
    expect(store.canUndo.value).toBe(false);
    expect(store.redo()).toBe('score');
  });

  test('cancelled restore document and selection and keep redo', () => {
    const { store } = storeOf();
    store.setScore([1], 0.9);
    store.undo();
    store.select([2]);
    store.begin();
    store.remove([1, 2]);
    store.select([store.insert([0, 0, 5, 5])]);
    store.cancel();
    expect(store.document.value).toEqual(twoImages());
    expect([...store.selection()]).toEqual([2]);
    expect(store.canUndo.value).toBe(false);
    expect(store.canRedo.value).toBe(true);
    store.cancel();
    store.commit();
    expect(store.document.value).toEqual(twoImages());
  });

  test('left open are committed by the next', () => {
    const { store } = storeOf();
    store.begin();
    store.setScore([1], 0.1);
    store.begin();
    store.setScore([1], 0.2);
    store.commit();
    expect(entries(store)).toBe(2);
  });

  test('hold undo and redo off', () => {
    const { store } = storeOf();
    store.setScore([1], 0.1);
    store.begin();
    store.setScore([1], 0.2);
    expect(store.undo()).toBeNull();
    expect(store.redo()).toBeNull();
    store.commit();
    expect(store.undo()).toBe('score');
    expect(boxRow(store.boxes(), 0)?.score).toBe(0.1);
  });

  test('are split by an import, which stays undoable by itself', () => {
    const { store } = storeOf();
    store.begin('drag');
    store.setCorners([1], Float64Array.of(5, 0, 15, 20));
    store.importImages({ images: [image(1, { boxes: boxes(1) })], classNames: ['cow'] }, 'replace');
    expect(store.setCorners([1], Float64Array.of(9, 0, 19, 20))).toEqual({
      ok: false,
      reason: 'unknownBox',
    });
    store.commit();
    expect(store.undo()).toBe('import');
    expect(x1(store)).toBe(5);
    expect(store.undo()).toBe('move');
    expect(store.document.value).toEqual(twoImages());
  });
});

test('a picture that arrives during a gesture is an entry between its two halves', () => {
  const { store } = storeOf();
  store.begin();
  store.setCorners([1], Float64Array.of(5, 0, 15, 20));
  store.setPicture(1, 'picture-1', 640, 480);
  store.setCorners([1], Float64Array.of(6, 0, 16, 20));
  store.setCorners([1], Float64Array.of(7, 0, 17, 20));
  store.cancel();
  expect(x1(store)).toBe(5);
  expect([store.undo(), store.undo(), store.undo()]).toEqual(['picture', 'move', null]);
});

describe('labels', () => {
  test('name a gesture by what it began with', () => {
    const { store } = storeOf();
    store.begin();
    const [copy = -1] = store.duplicate([1], 1, 1);
    store.setCorners([copy], Float64Array.of(0, 0, 3, 3));
    store.commit();
    expect(store.undoLabel.value).toBe('duplicate');
    store.begin();
    const drawn = store.insert([0, 0, 0, 0]);
    store.setCorners([drawn], Float64Array.of(0, 0, 3, 3));
    store.commit();
    expect(store.undoLabel.value).toBe('insert');
    store.undo();
    expect(store.undoLabel.value).toBe('duplicate');
    expect(store.redoLabel.value).toBe('insert');
  });

  test('tell a move from a resize, whatever rounding does', () => {
    const { store } = storeOf();
    expect(0.3 + 0.6 - (0.1 + 0.6)).not.toBe(0.3 - 0.1);
    store.setCorners([1], Float64Array.of(0.1, 0, 0.3, 20));
    store.setCorners([1], Float64Array.of(0.1 + 0.6, 0, 0.3 + 0.6, 20));
    expect(store.undoLabel.value).toBe('move');
    store.begin();
    store.setCorners([1], Float64Array.of(2, 0, 12, 20));
    store.setCorners([1], Float64Array.of(2, 0, 12, 20.5));
    store.commit();
    expect(store.undoLabel.value).toBe('resize');
  });
});

describe('nudges', () => {
  test('within the time are one entry, counted from the one before', () => {
    const { store, clock } = storeOf();
    for (let i = 0; i < 10; i++) {
      clock.ms += MERGE_WITHIN_MS;
      nudge(store, 1);
    }
    expect(x1(store)).toBe(11);
    expect(store.undo()).toBe('move');
    expect(store.document.value).toEqual(twoImages());
    expect(store.canUndo.value).toBe(false);
    store.redo();
    expect(x1(store)).toBe(11);
  });

  test('later than that are two', () => {
    const { store, clock } = storeOf();
    nudge(store, 1);
    clock.ms += MERGE_WITHIN_MS + 1;
    nudge(store, 1);
    expect(entries(store)).toBe(2);
  });

  test('with another key, without one or of other boxes are two', () => {
    for (const second of [
      (store: DocumentStore) => nudge(store, 1, 'other'),
      (store: DocumentStore) => nudge(store, 1, 'nudge', [2]),
      (store: DocumentStore) => nudge(store, 1, 'nudge', [1, 2]),
      (store: DocumentStore) => void store.setCorners([1], Float64Array.of(7, 0, 17, 20)),
    ]) {
      const { store } = storeOf();
      nudge(store, 1);
      second(store);
      expect(entries(store)).toBe(2);
    }
    const { store } = storeOf();
    store.setScore([1], 0.1);
    store.setScore([1], 0.2);
    expect(entries(store)).toBe(2);
  });

  test('with something between them are three', () => {
    const { store } = storeOf();
    nudge(store, 1);
    store.setScore([2], 0.1);
    nudge(store, 1);
    expect(entries(store)).toBe(3);
  });

  test('there and back leave nothing', () => {
    const { store } = storeOf();
    nudge(store, 1);
    nudge(store, -1);
    expect(store.canUndo.value).toBe(false);
    nudge(store, 1);
    expect(entries(store)).toBe(1);
  });

  test('after undo or redo start afresh', () => {
    const { store } = storeOf();
    nudge(store, 1);
    store.undo();
    store.redo();
    nudge(store, 1);
    expect(entries(store)).toBe(2);
    store.undo();
    nudge(store, 2);
    expect(entries(store)).toBe(2);
    expect(store.canRedo.value).toBe(false);
    // Also when what was undone is not what the nudge would join.
    store.setScore([2], 0.1);
    store.undo();
    nudge(store, 2);
    expect(entries(store)).toBe(3);
  });

  test('restore the selection of the first and of the last', () => {
    const { store } = storeOf();
    store.select([1]);
    nudge(store, 1);
    store.select([1, 2]);
    nudge(store, 1);
    store.select([]);
    store.undo();
    expect([...store.selection()]).toEqual([1]);
    store.redo();
    expect([...store.selection()]).toEqual([1, 2]);
  });
});

describe('memory', () => {
  test('drops the oldest entries and never the newest', () => {
    const { store } = storeOf(twoImages(), 5000);
    for (let i = 0; i < 100; i++) store.setScore([1], i);
    const left = entries(store);
    expect(left).toBeGreaterThan(1);
    expect(left).toBeLessThan(10);
    const many = boxes(...Array.from({ length: 1000 }, (_, i) => i));
    store.importImages({ images: [image(0, { boxes: many })], classNames: ['x'] }, 'replace');
    store.clear();
    expect(entries(store)).toBe(1);
    expect(store.undo()).toBe('clear');
    expect(store.boxes().ids).toHaveLength(1000);
    expect(store.redo()).toBe('clear');
  });

  test('counts redo too', () => {
    const { store } = storeOf(twoImages(), 5000);
    const many = boxes(...Array.from({ length: 1000 }, (_, i) => i));
    store.setScore([1], 0.1);
    store.importImages({ images: [image(0, { boxes: many })], classNames: ['x'] }, 'replace');
    expect(store.undo()).toBe('import');
    // What import put in is now kept for redo, which leaves no room for the entry before it.
    expect(store.redoLabel.value).toBe('import');
    expect(store.undoLabel.value).toBeNull();
  });
});
