import { cell, summaryTable, type Table } from '../results';
import type { ApFrame } from './lab';

/** The average precision of each class at each threshold, and the mean. */
export async function apResults(frame: ApFrame): Promise<Table[]> {
  const { curves } = frame.run.about;
  const table: Table = {
    id: 'ap',
    title: { en: 'Average precision', zh: '平均精度' },
    columns: ['class', 'iou_threshold', 'truths', 'true_positives', 'false_positives', 'ap'],
    rows: curves.length,
    row(index) {
      const curve = curves[index];
      if (!curve) return [];
      return [
        frame.classNames[curve.class] ?? String(curve.class),
        curve.threshold,
        curve.truths,
        curve.truePositives,
        curve.falsePositives,
        cell(curve.ap),
      ];
    },
  };
  return [table, summaryTable(frame)];
}
