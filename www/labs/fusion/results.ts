import { boxTable, type Cell, cell, summaryTable, type Table } from '../results';
import {
  columnsOf,
  type FusionFrame,
  fusedCorners,
  fusedName,
  membersOf,
  NO_CLUSTER,
  runColumnsOf,
} from './lab';

/** The fused boxes, the best score first, with the boxes that went into them; and those boxes. */
export async function fusionResults(frame: FusionFrame): Promise<Table[]> {
  const { cluster, fusedScores, fusedClasses } = columnsOf(frame);
  const { ranking } = runColumnsOf(frame);
  const members = membersOf(frame);
  const fused: Table = {
    id: 'fused',
    title: { en: 'Fused boxes', zh: '融合框' },
    columns: ['fused', 'class', 'x1', 'y1', 'x2', 'y2', 'score', 'members'],
    rows: ranking.length,
    row(index) {
      const at = ranking[index] ?? 0;
      return [
        fusedName(at),
        frame.classNames[fusedClasses[at] ?? 0] ?? '',
        ...fusedCorners(frame, at),
        cell(fusedScores[at]),
        (members[at] ?? []).join(' '),
      ];
    },
  };
  const memberOf = (row: number): Cell => {
    const at = cluster[row] ?? NO_CLUSTER;
    return at === NO_CLUSTER ? null : fusedName(at);
  };
  return [fused, boxTable(frame, [['fused', memberOf]]), summaryTable(frame)];
}
