import rotatedIouListings from 'virtual:listings/rotated-iou';
import type { RotatedIouDetail, RotatedIouSummary } from 'boxstep-rotated';
import { say } from '../../text/text';
import { PairChoice, pairOf, pairRows } from '../iou/options';
import type { Lab, ListingLanguage, OptionsProps } from '../lab';
import { rotatedIouFormula } from './formula';
import { ordinal, type RotatedIouLabOptions } from './lab';
import { RotatedIouLesson } from './lesson';
import { RotatedValues } from './panels';
import { rotatedIouSentence } from './sentence';
import { rotatedIouShapes } from './shapes';
import { rotatedIouText } from './text';

/** Two rotated boxes: corners, clipping side by side, the area of what is left, the ratio. */
export const rotatedIouLab: Lab<RotatedIouLabOptions, RotatedIouDetail, RotatedIouSummary> = {
  id: 'rotated-iou',
  turns: true,
  defaults: { a: null, b: null },

  engineOptions(input, options) {
    const pair = pairRows(input, options);
    return pair && { pair, angles: input.boxes.angles };
  },
  onSelection: pairOf,
  needs: { en: rotatedIouText.en.needsTwo, zh: rotatedIouText.zh.needsTwo },
  anchor: () => null,
  shapes: rotatedIouShapes,
  sentence: rotatedIouSentence,
  formula: ({ detail }) => rotatedIouFormula(detail.event),
  codeTags({ detail: { event } }) {
    if (event.kind === 'vertex') return event.inside ? ['side', 'inside'] : ['side'];
    return [event.kind];
  },
  listings: [rotatedIouListings],
  call(_, language) {
    const calls: Record<ListingLanguage, string> = {
      python: 'rotated_iou(a, b)',
      rust: 'rotated_iou(&a, &b)',
      javascript: 'rotatedIou(a, b)',
    };
    return calls[language];
  },
  roundName({ run }, round) {
    const words = say(rotatedIouText);
    const fromEnd = run.ends.length - 1 - round;
    if (round === 0) return words.cornersRound;
    if (fromEnd === 0) return words.ratioRound;
    return fromEnd === 1 ? words.areaRound : words.side(ordinal(round - 1));
  },
  notes: () => [],

  results: async (frame) => (await import('./results')).rotatedIouResults(frame),
  Options,
  panels: [
    {
      id: 'values',
      title: { en: rotatedIouText.en.numbers, zh: rotatedIouText.zh.numbers },
      View: RotatedValues,
    },
  ],
  Lesson: RotatedIouLesson,
};

function Options({ options, input, change }: OptionsProps<RotatedIouLabOptions>) {
  return (
    <>
      <PairChoice options={options} input={input} change={change} />
      <span class="quiet">{say(rotatedIouText).howToTurn}</span>
    </>
  );
}
