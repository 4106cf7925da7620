import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromRows } from '../../../www/document/boxes';
import type { Document } from '../../../www/document/document';
import { BOX_KINDS } from '../../../www/document/kinds';
import type { DocumentStore } from '../../../www/document/store';
import { boxesArbitrary, coordinate, image, row, score, storeOf } from './helpers';

/** One call as a person may cause it at any time, described so that a failing run can be read. */
type Call = readonly [string, (store: DocumentStore, clock: { ms: number }) => unknown];

const ids = fc.array(fc.integer({ min: 0, max: 15 }), { maxLength: 4 });
const four = fc.tuple(coordinate, coordinate, coordinate, coordinate);
const id = fc.integer({ min: 0, max: 6 });
const name = fc.constantFrom('cat', 'dog', 'cow', ' ', 'x');
const mode = fc.constantFrom('replace' as const, 'add' as const);
const source: fc.Arbitrary<Document> = fc
  .array(boxesArbitrary(9), { maxLength: 2 })
  .map((columns) => ({
    images: columns.map((each, i) => image(i, { boxes: each })),
    classNames: ['dog', 'cow', 'cat'],
  }));

const call: fc.Arbitrary<Call> = fc.oneof(
  fc
    .tuple(ids, four)
    .map(
      ([i, c]): Call => [
        `setCorners ${i} ${c}`,
        (store) => store.setCorners(i, Float64Array.from(i.flatMap(() => c))),
      ],
    ),
  fc
    .tuple(id, coordinate)
    .map(([i, v]): Call => [`setCorner ${i} ${v}`, (store) => store.setCorner(i, 'y2', v)]),
  fc
    .tuple(ids, score)
    .map(([i, s]): Call => [`setScore ${i} ${s}`, (store) => store.setScore(i, s)]),
  fc
    .tuple(ids, fc.nat(3))
    .map(([i, c]): Call => [`setClass ${i} ${c}`, (store) => store.setClass(i, c)]),
  fc
    .tuple(ids, fc.constantFrom(...BOX_KINDS))
    .map(([i, k]): Call => [`setKind ${i} ${k}`, (store) => store.setKind(i, k)]),
  four.map((c): Call => [`insert ${c}`, (store) => store.insert(c)]),
  ids.map((i): Call => [`remove ${i}`, (store) => store.remove(i)]),
  fc
    .tuple(ids, coordinate)
    .map(([i, d]): Call => [`duplicate ${i} ${d}`, (store) => store.duplicate(i, d, -d)]),
  ids.map((i): Call => [`select ${i}`, (store) => store.select(i)]),
  fc
    .option(fc.constantFrom('nudge', 'score'))
    .map(
      (key): Call => [`begin ${key}`, (store) => (key === null ? store.begin() : store.begin(key))],
    ),
  fc.constant<Call>(['commit', (store) => store.commit()]),
  fc.constant<Call>(['cancel', (store) => store.cancel()]),
  fc.constant<Call>(['undo', (store) => store.undo()]),
  fc.constant<Call>(['redo', (store) => store.redo()]),
  name.map((n): Call => [`addClass ${n}`, (store) => store.addClass(n)]),
  fc
    .tuple(fc.nat(3), name)
    .map(([c, n]): Call => [`renameClass ${c} ${n}`, (store) => store.renameClass(c, n)]),
  fc.nat(3).map((c): Call => [`setCurrentClass ${c}`, (store) => store.setCurrentClass(c)]),
  fc
    .tuple(source, mode)
    .map(
      ([s, m]): Call => [
        `importImages ${s.images.length} ${m}`,
        (store) => store.importImages(s, m),
      ],
    ),
  fc.constant<Call>(['clear', (store) => store.clear()]),
  fc.constant<Call>(['newImage', (store) => store.newImage()]),
  id.map((i): Call => [`removeImage ${i}`, (store) => store.removeImage(i)]),
  id.map((i): Call => [`showImage ${i}`, (store) => store.showImage(i)]),
  fc
    .tuple(id, fc.nat(3))
    .map(([i, w]): Call => [`setPicture ${i} ${w}`, (store) => store.setPicture(i, 'p', w, w)]),
  fc.nat(600).map((ms): Call => [`wait ${ms}`, (_, clock) => (clock.ms += ms)]),
);

