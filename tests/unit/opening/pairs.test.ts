import type { Format } from 'boxstep-reader';
import { describe, expect, test } from 'vitest';
import { kindOf } from '../../../www/document/kinds';
import { openFiles } from '../../../www/opening/files';
import { pairFiles } from '../../../www/opening/pairs';
import { summaryWords } from '../../../www/opening/summary';
import { language } from '../../../www/text/text';
import { depsOf, empty, parsedFile, refusal, report, textFile } from './helpers';

const TRUTH = 'cartuchoGroundTruth';
const FOUND = 'cartuchoDetections';

function file(name: string, format: Format | null, classNames: readonly string[] = ['cat']) {
  const { report: _, ...parsed } = parsedFile([0, 0], {
    classNames: [...classNames],
    classes: Uint32Array.of(0, classNames.length - 1),
    imageNames: [name.replace('.txt', '')],
    ...(format === TRUTH && { scores: Float64Array.of(Number.NaN, Number.NaN) }),
  });
  return { name, parsed, format };
}

describe('ground truth and detections of one name', () => {
  test('are one image, ground truth first, whichever came first', () => {
    for (const order of [
      [TRUTH, FOUND],
      [FOUND, TRUTH],
    ] as const) {
      const { files, pairs } = pairFiles(order.map((format) => file('a.txt', format)));
      expect(pairs).toBe(1);
      expect(files).toHaveLength(1);
      expect(files[0]?.parsed.scores).toEqual(Float64Array.of(Number.NaN, Number.NaN, 0, 1));
      expect(files[0]?.parsed.imageNames).toEqual(['a']);
    }
  });

  test('keep their classes by name', () => {
    const { files } = pairFiles([
      file('a.txt', TRUTH, ['cat', 'dog']),
      file('a.txt', FOUND, ['dog', 'cow']),
    ]);
    const { classNames, classes } = files[0]?.parsed ?? { classNames: [], classes: [] };
    expect([...classes].map((each) => classNames[each])).toEqual(['cat', 'dog', 'dog', 'cow']);
  });

  test('keep their marks', () => {
    const truth = file('a.txt', TRUTH);
    const marked = { ...truth, parsed: { ...truth.parsed, flags: Uint32Array.of(0, 1) } };
    const { files } = pairFiles([file('a.txt', FOUND), marked]);
    expect(files[0]?.parsed.flags).toEqual(Uint32Array.of(0, 1, 0, 0));
  });

  test('stand where the first of them stood, and leave others alone', () => {
    const given = [
      file('a.txt', TRUTH),
      file('b.txt', TRUTH),
      file('c.csv', 'table'),
      file('b.txt', FOUND),
      file('c.csv', 'table'),
    ];
    const { files, pairs } = pairFiles(given);
    expect(pairs).toBe(1);
    expect(files.map(({ name }) => name)).toEqual(['a.txt', 'b.txt', 'c.csv', 'c.csv']);
  });

  test('an empty one of them belongs to the other', () => {
    expect(pairFiles([file('a.txt', TRUTH), file('a.txt', null)]).pairs).toBe(1);
    expect(pairFiles([file('a.txt', null), file('a.txt', FOUND)]).pairs).toBe(1);
    expect(pairFiles([file('a.txt', null), file('a.txt', null)]).pairs).toBe(1);
  });

  test('two of a kind, or three files, are not put together', () => {
    expect(pairFiles([file('a.txt', FOUND), file('a.txt', FOUND)]).pairs).toBe(0);
    const three = [TRUTH, FOUND, FOUND] as const;
    expect(pairFiles(three.map((format) => file('a.txt', format))).pairs).toBe(0);
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
