import { afterEach, describe, expect, it } from 'vitest';
import { nmsLab } from '../../../www/labs/nms/index';
import type { GreedyOptions, NmsFrame } from '../../../www/labs/nms/lab';
import type { SceneBox } from '../../../www/scenes/scene';
import { type Language, language } from '../../../www/text/text';
import { framesOf, openRun } from '../support/engine';
import { inputOf, nmsTimelines } from '../support/timelines';

const LANGUAGES = ['en', 'zh'] as const;

afterEach(() => {
  language.value = 'en';
});

const timelines = nmsTimelines().map((each) => ({
  ...each,
  frames: framesOf(nmsLab, each.input, each.options) as NmsFrame[],
}));

const timelineOf = (name: string) => {
  const found = timelines.find((each) => each.name === name);
  if (!found) throw new Error(`no timeline ${name}`);
  return found.frames;
};

describe('what the engine is given', () => {
  const rows: SceneBox[] = [
    [0, 0, 10, 10, 0.9, 0],
    [0, 0, 10, 10, null, 0],
    [0, 0, 10, 10, 0, 0],
  ];

  it.each(LANGUAGES)('is nothing without boxes, and what is needed is said in %s', (shown) => {
    expect(nmsLab.engineOptions(inputOf([]), nmsLab.defaults)).toBeNull();
    expect(nmsLab.engineOptions(inputOf(rows.slice(0, 1)), nmsLab.defaults)).not.toBeNull();
    expect(nmsLab.needs[shown]).toMatch(/NMS .+/);
  });

  it('leaves out what is not limited', () => {
    const given = nmsLab.engineOptions(inputOf(rows), nmsLab.defaults);
    expect(given).toEqual({
      threshold: 0.5,
      measure: 'iou',
      exponent: 1,
      extent: 'exclusive',
      boundary: 'greater',
      ties: 'lowest-index',
      perClass: false,
    });
    const limited = { ...nmsLab.defaults, scoreThreshold: 0, maxOutput: 0 };
    expect(nmsLab.engineOptions(inputOf(rows), limited)).toMatchObject({
      scoreThreshold: 0,
      maxOutput: 0,
    });
  });

  it('counts a missing score as 1 and leaves the document as it is', () => {
    const input = inputOf(rows);
    expect([...(nmsLab.data?.(input, nmsLab.defaults).scores ?? [])]).toEqual([0.9, 1, 0]);
    expect(input.boxes.scores[1]).toBeNaN();
  });
});

