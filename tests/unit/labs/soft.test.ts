import { afterEach, describe, expect, it } from 'vitest';
import type { BarShape } from '../../../www/canvas/shapes';
import { presetOf, presetsOf } from '../../../www/labs/presets';
import { weightAt } from '../../../www/labs/soft/decay';
import { linesOf } from '../../../www/labs/soft/history';
import { softLab } from '../../../www/labs/soft/index';
import {
  cuts,
  runColumnsOf,
  type SoftFrame,
  type SoftLabOptions,
  scoreScale,
  scoresNow,
  usesThreshold,
} from '../../../www/labs/soft/lab';
import { rankedRows } from '../../../www/labs/soft/order';
import { PRESETS, type PresetName } from '../../../www/labs/soft/presets';
import { softText } from '../../../www/labs/soft/text';
import type { SceneBox } from '../../../www/scenes/scene';
import { type Language, language } from '../../../www/text/text';
import { softFrames, softTimelines } from '../support/family';
import { agree, numbersIn, parsed, worked } from '../support/reading';
import { inputOf } from '../support/timelines';
import { mathText } from '../support/vnodes';

const LANGUAGES = ['en', 'zh'] as const;

afterEach(() => {
  language.value = 'en';
});

const frames = softTimelines(150).flatMap(softFrames);

type Event = SoftFrame['detail']['event'];
type FrameOf<K> = SoftFrame & { detail: { event: Extract<Event, { kind: K }> } };

function framesWith<K extends Event['kind']>(kind: K): FrameOf<K>[] {
  const found = frames.filter(({ detail }) => detail.event.kind === kind) as FrameOf<K>[];
  expect(found.length, kind).toBeGreaterThan(10);
  return found;
}

function said(frame: SoftFrame, shown: Language): { text: string; numbers: number[] } {
  language.value = shown;
  const text = softLab.sentence(frame);
  return { text, numbers: numbersIn(text).map(parsed) };
}

function expectNumbers(found: readonly number[], wanted: readonly number[], why: string) {
  expect(found.length, why).toBe(wanted.length);
  wanted.forEach((value, i) => {
    expect(agree(found[i] ?? Number.NaN, value, 6e-5), `${why}: ${value}`).toBe(true);
  });
}

/** What a comparison says in each language: above and not above, strict and not. */
const WORDS = {
  en: {
    drops: /dropped\.$/,
    lives: /stays in play\.$/,
    cut: /cut at once\.$/,
    stays: /stays [\d.−e]+\.$/,
  },
  zh: { drops: /被丢弃。$/, lives: /继续参与。$/, cut: /被直接截断。$/, stays: /仍为 [\d.−e]+。$/ },
} as const;

describe.each(LANGUAGES)('a sentence in %s', (shown) => {
  it('of a comparison has its operands, its result and its outcome', () => {
    const seen = { cut: 0, stays: 0, lives: 0, drops: 0 };
    for (const frame of framesWith('lower')) {
      const { overlay, threshold, weight, before, after, outcome } = frame.detail.event;
      const { text, numbers } = said(frame, shown);
      const overlap = usesThreshold(frame.options) ? [overlay.iou, threshold] : [overlay.iou];
      const fall = [before, after, weight, frame.options.scoreThreshold];
      if (outcome === 'cut') {
        expect(text).toMatch(WORDS[shown].cut);
        expectNumbers(numbers, overlap, text);
        seen.cut += 1;
      } else if (weight === 1) {
        expect(text).toMatch(WORDS[shown].stays);
        expectNumbers(numbers, [...overlap, before], text);
        seen.stays += 1;
      } else {
        const wanted = outcome === 'lives' ? 'lives' : 'drops';
        expect(text).toMatch(WORDS[shown][wanted]);
        expectNumbers(numbers, [...overlap, ...fall], text);
        seen[wanted] += 1;
      }
    }
    expect(
      Object.values(seen).every((count) => count > 10),
      JSON.stringify(seen),
    ).toBe(true);
  });

  it('says of the threshold what the run compared', () => {
    const words = softText[shown];
    for (const frame of framesWith('lower')) {
      if (!usesThreshold(frame.options)) continue;
      const { overlay, threshold, exceeds } = frame.detail.event;
      const strict = frame.options.boundary === 'greater';
      expect(exceeds).toBe(strict ? overlay.iou > threshold : overlay.iou >= threshold);
      const { text } = said(frame, shown);
      const [start = ''] = words.overlapAgainst(exceeds, strict, '§').split('§');
      const [other = ''] = words.overlapAgainst(!exceeds, strict, '§').split('§');
      expect(text).toContain(start);
      // 'not more than' holds 'more than'.
      if (!start.includes(other)) expect(text).not.toContain(other);
    }
  });

  it('of a filter says the score, the threshold and which way it went', () => {
    for (const frame of framesWith('filter')) {
      const { score, threshold, passes } = frame.detail.event;
      const strict = frame.options.scoreBoundary === 'greater';
      expect(passes).toBe(strict ? score > threshold : score >= threshold);
      const { text, numbers } = said(frame, shown);
      expectNumbers(numbers, [score, threshold], text);
      expect(text).toContain(softText[shown].scoreAgainst(passes, strict, ''));
    }
  });

  it('of the others has their counts and scores', () => {
    for (const frame of framesWith('pick')) {
      const { score, waiting } = frame.detail.event;
      const { text, numbers } = said(frame, shown);
      expectNumbers(numbers, waiting === 0 ? [score] : [score, waiting], text);
    }
    for (const frame of framesWith('start')) {
      expect(said(frame, shown).numbers).toEqual([frame.detail.event.candidates]);
    }
    for (const frame of framesWith('limit')) {
      const { maxOutput, left } = frame.detail.event;
      expect(said(frame, shown).numbers).toEqual([maxOutput, left]);
    }
    for (const frame of framesWith('done')) {
      const { kept } = frame.detail.event;
      expect(said(frame, shown).numbers.sort()).toEqual([kept, frame.run.about.boxes].sort());
    }
    for (const frame of framesWith('otherClass')) {
      const { picked, other } = frame.detail.event;
      const { text } = said(frame, shown);
      expect(text).toContain(`#${picked} `);
      expect(text).toContain(`#${other} `);
    }
  });

  it('never has a number that is none', () => {
    language.value = shown;
    for (const frame of frames) {
      expect(softLab.sentence(frame)).not.toMatch(/NaN|∞|undefined|null/);
    }
  });
});

