import { afterEach, describe, expect, it } from 'vitest';
import { changeWords } from '../../../www/labs/evolution/anchors-panel';
import { judgedGenerations } from '../../../www/labs/evolution/fitness-panel';
import { evolutionLab } from '../../../www/labs/evolution/index';
import {
  columnsOf,
  type EvolutionFrame,
  type EvolutionLabOptions,
  evolutionOptions,
  firstAnchors,
  runColumnsOf,
  searchOf,
  shapesFrom,
} from '../../../www/labs/evolution/lab';
import { magnification } from '../../../www/labs/evolution/lens';
import { PRESET_NAMES, PRESETS } from '../../../www/labs/evolution/presets';
import { reachOf } from '../../../www/labs/evolution/reach';
import { evolutionCases as scenes } from '../../../www/scenes/cases-evolution';
import type { SceneBox } from '../../../www/scenes/scene';
import { sceneTexts } from '../../../www/scenes/text';
import { type Language, language } from '../../../www/text/text';
import { evolutionCases, evolutionFrames, sizedInput } from '../support/evolution';
import { agree, numbersIn, parsed, worked } from '../support/reading';
import { inputOf } from '../support/timelines';
import { mathNumbers, mathText } from '../support/vnodes';

const LANGUAGES = ['en', 'zh'] as const;

afterEach(() => {
  language.value = 'en';
});

const cases = evolutionCases(60);
const frames = cases.flatMap(evolutionFrames);

type Kind = EvolutionFrame['detail']['event']['kind'];
type FrameOf<K> = EvolutionFrame & {
  detail: { event: Extract<EvolutionFrame['detail']['event'], { kind: K }> };
};

function framesWith<K extends Kind>(kind: K): FrameOf<K>[] {
  const found = frames.filter(({ detail }) => detail.event.kind === kind) as FrameOf<K>[];
  expect(found.length, kind).toBeGreaterThan(10);
  return found;
}

/** All numbers of the sentence in this language, without separators of thousands. */
function said(frame: EvolutionFrame, shown: Language): number[] {
  language.value = shown;
  return numbersIn(evolutionLab.sentence(frame).replaceAll(/(\d),(\d)/g, '$1$2')).map(parsed);
}

function expectNumbers(found: readonly number[], wanted: readonly number[], why: string) {
  expect(found.length, why).toBe(wanted.length);
  wanted.forEach((value, i) => {
    // Sides have two decimals.
    expect(Math.abs((found[i] ?? Number.NaN) - value), `${why} ${value}`).toBeLessThan(0.00501);
  });
}

describe.each(LANGUAGES)('a sentence in %s', (shown) => {
  it('of the beginning counts anchors and shapes and has both measures', () => {
    for (const frame of framesWith('begin')) {
      const { fitness, bestPossibleRecall } = frame.detail.event;
      const counts = [firstAnchors(frame).length, frame.boxes.ids.length];
      const wanted = [fitness, 100 * bestPossibleRecall];
      const numbers = said(frame, shown);
      // Chinese counts shapes first.
      const [a, b, ...measures] = numbers;
      expect([a, b].sort()).toEqual(counts.sort());
      expectNumbers(measures, wanted, evolutionLab.sentence(frame));
    }
  });

  it('of a change has the generation, the anchor, and what it was and is', () => {
    const kinds = { changed: 0, unchanged: 0, raised: 0 };
    for (const frame of framesWith('mutate')) {
      const { generation, anchor, from, to, factor } = frame.detail.event;
      const isRaised = to.some((side, axis) => side > (from[axis] ?? 0) * (factor[axis] ?? 0));
      const isSame = String(from) === String(to);
      const wanted = [generation, anchor + 1, ...from, ...(isSame ? [] : [...to, ...factor])];
      if (isRaised) wanted.push(frame.options.minSide);
      expectNumbers(said(frame, shown), wanted, evolutionLab.sentence(frame));
      kinds[isRaised ? 'raised' : isSame ? 'unchanged' : 'changed'] += 1;
    }
    expect(Object.values(kinds).every((count) => count > 5)).toBe(true);
  });

  it('of a verdict says what the verdict says, of the numbers that were compared', () => {
    const words = shown === 'en' ? [/ is more than /, / not more than /] : [/ 大于 /, / 不大于 /];
    for (const frame of framesWith('judge')) {
      const { generation, before, after, accepted } = frame.detail.event;
      const [number, a = 0, b = 0, ...more] = said(frame, shown);
      const text = evolutionLab.sentence(frame);
      expect([number, more]).toEqual([generation, []]);
      expect(agree(a, after, 1e-4) && agree(b, before, 1e-4), text).toBe(true);
      expect(words.map((word) => word.test(text))).toEqual([accepted, !accepted]);
      expect(a > b).toBe(accepted);
    }
  });

  it('of the end has what it came to, and from where', () => {
    for (const frame of framesWith('done')) {
      const { generations, accepted, fitness, bestPossibleRecall } = frame.detail.event;
      const { firstFitness, firstBestPossibleRecall: firstRecall } = frame.run.about;
      const wanted = [
        ...[generations, accepted, firstFitness, fitness],
        ...[100 * firstRecall, 100 * bestPossibleRecall],
      ];
      expectNumbers(said(frame, shown), wanted, evolutionLab.sentence(frame));
    }
  });

  it('never has a number that is none', () => {
    language.value = shown;
    for (const frame of frames) {
      expect(evolutionLab.sentence(frame)).not.toMatch(/NaN|∞|undefined/);
    }
  });
});

