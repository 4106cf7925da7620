import type { VariantDetail, VariantSummary } from 'boxstep-family';
import { afterEach, describe, expect, it } from 'vitest';
import type { AnyLab } from '../../../www/labs';
import { boxName } from '../../../www/labs/names';
import type { NmsLabOptions } from '../../../www/labs/nms/lab';
import { presetOf } from '../../../www/labs/presets';
import { adaptiveLab } from '../../../www/labs/variants/adaptive';
import { clusterLab } from '../../../www/labs/variants/cluster';
import { fastLab } from '../../../www/labs/variants/fast';
import { comparedIn, type VariantFrame } from '../../../www/labs/variants/lab';
import { matrixLab } from '../../../www/labs/variants/matrix';
import { type Language, language } from '../../../www/text/text';
import { framesOf, openRun } from '../support/engine';
import { agree, numbersIn, parsed, worked } from '../support/reading';
import { inputOf } from '../support/timelines';
import { plainRuns, variantFrames } from '../support/variants';
import { mathText } from '../support/vnodes';

afterEach(() => {
  language.value = 'en';
});

type Event = VariantFrame['detail']['event'];
type FrameOf<K> = VariantFrame & { detail: { event: Extract<Event, { kind: K }> } };

const LANGUAGES = ['en', 'zh'] as const;
const found = variantFrames(120);
const labs = [
  { name: 'Adaptive NMS', lab: adaptiveLab as unknown as AnyLab, frames: found.adaptive },
  { name: 'Fast NMS', lab: fastLab as unknown as AnyLab, frames: found.fast },
  { name: 'Cluster-NMS', lab: clusterLab as unknown as AnyLab, frames: found.cluster },
  { name: 'Matrix NMS', lab: matrixLab as unknown as AnyLab, frames: found.matrix },
];

/** The frames of one kind of event with the lab that they are of; there are some. */
function each<K extends Event['kind']>(kind: K) {
  const all = labs.flatMap(({ lab, frames }) =>
    (frames.filter(({ detail }) => detail.event.kind === kind) as FrameOf<K>[]).map((frame) => ({
      lab,
      frame,
      event: frame.detail.event,
    })),
  );
  expect(all.length, kind).toBeGreaterThan(10);
  return all;
}

