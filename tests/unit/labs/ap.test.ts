import { afterEach, describe, expect, it } from 'vitest';
import { nameOf } from '../../../www/labs/ap/data';
import { apLab } from '../../../www/labs/ap/index';
import {
  type ApFrame,
  type ApLabOptions,
  COCO_THRESHOLDS,
  columnsOf,
  curveOf,
  REASONS,
  startsOf,
} from '../../../www/labs/ap/lab';
import { levelsOf } from '../../../www/labs/ap/levels';
import { areaPath, curvePath, envelopePath } from '../../../www/labs/ap/paths';
import { PRESETS, type PresetName } from '../../../www/labs/ap/presets';
import { viewText } from '../../../www/labs/ap/view-text';
import { presetOf, presetsOf } from '../../../www/labs/presets';
import { number } from '../../../www/text/numbers';
import { language } from '../../../www/text/text';
import { apFrames, apTimelines, imagesInput } from '../support/ap';
import { agree, numbersIn, parsed, worked } from '../support/reading';
import { foldNodes, mathText } from '../support/vnodes';

const LANGUAGES = ['en', 'zh'] as const;

afterEach(() => {
  language.value = 'en';
});

const timelines = apTimelines().map((each) => ({ ...each, frames: apFrames(each) }));
const frames = timelines.flatMap((each) => each.frames);

type Event = ApFrame['detail']['event'];
type Kind = Event['kind'];

/** The frames of one kind of event, each with its event; there are some. */
function framesWith<K extends Kind>(kind: K) {
  const found = frames.flatMap((frame) => {
    const { event } = frame.detail;
    return event.kind === kind ? [{ frame, event: event as Extract<Event, { kind: K }> }] : [];
  });
  expect(found.length, kind).toBeGreaterThan(10);
  return found;
}

describe.each(LANGUAGES)('the sentences in %s', (shown) => {
  it('say something of every event, and never NaN', () => {
    language.value = shown;
    for (const frame of frames) {
      const sentence = apLab.sentence(frame);
      const formula = mathText(apLab.formula(frame));
      for (const text of [sentence, formula, ...apLab.notes(frame)]) {
        expect(text).not.toMatch(/NaN|undefined|Infinity|∞|null/);
      }
      expect(sentence).toMatch(/[.。]$/);
    }
  });

  it('say the numbers of the event', () => {
    language.value = shown;
    const has = (frame: ApFrame, ...values: string[]) => {
      const sentence = apLab.sentence(frame);
      for (const value of values) expect(numbersIn(sentence), sentence).toContain(value);
    };
    for (const { frame, event } of framesWith('level')) {
      has(frame, number(event.level));
      if (event.point !== undefined) has(frame, number(event.precision), `${event.point + 1}`);
    }
    for (const { frame, event } of framesWith('step')) {
      has(frame, number(event.from), number(event.to), number(event.precision));
    }
    for (const { frame, event } of framesWith('raise')) {
      has(frame, `${event.point + 1}`, number(event.envelope));
    }
    for (const { frame, event } of framesWith('area')) {
      if (event.ap !== undefined) has(frame, number(event.ap));
    }
    for (const { frame, event } of framesWith('mean')) {
      if (event.mean !== undefined) has(frame, number(event.mean));
    }
    for (const { frame, event } of framesWith('judge')) {
      if (event.verdict !== 'ignored') {
        has(frame, number(event.precision), number(event.recall), `${event.truths}`);
      }
    }
  });

  it('never say that an overlap is more where it is less', () => {
    language.value = shown;
    for (const { frame, event } of framesWith('compare')) {
      const sentence = apLab.sentence(frame);
      const [by = '', bar = ''] = numbersIn(
        sentence.replace(nameOf(frame, event.detection), ''),
      ).map((text) => `${parsed(text)}`);
      if (event.comparison === 'leads' && bar !== '') {
        expect(Number(by) >= Number(bar), sentence).toBe(true);
      }
      if (event.comparison === 'behind') {
        const below =
          frame.options.matching === 'coco' ? Number(by) < Number(bar) : Number(by) <= Number(bar);
        expect(below, sentence).toBe(true);
      }
    }
  });
});

