import { afterEach, describe, expect, it } from 'vitest';
import { boxName } from '../../../www/labs/names';
import { nmsLab } from '../../../www/labs/nms/index';
import type { NmsFrame } from '../../../www/labs/nms/lab';
import type { SceneBox } from '../../../www/scenes/scene';
import { type Language, language } from '../../../www/text/text';
import { framesOf } from '../support/engine';
import { agree, numbersIn, parsed, worked } from '../support/reading';
import { inputOf, nmsTimelines } from '../support/timelines';
import { mathText } from '../support/vnodes';

const LANGUAGES = ['en', 'zh'] as const;

afterEach(() => {
  language.value = 'en';
});

type FrameOf<K> = NmsFrame & {
  detail: { event: Extract<NmsFrame['detail']['event'], { kind: K }> };
};

const timelines = nmsTimelines().map((each) => ({
  ...each,
  frames: framesOf(nmsLab, each.input, each.options) as NmsFrame[],
}));
const frames = timelines.flatMap((each) => each.frames);

/** The frames of one kind of event; there are some of each. */
function framesWith<K extends NmsFrame['detail']['event']['kind']>(kind: K): FrameOf<K>[] {
  const found = frames.filter(({ detail }) => detail.event.kind === kind) as FrameOf<K>[];
  expect(found.length, kind).toBeGreaterThan(10);
  return found;
}

/** The sentence without the names of these boxes; it has to have them. */
function sentence(frame: NmsFrame, shown: Language, ...rows: number[]): string {
  language.value = shown;
  let text = nmsLab.sentence(frame);
  for (const row of rows) {
    const name = boxName(frame, row);
    expect(text).toContain(name);
    text = text.replaceAll(name, '');
  }
  return text;
}

/** Signs and words of comparing; the longer ones are looked for first. */
const RELATIONS: Record<Language | 'sign', readonly (readonly [string, string])[]> = {
  en: [
    ['which is at least ', '>='],
    ['not more than ', '<='],
    ['more than ', '>'],
    ['less than ', '<'],
    ['not above ', '<='],
    ['above ', '>'],
  ],
  zh: [
    ['不小于', '>='],
    ['不大于', '<='],
    ['大于', '>'],
    ['小于', '<'],
    ['不高于', '<='],
    ['高于', '>'],
  ],
  sign: [
    ['≥', '>='],
    ['≤', '<='],
    ['>', '>'],
    ['<', '<'],
  ],
};

function relationIn(text: string, words: Language | 'sign'): string | undefined {
  return RELATIONS[words].find(([word]) => text.includes(word))?.[1];
}

function holds(a: number, relation: string | undefined, b: number): boolean {
  if (relation === '>=') return a >= b;
  if (relation === '<=') return a <= b;
  return relation === '>' ? a > b : relation === '<' && a < b;
}

/** How an overlap stands to the threshold, by the verdict. */
function relationOf({ detail: { event }, options }: FrameOf<'compare'>): string {
  if (options.boundary === 'greater') return event.suppressed ? '>' : '<=';
  return event.suppressed ? '>=' : '<';
}

/** Both numbers are there, they are those of the event, and what is said of them is so. */
function expectComparison(texts: readonly string[], values: [number, number], relation: string) {
  const [a = Number.NaN, b = Number.NaN] = texts.map(parsed);
  expect(texts).toHaveLength(2);
  expect(agree(a, values[0], 1e-4) && agree(b, values[1], 1e-4), String(texts)).toBe(true);
  expect(holds(a, relation, b), `${a} ${relation} ${b}`).toBe(true);
  expect(a === b, `${a} beside ${b}`).toBe(values[0] === values[1]);
}