/** The sentence without the names of these boxes; it has to have them. */
function sentence(lab: AnyLab, frame: VariantFrame, shown: Language, ...rows: number[]): string {
  language.value = shown;
  let text = lab.sentence(frame);
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
  ],
  zh: [
    ['不小于', '>='],
    ['不大于', '<='],
    ['大于', '>'],
    ['小于', '<'],
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

const holds = (a: number, relation: string | undefined, b: number): boolean =>
  ({ '>=': a >= b, '<=': a <= b, '>': a > b, '<': a < b })[relation ?? ''] ?? false;

function expectComparison(texts: readonly string[], values: [number, number], relation = '') {
  const [a = Number.NaN, b = Number.NaN] = texts.map(parsed);
  expect(agree(a, values[0], 1e-4) && agree(b, values[1], 1e-4), `${texts} ${values}`).toBe(true);
  expect(holds(a, relation, b), `${a} ${relation} ${b}`).toBe(true);
  expect(a === b, `${a} beside ${b}`).toBe(values[0] === values[1]);
}

const isStrict = ({ options }: VariantFrame) =>
  'boundary' in options ? options.boundary === 'greater' : isStrictAfter(options);
const isStrictAfter = (options: object) =>
  'postBoundary' in options && options.postBoundary === 'greater';

/** The relation that a comparison with this outcome must be told by. */
function told(frame: VariantFrame, isOver: boolean): string {
  if (isStrict(frame)) return isOver ? '>' : '<=';
  return isOver ? '>=' : '<';
}

describe.each(LANGUAGES)('a sentence in %s', (shown) => {
  it('of an IoU says what the comparison says, and whether the suppressed suppresses', () => {
    let saidMore = 0;
    for (const { lab, frame, event } of each('compare')) {
      const text = sentence(lab, frame, shown, event.better, event.other);
      const relation = relationIn(text, shown);
      expect(relation, text).toBe(told(frame, event.exceeds));
      const compared = comparedIn(event);
      expectComparison(numbersIn(text), [compared, event.threshold], relation);
      const note = /itself suppressed|已被抑制/.test(text);
      expect(note).toBe(event.exceeds && event.betterFell);
      saidMore += note ? 1 : 0;
    }
    expect(saidMore).toBeGreaterThan(10);
  });

  it('of a column through says what its largest IoU says', () => {
    for (const { lab, frame, event } of each('judge')) {
      const by = event.by ?? null;
      const rows = by === null ? [event.item] : [event.item, by];
      const text = sentence(lab, frame, shown, ...rows);
      expect(/is suppressed|：被抑制/.test(text)).toBe(event.suppressed);
      if (by === null) {
        expect(numbersIn(text)).toEqual([]);
        continue;
      }
      const relation = relationIn(text, shown);
      expect(relation, text).toBe(told(frame, event.suppressed));
      expectComparison(numbersIn(text), [event.peak, event.threshold], relation);
    }
  });

  it('says what is new in a pass, from the second on', () => {
    const isNew = each('judge').map(({ lab, frame, event }) => {
      const says = /was not so|与上一遍的结论不同/.test(sentence(lab, frame, shown));
      const isLater = lab.id === 'cluster-nms' && frame.detail.round > 1;
      expect(says).toBe(isLater && event.changed);
      return says;
    });
    expect(isNew.filter(Boolean).length).toBeGreaterThan(5);
  });

  it('of a threshold that falls has the product', () => {
    for (const { lab, frame, event } of each('tighten')) {
      const numbers = numbersIn(sentence(lab, frame, shown, event.item)).map(parsed);
      const expected = [event.before, event.eta, event.after];
      expect(expected.every((value, i) => agree(numbers[i] ?? -1, value))).toBe(true);
      expect(agree(event.before * event.eta, event.after)).toBe(true);
    }
  });

  it('of the best that go on says how many do not', () => {
    for (const { lab, frame, event } of each('topK')) {
      const numbers = numbersIn(sentence(lab, frame, shown, event.first));
      expect(numbers).toEqual([event.topK, event.left].map(String));
    }
  });

  it('of a pass says how many verdicts changed', () => {
    for (const { lab, frame, event } of each('again')) {
      const numbers = numbersIn(sentence(lab, frame, shown));
      const expected = event.changed > 0 ? [event.pass, event.changed, 0] : [event.pass];
      expect(numbers).toEqual(expected.map(String));
    }
  });

  it('of a decay has its numbers, and says where it lowers nothing', () => {
    for (const { lab, frame, event } of each('decay')) {
      const text = sentence(lab, frame, shown, event.better, event.other);
      const numbers = numbersIn(text).map(parsed);
      const { ratio } = event;
      const least = numbers.at(-1) ?? Number.NaN;
      expect(agree(least, event.factor)).toBe(true);
      if (ratio === undefined || ratio === null) {
        expect(text).toMatch(/copy|完全重合/);
        continue;
      }
      const { iou } = event.overlay;
      const near = [iou, event.peak, ratio].every((value, i) => agree(numbers[i] ?? -1, value));
      expect(near, text).toBe(true);
      expect(/lowers nothing|不降低得分/.test(text)).toBe(ratio >= 1);
    }
  });

  it('of a lowered score says what becomes of it', () => {
    for (const { lab, frame, event } of each('lower')) {
      const by = event.by ?? null;
      const rows = by === null ? [event.item] : [event.item, by];
      const text = sentence(lab, frame, shown, ...rows);
      const relation = relationIn(text, shown);
      expect(relation, text).toBe(told(frame, !event.suppressed));
      const numbers = numbersIn(text);
      expectComparison(numbers.slice(-2), [event.after, event.threshold], relation);
      expect(/is out|淘汰/.test(text)).toBe(event.suppressed);
      expect(numbers).toHaveLength(by === null ? 2 : 4);
      if (by === null) continue;
      expect(agree(parsed(numbers[0] ?? ''), event.factor)).toBe(true);
      expect(agree(parsed(numbers[1] ?? ''), event.before)).toBe(true);
    }
  });

  it('of what has no say names both boxes and no number but 0', () => {
    for (const kind of ['silent', 'otherClass'] as const) {
      for (const { lab, frame, event } of each(kind)) {
        const numbers = numbersIn(sentence(lab, frame, shown, event.better, event.other));
        expect(numbers).toEqual(kind === 'silent' ? ['0'] : []);
      }
    }
  });

  it('of the limit and of the end says how many', () => {
    for (const { lab, frame, event } of each('limit')) {
      const numbers = numbersIn(sentence(lab, frame, shown));
      expect(numbers).toEqual([String(event.maxOutput), String(event.left)]);
    }
    for (const { lab, frame, event } of each('done')) {
      const numbers = numbersIn(sentence(lab, frame, shown));
      const expected = [event.kept, frame.boxes.ids.length].map(String);
      expect(shown === 'en' ? numbers : numbers.reverse()).toEqual(expected);
    }
  });

  it('is in that language, and in good order', () => {
    for (const { lab, frames } of labs) {
      for (const frame of frames) {
        const text = sentence(lab, frame, shown);
        expect(text).toMatch(shown === 'en' ? /^[#A-Z\d].*\.$/ : /。$/);
        expect(/\p{Script=Han}/u.test(text), text).toBe(shown === 'zh');
        expect(text).not.toMatch(/undefined|null|NaN|\b1 (boxes|box are|verdicts)\b/);
      }
    }
  });

  it('is in round names and notes as well', () => {
    language.value = shown;
    for (const { lab, frames } of labs) {
      for (const frame of frames.slice(0, 200)) {
        const names = [...frame.run.ends].map((_, round) => lab.roundName(frame, round));
        expect(new Set(names).size, 'every round has its own name').toBe(names.length);
        expect(names.join()).not.toContain('undefined');
      }
    }
    const inverted = inputOf([
      [10, 10, 0, 0, null, 0],
      [0, 0, 10, 10, 0.5, 0],
    ]);
    const [frame] = framesOf<NmsLabOptions, VariantDetail, VariantSummary>(
      fastLab,
      inverted,
      fastLab.defaults,
    );
    if (!frame) throw new Error('a run without events');
    expect(fastLab.notes(frame)).toHaveLength(2);
    expect(fastLab.notes(frame)[0]).toMatch(/^1 box is|^有 1 个框/);
  });
});

describe('a formula', () => {
  const sides = (text: string, name: string) =>
    new RegExp(`^${name}=(.+)=(.+)([<>≤≥])(.+)$`).exec(text) ?? [];

  it('of an IoU comes to it and says what the comparison says', () => {
    for (const { lab, frame, event } of each('compare')) {
      const text = mathText(lab.formula(frame));
      const name = event.single === undefined ? 'IoU' : 'overlap';
      const [, fraction = '', a = '', sign = '', b = ''] = sides(text, name);
      const relation = relationIn(sign, 'sign');
      expect(relation, text).toBe(told(frame, event.exceeds));
      expectComparison([a, b], [comparedIn(event), event.threshold], relation);
      if (event.overlay.union > 0) {
        expect(agree(worked(fraction) ?? Number.NaN, comparedIn(event)), text).toBe(true);
      }
    }
  });

  it('of a threshold that falls is its product', () => {
    for (const { lab, frame, event } of each('tighten')) {
      const [, product = '', after = ''] =
        /^threshold=(.+)=(.+)$/.exec(mathText(lab.formula(frame))) ?? [];
      expect(agree(worked(product) ?? Number.NaN, event.after)).toBe(true);
      expect(agree(parsed(after), event.after)).toBe(true);
    }
  });

  it('of a verdict says what it says', () => {
    for (const { lab, frame, event } of each('judge')) {
      const text = mathText(lab.formula(frame));
      if (event.by === undefined || event.by === null) {
        expect(text).toBe('');
        continue;
      }
      const [, a = '', sign = '', b = ''] = /^max IoU=(.+)([<>≤≥])(.+)$/.exec(text) ?? [];
      const relation = relationIn(sign, 'sign');
      expect(relation, text).toBe(told(frame, event.suppressed));
      expectComparison([a, b], [event.peak, event.threshold], relation);
    }
    for (const { lab, frame, event } of each('lower')) {
      const text = mathText(lab.formula(frame));
      const [, product = '', a = '', sign = '', b = ''] = sides(text, 'score');
      const relation = relationIn(sign, 'sign');
      expect(relation, text).toBe(told(frame, !event.suppressed));
      expectComparison([a, b], [event.after, event.threshold], relation);
      expect(agree(worked(product) ?? Number.NaN, event.after), text).toBe(true);
    }
  });

  it('of a decay comes to its quotient', () => {
    for (const { lab, frame, event } of each('decay')) {
      const text = mathText(lab.formula(frame));
      const [, f = '', quotient = '', ratio] = /^(\{.+?\})=(\{.+?\})(?:=(.+))?$/.exec(text) ?? [];
      expect(f).toMatch(/^\{\(f\(.+\)\)\/\(f\(.+\)\)\}$/);
      if (event.ratio === undefined || event.ratio === null) {
        expect(ratio).toBeUndefined();
        expect(event.compensation).toBe(0);
        continue;
      }
      expect(agree(parsed(ratio ?? ''), event.ratio), text).toBe(true);
      // Numbers that round to few digits tell little of their quotient.
      if (Math.min(event.own, event.compensation) < 0.1) continue;
      expect(agree(worked(quotient) ?? Number.NaN, event.ratio, 5e-3), text).toBe(true);
    }
  });
});

describe('shapes', () => {
  it('are an arrow from the better box, and what both share', () => {
    for (const kind of ['compare', 'decay'] as const) {
      for (const { lab, frame, event } of each(kind)) {
        const shapes = lab.shapes(frame);
        const suppresses = event.kind === 'compare' && event.exceeds;
        const style = suppresses ? 'suppress' : 'compare';
        expect(shapes.find(({ id }) => id === 'link')).toMatchObject({ kind: 'line', style });
        const shared = shapes.filter(({ id }) => id === 'intersection');
        expect(shared).toHaveLength(event.overlay.intersection > 0 ? 1 : 0);
        const fallen = shapes.filter(({ id }) => id === 'fallen');
        expect(fallen).toHaveLength(event.kind === 'compare' && event.betterFell ? 1 : 0);
        expect(new Set(shapes.map(({ id }) => id)).size).toBe(shapes.length);
      }
    }
    for (const kind of ['judge', 'lower'] as const) {
      for (const { lab, frame, event } of each(kind)) {
        expect(lab.shapes(frame)).toHaveLength((event.by ?? null) === null ? 0 : 1);
      }
    }
  });

  it('are scores where they change', () => {
    for (const { frame, event } of each('lower')) {
      expect(matrixLab.scores?.(frame as never)?.[event.item]).toBe(event.after);
    }
    expect(fastLab.scores).toBeUndefined();
  });
});

describe('a preset', () => {
  it('is recognised by its options, and can be run', () => {
    const presets = [{ name: 'only', options: { a: 1 } }];
    expect(presetOf(presets, { a: 1, b: 2 })?.name).toBe('only');
    expect(presetOf(presets, { a: 2, b: 2 })).toBeUndefined();
  });
});

describe('a box and a pair', () => {
  it('are found again by what the event is about', () => {
    for (const { rows, options } of plainRuns(60)) {
      const { boxes } = inputOf(rows);
      const engine = clusterLab.engineOptions(inputOf(rows), options) ?? {};
      const { corners, scores, classes } = boxes;
      const run = openRun({ lab: 'cluster-nms', corners, scores, classes, options: engine });
      const frames = framesOf(clusterLab, inputOf(rows), options) as VariantFrame[];
      for (const frame of frames) {
        const subject = clusterLab.anchor(frame.detail);
        if (!subject) continue;
        const [item = 0, other] = subject;
        const place = run.find(item, other);
        expect(place, JSON.stringify(frame.detail.event)).toBeDefined();
      }
      run.free();
    }
  });
});
