import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { duelLab } from '../../../www/labs/duel/index';
import {
  type DuelFrame,
  type DuelLabOptions,
  firstParting,
  optionsOf,
  presetNamed,
} from '../../../www/labs/duel/lab';
import { campsOf } from '../../../www/labs/duel/search';
import { LISTING_LANGUAGES } from '../../../www/labs/lab';
import { listingOf } from '../../../www/labs/listing';
import { engineOptions } from '../../../www/labs/nms/lab';
import { NMS_PRESETS, type NmsPresetId } from '../../../www/labs/nms/presets';
import { duelCases } from '../../../www/scenes/cases-duel';
import type { SceneBox } from '../../../www/scenes/scene';
import { type Language, language } from '../../../www/text/text';
import { boxesOf, randomBoxes } from '../support/boxes';
import { framesOf, nms } from '../support/engine';
import { Random } from '../support/random';
import { inputOf } from '../support/timelines';

const LANGUAGES = ['en', 'zh'] as const;
const IDS = NMS_PRESETS.map(({ id }) => id);

afterEach(() => {
  language.value = 'en';
});

function framesWith(rows: readonly SceneBox[], options: Partial<DuelLabOptions>): DuelFrame[] {
  return framesOf(duelLab, inputOf(rows), { ...duelLab.defaults, ...options }) as DuelFrame[];
}

/** The sentence at the first difference. */
function reason(
  rows: readonly SceneBox[],
  options: Partial<DuelLabOptions>,
  shown: Language,
): string {
  language.value = shown;
  const frames = framesWith(rows, options);
  const first = frames[0] && firstParting(frames[0]);
  const frame = frames[first ?? -1];
  if (!frame) throw new Error('they never part');
  return duelLab.sentence(frame);
}

const scene = (id: string) => {
  const found = duelCases.find((each) => each.id === id);
  if (!found) throw new Error(id);
  return { rows: found.boxes, options: found.options as Partial<DuelLabOptions> };
};

