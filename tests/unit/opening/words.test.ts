import type { Assumption, Note, Report, SkipReason, Where, XmlFault } from 'boxstep-reader';
import { afterEach, describe, expect, test } from 'vitest';
import type { FileReport, OpenOutcome, OpenProblem } from '../../../www/opening/outcome';
import { summaryWords as sentencesOf } from '../../../www/opening/summary';
import {
  assumptionWords,
  formatWords,
  placeWords,
  problemWords,
  skippedWords,
} from '../../../www/opening/words';
import { wordingEn } from '../../../www/opening/words-en';
import { wordingZh } from '../../../www/opening/words-zh';
import { type Language, language } from '../../../www/text/text';
import { empty, report } from './helpers';

/** One sample of each code; a code without one does not compile. */
type Samples<U extends { code: string }> = { [C in U['code']]: Extract<U, { code: C }> };

const place: Where = { line: 7, value: 3, column: 'x2', path: null, text: 'abc' };
const skipped = { reason: 'notANumber', count: 5, first: place, examples: [place] } as const;

const problems: Samples<OpenProblem> = {
  tooLarge: { code: 'tooLarge', bytes: 300 * 2 ** 20, limit: 256 * 2 ** 20 },
  notText: { code: 'notText', looksLike: 'zip' },
  badEncoding: { code: 'badEncoding', encoding: 'utf8', offset: 57, line: 7 },
  noBoxes: { code: 'noBoxes', empty: false, found: 5, skipped: [{ ...skipped, examples: [] }] },
  unrecognised: { code: 'unrecognised', firstLines: [place], accepted: ['table', 'list'] },
  ambiguous: { code: 'ambiguous', readings: ['yolo', 'yoloTracks'], firstLines: [place] },
  columnsUnclear: { code: 'columnsUnclear', place, missing: ['y1', 'y2'] },
  unterminatedQuote: { code: 'unterminatedQuote', line: 7, limit: 65536 },
  valueTooLong: { code: 'valueTooLong', line: 7, limit: 65536 },
  tooDeep: { code: 'tooDeep', line: 7, limit: 64 },
  tooMany: { code: 'tooMany', what: 'boxes', limit: 2_000_000, line: 7 },
  invalidJson: { code: 'invalidJson', line: 7, column: 19, reason: 'expected `,`' },
  endsEarly: { code: 'endsEarly', line: 7, path: 'annotations[3]' },
  readFailed: { code: 'readFailed', reason: 'gone' },
  invalidXml: { code: 'invalidXml', line: 7, column: 19, fault: 'wrongEnd' },
  doctype: { code: 'doctype', line: 7, column: 1 },
  emptyList: { code: 'emptyList' },
  unsupportedVersion: { code: 'unsupportedVersion', version: '9', supported: 1 },
  unreadable: { code: 'unreadable' },
  zipCutOff: { code: 'zipCutOff' },
  zipDamaged: { code: 'zipDamaged' },
  zipTooMany: { code: 'zipTooMany', count: 300_000, limit: 200_000 },
  zipTooLarge: { code: 'zipTooLarge', bytes: 2 ** 32, limit: 2 ** 31 },
  zipEncrypted: { code: 'zipEncrypted' },
  zipMethod: { code: 'zipMethod', method: 14 },
  zipNested: { code: 'zipNested' },
  zipPath: { code: 'zipPath' },
  zipTwice: { code: 'zipTwice' },
  notAPicture: { code: 'notAPicture' },
  engineLost: { code: 'engineLost' },
};

