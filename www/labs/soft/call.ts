import { rustFloat, stated } from '../call';
import type { ListingLanguage } from '../lab';
import type { SoftLabOptions } from './lab';

/** The call that runs the listing with these options; what is as by default goes without saying. */
export function callOf(options: SoftLabOptions, language: ListingLanguage): string {
  const { method, threshold, sigma, scoreThreshold, perClass, maxOutput } = options;
  const isGaussian = method === 'gaussian';
  const cut = isGaussian && options.hardCut;
  const tensorflow = isGaussian && options.sigmaMeaning === 'tensorflow';
  const loose = options.boundary === 'greater-or-equal';
  const strictScore = options.scoreBoundary === 'greater';
  const inclusive = options.extent === 'inclusive';
  const last = options.ties === 'highest-index';
  const isThreshold = !isGaussian || cut;
  switch (language) {
    case 'python':
      return `soft_nms(${stated([
        'boxes, scores, classes',
        `method="${method}"`,
        isThreshold && `threshold=${threshold}`,
        isThreshold && loose && 'exceeds=ge',
        isGaussian && `sigma=${sigma}`,
        tensorflow && 'factor=0.5',
        cut && 'hard_cut=True',
        `min_score=${scoreThreshold}`,
        strictScore && 'lives=gt',
        inclusive && 'one=1',
        last && 'last_first=True',
        perClass && 'per_class=True',
        maxOutput !== null && `max_output=${maxOutput}`,
      ])})`;
    case 'javascript':
      return `softNms(boxes, scores, classes, { ${stated([
        `method: '${method}'`,
        isThreshold && `threshold: ${threshold}`,
        isThreshold && loose && 'exceeds: (a, b) => a >= b',
        isGaussian && `sigma: ${sigma}`,
        tensorflow && 'factor: 0.5',
        cut && 'hardCut: true',
        `minScore: ${scoreThreshold}`,
        strictScore && 'lives: (a, b) => a > b',
        inclusive && 'one: 1',
        last && 'lastFirst: true',
        perClass && 'perClass: true',
        maxOutput !== null && `maxOutput: ${maxOutput}`,
      ])} })`;
    case 'rust':
      return `SoftNmsOptions { ${stated([
        `method: Decay::${{ linear: 'Linear', gaussian: 'Gaussian', hard: 'Hard' }[method]}`,
        isThreshold && `threshold: ${rustFloat(threshold)}`,
        isThreshold && loose && 'boundary: Boundary::GreaterOrEqual',
        isGaussian && `sigma: ${rustFloat(sigma)}`,
        tensorflow && 'sigma_meaning: SigmaMeaning::Tensorflow',
        cut && 'hard_cut: true',
        `score_threshold: ${rustFloat(scoreThreshold)}`,
        strictScore && 'score_boundary: Boundary::Greater',
        inclusive && 'extent: Extent::Inclusive',
        last && 'ties: Ties::HighestIndex',
        perClass && 'per_class: true',
        maxOutput !== null && `max_output: Some(${maxOutput})`,
        '..SoftNmsOptions::default()',
      ])} }`;
  }
}