it('the formulas come to what they say', () => {
  let count = 0;
  for (const frame of frames) {
    for (const line of mathText(apLab.formula(frame)).split(/(?<![A-Za-z])(?=[PR]=)/)) {
      const sides = line.split('=').map((side) => (side === '' ? null : worked(side)));
      const [first, ...others] = sides.filter((side) => side !== null);
      if (first === undefined) continue;
      for (const other of others) {
        expect(agree(first, other, 1e-3), line).toBe(true);
        count += 1;
      }
    }
  }
  expect(count).toBeGreaterThan(1000);
});

describe('what the engine sends', () => {
  it('has a reason for each detection that was judged, and no other', () => {
    for (const { frame, event } of framesWith('judge')) {
      const { order, reasons, leaders, overlaps } = columnsOf(frame);
      const rank = order.indexOf(event.detection);
      expect(REASONS[reasons[rank] ?? 0]).toBe(event.reason);
      expect(leaders[rank]).toBe(event.truth ?? event.detection);
      if (event.overlap !== undefined) expect(overlaps[rank]).toBe(event.overlap);
      expect(reasons.slice(rank + 1).every((each) => each === 0)).toBe(true);
    }
    const seen = new Set(framesWith('judge').map(({ event }) => event.reason));
    expect(seen).toEqual(new Set(REASONS.slice(1)));
  });

  it('reads the curve in each way as a run of that way does', () => {
    let count = 0;
    // One threshold of each is enough.
    for (const { input, options: all } of timelines) {
      const options = { ...all, thresholds: 0.25 };
      for (const interpolation of ['eleven-point', 'all-point', 'hundred-and-one-point'] as const) {
        for (const frame of apFrames({ name: '', input, options: { ...options, interpolation } })) {
          const { event, readings } = frame.detail;
          if (event.kind !== 'area') continue;
          const own = {
            'eleven-point': readings?.elevenPoint,
            'all-point': readings?.allPoint,
            'hundred-and-one-point': readings?.hundredAndOnePoint,
          };
          expect(own[interpolation]).toBe(event.ap);
          count += 1;
        }
      }
    }
    expect(count).toBeGreaterThan(200);
  });

  it('knows where each curve begins, and which is the present one', () => {
    for (const { frames: run } of timelines) {
      const [first] = run;
      if (!first) throw new Error('a run has an event');
      const sorts = run.flatMap((frame, at) => (frame.detail.event.kind === 'sort' ? [at] : []));
      const ends = [...first.run.ends];
      const begins = [...startsOf(first)].map((round) => (round === 0 ? 0 : ends[round - 1]));
      expect(begins).toEqual(sorts);
      let curve = -1;
      for (const frame of run) {
        if (frame.detail.event.kind === 'sort') curve += 1;
        expect(curveOf(frame)).toBe(Math.max(0, curve));
      }
    }
  });

  it('names every round, the present curve in full', () => {
    for (const { frames: run } of timelines.slice(0, 20)) {
      for (const frame of run.filter((_, i) => i % 7 === 0)) {
        for (let round = 0; round < frame.run.ends.length; round += 1) {
          expect(apLab.roundName(frame, round)).not.toMatch(/undefined|NaN|^$/);
        }
      }
    }
  });

  it('has the levels that are read', () => {
    for (const { frame, event } of framesWith('level')) {
      expect(levelsOf(frame.options.interpolation)).toContain(event.level);
    }
  });
});

describe('the image on screen', () => {
  it('is that of the detection, and events about none leave it', () => {
    for (const frame of frames) {
      const { event } = frame.detail;
      const shown = apLab.imageOf?.(frame) ?? null;
      if (!('detection' in event)) expect(shown).toBeNull();
      else {
        const id = frame.boxes.ids[event.detection] ?? -1;
        const own = frame.images.find(({ boxes }) => boxes.ids.includes(id));
        expect(shown).toBe(own?.id);
      }
    }
  });

  it('says beside each box what it is', () => {
    const tags = new Set<string>();
    for (const frame of frames) {
      frame.boxes.ids.forEach((_, row) => {
        const tag = apLab.tag?.(frame, row) ?? '';
        const isTruth = Number.isNaN(frame.boxes.scores[row]);
        expect(tag.startsWith('GT'), tag).toBe(isTruth);
        tags.add(tag);
      });
    }
    expect(tags).toEqual(
      new Set([
        '',
        'GT',
        'GT difficult',
        'GT crowd',
        'GT ignored',
        'GT found',
        'TP',
        'FP',
        'FP duplicate',
        'ignored',
      ]),
    );
  });

  it('has a line from detection to ground truth with their overlap', () => {
    for (const { frame, event } of framesWith('compare')) {
      const line = apLab.shapes(frame).find(({ kind }) => kind === 'line');
      const label = line && 'label' in line ? (line.label ?? '') : '';
      expect(agree(parsed(label), event.overlap), label).toBe(true);
    }
  });
});

