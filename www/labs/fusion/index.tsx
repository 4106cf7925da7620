import fusionListings from 'virtual:listings/fusion';
import fusionScoreListings from 'virtual:listings/fusion-score';
import type { FusionDetail, FusionSummary } from 'boxstep-family';
import { say } from '../../text/text';
import type { Lab } from '../lab';
import { scoresOrOne } from '../oddities';
import { callOf } from './call';
import { ClustersPanel } from './clusters';
import { fusionFormula } from './formula';
import { type FusionLabOptions, runColumnsOf } from './lab';
import { FusionLesson } from './lesson';
import { modelsOf, shortName, weightsOf } from './models';
import { fusionNotes } from './notes';
import { FusionOptionsView } from './options';
import { PRESETS } from './presets';
import { scoreRuleOf } from './score-rule';
import { fusionSentence } from './sentence';
import { fusionShapes, fusionTag } from './shapes';
import { fusionText } from './text';
import { WeightsPanel } from './weights';

const { en, zh } = fusionText;

/** Weighted Boxes Fusion and non-maximum weighted, box by box. */
export const fusionLab: Lab<FusionLabOptions, FusionDetail, FusionSummary> = {
  id: 'fusion',
  defaults: { ...PRESETS.wbf, models: 'one', weights: [] },
  engineOptions(input, options) {
    const models = modelsOf(input, options);
    if (models.boxes.ids.length === 0) return null;
    const { models: _, weights: __, ...rest } = options;
    // The weight of an only model would change nothing but rounding.
    if (models.names.length === 1) return rest;
    return { ...rest, models: [...models.ofRow], weights: weightsOf(models, options) };
  },
  needs: { en: en.needsBoxes, zh: zh.needsBoxes },
  data(input, options) {
    const { boxes } = modelsOf(input, options);
    return { boxes, scores: scoresOrOne(boxes.scores) };
  },
  anchor: ({ event }) => ('item' in event ? [event.item] : null),
  shapes: fusionShapes,
  tag: fusionTag,
  sentence: fusionSentence,
  formula: fusionFormula,
  codeTags({ detail: { event }, options }) {
    switch (event.kind) {
      case 'filter':
        return [
          {
            passes: 'passes',
            'low-score': 'lowScore',
            'no-area': 'noArea',
            'no-weight': 'noWeight',
          }[event.entry],
        ];
      case 'compare':
        return ['overlap', 'leads'];
      case 'join': {
        const weight = options.method === 'wbf' ? 'weightWbf' : 'weightNmw';
        return [weight, 'join', 'sums', 'fused'];
      }
      case 'score':
        return [scoreRuleOf(options), 'score'];
      default:
        return [event.kind];
    }
  },
  listings: [fusionListings, fusionScoreListings],
  call: callOf,
  roundName(frame, round) {
    const words = say(fusionText);
    if (round === 0) return words.filterRound;
    const row = runColumnsOf(frame).order[round - 1];
    if (row === undefined) return words.scoreRound;
    return words.takeRound(shortName(modelsOf(frame, frame.options), row));
  },
  notes: fusionNotes,
  results: async (frame) => (await import('./results')).fusionResults(frame),
  Options: FusionOptionsView,
  panels: [
    { id: 'clusters', title: { en: en.clusters, zh: zh.clusters }, View: ClustersPanel },
    { id: 'weights', title: { en: en.modelsPanel, zh: zh.modelsPanel }, View: WeightsPanel },
  ],
  Lesson: FusionLesson,
};
