import type { Format } from 'boxstep-reader';
import { describe, expect, test } from 'vitest';
import { kindOf } from '../../../www/document/kinds';
import { openFiles } from '../../../www/opening/files';
import { readSet } from '../../../www/opening/reading/read-set';
import { summaryWords } from '../../../www/opening/summary';
import { language } from '../../../www/text/text';
import {
  depsOf,
  empty,
  fakeParser,
  parsedFile,
  refusal,
  report,
  source,
  textFile,
} from './helpers';

const TRUTH = 'cartuchoGroundTruth';
const FOUND = 'cartuchoDetections';

/** A file of one image: what it would be read as, with two boxes; null for an empty one. */
function file(format: Format | null, classNames: readonly string[] = ['cat']) {
  if (format === null) return refusal('', empty);
  return parsedFile([0, 0], {
    classNames: [...classNames],
    classes: Uint32Array.of(0, classNames.length - 1),
    report: report({ format }),
    ...(format === TRUTH && { scores: Float64Array.of(Number.NaN, Number.NaN) }),
  });
}

type Given = readonly (readonly [path: string, file: ReturnType<typeof file>])[];

async function read(given: Given) {
  const { parser } = fakeParser(Object.fromEntries(given));
  const hooks = { lost: new Set<string>(), tell() {}, ask: () => Promise.reject() };
  const sources = given.map(([path]) => source(path, 'text'));
  const { boxes, pairs } = await readSet(sources, {}, parser, hooks);
  return { ...boxes, pairs };
}

describe('ground truth and detections of one name', () => {
  test('are one image, ground truth first, whichever came first', async () => {
    for (const order of [
      [TRUTH, FOUND],
      [FOUND, TRUTH],
    ] as const) {
      const [first, second] = order;
      const set = await read([
        ['one/a.txt', file(first)],
        ['two/a.txt', file(second)],
      ]);
      expect(set.pairs).toBe(1);
      expect(set.scores).toEqual(Float64Array.of(Number.NaN, Number.NaN, 0, 1));
      expect(set.imageNames).toEqual(['a']);
      expect(set.images).toEqual(Uint32Array.of(0, 0, 0, 0));
    }
  });

  test('keep their classes by name', async () => {
    const { classNames, classes } = await read([
      ['one/a.txt', file(TRUTH, ['cat', 'dog'])],
      ['two/a.txt', file(FOUND, ['dog', 'cow'])],
    ]);
    expect([...classes].map((each) => classNames[each])).toEqual(['cat', 'dog', 'dog', 'cow']);
  });

  test('keep their marks', async () => {
    const marked = { ...parsedFile([0, 0], { report: report({ format: TRUTH }) }) };
    const { flags } = await read([
      ['one/a.txt', file(FOUND)],
      ['two/a.txt', { ...marked, flags: Uint32Array.of(0, 1) }],
    ]);
    expect(flags).toEqual(Uint32Array.of(0, 1, 0, 0));
  });

  test('stand where the first of them stood, and leave others alone', async () => {
    const { pairs, imageNames, images } = await read([
      ['one/a.txt', file(TRUTH)],
      ['one/b.txt', file(TRUTH)],
      ['one/c.csv', file('table')],
      ['two/b.txt', file(FOUND)],
      ['two/c.csv', file('table')],
    ]);
    expect(pairs).toBe(1);
    expect(imageNames).toEqual(['a', 'b', 'c', 'c']);
    expect(images).toEqual(Uint32Array.of(0, 0, 1, 1, 1, 1, 2, 2, 3, 3));
  });

  test('an empty one of them belongs to the other', async () => {
    const pairsOf = async (...formats: (Format | null)[]) => {
      const given: Given = formats.map((format, i) => [`${i}/a.txt`, file(format)] as const);
      // One more, so that it is known that each file is an image.
      return (await read([...given, ['x.txt', file(FOUND)]])).pairs;
    };
    expect(await pairsOf(TRUTH, null)).toBe(1);
    expect(await pairsOf(null, FOUND)).toBe(1);
    expect(await pairsOf(null, null)).toBe(1);
  });

  test('two of a kind, or three files, are not put together', async () => {
    const two = await read([
      ['1/a.txt', file(FOUND)],
      ['2/a.txt', file(FOUND)],
    ]);
    expect(two.pairs).toBe(0);
    const three = await read([
      ['1/a.txt', file(TRUTH)],
      ['2/a.txt', file(FOUND)],
      ['3/a.txt', file(FOUND)],
    ]);
    expect(three.pairs).toBe(0);
  });
});

test('two folders opened together are as many images as one has, and the report says so', async () => {
  const { deps, store } = depsOf({
    'a.txt': [
      parsedFile([0], { scores: Float64Array.of(Number.NaN), report: report({ format: TRUTH }) }),
      parsedFile([0, 0], { report: report({ format: FOUND }) }),
    ],
    'b.txt': [
      parsedFile([0], { scores: Float64Array.of(Number.NaN), report: report({ format: TRUTH }) }),
      refusal('b.txt', empty),
    ],
  });
  const names = ['a.txt', 'b.txt', 'a.txt', 'b.txt'];
  const outcome = await openFiles(names.map(textFile), deps);
  expect(outcome.imported).toEqual({ images: 2, boxes: 4, pairs: 2 });
  const { images } = store.document.value;
  expect(images.map(({ name }) => name)).toEqual(['a', 'b']);
  const kinds = images.map(({ boxes }) => [...boxes.ids.keys()].map((at) => kindOf(boxes, at)));
  expect(kinds).toEqual([['truth', 'detection', 'detection'], ['truth']]);
  expect(summaryWords(outcome).join(' ')).toContain('put together in 2 images');
  language.value = 'zh';
  expect(summaryWords(outcome).join('')).toContain('并入同一图像，共 2 张');
  language.value = 'en';
});
