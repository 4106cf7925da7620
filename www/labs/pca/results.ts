import { cell, gridTable, summaryTable, type Table } from '../results';
import { type PcaFrame, runColumnsOf } from './lab';

/** Mean, covariance, components, explained variance and scores. */
export async function pcaResults(frame: PcaFrame): Promise<Table[]> {
  const run = runColumnsOf(frame);
  const { table } = frame.options;
  const names = table ? table.names : frame.run.about.features;
  const numbered = (count: number) => Array.from({ length: count }, (_, i) => `pc${i + 1}`);
  const columns: Table = {
    id: 'columns',
    title: { en: 'Means', zh: '均值' },
    columns: ['column', 'mean', 'scale'],
    rows: names.length,
    row: (index) => [names[index] ?? '', cell(run.mean[index]), cell(run.scale[index])],
  };
  const explained: Table = {
    id: 'explained',
    title: { en: 'Explained variance', zh: '解释方差' },
    columns: ['component', 'variance', 'ratio'],
    rows: run.explainedVariance.length,
    row: (index) => [
      `pc${index + 1}`,
      cell(run.explainedVariance[index]),
      cell(run.explainedVarianceRatio[index]),
    ],
  };
  const labelled = (grid: Table, of: (index: number) => string): Table => ({
    ...grid,
    columns: ['', ...grid.columns],
    row: (index) => [of(index), ...grid.row(index)],
  });
  const covariance = gridTable(
    'covariance',
    { en: 'Covariance', zh: '协方差矩阵' },
    names,
    run.covariance,
  );
  const components = gridTable(
    'components',
    { en: 'Components', zh: '主成分' },
    names,
    run.components,
  );
  const scores = gridTable(
    'scores',
    { en: 'Scores', zh: '得分' },
    numbered(run.components.length / Math.max(1, names.length)),
    run.scores,
  );
  const items: Table = {
    ...scores,
    columns: ['row', ...scores.columns],
    row: (index) => [cell(run.items[index] ?? index), ...scores.row(index)],
  };
  return [
    columns,
    labelled(covariance, (index) => names[index] ?? ''),
    labelled(components, (index) => `pc${index + 1}`),
    explained,
    items,
    summaryTable(frame),
  ];
}
