import { afterEach, describe, expect, it } from 'vitest';
import type { RectShape } from '../../../www/canvas/shapes';
import { linesOf } from '../../../www/labs/fusion/clusters';
import { fusionLab } from '../../../www/labs/fusion/index';
import {
  columnsOf,
  type FusionFrame,
  type FusionLabOptions,
  fusedName,
  membersOf,
  NO_CLUSTER,
  runColumnsOf,
} from '../../../www/labs/fusion/lab';
import { letterOf, modelsOf, shortName, weightsOf } from '../../../www/labs/fusion/models';
import { PRESETS, type PresetName } from '../../../www/labs/fusion/presets';
import { scoreRuleOf } from '../../../www/labs/fusion/score-rule';
import { fusionText } from '../../../www/labs/fusion/text';
import { presetOf, presetsOf } from '../../../www/labs/presets';
import type { SceneBox } from '../../../www/scenes/scene';
import { type Language, language } from '../../../www/text/text';
import { fusionFrames, fusionTimelines, imagesOf } from '../support/family';
import { agree, numbersIn, parsed, worked } from '../support/reading';
import { mathNumbers, mathText } from '../support/vnodes';

const LANGUAGES = ['en', 'zh'] as const;

afterEach(() => {
  language.value = 'en';
});

const frames = fusionTimelines(200).flatMap(fusionFrames);

type Event = FusionFrame['detail']['event'];
type FrameOf<K> = FusionFrame & { detail: { event: Extract<Event, { kind: K }> } };

function framesWith<K extends Event['kind']>(kind: K): FrameOf<K>[] {
  const found = frames.filter(({ detail }) => detail.event.kind === kind) as FrameOf<K>[];
  expect(found.length, kind).toBeGreaterThan(10);
  return found;
}

/** The sentence, and its numbers without those that name boxes and fused boxes. */
function said(frame: FusionFrame, shown: Language): { text: string; numbers: number[] } {
  language.value = shown;
  const text = fusionLab.sentence(frame);
  return { text, numbers: numbersIn(text.replaceAll(/F\d+/g, '')).map(parsed) };
}

function expectNumbers(found: readonly number[], wanted: readonly number[], why: string) {
  expect(found.length, why).toBe(wanted.length);
  wanted.forEach((value, i) => {
    expect(agree(found[i] ?? Number.NaN, value, 6e-5), `${why}: ${value}`).toBe(true);
  });
}

