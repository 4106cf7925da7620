import { say } from '../../text/text';
import type { SoftFrame } from './lab';
import { softText } from './text';

/** What must be said of the run: scores that were assumed or take no part, boxes written inverted. */
export function softNotes(frame: SoftFrame): string[] {
  const words = say(softText);
  const { missing, negative, inverted } = oddities(frame);
  const notes: string[] = [];
  if (missing > 0) notes.push(words.missingScores(missing));
  if (negative > 0) notes.push(words.negativeScores(negative));
  if (inverted > 0) notes.push(words.inverted(inverted));
  return notes;
}

interface Oddities {
  readonly missing: number;
  readonly negative: number;
  readonly inverted: number;
}

/** Counted once: the same columns come with every event of a run. */
const known = new WeakMap<object, Oddities>();

function oddities({ boxes }: SoftFrame): Oddities {
  const found = known.get(boxes);
  if (found) return found;
  const { corners, scores } = boxes;
  const at = (index: number) => corners[index] ?? 0;
  const isInverted = (_: number, row: number) =>
    at(4 * row + 2) < at(4 * row) || at(4 * row + 3) < at(4 * row + 1);
  const counted = {
    missing: scores.filter(Number.isNaN).length,
    negative: scores.filter((score) => score < 0).length,
    inverted: scores.filter(isInverted).length,
  };
  known.set(boxes, counted);
  return counted;
}
