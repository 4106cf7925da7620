import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boxCount, boxRow, fromRows } from '../../../www/document/boxes';
import type { Document } from '../../../www/document/document';
import { jsonParts, toJson } from '../../../www/document/save';
import { boxes, boxesArbitrary, image, row, twoImages } from './helpers';

/** What the file should say, made the plain way. */
function plain(document: Document) {
  return {
    format: 'boxstep',
    version: 1,
    classNames: document.classNames,
    images: document.images.map(({ name, width, height, boxes: columns }) => ({
      name,
      width,
      height,
      ...(columns.flags && { flags: [...columns.flags] }),
      ...(columns.angles.some((angle) => angle !== 0) && { angles: [...columns.angles] }),
      boxes: Array.from({ length: boxCount(columns) }, (_, i) => {
        const box = boxRow(columns, i);
        return box && [box.x1, box.y1, box.x2, box.y2, box.score, box.classIndex];
      }),
    })),
  };
}

test('reads back as it was, number for number', () => {
  const names = fc.string({ unit: 'grapheme' });
  const images = fc.array(
    fc.record({ columns: boxesArbitrary(), name: names, width: fc.option(fc.nat()) }),
    { minLength: 1, maxLength: 3 },
  );
  fc.assert(
    fc.property(images, fc.array(names, { minLength: 1 }), (entries, classNames) => {
      const document = {
        images: entries.map(({ columns, name, width }, i) =>
          image(i, { boxes: columns, name, width }),
        ),
        classNames,
      };
      // Through JSON too, because that writes -0 as 0.
      const expected = JSON.parse(JSON.stringify(plain(document)));
      expect(JSON.parse(toJson(document))).toEqual(expected);
    }),
  );
});

test('keeps numbers that need all their digits', () => {
  const exact = [0.1 + 0.2, 1 / 3, 5e-324, 1.7976931348623157e308, -123456789.12345679, 1e21];
  for (const value of exact) {
    const columns = fromRows([row(1, { x1: value, score: value })]);
    const read = JSON.parse(toJson({ images: [image(1, { boxes: columns })], classNames: ['c'] }));
    expect(read.images[0].boxes[0][0]).toBe(value);
    expect(read.images[0].boxes[0][4]).toBe(value);
  }
});

test('has no ids and no pictures in it', () => {
  const document = {
    images: [image(1, { picture: 'picture-1', boxes: boxes(8) })],
    classNames: ['c'],
  };
  expect(JSON.parse(toJson(document))).toEqual({
    format: 'boxstep',
    version: 1,
    classNames: ['c'],
    images: [{ name: 'image 1', width: null, height: null, boxes: [[8, 0, 18, 20, 0.5, 0]] }],
  });
});

test('a large document comes in many parts', () => {
  const many = boxes(...Array.from({ length: 10_000 }, (_, i) => i));
  const document = {
    images: [...twoImages().images, image(3, { boxes: many })],
    classNames: ['c'],
  };
  const parts = [...jsonParts(document)];
  expect(parts.length).toBeGreaterThan(6);
  expect(Math.max(...parts.map((part) => part.length))).toBeLessThan(200_000);
  expect(JSON.parse(parts.join(''))).toEqual(plain(document));
});
