import softListings from 'virtual:listings/soft';
import softWeightListings from 'virtual:listings/soft-weight';
import type { SoftDetail, SoftSummary } from 'boxstep-family';
import { say } from '../../text/text';
import type { Lab } from '../lab';
import { callOf } from './call';
import { CurvePanel } from './curve';
import { softFormula } from './formula';
import { HistoryPanel } from './history';
import { cuts, runColumnsOf, type SoftLabOptions, scoresAtFirst, scoresNow } from './lab';
import { SoftLesson } from './lesson';
import { softNotes } from './notes';
import { SoftOptions } from './options';
import { OrderPanel } from './order';
import { softSentence } from './sentence';
import { softShapes } from './shapes';
import { softText } from './text';

const { en, zh } = softText;

/** Soft-NMS: scores are lowered where boxes overlap, one box at a time. */
export const softLab: Lab<SoftLabOptions, SoftDetail, SoftSummary> = {
  id: 'soft-nms',
  defaults: {
    method: 'gaussian',
    threshold: 0.3,
    boundary: 'greater',
    sigma: 0.5,
    sigmaMeaning: 'paper',
    hardCut: false,
    scoreThreshold: 0.001,
    scoreBoundary: 'greater-or-equal',
    extent: 'exclusive',
    ties: 'lowest-index',
    perClass: false,
    maxOutput: null,
  },
  engineOptions({ boxes }, { maxOutput, ...options }) {
    if (boxes.ids.length === 0) return null;
    return { ...options, maxOutput: maxOutput ?? undefined };
  },
  needs: { en: en.needsBoxes, zh: zh.needsBoxes },
  data: ({ boxes }) => ({ scores: scoresAtFirst({ boxes }) }),
  anchor({ event }) {
    switch (event.kind) {
      case 'lower':
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
  shapes: softShapes,
  scores: scoresNow,
  sentence: softSentence,
  formula: softFormula,
  codeTags({ detail: { event }, options }) {
    if (event.kind === 'filter') return ['filter', event.passes ? 'passes' : 'filtered'];
    if (event.kind !== 'lower') return [event.kind];
    return ['overlap', 'weight', weightTag(event.exceeds, options), 'lower', event.outcome];
  },
  listings: [softListings, softWeightListings],
  call: callOf,
  roundName(frame, round) {
    const words = say(softText);
    if (round === 0) return words.startRound;
    const picked = runColumnsOf(frame).kept[round - 1];
    return picked === undefined ? words.doneRound : words.pickRound(`#${picked}`);
  },
  notes: softNotes,
  results: async (frame) => (await import('./results')).softResults(frame),
  Options: SoftOptions,
  panels: [
    { id: 'order', title: { en: en.order, zh: zh.order }, View: OrderPanel },
    { id: 'curve', title: { en: en.curve, zh: zh.curve }, View: CurvePanel },
    { id: 'history', title: { en: en.scores, zh: zh.scores }, View: HistoryPanel },
  ],
  Lesson: SoftLesson,
};

/** The line that the weight is from. */
function weightTag(exceeds: boolean, options: SoftLabOptions): string {
  if (exceeds && cuts(options)) return 'weightCut';
  if (options.method === 'gaussian') return 'weightGaussian';
  return exceeds ? 'weightLinear' : 'weightOne';
}
