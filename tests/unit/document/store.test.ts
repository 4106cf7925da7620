import { effect } from '@preact/signals';
import { describe, expect, test } from 'vitest';
import { boxCount, boxRow, emptyBoxes, fromRows, rowOf } from '../../../www/document/boxes';
import { emptyDocument } from '../../../www/document/document';
import type { Editing } from '../../../www/document/editing';
import { boxes, image, row, storeOf, twoImages } from './helpers';

const refusedAs = (reason: string) => ({ ok: false, reason });

describe('a new store', () => {
  test('shows the first image of the document as it is', () => {
    const { store } = storeOf();
    expect(store.document.value).toEqual(twoImages());
    expect(store.currentImageId.value).toBe(1);
    expect(store.currentImage.value.name).toBe('image 1');
    expect(store.canUndo.value || store.canRedo.value).toBe(false);
    const editing: Editing = store;
    expect(editing.boxes()).toEqual(boxes(1, 2, 3));
  });

  test('numbers boxes anew where an id comes twice', () => {
    const twice = [image(1, { boxes: boxes(1, 2) }), image(1, { boxes: boxes(2) })];
    const { store } = storeOf({ images: twice, classNames: ['cat'] });
    const { images } = store.document.value;
    expect(new Set(images.map(({ id }) => id)).size).toBe(2);
    expect(images.map((each) => [...each.boxes.ids])).toEqual([[0, 1], [2]]);
    const mixed = [image(1, { boxes: boxes(2, 1) }), image(2, { boxes: boxes(1) })];
    const { store: other } = storeOf({ images: mixed, classNames: ['cat'] });
    expect(other.document.value.images.map((each) => [...each.boxes.ids])).toEqual([[0, 1], [2]]);
    expect([...other.boxes().corners]).toEqual([...boxes(2, 1).corners]);
  });

  test('fills up a document that has nothing', () => {
    const { store } = storeOf({ images: [], classNames: [] });
    expect(store.document.value).toEqual(emptyDocument());
  });
});

describe('boxes', () => {
  test('are drawn with the current class and the default score', () => {
    const { store } = storeOf();
    store.setCurrentClass(1);
    store.setDefaultScore(0.25);
    const id = store.insert([5, 6, 1, 2]);
    expect(boxRow(store.boxes(), rowOf(store.boxes(), id))).toEqual(
      row(id, { x1: 5, y1: 6, x2: 1, y2: 2, score: 0.25, classIndex: 1 }),
    );
    store.setDefaultScore(null);
    const unscored = store.insert([0, 0, 1, 1]);
    expect(boxRow(store.boxes(), rowOf(store.boxes(), unscored))?.score).toBeNull();
  });

  test('get ids that were never given, undone or not', () => {
    const { store } = storeOf();
    const first = store.insert([0, 0, 1, 1]);
    expect(first).toBe(6);
    store.undo();
    const second = store.insert([0, 0, 1, 1]);
    expect(second).toBe(7);
    store.showImage(2);
    expect(store.duplicate([4, 5], 1, 1)).toEqual([8, 9]);
  });

  test('keep their ids through undo and redo', () => {
    const { store } = storeOf();
    const id = store.insert([0, 0, 1, 1]);
    store.undo();
    expect(rowOf(store.boxes(), id)).toBe(-1);
    store.redo();
    expect(rowOf(store.boxes(), id)).toBe(3);
    store.remove([2]);
    store.undo();
    expect([...store.boxes().ids]).toEqual([1, 2, 3, id]);
  });

  test('are duplicated with class and score', () => {
    const { store } = storeOf();
    store.setClass([2], 1);
    store.setScore([2], null);
    const [copy = -1] = store.duplicate([2, 77], 3, -4);
    expect(boxRow(store.boxes(), rowOf(store.boxes(), copy))).toEqual({
      id: copy,
      x1: 5,
      y1: -4,
      x2: 15,
      y2: 16,
      score: null,
      classIndex: 1,
      angle: 0,
    });
    expect(store.duplicate([77], 1, 1)).toEqual([]);
  });

  test('take one typed coordinate and may end up inverted', () => {
    const { store } = storeOf();
    for (const [corner, value] of [
      ['x1', 30],
      ['y1', 31],
      ['x2', 12.5],
      ['y2', -7],
    ] as const) {
      expect(store.setCorner(1, corner, value)).toEqual({ ok: true });
      expect(boxRow(store.boxes(), 0)?.[corner]).toBe(value);
    }
    expect(boxRow(store.boxes(), 1)).toEqual(row(2));
  });

  test('change in the image on screen only', () => {
    const { store } = storeOf();
    expect(store.setScore([4], 0.1)).toEqual(refusedAs('unknownBox'));
    store.remove([4]);
    expect(store.document.value).toEqual(twoImages());
    expect(store.setScore([4, 1], 0.1)).toEqual({ ok: true });
    expect(store.document.value.images[1]).toEqual(twoImages().images[1]);
  });

  test('may have any finite score', () => {
    const { store } = storeOf();
    for (const score of [0, 1, -3.5, 87, 1e300]) {
      expect(store.setScore([1, 3], score)).toEqual({ ok: true });
      expect([...store.boxes().scores]).toEqual([score, 0.5, score]);
    }
  });
});