describe('a place', () => {
  it('is found again by whom it is about', () => {
    for (const { input, options, frames: own } of timelines) {
      const { corners, classes } = input.boxes;
      const given = nmsLab.engineOptions(input, options) ?? {};
      const scores = nmsLab.data?.(input, options).scores ?? input.boxes.scores;
      const run = openRun({ lab: 'nms', corners, scores, classes, options: given });
      for (const { detail, position } of own) {
        const { event } = detail;
        const subject = nmsLab.anchor(detail);
        // That a score passes decides nothing yet, so there is no place that is about it.
        const passes = event.kind === 'filter' && event.passes;
        const isAboutAll = passes || ['sort', 'topK', 'limit', 'done'].includes(event.kind);
        expect(subject === null).toBe(isAboutAll);
        if (!subject) continue;
        const { round, event: number } = run.find(subject[0], subject[1]) ?? {
          round: -1,
          event: -1,
        };
        expect((run.info.ends[round - 1] ?? 0) + number).toBe(position);
      }
      run.free();
    }
  });

  it.each(LANGUAGES)('has a round with a name in %s', (shown) => {
    language.value = shown;
    for (const { frames: own } of timelines) {
      const [frame] = own;
      if (!frame) throw new Error('a run without events');
      const names = [...frame.run.ends.keys()].map((round) => nmsLab.roundName(frame, round));
      const { kept } = frame.run.columns;
      for (const name of names) expect(name).not.toMatch(/^$|undefined/);
      expect(names.slice(1, -1).map((name) => name.match(/#(\d+)/)?.[1])).toEqual(
        [...(kept ?? [])].map(String),
      );
      expect(new Set(names).size).toBe(names.length);
    }
  });
});

describe('notes', () => {
  const notesOf = (frame: NmsFrame | undefined, shown: Language = 'en') => {
    if (!frame) throw new Error('no such frame');
    language.value = shown;
    return nmsLab.notes(frame);
  };
  const run = (rows: readonly SceneBox[], options: Partial<GreedyOptions> = {}) =>
    framesOf(nmsLab, inputOf(rows), { ...nmsLab.defaults, ...options }) as NmsFrame[];
  const inverted = (row: number): SceneBox => [20 * row + 10, 0, 20 * row, 10, 0.5, 0];
  const asPyNms = { extent: 'inclusive', ties: 'highest-index' } as const;

  it.each([
    ['en', 'keeps 0, 2, 3', 'the same as this run'],
    ['zh', '保留 0、2、3', '与本次结果相同'],
  ] as const)('of the py_nms example say in %s what it keeps and why', (shown, keeps, same) => {
    const frames = timelineOf('py-nms');
    const [first, comparison, ...more] = notesOf(frames[0], shown);
    for (const part of ['#2', '[210, 30, 420, 5]', '[210, 5, 420, 30]', '5486', '−5064']) {
      expect(first).toContain(part);
    }
    expect(comparison).toContain('py_nms');
    expect(comparison).toContain(keeps);
    expect(comparison).toContain(same);
    expect(more).toEqual([]);
    expect([...(frames[0]?.run.columns.kept ?? [])]).toEqual([0, 2, 3]);
  });

  it('say what py_nms computes for a pair, where one of it is inverted and nowhere else', () => {
    for (const frame of timelineOf('py-nms')) {
      const { event } = frame.detail;
      const aboutTwo = event.kind === 'compare' && [event.picked, event.other].includes(2);
      expect(notesOf(frame)).toHaveLength(aboutTwo ? 3 : 2);
    }
  });

  it('say where py_nms keeps others than this run', () => {
    const [frame] = timelineOf('inverted');
    expect(notesOf(frame, 'en').join()).toContain('py_nms keeps 0, 1 here; this run');
    expect(notesOf(frame, 'en').join()).toMatch(/keeps 0\.$/);
    expect(notesOf(frame, 'zh').join()).toContain('py_nms 在这里保留 0、1；');
  });

  it('compare with py_nms only where the options are its own', () => {
    const rows = [inverted(0), inverted(1)];
    const compares = (options: Partial<GreedyOptions>) =>
      notesOf(run(rows, options)[0]).some((note) => note.includes('py_nms keeps'));
    expect(compares(asPyNms)).toBe(true);
    expect(compares({ ...asPyNms, extent: 'exclusive' })).toBe(false);
    expect(compares({ ...asPyNms, boundary: 'greater-or-equal' })).toBe(false);
    expect(compares({ ...asPyNms, ties: 'lowest-index' })).toBe(false);
    expect(compares({ ...asPyNms, maxOutput: 9 })).toBe(false);
  });

  it.each([
    [8, []],
    [9, ['1 box more is inverted.']],
    [20, ['12 boxes more are inverted.']],
  ])('of %i inverted boxes name eight and count the rest', (count, rest) => {
    const notes = notesOf(run(Array.from({ length: count }, (_, row) => inverted(row)))[0]);
    expect(notes.slice(0, 8).map((note) => note.match(/^#\d+/)?.[0])).toEqual(
      Array.from({ length: 8 }, (_, row) => `#${row}`),
    );
    expect(notes.slice(8)).toEqual(rest);
  });

  it.each([
    ['en', [], undefined],
    ['en', [0], '1 box without a score: it counts as 1'],
    ['en', [0, 2], '2 boxes without a score: they count as 1'],
    ['zh', [0, 2], '2 个框没有得分'],
  ] as const)('in %s count missing scores: %j', (shown, without, start) => {
    const rows = Array.from(
      { length: 3 },
      (_, row): SceneBox => [row, 0, row + 1, 1, without.some((r) => r === row) ? null : 0.5, 0],
    );
    const notes = notesOf(run(rows)[0], shown);
    expect(notes).toHaveLength(start === undefined ? 0 : 1);
    if (start !== undefined) expect(notes[0]).toContain(start);
  });
});
