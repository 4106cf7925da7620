import { describe, expect, test } from 'vitest';
import { emptyBoxes, fromRows } from '../../../www/document/boxes';
import type { Document, ImageEntry } from '../../../www/document/document';
import { type BoxFilter, Filtering } from '../../../www/document/filter';
import { createDocumentStore } from '../../../www/document/store';

let nextId = 1;

function imageOf(
  id: number,
  boxes: readonly (readonly [classIndex: number, score: number | null])[],
) {
  const rows = boxes.map(([classIndex, score]) => ({
    ...{ id: nextId++, x1: 0, y1: 0, x2: 1, y2: 1, score, classIndex, angle: 0 },
  }));
  const image: ImageEntry = {
    ...{ id, name: `image ${id}`, width: null, height: null, picture: null },
    boxes: rows.length > 0 ? fromRows(rows) : emptyBoxes,
  };
  return image;
}

const document: Document = {
  classNames: ['cat', 'dog', 'cow'],
  images: [
    imageOf(1, [
      [0, 0.9],
      [1, 0.4],
    ]),
    imageOf(2, [[2, 0.8]]),
    imageOf(3, []),
    imageOf(4, [
      [1, null],
      [0, 0.2],
    ]),
  ],
};

const never = new AbortController().signal;
const on = (filter: Partial<BoxFilter>, of = document) =>
  Filtering.on(of, { classNames: null, minScore: null, ...filter }, never);

/** Per image that is left, its id and the classes of its boxes. */
const leftOf = (filtering: Filtering, of: Document) =>
  filtering.of(of)?.images.map(({ id, boxes }) => [id, ...boxes.classes]);

describe('a filter', () => {
  test('leaves the boxes of its classes, and the images that have some', async () => {
    expect(leftOf(await on({ classNames: new Set(['cat']) }), document)).toEqual([
      [1, 0],
      [4, 0],
    ]);
    const two = await on({ classNames: new Set(['dog', 'cow']) });
    expect(leftOf(two, document)).toEqual([
      [1, 1],
      [2, 2],
      [4, 1],
    ]);
  });

  test('leaves scores from the lowest on, and what has none', async () => {
    expect(leftOf(await on({ minScore: 0.4 }), document)).toEqual([
      [1, 0, 1],
      [2, 2],
      [4, 1],
    ]);
  });

  test('keeps the ids, and shares an image of which all is left', async () => {
    const filtered = (await on({ minScore: 0.3 })).of(document);
    const [first, , , last] = document.images;
    if (!filtered || !first || !last) throw new Error('no images');
    expect(filtered.of(first)).toBe(first);
    expect([...filtered.of(last).boxes.ids]).toEqual([last.boxes.ids[0]]);
    const elsewhere = imageOf(9, []);
    expect(filtered.of(elsewhere)).toBe(elsewhere);
  });

  test('of a class that is nowhere leaves nothing', async () => {
    const filtered = (await on({ classNames: new Set(['horse']) })).of(document);
    expect(filtered?.images).toEqual([]);
    expect(filtered?.of(document.images[0] as ImageEntry).boxes.ids).toHaveLength(0);
  });

  test('follows edits, and looks again only at what is different', async () => {
    const store = createDocumentStore(document, { now: () => 0 });
    const filtering = await on({ classNames: new Set(['cat']) }, store.document.value);
    const before = filtering.of(store.document.value);
    store.setClass([store.boxes().ids[0] as number], 2);
    const after = filtering.of(store.document.value);
    expect(after?.images.map(({ id }) => id)).toEqual([4]);
    expect(after?.images[0]).toBe(before?.images[1]);
    store.removeImage(2);
    expect(leftOf(filtering, store.document.value)).toEqual([[4, 0]]);
    store.undo();
    store.undo();
    expect(leftOf(filtering, store.document.value)).toEqual([
      [1, 0],
      [4, 0],
    ]);
    store.renameClass(0, 'lion');
    expect(leftOf(filtering, store.document.value)).toEqual([]);
  });

  test('is not for another document of very many images', async () => {
    const many = Array.from({ length: 3000 }, (_, i) => imageOf(i + 10, [[0, 1]]));
    const other = { ...document, images: many };
    expect((await on({ minScore: 0.5 })).of(other)).toBeNull();
    const filtered = (await on({ minScore: 0.5 }, other)).of(other);
    expect(filtered?.images).toHaveLength(3000);
  });

  test('can be given up while it is made', async () => {
    const stop = new AbortController();
    const many = Array.from({ length: 300_000 }, () => document.images[0] as ImageEntry);
    const making = Filtering.on(
      { ...document, images: many },
      { classNames: new Set(['cat']), minScore: null },
      stop.signal,
      async () => stop.abort(),
    );
    await expect(making).rejects.toThrow();
  });
});