describe('refusals', () => {
  test('change nothing and leave no entry', () => {
    const { store } = storeOf();
    const { NaN: nan, POSITIVE_INFINITY: infinite } = Number;
    const before = store.document.value;
    expect(store.setCorners([1], Float64Array.of(0, nan, 1, 1))).toEqual(refusedAs('notFinite'));
    expect(store.setCorners([1, 2], Float64Array.of(0, 0, 1, 1))).toEqual(refusedAs('notFinite'));
    expect(store.setCorners([9], Float64Array.of(0, 0, 1, 1))).toEqual(refusedAs('unknownBox'));
    expect(store.setCorner(1, 'x2', infinite)).toEqual(refusedAs('notFinite'));
    expect(store.setCorner(9, 'x2', 1)).toEqual(refusedAs('unknownBox'));
    expect(store.setScore([1], nan)).toEqual(refusedAs('notFinite'));
    expect(store.setScore([1], -infinite)).toEqual(refusedAs('notFinite'));
    expect(store.setDefaultScore(nan)).toEqual(refusedAs('notFinite'));
    expect(store.setClass([1], 2)).toEqual(refusedAs('unknownClass'));
    expect(store.setClass([1], -1)).toEqual(refusedAs('unknownClass'));
    expect(store.setClass([1], 0.5)).toEqual(refusedAs('unknownClass'));
    expect(store.setCurrentClass(2)).toEqual(refusedAs('unknownClass'));
    expect(store.insert([0, 0, infinite, 1])).toBe(-1);
    expect(store.duplicate([1], nan, 0)).toEqual([]);
    expect(store.addClass('  ')).toEqual(refusedAs('emptyName'));
    expect(store.renameClass(0, '')).toEqual(refusedAs('emptyName'));
    expect(store.renameClass(0, 'dog')).toEqual(refusedAs('nameTaken'));
    expect(store.renameClass(7, 'cow')).toEqual(refusedAs('unknownClass'));
    expect(store.renameImage(1, ' ')).toEqual(refusedAs('emptyName'));
    expect(store.renameImage(9, 'x')).toEqual(refusedAs('unknownImage'));
    expect(store.setPicture(9, 'p', 1, 1)).toEqual(refusedAs('unknownImage'));
    expect(store.setPicture(1, 'p', 0, 1)).toEqual(refusedAs('notFinite'));
    expect(store.setPicture(1, 'p', 1, nan)).toEqual(refusedAs('notFinite'));
    expect(store.showImage(9)).toEqual(refusedAs('unknownImage'));
    expect(store.removeImage(9)).toEqual(refusedAs('unknownImage'));
    expect(store.importImages({ images: [], classNames: ['x'] }, 'replace')).toEqual(
      refusedAs('nothingToImport'),
    );
    expect(store.document.value).toBe(before);
    expect(store.canUndo.value).toBe(false);
  });
});

