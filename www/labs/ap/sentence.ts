import type { ApEvent } from 'boxstep-ap';
import { number, numberAgainst } from '../../text/numbers';
import { say } from '../../text/text';
import { indexOf, nameOf } from './data';
import type { ApFrame } from './lab';
import { apText } from './text';

/** What happens at this event, in one sentence made from the event. */
export function apSentence(frame: ApFrame): string {
  const words = say(apText);
  const { event } = frame.detail;
  const box = (row: number) => nameOf(frame, row);
  const className = (index: number) => frame.classNames[index] ?? String(index);
  switch (event.kind) {
    case 'sort':
      return words.sort({
        name: className(event.class),
        threshold: number(event.threshold),
        ...{ truths: event.truths, ignored: event.ignored },
        ...{ detections: event.detections, beyondLimit: event.beyondLimit },
      });
    case 'next': {
      const image = frame.images.length > 1 ? (frame.images[event.image]?.name ?? '') : '';
      return words.next(box(event.detection), image, event.truths);
    }
    case 'compare':
      return compareSentence(frame, event);
    case 'judge':
      return judgeSentence(frame, event);
    case 'raise':
      return event.next === undefined || event.envelope === event.precision
        ? words.stands(event.point + 1, number(event.envelope))
        : words.raised(event.point + 1, number(event.precision), number(event.envelope));
    case 'level':
      return event.point === undefined
        ? words.levelMissed(number(event.level))
        : words.level(number(event.level), event.point + 1, number(event.precision));
    case 'step':
      return words.step(number(event.from), number(event.to), number(event.precision));
    case 'area':
      return event.ap === undefined
        ? words.noAp(className(event.class))
        : words.ap(className(event.class), number(event.threshold), number(event.ap));
    case 'mean':
      return event.mean === undefined
        ? words.noMean
        : words.mean(event.curves, number(event.mean), event.withoutTruth);
  }
}

function compareSentence(frame: ApFrame, event: Extract<ApEvent, { kind: 'compare' }>): string {
  const words = say(apText);
  const { detection, truth, overlap, leader, comparison, crowd } = event;
  const [a, b] = [nameOf(frame, detection), indexOf(frame, truth)];
  const bar = leader ?? frame.detail.threshold;
  const by = numberAgainst(overlap, bar);
  const against = numberAgainst(bar, overlap);
  const pair = crowd ? words.pairCrowd(a, b, by) : words.pair(a, b, by);
  if (comparison === 'passed') return words.passed(pair, b);
  const coco = frame.options.matching === 'coco';
  if (comparison === 'leads') {
    if (leader === undefined) return coco ? words.enough(pair, against) : words.first(pair);
    return coco ? words.leadsOrEqual(pair, against) : words.leads(pair, against);
  }
  return leader === undefined ? words.notEnough(pair, against) : words.behind(pair, against);
}

function judgeSentence(frame: ApFrame, event: Extract<ApEvent, { kind: 'judge' }>): string {
  const words = say(apText);
  const { detection, truth, overlap, threshold, reason } = event;
  const box = nameOf(frame, detection);
  const by = truth === undefined ? '' : indexOf(frame, truth);
  const value = numberAgainst(overlap ?? 0, threshold);
  const bar = numberAgainst(threshold, overlap ?? 0);
  const { truePositives: tp, falsePositives: fp, truths } = event;
  const curve =
    tp + fp === 0
      ? ''
      : words.curve(number(event.precision), tp, tp + fp, number(event.recall), tp, truths);
  const strict = frame.options.matching === 'voc' && frame.options.boundary === 'greater';
  const why = {
    found: () => words.found(box, by, value, strict ? words.above(bar) : words.atLeast(bar)),
    'no-truth': () => words.noTruth(box),
    'too-little': () =>
      truth === undefined ? words.noneEnough(box, bar) : words.tooLittle(box, by, value, bar),
    duplicate: () => (truth === undefined ? words.allTaken(box) : words.duplicate(box, by)),
    'ignored-truth': () => words.ignoredTruth(box, by),
    'other-area': () => words.otherArea(box),
  }[reason]();
  return event.verdict === 'ignored' ? why : `${why} ${curve}`.trim();
}
