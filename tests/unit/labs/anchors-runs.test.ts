import { afterEach, describe, expect, it } from 'vitest';
import { anchorsLab } from '../../../www/labs/anchors/index';
import { averagePosition } from '../../../www/labs/anchors/iterations';
import type { AnchorsFrame, AnchorsLabOptions } from '../../../www/labs/anchors/lab';
import { PRESET_NAMES, PRESETS, presetOf } from '../../../www/labs/anchors/presets';
import { type Language, language } from '../../../www/text/text';
import { anchorsTimelines, caseOf, rowsOf, type Shape, sceneOf } from '../support/anchors';
import { framesOf, openRun } from '../support/engine';
import { Random } from '../support/random';
import { inputOf } from '../support/timelines';

const LANGUAGES = ['en', 'zh'] as const;
const { defaults } = anchorsLab;

afterEach(() => {
  language.value = 'en';
});

const timelines = anchorsTimelines(new Random(21)).map((each) => ({
  ...each,
  frames: framesOf(anchorsLab, each.input, each.options) as AnchorsFrame[],
}));

/** The first frame of a run on these shapes. */
function firstFrame(
  shapes: readonly Shape[],
  patch: Partial<AnchorsLabOptions>,
  change = (input: ReturnType<typeof inputOf>) => input,
): AnchorsFrame {
  const [frame] = framesOf(anchorsLab, change(inputOf(rowsOf(shapes))), { ...defaults, ...patch });
  if (!frame) throw new Error('a run without events');
  return frame as AnchorsFrame;
}

const notesOf = (frame: AnchorsFrame, shown: Language = 'en') => {
  language.value = shown;
  return anchorsLab.notes(frame);
};

const some: Shape[] = [
  [10, 10],
  [12, 10],
  [40, 50],
  [42, 50],
  [90, 20],
  [95, 22],
];

describe('what the engine is given', () => {
  it.each(LANGUAGES)('is nothing without a shape, and what is needed is said in %s', (shown) => {
    expect(anchorsLab.engineOptions(inputOf([]), defaults)).toBeNull();
    expect(anchorsLab.engineOptions(inputOf(rowsOf([[5, 0]])), defaults)).toBeNull();
    expect(anchorsLab.engineOptions(inputOf(rowsOf([[5, 1]])), defaults)).not.toBeNull();
    expect(anchorsLab.needs[shown].length).toBeGreaterThan(10);
  });

  it('is no more clusters than there are shapes', () => {
    const input = inputOf(rowsOf(some));
    expect(anchorsLab.engineOptions(input, { ...defaults, k: 9 })).toMatchObject({ k: 6 });
    const init = [1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8];
    const placed = anchorsLab.engineOptions(input, { ...defaults, k: 8, init });
    expect(placed).toMatchObject({ k: 6, init: init.slice(0, 12) });
  });

  it('is what was placed by hand, as far as it is placed', () => {
    const input = inputOf(rowsOf(some));
    const options = (init: number[]) =>
      anchorsLab.engineOptions(input, { ...defaults, k: 3, init });
    expect(options([])).toEqual(anchorsLab.engineOptions(input, { ...defaults, k: 3 }));
    expect(options([5, 6])).toMatchObject({ k: 1, init: [5, 6] });
  });

  it('are shapes alone, and the boxes that have one', () => {
    const input = inputOf(
      rowsOf([
        [3, 4],
        [5, 0],
        [6, 7],
      ]),
    );
    const { boxes, corners } = anchorsLab.data?.(input, defaults) ?? {};
    expect([...(corners ?? [])]).toEqual([0, 0, 3, 4, 0, 0, 6, 7]);
    expect([...(boxes?.ids ?? [])]).toEqual([10, 30]);
  });
});

describe('a place', () => {
  it('is found again by the shape that is assigned', () => {
    for (const { input, options, frames } of timelines) {
      const { boxes = input.boxes, corners = boxes.corners } =
        anchorsLab.data?.(input, options) ?? {};
      const { scores, classes } = boxes;
      const given = anchorsLab.engineOptions(input, options) ?? {};
      const run = openRun({ lab: 'anchors', corners, scores, classes, options: given });
      for (const { detail } of frames) {
        const subject = anchorsLab.anchor(detail);
        expect(subject !== null).toBe(detail.event.kind === 'assign');
        if (!subject) continue;
        const place = run.find(subject[0]);
        const found = place && run.frame(place).detail;
        expect(found).toMatchObject({ event: { kind: 'assign', shape: subject[0] } });
      }
      run.free();
    }
  });

  it.each(LANGUAGES)('has a round with a name in %s', (shown) => {
    language.value = shown;
    for (const { frames } of timelines) {
      const [frame] = frames;
      if (!frame) throw new Error('a run without events');
      const names = [...frame.run.ends.keys()].map((round) => anchorsLab.roundName(frame, round));
      expect(new Set(names).size).toBe(names.length);
      for (const name of names) expect(name).not.toMatch(/^$|undefined/);
      const numbers = names.slice(1, -1).map((name) => Number(/\d+/.exec(name)?.[0]));
      expect(numbers).toEqual(numbers.map((_, at) => at + 1));
    }
  });

  it('of an iteration’s average is known from its number', () => {
    for (const { frames } of timelines) {
      for (const { detail, position } of frames) {
        if (detail.event.kind !== 'average' || !frames[0]) continue;
        expect(averagePosition(frames[0], detail.event.iteration)).toBe(position);
      }
    }
  });
});

