import { describe, expect, test } from 'vitest';
import { boxRow, equalBoxes, rowOf, upright } from '../../../www/document/boxes';
import type { DocumentStore } from '../../../www/document/store';
import { storeOf } from './helpers';

const angles = (store: DocumentStore) => [...store.boxes().angles];

describe('angles', () => {
  test('are 0 to begin with, also of new boxes', () => {
    const { store } = storeOf();
    store.insert([0, 0, 1, 1]);
    expect(angles(store)).toEqual([0, 0, 0, 0]);
  });

  test('are set, taken back and done again', () => {
    const { store } = storeOf();
    expect(store.setAngles([3, 1], Float64Array.of(0.5, -1))).toEqual({ ok: true });
    expect(angles(store)).toEqual([-1, 0, 0.5]);
    expect(store.undoLabel.value).toBe('turn');
    store.undo();
    expect(angles(store)).toEqual([0, 0, 0]);
    store.redo();
    expect(angles(store)).toEqual([-1, 0, 0.5]);
  });

  test('that are no numbers, or of no box, change nothing', () => {
    const { store } = storeOf();
    for (const bad of [Number.NaN, Infinity]) {
      expect(store.setAngles([1], Float64Array.of(bad))).toMatchObject({ reason: 'notFinite' });
    }
    expect(store.setAngles([1], Float64Array.of(1, 2))).toMatchObject({ reason: 'notFinite' });
    expect(store.setAngles([9], Float64Array.of(1))).toMatchObject({ reason: 'unknownBox' });
    store.setAngles([1, 9], Float64Array.of(0.25, 1));
    expect(angles(store)).toEqual([0.25, 0, 0]);
  });

  test('go with a box that is copied, deleted and brought back, moved and given a class', () => {
    const { store } = storeOf();
    store.setAngles([2], Float64Array.of(0.5));
    const [copy = -1] = store.duplicate([2], 5, 5);
    expect(boxRow(store.boxes(), rowOf(store.boxes(), copy))?.angle).toBe(0.5);
    store.remove([2]);
    expect(angles(store)).toEqual([0, 0, 0.5]);
    store.undo();
    store.setCorners([2], Float64Array.of(1, 2, 3, 4));
    store.setClass([2], 1);
    store.setScore([2], 0.1);
    expect(angles(store)).toEqual([0, 0.5, 0, 0.5]);
  });

  test('of a gesture are one entry, with what else it changed', () => {
    const { store } = storeOf();
    store.begin();
    store.setAngles([1], Float64Array.of(1));
    store.setCorners([1], Float64Array.of(0, 0, 9, 9));
    store.setAngles([1], Float64Array.of(2));
    store.commit();
    store.undo();
    expect(angles(store)).toEqual([0, 0, 0]);
    expect(store.canUndo.value).toBe(false);
  });

  test('make boxes differ, and are gone from boxes that are to be upright', () => {
    const { store } = storeOf();
    const before = store.boxes();
    store.setAngles([1], Float64Array.of(1));
    expect(equalBoxes(before, store.boxes())).toBe(false);
    expect(boxRow(upright(store.boxes()), 0)?.angle).toBe(0);
    store.setAngles([1], Float64Array.of(0));
    expect(equalBoxes(before, store.boxes())).toBe(true);
  });
});
