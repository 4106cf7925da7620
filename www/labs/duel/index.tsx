import './duel.css';
import nmsListings from 'virtual:listings/nms';
import measureListings from 'virtual:listings/nms-measures';
import type { DuelDetail, DuelSummary } from 'boxstep-family';
import { say } from '../../text/text';
import type { Lab } from '../lab';
import { nmsLab } from '../nms';
import { nmsFormula } from '../nms/formula';
import { assumedScores, type NmsFrame } from '../nms/lab';
import { nmsShapes } from '../nms/shapes';
import { DuelBoard } from './board';
import {
  type DuelFrame,
  type DuelLabOptions,
  duelEngineOptions,
  optionsOf,
  presetNamed,
  SIDES,
  sideFrame,
} from './lab';
import { DuelLesson } from './lesson';
import { duelNotes } from './notes';
import { DuelOptions } from './options';
import { SearchPanel } from './search';
import { duelSentence } from './sentence';
import { SidesPanel } from './sides';
import { duelText } from './text';

/** What the sides do that do something at this event. */
function frames(frame: DuelFrame): NmsFrame[] {
  return SIDES.flatMap((side) => sideFrame(frame, side) ?? []);
}

/** Two libraries' greedy NMS side by side, and where they part. */
export const duelLab: Lab<DuelLabOptions, DuelDetail, DuelSummary> = {
  id: 'duel-nms',
  defaults: { a: 'torchvision', b: 'tfjs', threshold: 0.5, ownLimits: false },
  engineOptions: ({ boxes }, options) =>
    boxes.ids.length === 0 ? null : duelEngineOptions(options),
  needs: { en: duelText.en.needsBoxes, zh: duelText.zh.needsBoxes },
  data: ({ boxes }) => ({ scores: assumedScores(boxes) }),

  anchor({ event: { a, b } }) {
    const event = a ?? b;
    if (event?.kind === 'compare' || event?.kind === 'otherClass') {
      return [event.picked, event.other];
    }
    if (event?.kind === 'filter') return event.passes ? null : [event.item];
    return event?.kind === 'pick' ? [event.item] : null;
  },

  shapes(frame) {
    const own = sideFrame(frame, 'a');
    return own ? nmsShapes(own) : [];
  },
  sentence: duelSentence,
  formula(frame) {
    const own = frames(frame).map((side) => nmsFormula(side));
    return own.some((formula) => formula !== null) ? own : null;
  },
  codeTags: (frame) => [...new Set(frames(frame).flatMap((side) => nmsLab.codeTags(side)))],
  listings: [nmsListings, measureListings],
  call: (options, language) =>
    SIDES.map((side) => {
      const comment = language === 'python' ? '#' : '//';
      const call = nmsLab.call(optionsOf(options[side], options), language);
      return `${comment} ${presetNamed(options[side]).name}\n${call}`;
    }).join('\n'),

  roundName: (_, round) => (round === 0 ? say(duelText).sortRound : say(duelText).pickRound(round)),
  notes: duelNotes,

  results: async (frame) => (await import('./results')).duelResults(frame),
  Options: DuelOptions,
  board: { title: { en: duelText.en.board, zh: duelText.zh.board }, View: DuelBoard },
  panels: [
    { id: 'sides', title: { en: duelText.en.sides, zh: duelText.zh.sides }, View: SidesPanel },
    { id: 'search', title: { en: duelText.en.search, zh: duelText.zh.search }, View: SearchPanel },
  ],
  Lesson: DuelLesson,
};
