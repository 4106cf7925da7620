import { number, numberAgainst } from '../../text/numbers';
import { say } from '../../text/text';
import { bareName } from '../names';
import { type SoftFrame, usesThreshold } from './lab';
import { softText } from './text';

type Lowered = Extract<SoftFrame['detail']['event'], { kind: 'lower' }>;

/** What happens at this event, in one sentence made from the event. */
export function softSentence(frame: SoftFrame): string {
  const words = say(softText);
  const { event } = frame.detail;
  const box = (row: number) => bareName(frame, row);
  switch (event.kind) {
    case 'filter': {
      const { score, threshold } = event;
      const against = words.scoreAgainst(
        event.passes,
        frame.options.scoreBoundary === 'greater',
        numberAgainst(threshold, score),
      );
      const sentence = event.passes ? words.filterPasses : words.filterFails;
      return sentence(box(event.item), numberAgainst(score, threshold), against);
    }
    case 'start':
      return words.start(event.candidates);
    case 'pick':
      return words.pick(box(event.item), number(event.score), event.waiting);
    case 'otherClass':
      return words.otherClass(box(event.picked), box(event.other));
    case 'lower':
      return loweredSentence(frame, event);
    case 'limit':
      return words.limit(event.maxOutput, event.left);
    case 'done':
      return words.done(event.kept, frame.run.about.boxes);
  }
}

function loweredSentence(frame: SoftFrame, event: Lowered): string {
  const words = say(softText);
  const { overlay, threshold, exceeds, weight, before, after, outcome } = event;
  const { options } = frame;
  const [picked, other] = [bareName(frame, event.picked), bareName(frame, event.other)];
  const strict = options.boundary === 'greater';
  const overlap = numberAgainst(overlay.iou, threshold);
  const against = usesThreshold(options)
    ? words.overlapAgainst(exceeds, strict, numberAgainst(threshold, overlay.iou))
    : '';
  if (outcome === 'cut') return words.cut(picked, other, overlap, against);
  if (weight === 1) return words.unchanged(picked, other, overlap, against, number(before));
  const limit = options.scoreThreshold;
  const fall = {
    before: number(before),
    weight: number(weight),
    after: numberAgainst(after, limit),
  };
  const scoreAgainst = words.scoreAgainst(
    outcome === 'lives',
    options.scoreBoundary === 'greater',
    numberAgainst(limit, after),
  );
  const sentence = outcome === 'lives' ? words.lives : words.faded;
  return sentence(picked, other, overlap, against, fall, scoreAgainst);
}
