import { say } from '../../text/text';
import { scoreNotes } from '../nms/notes';
import type { VariantFrame } from './lab';
import { variantText } from './text';

/** What must be said of the run: boxes written inverted, scores that were assumed. */
export function variantNotes(frame: VariantFrame): string[] {
  const inverted = invertedCount(frame.boxes.corners);
  const notes = inverted > 0 ? [say(variantText).inverted(inverted)] : [];
  const alike = isSingle(frame.options) ? withoutArea(frame.boxes.corners) : 0;
  if (alike > 1) notes.push(say(variantText).noAreaAlike(alike));
  return [...notes, ...scoreNotes(frame)];
}

/** Whether two boxes without area are the same in these options' numbers. */
function isSingle(options: VariantFrame['options']): boolean {
  return 'numbers' in options && options.numbers === 'single' && options.extent === 'exclusive';
}

function withoutArea(corners: Float64Array): number {
  let flat = 0;
  for (let at = 0; at < corners.length; at += 4) {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = corners.subarray(at, at + 4);
    if (x1 === x2 || y1 === y2) flat += 1;
  }
  return flat;
}

/** Counted once: the same columns come with every event of a run. */
const counted = new WeakMap<Float64Array, number>();

function invertedCount(corners: Float64Array): number {
  const known = counted.get(corners);
  if (known !== undefined) return known;
  let inverted = 0;
  for (let at = 0; at < corners.length; at += 4) {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = corners.subarray(at, at + 4);
    if (x2 < x1 || y2 < y1) inverted += 1;
  }
  counted.set(corners, inverted);
  return inverted;
}