describe.each(LANGUAGES)('a note in %s', (shown) => {
  const noteWith = (frame: AnchorsFrame, pattern: RegExp) =>
    notesOf(frame, shown).filter((note) => pattern.test(note));

  it('is none where all is well', () => {
    const shapes = Array.from({ length: 12 }, (_, at): Shape => [10 + at, 20 + at]);
    expect(notesOf(firstFrame(shapes, { k: 1, update: 'median' }), shown)).toEqual([]);
  });

  it('says how many boxes are left out', () => {
    const frame = firstFrame([...some, [0, 4], [4, 0]], { k: 2 });
    expect(noteWith(frame, /without area|没有面积/)[0]).toMatch(/2/);
  });

  it('says that sizes are missing, and takes pixels', () => {
    const frame = firstFrame(some, { k: 2, unit: 'normalised' });
    expect(noteWith(frame, /pixels|像素/)).toHaveLength(1);
    expect(frame.detail.event).toMatchObject({ kind: 'choose' });
    const sized = firstFrame(some, { k: 2, unit: 'normalised' }, (input) => {
      const image = { ...input.image, width: 100, height: 200 };
      return { ...input, image, images: [image] };
    });
    expect(noteWith(sized, /pixels|像素/)).toEqual([]);
    const event = sized.detail.event;
    if (event.kind !== 'choose') throw new Error(event.kind);
    const [width, height] = some[event.shape] ?? [0, 0];
    expect(event.centroid).toEqual([width / 100, height / 200]);
  });

  it('says that there are fewer shapes than clusters, or hardly more', () => {
    expect(noteWith(firstFrame(some, { k: 8 }), /6 .*8|8.*6/)).toHaveLength(1);
    expect(noteWith(firstFrame(some, { k: 4 }), /few|太少/)).toHaveLength(1);
    expect(noteWith(firstFrame(some, { k: 3 }), /few|太少/)).toEqual([]);
  });

  it('says how many are still to be placed', () => {
    expect(noteWith(firstFrame(some, { k: 3, init: [] }), /3 .*(centroids|个质心)/)).toHaveLength(
      1,
    );
    const one = firstFrame(some, { k: 3, init: [9, 9] });
    expect(noteWith(one, /1 of 3|3 个质心中的 1 个/)).toHaveLength(1);
    expect(noteWith(firstFrame(some, { k: 1, init: [9, 9] }), /placed|放置/)).toEqual([]);
  });

  it('says where the average fell, and which iteration was best', () => {
    const { input, options } = caseOf(sceneOf('mean-falls'));
    const [frame] = framesOf(anchorsLab, input, options) as AnchorsFrame[];
    if (!frame) throw new Error('a run without events');
    expect(noteWith(frame, /(fell in iteration 2|第 2 次迭代中下降).*0\.67.*0\.095/)).toHaveLength(
      1,
    );
  });

  it('says why the reference script would never end, or that it would write NaN', () => {
    const { input, options } = caseOf(sceneOf('never-ends'));
    const [frame] = framesOf(anchorsLab, input, options) as AnchorsFrame[];
    if (!frame) throw new Error('a run without events');
    expect(noteWith(frame, /never end|永远不会结束/)).toHaveLength(1);
    expect(noteWith(frame, /same first centroid|完全相同/)[0]).toMatch(/^C1/);
    for (const emptyCluster of ['keep', 'reseed'] as const) {
      const { input: again, options: kept } = caseOf(sceneOf('never-ends'), { emptyCluster });
      const [other] = framesOf(anchorsLab, again, kept) as AnchorsFrame[];
      if (!other) throw new Error('a run without events');
      expect(noteWith(other, /NaN/)).toEqual([]);
    }
  });

  it('says that a run was stopped', () => {
    const frame = firstFrame(some, { k: 2, init: [9, 9, 9.5, 9], maxIterations: 1 });
    expect(noteWith(frame, /Stopped after 1 iteration|1 次迭代后停止/)).toHaveLength(1);
  });
});

describe('a preset', () => {
  it.each(PRESET_NAMES)('%s is known by its options, until one is changed', (name) => {
    const options = { ...defaults, ...PRESETS[name] };
    expect(presetOf(options)).toBe(name);
    expect(presetOf({ ...options, emptyCluster: 'reseed' })).toBeNull();
    expect(presetOf({ ...options, init: [] })).toBeNull();
    expect(presetOf({ ...options, k: 3, seed: 5 })).toBe(name);
  });

  it('is none of them by default', () => {
    expect(presetOf(defaults)).toBeNull();
  });
});
