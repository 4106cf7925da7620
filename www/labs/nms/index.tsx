import nmsListings from 'virtual:listings/nms';
import type { NmsDetail, NmsSummary } from 'boxstep-engine';
import { say } from '../../text/text';
import { rustFloat, stated } from '../call';
import type { Lab, ListingLanguage } from '../lab';
import { nmsFormula } from './formula';
import { columnsOf, type NmsLabOptions } from './lab';
import { NmsLesson } from './lesson';
import { MatrixPanel } from './matrix';
import { nmsNotes } from './notes';
import { NmsOptions } from './options';
import { OrderPanel } from './order';
import { nmsSentence } from './sentence';
import { nmsShapes } from './shapes';
import { nmsText } from './text';
import { TreePanel } from './tree';

/** Greedy non-maximum suppression, comparison by comparison. */
export const nmsLab: Lab<NmsLabOptions, NmsDetail, NmsSummary> = {
  id: 'nms',
  defaults: {
    threshold: 0.5,
    extent: 'exclusive',
    boundary: 'greater',
    ties: 'lowest-index',
    perClass: false,
    scoreThreshold: null,
    maxOutput: null,
  },

  engineOptions({ boxes }, { scoreThreshold, maxOutput, ...options }) {
    if (boxes.ids.length === 0) return null;
    return {
      ...options,
      scoreThreshold: scoreThreshold ?? undefined,
      maxOutput: maxOutput ?? undefined,
    };
  },
  needs: { en: nmsText.en.needsBoxes, zh: nmsText.zh.needsBoxes },
  data: ({ boxes }) => ({
    scores: boxes.scores.map((score) => (Number.isNaN(score) ? 1 : score)),
  }),

  anchor({ event }) {
    switch (event.kind) {
      case 'compare':
      case 'otherClass':
        return [event.picked, event.other];
      case 'pick':
        return [event.item];
      case 'filter':
        // Where a box passes is not where it is decided.
        return event.passes ? null : [event.item];
      default:
        return null;
    }
  },

  shapes: nmsShapes,
  sentence: nmsSentence,
  formula: nmsFormula,
  codeTags({ detail: { event } }) {
    if (event.kind === 'compare') return ['compare', event.suppressed ? 'suppressed' : 'lives'];
    if (event.kind === 'filter') return ['filter', event.passes ? 'passes' : 'filtered'];
    return [event.kind];
  },
  listings: [nmsListings],
  call(options, language) {
    const inclusive = options.extent === 'inclusive';
    const strict = options.boundary === 'greater';
    const last = options.ties === 'highest-index';
    const { threshold, perClass, scoreThreshold, maxOutput } = options;
    const calls: Record<ListingLanguage, () => string> = {
      python: () =>
        `nms(${stated([
          'boxes, scores, classes',
          `threshold=${threshold}`,
          inclusive && 'one=1',
          !strict && 'exceeds=ge',
          last && 'last_first=True',
          perClass && 'per_class=True',
          scoreThreshold !== null && `min_score=${scoreThreshold}`,
          maxOutput !== null && `max_output=${maxOutput}`,
        ])})`,
      rust: () =>
        `NmsOptions { ${stated([
          `threshold: ${rustFloat(threshold)}`,
          inclusive && 'extent: Extent::Inclusive',
          !strict && 'boundary: Boundary::GreaterOrEqual',
          last && 'ties: Ties::HighestIndex',
          perClass && 'per_class: true',
          scoreThreshold !== null && `score_threshold: Some(${rustFloat(scoreThreshold)})`,
          maxOutput !== null && `max_output: Some(${maxOutput})`,
          '..NmsOptions::default()',
        ])} }`,
      javascript: () =>
        `nms(boxes, scores, classes, { ${stated([
          `threshold: ${threshold}`,
          inclusive && 'one: 1',
          !strict && 'exceeds: (a, b) => a >= b',
          last && 'lastFirst: true',
          perClass && 'perClass: true',
          scoreThreshold !== null && `minScore: ${scoreThreshold}`,
          maxOutput !== null && `maxOutput: ${maxOutput}`,
        ])} })`,
    };
    return calls[language]();
  },

  roundName(frame, round) {
    const words = say(nmsText);
    if (round === 0) return words.sortRound;
    const picked = columnsOf(frame).kept[round - 1];
    return picked === undefined ? words.doneRound : words.pickRound(`#${picked}`);
  },
  notes: nmsNotes,

  Options: NmsOptions,
  panels: [
    { id: 'order', title: { en: nmsText.en.order, zh: nmsText.zh.order }, View: OrderPanel },
    { id: 'matrix', title: { en: nmsText.en.matrix, zh: nmsText.zh.matrix }, View: MatrixPanel },
    { id: 'tree', title: { en: nmsText.en.tree, zh: nmsText.zh.tree }, View: TreePanel },
  ],
  Lesson: NmsLesson,
};