describe.each(LANGUAGES)('a sentence in %s', (shown) => {
  it('of a comparison has its numbers and says what the verdict says', () => {
    for (const frame of framesWith('compare')) {
      const { picked, other, overlap, threshold } = frame.detail.event;
      const text = sentence(frame, shown, picked, other);
      const relation = relationIn(text, shown);
      expect(relation, text).toBe(relationOf(frame));
      expectComparison(numbersIn(text), [overlap, threshold], relation ?? '');
    }
  });

  it('of a score has its numbers and says what the verdict says', () => {
    for (const frame of framesWith('filter')) {
      const { item, score, threshold, passes } = frame.detail.event;
      const text = sentence(frame, shown, item);
      const relation = relationIn(text, shown);
      expect(relation, text).toBe(passes ? '>' : '<=');
      expectComparison(numbersIn(text), [score, threshold], relation ?? '');
    }
  });

  it('of boxes of two classes names both and no number', () => {
    for (const frame of framesWith('otherClass')) {
      const { picked, other } = frame.detail.event;
      expect(numbersIn(sentence(frame, shown, picked, other))).toEqual([]);
    }
  });

  it('of a pick names the box and says how many are left', () => {
    for (const frame of framesWith('pick')) {
      const { item, waiting } = frame.detail.event;
      const numbers = waiting === 0 ? [] : [String(waiting)];
      expect(numbersIn(sentence(frame, shown, item))).toEqual(numbers);
    }
  });

  it('of the order says how many there are and which of equals comes first', () => {
    for (const frame of framesWith('sort')) {
      const text = sentence(frame, shown);
      expect(numbersIn(text)).toEqual([String(frame.detail.event.candidates)]);
      const lower = /lower index|索引小者/.test(text);
      const higher = /higher index|索引大者/.test(text);
      const lowest = frame.options.ties === 'lowest-index';
      expect([lower, higher]).toEqual([lowest, !lowest]);
    }
  });

  it('of the limit and of the end says how many', () => {
    for (const frame of framesWith('limit')) {
      const { maxOutput, left } = frame.detail.event;
      expect(numbersIn(sentence(frame, shown))).toEqual([String(maxOutput), String(left)]);
    }
    for (const frame of framesWith('done')) {
      const numbers = [frame.detail.event.kept, frame.boxes.ids.length].map(String);
      const found = numbersIn(sentence(frame, shown));
      expect(shown === 'en' ? found : found.reverse()).toEqual(numbers);
    }
  });

  it('is in that language, and in good order', () => {
    for (const frame of frames) {
      const text = sentence(frame, shown);
      expect(text).toMatch(shown === 'en' ? /^[#A-Z\d].*\.$/ : /。$/);
      expect(/\p{Script=Han}/u.test(text), text).toBe(shown === 'zh');
      expect(text).not.toMatch(/undefined|NaN|\b1 (boxes|box are)\b/);
    }
  });
});

describe('a formula', () => {
  it('of a comparison comes to the overlap and says what the verdict says', () => {
    for (const frame of framesWith('compare')) {
      const { overlap, threshold, union } = frame.detail.event;
      const text = mathText(nmsLab.formula(frame));
      const [, fraction = '', a = '', sign = '', b = ''] =
        /^[GDC]?IoU=(.+)=(.+)([<>≤≥])(.+)$/.exec(text) ?? [];
      const relation = relationIn(sign, 'sign');
      expect(relation, text).toBe(relationOf(frame));
      expectComparison([a, b], [overlap, threshold], relation ?? '');
      const { penalty } = frame.detail.event;
      expect(text.startsWith('IoU='), text).toBe(penalty === undefined);
      if (penalty ? penalty.denominator > 0 : union > 0) {
        expect(agree(worked(fraction) ?? Number.NaN, overlap), text).toBe(true);
      }
    }
  });

  it('of a score says what the verdict says', () => {
    for (const frame of framesWith('filter')) {
      const { score, threshold, passes } = frame.detail.event;
      const text = mathText(nmsLab.formula(frame));
      const [, a = '', sign = '', b = ''] = /^score=(.+)([<>≤≥])(.+)$/.exec(text) ?? [];
      const relation = relationIn(sign, 'sign');
      expect(relation, text).toBe(passes ? '>' : '<=');
      expectComparison([a, b], [score, threshold], relation ?? '');
    }
    for (const frame of framesWith('pick')) {
      const text = mathText(nmsLab.formula(frame));
      expect(agree(parsed(text.replace('score=', '')), frame.detail.event.score)).toBe(true);
    }
  });

  it('is only where something is computed', () => {
    for (const frame of frames) {
      const computes = ['compare', 'filter', 'pick'].includes(frame.detail.event.kind);
      expect(nmsLab.formula(frame) !== null).toBe(computes);
    }
  });

  it('shows a difference wherever there is one', () => {
    const threshold = 0.5 - 2 ** -40;
    const rows: SceneBox[] = [
      [0, 0, 10, 10, 0.9, 0],
      [0, 0, 10, 20, 0.8, 0],
    ];
    const [compare] = (
      framesOf(nmsLab, inputOf(rows), { ...nmsLab.defaults, threshold }) as NmsFrame[]
    ).filter(({ detail }) => detail.event.kind === 'compare');
    if (!compare) throw new Error('nothing was compared');
    expect(mathText(nmsLab.formula(compare))).toBe(
      'IoU={(10×10)/(100+200−100)}=0.5>0.499999999999',
    );
    expect(nmsLab.sentence(compare)).toContain('0.5, more than 0.499999999999:');
  });
});

describe('shapes', () => {
  it('are a link and what is shared, of the pair that is compared', () => {
    for (const frame of framesWith('compare')) {
      const { event } = frame.detail;
      const one = frame.options.extent === 'inclusive' ? 1 : 0;
      const shapes = nmsLab.shapes(frame);
      expect(shapes.find(({ id }) => id === 'link')).toMatchObject({
        kind: 'line',
        ends: 'arrow',
        style: event.suppressed ? 'suppress' : 'compare',
        ...ends(frame, event.picked, event.other),
      });
      const shared = shapes.filter(({ style }) => style === 'intersection');
      const { left, top, right, bottom } = event;
      expect(shared).toHaveLength(event.intersection > 0 ? 1 : 0);
      for (const shape of shared) {
        expect(shape).toMatchObject({ x1: left, y1: top, x2: right + one, y2: bottom + one });
      }
      expect(shapes.filter(({ kind }) => kind === 'cells')).toHaveLength(4 * one);
    }
  });

  it('say the overlap as the sentence does', () => {
    for (const frame of framesWith('compare')) {
      const link = nmsLab.shapes(frame).find(({ id }) => id === 'link');
      const { picked, other } = frame.detail.event;
      const [overlap] = numbersIn(sentence(frame, 'en', picked, other));
      expect(link).toMatchObject({ label: overlap });
    }
  });

  it('are a link without a number where classes differ, and none for what is no pair', () => {
    for (const frame of framesWith('otherClass')) {
      const { picked, other } = frame.detail.event;
      const shapes = nmsLab.shapes(frame);
      expect(shapes).toEqual([
        {
          kind: 'line',
          id: 'link',
          style: 'compare',
          ends: 'arrow',
          ...ends(frame, picked, other),
        },
      ]);
    }
    for (const kind of ['filter', 'sort', 'pick', 'limit', 'done'] as const) {
      for (const frame of framesWith(kind)) expect(nmsLab.shapes(frame)).toEqual([]);
    }
  });

  it('have ids of their own', () => {
    for (const frame of frames) {
      const ids = nmsLab.shapes(frame).map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  /** The centres of two boxes. */
  function ends({ boxes }: NmsFrame, picked: number, other: number) {
    const middle = (row: number, axis: number) =>
      ((boxes.corners[4 * row + axis] ?? 0) + (boxes.corners[4 * row + axis + 2] ?? 0)) / 2;
    const [x1, y1] = [middle(picked, 0), middle(picked, 1)];
    return { x1, y1, x2: middle(other, 0), y2: middle(other, 1) };
  }
});