describe.each(LANGUAGES)('a sentence in %s', (shown) => {
  it('of a filter has what was compared, and which way it went', () => {
    const seen = new Set<string>();
    for (const frame of framesWith('filter')) {
      const { compared, threshold, weighted, entry } = frame.detail.event;
      const { text, numbers } = said(frame, shown);
      const wanted = {
        passes: [compared, threshold, weighted],
        'low-score': [compared, threshold],
        'no-area': [],
        'no-weight': [weighted],
      }[entry];
      expectNumbers(numbers, wanted, text);
      expect(/not below|不低于/.test(text), text).toBe(entry === 'passes');
      expect(/(?<!not )below|(?<!不)低于/.test(text), text).toBe(entry === 'low-score');
      seen.add(entry);
    }
    expect(seen.size).toBe(4);
  });

  it('of a comparison has the IoU, what it was compared with, and the verdict', () => {
    const seen = new Set<string>();
    for (const frame of framesWith('compare')) {
      const { overlay, threshold, leader, leads, cluster } = frame.detail.event;
      const { text, numbers } = said(frame, shown);
      expect(leads).toBe(overlay.iou > (leader ?? threshold));
      expectNumbers(numbers, [overlay.iou, leader ?? threshold], text);
      expect(/not more than|不大于/.test(text)).toBe(!leads);
      expect(/best so far|目前最好/.test(text)).toBe(leads || leader !== undefined);
      expect(text).toContain(fusedName(cluster));
      expect(/first box|首框/.test(text)).toBe(frame.options.method === 'nmw');
      seen.add(`${leads} ${leader !== undefined}`);
    }
    expect(seen.size).toBe(4);
  });

  it('of a box that joins or founds names both, with the weights', () => {
    for (const frame of framesWith('join')) {
      const { cluster, members, weight, total } = frame.detail.event;
      const { text, numbers } = said(frame, shown);
      const wanted = shown === 'en' ? [weight, members, total] : [weight, members, total];
      expectNumbers(numbers, wanted, text);
      expect(text).toContain(fusedName(cluster));
    }
    for (const frame of framesWith('found')) {
      const { item, cluster } = frame.detail.event;
      const { text } = said(frame, shown);
      expect(text).toContain(fusedName(cluster));
      expect(text).toContain(shortName(modelsOf(frame, frame.options), item));
    }
  });

  it('of a score says so if it is above 1', () => {
    const above = new Set<boolean>();
    for (const frame of framesWith('score')) {
      const { members, models, score } = frame.detail.event;
      const { text, numbers } = said(frame, shown);
      const counts = shown === 'en' ? [members, models] : [models, members];
      expectNumbers(numbers, [...counts, score, ...(score > 1 ? [1] : [])], text);
      above.add(score > 1);
    }
    expect(above.size).toBe(2);
  });

  it('of the others has their counts', () => {
    for (const frame of framesWith('sort')) {
      expect(said(frame, shown).numbers).toEqual([frame.detail.event.candidates]);
    }
    for (const frame of framesWith('done')) {
      const { boxes, out } = frame.run.about;
      expect(said(frame, shown).numbers).toEqual([boxes - out, frame.detail.event.fused]);
    }
    for (const frame of framesWith('take')) {
      const { weighted, clusters } = frame.detail.event;
      const { text, numbers } = said(frame, shown);
      // One is written as a word in English.
      const counted = clusters > (shown === 'en' ? 1 : 0) ? [clusters] : [];
      expectNumbers(numbers, [weighted, ...counted], text);
    }
  });

  it('never has a number that is none', () => {
    language.value = shown;
    for (const frame of frames) {
      expect(fusionLab.sentence(frame)).not.toMatch(/NaN|∞|undefined|null/);
    }
  });
});

describe('a formula', () => {
  it('of a filter comes to the weight', () => {
    for (const frame of framesWith('filter')) {
      const { entry, weighted } = frame.detail.event;
      if (entry === 'no-area') continue;
      const [, expression = '', result = ''] = mathText(fusionLab.formula(frame)).split('=');
      expect(agree(worked(expression) ?? Number.NaN, weighted), expression).toBe(true);
      expect(agree(parsed(result), weighted, 6e-5)).toBe(true);
    }
  });

  it('of a comparison comes to the IoU and relates it as the verdict does', () => {
    for (const frame of framesWith('compare')) {
      const { overlay, leads } = frame.detail.event;
      const text = mathText(fusionLab.formula(frame));
      expect(text.includes(leads ? '>' : '≤')).toBe(true);
      const [, fraction = '', iou = ''] = text.split(/[=>≤]/);
      expect(agree(worked(fraction) ?? Number.NaN, overlay.iou)).toBe(true);
      expect(agree(parsed(iou), overlay.iou, 6e-5)).toBe(true);
    }
  });

  it('of a join has for each corner its sum, the total and where it is now', () => {
    for (const frame of framesWith('join')) {
      const { sums, total, after } = frame.detail.event;
      const numbers = mathNumbers(fusionLab.formula(frame)).map(parsed);
      const wanted = sums.flatMap((sum, corner) => [sum, total, after[corner] ?? Number.NaN]);
      expectNumbers(numbers, wanted, mathText(fusionLab.formula(frame)));
    }
  });

  it('of a score comes to it, by each rule', () => {
    const rules = new Set<string>();
    for (const frame of framesWith('score')) {
      const { score } = frame.detail.event;
      const [, numbers = ''] = mathText(fusionLab.formula(frame)).split(/(?<=.)score=/);
      const [expression = '', result = ''] = numbers.split('=');
      expect(agree(worked(expression) ?? Number.NaN, score), numbers).toBe(true);
      expect(agree(parsed(result), score, 6e-5)).toBe(true);
      rules.add(scoreRuleOf(frame.options));
    }
    expect(rules.size).toBe(6);
  });
});

