import { boxTable, cell, type ExtraColumn, nmsColumns, summaryTable, type Table } from '../results';
import { type OffsetFrame, offsetColumnsOf } from './lab';

/** What is left of each box, where it was moved to, and what a loop over the classes does with it. */
export async function offsetResults(frame: OffsetFrame): Promise<Table[]> {
  const { moved, missing, extra } = offsetColumnsOf(frame);
  const corners = ['moved_x1', 'moved_y1', 'moved_x2', 'moved_y2'];
  const places = corners.map(
    (name, corner): ExtraColumn => [name, (row) => cell(moved[4 * row + corner])],
  );
  const [onlyByClass, onlyHere] = [new Set(missing), new Set(extra)];
  const differs: ExtraColumn = [
    'differs',
    (row) => (onlyByClass.has(row) ? 'kept by class' : onlyHere.has(row) ? 'kept here' : null),
  ];
  return [boxTable(frame, [...nmsColumns(frame), ...places, differs]), summaryTable(frame)];
}
