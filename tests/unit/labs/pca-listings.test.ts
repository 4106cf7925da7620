import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { pca } from 'boxstep-pca';
import { describe, expect, it } from 'vitest';
import { LISTING_LANGUAGES } from '../../../www/labs/lab';
import { listingOf } from '../../../www/labs/listing';
import { pcaLab } from '../../../www/labs/pca/index';
import type { PcaFrame, PcaPageOptions } from '../../../www/labs/pca/lab';
import { runColumnsOf } from '../../../www/labs/pca/lab';
import { pca as pcaListing } from '../../../www/labs/pca/listing.js';
import { framesOf } from '../support/engine';
import { pcaFrames, pcaTimelines, tableOf } from '../support/pca';
import { Random } from '../support/random';

interface Answer {
  readonly mean: number[];
  readonly scale: number[];
  readonly covariance: number[][];
  readonly variances: number[];
  readonly components: number[][];
  readonly ratio: number[];
  readonly scores: number[][];
  readonly lost: number[];
}

interface Case {
  readonly rows: number[][];
  readonly options: PcaPageOptions;
}

const random = new Random(1846);
const cases: Case[] = Array.from({ length: 150 }, () => {
  const [columns, rows] = [random.int(2, 6), random.int(2, 14)];
  const units = Array.from({ length: columns }, () => random.pick([1, 1, 0.01, 1000]));
  const mixed = random.next();
  return {
    rows: Array.from({ length: rows }, () => {
      const common = random.next();
      return units.map((unit) => unit * (mixed * common + random.next()));
    }),
    options: {
      ...pcaLab.defaults,
      divisor: random.pick(['n-1', 'n']),
      standardize: random.chance(0.5),
      sign: random.pick(['sklearn', 'raw']),
      components: random.chance(0.5) ? random.int(1, columns) : null,
    },
  };
});

/** What the engine answers to each. */
const expected = cases.map(({ rows, options }) => {
  const frame = pcaFrames([], { ...options, table: tableOf(rows) }).at(-1);
  if (!frame) throw new Error('no frames');
  return { frame, run: runColumnsOf(frame) };
});

/** Up to the rounding of sums, and of components of hardly any variance to their sign. */
function expectSame(found: readonly Answer[]): void {
  expect(found.length).toBe(cases.length);
  found.forEach((answer, i) => {
    const { run } = expected[i] as (typeof expected)[number];
    const near = (ours: readonly number[], theirs: ArrayLike<number>, unit: number) => {
      expect(ours.length).toBe(theirs.length);
      ours.forEach((value, at) => {
        expect(Math.abs(value - (theirs[at] ?? Number.NaN))).toBeLessThanOrEqual(1e-7 * unit);
      });
    };
    const most = Math.max(...run.variances, 1e-9);
    near(answer.mean, run.mean, Math.max(...run.mean.map(Math.abs), 1));
    near(answer.scale, run.scale, Math.max(...run.scale));
    near(answer.covariance.flat(), run.covariance, most);
    near(answer.variances, run.variances, most);
    near(answer.ratio, run.explainedVarianceRatio, 1);
    near(answer.lost, run.lost, most * cases.length);
    const columns = run.mean.length;
    const taken = answer.components.length;
    answer.components.forEach((axis, component) => {
      // The direction of next to no variance is chance.
      if ((run.variances[component] ?? 0) < 1e-9 * most) return;
      near(axis, run.components.subarray(columns * component, columns * (component + 1)), 1);
      answer.scores.forEach((scores, row) => {
        near([scores[component] ?? 0], [run.scores[row * taken + component] ?? 0], Math.sqrt(most));
      });
    });
  });
}

const hasPython = spawnSync('python3', ['--version']).status === 0;
const file = fileURLToPath(new URL('../../../www/labs/pca/listing.py', import.meta.url));