describe('what is drawn', () => {
  const rects = (frame: FusionFrame) =>
    fusionLab.shapes(frame).filter((shape): shape is RectShape => shape.kind === 'rect');

  it('has each fused box where the engine has it', () => {
    for (const frame of frames) {
      const { fused } = columnsOf(frame);
      const found = rects(frame).filter(({ style }) => style === 'fused');
      expect(found.flatMap(({ x1, y1, x2, y2 }) => [x1, y1, x2, y2])).toEqual([...fused]);
      expect(found.map(({ id }) => id)).toEqual(found.map((_, i) => `fused ${i}`));
    }
  });

  it('keeps a fused box the same shape as it moves, from before to after', () => {
    let moves = 0;
    for (const [i, frame] of frames.entries()) {
      const { event } = frame.detail;
      const previous = frames[i - 1];
      if (event.kind !== 'join' || previous?.run !== frame.run) continue;
      const at = (shown: FusionFrame) => {
        const shape = rects(shown).find(({ id }) => id === `fused ${event.cluster}`);
        return shape && [shape.x1, shape.y1, shape.x2, shape.y2];
      };
      expect(at(previous)).toEqual(event.before);
      expect(at(frame)).toEqual(event.after);
      moves += 1;
    }
    expect(moves).toBeGreaterThan(100);
  });

  it('has members in the colour of their cluster, and boxes of other images', () => {
    for (const frame of frames) {
      const { cluster } = columnsOf(frame);
      const { ofRow } = modelsOf(frame, frame.options);
      const drawn = new Map(rects(frame).map((shape) => [shape.id, shape]));
      for (const row of frame.boxes.ids.keys()) {
        const shape = drawn.get(`box ${row}`);
        const isOther = ofRow[row] !== 0;
        const group = cluster[row] ?? NO_CLUSTER;
        if (shape?.style === 'member') expect(shape.group).toBe(group);
        if (isOther) expect(shape?.label).toContain(shortName(modelsOf(frame, frame.options), row));
        if (!isOther && group === NO_CLUSTER) expect(shape).toBeUndefined();
      }
    }
  });

  it('says on the label which model and which cluster a box is of', () => {
    for (const frame of framesWith('done')) {
      const models = modelsOf(frame, frame.options);
      for (const row of frame.boxes.ids.keys()) {
        const group = columnsOf(frame).cluster[row] ?? NO_CLUSTER;
        const letter = models.names.length > 1 ? [letterOf(models.ofRow[row] ?? 0)] : [];
        const name = group === NO_CLUSTER ? [] : [fusedName(group)];
        expect(fusionLab.tag?.(frame, row)).toBe([...letter, ...name].join(' '));
      }
    }
  });

  it('draws only what the event is about where there are very many boxes', () => {
    const rows = Array.from({ length: 301 }, (_, i): SceneBox => [9 * i, 0, 9 * i + 8, 9, 0.5, i]);
    const [first] = fusionFrames({
      name: 'many',
      input: imagesOf([rows]),
      options: fusionLab.defaults,
    });
    expect(first && rects(first)).toEqual([]);
  });
});

describe('clusters', () => {
  it('list the members that the engine has, the founder first', () => {
    for (const frame of frames) {
      const { cluster } = columnsOf(frame);
      membersOf(frame).forEach((rows, number) => {
        const wanted = [...cluster.keys()].filter((row) => cluster[row] === number);
        expect([...rows].sort((a, b) => a - b)).toEqual(wanted);
      });
    }
  });

  it('come by their scores at the end', () => {
    for (const frame of framesWith('done')) {
      const heads = linesOf(frame).filter(({ row }) => row === null);
      expect(heads.map(({ cluster }) => cluster)).toEqual([...runColumnsOf(frame).ranking]);
    }
  });
});

