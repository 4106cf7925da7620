import { nextTask } from '../../document/tasks';
import type { Cell, Table } from '../../labs/results';
import { CHARACTERS_PER_BLOB, FileParts } from '../file-parts';

/** A spreadsheet runs what begins like this as a formula (OWASP, "CSV injection"). */
const FORMULA = /^[=+\-@\t\r\n]/;

/** A value as a field (RFC 4180). Numbers have all their digits; names get an apostrophe, see above. */
export function field(value: Cell): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const guarded = FORMULA.test(value) ? `'${value}` : value;
  const isPlain = !/[",;\t\r\n]/.test(guarded) && guarded.trim() === guarded;
  return isPlain ? guarded : `"${guarded.replaceAll('"', '""')}"`;
}

/** A header and a line for each row. */
export function* csvLines(table: Table): Generator<string> {
  yield `${table.columns.map(field).join(',')}\r\n`;
  for (let row = 0; row < table.rows; row++) yield `${table.row(row).map(field).join(',')}\r\n`;
}

/** What the tables are of. */
export interface About {
  readonly lab: string;
  readonly options: object;
}

/**
 * All tables in one object:
 *
 *     { "format": "boxstep-results", "version": 1, "lab": "nms", "options": { ... }, "tables": {
 *       "boxes": { "columns": ["box", "class", ...], "rows": [[0, "dog", ...], ...] }, ... } }
 *
 * Options are those of the lab on the page. Boxes are counted from 0, as everywhere on the page; null
 * stands for nothing, and for a number that is none.
 */
export function* jsonLines({ lab, options }: About, tables: readonly Table[]): Generator<string> {
  const head = { format: 'boxstep-results', version: 1, lab, options };
  yield `${JSON.stringify(head).slice(0, -1)},"tables":{`;
  for (const [i, table] of tables.entries()) {
    yield `${i > 0 ? '},' : ''}\n${JSON.stringify(table.id)}:{"columns":${JSON.stringify(table.columns)},"rows":[`;
    for (let row = 0; row < table.rows; row++) {
      yield `${row > 0 ? ',' : ''}\n${JSON.stringify(table.row(row))}`;
    }
    yield ']';
  }
  yield `${tables.length > 0 ? '}' : ''}}}\n`;
}

/** About 10 ms of writing. */
const LINES_PER_PAUSE = 5000;

/** Lines in one file; lets the page breathe between them. */
export async function fileOf(lines: Iterable<string>, type: string): Promise<Blob> {
  const file = new FileParts(CHARACTERS_PER_BLOB);
  let some: string[] = [];
  for (const line of lines) {
    some.push(line);
    if (some.length < LINES_PER_PAUSE) continue;
    file.add(some.join(''));
    some = [];
    await nextTask();
  }
  file.add(some.join(''));
  return file.blob(type);
}