describe('a formula', () => {
  it('of a change comes to what the side became, on both axes', () => {
    const seen = new Set<string>();
    for (const frame of framesWith('mutate')) {
      const { to } = frame.detail.event;
      const rows = mathText(evolutionLab.formula(frame)).split(/(?=h = |h=)/);
      expect(rows).toHaveLength(2);
      rows.forEach((row, axis) => {
        const [, expression = '', result = ''] = row.split('=');
        const side = to[axis] ?? Number.NaN;
        // Sides have two decimals, and what they are multiplied by has four.
        const off = Math.abs((worked(expression) ?? Number.NaN) - side);
        expect(off, row).toBeLessThan(0.01 + 1e-3 * side);
        expect(Math.abs(parsed(result) - side), row).toBeLessThan(0.00501);
        for (const name of ['max', 'min']) if (expression.includes(name)) seen.add(name);
      });
    }
    expect(seen.has('max')).toBe(true);
  });

  it('of a verdict compares as the verdict says', () => {
    for (const frame of framesWith('judge')) {
      const { accepted } = frame.detail.event;
      const text = mathText(evolutionLab.formula(frame));
      const [a = 0, b = 0] = mathNumbers(evolutionLab.formula(frame)).map(parsed);
      expect(text.includes(accepted ? '>' : '≤'), text).toBe(true);
      expect(a > b).toBe(accepted);
    }
  });

  it('of the beginning has the ratio and the fitness; the end has none', () => {
    for (const frame of framesWith('begin')) {
      const numbers = mathNumbers(evolutionLab.formula(frame)).map(parsed);
      expect(numbers.slice(0, 2)).toEqual([1, frame.options.ratio]);
      expect(agree(numbers.at(-1) ?? 0, frame.detail.event.fitness, 1e-4)).toBe(true);
    }
    for (const frame of framesWith('done')) expect(evolutionLab.formula(frame)).toBeNull();
  });
});