describe('a formula', () => {
  it('of a comparison comes to the overlap and to the score', () => {
    for (const frame of framesWith('lower')) {
      const { overlay, before, after, outcome } = frame.detail.event;
      const [overlap = '', lowered = ''] = mathText(softLab.formula(frame)).split('score=');
      const [, fraction = '', iou = ''] = overlap.split(/[=>≤≥<]/);
      if (overlay.union > 0) expect(agree(worked(fraction) ?? -1, overlay.iou)).toBe(true);
      expect(agree(parsed(iou), overlay.iou, 6e-5)).toBe(true);
      const [expression = '', result = '', limit] = lowered.split(/[=>≤≥<]/);
      const off = Math.abs((worked(expression) ?? Number.NaN) - after);
      expect(off, lowered).toBeLessThan(2e-3 * Math.max(1, before));
      expect(agree(parsed(result), after, 6e-5), lowered).toBe(true);
      expect(limit === undefined, lowered).toBe(outcome === 'cut');
    }
  });

  it('relates the new score to the threshold as the verdict does', () => {
    const signs = { greater: ['>', '≤'], 'greater-or-equal': ['≥', '<'] } as const;
    for (const frame of framesWith('lower')) {
      const { outcome } = frame.detail.event;
      if (outcome === 'cut') continue;
      const [, lowered = ''] = mathText(softLab.formula(frame)).split('score=');
      const [above, below] = signs[frame.options.scoreBoundary];
      expect(lowered).toContain(outcome === 'lives' ? above : below);
    }
  });
});

describe('the curve', () => {
  it('is what the engine multiplies by', () => {
    for (const frame of framesWith('lower')) {
      const { overlay, weight } = frame.detail.event;
      expect(weightAt(overlay.iou, frame.options)).toBeCloseTo(weight, 14);
    }
  });

  it('has the numbers of fixture 5 at IoU 0.7', () => {
    const { defaults } = softLab;
    const at = (patch: Partial<SoftLabOptions>) => weightAt(0.7, { ...defaults, ...patch });
    expect(at({})).toBeCloseTo(0.375311, 6);
    expect(at({ sigmaMeaning: 'tensorflow' })).toBeCloseTo(0.612626, 6);
    expect(at({ sigmaMeaning: 'tensorflow', sigma: 0.25 })).toBeCloseTo(0.375311, 6);
    expect(at({ method: 'linear' })).toBeCloseTo(0.3, 15);
  });
});

describe('what is drawn', () => {
  const bars = (frame: SoftFrame) =>
    softLab.shapes(frame).filter((shape): shape is BarShape => shape.kind === 'bar');

  it('has a bar of its score in each box in play', () => {
    for (const frame of frames) {
      const scale = scoreScale(frame);
      for (const { id, left, before, first } of bars(frame)) {
        const row = Number(id.split(' ')[1]);
        expect(left).toBeCloseTo(Math.max(0, scoresNow(frame)[row] ?? -1) / scale, 12);
        expect(left <= before && before <= first && first <= 1).toBe(true);
      }
    }
  });

  it('marks what the event took, with its numbers', () => {
    for (const frame of framesWith('lower')) {
      const { other, before, after } = frame.detail.event;
      const marked = bars(frame).filter(({ style }) => style === 'suppress');
      expect(marked.map(({ id }) => id)).toEqual([`score ${other}`]);
      expect(marked[0]?.label !== undefined).toBe(before !== after);
      expect(marked[0]?.before).toBeCloseTo(before / scoreScale(frame), 12);
    }
  });

  it('has bars for those of the event alone where there are very many boxes', () => {
    const rows = Array.from({ length: 201 }, (_, i): SceneBox => [4 * i, 0, 4 * i + 9, 9, 0.5, 0]);
    const options = { ...softLab.defaults, maxOutput: 1 };
    for (const frame of softFrames({ name: 'many', input: inputOf(rows), options })) {
      expect(bars(frame).length).toBeLessThanOrEqual(2);
    }
  });

  it('puts the scores of this moment on the labels', () => {
    for (const frame of framesWith('lower')) {
      const { other, after } = frame.detail.event;
      expect(softLab.scores?.(frame)[other]).toBe(after);
    }
  });
});

