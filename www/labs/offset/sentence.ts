import { coordinate, number } from '../../text/numbers';
import { language, say } from '../../text/text';
import { boxName } from '../names';
import { nmsSentence } from '../nms/sentence';
import { nmsFrameOf, type OffsetFrame, type Shift } from './lab';
import { offsetText } from './text';

/** What happens at this event, in one sentence, or two, made from the event. */
export function offsetSentence(frame: OffsetFrame): string {
  const words = say(offsetText);
  const { event, pair } = frame.detail;
  const box = (row: number) => boxName(frame, row);
  switch (event.kind) {
    case 'offset': {
      const [smallest, largest] = [event.smallest, event.largest].map(coordinate) as [
        string,
        string,
      ];
      const offset = coordinate(event.offset);
      if (frame.options.rule === 'constant') return words.constant(offset);
      if (frame.options.rule === 'span') return words.span(smallest, largest, offset);
      return words.largest(largest, offset);
    }
    case 'shift': {
      const by = coordinate(event.by);
      if (event.lost) return words.lostShift(box(event.item), by);
      const moved = words.shift(box(event.item), by, corners(event.held), corners(event.after));
      return isRounded(event) ? joined(moved, words.rounded) : moved;
    }
    case 'lost':
      return words.lost(box(event.picked), box(event.other));
    case 'nms': {
      const own = nmsFrameOf(frame);
      const sentence = own ? nmsSentence(own) : '';
      if (!pair || event.event.kind !== 'compare') return sentence;
      const apart = pair.classes[0] !== pair.classes[1];
      if (apart && event.event.overlap > 0) {
        return joined(sentence, words.othersMeet(number(pair.iou)));
      }
      const changed = !apart && Math.abs(pair.iou - event.event.overlap) > 5e-5;
      return changed ? joined(sentence, words.otherIou(number(pair.iou))) : sentence;
    }
  }
}

/** Whether a corner is not the sum that it should be. */
export function isRounded({ by, held, after }: Shift): boolean {
  return after.some((corner, i) => corner !== (held[i] ?? 0) + by);
}

export function corners(values: readonly number[]): string {
  return `[${values.map(coordinate).join(', ')}]`;
}

function joined(first: string, second: string): string {
  return language.value === 'zh' ? first + second : `${first} ${second}`;
}
