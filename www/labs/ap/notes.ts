import { kindOf } from '../../document/kinds';
import { say } from '../../text/text';
import { documentBoxes } from './data';
import type { ApFrame } from './lab';
import { apText } from './text';

/** What must be said of the whole run: how boxes were taken, and what is missing. */
export function apNotes(frame: ApFrame): string[] {
  const words = say(apText);
  const { detections, truths, difficult, crowd, inverted } = tallyOf(frame);
  const notes: string[] = [];
  if (truths === difficult + crowd) notes.push(words.noTruths);
  else if (detections === 0) notes.push(words.noDetections);
  if (crowd > 0 && frame.options.matching === 'voc') notes.push(words.crowdInVoc);
  if (inverted > 0) notes.push(words.inverted(inverted));
  notes.push(words.kinds(detections, truths, difficult, crowd));
  return notes;
}

interface Tally {
  readonly detections: number;
  readonly truths: number;
  readonly difficult: number;
  readonly crowd: number;
  readonly inverted: number;
}

/** Counted once: every frame of a run asks again. */
const tallies = new WeakMap<ApFrame['images'], Tally>();

function tallyOf({ images }: ApFrame): Tally {
  const before = tallies.get(images);
  if (before) return before;
  const { boxes } = documentBoxes(images);
  const { corners, scores } = boxes;
  const counts = { detection: 0, truth: 0, difficult: 0, crowd: 0 };
  let inverted = 0;
  for (let row = 0; row < scores.length; row += 1) {
    counts[kindOf(boxes, row)] += 1;
    const corner = (at: number) => corners[4 * row + at] as number;
    if (corner(2) < corner(0) || corner(3) < corner(1)) inverted += 1;
  }
  const tally = {
    detections: counts.detection,
    truths: scores.length - counts.detection,
    difficult: counts.difficult,
    crowd: counts.crowd,
    inverted,
  };
  tallies.set(images, tally);
  return tally;
}
