import { number } from '../text/numbers';
import type { LabInput } from './lab';

/** How a box is called wherever it is spoken of: its number from 0, its class and its score. */
export function boxName(input: LabInput, row: number): string {
  const score = input.boxes.scores[row] ?? Number.NaN;
  const name = bareName(input, row);
  return Number.isNaN(score) ? name : `${name} ${number(score, 3)}`;
}

/** The same without the score, where that is what changes. */
export function bareName({ boxes, classNames }: LabInput, row: number): string {
  return [`#${row}`, classNames[boxes.classes[row] ?? 0] ?? ''].filter(Boolean).join(' ');
}
