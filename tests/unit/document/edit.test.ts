import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boxCount, emptyBoxes, fromRows } from '../../../www/document/boxes';
import { type Document, equalDocuments } from '../../../www/document/document';
import { apply, coalesce, type Edit, editBytes, revert } from '../../../www/document/edit';
import { boxes, boxesArbitrary, image, row, twoImages } from './helpers';

const imageId = fc.integer({ min: 1, max: 4 });

/** Any edit, also one that names what is not there. New images get ids that no other has. */
const editArbitrary: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ kind: fc.constant('replaceRows' as const), imageId, rows: boxesArbitrary(12) }),
  fc.record({ kind: fc.constant('insertRows' as const), imageId, rows: boxesArbitrary(12) }),
  fc.record({
    kind: fc.constant('removeRows' as const),
    imageId,
    ids: fc.uint32Array({ max: 12, maxLength: 6 }),
  }),
  fc.record({
    kind: fc.constant('spliceImages' as const),
    at: fc.nat(5),
    remove: fc.nat(3),
    insert: fc.array(
      boxesArbitrary().map((columns) => image(0, { boxes: columns })),
      { maxLength: 2 },
    ),
  }),
  fc.record({
    kind: fc.constant('setImageMeta' as const),
    imageId,
    meta: fc.record({
      name: fc.string(),
      width: fc.option(fc.nat()),
      height: fc.option(fc.nat()),
      picture: fc.option(fc.string()),
    }),
  }),
  fc.record({
    kind: fc.constant('setClassNames' as const),
    classNames: fc.array(fc.string(), { maxLength: 3 }),
  }),
);

const editsArbitrary = fc.array(editArbitrary, { maxLength: 20 }).map((edits) => {
  let id = 2;
  return edits.map((edit) =>
    edit.kind === 'spliceImages'
      ? { ...edit, insert: edit.insert.map((each) => ({ ...each, id: ++id })) }
      : edit,
  );
});

function checkDocument(document: Document): void {
  expect(document.images.length).toBeGreaterThan(0);
  expect(document.classNames.length).toBeGreaterThan(0);
  for (const { boxes: columns } of document.images) {
    expect([...columns.ids]).toEqual([...new Set(columns.ids)].sort((a, b) => a - b));
    expect(columns.corners).toHaveLength(4 * boxCount(columns));
    expect(columns.scores).toHaveLength(boxCount(columns));
    expect(columns.classes).toHaveLength(boxCount(columns));
  }
}

describe('apply', () => {
  test('then the inverse is as before, for any run of edits', () => {
    fc.assert(
      fc.property(editsArbitrary, (edits) => {
        const start = twoImages();
        const states = [start];
        const inverses: Edit[] = [];
        for (const edit of edits) {
          const { document, inverse } = apply(states.at(-1) ?? start, edit);
          checkDocument(document);
          states.push(document);
          inverses.push(inverse);
        }
        const undone = revert(states.at(-1) ?? start, inverses);
        expect(equalDocuments(undone.document, start)).toBe(true);
        expect(undone.document).toEqual(twoImages());
        const redone = revert(undone.document, undone.edits);
        expect(redone.document).toEqual(states.at(-1));
      }),
      { numRuns: 500 },
    );
  });

  test('shares what it leaves alone', () => {
    const before = twoImages();
    const rows = fromRows([row(2, { x1: 100 })]);
    const { document } = apply(before, { kind: 'replaceRows', imageId: 1, rows });
    expect(document.images[1]).toBe(before.images[1]);
    expect(document.classNames).toBe(before.classNames);
    expect(document.images[0]?.boxes.scores).toBe(before.images[0]?.boxes.scores);
    expect(before).toEqual(twoImages());
  });

  test('keeps one row for one box among 10,000', () => {
    const many = boxes(...Array.from({ length: 10_000 }, (_, i) => i + 1));
    const document = { images: [image(1, { boxes: many })], classNames: ['cat'] };
    const rows = fromRows([row(5000, { x1: -1 })]);
    const { inverse } = apply(document, { kind: 'replaceRows', imageId: 1, rows });
    expect(inverse).toEqual({ kind: 'replaceRows', imageId: 1, rows: fromRows([row(5000)]) });
    expect(editBytes(inverse)).toBeLessThan(1000);
  });

  test('never leaves a document without images or class names', () => {
    const document = twoImages();
    const all: Edit = { kind: 'spliceImages', at: 0, remove: 2, insert: [] };
    expect(apply(document, all).document).toBe(document);
    expect(apply(document, { kind: 'setClassNames', classNames: [] }).document).toBe(document);
  });

  test('passes over what is not there', () => {
    const document = twoImages();
    const unknown: Edit = { kind: 'removeRows', imageId: 9, ids: Uint32Array.of(1) };
    expect(apply(document, unknown).document).toBe(document);
    const again: Edit = { kind: 'insertRows', imageId: 1, rows: boxes(2, 9) };
    expect([...(apply(document, again).document.images[0]?.boxes.ids ?? [])]).toEqual([1, 2, 3, 9]);
  });
});

describe('coalesce', () => {
  const replaced = (...rows: Parameters<typeof row>[]): Edit => ({
    kind: 'replaceRows',
    imageId: 1,
    rows: fromRows(rows.map((each) => row(...each))),
  });

  test('keeps the oldest value of each box', () => {
    const joined = coalesce(
      replaced([2, { x1: 20 }]),
      replaced([1, { x1: 11 }], [2, { x1: 21 }], [3, { x1: 31 }]),
    );
    expect(joined).toEqual(replaced([1, { x1: 11 }], [2, { x1: 20 }], [3, { x1: 31 }]));
  });

  test('joins only rows replaced in one image', () => {
    const elsewhere: Edit = { kind: 'replaceRows', imageId: 2, rows: boxes(4) };
    const removal: Edit = { kind: 'removeRows', imageId: 1, ids: Uint32Array.of(1) };
    expect(coalesce(replaced([1]), elsewhere)).toBeNull();
    expect(coalesce(replaced([1]), removal)).toBeNull();
    expect(coalesce(removal, replaced([1]))).toBeNull();
  });
});

describe('equality of documents', () => {
  test('sees every part', () => {
    const document = twoImages();
    const [first, second] = document.images;
    if (!first || !second) throw new Error('two images expected');
    expect(equalDocuments(document, twoImages())).toBe(true);
    const others: Document[] = [
      { ...document, classNames: ['cat', 'cow'] },
      { ...document, classNames: ['cat'] },
      { ...document, images: [first] },
      { ...document, images: [second, first] },
      ...(
        [
          { id: 7 },
          { name: 'x' },
          { width: 1 },
          { height: 1 },
          { picture: 'p' },
          { boxes: emptyBoxes },
          { boxes: fromRows([row(4), row(5, { y2: 21 })]) },
          { boxes: fromRows([row(4), row(5, { score: null })]) },
          { boxes: fromRows([row(4), row(5, { classIndex: 1 })]) },
        ] as const
      ).map((changed) => ({ ...document, images: [first, { ...second, ...changed }] })),
    ];
    for (const other of others) expect(equalDocuments(document, other)).toBe(false);
  });
});
