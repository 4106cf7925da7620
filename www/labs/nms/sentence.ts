import { numberAgainst } from '../../text/numbers';
import { say } from '../../text/text';
import { boxName } from '../names';
import type { NmsStoryFrame } from './lab';
import { nmsText } from './text';

/** What happens at this event, in one sentence made from the event. */
export function nmsSentence(frame: NmsStoryFrame): string {
  const words = say(nmsText);
  const { event } = frame.detail;
  const box = (row: number) => boxName(frame, row);
  switch (event.kind) {
    case 'filter': {
      const sentence = event.passes ? words.filterPasses : words.filterFails;
      const score = numberAgainst(event.score, event.threshold);
      return sentence(box(event.item), score, numberAgainst(event.threshold, event.score));
    }
    case 'sort': {
      const lowest = frame.options.ties === 'lowest-index';
      return words.sort(event.candidates, lowest ? words.tiesLowest : words.tiesHighest);
    }
    case 'topK':
      return words.topK(event.topK, event.left, box(event.first));
    case 'pick':
      return words.pick(box(event.item), event.waiting);
    case 'otherClass':
      return words.otherClass(box(event.picked), box(event.other));
    case 'compare': {
      const strict = frame.options.boundary === 'greater';
      const overlap = numberAgainst(event.overlap, event.threshold);
      const threshold = numberAgainst(event.threshold, event.overlap);
      if (event.suppressed) {
        const more = strict ? words.moreThan(threshold) : words.atLeast(threshold);
        return words.suppressed(box(event.picked), box(event.other), overlap, more);
      }
      const less = strict ? words.notMoreThan(threshold) : words.lessThan(threshold);
      return words.lives(box(event.picked), box(event.other), overlap, less);
    }
    case 'limit':
      return words.limit(event.maxOutput, event.left);
    case 'done':
      return words.done(event.kept, frame.run.about.boxes);
  }
}