describe('what is searched on', () => {
  const rows: SceneBox[] = [
    [0, 0, 20, 10, null, 0],
    [5, 5, 5, 9, null, 0],
    [30, 50, 10, 10, null, 0],
  ];
  const sized = sizedInput(rows, [200, 100]);
  const { defaults } = evolutionLab;

  it('is in pixels of the input, each image stretched to it', () => {
    const search = searchOf(sized, { ...defaults, input: 400 });
    expect([...search.corners]).toEqual([0, 0, 40, 40, 0, 0, 40, 160]);
    expect(search).toMatchObject({ pixels: 'input', leftOut: 1, anchors: PRESETS.yolov5.anchors });
    expect(searchOf(sized, { ...defaults, input: 400 }).corners).toBe(search.corners);
    expect(searchOf(sized, { ...defaults, input: 200 }).corners).not.toBe(search.corners);
  });

  it('is in pixels of the image if that is wanted, or its size is not known', () => {
    const wanted = searchOf(sized, { ...defaults, unit: 'pixels' });
    expect([...wanted.corners]).toEqual([0, 0, 20, 10, 0, 0, 20, 40]);
    expect(wanted).toMatchObject({ pixels: 'image', sizeless: 0 });
    expect(searchOf(inputOf(rows), defaults)).toMatchObject({ pixels: 'image', sizeless: 1 });
  });

  it('takes boxes that are written as shares for what they are', () => {
    const shares = inputOf([[0.1, 0.1, 0.3, 0.6, null, 0]]);
    const search = searchOf(shares, { ...defaults, input: 640 });
    expect([...search.corners].map((side) => Math.round(side))).toEqual([0, 0, 128, 320]);
    expect(search.pixels).toBe('input');
  });

  it('begins with anchors of another lab in the unit that they were found in', () => {
    const given = (anchors: number[], shares: boolean): EvolutionLabOptions => ({
      ...defaults,
      input: 400,
      start: 'given',
      given: { anchors, shares },
    });
    const inShares = searchOf(sized, given([0.1, 0.5], true));
    expect(inShares).toMatchObject({ anchors: [40, 200], pixels: 'input', isGivenUnfit: false });
    const inPixels = searchOf(sized, given([7, 8], false));
    expect(inPixels).toMatchObject({ anchors: [7, 8], pixels: 'image', isGivenUnfit: false });
    // Shares, but by now there is an image whose size nobody knows.
    const lost = searchOf(inputOf(rows), given([0.1, 0.5], true));
    expect(lost).toMatchObject({ anchors: PRESETS.yolov5.anchors, isGivenUnfit: true });
  });

  it('is nothing without shapes, and what is needed is said', () => {
    for (const none of [[], rows.slice(1, 2)]) {
      expect(evolutionLab.engineOptions(sizedInput(none, [9, 9]), defaults)).toBeNull();
    }
    for (const shown of LANGUAGES) expect(evolutionLab.needs[shown]).toMatch(/.+[.。]$/);
  });

  it('is what the engine gets, row by row', () => {
    const data = evolutionLab.data?.(sized, defaults);
    expect(data?.boxes?.ids).toHaveLength(2);
    expect(data?.corners).toHaveLength(8);
    expect(evolutionLab.engineOptions(sized, defaults)).toEqual({
      anchors: [...PRESETS.yolov5.anchors],
      seed: 0,
      generations: 1000,
      ratio: 4,
      mutationProbability: 0.9,
      sigma: 0.1,
      minSide: 2,
    });
  });

  it.each(PRESET_NAMES)('begins with shapes of two sides each: %s', (name) => {
    const { anchors } = PRESETS[name];
    expect(anchors.length % 2).toBe(0);
    expect(anchors.every((side) => side >= 10 && side <= 373)).toBe(true);
  });
});

describe('what is drawn', () => {
  it('numbers the first anchors as the engine does', () => {
    for (const frame of framesWith('begin')) {
      expect(firstAnchors(frame)).toEqual(shapesFrom(columnsOf(frame).anchors));
    }
  });

  it('has as many shapes within reach as best possible recall counts', () => {
    for (const frame of [...framesWith('begin'), ...framesWith('done')]) {
      const { corners } = searchOf(frame, frame.options);
      const best = shapesFrom(columnsOf(frame).anchors);
      const { reached, count } = reachOf(corners, best, frame.options.ratio);
      expect(count / reached.length).toBe(frame.detail.event.bestPossibleRecall);
      expect(reached.filter(Boolean)).toHaveLength(count);
    }
  });

  it('magnifies a short way by a round number, so that it fits', () => {
    for (const length of [0.01, 0.4, 2.9, 7, 31, 500]) {
      const times = magnification(length);
      expect([1, 2, 5]).toContain(Number(String(times).replaceAll('0', '')));
      expect(times === 1 || length * times <= 30).toBe(true);
    }
    expect(magnification(2.9)).toBe(10);
  });

  it('counts a generation as judged once it is', () => {
    for (const frame of frames) {
      const { event } = frame.detail;
      const judged = judgedGenerations(frame);
      const fitness = runColumnsOf(frame).fitness[judged];
      if (event.kind === 'judge') expect(fitness).toBe(Math.max(event.before, event.after));
      if (event.kind === 'mutate') expect(judged).toBe(event.generation - 1);
      if (event.kind === 'begin' || event.kind === 'done') expect(fitness).toBe(event.fitness);
    }
  });

  it('says changes in percent with their signs', () => {
    expect(changeWords([10, 20], [11, 15])).toBe('+10 %, −25 %');
    expect(changeWords([10, 20], [10, 20.001])).toBe('0 %, 0 %');
  });
});

