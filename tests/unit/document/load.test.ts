import { describe, expect, test } from 'vitest';
import { boxCount, boxRow, emptyBoxes } from '../../../www/document/boxes';
import { documentOf } from '../../../www/document/load';
import { parsed, row, storeOf } from './helpers';

describe('files become images', () => {
  test('one per file, named after it', async () => {
    const { images, classNames } = await documentOf([
      { name: '2007_000032.txt', parsed: parsed([0, 0]) },
      { name: 'noext', parsed: parsed([0]) },
      { name: '.txt', parsed: parsed([]) },
    ]);
    expect(images.map(({ name }) => name)).toEqual(['2007_000032', 'noext', '.txt']);
    expect(images.map(({ boxes }) => boxCount(boxes))).toEqual([2, 1, 0]);
    expect(images.map(({ id }) => id)).toEqual([1, 2, 3]);
    expect(images.flatMap(({ boxes }) => [...boxes.ids])).toEqual([1, 2, 3]);
    expect(images[0]).toMatchObject({ width: null, height: null, picture: null });
    expect(classNames).toEqual(['cat']);
  });

  test('several per file, with the names and sizes it has', async () => {
    const file = parsed([0, 2], {
      imageNames: ['a.jpg', '', 'c.jpg', 'd.jpg'],
      imageSizes: Float64Array.of(640, 480, Number.NaN, Number.NaN, 0, -1, 5, 6),
    });
    const { images } = await documentOf([{ name: 'all.json', parsed: file }]);
    expect(images.map(({ name }) => name)).toEqual(['a.jpg', 'all 2', 'c.jpg', 'd.jpg']);
    expect(images.map(({ width, height }) => [width, height])).toEqual([
      [640, 480],
      [null, null],
      [null, null],
      [5, 6],
    ]);
    expect(images.map(({ boxes }) => boxCount(boxes))).toEqual([1, 0, 1, 0]);
  });

  test('turned boxes keep their angles, upright ones have none', async () => {
    const turned = parsed([1, 0, 1], { angles: Float64Array.of(0.5, 0, -1) });
    const { images } = await documentOf([
      { name: 'turned.xml', parsed: turned },
      { name: 'upright.txt', parsed: parsed([0]) },
    ]);
    expect(images.map(({ boxes }) => [...boxes.angles])).toEqual([[0], [0.5, -1], [0]]);
  });

  test('boxes that are not in image order find their image and keep the order in it', async () => {
    const file = parsed([2, 0, 2, 0, 1], {
      classes: Uint32Array.of(0, 1, 0, 1, 0),
      classNames: ['a', 'b'],
    });
    const { images } = await documentOf([{ name: 'f', parsed: file }]);
    expect(images.map(({ boxes }) => [...boxes.scores])).toEqual([[1, 3], [4], [0, 2]]);
    expect(images.map(({ boxes }) => [...boxes.classes])).toEqual([[1, 1], [0], [0, 0]]);
    expect(images.map(({ boxes }) => [...boxes.ids])).toEqual([[1, 2], [3], [4, 5]]);
    expect(boxRow(images[2]?.boxes ?? emptyBoxes, 1)).toEqual(
      row(5, { x1: 2, x2: 3, y2: 1, score: 2 }),
    );
    expect([...file.scores]).toEqual([0, 1, 2, 3, 4]);
  });
});

test('angles stay with their boxes', async () => {
  const file = parsed([1, 0, 1], { angles: Float64Array.of(0.5, 0, -2) });
  const { images } = await documentOf([{ name: 'f', parsed: file }]);
  expect(images.map(({ boxes }) => [...boxes.angles])).toEqual([[0], [0.5, -2]]);
});

describe('classes', () => {
  test('of the same name are the same class in all files', async () => {
    const { images, classNames } = await documentOf([
      {
        name: 'a',
        parsed: parsed([0, 0], { classes: Uint32Array.of(0, 1), classNames: ['cat', 'dog'] }),
      },
      {
        name: 'b',
        parsed: parsed([0, 0], { classes: Uint32Array.of(0, 1), classNames: ['dog', 'cow'] }),
      },
      {
        name: 'c',
        parsed: parsed([0, 0], { classes: Uint32Array.of(0, 1), classNames: ['cow', 'cow'] }),
      },
    ]);
    expect(classNames).toEqual(['cat', 'dog', 'cow']);
    expect(images.map(({ boxes }) => [...boxes.classes])).toEqual([
      [0, 1],
      [1, 2],
      [2, 2],
    ]);
  });

  test('without a name get one', async () => {
    const none = parsed([0], { classNames: [] });
    expect(
      (await documentOf([{ name: 'a', parsed: none }], { className: '目标' })).classNames,
    ).toEqual(['目标']);
    const some = parsed([0], { classes: Uint32Array.of(2), classNames: ['cat'] });
    expect((await documentOf([{ name: 'a', parsed: some }])).classNames).toEqual(['cat', '1', '2']);
    const nothing = parsed([], { classNames: [] });
    expect((await documentOf([{ name: 'a', parsed: nothing }])).classNames).toEqual(['object']);
  });
});

describe('a large file', () => {
  const imageCount = 118_287;
  const count = 860_001;
  const file = parsed([], {
    boxes: new Float64Array(4 * count).map((_, i) => i),
    scores: new Float64Array(count),
    classes: new Uint32Array(count),
    images: new Uint32Array(count).map((_, i) => Math.floor((i * imageCount) / count)),
  });

  test('is not copied: images are views into what the parser gave', async () => {
    let pauses = 0;
    const pause = async () => void pauses++;
    const { images } = await documentOf([{ name: 'coco.json', parsed: file }], { pause });
    expect(images).toHaveLength(imageCount);
    expect(pauses).toBeGreaterThan(5);
    const ids = images[0]?.boxes.ids.buffer;
    let end = 0;
    let shared = 0;
    for (const { boxes } of images) {
      const start = end;
      end += boxCount(boxes);
      const views =
        boxes.corners.buffer === file.boxes.buffer &&
        boxes.corners.byteOffset === 32 * start &&
        boxes.scores.buffer === file.scores.buffer &&
        boxes.classes.buffer === file.classes.buffer &&
        boxes.ids.buffer === ids;
      if (views) shared++;
    }
    expect(end).toBe(count);
    expect(shared).toBe(imageCount);
  });

  test('goes into the store as it is, and back out by undo', async () => {
    const { store } = storeOf();
    const before = store.document.value;
    const document = await documentOf([{ name: 'coco.json', parsed: file }], {
      ids: store.freshIds,
    });
    store.importImages(document, 'replace');
    expect(store.document.value.images.length).toBe(imageCount);
    expect(store.document.value.images[99]).toBe(document.images[99]);
    expect(store.freshIds.box).toBe(6 + count);
    store.undo();
    expect(store.document.value).toEqual(before);
  });
});

test('several files dropped at once are one undo entry', async () => {
  const { store } = storeOf();
  const files = ['a.txt', 'b.txt', 'c.txt'].map((name) => ({ name, parsed: parsed([0]) }));
  store.importImages(await documentOf(files, { ids: store.freshIds }), 'add');
  expect(store.document.value.images.map(({ name }) => name).slice(2)).toEqual(['a', 'b', 'c']);
  store.undo();
  expect(store.canUndo.value).toBe(false);
  expect(store.document.value.images).toHaveLength(2);
});
