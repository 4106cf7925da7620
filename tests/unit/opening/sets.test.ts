import type { Assumption, Format, ParsedBoxes } from 'boxstep-reader';
import { describe, expect, test } from 'vitest';
import { openFiles } from '../../../www/opening/files';
import type { Question, ReadSettings } from '../../../www/opening/reading/contract';
import { PictureNames } from '../../../www/opening/reading/match';
import { ClassNames } from '../../../www/opening/reading/names';
import { sizeOfPicture } from '../../../www/opening/reading/picture-size';
import { readSet } from '../../../www/opening/reading/read-set';
import { isTrainingList, roleOf } from '../../../www/opening/reading/roles';
import { scaledBoxes } from '../../../www/opening/reading/scale';
import { MOST_APART, Tally } from '../../../www/opening/reading/tally';
import { png } from '../../e2e/support/files';
import {
  depsOf,
  empty,
  fakeParser,
  parsedFile,
  picture,
  refusal,
  report,
  source,
  textFile,
} from './helpers';

const normalised: Assumption = { code: 'normalised', scaled: false };
const YOLO = report({ format: 'yolo', found: 1, imported: 1, assumed: [normalised] });

/** A file of one image with one box, as YOLO has it: the middle half of the image. */
const yolo = (changed: Partial<ParsedBoxes> = {}) =>
  parsedFile([0], {
    boxes: Float64Array.of(0.25, 0.25, 0.75, 0.75),
    imageNames: ['a'],
    imageSizes: Float64Array.of(Number.NaN, Number.NaN),
    report: YOLO,
    ...changed,
  });

async function read(
  answers: Parameters<typeof fakeParser>[0],
  sources: Parameters<typeof readSet>[0],
  { settings = {}, choose = null }: { settings?: ReadSettings; choose?: Format | null } = {},
) {
  const questions: Question[] = [];
  const set = await readSet(sources, settings, fakeParser(answers).parser, {
    lost: new Set(['lost.txt']),
    tell() {},
    async ask(question) {
      questions.push(question);
      if (!choose) throw new Error('nobody expected a question');
      return choose;
    },
  });
  return { set, questions };
}

describe('a set', () => {
  test('is one set of columns, classes joined by name', async () => {
    const { set } = await read(
      {
        'a.txt': parsedFile([0, 0], { classNames: ['cat', 'dog'], classes: Uint32Array.of(1, 0) }),
        'b.txt': parsedFile([0], { classNames: ['dog'] }),
      },
      [source('x/a.txt', 'a'), source('x/b.txt', 'b')],
    );
    expect(set.boxes.classNames).toEqual(['cat', 'dog']);
    expect(set.boxes.classes).toEqual(Uint32Array.of(1, 0, 1));
    expect(set.boxes.images).toEqual(Uint32Array.of(0, 0, 1));
    expect(set.boxes.imageNames).toEqual(['a', 'b']);
    expect(set.boxes.flags).toBeUndefined();
  });

  test('keeps the angles of turned boxes with them, upright ones among others', async () => {
    const { set } = await read(
      {
        'a.txt': parsedFile([0]),
        'b.xml': parsedFile([1, 0], {
          imageNames: ['one', 'two'],
          angles: Float64Array.of(0.5, 0),
        }),
        'c.txt': parsedFile([0]),
      },
      [source('a.txt', 'a'), source('b.xml', 'b'), source('c.txt', 'c')],
    );
    expect(set.boxes.images).toEqual(Uint32Array.of(0, 1, 2, 3));
    expect(set.boxes.angles).toEqual(Float64Array.of(0, 0, 0.5, 0));
  });

  test('has its boxes in the order of the images, whatever order a file has', async () => {
    const { set } = await read({ 'a.csv': parsedFile([1, 0, 1], { imageNames: ['one', 'two'] }) }, [
      source('a.csv', 'a'),
    ]);
    expect(set.boxes.images).toEqual(Uint32Array.of(0, 1, 1));
    const before = parsedFile([1, 0, 1]).boxes;
    expect(set.boxes.boxes.subarray(0, 4)).toEqual(before.subarray(4, 8));
  });

  test('has marks if one of its files has, and none for boxes before it', async () => {
    const marked = parsedFile([0], { flags: Uint32Array.of(2) });
    const { set } = await read(
      { 'a.txt': parsedFile([0]), 'b.txt': marked, 'c.txt': parsedFile([0]) },
      [source('a.txt', ''), source('b.txt', ''), source('c.txt', '')],
    );
    expect(set.boxes.flags).toEqual(Uint32Array.of(0, 2, 0));
  });

  test('passes over what the system and training programs leave, and says so', async () => {
    const { set } = await read(
      { 'train.txt': refusal('train.txt', { code: 'unrecognised', firstLines: [], accepted: [] }) },
      [
        source('set/.DS_Store', '\0'),
        source('__MACOSX/set/._a.txt', '\0'),
        source('set/train.txt', 'data/a.jpg\ndata/b.jpg\n'),
      ],
    );
    expect(set.reports.map(({ report: { passedOver } }) => passedOver)).toEqual([true, true, true]);
  });

  test('goes on behind a file that broke the reader', async () => {
    const { set } = await read({ 'a.txt': parsedFile([0]) }, [
      source('lost.txt', 'x'),
      source('a.txt', 'x'),
    ]);
    expect(set.reports.map(({ report: { error } }) => error?.code)).toEqual([
      'engineLost',
      undefined,
    ]);
    expect(set.boxes.imageNames).toEqual(['a']);
  });
});

