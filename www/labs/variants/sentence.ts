import { number, numberAgainst } from '../../text/numbers';
import { language, say } from '../../text/text';
import type { Words } from '../lab';
import { boxName } from '../names';
import { nmsText } from '../nms/text';
import { comparedIn, type VariantFrame } from './lab';
import { variantText } from './text';

/** What a sentence must know of the variant besides the event. */
export interface Manner {
  readonly isStrict: boolean;
  readonly hasPasses: boolean;
  readonly asksKept: boolean;
  readonly fell: Words<string>;
}

/** What happens at this event, in one sentence, or two, made from the event. */
export function variantSentence(frame: VariantFrame, manner: Manner): string {
  const words = say(variantText);
  const { event, round } = frame.detail;
  const box = (row: number) => boxName(frame, row);
  switch (event.kind) {
    case 'filter': {
      const { filterPasses, filterFails } = say(nmsText);
      const score = numberAgainst(event.score, event.threshold);
      const threshold = numberAgainst(event.threshold, event.score);
      return (event.passes ? filterPasses : filterFails)(box(event.item), score, threshold);
    }
    case 'sort': {
      const { sort, tiesLowest, tiesHighest } = say(nmsText);
      const lowest = frame.options.ties === 'lowest-index';
      return sort(event.candidates, lowest ? tiesLowest : tiesHighest);
    }
    case 'topK':
      return say(nmsText).topK(event.topK, event.left, box(event.first));
    case 'otherClass':
      return words.otherClass(box(event.better), box(event.other));
    case 'silent':
      return words.silent(box(event.better), box(event.other));
    case 'compare': {
      const compared = comparedIn(event);
      const overlap = numberAgainst(compared, event.threshold);
      const relation = standing(compared, event.threshold, event.exceeds, manner.isStrict);
      const wording = manner.asksKept ? words.compareKept : words.compare;
      const sentence = wording(box(event.better), box(event.other), overlap, relation);
      return joined([sentence, event.exceeds && event.betterFell && say(manner.fell)]);
    }
    case 'judge': {
      const { item, by, peak, threshold, suppressed, changed } = event;
      const isNew = changed && manner.hasPasses && round > 1 && words.changed;
      if (by === undefined || by === null) {
        const none = manner.asksKept ? words.judgeNoneKept : words.judgeNone;
        return joined([none(box(item)), isNew]);
      }
      const relation = standing(peak, threshold, suppressed, manner.isStrict);
      const column = suppressed ? words.suppressed : words.kept;
      const asked = suppressed ? words.suppressedByKept : words.keptByKept;
      const verdict = manner.asksKept ? asked : column;
      return joined([verdict(box(item), box(by), numberAgainst(peak, threshold), relation), isNew]);
    }
    case 'tighten':
      return words.tighten(
        box(event.item),
        number(event.before),
        number(event.eta),
        number(event.after),
      );
    case 'again':
      return event.changed > 0
        ? words.again(event.pass, event.changed)
        : words.unchanged(event.pass);
    case 'decay': {
      const [better, other] = [box(event.better), box(event.other)];
      const { ratio, factor } = event;
      const least = words.factor(number(factor));
      if (ratio === undefined || ratio === null) return joined([words.copy(better, other), least]);
      const sentence = ratio < 1 ? words.decay : words.noDecay;
      const [iou, peak] = [number(event.overlay.iou), number(event.peak)];
      return joined([sentence(better, other, iou, peak, numberAgainst(ratio, 1)), least]);
    }
    case 'lower': {
      const { item, by, factor, before, after, threshold, suppressed } = event;
      const score = numberAgainst(after, threshold);
      const what =
        by === undefined || by === null
          ? words.notLowered(box(item), score)
          : words.lowered(box(item), box(by), number(factor), number(before), score);
      const relation = standing(after, threshold, !suppressed, manner.isStrict);
      const verdict = (suppressed ? words.falls : words.stands)(relation);
      return `${what}${language.value === 'zh' ? '，' : ', '}${verdict}`;
    }
    case 'limit':
      return words.limit(event.maxOutput, event.left);
    case 'done':
      return say(nmsText).done(event.kept, frame.run.about.boxes);
  }
}

/** How a number stands to the threshold, by the comparison that was made. */
function standing(value: number, threshold: number, isOver: boolean, isStrict: boolean): string {
  const words = say(nmsText);
  const text = numberAgainst(threshold, value);
  if (isOver) return isStrict ? words.moreThan(text) : words.atLeast(text);
  return isStrict ? words.notMoreThan(text) : words.lessThan(text);
}

function joined(sentences: readonly (string | false)[]): string {
  return sentences.filter(Boolean).join(language.value === 'zh' ? '' : ' ');
}