describe('selection', () => {
  test('holds only what is on screen and tells when it changes', () => {
    const { store } = storeOf();
    let told = 0;
    const stop = effect(() => {
      store.selectedIds.value;
      told++;
    });
    store.select([1, 3, 4, 99]);
    expect([...store.selection()]).toEqual([1, 3]);
    expect(told).toBe(2);
    store.select([3, 1, 1]);
    expect(told).toBe(2);
    stop();
  });

  test('is no entry and keeps redo', () => {
    const { store } = storeOf();
    store.setScore([1], 0.1);
    store.undo();
    store.select([1]);
    expect(store.canUndo.value).toBe(false);
    expect(store.redo()).toBe('score');
  });

  test('loses the boxes that go and has them again on undo', () => {
    const { store } = storeOf();
    store.select([1, 2]);
    store.remove([2, 3]);
    expect([...store.selection()]).toEqual([1]);
    store.select([]);
    store.undo();
    expect([...store.selection()]).toEqual([1, 2]);
    store.redo();
    expect([...store.selection()]).toEqual([1]);
  });

  test('undo goes back to the image of the edit', () => {
    const { store } = storeOf();
    store.setScore([1], 0.1);
    store.showImage(2);
    store.select([5]);
    expect(store.undo()).toBe('score');
    expect(store.currentImageId.value).toBe(1);
    expect([...store.selection()]).toEqual([]);
  });

  test('does not outlive its image on screen', () => {
    const { store } = storeOf();
    store.select([1]);
    store.showImage(1);
    expect([...store.selection()]).toEqual([1]);
    store.showImage(2);
    expect([...store.selection()]).toEqual([]);
    expect(store.canUndo.value).toBe(false);
  });
});

describe('classes', () => {
  test('grow by name, each name once', () => {
    const { store } = storeOf();
    expect(store.addClass(' cow ')).toEqual({ ok: true, value: 2 });
    const before = store.document.value;
    expect(store.addClass('dog')).toEqual({ ok: true, value: 1 });
    expect(store.document.value).toBe(before);
    expect(store.document.value.classNames).toEqual(['cat', 'dog', 'cow']);
    expect(store.undo()).toBe('addClass');
    expect(store.canUndo.value).toBe(false);
  });

  test('can be renamed', () => {
    const { store } = storeOf();
    expect(store.renameClass(1, 'wolf')).toEqual({ ok: true });
    expect(store.document.value.classNames).toEqual(['cat', 'wolf']);
    expect(store.renameClass(1, 'wolf')).toEqual({ ok: true });
    store.undo();
    expect(store.document.value).toEqual(twoImages());
  });

  test('the current one follows when its class goes', () => {
    const { store } = storeOf();
    store.addClass('cow');
    store.setCurrentClass(2);
    store.undo();
    expect(store.currentClass.value).toBe(1);
    store.clear();
    expect(store.currentClass.value).toBe(0);
  });
});

