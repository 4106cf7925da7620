import { say } from '../../text/text';
import { oddityNotes } from '../oddities';
import { type FusionFrame, scoredCount } from './lab';
import { modelsOf } from './models';
import { fusionText } from './text';

/** What must be said of the run: what was assumed, and images that are not of one picture. */
export function fusionNotes(frame: FusionFrame): string[] {
  const words = say(fusionText);
  const { options } = frame;
  const notes = oddityNotes(frame.boxes);
  const several = modelsOf(frame, options).names.length > 1;
  if (several && haveOtherSizes(frame)) notes.push(words.otherSizes);
  if (options.models === 'one' && frame.images.length > 1) notes.push(words.onlyThisImage);
  const isEnd = scoredCount(frame) > 0;
  if (isEnd && options.method === 'nmw' && several) notes.push(words.nmwScores);
  return notes;
}

/** Whether two images are known to have different sizes. */
function haveOtherSizes({ images }: FusionFrame): boolean {
  const sizes = images.flatMap(({ width, height }) =>
    width && height ? `${width} ${height}` : [],
  );
  return new Set(sizes).size > 1;
}
