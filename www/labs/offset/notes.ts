import { say } from '../../text/text';
import { scoreNotes } from '../nms/notes';
import { type OffsetFrame, offsetColumnsOf } from './lab';
import { offsetText } from './text';

/** More boxes than these are only counted. */
const MOST_LISTED = 8;

/** Where the answer is not that of a loop over the classes, and what of the boxes was lost. */
export function offsetNotes(frame: OffsetFrame): string[] {
  const words = say(offsetText);
  const { lost, flat } = frame.run.about;
  const { missing, extra } = offsetColumnsOf(frame);
  const notes: string[] = [];
  if (missing.length + extra.length === 0) notes.push(words.same);
  if (missing.length > 0) notes.push(words.missing(listed(missing)));
  if (extra.length > 0) notes.push(words.extra(listed(extra)));
  if (lost > 0) notes.push(words.lostNote(lost));
  if (flat > 0) notes.push(words.flatNote(flat));
  const isNegative = frame.boxes.corners.some((corner) => corner < 0);
  if (frame.options.rule === 'largest' && isNegative) notes.push(words.negative);
  return [...notes, ...scoreNotes(frame)];
}

function listed(rows: Uint32Array): string {
  const words = say(offsetText);
  const list = words.list([...rows.slice(0, MOST_LISTED)].map((row) => `#${row}`));
  const more = rows.length - MOST_LISTED;
  return more > 0 ? words.andMore(list, more) : list;
}
