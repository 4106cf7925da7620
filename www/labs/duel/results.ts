import { boxTable, roleName, summaryTable, type Table } from '../results';
import type { DuelFrame } from './lab';

/** What each of the two does with each box. */
export async function duelResults(frame: DuelFrame): Promise<Table[]> {
  const disputed = new Set(frame.run.columns.disputed as Uint32Array);
  const table = boxTable(frame, [
    ['role_b', (row) => roleName(frame.columns.rolesB?.[row])],
    ['disputed', (row) => (disputed.has(row) ? 1 : 0)],
  ]);
  return [table, summaryTable(frame)];
}
