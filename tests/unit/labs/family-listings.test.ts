import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { fuseBoxes, softNms } from 'boxstep-family';
import { describe, expect, it } from 'vitest';
import { fusionLab } from '../../../www/labs/fusion/index';
import { cornersOf, type FusionLabOptions } from '../../../www/labs/fusion/lab';
import { fuse } from '../../../www/labs/fusion/listing.js';
import { modelsOf, weightsOf } from '../../../www/labs/fusion/models';
import type { LabInput, ListingLanguage } from '../../../www/labs/lab';
import { softLab } from '../../../www/labs/soft/index';
import type { SoftLabOptions } from '../../../www/labs/soft/lab';
import { softNms as softListing } from '../../../www/labs/soft/listing.js';
import { randomBoxes } from '../support/boxes';
import { fusionOptions, heapedBoxes, imagesOf, softOptions } from '../support/family';
import { Random } from '../support/random';

const hasPython = spawnSync('python3', ['--version']).status === 0;
if (!hasPython) console.log('There is no python3: the Python listings are not run.');

/** What a call as it stands on the page comes to, with these names at hand. */
function called<T>(call: string, names: Readonly<Record<string, unknown>>): T {
  return new Function(...Object.keys(names), `return ${call};`)(...Object.values(names)) as T;
}

/** The same in Python, with all that the listing's file imports at hand. */
function pythonCalls<T>(lab: string, input: readonly { readonly call: string }[]): T {
  const program = [
    'import json, sys',
    'exec(compile(open(sys.argv[1]).read(), sys.argv[1], "exec"), scope := {"__name__": "listing"})',
    'json.dump([eval(c.pop("call"), scope, c) for c in json.load(sys.stdin)], sys.stdout)',
  ].join('\n');
  const file = fileURLToPath(new URL(`../../../www/labs/${lab}/listing.py`, import.meta.url));
  const child = spawnSync('python3', ['-c', program, file], {
    input: JSON.stringify(input),
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (child.status !== 0) throw new Error(child.stderr);
  return JSON.parse(child.stdout) as T;
}

const near = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));

describe('Soft-NMS by hand', () => {
  const random = new Random(53);
  const cases = Array.from({ length: 3_000 }, () => ({
    rows: randomBoxes(random, 10),
    options: softOptions(random),
  }));
  const input = (rows: (typeof cases)[number]['rows']) => imagesOf([rows]);
  const expected = cases.map(({ rows, options }) => {
    const { boxes } = input(rows);
    const given = softLab.engineOptions(input(rows), options) ?? {};
    return softNms(boxes.corners, boxes.scores, boxes.classes, given);
  });

  function names({ rows, options }: (typeof cases)[number], language: ListingLanguage) {
    return {
      call: softLab.call(options, language),
      boxes: rows.map(([x1, y1, x2, y2]) => [x1, y1, x2, y2]),
      scores: rows.map((row) => row[4]),
      classes: rows.map((row) => row[5]),
    };
  }

  /** The same boxes, in the same order, with the same scores but for the last digits of exp. */
  function expectSame(found: readonly (readonly [number, number])[][]) {
    expect(found.map((kept) => kept.map(([row]) => row))).toEqual(
      expected.map(({ keep }) => [...keep]),
    );
    found.forEach((kept, i) => {
      kept.forEach(([, score], place) => {
        expect(near(score, expected[i]?.scores[place] ?? Number.NaN)).toBe(true);
      });
    });
  }

  it('is tried where the options differ', () => {
    const different = (patch: Partial<SoftLabOptions>) =>
      cases.filter(({ rows, options }, i) => {
        const { boxes } = input(rows);
        const given = softLab.engineOptions(input(rows), { ...options, ...patch }) ?? {};
        const other = softNms(boxes.corners, boxes.scores, boxes.classes, given);
        return JSON.stringify(other) !== JSON.stringify(expected[i]);
      }).length;
    const patches: Partial<SoftLabOptions>[] = [
      { method: 'linear' },
      { method: 'hard' },
      { boundary: 'greater' },
      { sigmaMeaning: 'paper' },
      { hardCut: false },
      { scoreThreshold: 0 },
      { scoreBoundary: 'greater' },
      { extent: 'exclusive' },
      { ties: 'lowest-index' },
      { perClass: false },
      { maxOutput: null },
    ];
    for (const patch of patches) {
      expect(different(patch), JSON.stringify(patch)).toBeGreaterThan(20);
    }
  });

  it('called in JavaScript as the page says does what the engine does', () => {
    expectSame(
      cases.map((each) => {
        const { call, ...rest } = names(each, 'javascript');
        return called(call, { softNms: softListing, ...rest });
      }),
    );
  });

  it.runIf(hasPython)('called in Python as the page says does what the engine does', () => {
    expectSame(
      pythonCalls(
        'soft',
        cases.map((each) => names(each, 'python')),
      ),
    );
  });
});