function python<T>(args: readonly string[], input: unknown): T {
  const child = spawnSync('python3', args, {
    input: JSON.stringify(input),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (child.status !== 0) throw new Error(child.stderr);
  return JSON.parse(child.stdout) as T;
}

describe('PCA by hand', () => {
  it('in JavaScript, called as the page says, finds what the engine finds', () => {
    const found = cases.map(({ rows, options }) => {
      const call = pcaLab.call(options, 'javascript');
      return new Function('pca', 'rows', `return ${call};`)(pcaListing, rows) as Answer;
    });
    expectSame(found);
  });

  it.runIf(hasPython)('in Python, called as the page says, finds what the engine finds', () => {
    const program = [
      'import json, sys',
      'exec(compile(open(sys.argv[1]).read(), sys.argv[1], "exec"), scope := {"__name__": "listing"})',
      'json.dump([eval(c.pop("call"), scope, c) for c in json.load(sys.stdin)], sys.stdout)',
    ].join('\n');
    const input = cases.map(({ rows, options }) => ({
      call: pcaLab.call(options, 'python'),
      rows,
    }));
    expectSame(python(['-c', program, file], input));
  });

  it.runIf(hasPython)('in Python is a program of its own', () => {
    const input = cases.map(({ rows, options: { divisor, standardize, sign, components } }) => ({
      rows,
      ...(divisor === 'n' && { less: 0 }),
      standardize,
      flip: sign === 'sklearn',
      k: components,
    }));
    expectSame(python([file], input));
  });

  it('in both languages takes one row and constant columns', () => {
    const odd: Case['rows'][] = [
      [[3, 4]],
      [
        [1, 5],
        [2, 5],
        [4, 5],
      ],
    ];
    for (const rows of odd) {
      for (const standardize of [false, true]) {
        const { components } = pca(rows.flat(), 2, { standardize });
        const ours = pcaListing(rows, { standardize }) as Answer;
        expect(ours.components.flat()).toEqual([...components]);
        if (!hasPython) continue;
        const [theirs] = python<Answer[]>([file], [{ rows, standardize }]);
        expect(theirs?.components.flat()).toEqual([...components]);
      }
    }
  });

  it('is held to scikit-learn', () => {
    const golden = new URL('../../golden/pca_sklearn.json', import.meta.url);
    const { cases: theirs } = JSON.parse(readFileSync(golden, 'utf8')) as {
      cases: { x: number[][]; components: number[][]; explained_variance: number[] }[];
    };
    expect(theirs.length).toBeGreaterThan(1);
    for (const { x, components, explained_variance } of theirs) {
      const { variances, components: ours } = pcaListing(x) as Answer;
      const near = (found: readonly number[], wanted: readonly number[]) => {
        wanted.forEach((value, i) => {
          expect(found[i]).toBeCloseTo(value, 9);
        });
      };
      near(variances, explained_variance);
      near(ours.flat(), components.flat());
    }
  });
});

describe.each(LISTING_LANGUAGES)('the marks of PCA in %s', (language) => {
  const { marks, code } = listingOf(pcaLab.listings, language);
  const tags = pcaTimelines().flatMap(({ input, options }) =>
    (framesOf(pcaLab, input, options) as PcaFrame[]).map((frame) => ({
      kind: frame.detail.event.kind,
      tags: pcaLab.codeTags(frame),
    })),
  );

  it('are there for every tag, and each belongs to an event', () => {
    const used = new Set(tags.flatMap((each) => each.tags));
    expect(new Set(Object.keys(marks))).toEqual(used);
    expect(new Set(tags.map(({ kind }) => kind)).size).toBe(12);
  });

  it('are a line for each event', () => {
    const lines = code.split('\n');
    for (const { kind, tags: each } of tags) {
      const marked = each.flatMap((tag) => marks[tag] ?? []);
      expect(marked.length, kind).toBeGreaterThan(0);
      for (const line of marked) expect(lines[line], kind).toMatch(/\S/);
    }
  });
});