describe('images', () => {
  const source = {
    images: [
      image(1, { name: 'a', boxes: fromRows([row(1), row(2, { classIndex: 1 })]) }),
      image(2, { name: 'b', boxes: emptyBoxes }),
    ],
    classNames: ['dog', 'cow'],
  };

  test('imported in place of all are one entry, and what was there comes back', () => {
    const { store } = storeOf();
    store.select([2]);
    store.showImage(2);
    expect(store.importImages(source, 'replace')).toEqual({ ok: true });
    expect(store.document.value.images.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(store.document.value.classNames).toEqual(['dog', 'cow']);
    expect(store.currentImage.value.name).toBe('a');
    expect([...store.boxes().ids]).toEqual([6, 7]);
    expect([...store.boxes().classes]).toEqual([0, 1]);
    expect(store.undo()).toBe('import');
    expect(store.document.value).toEqual(twoImages());
    expect(store.currentImageId.value).toBe(2);
    expect(store.canUndo.value).toBe(false);
    store.redo();
    expect(store.currentImage.value.name).toBe('a');
    expect([...store.boxes().ids]).toEqual([6, 7]);
  });

  test('added share classes by name and get ids of their own', () => {
    const { store } = storeOf();
    store.importImages(source, 'add');
    const { images, classNames } = store.document.value;
    expect(classNames).toEqual(['cat', 'dog', 'cow']);
    expect(images.map(({ id }) => id)).toEqual([1, 2, 3, 4]);
    expect(images[0]).toEqual(twoImages().images[0]);
    expect([...(images[2]?.boxes.classes ?? [])]).toEqual([1, 2]);
    expect([...(images[2]?.boxes.ids ?? [])]).toEqual([6, 7]);
    expect(store.currentImage.value.name).toBe('a');
    store.importImages(source, 'add');
    expect([...store.boxes().ids]).toEqual([8, 9]);
    expect(store.document.value.classNames).toEqual(['cat', 'dog', 'cow']);
  });

  test('imported with the ids asked for keep their columns', () => {
    const { store } = storeOf();
    const { image: imageId, box } = store.freshIds;
    const fresh = [image(imageId, { boxes: boxes(box, box + 1) })];
    store.importImages({ images: fresh, classNames: ['cat'] }, 'add');
    expect(store.currentImage.value).toBe(fresh[0]);
    expect(store.freshIds).toEqual({ image: imageId + 1, box: box + 2 });
  });

  test('cleared leave one empty image and one class', () => {
    const { store } = storeOf();
    store.clear();
    const { images, classNames } = store.document.value;
    expect([images.length, classNames.length, boxCount(store.boxes())]).toEqual([1, 1, 0]);
    expect(store.undo()).toBe('clear');
    expect(store.document.value).toEqual(twoImages());
  });

  test('are added and removed one by one', () => {
    const { store } = storeOf();
    const id = store.newImage();
    expect(store.currentImageId.value).toBe(id);
    expect(store.currentImage.value).toEqual(image(id));
    expect(store.newImage('mine')).toBe(id + 1);
    expect(store.currentImage.value.name).toBe('mine');
    store.showImage(1);
    store.select([1]);
    store.removeImage(id);
    expect(store.currentImageId.value).toBe(1);
    expect([...store.selection()]).toEqual([1]);
    store.removeImage(1);
    expect(store.currentImageId.value).toBe(2);
    expect([...store.selection()]).toEqual([]);
    store.undo();
    expect(store.currentImageId.value).toBe(1);
    expect([...store.selection()]).toEqual([1]);
  });

  test('the last one leaves an empty one behind', () => {
    const { store } = storeOf({ images: [image(1, { boxes: boxes(1) })], classNames: ['cat'] });
    store.removeImage(1);
    expect(store.document.value.images).toHaveLength(1);
    expect(store.currentImageId.value).toBe(2);
    expect(boxCount(store.boxes())).toBe(0);
    store.undo();
    expect([...store.boxes().ids]).toEqual([1]);
  });

  test('get a picture, lose it and keep their size', () => {
    const { store } = storeOf();
    store.setPicture(2, 'picture-1', 640, 480);
    store.renameImage(2, ' street ');
    store.removePicture(2);
    expect(store.document.value.images[1]).toEqual(
      image(2, { name: 'street', width: 640, height: 480, boxes: boxes(4, 5) }),
    );
    expect(store.currentImageId.value).toBe(1);
    expect(store.undo()).toBe('picture');
    expect(store.document.value.images[1]?.picture).toBe('picture-1');
    store.undo();
    store.undo();
    expect(store.document.value).toEqual(twoImages());
  });
});
