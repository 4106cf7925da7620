import type { LabFrame } from '../lab';
import { boxTable, frameColumn, nmsColumns, summaryTable, type Table } from '../results';

/** What is left of each box; its threshold, where each has one of its own, and its score in the end. */
export async function variantResults(
  frame: LabFrame<object, unknown, unknown>,
  lowersScores: boolean,
): Promise<Table[]> {
  const hasThresholds = (frame.columns.thresholds?.length ?? 0) > 0;
  const table = boxTable(frame, [
    ...nmsColumns(frame),
    ...(lowersScores ? [frameColumn(frame, 'scores', 'score_after')] : []),
    ...(hasThresholds ? [frameColumn(frame, 'thresholds', 'threshold')] : []),
  ]);
  return [table, summaryTable(frame)];
}
