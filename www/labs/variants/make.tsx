import type { VariantDetail, VariantEvent, VariantSummary } from 'boxstep-family';
import { say } from '../../text/text';
import type { Lab, LabFrame, PanelProps } from '../lab';
import { LessonView } from '../lesson';
import { assumedScores, columnsOf, engineOptions } from '../nms/lab';
import { PairMatrix } from '../nms/matrix';
import type { CommonNmsOptions } from '../nms/options';
import { OrderList } from '../nms/order';
import { nmsText } from '../nms/text';
import { PresetChoice } from '../presets';
import { variantFormula } from './formula';
import { isPair, rowOf, type VariantDescription } from './lab';
import { variantNotes } from './notes';
import { variantSentence } from './sentence';
import { variantShapes } from './shapes';
import { variantText } from './text';

/** The lab of a variant of NMS, made from what the variant has of its own. */
export function variantLab<O extends CommonNmsOptions>(
  variant: VariantDescription<O>,
): Lab<O, VariantDetail, VariantSummary> {
  type Frame = LabFrame<O, VariantDetail, VariantSummary>;
  type Props = PanelProps<O, VariantDetail, VariantSummary>;
  const hasPasses = variant.rounds === 'passes';
  const scores = ({ columns }: Frame) => columns.scores as Float64Array;

  return {
    id: variant.id,
    defaults: variant.defaults,
    engineOptions: ({ boxes }, options) => (boxes.ids.length === 0 ? null : engineOptions(options)),
    needs: { en: variantText.en.needsBoxes, zh: variantText.zh.needsBoxes },
    data: ({ boxes }) => ({ scores: assumedScores(boxes) }),

    anchor({ event }) {
      if (isPair(event)) return [event.better, event.other];
      // Where a box passes is not where it is decided.
      if (event.kind === 'filter') return event.passes ? null : [event.item];
      return 'item' in event ? [event.item] : null;
    },

    shapes: variantShapes,
    ...(variant.lowersScores && { scores }),
    sentence: (frame) =>
      variantSentence(frame, {
        isStrict: variant.isStrict(frame.options),
        hasPasses,
        asksKept: variant.asksKept ?? false,
        fell: variant.fell,
      }),
    formula: (frame) => variantFormula(frame, variant.isStrict(frame.options)),
    codeTags: ({ detail: { event } }) => [event.kind, ...outcomeOf(event)],
    listings: variant.listings,
    call: variant.call,

    roundName(frame, round) {
      const words = say(variantText);
      if (round === 0) return say(nmsText).sortRound;
      if (round === frame.run.ends.length - 1) return say(nmsText).doneRound;
      return hasPasses
        ? words.passRound(round)
        : words.columnRound(`#${columnsOf(frame).order[round - 1]}`);
    },
    notes: variantNotes,

    results: async (frame) =>
      (await import('./results')).variantResults(frame, variant.lowersScores),
    Options: (props) => (
      <>
        <PresetChoice presets={variant.presets} options={props.options} change={props.change} />
        <variant.Options {...props} />
      </>
    ),
    panels: [
      ...(variant.panels ?? []),
      {
        id: 'matrix',
        title: { en: nmsText.en.matrix, zh: nmsText.zh.matrix },
        View(props: Props) {
          const { event } = props.frame.detail;
          const silent = props.frame.columns.silent as Uint32Array;
          return (
            <PairMatrix
              frame={props.frame}
              engine={props.engine}
              find={props.find}
              threshold={variant.threshold(props.frame.options)}
              pair={isPair(event) ? [event.better, event.other] : null}
              upper
              column={event.kind === 'filter' ? null : rowOf(event)}
              isSilent={(row) => silent.includes(row)}
            />
          );
        },
      },
      {
        id: 'order',
        title: { en: nmsText.en.order, zh: nmsText.zh.order },
        View: ({ frame, find }: Props) => (
          <OrderList
            frame={frame}
            find={find}
            inFocus={rowOf(frame.detail.event) ?? -1}
            scores={variant.lowersScores ? scores(frame) : undefined}
          />
        ),
      },
    ],
    Lesson: () => <LessonView lesson={variant.lesson} />,
  };
}

/** Tags of the lines that only one outcome of an event reaches. */
function outcomeOf(event: VariantEvent): string[] {
  if (event.kind === 'filter') return [event.passes ? 'passes' : 'filtered'];
  if (event.kind === 'judge' || event.kind === 'lower') {
    return [event.suppressed ? 'suppressed' : 'kept'];
  }
  return [];
}
