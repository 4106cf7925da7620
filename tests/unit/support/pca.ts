import { pcaLab } from '../../../www/labs/pca/index';
import { FEATURES, type PcaFrame, type PcaPageOptions } from '../../../www/labs/pca/lab';
import { pcaCases } from '../../../www/scenes/cases-pca';
import type { SceneBox } from '../../../www/scenes/scene';
import { randomBoxes } from './boxes';
import { framesOf } from './engine';
import { Random } from './random';
import { type Case, inputOf } from './timelines';

/** The frames of a run of PCA on these boxes. */
export function pcaFrames(
  rows: readonly SceneBox[],
  options: Partial<PcaPageOptions> = {},
): PcaFrame[] {
  return framesOf(pcaLab, inputOf(rows), { ...pcaLab.defaults, ...options }) as PcaFrame[];
}

/** A table of one's own from rows. */
export function tableOf(rows: readonly (readonly number[])[]): PcaPageOptions['table'] {
  const names = (rows[0] ?? []).map((_, column) => `x${column + 1}`);
  return { names, values: Float64Array.from(rows.flat()), dropped: [] };
}

/** The teaching cases, one row, and boxes and options at random. */
export function pcaTimelines(random = new Random(13)): Case<PcaPageOptions>[] {
  const teaching = pcaCases.map((scene) => ({
    name: scene.id,
    input: inputOf(scene.boxes, scene.classNames),
    options: { ...pcaLab.defaults, ...scene.options } as PcaPageOptions,
  }));
  const one = {
    name: 'one row',
    input: inputOf([[0, 0, 10, 20, 0.5, 0]]),
    options: pcaLab.defaults,
  };
  const others = Array.from({ length: 60 }, (_, i) => {
    const features = FEATURES.filter(() => random.chance(0.5));
    return {
      name: `at random, ${i}`,
      // The first box has every feature, or there might be no row.
      input: inputOf([[1, 2, 8, 5, 0.25, 0], ...randomBoxes(random, 12)]),
      options: {
        features: features.length < 2 ? (['width', 'area'] as const) : features,
        table: null,
        divisor: random.pick(['n-1', 'n']),
        standardize: random.chance(0.5),
        sign: random.pick(['sklearn', 'raw']),
        components: random.chance(0.3) ? random.int(1, 2) : null,
      } satisfies PcaPageOptions,
    };
  });
  return [...teaching, one, ...others];
}
