import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type BoxColumns, BoxWriter, initSync, parseBoxes } from 'boxstep-reader';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { Document } from '../../../www/document/document';
import { documentOf } from '../../../www/document/load';
import { toJson } from '../../../www/document/save';
import { columnsOf } from '../../../www/saving/writing/columns';
import type { Wish } from '../../../www/saving/writing/contract';
import { lookAtJson, writeJson } from '../../../www/saving/writing/own-json';
import { look, write } from '../../../www/saving/writing/write';
import { boxes, boxesArbitrary, image } from '../document/helpers';

const wasm = fileURLToPath(new URL('../../../.cache/reader/boxstep_bg.wasm', import.meta.url));
if (!existsSync(wasm)) throw new Error('There is no reader yet: run `node scripts/wasm.mjs`.');
initSync({ module: readFileSync(wasm) });

const silent = () => {};

function writerOf(columns: BoxColumns, format: Wish['format']): BoxWriter {
  return new BoxWriter(columns, format, {});
}

/** Two images with sizes, the second with boxes that need all their digits. */
async function some(): Promise<BoxColumns> {
  return columnsOf({
    images: [
      image(1, { name: 'a.jpg', width: 64, height: 48 }),
      image(2, { name: 'b/=c.png', width: 64, height: 48, boxes: boxes(1 / 3, 4, 9) }),
    ],
    classNames: ['dog'],
  });
}

test('Boxstep’s own file is read back as the document that was written', async () => {
  const entries = fc.array(
    fc.record({ columns: boxesArbitrary(), width: fc.option(fc.integer({ min: 1 })) }),
    { minLength: 1, maxLength: 3 },
  );
  await fc.assert(
    fc.asyncProperty(entries, async (images) => {
      const document: Document = {
        images: images.map(({ columns, width }, i) => image(i + 1, { boxes: columns, width })),
        classNames: ['a', 'b', 'c'],
      };
      const text = toJson(document);
      const parsed = parseBoxes(new TextEncoder().encode(text), 'x.json');
      const read = await documentOf([{ name: 'x.json', parsed }]);
      expect(toJson(read)).toBe(text);
    }),
    { numRuns: 50 },
  );
});

test('a table begins with its header and is one file', async () => {
  const writer = writerOf(await some(), 'csv');
  expect(look(writer)).toEqual({
    file: 'boxes.csv',
    lines: [
      'image,width,height,class,x1,y1,x2,y2,score',
      'b/=c.png,64,48,dog,0.3333333333333333,0,10.333333333333334,20,0.5',
      'b/=c.png,64,48,dog,4,0,14,20,0.5',
      'b/=c.png,64,48,dog,9,0,19,20,0.5',
    ],
    goesOn: false,
    losses: [{ code: 'imagesWithoutBoxes', count: 1 }],
    isArchive: false,
  });
  const { name, file } = write(writer, 'boxes', silent);
  expect([name, file.type]).toEqual(['boxes.csv', 'text/csv']);
  const parsed = parseBoxes(new Uint8Array(await file.arrayBuffer()), name);
  expect([...parsed.boxes]).toEqual([1 / 3, 0, 1 / 3 + 10, 20, 4, 0, 14, 20, 9, 0, 19, 20]);
});

test('a file for each image is an archive, and its specimen has boxes in it', async () => {
  const writer = writerOf(await some(), 'yolo');
  const seen = look(writer);
  expect([seen.file, seen.isArchive, seen.goesOn]).toEqual(['labels/b/=c.txt', true, false]);
  expect(seen.lines).toHaveLength(3);
  const told: [number, number][] = [];
  const { name, file } = write(writer, 'x', (...progress) => told.push(progress));
  expect(name).toBe('x.zip');
  const files = unzipSync(new Uint8Array(await file.arrayBuffer()));
  expect(Object.keys(files)).toEqual([
    'classes.txt',
    'data.yaml',
    'labels/a.txt',
    'labels/b/=c.txt',
  ]);
  expect(strFromU8(files['labels/b/=c.txt'] ?? new Uint8Array()).split('\n')[1]).toBe(
    '0 0.140625 0.20833333333333334 0.15625 0.4166666666666667',
  );
  expect(told.at(-1)).toEqual([4, 4]);
});

test('one image of a format with a file for each is that file', async () => {
  const { images } = { images: [image(1, { name: 'a.jpg', boxes: boxes(1) })] };
  const writer = writerOf(await columnsOf({ images, classNames: ['dog'] }), 'pascalVoc');
  const { name, file } = write(writer, 'boxstep-pascal-voc', silent);
  expect(name).toBe('boxstep-pascal-voc.xml');
  expect(await file.text()).toContain('<xmin>1</xmin><ymin>0</ymin><xmax>11</xmax><ymax>20</ymax>');
});

test('what cannot be written says why', async () => {
  const columns = await columnsOf({ images: [image(1, { boxes: boxes(1) })], classNames: ['c'] });
  let problem: unknown;
  try {
    writerOf(columns, 'yolo');
  } catch (error) {
    problem = (error as { problem: unknown }).problem;
  }
  expect(problem).toEqual({ code: 'unknownSizes', count: 1, names: ['image 1'] });
});

test('a large set is written in parts of one file', async () => {
  const many = boxes(...Array.from({ length: 20_000 }, (_, i) => i));
  const document = { images: [image(1, { boxes: many })], classNames: ['c'] };
  const writer = writerOf(await columnsOf(document), 'cocoAnnotations');
  expect(look(writer)).toMatchObject({ file: 'annotations.json', goesOn: true });
  const { file } = write(writer, 'x', silent);
  expect(JSON.parse(await file.text()).annotations).toHaveLength(20_000);
});

test('Boxstep’s own file is made on the page, and can be given up', async () => {
  const many = boxes(...Array.from({ length: 30_000 }, (_, i) => i));
  const document = { images: [image(1, { boxes: many })], classNames: ['c'] };
  expect(lookAtJson(document)).toMatchObject({ goesOn: true, losses: [], isArchive: false });
  const told: number[] = [];
  const { signal } = new AbortController();
  const { file } = await writeJson(document, (done) => told.push(done), signal);
  expect(await file.text()).toBe(toJson(document));
  expect(told.length).toBeGreaterThan(0);
  await expect(writeJson(document, silent, AbortSignal.abort(new Error('no')))).rejects.toThrow();
});
