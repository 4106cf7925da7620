import { rustFloat, stated } from '../call';
import type { ListingLanguage } from '../lab';
import type { FusionLabOptions } from './lab';

const CONF = {
  average: 'avg',
  max: 'max',
  'box-and-model': 'box_and_model_avg',
  'absent-model-aware': 'absent_model_aware_avg',
} as const;

const RUST_CONF = {
  average: 'Average',
  max: 'Max',
  'box-and-model': 'BoxAndModel',
  'absent-model-aware': 'AbsentModelAware',
} as const;

/** The call that runs the listing with these options; what is as by default goes without saying. */
export function callOf(options: FusionLabOptions, language: ListingLanguage): string {
  const { method, threshold, scoreThreshold, confidence, clipToUnit } = options;
  const isWbf = method === 'wbf';
  const hasConf = isWbf && confidence !== 'average';
  const overflow = isWbf && confidence === 'average' && options.allowsOverflow;
  const skips = scoreThreshold !== 0;
  const last = options.ties === 'highest-index';
  switch (language) {
    case 'python':
      return `fuse(${stated([
        'boxes, scores, classes, models, weights',
        !isWbf && 'method="nmw"',
        `threshold=${threshold}`,
        skips && `min_score=${scoreThreshold}`,
        hasConf && `conf="${CONF[confidence]}"`,
        overflow && 'overflow=True',
        clipToUnit && 'clip=True',
        last && 'last_first=True',
      ])})`;
    case 'javascript':
      return `fuse(boxes, scores, classes, models, weights, { ${stated([
        !isWbf && "method: 'nmw'",
        `threshold: ${threshold}`,
        skips && `minScore: ${scoreThreshold}`,
        hasConf && `conf: '${CONF[confidence]}'`,
        overflow && 'overflow: true',
        clipToUnit && 'clip: true',
        last && 'lastFirst: true',
      ])} })`;
    case 'rust':
      return `FusionOptions { ${stated([
        'models, weights',
        !isWbf && 'method: FusionMethod::Nmw',
        `threshold: ${rustFloat(threshold)}`,
        skips && `score_threshold: ${rustFloat(scoreThreshold)}`,
        hasConf && `confidence: Confidence::${RUST_CONF[confidence]}`,
        overflow && 'allows_overflow: true',
        clipToUnit && 'clip_to_unit: true',
        last && 'ties: Ties::HighestIndex',
        '..FusionOptions::default()',
      ])} }`;
  }
}
