import fc from 'fast-check';
import { type Boxes, type BoxRow, fromRows } from '../../../www/document/boxes';
import type { Document, ImageEntry } from '../../../www/document/document';
import type { ParsedBoxes } from '../../../www/document/load';
import { createDocumentStore, type DocumentStore } from '../../../www/document/store';

// A test that fails has to fail again.
fc.configureGlobal({ seed: 1 });

/** A box with the given id; everything else may be left to the defaults. */
export function row(id: number, changed: Partial<BoxRow> = {}): BoxRow {
  return {
    id,
    x1: id,
    y1: 0,
    x2: id + 10,
    y2: 20,
    score: 0.5,
    classIndex: 0,
    angle: 0,
    ...changed,
  };
}

export function boxes(...ids: number[]): Boxes {
  return fromRows(ids.map((id) => row(id)));
}

export function image(id: number, changed: Partial<ImageEntry> = {}): ImageEntry {
  return {
    id,
    name: `image ${id}`,
    width: null,
    height: null,
    picture: null,
    boxes: boxes(),
    ...changed,
  };
}

/** Image 1 with boxes 1, 2, 3 and image 2 with boxes 4, 5. */
export function twoImages(): Document {
  return {
    images: [image(1, { boxes: boxes(1, 2, 3) }), image(2, { boxes: boxes(4, 5) })],
    classNames: ['cat', 'dog'],
  };
}

/** A store with a clock that stands still until it is moved. */
export function storeOf(
  document: Document = twoImages(),
  maxBytes?: number,
): { store: DocumentStore; clock: { ms: number } } {
  const clock = { ms: 0 };
  const now = () => clock.ms;
  const options = maxBytes === undefined ? { now } : { now, maxBytes };
  return { store: createDocumentStore(document, options), clock };
}

/** Parser output for boxes of the given images; box i lies at x = i, has score i and class 0. */
export function parsed(images: readonly number[], changed: Partial<ParsedBoxes> = {}): ParsedBoxes {
  return {
    boxes: Float64Array.from(images.flatMap((_, i) => [i, 0, i + 1, 1])),
    scores: Float64Array.from(images, (_, i) => i),
    classes: new Uint32Array(images.length),
    classNames: ['cat'],
    images: Uint32Array.from(images),
    imageNames: [],
    imageSizes: new Float64Array(0),
    ...changed,
  };
}

/** Coordinates that are awkward but finite. */
export const coordinate = fc.oneof(
  fc.integer({ min: -50, max: 50 }),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }),
);

export const score = fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }), { nil: null });

/** Few boxes are marked. */
const flag = fc.oneof(
  { weight: 5, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.nat(2) },
);

/** Columns with ascending ids. */
export function boxesArbitrary(maxId = 60): fc.Arbitrary<Boxes> {
  return fc
    .uniqueArray(fc.integer({ min: 1, max: maxId }), { maxLength: 12 })
    .chain((ids) =>
      fc.tuple(
        ...ids
          .toSorted((a, b) => a - b)
          .map((id) =>
            fc
              .tuple(coordinate, coordinate, coordinate, coordinate, score, fc.nat(2), flag)
              .map(([x1, y1, x2, y2, s, classIndex, flag]) => ({
                id,
                x1,
                y1,
                x2,
                y2,
                score: s,
                classIndex,
                angle: s ?? 0,
                ...(flag > 0 && { flag }),
              })),
          ),
      ),
    )
    .map((rows) => fromRows(rows));
}
