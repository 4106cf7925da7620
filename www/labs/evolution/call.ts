import { rustFloat, stated } from '../call';
import type { ListingLanguage } from '../lab';
import type { EvolutionLabOptions } from './lab';

/** The call that runs the listing with these options; what they leave as it is, is not said. */
export function callOf(options: EvolutionLabOptions, language: ListingLanguage): string {
  const { generations, seed, ratio, mutationProbability, sigma, minSide } = options;
  switch (language) {
    case 'python':
      return `evolve(${stated([
        'shapes, anchors',
        `draws(${stated([`${generations}, len(anchors)`, mutationProbability !== 0.9 && String(mutationProbability)])})`,
        ratio !== 4 && `ratio=${ratio}`,
        sigma !== 0.1 && `sigma=${sigma}`,
        minSide !== 2 && `min_side=${minSide}`,
      ])})`;
    case 'javascript': {
      const others = stated([
        ratio !== 4 && `ratio: ${ratio}`,
        sigma !== 0.1 && `sigma: ${sigma}`,
        minSide !== 2 && `minSide: ${minSide}`,
      ]);
      return `evolve(${stated([
        'shapes, anchors',
        `draws(${stated([`${generations}, anchors.length`, mutationProbability !== 0.9 && String(mutationProbability)])})`,
        others !== '' && `{ ${others} }`,
      ])})`;
    }
    case 'rust':
      return `EvolutionOptions { ${stated([
        'anchors',
        `seed: ${seed}`,
        `generations: ${generations}`,
        mutationProbability !== 0.9 && `mutation_probability: ${rustFloat(mutationProbability)}`,
        sigma !== 0.1 && `sigma: ${rustFloat(sigma)}`,
        ratio !== 4 && `ratio: ${rustFloat(ratio)}`,
        `min_side: ${rustFloat(minSide)}`,
        '..EvolutionOptions::default()',
      ])} }`;
  }
}
