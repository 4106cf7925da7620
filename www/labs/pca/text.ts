import { say, texts } from '../../text/text';
import { type PcaFrame, runColumnsOf } from './lab';
import { en } from './words-en';
import { zh } from './words-zh';

export const pcaText = texts(en, zh);

/** How a component is called. */
export function componentName(component: number): string {
  return `PC${component + 1}`;
}

/** How a column is called. */
export function columnName({ options, run }: PcaFrame, column: number): string {
  const feature = run.about.features[column];
  return feature === undefined
    ? (options.table?.names[column] ?? `x${column + 1}`)
    : say(pcaText).features[feature];
}

/** The names of some columns in one list. */
export function columnNames(frame: PcaFrame, columns: readonly number[]): string {
  return say(pcaText).list(columns.map((column) => columnName(frame, column)));
}

/** A row is a box, by its number, or a line of the person's own table. */
export function rowName(frame: PcaFrame, row: number): string {
  const item = runColumnsOf(frame).items[row];
  return item === undefined ? String(row + 1) : `#${item}`;
}
