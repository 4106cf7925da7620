import pcaListings from 'virtual:listings/pca';
import pcaRotationListings from 'virtual:listings/pca-rotation';
import pcaTableListings from 'virtual:listings/pca-table';
import type { PcaDetail, PcaSummary } from 'boxstep-pca';
import { say } from '../../text/text';
import type { Lab } from '../lab';
import { Cloud } from './cloud';
import { pcaCall, pcaTags } from './code';
import { TablePanel } from './data-table';
import { pcaFormula } from './formula';
import { columnCount, engineOptionsOf, type PcaPageOptions, roundsOf } from './lab';
import { PcaLesson } from './lesson';
import { CovariancePanel } from './matrix';
import { pcaNotes } from './notes';
import { PcaOptions } from './options';
import { RebuiltPanel } from './rebuilt-panel';
import { ScreePanel } from './scree';
import { pcaSentence } from './sentence';
import { pcaShapes } from './shapes';
import { pcaText } from './text';

/** Principal component analysis of the boxes' features, or of a table of one's own. */
export const pcaLab: Lab<PcaPageOptions, PcaDetail, PcaSummary> = {
  id: 'pca',
  defaults: {
    features: ['centre-x', 'centre-y', 'width', 'height'],
    table: null,
    divisor: 'n-1',
    standardize: false,
    sign: 'sklearn',
    components: null,
  },

  engineOptions({ boxes }, options) {
    if (columnCount(options) < 2) return null;
    if (!options.table && boxes.ids.length === 0) return null;
    return engineOptionsOf(options);
  },
  needs: { en: pcaText.en.needs, zh: pcaText.zh.needs },
  data: (_, { table }) => (table ? { corners: table.values } : {}),

  // Nothing is decided about a single box.
  anchor: () => null,

  shapes: pcaShapes,
  sentence: pcaSentence,
  formula: pcaFormula,
  codeTags: pcaTags,
  listings: [pcaListings, pcaTableListings, pcaRotationListings],
  call: pcaCall,

  roundName(frame, round) {
    const words = say(pcaText);
    const { stage, sweep } = roundsOf(frame)[round] ?? { stage: 'done', sweep: 1 };
    const name = words.rounds[stage];
    const several = stage === 'sweep' && frame.run.about.sweeps > 1;
    return several ? words.sweepRound(name, sweep) : name;
  },
  notes: pcaNotes,

  board: { title: { en: pcaText.en.cloud, zh: pcaText.zh.cloud }, View: Cloud },
  results: async (frame) => (await import('./results')).pcaResults(frame),
  Options: PcaOptions,
  panels: [
    {
      id: 'covariance',
      title: { en: pcaText.en.covariancePanel, zh: pcaText.zh.covariancePanel },
      View: CovariancePanel,
    },
    {
      id: 'scree',
      title: { en: pcaText.en.screePanel, zh: pcaText.zh.screePanel },
      View: ScreePanel,
    },
    {
      id: 'rebuilt',
      title: { en: pcaText.en.rebuiltPanel, zh: pcaText.zh.rebuiltPanel },
      View: RebuiltPanel,
    },
    {
      id: 'data',
      title: { en: pcaText.en.tablePanel, zh: pcaText.zh.tablePanel },
      View: TablePanel,
    },
  ],
  Lesson: PcaLesson,
};
