import { describe, expect, test } from 'vitest';
import { fromRows } from '../../../www/document/boxes';
import { CROWD, DIFFICULT } from '../../../www/document/flags';
import { BOX_KINDS, flagOf, kindOf } from '../../../www/document/kinds';
import { image, row, storeOf } from './helpers';

describe('what a box is', () => {
  test('follows from its score, and without one from its mark', () => {
    const boxes = fromRows([
      row(1),
      row(2, { score: null }),
      row(3, { score: null, flag: DIFFICULT }),
      row(4, { score: null, flag: CROWD }),
      row(5, { score: 0, flag: CROWD }),
    ]);
    const kinds = [0, 1, 2, 3, 4].map((at) => kindOf(boxes, at));
    expect(kinds).toEqual(['detection', 'truth', 'difficult', 'crowd', 'detection']);
    expect(kindOf(fromRows([row(1, { score: null })]), 0)).toBe('truth');
  });

  test('is what it was made', () => {
    for (const kind of BOX_KINDS) {
      const { store } = storeOf();
      expect(store.setKind([2], kind).ok).toBe(true);
      const { boxes } = store.currentImage.value;
      expect(kindOf(boxes, 1)).toBe(kind);
      expect(
        [...boxes.ids.keys()].map((at) => kindOf(boxes, at)).filter((k) => k !== kind),
      ).toEqual(kind === 'detection' ? [] : ['detection', 'detection']);
      expect(boxes.flags?.[1] ?? 0).toBe(flagOf(kind));
    }
  });

  test('keeps the score of a detection, and gives one to what becomes one', () => {
    const { store } = storeOf();
    const scores = () => [...store.boxes().scores];
    store.setKind([1, 2], 'detection');
    expect(scores()).toEqual([0.5, 0.5, 0.5]);
    expect(store.canUndo.value).toBe(false);
    store.setKind([1], 'crowd');
    store.setDefaultScore(0.25);
    store.setKind([1], 'detection');
    expect(scores()).toEqual([0.25, 0.5, 0.5]);
    store.setDefaultScore(null);
    store.setKind([2], 'truth');
    store.setKind([2], 'detection');
    expect(scores()).toEqual([0.25, 1, 0.5]);
    expect(store.undoLabel.value).toBe('kind');
  });

  test('comes back by undo, goes with a copy and through a deletion', () => {
    const { store } = storeOf();
    const before = store.document.value;
    store.setKind([1, 3], 'difficult');
    const [copy = 0] = store.duplicate([3], 5, 5);
    store.remove([1]);
    const { boxes } = store.currentImage.value;
    expect([...boxes.ids]).toEqual([2, 3, copy]);
    expect([0, 1, 2].map((at) => kindOf(boxes, at))).toEqual([
      'detection',
      'difficult',
      'difficult',
    ]);
    store.undo();
    expect(kindOf(store.boxes(), 0)).toBe('difficult');
    store.undo();
    store.undo();
    expect(store.document.value).toEqual(before);
  });

  test('of no box here is refused', () => {
    const { store } = storeOf({ images: [image(1)], classNames: ['c'] });
    expect(store.setKind([9], 'truth')).toEqual({ ok: false, reason: 'unknownBox' });
  });
});
