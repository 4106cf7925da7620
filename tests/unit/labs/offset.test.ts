import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import * as library from 'boxstep';
import type { OffsetDetail, OffsetSummary } from 'boxstep-family';
import { afterEach, describe, expect, it } from 'vitest';
import { LISTING_LANGUAGES } from '../../../www/labs/lab';
import { listingOf } from '../../../www/labs/listing';
import { engineOptions } from '../../../www/labs/nms/lab';
import { offsetLab } from '../../../www/labs/offset';
import type { OffsetFrame, OffsetLabOptions } from '../../../www/labs/offset/lab';
import { half, offsetNms, single } from '../../../www/labs/offset/listing.js';
import { OFFSET_PRESETS } from '../../../www/labs/offset/options';
import { offsetCases } from '../../../www/scenes/cases-offset';
import type { SceneBox } from '../../../www/scenes/scene';
import { offsetSceneTexts } from '../../../www/scenes/text-offset';
import { language } from '../../../www/text/text';
import { boxesOf, cornersOf, randomBoxes } from '../support/boxes';
import { framesOf } from '../support/engine';
import { Random } from '../support/random';
import { agree, numbersIn, parsed } from '../support/reading';
import { inputOf } from '../support/timelines';
import { mathText } from '../support/vnodes';

afterEach(() => {
  language.value = 'en';
});

const LANGUAGES = ['en', 'zh'] as const;

interface Run {
  readonly rows: readonly SceneBox[];
  readonly options: OffsetLabOptions;
}

/** Boxes and options at random; together they have an event of every kind. */
function runs(count: number): Run[] {
  const random = new Random(11);
  return Array.from({ length: count }, () => {
    const far = random.pick([1, 1, 1, 100]);
    const rows = randomBoxes(random, 8).map(
      ([x1, y1, x2, y2, score, c]): SceneBox => [x1 * far, y1 * far, x2 * far, y2 * far, score, c],
    );
    const options = {
      rule: random.pick(['largest', 'span', 'constant'] as const),
      constant: random.pick([0, 7, 7680, 65_000]),
      precision: random.pick(['double', 'single', 'half'] as const),
      threshold: random.pick([0.5, 0.25, 0.4, 0.9]),
      extent: random.pick(['exclusive', 'inclusive'] as const),
      boundary: random.pick(['greater', 'greater-or-equal'] as const),
      ties: random.pick(['lowest-index', 'highest-index'] as const),
      scoreThreshold: random.chance(0.3) ? random.int(0, 6) / 12 : null,
      topK: random.chance(0.3) ? random.int(0, 6) : null,
      maxOutput: random.chance(0.3) ? random.int(0, 4) : null,
    };
    return { rows, options };
  });
}

const framesIn = ({ rows, options }: Run): OffsetFrame[] =>
  framesOf<OffsetLabOptions, OffsetDetail, OffsetSummary>(offsetLab, inputOf(rows), options);

const frames = runs(150).flatMap(framesIn);

