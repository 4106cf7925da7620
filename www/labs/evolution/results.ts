import { cell, gridTable, summaryTable, type Table } from '../results';
import { type EvolutionFrame, runColumnsOf } from './lab';

/** The anchors, and the fitness before the first generation and after each. */
export async function evolutionResults(frame: EvolutionFrame): Promise<Table[]> {
  const { anchors, fitness, accepted } = runColumnsOf(frame);
  const wasAccepted = new Set(accepted);
  const generations: Table = {
    id: 'generations',
    title: { en: 'Generations', zh: '各代' },
    columns: ['generation', 'fitness', 'accepted'],
    rows: fitness.length,
    row: (index) => [index, cell(fitness[index]), wasAccepted.has(index) ? 1 : 0],
  };
  return [
    gridTable('anchors', { en: 'Anchors', zh: '锚框' }, ['width', 'height'], anchors),
    generations,
    summaryTable(frame),
  ];
}
