import { number } from '../text/numbers';
import type { LabInput } from './lab';

/** How a box is called wherever it is spoken of: its number from 0, its class and its score. */
export function boxName({ boxes, classNames }: LabInput, row: number): string {
  const score = boxes.scores[row] ?? Number.NaN;
  const parts = [`#${row}`, classNames[boxes.classes[row] ?? 0] ?? ''];
  if (!Number.isNaN(score)) parts.push(number(score, 3));
  return parts.filter(Boolean).join(' ');
}