const assumptions: Samples<Assumption> = {
  columns: { code: 'columns', columns: ['image', 'x1', 'y1', 'w', 'h'], from: 'header' },
  separator: { code: 'separator', separator: 'semicolon', decimalComma: true },
  encoding: { code: 'encoding', encoding: 'utf16Le' },
  numbersAfterBox: { code: 'numbersAfterBox', readAs: ['score'] },
  headerNotUnderstood: { code: 'headerNotUnderstood', place },
  columnsIgnored: { code: 'columnsIgnored', names: ['depth', 'pose'] },
  commentsIgnored: { code: 'commentsIgnored', count: 2 },
  textIgnored: { code: 'textIgnored', count: 2, first: place },
  valuesIgnored: { code: 'valuesIgnored', column: 'score', count: 2, first: place },
  imagesWithoutBoxes: { code: 'imagesWithoutBoxes', count: 2 },
  difficult: { code: 'difficult', count: 2, first: 4 },
  spacesInClassNames: { code: 'spacesInClassNames', count: 2, first: 4 },
  imagesUnnamed: { code: 'imagesUnnamed', count: 1, first: 0 },
  idsRepeated: { code: 'idsRepeated', count: 2, first: place },
  keysRepeated: { code: 'keysRepeated', count: 2, first: place },
  placeholderClass: { code: 'placeholderClass', name: 'animals' },
  inverted: { code: 'inverted', count: 1, first: 2 },
  noted: { code: 'noted', note: 'moreLabels', count: 2, first: place },
  turned: { code: 'turned', count: 2, first: 4 },
  scoresOutsideUnit: { code: 'scoresOutsideUnit', count: 2, first: 4 },
  normalised: { code: 'normalised', scaled: false },
  classesUnnamed: { code: 'classesUnnamed', count: 2, first: 4 },
  envelopes: { code: 'envelopes', count: 2, first: 4 },
  beyondImage: { code: 'beyondImage', count: 2, first: 4 },
  duplicates: { code: 'duplicates', count: 2, first: 4 },
  tracksIgnored: { code: 'tracksIgnored', count: 2 },
  countsDiffer: { code: 'countsDiffer', count: 2, first: place },
  crowds: { code: 'crowds', count: 2, first: 4 },
  regionsToIgnore: { code: 'regionsToIgnore', count: 2, first: 4 },
};

const NOTES: readonly Note[] = [
  'vocAsWritten',
  'vocOneBased',
  'shapeAssumed',
  'moreLabels',
  'annotators',
  'prediction',
  'percentWithoutSize',
  'bareAmpersand',
  'notFinite',
];

const FAULTS: readonly XmlFault[] = ['cut', 'wrongEnd', 'malformed'];

const summaryWords = (outcome: Omit<OpenOutcome, 'settings'>) => sentencesOf(outcome).join(' ');

const languages: [Language, RegExp][] = [
  ['en', /[A-Za-z].*\.$/s],
  ['zh', /[\u4e00-\u9fff].*。$/s],
];

afterEach(() => {
  language.value = 'en';
});

