import { boxTable, cell, frameColumn, summaryTable, type Table } from '../results';
import { runColumnsOf, type SoftFrame } from './lab';

/** What is left of each box, its score in the end, and under which box it fell. */
export async function softResults(frame: SoftFrame): Promise<Table[]> {
  const { kept, droppedBy } = runColumnsOf(frame);
  const places = new Map(Array.from(kept, (row, place) => [row, place] as const));
  const table = boxTable(frame, [
    frameColumn(frame, 'scores', 'score_after'),
    ['place', (row) => places.get(row) ?? null],
    ['dropped_by', (row) => (droppedBy[row] === row ? null : cell(droppedBy[row]))],
  ]);
  return [table, summaryTable(frame)];
}
