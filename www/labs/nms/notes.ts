import { coordinate, number } from '../../text/numbers';
import { say } from '../../text/text';
import type { LabInput } from '../lab';
import type { NmsFrame } from './lab';
import { columnsOf } from './lab';
import { nmsText } from './text';

/** What must be said of the run: scores that were assumed, boxes written inverted. */
export function nmsNotes(frame: NmsFrame): string[] {
  const words = say(nmsText);
  const { about } = frame.run;
  const notes: string[] = [];
  const { asWritten } = frame.detail;
  if (asWritten) notes.push(words.asWritten(number(asWritten.overlap)));
  for (const box of about.inverted) {
    const corners = (values: readonly number[]) => `[${values.map(coordinate).join(', ')}]`;
    notes.push(
      words.inverted(
        `#${box.item}`,
        corners(box.written),
        corners(box.ordered),
        number(box.area),
        number(box.areaAsWritten),
        hasNoSide(box.written, frame.options.extent === 'inclusive' ? 1 : 0),
      ),
    );
  }
  const unlisted = about.invertedCount - about.inverted.length;
  if (unlisted > 0) notes.push(words.moreInverted(unlisted));
  if (about.keepAsPyNms) notes.push(compareWithPyNms(frame, about.keepAsPyNms));
  return [...notes, ...scoreNotes(frame)];
}

/** That scores were assumed, if they were. */
export function scoreNotes({ boxes }: LabInput): string[] {
  const unscored = missingScores(boxes.scores);
  return unscored > 0 ? [say(nmsText).missingScores(unscored)] : [];
}

/** Counted once: the same columns come with every event of a run. */
const missing = new WeakMap<Float64Array, number>();

export function missingScores(scores: Float64Array): number {
  const known = missing.get(scores);
  if (known !== undefined) return known;
  const counted = scores.filter(Number.isNaN).length;
  missing.set(scores, counted);
  return counted;
}

/** Whether a side is not positive as written: then no overlap on that axis is either. */
function hasNoSide([x1, y1, x2, y2]: readonly [number, number, number, number], one: 0 | 1) {
  return x2 - x1 + one <= 0 || y2 - y1 + one <= 0;
}

function compareWithPyNms(frame: NmsFrame, theirs: readonly number[]): string {
  const words = say(nmsText);
  const ours = [...columnsOf(frame).kept];
  const same = ours.length === theirs.length && ours.every((row, i) => row === theirs[i]);
  return same
    ? words.sameAsPyNms(words.list(theirs))
    : words.otherThanPyNms(words.list(theirs), words.list(ours));
}
