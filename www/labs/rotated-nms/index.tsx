import rotatedIouListings from 'virtual:listings/rotated-iou';
import rotatedNmsListings from 'virtual:listings/rotated-nms';
import type { RotatedNmsDetail, RotatedNmsSummary } from 'boxstep-rotated';
import { say } from '../../text/text';
import { rustOptions, stated } from '../call';
import type { Lab, PanelProps } from '../lab';
import { argumentsOf } from '../nms/call';
import { assumedScores, columnsOf, engineOptions } from '../nms/lab';
import { scoreNotes } from '../nms/notes';
import { OrderList } from '../nms/order';
import { nmsSentence } from '../nms/sentence';
import { nmsText } from '../nms/text';
import { rotatedNmsFormula } from './formula';
import type { RotatedNmsFrame, RotatedNmsLabOptions } from './lab';
import { RotatedNmsLesson } from './lesson';
import { RotatedNmsOptions } from './options';
import { rotatedNmsShapes } from './shapes';

/** Greedy NMS whose overlap is that of turned boxes. */
export const rotatedNmsLab: Lab<RotatedNmsLabOptions, RotatedNmsDetail, RotatedNmsSummary> = {
  id: 'rotated-nms',
  turns: true,
  defaults: {
    threshold: 0.5,
    boundary: 'greater',
    ties: 'lowest-index',
    perClass: false,
    scoreThreshold: null,
    maxOutput: null,
  },

  engineOptions({ boxes }, options) {
    if (boxes.ids.length === 0) return null;
    return { ...engineOptions(options), angles: boxes.angles };
  },
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
  shapes: rotatedNmsShapes,
  sentence: nmsSentence,
  formula: rotatedNmsFormula,
  codeTags({ detail: { event } }) {
    if (event.kind === 'compare') return ['compare', event.suppressed ? 'suppressed' : 'lives'];
    if (event.kind === 'filter') return ['filter', event.passes ? 'passes' : 'filtered'];
    return [event.kind];
  },
  listings: [rotatedNmsListings, rotatedIouListings],
  call(options, language) {
    const given = argumentsOf({ ...options, extent: 'exclusive' }, language);
    if (language === 'python')
      return `rotated_nms(${stated(['boxes, scores, classes', ...given])})`;
    if (language === 'rust') return rustOptions('RotatedNmsOptions', given);
    return `rotatedNms(boxes, scores, classes, { ${stated(given)} })`;
  },

  roundName(frame, round) {
    const words = say(nmsText);
    if (round === 0) return words.sortRound;
    const picked = columnsOf(frame).kept[round - 1];
    return picked === undefined ? words.doneRound : words.pickRound(`#${picked}`);
  },
  notes: scoreNotes,

  results: async (frame) => (await import('../results')).nmsResults(frame),
  Options: RotatedNmsOptions,
  panels: [
    { id: 'order', title: { en: nmsText.en.order, zh: nmsText.zh.order }, View: OrderPanel },
  ],
  Lesson: RotatedNmsLesson,
};

/** All boxes, best first, each with what it is now. */
function OrderPanel({
  frame,
  find,
}: PanelProps<RotatedNmsLabOptions, RotatedNmsDetail, RotatedNmsSummary>) {
  return <OrderList frame={frame} find={find} inFocus={rowInFocus(frame)} />;
}

function rowInFocus({ detail: { event } }: RotatedNmsFrame): number {
  if ('other' in event) return event.other;
  return 'item' in event ? event.item : -1;
}
