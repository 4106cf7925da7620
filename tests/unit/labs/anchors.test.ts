import { afterEach, describe, expect, it } from 'vitest';
import { anchorsLab } from '../../../www/labs/anchors/index';
import type { AnchorsFrame } from '../../../www/labs/anchors/lab';
import { side } from '../../../www/labs/anchors/names';
import { number } from '../../../www/text/numbers';
import { type Language, language } from '../../../www/text/text';
import { anchorsTimelines } from '../support/anchors';
import { framesOf } from '../support/engine';
import { Random } from '../support/random';
import { agree, numbersIn, parsed, worked } from '../support/reading';
import { mathText } from '../support/vnodes';

const LANGUAGES = ['en', 'zh'] as const;

afterEach(() => {
  language.value = 'en';
});

type Event = AnchorsFrame['detail']['event'];
type FrameOf<K> = AnchorsFrame & { detail: { event: Extract<Event, { kind: K }> } };

const frames = anchorsTimelines(new Random(9)).flatMap(
  ({ input, options }) => framesOf(anchorsLab, input, options) as AnchorsFrame[],
);

/** The frames of one kind of event; there are some of each. */
function framesWith<K extends Event['kind']>(kind: K): FrameOf<K>[] {
  const found = frames.filter(({ detail }) => detail.event.kind === kind) as FrameOf<K>[];
  expect(found.length, kind).toBeGreaterThan(5);
  return found;
}

/** The numbers of a sentence, without those that name clusters and shapes. */
function sentenceOf(frame: AnchorsFrame, shown: Language): { text: string; numbers: string[] } {
  language.value = shown;
  const text = anchorsLab.sentence(frame);
  const plain = text.replace(/C\d+/g, '').replace(/argmin|0\/0/g, '');
  return { text, numbers: numbersIn(plain).filter((each) => each !== 'NaN') };
}

const sides = (pair: readonly [number, number]) => pair.map(side);
const isNan = ([width]: readonly [number, number]) => Number.isNaN(width);

describe.each(LANGUAGES)('a sentence in %s', (shown) => {
  it('of an assignment names shape, winner and second, and whether it moves', () => {
    for (const frame of framesWith('assign')) {
      const { event, runnerUp } = frame.detail;
      const { text, numbers } = sentenceOf(frame, shown);
      expect(text).toContain(`#${event.shape} (${sides(event.size).join(' × ')})`);
      expect(text).toContain(`C${event.winner}`);
      const moves = shown === 'en' ? /it moves from C|it goes to C/ : /从 C\d+ 移到|归入/;
      const stays = shown === 'en' ? /it stays with C/ : /仍属于 C/;
      expect(moves.test(text)).toBe(event.changed);
      expect(stays.test(text)).toBe(!event.changed);
      if (event.changed && event.previous !== undefined) {
        expect(text).toMatch(shown === 'en' ? `from C${event.previous}` : `从 C${event.previous}`);
      }
      const isNumber = !Number.isNaN(event.distance);
      if (!isNumber || !runnerUp || Number.isNaN(runnerUp.distance)) continue;
      expect(text).toContain(`C${runnerUp.cluster}`);
      const values = numbers.slice(2).map(parsed);
      if (event.distance === runnerUp.distance) {
        expect(values).toHaveLength(1);
        expect(agree(values[0] ?? Number.NaN, event.distance)).toBe(true);
        continue;
      }
      const byOverlap = frame.options.distance === 'iou';
      const [a, b] = byOverlap
        ? [event.overlap, runnerUp.overlap]
        : [event.distance, runnerUp.distance];
      expect(values).toHaveLength(2);
      const [first = Number.NaN, second = Number.NaN] = values;
      expect(agree(first, a, 1e-4) && agree(second, b, 1e-4), text).toBe(true);
      // Two that differ are never written alike.
      expect(byOverlap ? first > second : first < second, text).toBe(true);
    }
  });

  it('of an average says which way it went', () => {
    for (const frame of framesWith('average')) {
      const { before, after, fell, changed, stops, iteration } = frame.detail.event;
      const { text, numbers } = sentenceOf(frame, shown);
      expect(numbers[0]).toBe(String(iteration));
      expect(agree(parsed(numbers[1] ?? ''), after, 1e-4)).toBe(true);
      expect(/it got worse|变差/.test(text)).toBe(fell);
      const rose = before !== undefined && after > before;
      expect(/up from|高于/.test(text)).toBe(rose);
      if (fell || rose) {
        const [now = Number.NaN, old = Number.NaN] = numbers.slice(1, 3).map(parsed);
        expect(fell ? now < old : now > old, text).toBe(true);
      }
      expect(/changed .* cluster|改变了簇/.test(text)).toBe(changed > 0);
      expect(/ends here|stopped here|last iteration allowed|到此|停止|最大迭代/.test(text)).toBe(
        stops !== undefined,
      );
    }
  });

  it('of a move says from where to where, and of how many', () => {
    for (const frame of [...framesWith('mean'), ...framesWith('median')]) {
      const { kind, cluster, from, to, count } = frame.detail.event;
      const { text, numbers } = sentenceOf(frame, shown);
      const moves = !(from[0] === to[0] && from[1] === to[1]);
      const before = moves && !isNan(from) ? sides(from) : [];
      expect(numbers).toEqual([...before, ...sides(to), String(count)]);
      expect(text).toContain(`C${cluster}`);
      expect(/mean|均值/.test(text)).toBe(kind === 'mean');
      expect(/median|中位数/.test(text)).toBe(kind === 'median');
    }
  });

  it('of an empty cluster says what becomes of it', () => {
    for (const frame of framesWith('empty')) {
      const { policy, shape, to, distance, from } = frame.detail.event;
      const { text, numbers } = sentenceOf(frame, shown);
      if (policy === 'reseed') {
        expect(text).toContain(`#${shape}`);
        expect(numbers).toEqual([...sides(to), number(distance ?? Number.NaN)]);
      } else if (policy === 'keep') expect(numbers).toEqual(sides(from));
      else expect(text).toMatch(/NaN/);
    }
  });

  it('of a first centroid says where it comes from', () => {
    for (const frame of framesWith('choose')) {
      const { shape, centroid, probability, distance, twin } = frame.detail.event;
      const { text, numbers } = sentenceOf(frame, shown);
      expect(text).toContain(`#${shape} (${sides(centroid).join(' × ')})`);
      const values = [...(distance === undefined ? [] : [distance]), probability];
      expect(numbers.slice(2)).toEqual(values.map((value) => number(value)));
      expect(/exactly C\d|与 C\d+ 完全相同/.test(text)).toBe(twin !== undefined);
    }
    for (const frame of framesWith('place')) {
      const { numbers } = sentenceOf(frame, shown);
      expect(numbers).toEqual(sides(frame.detail.event.centroid));
    }
  });

  it('of the end says after how many iterations, and why', () => {
    for (const frame of framesWith('done')) {
      const { iterations, avgIou } = frame.detail.event;
      expect(sentenceOf(frame, shown).numbers).toEqual([String(iterations), number(avgIou)]);
    }
  });

  it('is in that language, in good order, and says NaN only where that is asked for', () => {
    for (const frame of frames) {
      const { text } = sentenceOf(frame, shown);
      expect(text).toMatch(shown === 'en' ? /^[A-Z].*\.$/ : /。$/);
      expect(/\p{Script=Han}/u.test(text), text).toBe(shown === 'zh');
      expect(text).not.toMatch(/undefined|null|\b1 (shapes|iterations)\b/);
      if (frame.options.emptyCluster !== 'nan') expect(text).not.toContain('NaN');
    }
  });
});

