import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Boundary, Extent, Kind, Ties } from 'boxstep-engine';
import { describe, expect, it } from 'vitest';
import { iouLab } from '../../../www/labs/iou/index';
import { iou as iouListing } from '../../../www/labs/iou/listing.js';
import { nmsLab } from '../../../www/labs/nms/index';
import type { GreedyOptions } from '../../../www/labs/nms/lab';
import { ciou, diou, giou, nms as nmsListing } from '../../../www/labs/nms/listing.js';
import type { SceneBox } from '../../../www/scenes/scene';
import { boxesOf, type Corners, cornersOf, randomBoxes, randomCorners } from '../support/boxes';
import { iou, nms } from '../support/engine';
import { Random } from '../support/random';
import { inputOf } from '../support/timelines';

const EXTENTS: readonly [Extent, Extent] = ['exclusive', 'inclusive'];
const BOUNDARIES: readonly [Boundary, Boundary] = ['greater', 'greater-or-equal'];
const TIES: readonly [Ties, Ties] = ['lowest-index', 'highest-index'];
const KINDS: readonly [Kind, ...Kind[]] = ['iou', 'giou', 'diou', 'ciou'];

const hasPython = spawnSync('python3', ['--version']).status === 0;
if (!hasPython) console.log('There is no python3: the Python listings are not run.');

/** Runs a Python program on JSON and gives what it answers. */
function python<T>(args: readonly string[], input: unknown): T {
  const child = spawnSync('python3', args, { input: JSON.stringify(input), encoding: 'utf8' });
  if (child.status !== 0) throw new Error(child.stderr);
  return JSON.parse(child.stdout) as T;
}

const listingOf = (lab: string) =>
  fileURLToPath(new URL(`../../../www/labs/${lab}/listing.py`, import.meta.url));

interface NmsCase {
  readonly rows: readonly SceneBox[];
  readonly options: GreedyOptions;
}

/** Every combination of the options that are not numbers, with numbers that lie where it matters. */
function nmsCases(each: number): NmsCase[] {
  const random = new Random(20_17);
  const cases: NmsCase[] = [];
  for (const extent of EXTENTS) {
    for (const boundary of BOUNDARIES) {
      for (const ties of TIES) {
        for (const perClass of [false, true]) {
          for (let i = 0; i < each; i += 1) {
            const rows = randomBoxes(random, 12);
            const scoreThreshold = random.chance(0.5) ? random.int(-1, 12) / 12 : null;
            const maxOutput = random.chance(0.5) ? random.int(0, 6) : null;
            const topK = random.chance(0.3) ? random.int(0, 12) : null;
            const measure = random.chance(0.4) ? random.pick(KINDS) : 'iou';
            const exponent = random.chance(0.3) ? 0.6 : 1;
            // Where a language's own functions are called, the last bit may differ.
            const isExact = measure !== 'ciou' && (measure !== 'diou' || exponent === 1);
            const threshold = isExact
              ? nearThreshold(random, rows, extent, measure)
              : random.int(-9, 9) / 9.123;
            cases.push({
              rows,
              options: {
                ...{ threshold, measure, exponent, extent, boundary, ties, perClass },
                ...{ scoreThreshold, topK, maxOutput },
              },
            });
          }
        }
      }
    }
  }
  return cases;
}

/** Often exactly the overlap of two of the boxes, or its neighbour. */
function nearThreshold(
  random: Random,
  rows: readonly SceneBox[],
  extent: Extent,
  kind: Kind,
): number {
  const row = (): Corners => {
    const box = rows[random.int(0, rows.length - 1)];
    return box ? cornersOf(box) : [0, 0, 0, 0];
  };
  const attained = iou(row(), row(), { extent, kind });
  return random.pick([attained, attained, attained, attained - 2 ** -53, 0.5, 0, 1]);
}

function engineKeeps({ rows, options }: NmsCase): number[] {
  const { corners, scores, classes } = boxesOf(rows);
  const given = nmsLab.engineOptions(inputOf(rows), options) ?? {};
  return [...nms(corners, scores, classes, given).keep];
}

