import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import * as library from 'boxstep';
import { describe, expect, it } from 'vitest';
import { LISTING_LANGUAGES } from '../../../www/labs/lab';
import { listingOf } from '../../../www/labs/listing';
import { engineOptions } from '../../../www/labs/nms/lab';
import { adaptiveLab } from '../../../www/labs/variants/adaptive';
import { clusterLab } from '../../../www/labs/variants/cluster';
import { fastLab } from '../../../www/labs/variants/fast';
import { adaptiveNms, clusterNms, fastNms, matrixNms } from '../../../www/labs/variants/listing.js';
import { matrixLab } from '../../../www/labs/variants/matrix';
import { boxesOf, cornersOf } from '../support/boxes';
import {
  adaptiveRuns,
  matrixRuns,
  plainRuns,
  type VariantRun,
  variantFrames,
} from '../support/variants';

const hasPython = spawnSync('python3', ['--version']).status === 0;

/** A kept box, with the score it was left with where that can be another. */
type Kept = number | [row: number, score: number];

interface Tried {
  readonly name: string;
  /** The calls that the page shows, with what they are called on and what the engine answers. */
  readonly cases: readonly {
    readonly javascript: string;
    readonly python: string;
    readonly given: { boxes: unknown; scores: number[]; classes: number[] };
    readonly expected: Kept[];
  }[];
}

function tried<O extends { scoreThreshold: number | null; maxOutput: number | null }>(
  name: string,
  lab: { call(options: O, language: 'javascript' | 'python'): string },
  runs: readonly VariantRun<O>[],
  answer: (columns: ReturnType<typeof boxesOf>, options: object) => Kept[],
): Tried {
  const cases = runs.map(({ rows, options }) => {
    const columns = boxesOf(rows);
    return {
      javascript: lab.call(options, 'javascript'),
      python: lab.call(options, 'python'),
      given: {
        boxes: rows.map(cornersOf),
        scores: [...columns.scores],
        classes: [...columns.classes],
      },
      expected: answer(columns, engineOptions(options)),
    };
  });
  return { name, cases };
}

const all: readonly Tried[] = [
  tried(
    'Adaptive NMS',
    adaptiveLab,
    adaptiveRuns(1_000),
    ({ corners, scores, classes }, options) => [
      ...library.adaptiveNms(corners, scores, classes, options).keep,
    ],
  ),
  tried('Fast NMS', fastLab, plainRuns(1_000), ({ corners, scores, classes }, options) => [
    ...library.fastNms(corners, scores, classes, options).keep,
  ]),
  tried('Cluster-NMS', clusterLab, plainRuns(1_000), ({ corners, scores, classes }, options) => [
    ...library.clusterNms(corners, scores, classes, options).keep,
  ]),
  tried('Matrix NMS', matrixLab, matrixRuns(1_000), ({ corners, scores, classes }, options) => {
    const answer = library.matrixNms(corners, scores, classes, options);
    return [...answer.keep].map((row, i) => [row, answer.scores[i] ?? Number.NaN]);
  }),
];

/** The same boxes with the same scores; the last bit of exp may differ. */
function expectSame(found: readonly Kept[][], { cases }: Tried) {
  expect(found).toHaveLength(cases.length);
  found.forEach((kept, i) => {
    const expected = cases[i]?.expected ?? [];
    const rows = (of: readonly Kept[]) => of.map((each) => [each].flat()[0]);
    expect(rows(kept), JSON.stringify(cases[i])).toEqual(rows(expected));
    kept.forEach((each, rank) => {
      const [score = 0, right = 0] = [[each].flat()[1], [expected[rank] ?? []].flat()[1]];
      expect(Math.abs(score - right)).toBeLessThanOrEqual(1e-14);
    });
  });
}