describe('class names beside files', () => {
  test('are those of the nearest folder above, or the only ones', () => {
    const names = new ClassNames();
    names.add('set/classes.txt', ['outer']);
    expect(names.for('other/a.txt')).toEqual(['outer']);
    names.add('set/labels/val/classes.txt', ['inner']);
    expect(names.for('set/labels/val/a.txt')).toEqual(['inner']);
    expect(names.for('set/labels/train/a.txt')).toEqual(['outer']);
    expect(names.for('other/a.txt')).toBeNull();
    names.add('set/obj.names', ['second of its folder']);
    expect(names.for('set/a.txt')).toEqual(['outer']);
  });

  test('are told to the reader, whichever comes first', async () => {
    const given: unknown[] = [];
    const file = (options: object) => {
      given.push(options);
      return parsedFile([0]);
    };
    const { set } = await read({ 'a.txt': file }, [
      source('labels/a.txt', 'x'),
      source('classes.txt', 'cat\ndog'),
    ]);
    expect(given).toEqual([{ classNames: ['cat', 'dog'] }]);
    expect(set.reports.map(({ report: { classNames } }) => classNames)).toEqual([undefined, 2]);
  });

  test('have names that say so', () => {
    const paths = ['a/classes.txt', 'obj.names', 'data.yaml', 'x/coco128.yml', '_classes.txt'];
    expect(paths.map((path) => roleOf(path, ''))).toEqual(paths.map(() => 'names'));
    expect(roleOf('labels/000001.txt', '')).toBe('boxes');
    expect(roleOf('myclasses_01.txt', '')).toBe('boxes');
    expect(isTrainingList('a/b.jpg\n\nc.png\n')).toBe(true);
    expect(isTrainingList('classes = 2\ntrain = data/train.txt\n')).toBe(true);
    expect(isTrainingList('0 0.5 0.5 0.1 0.1')).toBe(false);
    expect(isTrainingList('')).toBe(false);
  });
});

