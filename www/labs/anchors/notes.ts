import { boxCount } from '../../document/boxes';
import { number } from '../../text/numbers';
import { say } from '../../text/text';
import { type AnchorsFrame, runColumnsOf } from './lab';
import { clusterName } from './names';
import { MOST_MARKS } from './plane-points';
import { shapesOf } from './shapes-of';
import { anchorsText } from './text';

/** What must be said of the run: what was left out or assumed, and what went wrong in it. */
export function anchorsNotes(frame: AnchorsFrame): string[] {
  const words = say(anchorsText);
  const { about } = frame.run;
  const { k, init } = frame.options;
  const { boxes, leftOut, sizeless } = shapesOf(frame, frame.options);
  const notes: string[] = [];
  if (init && init.length < 2 * k) notes.push(words.handNote(init.length / 2, k));
  if (about.k < k && (init === null || init.length === 0))
    notes.push(words.fewerThanK(about.shapes, k));
  else if (about.shapes < 2 * about.k) notes.push(words.fewShapes(about.shapes, about.k));
  if (leftOut > 0) notes.push(words.leftOut(leftOut));
  if (sizeless > 0) notes.push(words.sizeless(sizeless));
  if (boxCount(boxes) > MOST_MARKS) notes.push(words.dense);
  notes.push(...endNotes(frame));
  if (about.twins.length > 0) notes.push(words.twins(about.twins.map(clusterName)));
  if (about.fell.length > 0) {
    notes.push(
      words.fell(
        about.fell,
        about.bestIteration,
        number(about.bestAvgIou),
        number(about.avgIou),
        about.avgIou < about.bestAvgIou,
      ),
    );
  }
  return notes;
}

/** Why the run's end is not the end it should have. */
function endNotes(frame: AnchorsFrame): string[] {
  const words = say(anchorsText);
  const { reason, iterations } = frame.run.about;
  switch (reason) {
    case 'nan': {
      const { centroids, changed } = runColumnsOf(frame);
      const nan = [...centroids.keys()].filter((at) => at % 2 === 0 && Number.isNaN(centroids[at]));
      const names = nan.map((at) => clusterName(at / 2));
      return [changed.at(-1) === 0 ? words.nanEnds(names) : words.nanForEver(names)];
    }
    case 'repeats':
      return [words.repeats];
    case 'maxIterations':
      return [words.stopped(iterations)];
    default:
      return [];
  }
}
