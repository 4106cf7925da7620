import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { anchors } from 'boxstep-anchors';
import { describe, expect, it } from 'vitest';
import { anchorsLab } from '../../../www/labs/anchors/index';
import { type AnchorsLabOptions, kMeansOptions } from '../../../www/labs/anchors/lab';
import * as listing from '../../../www/labs/anchors/listing.js';
import { randomOptions, randomShapes, type Shape } from '../support/anchors';
import '../support/engine';
import { Random } from '../support/random';

const hasPython = spawnSync('python3', ['--version']).status === 0;
if (!hasPython) console.log('There is no python3: the Python listing is not run.');

interface Answer {
  /** null for NaN. */
  readonly anchors: readonly (number | null)[];
  readonly assignment: readonly number[];
  readonly averages: readonly number[];
}

const random = new Random(416);
const cases = Array.from({ length: 1_500 }, () => {
  const shapes = randomShapes(random, 1, 14);
  return { shapes, options: randomOptions(random, shapes) };
});

function engineAnswers({
  shapes,
  options,
}: {
  shapes: Shape[];
  options: AnchorsLabOptions;
}): Answer {
  const { anchors: sides, assignment, history } = anchors(shapes.flat(), kMeansOptions(options));
  return {
    anchors: [...sides].map(orNull),
    assignment: [...assignment],
    averages: history.map(({ avgIou }) => avgIou),
  };
}

const orNull = (side: number) => (Number.isNaN(side) ? null : side);

/** What a listing gives back: centroids, the cluster of each shape, average IoU by iteration. */
type Returned = readonly [(number | null)[][], number[], number[]];

const answerOf = ([centroids, assignment, averages]: Returned): Answer => ({
  anchors: centroids.flat().map((side) => (side === null ? null : orNull(side))),
  assignment,
  averages,
});

describe('k-means by hand', () => {
  const expected = cases.map(engineAnswers);

  it('is tried where the options matter', () => {
    const different = (patch: Partial<AnchorsLabOptions>) =>
      cases.filter(({ shapes, options }, i) => {
        const other = engineAnswers({ shapes, options: { ...options, ...patch } });
        return JSON.stringify(other) !== JSON.stringify(expected[i]);
      }).length;
    for (const initMethod of ['random-rows', 'distinct-rows', 'k-means++'] as const) {
      expect(different({ initMethod })).toBeGreaterThan(50);
    }
    for (const distance of ['iou', 'euclidean', 'euclidean-whitened'] as const) {
      expect(different({ distance })).toBeGreaterThan(50);
    }
    for (const update of ['mean', 'median'] as const) {
      expect(different({ update })).toBeGreaterThan(50);
    }
    for (const emptyCluster of ['keep', 'reseed', 'nan'] as const) {
      expect(different({ emptyCluster })).toBeGreaterThan(20);
    }
    expect(different({ zeroAssignment: false })).toBeGreaterThan(20);
    expect(different({ seed: 7 })).toBeGreaterThan(50);
    expect(different({ maxIterations: null })).toBeGreaterThan(20);
    expect(expected.some((answer) => answer.anchors.includes(null))).toBe(true);
  });

  it('called in JavaScript as the page says does what the engine does', () => {
    const names = Object.keys(listing);
    const found = cases.map(({ shapes, options }) => {
      const call = new Function(
        'shapes',
        ...names,
        `return ${anchorsLab.call(options, 'javascript')};`,
      );
      return answerOf(call(shapes, ...Object.values(listing)) as Returned);
    });
    expect(found).toEqual(expected);
  });

  it.runIf(hasPython)('called in Python as the page says does what the engine does', () => {
    const file = fileURLToPath(new URL('../../../www/labs/anchors/listing.py', import.meta.url));
    const input = cases.map(({ shapes, options }) => ({
      shapes,
      call: anchorsLab.call(options, 'python'),
    }));
    const child = spawnSync('python3', [file], { input: JSON.stringify(input), encoding: 'utf8' });
    expect(child.stderr).toBe('');
    const found = (JSON.parse(child.stdout) as Returned[]).map(answerOf);
    expect(found).toEqual(expected);
  });

  it('is called in Rust with the options that differ from the defaults', () => {
    const { defaults } = anchorsLab;
    expect(anchorsLab.call(defaults, 'rust')).toBe(
      'AnchorsOptions { k: Some(5), ..AnchorsOptions::default() }',
    );
    const placed = { ...defaults, k: 2, init: [1, 2.5, 3, 4], seed: 9, update: 'median' } as const;
    expect(anchorsLab.call(placed, 'rust')).toBe(
      'AnchorsOptions { init: Some(vec![1.0, 2.5, 3.0, 4.0]), update: CentroidUpdate::Median, ..AnchorsOptions::default() }',
    );
    const other = {
      ...defaults,
      initMethod: 'random-rows',
      seed: 9,
      distance: 'euclidean',
      emptyCluster: 'nan',
      zeroAssignment: true,
      maxIterations: 3,
    } as const;
    expect(anchorsLab.call(other, 'rust')).toBe(
      'AnchorsOptions { k: Some(5), init_method: InitMethod::RandomRows, seed: 9, distance: ShapeDistance::Euclidean, empty_cluster: EmptyCluster::Nan, zero_assignment: true, max_iterations: Some(3), ..AnchorsOptions::default() }',
    );
  });
});
