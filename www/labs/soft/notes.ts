import { say } from '../../text/text';
import { odditiesOf, oddityNotes } from '../oddities';
import type { SoftFrame } from './lab';
import { softText } from './text';

/** What must be said of the run: scores that were assumed or take no part, boxes written inverted. */
export function softNotes({ boxes }: SoftFrame): string[] {
  const { negative } = odditiesOf(boxes);
  const notes = oddityNotes(boxes);
  return negative > 0 ? [...notes, say(softText).negativeScores(negative)] : notes;
}