describe('what is fused', () => {
  const first: SceneBox[] = [[0, 0, 10, 10, 0.9, 0]];
  const second: SceneBox[] = [
    [0, 0, 9, 10, null, 0],
    [50, 50, 60, 60, 0.5, 1],
  ];
  const input = imagesOf([first, second]);
  const { defaults } = fusionLab;

  it('is the image on screen, as one model', () => {
    const models = modelsOf(input, defaults);
    expect(models.boxes).toBe(input.boxes);
    expect(fusionLab.engineOptions(input, defaults)).not.toHaveProperty('weights');
    expect(shortName(models, 0)).toBe('#0');
  });

  it('is every image, each a model with its weight', () => {
    const options = { ...defaults, models: 'images', weights: [2] } as const;
    const models = modelsOf(input, options);
    expect([...models.ofRow]).toEqual([0, 1, 1]);
    expect([...models.boxes.corners.subarray(4, 8)]).toEqual([0, 0, 9, 10]);
    expect(weightsOf(models, options)).toEqual([2, 1]);
    expect([0, 1, 2].map((row) => shortName(models, row))).toEqual(['A#0', 'B#0', 'B#1']);
    expect(fusionLab.engineOptions(input, options)).toMatchObject({
      models: [0, 1, 1],
      weights: [2, 1],
    });
    expect([...(fusionLab.data?.(input, options).scores ?? [])]).toEqual([0.9, 1, 0.5]);
  });

  it('does not depend on the image on screen', () => {
    const [, other] = input.images;
    if (!other) throw new Error('no second image');
    const options = { ...defaults, models: 'images' } as const;
    const elsewhere = { ...input, image: other, boxes: other.boxes };
    expect(modelsOf(elsewhere, options)).toBe(modelsOf(input, options));
  });

  it('is nothing without boxes, and what is needed is said', () => {
    expect(fusionLab.engineOptions(imagesOf([[]]), defaults)).toBeNull();
    for (const shown of LANGUAGES) expect(fusionLab.needs[shown]).toMatch(/.+[.。]$/);
  });

  it('calls models by letters, as columns of a spreadsheet', () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(letterOf)).toEqual([
      'A',
      'Z',
      'AA',
      'AZ',
      'BA',
      'ZZ',
      'AAA',
    ]);
  });
});

describe('a preset', () => {
  const presets = presetsOf<FusionLabOptions, PresetName>(PRESETS, fusionText.en.presets);
  const known = (options: FusionLabOptions) => presetOf(presets, options)?.id;

  it.each(Object.keys(PRESETS) as PresetName[])(
    '%s sets every option but the models, and is known by them',
    (name) => {
      const { models: _, weights: __, ...all } = fusionLab.defaults;
      expect(Object.keys(PRESETS[name]).sort()).toEqual(Object.keys(all).sort());
      expect(known({ ...fusionLab.defaults, ...PRESETS[name] })).toBe(name);
      expect(known({ ...fusionLab.defaults, threshold: 0.123 })).toBeUndefined();
      for (const shown of LANGUAGES) {
        expect(fusionText[shown].presetHelp[name]).toMatch(/float32/);
      }
    },
  );
});

describe('notes', () => {
  it.each(LANGUAGES)('in %s say what was assumed, and what is not fused', (shown) => {
    language.value = shown;
    const box: SceneBox[] = [[10, 10, 0, 0, null, 0]];
    const input = imagesOf([box, box]);
    const notesOf = (patch: object, given = input) => {
      const options = { ...fusionLab.defaults, ...patch };
      const last = fusionFrames({ name: '', input: given, options }).at(-1);
      return last ? fusionLab.notes(last) : [];
    };
    expect(notesOf({})).toHaveLength(3);
    expect(notesOf({}).at(-1)).toBe(fusionText[shown].onlyThisImage);
    expect(notesOf({ models: 'images' })).toHaveLength(2);
    expect(notesOf({ models: 'images', method: 'nmw' })).toContain(fusionText[shown].nmwScores);
    const sized = input.images.map((image, i) => ({ ...image, width: 10 + i, height: 10 }));
    const [image] = sized;
    if (!image) throw new Error('no image');
    const given = { ...input, images: sized, image };
    expect(notesOf({ models: 'images' }, given)).toContain(fusionText[shown].otherSizes);
  });

  it.each(LANGUAGES)('rounds have names in %s', (shown) => {
    language.value = shown;
    for (const frame of framesWith('done')) {
      const names = [...frame.run.ends.keys()].map((round) => fusionLab.roundName(frame, round));
      expect(new Set(names).size).toBe(names.length);
    }
  });
});
