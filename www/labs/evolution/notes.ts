import { say } from '../../text/text';
import { ENOUGH_RECALL, percent } from '../anchors/written';
import { type EvolutionFrame, searchOf } from './lab';
import { evolutionText } from './text';

/** What must be said of the whole run. */
export function evolutionNotes(frame: EvolutionFrame): string[] {
  const words = say(evolutionText);
  const { leftOut, sizeless, isGivenUnfit, pixels } = searchOf(frame, frame.options);
  const { accepted, firstFitness, firstBestPossibleRecall: recall } = frame.run.about;
  const notes: string[] = [];
  if (isGivenUnfit) notes.push(words.unfit);
  if (leftOut > 0) notes.push(words.leftOut(leftOut));
  // Boxes that are written as shares need no size.
  if (sizeless > 0 && pixels === 'image') notes.push(words.sizeless(sizeless));
  if (frame.options.ratio === 4 && recall < ENOUGH_RECALL) {
    notes.push(words.autoAnchor(percent(recall)));
  }
  if (accepted === 0) notes.push(firstFitness === 1 ? words.perfect : words.noneAccepted);
  return notes;
}