describe.each(all)('$name by hand', (variant) => {
  it('is tried where something is kept and something is not', () => {
    const some = variant.cases.filter(({ expected, given }) => {
      return expected.length > 0 && expected.length < given.scores.length;
    });
    expect(some.length).toBeGreaterThan(300);
  });

  it('called in JavaScript as the page says does what the engine does', () => {
    const found = variant.cases.map(({ javascript, given }) => {
      const names = { adaptiveNms, clusterNms, fastNms, matrixNms, ...given };
      const run = new Function(...Object.keys(names), `return ${javascript};`);
      return run(...Object.values(names)) as Kept[];
    });
    expectSame(found, variant);
  });

  it.runIf(hasPython)('called in Python as the page says does what the engine does', () => {
    const file = fileURLToPath(new URL('../../../www/labs/variants/listing.py', import.meta.url));
    const program = [
      'import json, sys',
      'exec(compile(open(sys.argv[1]).read(), sys.argv[1], "exec"), scope := {"__name__": "listing"})',
      'json.dump([eval(c.pop("call"), scope, c) for c in json.load(sys.stdin)], sys.stdout)',
    ].join('\n');
    const input = variant.cases.map(({ python, given }) => ({ call: python, ...given }));
    const child = spawnSync('python3', ['-c', program, file], {
      input: JSON.stringify(input),
      encoding: 'utf8',
    });
    expect(child.stderr).toBe('');
    expectSame(JSON.parse(child.stdout) as Kept[][], variant);
  });
});

describe('the marks of the listings', () => {
  const frames = variantFrames(60);
  const labs = [
    {
      name: 'Adaptive NMS',
      lab: adaptiveLab,
      tags: frames.adaptive.map((each) => tagsOf(adaptiveLab, each)),
    },
    { name: 'Fast NMS', lab: fastLab, tags: frames.fast.map((each) => tagsOf(fastLab, each)) },
    {
      name: 'Cluster-NMS',
      lab: clusterLab,
      tags: frames.cluster.map((each) => tagsOf(clusterLab, each)),
    },
    {
      name: 'Matrix NMS',
      lab: matrixLab,
      tags: frames.matrix.map((each) => tagsOf(matrixLab, each)),
    },
  ];
  const places = labs.flatMap((each) =>
    LISTING_LANGUAGES.map((language) => ({ ...each, language })),
  );

  function tagsOf(lab: { codeTags(frame: never): readonly string[] }, frame: unknown) {
    return lab.codeTags(frame as never);
  }

  it('are looked at for every kind of event', () => {
    const of = (name: string) => new Set(labs.find((each) => each.name === name)?.tags.flat());
    const both = ['filter', 'passes', 'filtered', 'sort', 'otherClass', 'limit', 'done'];
    const judged = [...both, 'compare', 'judge', 'suppressed', 'kept'];
    expect(of('Fast NMS')).toEqual(new Set(judged));
    expect(of('Adaptive NMS')).toEqual(new Set([...judged, 'topK', 'tighten']));
    expect(of('Cluster-NMS')).toEqual(new Set([...judged, 'silent', 'again']));
    expect(of('Matrix NMS')).toEqual(new Set([...both, 'decay', 'lower', 'suppressed', 'kept']));
  });

  it.each(places)('of $name in $language are a line for each event', ({ lab, tags, language }) => {
    const { marks } = listingOf(lab.listings, language);
    for (const each of tags) {
      const lines = each.flatMap((tag) => marks[tag] ?? []);
      expect(lines.length, each.join()).toBeGreaterThan(0);
    }
  });

  it.each(LISTING_LANGUAGES)('in %s all belong to an event', (language) => {
    const used = new Set(labs.flatMap(({ tags }) => tags.flat()));
    for (const { lab } of labs) {
      const { marks, code } = listingOf(lab.listings, language);
      expect(Object.keys(marks).filter((tag) => !used.has(tag))).toEqual([]);
      // In Rust the call shows the options alone.
      if (language === 'rust') continue;
      const name = lab.call(lab.defaults as never, language).split('(')[0] ?? '';
      expect(code, 'what is called is what is shown').toContain(name);
    }
  });
});
