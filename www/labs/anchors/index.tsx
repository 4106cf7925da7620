import anchorsListings from 'virtual:listings/anchors';
import anchorsFirstListings from 'virtual:listings/anchors-first';
import anchorsMetricListings from 'virtual:listings/anchors-metric';
import anchorsShapesListings from 'virtual:listings/anchors-shapes';
import anchorsUpdateListings from 'virtual:listings/anchors-update';
import type { KMeansDetail, KMeansSummary } from 'boxstep-anchors';
import { say } from '../../text/text';
import type { Lab } from '../lab';
import { PlaneBoard } from './board';
import { anchorsCall } from './call';
import { CentrePanel } from './centre';
import { ElbowPanel } from './elbow';
import { fitted } from './fitted';
import { anchorsFormula } from './formula';
import { IterationsPanel } from './iterations';
import { type AnchorsLabOptions, kMeansOptions } from './lab';
import { AnchorsLesson } from './lesson';
import { anchorsNotes } from './notes';
import { AnchorsOptionsView } from './options';
import { OverlapsPanel } from './overlaps';
import { ResultPanel } from './result';
import { anchorsSentence } from './sentence';
import { anchorsShapes } from './shapes';
import { shapesOf } from './shapes-of';
import { surveyText } from './survey-text';
import { anchorsText } from './text';
import { viewText } from './view-text';
import './anchors.css';

const { en, zh } = viewText;

/** K-means on the shapes of boxes, shape by shape. */
export const anchorsLab: Lab<AnchorsLabOptions, KMeansDetail, KMeansSummary> = {
  id: 'anchors',
  defaults: {
    scope: 'all',
    unit: 'pixels',
    k: 5,
    initMethod: 'k-means++',
    init: null,
    seed: 0,
    distance: 'iou',
    update: 'mean',
    emptyCluster: 'keep',
    zeroAssignment: false,
    maxIterations: null,
    log: false,
    regions: 'run',
  },

  engineOptions(input, options) {
    const shapes = shapesOf(input, options).boxes.ids.length;
    return shapes === 0 ? null : kMeansOptions(fitted(options, shapes));
  },
  needs: { en: anchorsText.en.needs, zh: anchorsText.zh.needs },
  data(input, options) {
    const { boxes, corners } = shapesOf(input, options);
    return { boxes, corners };
  },

  anchor({ event }) {
    return event.kind === 'assign' ? [event.shape] : null;
  },

  shapes: anchorsShapes,
  sentence: anchorsSentence,
  formula: anchorsFormula,
  codeTags({ detail: { event } }) {
    switch (event.kind) {
      case 'assign':
        return ['nearest', 'overlap', 'assign', ...(event.changed ? ['changed'] : [])];
      case 'average':
        return ['average', ...(event.stops ? ['stops'] : [])];
      default:
        return [event.kind];
    }
  },
  listings: [
    anchorsFirstListings,
    anchorsListings,
    anchorsMetricListings,
    anchorsUpdateListings,
    anchorsShapesListings,
  ],
  call: anchorsCall,

  roundName({ run }, round) {
    const words = say(anchorsText);
    if (round === 0) return words.chooseRound;
    return round === run.ends.length - 1 ? words.doneRound : words.iterationRound(round);
  },
  notes: anchorsNotes,

  board: { title: { en: en.plane, zh: zh.plane }, View: PlaneBoard },
  results: async (...asked) => (await import('./tables')).anchorsResults(...asked),
  Options: AnchorsOptionsView,
  panels: [
    { id: 'overlaps', title: { en: en.overlapsTab, zh: zh.overlapsTab }, View: OverlapsPanel },
    { id: 'passes', title: { en: en.iterationsTab, zh: zh.iterationsTab }, View: IterationsPanel },
    { id: 'centre', title: { en: en.anchorsTab, zh: zh.anchorsTab }, View: CentrePanel },
    {
      id: 'elbow',
      title: { en: surveyText.en.elbow, zh: surveyText.zh.elbow },
      View: ElbowPanel,
    },
    {
      id: 'result',
      title: { en: surveyText.en.result, zh: surveyText.zh.result },
      View: ResultPanel,
    },
  ],
  Lesson: AnchorsLesson,
};