describe('the order', () => {
  it('has those kept as they were picked, then those in play by their scores', () => {
    for (const frame of frames) {
      const rows = rankedRows(frame);
      expect([...rows].sort((a, b) => a - b)).toEqual([...frame.roles.keys()]);
      const { kept } = frame.detail;
      expect(rows.slice(0, kept)).toEqual([...runColumnsOf(frame).kept.subarray(0, kept)]);
    }
  });

  it('begins, after those kept, with the one that is picked next', () => {
    for (const [i, frame] of frames.entries()) {
      const next = frames[i + 1];
      if (next?.run !== frame.run || next.detail.event.kind !== 'pick') continue;
      // At its last event a dropped box still has the role of the one compared.
      const { event } = frame.detail;
      const dropped = event.kind === 'lower' && event.outcome !== 'lives' ? event.other : -1;
      const rows = rankedRows(frame).filter((row) => row !== dropped);
      expect(rows[frame.detail.kept]).toBe(next.detail.event.item);
    }
  });
});

describe('the lines of the scores', () => {
  it('fall from the first score to the last, and end where the box was decided', () => {
    const ends = new Set<string>();
    for (const [i, frame] of frames.entries()) {
      if (frame.detail.event.kind !== 'done') continue;
      const first = frames.slice(0, i + 1).findIndex(({ run }) => run === frame.run);
      const run = frames.slice(first, i + 1);
      const history = [...frame.run.ends].map((end) => scoresNow(run[end - 1] ?? frame));
      const lines = linesOf(frame, history);
      const starts = run.filter(({ detail }) => detail.event.kind === 'start');
      const [start] = starts.map(({ detail }) => detail.event);
      expect(lines).toHaveLength(start?.kind === 'start' ? start.candidates : -1);
      const kept = [...runColumnsOf(frame).kept];
      for (const { row, scores, end } of lines) {
        expect(scores.every((score, round) => score <= (scores[round - 1] ?? score))).toBe(true);
        expect(scores.at(-1)).toBe(scoresNow(frame)[row]);
        expect(end === 'kept').toBe(kept.includes(row));
        if (end === 'kept') expect(scores.length - 1).toBe(kept.indexOf(row) + 1);
        ends.add(end);
      }
    }
    expect(ends.size).toBe(3);
  });
});

describe('a preset', () => {
  const presets = presetsOf(PRESETS, softText.en.presets);
  const known = (options: SoftLabOptions) => presetOf(presets, options)?.id;

  it.each(Object.keys(PRESETS) as PresetName[])(
    '%s sets every option and is known by them',
    (name) => {
      expect(Object.keys(PRESETS[name]).sort()).toEqual(Object.keys(softLab.defaults).sort());
      expect(known(PRESETS[name])).toBe(name);
      expect(known({ ...PRESETS[name], sigma: 0.123 })).toBeUndefined();
      for (const shown of LANGUAGES) {
        expect(softText[shown].presetHelp[name].length).toBeGreaterThan(20);
      }
    },
  );

  it('of TensorFlow.js cuts, that of TensorFlow does not', () => {
    expect([cuts(PRESETS.tfjs), cuts(PRESETS.tensorflow)]).toEqual([true, false]);
  });
});

describe('notes and needs', () => {
  it.each(LANGUAGES)('in %s say what was assumed', (shown) => {
    language.value = shown;
    const rows: SceneBox[] = [
      [0, 0, 10, 10, null, 0],
      [10, 10, 0, 0, 0.5, 0],
      [0, 0, 5, 5, -1, 0],
    ];
    const [frame] = softFrames({ name: '', input: inputOf(rows), options: softLab.defaults });
    const notes = frame ? softLab.notes(frame) : [];
    expect(notes.map((note) => numbersIn(note)[0])).toEqual(['1', '1', '1']);
    expect(softLab.needs[shown]).toMatch(/.+[.。]$/);
    expect(softLab.engineOptions(inputOf([]), softLab.defaults)).toBeNull();
  });

  it.each(LANGUAGES)('rounds have names in %s', (shown) => {
    language.value = shown;
    for (const frame of framesWith('done')) {
      const names = [...frame.run.ends.keys()].map((round) => softLab.roundName(frame, round));
      expect(new Set(names).size).toBe(names.length);
    }
  });
});
