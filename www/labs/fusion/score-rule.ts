import type { FusionLabOptions } from './lab';

/** The rules for the score of a fused box. */
export type ScoreRule = 'best' | 'average' | 'overflow' | 'max' | 'boxAndModel' | 'absent';

/** The rule that these options come to. */
export function scoreRuleOf(options: FusionLabOptions): ScoreRule {
  if (options.method === 'nmw') return 'best';
  switch (options.confidence) {
    case 'average':
      return options.allowsOverflow ? 'overflow' : 'average';
    case 'max':
      return 'max';
    case 'box-and-model':
      return 'boxAndModel';
    case 'absent-model-aware':
      return 'absent';
  }
}