describe('the curve as it is drawn', () => {
  const at = { x: (r: number) => 100 * r, y: (p: number) => 100 - 100 * p };
  const curve = {
    recall: Float64Array.of(0.5, 0.5, 1),
    precision: Float64Array.of(1, 0.5, 2 / 3),
    envelope: Float64Array.of(1, 2 / 3, 2 / 3),
  };

  it('joins the points, and steps the envelope from the left of each', () => {
    expect(curvePath(curve, at)).toBe('M50 0L50 50L100 33.3');
    expect(envelopePath(curve, 0, at)).toBe('M0 0L50 0L50 33.3L50 33.3L50 33.3L100 33.3');
    expect(envelopePath(curve, 2, at)).toBe('M50 33.3L100 33.3');
  });

  it('fills from recall 0 to a point', () => {
    expect(areaPath(curve, 0, at)).toBe('M0 0L50 0L50 100L0 100Z');
    expect(areaPath({ ...curve, envelope: new Float64Array() }, 0, at)).toBe('');
  });
});

describe('options', () => {
  it('are those of a preset once it is chosen, whatever the class', () => {
    const presets = presetsOf<ApLabOptions, PresetName>(PRESETS, viewText.en.presets);
    for (const name of Object.keys(PRESETS) as PresetName[]) {
      const options: ApLabOptions = { ...PRESETS[name], class: 1 };
      const known = presetOf(presets, options)?.id;
      // Cartucho/mAP does what VOC does from 2010 on.
      expect(known).toBe(name === 'cartucho' ? 'voc2010' : name);
    }
    const other: ApLabOptions = { ...apLab.defaults, thresholds: 0.55 };
    expect(presetOf(presets, other)).toBeUndefined();
  });

  it('have the ten thresholds of COCO as NumPy has them', () => {
    // np.linspace(.5, .95, 10), printed in full.
    expect(COCO_THRESHOLDS).toEqual([
      0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.8999999999999999, 0.95,
    ]);
  });

  it('leave out a class that undo has taken away', () => {
    const input = imagesInput([{ rows: [[0, 0, 9, 9, 0.5, 0]] }], ['cat']);
    const run = apLab.engineOptions(input, { ...apLab.defaults, class: 4 });
    expect(run).toMatchObject({ options: expect.not.objectContaining({ class: 4 }) });
  });
});

describe('what is degenerate', () => {
  const end = (rows: Parameters<typeof imagesInput>[0][number]['rows'], flags?: number[]) => {
    const input = imagesInput([flags ? { rows, flags } : { rows }]);
    const frame = apFrames({ name: '', input, options: apLab.defaults }).at(-1);
    if (!frame) throw new Error('a run has an event');
    return frame;
  };

  it('without boxes there is nothing to run', () => {
    expect(apLab.engineOptions(imagesInput([{ rows: [] }]), apLab.defaults)).toBeNull();
  });

  it('without ground truths there is no average precision, which is not 0', () => {
    const frame = end([[0, 0, 9, 9, 0.5, 0]]);
    expect(frame.run.about.mean).toBeUndefined();
    expect(frame.run.about.curves[0]?.ap).toBeUndefined();
    expect(apLab.sentence(frame)).toMatch(/nothing to take a mean of/);
    expect(apLab.notes(frame)[0]).toMatch(/^There is no ground truth/);
  });

  it('nor with difficult ones alone', () => {
    expect(end([[0, 0, 9, 9, null, 0]], [1]).run.about.mean).toBeUndefined();
  });

  it('without detections every average precision is 0', () => {
    const frame = end([[0, 0, 9, 9, null, 0]]);
    expect(frame.run.about.mean).toBe(0);
    expect(apLab.notes(frame)[0]).toMatch(/^There is no detection/);
  });
});

it('every part of the formula is an element of MathML or a text', () => {
  for (const frame of frames.slice(0, 400)) {
    foldNodes(apLab.formula(frame), (children, name) => {
      expect(['div', 'math', 'mrow', 'mi', 'mn', 'mo', 'mfrac'].includes(name), name).toBe(true);
      return children.join('');
    });
  }
});