describe('boxes that are parts of an image', () => {
  const size = (width: number, height: number) => ({ width, height });

  test('become pixels by the picture of the same name in the set', async () => {
    const pictures = [png(64, 32, [0, 0, 0]), png(10, 10, [0, 0, 0])].map((all) =>
      Uint8Array.from(all),
    );
    const { set } = await read({ 'a.txt': yolo(), 'b.txt': yolo({ imageNames: ['b'] }) }, [
      source('labels/a.txt', 'x'),
      source('images/A.png', pictures[0] ?? ''),
      source('labels/b.txt', 'x'),
    ]);
    expect([...set.boxes.boxes]).toEqual([16, 8, 48, 24, 0.25, 0.25, 0.75, 0.75]);
    expect([...set.boxes.imageSizes]).toEqual([64, 32, Number.NaN, Number.NaN]);
    const assumed = set.reports.map(({ report: each }) => each.report?.assumed);
    expect(assumed).toEqual([[{ ...normalised, scaled: true }], [normalised]]);
    expect(set.pictures).toMatchObject([{ path: 'images/A.png', size: size(64, 32), images: [0] }]);
  });

  test('become pixels by the size that a person gives', async () => {
    const { set } = await read({ 'a.txt': yolo() }, [source('a.txt', 'x')], {
      settings: { imageSize: [200, 100] },
    });
    expect([...set.boxes.boxes]).toEqual([50, 25, 150, 75]);
    expect([...set.boxes.imageSizes]).toEqual([200, 100]);
  });

  test('of several images each by its own', () => {
    const file = parsedFile([0, 1], {
      boxes: Float64Array.of(0, 0, 1, 1, 0, 0, 1, 1),
      imageNames: ['a', 'b'],
      imageSizes: new Float64Array(4).fill(Number.NaN),
      report: YOLO,
    });
    const scaled = scaledBoxes(file, (name) => (name === 'a' ? size(4, 2) : null));
    expect([...scaled.boxes]).toEqual([0, 0, 4, 2, 0, 0, 1, 1]);
    // Not all of them are in pixels now.
    expect(scaled.report.assumed).toEqual([normalised]);
    expect(scaledBoxes(parsedFile([0]), () => size(9, 9)).boxes).toEqual(parsedFile([0]).boxes);
  });

  test('the size of a picture is known from its first bytes', () => {
    expect(sizeOfPicture(Uint8Array.from(png(7, 5, [1, 2, 3])).subarray(0, 40))).toEqual(
      size(7, 5),
    );
    expect(sizeOfPicture(new Uint8Array(3))).toBeNull();
    expect(sizeOfPicture(new TextEncoder().encode('<svg width="4" height="4"/>'))).toBeNull();
  });

  test('a picture of the same split comes before one of another', () => {
    const names = new PictureNames(['images/train/a.jpg', 'images/val/a.jpg']);
    expect(names.find({ name: 'a', path: 'labels/val/a.txt' })).toBe(1);
    expect(names.find({ name: 'a', path: 'labels/train/a.txt' })).toBe(0);
    expect(names.find({ name: 'a', path: 'elsewhere/a.txt' })).toBe(0);
  });
});

describe('a file that fits two formats', () => {
  const question = refusal('a.txt', {
    code: 'ambiguous',
    readings: ['yolo', 'yoloTracks'],
    firstLines: [],
  });
  const file = ({ format }: { format?: Format | null }) => {
    if (!format) throw question;
    return yolo({ report: { ...YOLO, format } });
  };
  const three = ['a.txt', 'b.txt', 'c.txt'].map((path) => source(path, 'x'));
  const answers = { 'a.txt': file, 'b.txt': file, 'c.txt': file };

  test('is asked about once, with both readings, and the answer is for all', async () => {
    const { set, questions } = await read(answers, three, { choose: 'yoloTracks' });
    expect(questions).toMatchObject([
      { path: 'a.txt', readings: [{ format: 'yolo', count: 1 }, { format: 'yoloTracks' }] },
    ]);
    expect(set.reports.map(({ report: each }) => each.report?.format)).toEqual(
      three.map(() => 'yoloTracks'),
    );
  });

  test('is not asked about if the answer is known', async () => {
    const settings = { choices: { 'yolo yoloTracks': 'yolo' } } as const;
    const { questions } = await read(answers, three, { settings });
    expect(questions).toEqual([]);
  });

  test('whoever gives no answer keeps the document', async () => {
    const { deps, store, stop } = depsOf(answers);
    const before = store.document.value;
    const giving = async () => {
      stop.abort();
      return null;
    };
    const outcome = await openFiles([textFile('a.txt')], { ...deps, onQuestion: giving });
    expect(outcome).toMatchObject({ files: [], imported: null });
    expect(store.document.value).toBe(before);
  });
});

