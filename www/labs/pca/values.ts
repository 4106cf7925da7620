import { number } from '../../text/numbers';
import { columnCount, isDone, type PcaFrame, runColumnsOf } from './lab';

/** A number with about five digits that count: a covariance of areas has no use for decimals. */
export function brief(value: number): string {
  const size = Math.abs(value);
  return number(
    value,
    size >= 10_000 ? 0 : size >= 1000 ? 1 : size >= 100 ? 2 : size >= 10 ? 3 : 4,
  );
}

/** Shares that differ by less differ by the rounding of a sum. */
export const ROUNDING = 1e-12;

/** A share as a percentage; what is not all or nothing never looks like it, rounding apart. */
export function percent(share: number): string {
  const value = 100 * share;
  if (Math.abs(share) < ROUNDING) return '0 %';
  if (Math.abs(1 - share) < ROUNDING) return '100 %';
  for (const digits of [1, 2, 3, 4, 6, 8, 10]) {
    const text = number(value, digits);
    if (value >= 10 ** -digits && text !== '100') return `${text} %`;
  }
  return `${number(value)} %`;
}

/** A number of the table as far as it has been centred and scaled at this place. */
export function adjusted(frame: PcaFrame, row: number, column: number): number {
  const { data, mean, scale } = runColumnsOf(frame);
  const value = data[row * columnCount(frame.options) + column] ?? 0;
  if (!isDone(frame, 'centre', column)) return value;
  const centred = value - (mean[column] ?? 0);
  return isDone(frame, 'scale', column) ? centred / (scale[column] ?? 1) : centred;
}

/** A number of the table centred and, if that is asked for, scaled, as it is in the end. */
export function standardised(frame: PcaFrame, row: number, column: number): number {
  const { data, mean, scale } = runColumnsOf(frame);
  const value = data[row * columnCount(frame.options) + column] ?? 0;
  return (value - (mean[column] ?? 0)) / (scale[column] ?? 1);
}
