import { rustOptions, stated } from '../call';
import type { ListingLanguage } from '../lab';
import { argumentsOf } from '../nms/call';
import type { NmsLabOptions } from '../nms/lab';
import { NmsOptions } from '../nms/options';
import type { VariantDescription } from './lab';

/** What variants have in common that decide by the threshold of greedy NMS. */
export const plain = {
  defaults: {
    threshold: 0.5,
    extent: 'exclusive',
    boundary: 'greater',
    ties: 'lowest-index',
    perClass: false,
    scoreThreshold: null,
    maxOutput: null,
  },
  Options: NmsOptions,
  lowersScores: false,
  threshold: ({ threshold }) => threshold,
  isStrict: ({ boundary }) => boundary === 'greater',
} as const satisfies Partial<VariantDescription<NmsLabOptions>>;

/** The calls of such a variant, by its name in each language. */
export function plainCall(names: Readonly<Record<ListingLanguage, string>>) {
  return (options: NmsLabOptions, language: ListingLanguage): string => {
    const given = argumentsOf(options, language);
    const name = names[language];
    if (language === 'python') return `${name}(${stated(['boxes, scores, classes', ...given])})`;
    if (language === 'rust') return `${name}(${rustOptions('VariantOptions', given)})`;
    return `${name}(boxes, scores, classes, { ${stated(given)} })`;
  };
}
