import { rustFloat } from '../call';
import type { ListingLanguage } from '../lab';
import type { GreedyOptions, NmsLabOptions } from './lab';
import type { CommonNmsOptions } from './options';

type Arguments = readonly (string | false)[];

/** What a call states of the options of NMS; false for what goes without saying. */
export function argumentsOf(options: NmsLabOptions, language: ListingLanguage): Arguments {
  const { threshold } = options;
  const strict = options.boundary === 'greater';
  const own: Record<ListingLanguage, Arguments> = {
    python: [`threshold=${threshold}`, !strict && 'exceeds=ge'],
    rust: [`threshold: ${rustFloat(threshold)}`, !strict && 'boundary: Boundary::GreaterOrEqual'],
    javascript: [`threshold: ${threshold}`, !strict && 'exceeds: (a, b) => a >= b'],
  };
  return [...own[language], ...commonArguments(options, language)];
}

/** The same of the options that greedy NMS and its variants have in common. */
export function commonArguments(options: CommonNmsOptions, language: ListingLanguage): Arguments {
  const inclusive = options.extent === 'inclusive';
  const last = options.ties === 'highest-index';
  const { perClass, scoreThreshold, maxOutput } = options;
  const all: Record<ListingLanguage, () => Arguments> = {
    python: () => [
      inclusive && 'one=1',
      last && 'last_first=True',
      perClass && 'per_class=True',
      scoreThreshold !== null && `min_score=${scoreThreshold}`,
      maxOutput !== null && `max_output=${maxOutput}`,
    ],
    rust: () => [
      inclusive && 'extent: Extent::Inclusive',
      last && 'ties: Ties::HighestIndex',
      perClass && 'per_class: true',
      scoreThreshold !== null && `score_threshold: Some(${rustFloat(scoreThreshold)})`,
      maxOutput !== null && `max_output: Some(${maxOutput})`,
    ],
    javascript: () => [
      inclusive && 'one: 1',
      last && 'lastFirst: true',
      perClass && 'perClass: true',
      scoreThreshold !== null && `minScore: ${scoreThreshold}`,
      maxOutput !== null && `maxOutput: ${maxOutput}`,
    ],
  };
  return all[language]();
}

/** The same of the options of greedy NMS. */
export function greedyArguments(options: GreedyOptions, language: ListingLanguage): Arguments {
  const { measure, exponent, topK } = options;
  const raised = (measure === 'diou' || measure === 'ciou') && exponent !== 1;
  const own: Record<ListingLanguage, () => Arguments> = {
    python: () => [
      topK !== null && `top_k=${topK}`,
      measure !== 'iou' &&
        `measure=${raised ? `lambda a, b, one: ${measure}(a, b, one, ${exponent})` : measure}`,
    ],
    rust: () => [
      topK !== null && `top_k: Some(${topK})`,
      measure !== 'iou' && `measure: Kind::${measure[0]?.toUpperCase()}${measure.slice(1)}`,
      raised && `exponent: ${rustFloat(exponent)}`,
    ],
    javascript: () => [
      topK !== null && `topK: ${topK}`,
      measure !== 'iou' &&
        `measure: ${raised ? `(a, b, one) => ${measure}(a, b, one, ${exponent})` : measure}`,
    ],
  };
  return [...argumentsOf(options, language), ...own[language]()];
}
