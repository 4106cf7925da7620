import apListings from 'virtual:listings/ap';
import curveListings from 'virtual:listings/ap-curve';
import orderListings from 'virtual:listings/ap-order';
import type { ApDetail, ApEvent, ApSummary, Reason } from 'boxstep-ap';
import { ROLES } from '../../canvas/roles';
import { kindOf } from '../../document/kinds';
import { number } from '../../text/numbers';
import { say } from '../../text/text';
import type { Lab } from '../lab';
import { CurveBoard, CurvePanel } from './board';
import { apCall } from './call';
import { documentBoxes } from './data';
import { apFormula } from './formula';
import {
  type ApFrame,
  type ApLabOptions,
  columnsOf,
  curveOf,
  REASONS,
  runOptions,
  startsOf,
} from './lab';
import { ApLesson } from './lesson';
import { ListPanel } from './list';
import { apNotes } from './notes';
import { ApOptionsView } from './options';
import { PRESETS } from './presets';
import { ResultsPanel } from './results';
import { apSentence } from './sentence';
import { apShapes } from './shapes';
import { apText } from './text';
import { viewText } from './view-text';

const { en, zh } = viewText;

/** The lines that decide about a detection, by the reason. */
const REASON_TAGS: Record<Reason, string> = {
  found: 'found',
  'no-truth': 'noTruth',
  'too-little': 'tooLittle',
  duplicate: 'duplicate',
  'ignored-truth': 'ignoredTruth',
  'other-area': 'otherArea',
};

/** Average precision, detection by detection. */
export const apLab: Lab<ApLabOptions, ApDetail, ApSummary> = {
  id: 'ap',
  defaults: { ...PRESETS.voc2010, class: null },

  engineOptions: runOptions,
  needs: { en: apText.en.needs, zh: apText.zh.needs },
  data: ({ images }) => ({ boxes: documentBoxes(images).boxes }),
  hasTruths: true,

  anchor({ event }) {
    switch (event.kind) {
      case 'compare':
        return [event.detection, event.truth];
      case 'next':
      case 'judge':
        return [event.detection];
      default:
        return null;
    }
  },
  imageOf(frame) {
    const { event } = frame.detail;
    if (!('detection' in event)) return null;
    const { images } = documentBoxes(frame.images);
    return frame.images[images[event.detection] ?? 0]?.id ?? null;
  },
  tag(frame, row) {
    const { tags } = say(apText);
    const kind = kindOf(documentBoxes(frame.images).boxes, row);
    if (kind === 'difficult' || kind === 'crowd') return tags[kind];
    if (kind === 'truth') {
      const role = ROLES[frame.roles[row] ?? 0];
      if (role === 'filtered') return tags.outside;
      return role === 'found' ? tags.taken : tags.truth;
    }
    switch (ROLES[frame.roles[row] ?? 0]) {
      case 'kept':
        return tags.found;
      case 'suppressed':
        return reasonOf(frame, row) === 'duplicate' ? tags.duplicate : tags.missed;
      case 'leftover':
        return tags.ignored;
      default:
        return '';
    }
  },

  shapes: apShapes,
  sentence: apSentence,
  formula: apFormula,
  codeTags({ detail: { event } }) {
    switch (event.kind) {
      case 'compare':
        return ['overlap', ...(event.crowd ? ['crowd'] : []), event.comparison];
      case 'judge':
        return [
          ...[REASON_TAGS[event.reason], event.verdict],
          ...(event.verdict === 'ignored' ? [] : ['point']),
        ];
      case 'area':
        return ['area', areaTag(event)];
      default:
        return [event.kind];
    }
  },
  listings: [orderListings, apListings, curveListings],
  call: apCall,

  roundName(frame, round) {
    const words = say(apText);
    const { curves } = frame.run.about;
    if (round === frame.run.ends.length - 1) return words.meanRound;
    const starts = startsOf(frame);
    const curve = Math.max(
      0,
      starts.findLastIndex((start) => start <= round),
    );
    const start = starts[curve] ?? 0;
    const { class: index = 0, threshold = 0 } = curves[curve] ?? {};
    const name = frame.classNames[index] ?? String(index);
    if (round === start) return words.sortRound(name, number(threshold));
    // Only of the present curve is it known how many detections there are.
    if (curve !== curveOf(frame)) return words.otherRound(name, number(threshold));
    const { length } = columnsOf(frame).order;
    const rank = round - start;
    if (rank <= length) return words.judgeRound(rank, length);
    const next = starts[curve + 1] ?? frame.run.ends.length - 1;
    return round === next - 1 ? words.readRound : words.envelopeRound;
  },
  notes: apNotes,

  board: { title: { en: en.board, zh: zh.board }, onRequest: true, View: CurveBoard },
  results: async (frame) => (await import('./tables')).apResults(frame),
  Options: ApOptionsView,
  panels: [
    { id: 'curve', title: { en: en.curve, zh: zh.curve }, View: CurvePanel },
    { id: 'detections', title: { en: en.list, zh: zh.list }, View: ListPanel },
    { id: 'results', title: { en: en.table, zh: zh.table }, View: ResultsPanel },
  ],
  Lesson: ApLesson,
};

/** The line that gives a curve's average precision. */
function areaTag({ ap, levels }: Extract<ApEvent, { kind: 'area' }>): string {
  if (ap === undefined) return 'areaNone';
  return levels > 0 ? 'areaLevels' : 'areaWhole';
}

/** Why a detection counts as what it does in the present curve. */
function reasonOf(frame: ApFrame, row: number): Reason | null {
  const { order, reasons } = columnsOf(frame);
  const rank = order.indexOf(row);
  return REASONS[reasons[rank] ?? 0] ?? null;
}
