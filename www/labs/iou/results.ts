import type { IouDetail, IouSummary } from 'boxstep-engine';
import type { LabFrame } from '../lab';
import { boxTable, cell, type Table, valueTable } from '../results';
import type { IouLabOptions } from './lab';
import { QUANTITIES } from './quantities';

/** The value asked for, and every number on the way to it. */
export async function iouResults(
  frame: LabFrame<IouLabOptions, IouDetail, IouSummary>,
): Promise<Table[]> {
  const { answer, values, stages } = frame.run.about;
  const { a, b } = frame.detail;
  const sides = ['x1', 'y1', 'x2', 'y2'];
  const corners = (name: string, box: readonly number[]) =>
    sides.map((side, i) => [`${name}_${side}`, cell(box[i])] as const);
  const terms = QUANTITIES.filter(({ stage }) => stages.includes(stage)).map(
    ({ quantity }) => [quantity, cell(values[quantity])] as const,
  );
  const named = [
    ['answer', cell(answer)] as const,
    ...corners('a', a),
    ...corners('b', b),
    ...terms,
  ];
  return [valueTable('values', { en: 'Numbers', zh: '数值' }, named), boxTable(frame)];
}
