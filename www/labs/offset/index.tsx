import nmsListings from 'virtual:listings/nms';
import own from 'virtual:listings/offset-nms';
import type { OffsetDetail, OffsetSummary } from 'boxstep-family';
import { say } from '../../text/text';
import { rustFloat, rustOptions, stated } from '../call';
import type { Lab, ListingLanguage } from '../lab';
import { nmsLab } from '../nms';
import { argumentsOf } from '../nms/call';
import { assumedScores, columnsOf, engineOptions } from '../nms/lab';
import { OrderList } from '../nms/order';
import { nmsText } from '../nms/text';
import { offsetFormula } from './formula';
import { nmsFrameOf, type OffsetLabOptions } from './lab';
import { OffsetLesson } from './lesson';
import { MovedPanel } from './moved';
import { offsetNotes } from './notes';
import { OffsetOptionsView } from './options';
import { offsetSentence } from './sentence';
import { offsetShapes } from './shapes';
import { offsetText } from './text';

/** NMS by class through offsets: greedy NMS on boxes that were moved apart by class. */
export const offsetLab: Lab<OffsetLabOptions, OffsetDetail, OffsetSummary> = {
  id: 'offset-nms',
  defaults: {
    rule: 'largest',
    constant: 7680,
    precision: 'single',
    threshold: 0.5,
    extent: 'exclusive',
    boundary: 'greater',
    ties: 'lowest-index',
    scoreThreshold: null,
    topK: null,
    maxOutput: null,
  },
  engineOptions: ({ boxes }, options) => (boxes.ids.length === 0 ? null : engineOptions(options)),
  needs: { en: offsetText.en.needsBoxes, zh: offsetText.zh.needsBoxes },
  data: ({ boxes }) => ({ scores: assumedScores(boxes) }),

  anchor({ event }) {
    if (event.kind === 'offset') return null;
    if (event.kind === 'shift') return [event.item];
    if (event.kind === 'lost') return [event.picked, event.other];
    const own = event.event;
    if (own.kind === 'compare' || own.kind === 'otherClass') return [own.picked, own.other];
    if (own.kind === 'filter') return own.passes ? null : [own.item];
    return own.kind === 'pick' ? [own.item] : null;
  },

  shapes: offsetShapes,
  sentence: offsetSentence,
  formula: offsetFormula,
  codeTags(frame) {
    const nested = nmsFrameOf(frame);
    if (nested) return nmsLab.codeTags(nested);
    const { kind } = frame.detail.event;
    // No overlap is a number here: the comparison is made, and comes to nothing.
    return kind === 'lost' ? ['compare', 'lives'] : [kind];
  },
  listings: [own, nmsListings],
  call(options, language) {
    const { rule, constant, precision, topK } = options;
    const exact = precision === 'double';
    const name = `${precision[0]?.toUpperCase()}${precision.slice(1)}`;
    const own: Record<ListingLanguage, readonly (string | false)[]> = {
      python: [
        rule === 'constant' && `offset=${constant}`,
        rule === 'span' && 'span=True',
        !exact && `held=${precision}`,
        topK !== null && `top_k=${topK}`,
      ],
      rust: [
        rule === 'constant' && 'rule: OffsetRule::Constant',
        rule === 'constant' && `constant: ${rustFloat(constant)}`,
        rule === 'span' && 'rule: OffsetRule::Span',
        `precision: Precision::${name}`,
        topK !== null && `top_k: Some(${topK})`,
      ],
      javascript: [
        rule === 'constant' && `offset: ${constant}`,
        rule === 'span' && 'span: true',
        !exact && `held: ${precision}`,
        topK !== null && `topK: ${topK}`,
      ],
    };
    const given = [...own[language], ...argumentsOf({ ...options, perClass: false }, language)];
    if (language === 'python') return `offset_nms(${stated(['boxes, scores, classes', ...given])})`;
    if (language === 'rust') return rustOptions('OffsetOptions', given);
    return `offsetNms(boxes, scores, classes, { ${stated(given)} })`;
  },

  roundName(frame, round) {
    if (round === 0) return say(offsetText).moveRound;
    const picked = columnsOf(frame).kept[round - 1];
    return picked === undefined ? say(nmsText).doneRound : say(nmsText).pickRound(`#${picked}`);
  },
  notes: offsetNotes,

  results: async (frame) => (await import('./results')).offsetResults(frame),
  Options: OffsetOptionsView,
  panels: [
    {
      id: 'moved',
      title: { en: offsetText.en.moved, zh: offsetText.zh.moved },
      View: MovedPanel,
    },
    {
      id: 'order',
      title: { en: nmsText.en.order, zh: nmsText.zh.order },
      View: ({ frame, find }) => (
        <OrderList
          frame={frame}
          find={find}
          inFocus={offsetLab.anchor(frame.detail)?.at(-1) ?? -1}
        />
      ),
    },
  ],
  Lesson: OffsetLesson,
};
