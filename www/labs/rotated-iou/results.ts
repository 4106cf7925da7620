import { boxTable, cell, gridTable, type Table, valueTable } from '../results';
import type { RotatedIouFrame } from './lab';

/** Every number on the way to the IoU, and the intersection. */
export async function rotatedIouResults(frame: RotatedIouFrame): Promise<Table[]> {
  const { values, polygon } = frame.run.about;
  const named = Object.entries(values).map(
    ([name, value]) => [name, typeof value === 'number' ? cell(value) : null] as const,
  );
  return [
    valueTable('values', { en: 'Numbers', zh: '数值' }, named),
    gridTable('polygon', { en: 'Intersection', zh: '交集' }, ['x', 'y'], polygon.flat()),
    boxTable(frame),
  ];
}
