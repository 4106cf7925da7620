import type { NmsLabOptions } from '../../../www/labs/nms/lab';
import { adaptiveLab } from '../../../www/labs/variants/adaptive';
import { clusterLab } from '../../../www/labs/variants/cluster';
import { fastLab } from '../../../www/labs/variants/fast';
import type {
  AdaptiveLabOptions,
  MatrixLabOptions,
  VariantFrame,
} from '../../../www/labs/variants/lab';
import { matrixLab } from '../../../www/labs/variants/matrix';
import type { SceneBox } from '../../../www/scenes/scene';
import { randomBoxes } from './boxes';
import { framesOf } from './engine';
import { Random } from './random';
import { inputOf } from './timelines';

/** Boxes and options at random; together they have an event of every kind. */
export interface VariantRun<O> {
  readonly rows: readonly SceneBox[];
  readonly options: O;
}

/** A chain among the boxes, on which the variants differ. */
function rowsOf(random: Random): SceneBox[] {
  const chain = Array.from({ length: random.int(0, 4) }, (_, i): SceneBox => {
    return [4 * i, 0, 4 * i + 10, 10, (9 - i) / 12, 0];
  });
  return [...chain, ...randomBoxes(random, 8)];
}

const common = (random: Random) => ({
  extent: random.pick(['exclusive', 'inclusive'] as const),
  ties: random.pick(['lowest-index', 'highest-index'] as const),
  perClass: random.chance(0.4),
  scoreThreshold: random.chance(0.4) ? random.int(0, 6) / 12 : null,
  maxOutput: random.chance(0.4) ? random.int(0, 4) : null,
});

export function plainRuns(count: number, random = new Random(3)): VariantRun<NmsLabOptions>[] {
  return Array.from({ length: count }, () => ({
    rows: rowsOf(random),
    options: {
      threshold: random.pick([0.5, 0.25, 1 / 3, 0.4, 0, 1, random.next()]),
      boundary: random.pick(['greater', 'greater-or-equal'] as const),
      ...common(random),
    },
  }));
}

export function matrixRuns(count: number, random = new Random(5)): VariantRun<MatrixLabOptions>[] {
  return Array.from({ length: count }, () => ({
    rows: rowsOf(random),
    options: {
      method: random.pick(['linear', 'gaussian'] as const),
      sigma: random.pick([0, 0.5, 2, 2, 10]),
      postThreshold: random.pick([0, 0.05, 0.25, 0.5]),
      postBoundary: random.pick(['greater', 'greater-or-equal'] as const),
      ...common(random),
    },
  }));
}

export function adaptiveRuns(
  count: number,
  random = new Random(7),
): VariantRun<AdaptiveLabOptions>[] {
  return plainRuns(count).map(({ rows, options }) => ({
    rows,
    options: {
      ...options,
      threshold: random.chance(0.6) ? random.pick([0.6, 0.8, 0.95]) : options.threshold,
      eta: random.pick([1, 0.9, 0.6]),
      numbers: random.pick(['double', 'single'] as const),
      topK: random.chance(0.3) ? random.int(0, 8) : null,
    },
  }));
}

const asShown = (frames: unknown[]) => frames as VariantFrame[];

/** All frames of some runs of each lab. */
export function variantFrames(count: number) {
  const plain = plainRuns(count);
  return {
    adaptive: adaptiveRuns(count).flatMap(({ rows, options }) =>
      asShown(framesOf(adaptiveLab, inputOf(rows), options)),
    ),
    fast: plain.flatMap(({ rows, options }) => asShown(framesOf(fastLab, inputOf(rows), options))),
    cluster: plain.flatMap(({ rows, options }) =>
      asShown(framesOf(clusterLab, inputOf(rows), options)),
    ),
    matrix: matrixRuns(count).flatMap(({ rows, options }) =>
      asShown(framesOf(matrixLab, inputOf(rows), options)),
    ),
  };
}