describe('notes', () => {
  const noteOf = (rows: readonly SceneBox[], patch: Partial<EvolutionLabOptions> = {}) => {
    const options = { ...evolutionLab.defaults, generations: 5, ...patch };
    const input = sizedInput(rows, [640, 640]);
    const [frame] = evolutionFrames({ input, options });
    if (!frame) throw new Error('no frame');
    return evolutionLab.notes(frame);
  };

  it.each(LANGUAGES)('in %s say what is left out, and what AutoAnchor would do', (shown) => {
    language.value = shown;
    const pole: SceneBox = [0, 0, 2, 600, null, 0];
    const flat: SceneBox = [0, 0, 2, 0, null, 0];
    const [leftOut, autoAnchor, ...more] = noteOf([pole, flat]);
    expect(numbersIn(leftOut ?? '')).toContain('1');
    expect(numbersIn(autoAnchor ?? '').map(parsed)).toContain(0);
    // Another ratio is none of AutoAnchor's.
    expect(more).toHaveLength(1);
    expect(noteOf([pole], { ratio: 3 })).toHaveLength(1);
  });

  it('say why nothing is accepted', () => {
    const given = { anchors: [30, 40], shares: false };
    const [perfect] = noteOf([[0, 0, 30, 40, null, 0]], { start: 'given', given });
    expect(perfect).toMatch(/exactly its size/);
    expect(noteOf([[0, 0, 30, 40, null, 0]])).not.toContain(perfect);
  });

  it('say that a size is not known only where it matters', () => {
    const options = { ...evolutionLab.defaults, generations: 1 };
    const note = (input: ReturnType<typeof inputOf>) =>
      evolutionFrames({ input, options })
        .flatMap((frame) => evolutionLab.notes(frame))
        .join();
    expect(note(inputOf([[0, 0, 30, 40, null, 0]]))).toMatch(/size of 1 image is not known/);
    expect(note(inputOf([[0, 0, 0.3, 0.4, null, 0]]))).not.toMatch(/not known/);
  });
});

describe('the scene of the poles', () => {
  it.each(LANGUAGES)('says in %s what the search comes to', (shown) => {
    const [scene] = scenes;
    if (!scene) throw new Error('no scene');
    const options = { ...evolutionLab.defaults, ...scene.options };
    const [frame] = evolutionFrames({ input: sizedInput(scene.boxes, [640, 640]), options });
    const { about } = frame?.run ?? {};
    const found = numbersIn(sceneTexts[shown].poles.about.replaceAll('YOLOv5', ''));
    expect(found).toEqual([
      ...(shown === 'en'
        ? [percentOf(about?.firstBestPossibleRecall), String(scene.boxes.length)]
        : [String(scene.boxes.length), percentOf(about?.firstBestPossibleRecall)]),
      String(options.generations),
      percentOf(about?.bestPossibleRecall),
      about?.firstFitness.toFixed(3),
      about?.fitness.toFixed(3),
    ]);
    expect(evolutionOptions(sizedInput(scene.boxes, [640, 640]), options).anchors).toHaveLength(18);
  });

  it('sets options by their names', () => {
    for (const { options } of scenes) {
      for (const [name, value] of Object.entries(options)) {
        const usual = evolutionLab.defaults[name as keyof EvolutionLabOptions];
        expect(typeof value, name).toBe(typeof usual);
      }
    }
  });

  const percentOf = (share = Number.NaN) => String(Number((100 * share).toFixed(1)));
});

describe('rounds', () => {
  it.each(LANGUAGES)('have names in %s', (shown) => {
    language.value = shown;
    const [frame] = frames;
    if (!frame) throw new Error('no frame');
    const last = frame.run.ends.length - 1;
    const names = [0, 1, last].map((round) => evolutionLab.roundName(frame, round));
    expect(new Set(names).size).toBe(3);
    expect(names[1]).toMatch(/\b1\b|第 1 代/);
  });
});