describe('NMS by hand', () => {
  const cases = nmsCases(200);
  const expected = cases.map(engineKeeps);

  it('is tried where the rules differ', () => {
    const some = cases.filter((_, i) => i % 8 === 0);
    const different = (change: Partial<GreedyOptions>) =>
      some.filter((each) => {
        const other = engineKeeps({ ...each, options: { ...each.options, ...change } });
        return String(other) !== String(engineKeeps(each));
      }).length;
    for (const boundary of BOUNDARIES) expect(different({ boundary })).toBeGreaterThan(10);
    for (const ties of TIES) expect(different({ ties })).toBeGreaterThan(10);
    for (const extent of EXTENTS) expect(different({ extent })).toBeGreaterThan(10);
    for (const perClass of [false, true]) expect(different({ perClass })).toBeGreaterThan(10);
    expect(different({ scoreThreshold: null })).toBeGreaterThan(10);
    expect(different({ maxOutput: null })).toBeGreaterThan(10);
    expect(different({ topK: null })).toBeGreaterThan(10);
    for (const measure of KINDS) expect(different({ measure })).toBeGreaterThan(10);
  });

  it('in JavaScript keeps what the engine keeps', () => {
    const found = cases.map(({ rows, options }) => {
      const { threshold, scoreThreshold, maxOutput, perClass } = options;
      const { topK, measure, exponent } = options;
      return nmsListing(rows.map(cornersOf), scoresOf(rows), classesOf(rows), {
        threshold,
        one: options.extent === 'inclusive' ? 1 : 0,
        exceeds:
          options.boundary === 'greater'
            ? (a: number, b: number) => a > b
            : (a: number, b: number) => a >= b,
        lastFirst: options.ties === 'highest-index',
        perClass,
        ...(scoreThreshold !== null && { minScore: scoreThreshold }),
        ...(maxOutput !== null && { maxOutput }),
        ...(topK !== null && { topK }),
        ...(measure === 'giou' && { measure: giou }),
        ...(measure === 'diou' && { measure: (a, b, one) => diou(a, b, one, exponent) }),
        ...(measure === 'ciou' && { measure: (a, b, one) => ciou(a, b, one, exponent) }),
      });
    });
    expect(found).toEqual(expected);
  });

  it.runIf(hasPython)('in Python keeps what the engine keeps', () => {
    const input = cases.map(({ rows, options }) => ({
      boxes: rows.map(cornersOf),
      scores: scoresOf(rows),
      classes: classesOf(rows),
      threshold: options.threshold,
      one: options.extent === 'inclusive' ? 1 : 0,
      exceeds: options.boundary === 'greater' ? 'gt' : 'ge',
      last_first: options.ties === 'highest-index',
      per_class: options.perClass,
      top_k: options.topK,
      measure: options.measure,
      exponent: options.exponent,
      ...(options.scoreThreshold !== null && { min_score: options.scoreThreshold }),
      ...(options.maxOutput !== null && { max_output: options.maxOutput }),
    }));
    expect(python([listingOf('nms')], input)).toEqual(expected);
  });

  it('called in JavaScript as the page says does what the engine does', () => {
    const found = cases.map(({ rows, options }) =>
      called(nmsLab.call(options, 'javascript'), {
        nms: nmsListing,
        ...{ giou, diou, ciou },
        boxes: rows.map(cornersOf),
        scores: scoresOf(rows),
        classes: classesOf(rows),
      }),
    );
    expect(found).toEqual(expected);
  });

  it.runIf(hasPython)('called in Python as the page says does what the engine does', () => {
    const input = cases.map(({ rows, options }) => ({
      call: nmsLab.call(options, 'python'),
      boxes: rows.map(cornersOf),
      scores: scoresOf(rows),
      classes: classesOf(rows),
    }));
    expect(pythonCalls('nms', input)).toEqual(expected);
  });
});

describe('IoU by hand', () => {
  const random = new Random(1901);
  const cases = Array.from({ length: 4_000 }, () => ({
    a: randomCorners(random),
    b: randomCorners(random),
    extent: random.pick(EXTENTS),
    kind: random.pick(KINDS),
  }));
  const expected = cases.map(({ a, b, extent, kind }) => iou(a, b, { extent, kind }));

  /** Each operation is the same in the same order, but for the arctangent of CIoU. */
  function expectSame(found: readonly number[]) {
    expect(found).toHaveLength(expected.length);
    cases.forEach(({ kind }, i) => {
      const [value = Number.NaN, right = Number.NaN] = [found[i], expected[i]];
      if (kind === 'ciou') expect(Math.abs(value - right)).toBeLessThanOrEqual(1e-12);
      else expect(value === right, `${JSON.stringify(cases[i])}: ${value}, ${right}`).toBe(true);
    });
  }

  it('in JavaScript is what the engine computes', () => {
    expectSame(
      cases.map(({ a, b, extent, kind }) => iouListing(a, b, extent === 'inclusive' ? 1 : 0, kind)),
    );
  });

  it.runIf(hasPython)('in Python is what the engine computes', () => {
    const input = cases.map(({ extent, ...rest }) => ({
      ...rest,
      one: extent === 'inclusive' ? 1 : 0,
    }));
    expectSame(python([listingOf('iou')], input));
  });

  it('called in JavaScript as the page says does what the engine does', () => {
    expectSame(
      cases.map(({ a, b, extent, kind }) => {
        const call = iouLab.call({ ...iouLab.defaults, extent, kind }, 'javascript');
        return called<number>(call, { iou: iouListing, a, b });
      }),
    );
  });

  it.runIf(hasPython)('called in Python as the page says does what the engine does', () => {
    const input = cases.map(({ a, b, extent, kind }) => ({
      call: iouLab.call({ ...iouLab.defaults, extent, kind }, 'python'),
      a,
      b,
    }));
    expectSame(pythonCalls('iou', input));
  });
});

const scoresOf = (rows: readonly SceneBox[]) => rows.map(([, , , , score]) => score ?? Number.NaN);
const classesOf = (rows: readonly SceneBox[]) => rows.map(([, , , , , classIndex]) => classIndex);

/** The value of a call as it stands on the page, with these names at hand. */
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
  return python(['-c', program, listingOf(lab)], input);
}