describe.each(languages)('in %s', (each, sentence) => {
  const line7 = each === 'en' ? 'line 7' : '第 7 行';

  test.each(Object.entries(problems))('%s names the file and the place', (_, problem) => {
    language.value = each;
    const words = problemWords('boxes.csv', problem);
    expect(words).toMatch(sentence);
    expect(words).not.toMatch(/undefined|null|NaN|\[object/);
    expect(words.startsWith('boxes.csv')).toBe(true);
    if (/"line":7/.test(JSON.stringify(problem))) expect(words).toContain(line7);
  });

  test.each(Object.entries(assumptions))('%s is a sentence', (_, assumption) => {
    language.value = each;
    const words = assumptionWords(assumption);
    expect(words).toMatch(sentence);
    expect(words).not.toMatch(/undefined|null|NaN|\[object/);
    if (/"line":7/.test(JSON.stringify(assumption))) expect(words).toContain(line7);
  });

  test('every name there is has words', () => {
    language.value = each;
    const { formats, columns, skipReasons, separators, encodings } =
      each === 'en' ? wordingEn : wordingZh;
    const all = [formats, columns, skipReasons, separators, encodings].flatMap(Object.values);
    expect(all.filter((words) => words.trim() === '')).toEqual([]);
    for (const reason of Object.keys(skipReasons) as SkipReason[]) {
      expect(skippedWords({ ...skipped, reason, examples: [] })).toMatch(sentence);
    }
    for (const format of Object.keys(formats) as Report['format'][]) {
      expect(formatWords(report({ format }))).toContain(formats[format]);
    }
  });

  test.each(['zip', 'gzip', 'npy', 'picture', 'pdf', 'unknown'] as const)(
    'what looks like %s has words',
    (looksLike) => {
      language.value = each;
      expect(problemWords('f', { code: 'notText', looksLike })).toMatch(sentence);
    },
  );

  test.each(NOTES)('%s is a sentence, of one and of many', (note) => {
    language.value = each;
    for (const count of [1, 1234]) {
      const words = assumptionWords({ code: 'noted', note, count, first: place });
      expect(words).toMatch(sentence);
      expect(words).toContain(line7);
      expect(words).toContain(count === 1 || each === 'zh' ? '' : '1,234');
    }
    const nowhere: Where = { line: 0, value: 0, column: null, path: null, text: '' };
    const bare = assumptionWords({ code: 'noted', note, count: 2, first: nowhere });
    expect(bare).toMatch(sentence);
    expect(bare).not.toMatch(/first in|首处/);
  });

  test.each(FAULTS)('XML that is %s has words', (fault) => {
    language.value = each;
    const words = problemWords('f.xml', { code: 'invalidXml', line: 7, column: 19, fault });
    expect(words).toMatch(sentence);
    expect(words).toContain('19');
  });

  test('the summary is sentences', () => {
    language.value = each;
    const file = { name: 'a', report: report(), error: null };
    const outcome = { files: [file], imported: { images: 1, boxes: 2 }, undoSteps: 1 };
    expect(summaryWords(outcome)).toMatch(sentence);
  });
});

describe('the English words', () => {
  test('say where, what, and what to do', () => {
    expect(problemWords('boxes.csv', problems.noBoxes)).toBe(
      'boxes.csv, line 7, value 3 (x2): there is no box among 5 entries; the reason here: text where a number should be (“abc”). Correct that, or name the columns in a first line such as x1,y1,x2,y2,score,class.',
    );
    expect(problemWords('boxes.csv', empty)).toBe(
      'boxes.csv: the file is empty. A box takes four numbers.',
    );
    expect(problemWords('b.csv', problems.columnsUnclear)).toContain('y1, y2 are missing in “abc”');
    expect(problemWords('b.csv', { ...problems.columnsUnclear, missing: [] })).toContain(
      'it is not clear which numbers are the box',
    );
    expect(problemWords('b.csv', problems.tooLarge)).toContain('300 MiB, more than the 256 MiB');
  });

  test('say a place by line, path and value, as far as they are known', () => {
    const nowhere: Where = { line: 0, value: 0, column: null, path: null, text: '' };
    expect(placeWords(place)).toBe('line 7, value 3 (x2) “abc”');
    expect(placeWords({ ...place, line: 1234, value: 0, column: null })).toBe('line 1,234 “abc”');
    expect(placeWords({ ...nowhere, path: 'images[0].boxes[3]' })).toBe('images[0].boxes[3]');
    expect(placeWords({ ...nowhere, path: 'images[0]', column: 'imageWidth' })).toBe(
      'images[0], image width',
    );
    expect(placeWords(nowhere)).toBe('');
  });
});

describe('the summary', () => {
  const good: FileReport = { name: 'a.txt', report: report(), error: null };
  const bad: FileReport = { name: 'b.txt', report: null, error: empty };
  const used: FileReport = { name: 'c.jpg', report: null, error: null, pictureUsedFor: ['c'] };
  const unused: FileReport = { name: 'd.jpg', report: null, error: null, pictureUnused: true };
  const imported = { images: 3, boxes: 41 };

  test('counts what was opened, skipped, and failed', () => {
    const half = { ...good, report: report({ skipped: [{ ...skipped, examples: [] }] }) };
    expect(summaryWords({ files: [good, half, good], imported, undoSteps: 1 })).toBe(
      '3 files, 3 images, 41 boxes. 5 entries skipped.',
    );
    expect(summaryWords({ files: [good, bad, used, unused], imported, undoSteps: 1 })).toBe(
      '1 of 4 files could not be opened. 1 file, 3 images, 41 boxes. 1 picture is now under its boxes. 1 picture was not used.',
    );
  });

  test('says so when nothing changed', () => {
    expect(summaryWords({ files: [bad], imported: null, undoSteps: 0 })).toBe(
      'The file could not be opened. Your boxes are as they were.',
    );
    expect(summaryWords({ files: [bad, bad, unused], imported: null, undoSteps: 0 })).toBe(
      '2 of 3 files could not be opened. 1 picture was not used. Your boxes are as they were.',
    );
    expect(summaryWords({ files: [used], imported: null, undoSteps: 1 })).toBe(
      '1 picture is now under its boxes.',
    );
    language.value = 'zh';
    expect(summaryWords({ files: [bad], imported: null, undoSteps: 0 })).toBe(
      '文件无法打开。 你的框没有变化。',
    );
  });
});
