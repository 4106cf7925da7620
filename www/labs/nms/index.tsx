import nmsListings from 'virtual:listings/nms';
import measureListings from 'virtual:listings/nms-measures';
import type { NmsDetail, NmsSummary } from 'boxstep-engine';
import { say } from '../../text/text';
import { rustOptions, stated } from '../call';
import type { Lab } from '../lab';
import { greedyArguments } from './call';
import { nmsFormula } from './formula';
import { assumedScores, columnsOf, engineOptions, type GreedyOptions, greedyDefaults } from './lab';
import { NmsLesson } from './lesson';
import { MatrixPanel } from './matrix';
import { nmsNotes } from './notes';
import { GreedyOptionsView } from './options';
import { OrderPanel } from './order';
import { nmsSentence } from './sentence';
import { nmsShapes } from './shapes';
import { nmsText } from './text';
import { TreePanel } from './tree';

/** Greedy non-maximum suppression, comparison by comparison. */
export const nmsLab: Lab<GreedyOptions, NmsDetail, NmsSummary> = {
  id: 'nms',
  defaults: greedyDefaults,

  engineOptions: ({ boxes }, options) => (boxes.ids.length === 0 ? null : engineOptions(options)),
  needs: { en: nmsText.en.needsBoxes, zh: nmsText.zh.needsBoxes },
  data: ({ boxes }) => ({ scores: assumedScores(boxes) }),

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
    if (event.kind === 'compare') {
      const outcome = event.suppressed ? 'suppressed' : 'lives';
      return [event.penalty ? 'measure' : 'compare', outcome];
    }
    if (event.kind === 'filter') return ['filter', event.passes ? 'passes' : 'filtered'];
    return [event.kind];
  },
  listings: [nmsListings, measureListings],
  call(options, language) {
    const given = greedyArguments(options, language);
    if (language === 'python') return `nms(${stated(['boxes, scores, classes', ...given])})`;
    if (language === 'rust') return rustOptions('NmsOptions', given);
    return `nms(boxes, scores, classes, { ${stated(given)} })`;
  },

  roundName(frame, round) {
    const words = say(nmsText);
    if (round === 0) return words.sortRound;
    const picked = columnsOf(frame).kept[round - 1];
    return picked === undefined ? words.doneRound : words.pickRound(`#${picked}`);
  },
  notes: nmsNotes,

  results: async (frame) => (await import('../results')).nmsResults(frame),
  Options: GreedyOptionsView,
  panels: [
    { id: 'order', title: { en: nmsText.en.order, zh: nmsText.zh.order }, View: OrderPanel },
    { id: 'matrix', title: { en: nmsText.en.matrix, zh: nmsText.zh.matrix }, View: MatrixPanel },
    { id: 'tree', title: { en: nmsText.en.tree, zh: nmsText.zh.tree }, View: TreePanel },
  ],
  Lesson: NmsLesson,
};
