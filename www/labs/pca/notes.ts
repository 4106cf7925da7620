import { say } from '../../text/text';
import { boxName } from '../names';
import { isDone, isFrom, type PcaFrame } from './lab';
import { missingFeatures, shownCount } from './rebuilt';
import { MOST_REBUILT } from './shapes';
import { columnNames, componentName, pcaText } from './text';

/** What must be said of the run: what takes no part, what does not vary, what is chance. */
export function pcaNotes(frame: PcaFrame): string[] {
  const words = say(pcaText);
  const { about } = frame.run;
  const notes: string[] = [];
  if (about.leftOutCount > 0) notes.push(leftOut(frame));
  const dropped = frame.options.table?.dropped ?? [];
  if (dropped.length > 0) notes.push(words.dropped(words.list(dropped)));
  if (about.oneRow) notes.push(words.oneRow);
  else if (about.possible < about.columns) {
    notes.push(words.fewRows(about.rows, about.columns, about.possible));
  }
  // What is to be found is not said before it is found.
  const constant = about.constantColumns.filter((column) => isDone(frame, 'mean', column));
  if (constant.length > 0 && !about.oneRow)
    notes.push(words.constant(columnNames(frame, constant)));
  if (isFrom(frame, 'sort')) notes.push(...undetermined(frame));
  if (isFrom(frame, 'sort') && !about.converged) notes.push(words.notConverged);
  if (shownCount(frame) !== null && !frame.options.table) {
    const missing = missingFeatures(about.features).map((feature) => words.features[feature]);
    if (missing.length > 0) notes.push(words.missingFeatures(words.list(missing)));
    if (about.rows > MOST_REBUILT) notes.push(words.someRebuilt(MOST_REBUILT));
  }
  return notes;
}

/** Components that might as well point elsewhere. */
function undetermined({ run: { about } }: PcaFrame): string[] {
  if (about.oneRow) return [];
  const words = say(pcaText);
  const notes = about.nearlyEqual.map((component) =>
    words.nearlyEqual(componentName(component), componentName(component + 1)),
  );
  const without = about.withoutVariance;
  if (without.length > 0) {
    notes.push(words.withoutVariance(words.list(without.map(componentName)), without.length));
  }
  return notes;
}

function leftOut(frame: PcaFrame): string {
  const words = say(pcaText);
  const { about } = frame.run;
  const listed = about.leftOut.map(({ item, feature }) =>
    words.leftOutOne(boxName(frame, item), words.features[feature]),
  );
  const more = about.leftOutCount > listed.length ? [words.leftOutMore] : [];
  return words.leftOut(about.leftOutCount, words.list([...listed, ...more]));
}