describe('fusion by hand', () => {
  const random = new Random(59);
  interface FusionCase {
    readonly input: LabInput;
    readonly options: FusionLabOptions;
  }
  const cases = Array.from({ length: 3_000 }, (_, i): FusionCase => {
    const boxes = i % 2 === 0 ? randomBoxes : heapedBoxes;
    const sets = Array.from({ length: random.int(1, 3) }, () => boxes(random, 5));
    return { input: imagesOf(sets), options: fusionOptions(random) };
  });
  const answerOf = ({ input, options }: FusionCase) => {
    const { boxes } = modelsOf(input, options);
    const given = fusionLab.engineOptions(input, options) ?? {};
    return fuseBoxes(boxes.corners, boxes.scores, boxes.classes, given);
  };
  const expected = cases.map(answerOf);

  function names({ input, options }: FusionCase, language: ListingLanguage) {
    const models = modelsOf(input, options);
    const { boxes } = models;
    const isOne = models.names.length === 1;
    return {
      call: fusionLab.call(options, language),
      boxes: Array.from(boxes.ids, (_, row) => cornersOf({ boxes }, row)),
      scores: [...boxes.scores],
      classes: [...boxes.classes],
      models: [...models.ofRow],
      weights: isOne ? [1] : weightsOf(models, options),
    };
  }

  type Fused = readonly [box: number[], score: number, members: number[]];

  function expectSame(found: readonly (readonly Fused[])[]) {
    found.forEach((fused, i) => {
      const answer = expected[i];
      const why = JSON.stringify(cases[i]?.options);
      expect(
        fused.map(([, , members]) => members),
        why,
      ).toEqual(answer?.members.map((members) => [...members]));
      fused.forEach(([box, score], place) => {
        expect(near(score, answer?.scores[place] ?? Number.NaN), why).toBe(true);
        const wanted = answer?.boxes.subarray(4 * place, 4 * place + 4) ?? [];
        expect(
          box.every((value, k) => near(value, wanted[k] ?? Number.NaN)),
          why,
        ).toBe(true);
      });
    });
  }

  it('is tried where the options differ', () => {
    const different = (patch: Partial<FusionLabOptions>) =>
      cases.filter((each, i) => {
        const other = answerOf({ ...each, options: { ...each.options, ...patch } });
        return JSON.stringify(other) !== JSON.stringify(expected[i]);
      }).length;
    const patches: Partial<FusionLabOptions>[] = [
      { method: 'wbf' },
      { method: 'nmw' },
      { confidence: 'average' },
      { confidence: 'max' },
      { confidence: 'box-and-model' },
      { confidence: 'absent-model-aware' },
      { allowsOverflow: false },
      { scoreThreshold: 0 },
      { clipToUnit: false },
      { ties: 'lowest-index' },
      { weights: [] },
      { models: 'one' },
    ];
    for (const patch of patches) {
      expect(different(patch), JSON.stringify(patch)).toBeGreaterThan(20);
    }
  });

  it('called in JavaScript as the page says does what the engine does', () => {
    expectSame(
      cases.map((each) => {
        const { call, ...rest } = names(each, 'javascript');
        return called(call, { fuse, ...rest });
      }),
    );
  });

  it.runIf(hasPython)('called in Python as the page says does what the engine does', () => {
    expectSame(
      pythonCalls(
        'fusion',
        cases.map((each) => names(each, 'python')),
      ),
    );
  });
});
