import evolutionListings from 'virtual:listings/evolution';
import evolutionFitnessListings from 'virtual:listings/evolution-fitness';
import type { EvolutionDetail, EvolutionSummary } from 'boxstep-anchors';
import { count } from '../../text/numbers';
import { say } from '../../text/text';
import type { Lab } from '../lab';
import { AnchorsPanel, EvolutionResultPanel } from './anchors-panel';
import { EvolutionBoard } from './board';
import { callOf } from './call';
import { FitnessPanel } from './fitness-panel';
import { evolutionFormula } from './formula';
import { type EvolutionLabOptions, evolutionOptions, searchOf } from './lab';
import { EvolutionLesson } from './lesson';
import { evolutionNotes } from './notes';
import { EvolutionOptions } from './options';
import { evolutionSentence } from './sentence';
import { evolutionText } from './text';

const { en, zh } = evolutionText;

/** YOLOv5's genetic refinement of anchors, generation by generation. */
export const evolutionLab: Lab<EvolutionLabOptions, EvolutionDetail, EvolutionSummary> = {
  id: 'evolution',
  defaults: {
    scope: 'all',
    unit: 'normalised',
    input: 640,
    start: 'yolov5',
    given: null,
    seed: 0,
    generations: 1000,
    ratio: 4,
    mutationProbability: 0.9,
    sigma: 0.1,
    minSide: 2,
    log: true,
  },
  engineOptions: (input, options) =>
    searchOf(input, options).corners.length > 0 ? evolutionOptions(input, options) : null,
  needs: { en: en.needsShapes, zh: zh.needsShapes },
  data(input, options) {
    const { boxes, corners } = searchOf(input, options);
    return { boxes, corners };
  },
  anchor: () => null,
  shapes: () => [],
  sentence: evolutionSentence,
  formula: evolutionFormula,
  codeTags({ detail: { event } }) {
    return event.kind === 'judge' && event.accepted ? ['judge', 'accepted'] : [event.kind];
  },
  listings: [evolutionListings, evolutionFitnessListings],
  call: callOf,
  roundName({ run }, round) {
    const words = say(evolutionText);
    if (round === 0) return words.beginRound;
    const isLast = round === run.ends.length - 1;
    return isLast ? words.doneRound : words.generationRound(count(round));
  },
  notes: evolutionNotes,
  board: { title: { en: en.board, zh: zh.board }, View: EvolutionBoard },
  results: async (frame) => (await import('./results')).evolutionResults(frame),
  Options: EvolutionOptions,
  panels: [
    { id: 'fitness', title: { en: en.fitnessPanel, zh: zh.fitnessPanel }, View: FitnessPanel },
    { id: 'anchors', title: { en: en.anchorsPanel, zh: zh.anchorsPanel }, View: AnchorsPanel },
    { id: 'result', title: { en: en.resultPanel, zh: zh.resultPanel }, View: EvolutionResultPanel },
  ],
  Lesson: EvolutionLesson,
};