describe('a formula', () => {
  it('of an assignment comes to the distance', () => {
    for (const frame of framesWith('assign')) {
      const { distance } = frame.detail.event;
      const text = mathText(anchorsLab.formula(frame));
      if (Number.isNaN(distance)) {
        expect(text).toBe('');
        continue;
      }
      const [, work = '', result = ''] = /^(?:1−IoU|d)=(.+)=(.+)$/.exec(text) ?? [];
      expect(agree(parsed(result), distance, 1e-4), text).toBe(true);
      const left = worked(work) ?? Number.NaN;
      const byOverlap = frame.options.distance === 'iou';
      // `worked` does not know roots.
      expect(agree(byOverlap ? left : Math.sqrt(left), distance, 2e-3), text).toBe(true);
    }
  });

  it('of a move comes to where it goes', () => {
    for (const frame of [...framesWith('mean'), ...framesWith('median')]) {
      const { to, cluster } = frame.detail.event;
      const text = mathText(anchorsLab.formula(frame));
      const [, width = '', height = '', x = '', y = ''] =
        /^C\d+=\((\{.+\}),(\{.+\})\)=\((.+),(.+)\)$/.exec(text) ?? [];
      expect(text.startsWith(`C${cluster}=`)).toBe(true);
      expect([x, y]).toEqual(sides(to));
      expect(agree(worked(width) ?? Number.NaN, to[0]), text).toBe(true);
      expect(agree(worked(height) ?? Number.NaN, to[1]), text).toBe(true);
    }
  });

  it('of a first centroid comes to its probability', () => {
    for (const frame of framesWith('choose')) {
      const { probability, distance } = frame.detail.event;
      const text = mathText(anchorsLab.formula(frame));
      const [, work = '', result = ''] = /(\{\([\d.e−]+\)\/\([\d.e−]+\)\})=(.+)$/.exec(text) ?? [];
      expect(text.includes('d^2')).toBe(distance !== undefined);
      expect(agree(parsed(result), probability, 1e-4)).toBe(true);
      expect(agree(worked(work) ?? Number.NaN, probability), text).toBe(true);
    }
  });

  it('of an average has its value, in the words of the page', () => {
    for (const shown of LANGUAGES) {
      language.value = shown;
      for (const frame of framesWith('average')) {
        const text = mathText(anchorsLab.formula(frame));
        expect(text).toContain(shown === 'en' ? 'average IoU' : '平均 IoU');
        expect(text).toContain(`/(${frame.run.about.shapes})`);
        expect(text.endsWith(`=${number(frame.detail.event.after)}`)).toBe(true);
      }
    }
  });

  it('is only where something is computed', () => {
    for (const frame of frames) {
      const { event } = frame.detail;
      const computes =
        ['choose', 'average', 'mean', 'median'].includes(event.kind) ||
        (event.kind === 'assign' && !Number.isNaN(event.distance)) ||
        (event.kind === 'empty' && event.policy === 'nan');
      expect(anchorsLab.formula(frame) !== null).toBe(computes);
    }
  });
});
