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
  const { boxes, kinds } = documentBoxes(images);
  const numberOf = (wanted: string) => kinds.filter((kind) => kind === wanted).length;
  const detections = numberOf('detection');
  const { corners } = boxes;
  let inverted = 0;
  for (let at = 0; at < corners.length; at += 4) {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = corners.subarray(at, at + 4);
    if (x2 < x1 || y2 < y1) inverted += 1;
  }
  const tally = {
    detections,
    truths: kinds.length - detections,
    difficult: numberOf('difficult'),
    crowd: numberOf('crowd'),
    inverted,
  };
  tallies.set(images, tally);
  return tally;
}