describe('reading again', () => {
  test('takes the place of what was read before, as the one undo entry', async () => {
    const { deps, store } = depsOf({ 'a.txt': yolo() });
    const start = store.document.value;
    const first = await openFiles([textFile('a.txt')], deps);
    const beforeChange = () => {
      for (let step = 0; step < first.undoSteps; step++) store.undo();
    };
    const settings = { imageSize: [8, 4] } as const;
    const second = await openFiles([textFile('a.txt')], { ...deps, beforeChange }, settings);
    expect(second.settings).toBe(settings);
    expect([...store.boxes().corners]).toEqual([2, 1, 6, 3]);
    store.undo();
    expect(store.document.value).toEqual(start);
    expect(store.canUndo.value).toBe(false);
  });
});

describe('the report of many files', () => {
  const place = (line: number) => ({ line, value: 0, column: null, path: null, text: '' });
  const skipped = (count: number, line: number) => ({
    ...{ reason: 'tooFewValues' as const, count },
    ...{ first: place(line), examples: [place(line)] },
  });

  test('is one line for each format and each problem, with the first places', () => {
    const tally = new Tally(20_000);
    for (let at = 0; at < 20_000; at++) {
      const name = `${at}.txt`;
      if (at % 1000 === 999) tally.add(at, { name, report: null, error: empty });
      else {
        const account = report({
          format: 'yolo',
          ...(at % 2 === 0 && { found: 3, skipped: [skipped(1, at + 1)] }),
          assumed: [{ ...normalised }, { code: 'duplicates', count: 2, first: 1 }],
        });
        tally.add(at, { name, report: account, error: null });
      }
    }
    const [files, errors, ...others] = tally.reports().map(({ report: each }) => each);
    expect(others).toEqual([]);
    expect(errors).toMatchObject({ name: '999.txt', files: 20, error: empty });
    expect(files).toMatchObject({ name: '0.txt', files: 19_980 });
    const { found, imported, skipped: all = [], assumed } = files?.report ?? {};
    expect(found).toBe((imported ?? 0) + (all[0]?.count ?? 0));
    expect(all).toHaveLength(1);
    expect(all[0]).toMatchObject({ count: 10_000, first: { file: '0.txt', line: 1 } });
    expect(all[0]?.examples.map(({ file }) => file)).toEqual(
      [0, 2, 4, 6, 8].map((at) => `${at}.txt`),
    );
    expect(assumed).toMatchObject([
      { code: 'normalised', files: 19_980, file: '0.txt' },
      { code: 'duplicates', count: 2 * 19_980, first: 1, file: '0.txt' },
    ]);
    expect(JSON.stringify(tally.reports()).length).toBeLessThan(3000);
  });

  test('keeps few files apart', () => {
    const tally = new Tally(MOST_APART);
    for (let at = MOST_APART; at > 0; at--) {
      tally.add(at, { name: `${at}`, report: report(), error: null });
    }
    const names = tally.reports().map(({ report: { name } }) => name);
    expect(names).toEqual(Array.from({ length: MOST_APART }, (_, i) => `${i + 1}`));
  });
});

test('many pictures are not decoded before they are shown', async () => {
  const answers = Object.fromEntries(
    Array.from({ length: 30 }, (_, i) => [`${i}.txt`, parsedFile([0])]),
  );
  const bytes = png(9, 6, [0, 0, 0]);
  const { deps, store, decoded } = depsOf(answers);
  const files = Object.keys(answers).flatMap((name) => [
    textFile(name),
    { ...picture(name.replace('txt', 'png')), file: new File([bytes], 'x', { type: 'image/png' }) },
  ]);
  const outcome = await openFiles(files, deps);
  expect(outcome.imported).toEqual({ images: 30, boxes: 30 });
  expect(decoded).toEqual([]);
  const { images } = store.document.value;
  expect(images.every(({ picture: key, width }) => key !== null && width === 9)).toBe(true);
  expect(outcome.files).toMatchObject([
    { name: '0.txt', files: 30 },
    { name: '0.png', files: 30, pictureUsedFor: ['0', '1', '2', '3', '4'] },
  ]);
});