describe('the reason why two libraries part', () => {
  const two: SceneBox[] = [
    [0, 0, 10, 10, 0.9, 0],
    [1, 0, 11, 10, 0.8, 1],
  ];
  const apart: SceneBox[] = [
    [0, 0, 10, 10, 0.9, 0],
    [50, 0, 60, 10, 0.2, 0],
  ];

  it('is the side of equality, where both compute the threshold itself', () => {
    const { rows, options } = scene('duel-equality');
    expect(reason(rows, options, 'en')).toMatch(
      /#0 person 0.9 and #1 person 0.8 overlap by 0.5, exactly the threshold: TensorFlow.js 4 suppresses .*\(≥\), torchvision 0.29 nms only above it/,
    );
    expect(reason(rows, options, 'zh')).toMatch(
      /0.5，恰好等于阈值：TensorFlow.js 4 .*≥.*torchvision/,
    );
  });

  it('is the pixel counted, with both numbers', () => {
    const { rows, options } = scene('duel-pixels');
    expect(reason(rows, options, 'en')).toMatch(
      /IoU 0.6807 from sides of x2 − x1 against 0.7, and py_cpu_nms.py computes IoU 0.7042 from sides of x2 − x1 \+ 1 .*only py_cpu_nms.py suppresses/,
    );
    expect(reason(rows, options, 'zh')).toMatch(/0.6807.*0.7042.*只有 py_cpu_nms.py 抑制/);
  });

  it('is the order of equal scores', () => {
    const { rows, options } = scene('duel-ties');
    expect(reason(rows, options, 'en')).toMatch(
      /equal scores 0.8, OpenCV 5 NMSBoxes picks #0 person 0.8 and ensemble-boxes 1.0.9 nms picks #3 person 0.8/,
    );
    expect(reason(rows, options, 'zh')).toMatch(/同为 0.8：.*#0.*#3/);
  });

  it('is another measure', () => {
    const { rows, options } = scene('duel-greedynms');
    expect(reason(rows, options, 'en')).toMatch(/IoU 0.5 .*DIoU \(exponent 0.6\) 0.3343 .*0.4/);
    expect(reason(rows, options, 'zh')).toMatch(/IoU 为 0.5.*DIoU（指数 0.6） 为 0.3343/);
  });

  it('is the class', () => {
    const options = { a: 'torchvision', b: 'batched' } as const;
    expect(reason(two, options, 'en')).toMatch(
      /different classes: torchvision 0.29 batched_nms does not compare them, torchvision 0.29 nms does/,
    );
    expect(reason(two, options, 'zh')).toMatch(/类别不同：torchvision 0.29 batched_nms 不作比较/);
  });

  it('is a score, where libraries have their own limits', () => {
    const options = { a: 'torchvision', b: 'ultralytics', ownLimits: true } as const;
    expect(reason(apart, options, 'en')).toMatch(
      /Ultralytics 8 leaves out #1 person 0.2, since its score 0.2 is not above 0.25/,
    );
    expect(reason(apart, options, 'zh')).toMatch(/Ultralytics 8 去掉了 #1 person 0.2/);
  });
});

describe('two libraries side by side', () => {
  const random = new Random(41);
  const cases = Array.from({ length: 60 }, () => ({
    rows: randomBoxes(random, 10),
    a: random.pick(IDS as [NmsPresetId, ...NmsPresetId[]]),
    b: random.pick(IDS as [NmsPresetId, ...NmsPresetId[]]),
    threshold: random.pick([0, 0.2, 0.5]),
    ownLimits: random.chance(0.5),
  }));

  it.each(LANGUAGES)('are said in %s at every event, in whole sentences', (shown) => {
    language.value = shown;
    for (const { rows, ...options } of cases) {
      for (const frame of framesWith(rows, options)) {
        const text = duelLab.sentence(frame);
        expect(text).toMatch(shown === 'en' ? /\.$/ : /。$/);
        expect(text).not.toMatch(/undefined|NaN|null/);
        expect(/\p{Script=Han}/u.test(text), text).toBe(shown === 'zh');
        expect(duelLab.roundName(frame, 0)).not.toBe('');
      }
    }
  });

  it('keep what each keeps alone, and part only if they do', () => {
    let parted = 0;
    for (const { rows, ...options } of cases) {
      const [frame] = framesWith(rows, options);
      if (!frame) throw new Error('a run without events');
      const { corners, scores, classes } = boxesOf(rows);
      const given = scores.map((score) => (Number.isNaN(score) ? 1 : score));
      const alone = (id: NmsPresetId) => {
        const own = engineOptions(optionsOf(id, { ...duelLab.defaults, ...options }));
        return [...nms(corners, given, classes, own).keep];
      };
      const { keptA, keptB, disputed } = frame.run.columns;
      expect([[...(keptA ?? [])], [...(keptB ?? [])]]).toEqual([
        alone(options.a),
        alone(options.b),
      ]);
      if (firstParting(frame) === null) expect(disputed).toHaveLength(0);
      else parted += 1;
    }
    expect(parted).toBeGreaterThan(10);
  });

  it('mark a line of code at every event', () => {
    for (const { rows, ...options } of cases.slice(0, 20)) {
      for (const frame of framesWith(rows, options)) {
        for (const shown of LISTING_LANGUAGES) {
          const { marks } = listingOf(duelLab.listings, shown);
          const lines = duelLab.codeTags(frame).flatMap((tag) => marks[tag] ?? []);
          expect(lines.length, duelLab.codeTags(frame).join()).toBeGreaterThan(0);
        }
      }
    }
  });

  it('fall into camps by what they keep', () => {
    const keeps = IDS.map((id) => Uint32Array.from(id === 'tfjs' ? [1] : [2, 0]));
    const camps = campsOf(keeps);
    expect(camps.map(({ ids }) => ids.length)).toEqual([IDS.length - 1, 1]);
    expect(camps[1]?.ids).toEqual(['tfjs']);
    expect(campsOf(IDS.map((_, i) => Uint32Array.from(i % 2 ? [0, 2] : [2, 0])))).toHaveLength(1);
  });
});

describe('a preset reproduces its library', () => {
  interface Golden {
    readonly boxes?: number[][];
    readonly xywh?: number[][];
    readonly scores: number[];
    readonly classes?: number[];
    readonly threshold: number;
    readonly score_threshold?: number;
    readonly eta?: number;
    readonly top_k?: number;
    readonly keep?: number[];
    readonly keep_agnostic?: number[];
    readonly keep_per_class?: number[];
    readonly note?: string;
  }

  /** The part that is kept with the tests, and the whole where it lies beside the project. */
  function golden(name: string): Golden[] {
    const files = [`../../golden/${name}.json`, `../../../../shared/golden/${name}.json`]
      .map((file) => fileURLToPath(new URL(file, import.meta.url)))
      .filter((file) => existsSync(file));
    return files.flatMap((file) => JSON.parse(readFileSync(file, 'utf8')).cases as Golden[]);
  }

  function keeps(id: NmsPresetId, given: Golden): number[] {
    const corners = given.xywh
      ? given.xywh.flatMap(([x = 0, y = 0, w = 0, h = 0]) => [x, y, x + w, y + h])
      : (given.boxes ?? []).flat();
    const { scores, threshold } = given;
    const options = {
      ...optionsOf(id, { ...duelLab.defaults, threshold }),
      scoreThreshold: given.score_threshold ?? null,
      topK: given.top_k || null,
    };
    const classes = Uint32Array.from(given.classes ?? scores.map(() => 0));
    return [
      ...nms(Float64Array.from(corners), Float64Array.from(scores), classes, engineOptions(options))
        .keep,
    ];
  }

  it.each([
    ['nms_torchvision', 'torchvision', 'keep_agnostic'],
    ['nms_torchvision', 'batched', 'keep_per_class'],
    ['nms_py_nms', 'pyNms', 'keep'],
    ['nms_opencv', 'opencv', 'keep'],
  ] as const)('%s: %s', (file, id, answer) => {
    // With eta OpenCV does not decide by one threshold: that is a lab of its own. And py_nms takes
    // inverted corners as they are written, of which the lab tells.
    const upright = ({ boxes = [] }: Golden) =>
      boxes.every(([x1 = 0, y1 = 0, x2 = 0, y2 = 0]) => x1 <= x2 && y1 <= y2);
    const cases = golden(file).filter((each) => (each.eta ?? 1) === 1 && upright(each));
    expect(cases.length).toBeGreaterThan(0);
    for (const each of cases) expect(keeps(id, each), presetNamed(id).name).toEqual(each[answer]);
  });
});