const calls = fc.array(call, { maxLength: 40 });

function start(): Document {
  return {
    images: [
      image(1, { boxes: fromRows([row(1), row(2, { score: null }), row(3, { classIndex: 1 })]) }),
      image(2, { boxes: fromRows([row(4)]) }),
    ],
    classNames: ['cat', 'dog'],
  };
}

function checkState(store: DocumentStore): void {
  const { images, classNames } = store.document.value;
  expect(images.length).toBeGreaterThan(0);
  expect(new Set(classNames).size).toBe(classNames.length);
  expect(new Set(images.map((each) => each.id)).size).toBe(images.length);
  const all = images.flatMap((each) => [...each.boxes.ids]);
  expect(new Set(all).size).toBe(all.length);
  for (const { boxes } of images) {
    expect(boxes.ids).toEqual(boxes.ids.toSorted());
    expect(boxes.corners.every(Number.isFinite)).toBe(true);
    // There is a column of flags where there are flags.
    if (boxes.flags) expect(boxes.flags.some((flag) => flag > 0)).toBe(true);
    expect(boxes.classes.every((each) => each < classNames.length)).toBe(true);
  }
  const shown = images.find((each) => each.id === store.currentImageId.value);
  expect(store.currentImage.value).toBe(shown);
  for (const selected of store.selection()) expect(shown?.boxes.ids).toContain(selected);
  expect(store.currentClass.value).toBeLessThan(classNames.length);
}

/** Everything that a person sees. */
function seen(store: DocumentStore) {
  return {
    document: store.document.value,
    image: store.currentImageId.value,
    selection: store.selection(),
  };
}

test('whatever is called, the document is sound, and undoing and redoing all is exact', () => {
  fc.assert(
    fc.property(calls, (made) => {
      const { store, clock } = storeOf(start());
      for (const [, run] of made) {
        run(store, clock);
        checkState(store);
      }
      store.commit();
      const undone: Document[] = [];
      while (store.canUndo.value) {
        undone.push(store.document.value);
        expect(store.undo()).not.toBeNull();
        checkState(store);
        // No entry without an effect.
        expect(store.document.value).not.toEqual(undone.at(-1));
      }
      expect(store.document.value).toEqual(start());
      while (undone.length > 0) {
        expect(store.redo()).not.toBeNull();
        expect(store.document.value).toEqual(undone.pop());
        checkState(store);
      }
    }),
    { numRuns: 400 },
  );
});

test('cancel is as if the gesture had not been', () => {
  fc.assert(
    fc.property(calls, calls, (before, during) => {
      // What ends a gesture by itself cannot be cancelled.
      const within = during.filter(
        ([name]) =>
          !/^(begin|commit|cancel|importImages|clear|newImage|removeImage|showImage|setPicture)/.test(
            name,
          ),
      );
      const { store, clock } = storeOf(start());
      for (const [, run] of before) run(store, clock);
      store.commit();
      const expected = seen(store);
      const labels = [store.undoLabel.value, store.redoLabel.value];
      store.begin();
      for (const [, run] of within) run(store, clock);
      store.cancel();
      expect(seen(store)).toEqual(expected);
      expect([store.undoLabel.value, store.redoLabel.value]).toEqual(labels);
    }),
    { numRuns: 200 },
  );
});

test('columns that were given out are never written to', () => {
  fc.assert(
    fc.property(calls, (made) => {
      const { store, clock } = storeOf(start());
      const kept: { document: Document; copy: Document }[] = [];
      for (const [, run] of made) {
        const document = store.document.value;
        kept.push({ document, copy: structuredClone(document) });
        run(store, clock);
      }
      for (const { document, copy } of kept) expect(document).toEqual(copy);
    }),
    { numRuns: 100 },
  );
});