describe.each(LANGUAGES)('a sentence in %s', (shown) => {
  it('is in that language, and in good order', () => {
    language.value = shown;
    for (const frame of frames) {
      const text = offsetLab.sentence(frame);
      expect(text).toMatch(shown === 'en' ? /^[#A-Z\d].*\.$/ : /。$/);
      expect(/\p{Script=Han}/u.test(text), text).toBe(shown === 'zh');
      expect(text).not.toMatch(/undefined|null|NaN/);
      for (const note of offsetLab.notes(frame)) expect(note).not.toMatch(/undefined|NaN/);
    }
  });

  it('says of boxes of different classes that meet what they were before', () => {
    language.value = shown;
    let met = 0;
    for (const frame of frames) {
      const { event, pair } = frame.detail;
      if (event.kind !== 'nms' || event.event.kind !== 'compare' || !pair) continue;
      const apart = pair.classes[0] !== pair.classes[1] && event.event.overlap > 0;
      const text = offsetLab.sentence(frame);
      expect(/different classes|类别不同/.test(text)).toBe(apart);
      if (!apart) continue;
      met += 1;
      expect(agree(parsed(numbersIn(text).at(-1) ?? ''), pair.iou), text).toBe(true);
    }
    expect(met).toBeGreaterThan(10);
  });
});

describe('the events', () => {
  it('are of every kind, and each has a line in every language', () => {
    const kinds = new Set(frames.map(({ detail }) => detail.event.kind));
    expect(kinds).toEqual(new Set(['offset', 'shift', 'lost', 'nms']));
    for (const each of LISTING_LANGUAGES) {
      const { marks } = listingOf(offsetLab.listings, each);
      for (const frame of frames) {
        const lines = offsetLab.codeTags(frame).flatMap((tag) => marks[tag] ?? []);
        expect(lines.length).toBeGreaterThan(0);
      }
    }
  });

  it('have a formula with the corner before and after', () => {
    for (const frame of frames) {
      const { event } = frame.detail;
      const text = mathText(offsetLab.formula(frame));
      expect(text).not.toMatch(/NaN|undefined/);
      if (event.kind !== 'shift' || event.lost) continue;
      const after = text.split('→').at(-1) ?? '';
      expect(agree(parsed(after), event.after[0], 1e-6), text).toBe(true);
    }
  });

  it('draw each box where it goes, and nothing at infinity', () => {
    for (const frame of frames) {
      for (const shape of offsetLab.shapes(frame)) {
        const values = Object.values(shape).filter((value) => typeof value === 'number');
        expect(values.every(Number.isFinite)).toBe(true);
      }
    }
  });

  it('belong to rounds with names of their own', () => {
    for (const frame of frames.slice(0, 300)) {
      const names = [...frame.run.ends].map((_, round) => offsetLab.roundName(frame, round));
      expect(new Set(names).size).toBe(names.length);
    }
  });
});

describe('by hand', () => {
  const cases = runs(1_000).map(({ rows, options }) => {
    const { corners, scores, classes } = boxesOf(rows);
    return {
      javascript: offsetLab.call(options, 'javascript'),
      python: offsetLab.call(options, 'python'),
      given: { boxes: rows.map(cornersOf), scores: [...scores], classes: [...classes] },
      expected: [...library.offsetNms(corners, scores, classes, engineOptions(options)).keep],
    };
  });

  it('called in JavaScript as the page says does what the engine does', () => {
    for (const { javascript, given, expected } of cases) {
      const names = { offsetNms, half, single, ...given };
      const run = new Function(...Object.keys(names), `return ${javascript};`);
      expect(run(...Object.values(names)), `${javascript} ${JSON.stringify(given)}`).toEqual(
        expected,
      );
    }
  });

  const hasPython = spawnSync('python3', ['--version']).status === 0;

  it.runIf(hasPython)('called in Python as the page says does what the engine does', () => {
    const files = ['nms', 'offset'].map((folder) =>
      fileURLToPath(new URL(`../../../www/labs/${folder}/listing.py`, import.meta.url)),
    );
    const program = [
      'import json, sys',
      'scope = {"__name__": "listing"}',
      'for name in sys.argv[1:]: exec(compile(open(name).read(), name, "exec"), scope)',
      'json.dump([eval(c.pop("call"), scope, c) for c in json.load(sys.stdin)], sys.stdout)',
    ].join('\n');
    const input = cases.map(({ python, given }) => ({ call: python, ...given }));
    const child = spawnSync('python3', ['-c', program, ...files], {
      input: JSON.stringify(input),
      encoding: 'utf8',
    });
    expect(child.stderr).toBe('');
    expect(JSON.parse(child.stdout)).toEqual(cases.map(({ expected }) => expected));
  });
});

describe('the scenes', () => {
  const kept = (id: string) => {
    const scene = offsetCases.find((each) => each.id === id);
    if (!scene) throw new Error(`no scene ${id}`);
    const options = { ...offsetLab.defaults, ...scene.options };
    const [frame] = framesIn({ rows: scene.boxes, options });
    const { kept, keptByClass, missing, extra } = frame?.run.columns ?? {};
    const lists = [kept, keptByClass, missing, extra].map((list) => [...(list ?? [])]);
    return { lists, notes: frame ? offsetLab.notes(frame) : [], about: frame?.run.about };
  };

  it('show what they say', () => {
    expect(kept('offset-negative').lists).toEqual([[0], [0, 1], [1], []]);
    expect(kept('offset-negative').about?.offset).toBe(6);
    expect(kept('offset-negative').notes[0]).toContain('#1');
    expect(kept('offset-half').lists).toEqual([[0, 2, 3], [0, 1, 2, 3], [1], []]);
    expect(kept('offset-well').lists).toEqual([[0, 1], [0, 1], [], []]);
    expect(kept('offset-well').about?.offset).toBe(67);
    expect(kept('offset-well').notes).toEqual(['A loop over the classes keeps the same boxes.']);
    for (const shown of LANGUAGES) {
      expect(numbersIn(offsetSceneTexts[shown]['offset-negative'].about)).toEqual(
        expect.arrayContaining(['0.78', '5', '6']),
      );
    }
  });
});

describe('a preset', () => {
  it.each(OFFSET_PRESETS)('$name states options that the lab has', ({ options }) => {
    for (const name of Object.keys(options)) expect(offsetLab.defaults).toHaveProperty(name);
  });
});
