import Papa from 'papaparse';
import type { OwnTable } from './lab';

/** What is wrong with a table, and where; rows are numbered from 1 as a spreadsheet does. */
export type CsvProblem =
  | { readonly kind: 'empty' }
  | { readonly kind: 'noRows' }
  | { readonly kind: 'tooFewColumns'; readonly dropped: readonly string[] }
  | { readonly kind: 'tooManyColumns'; readonly most: number }
  | { readonly kind: 'tooManyRows'; readonly most: number }
  | {
      readonly kind: 'uneven';
      readonly row: number;
      readonly cells: number;
      readonly columns: number;
    }
  | {
      readonly kind: 'noNumber';
      readonly row: number;
      readonly column: string;
      readonly text: string;
    }
  | { readonly kind: 'missing'; readonly row: number; readonly column: string };

/** As many columns as the engine takes. */
const MOST_COLUMNS = 64;
const MOST_ROWS = 100_000;
/** The engine refuses what is larger. */
const LARGEST = 1e100;
/** So much is read at a time that the page can move in between. */
const CHUNK = 100_000;

/** Reads numbers separated by commas, semicolons, tabs or bars, with or without a row of names. */
export async function readCsv(text: string): Promise<OwnTable | CsvProblem> {
  const reader = new Reader();
  await parse(text, (rows, delimiter) => reader.take(rows, delimiter));
  return reader.result();
}

/** Takes rows as they come, so that at no moment there is much to do. */
class Reader {
  #names: string[] | null = null;
  /** 1 if the first row holds names. */
  #named = 0;
  #rows = 0;
  /** Row by row; NaN where there is no number. */
  readonly #values: number[] = [];
  /** Per column, how many numbers it has and the first cell that is none. */
  readonly #numbers: number[] = [];
  readonly #bad = new Map<number, { row: number; text: string }>();
  #uneven: { row: number; cells: number } | null = null;

  /** Whether more is wanted. */
  take(rows: readonly string[][], delimiter: string): boolean {
    for (const cells of rows) {
      if (this.#names) this.#add(cells, delimiter);
      else this.#begin(cells, delimiter);
    }
    return this.#rows <= MOST_ROWS && this.#uneven === null;
  }

  #begin(cells: readonly string[], delimiter: string): void {
    const hasNames = cells.some((cell) => readNumber(cell, delimiter) === null);
    this.#named = hasNames ? 1 : 0;
    this.#names = cells.map((cell, column) => (hasNames && cell.trim()) || `x${column + 1}`);
    this.#numbers.push(...cells.map(() => 0));
    if (!hasNames) this.#add(cells, delimiter);
  }

  #add(cells: readonly string[], delimiter: string): void {
    this.#rows += 1;
    const row = this.#rows + this.#named;
    if (cells.length !== this.#names?.length) this.#uneven ??= { row, cells: cells.length };
    for (const [column, text] of cells.entries()) {
      const value = readNumber(text, delimiter);
      this.#values.push(value ?? Number.NaN);
      if (value !== null) this.#numbers[column] = (this.#numbers[column] ?? 0) + 1;
      else if (!this.#bad.has(column)) this.#bad.set(column, { row, text: text.trim() });
    }
  }

  result(): OwnTable | CsvProblem {
    const names = this.#names;
    if (!names) return { kind: 'empty' };
    if (this.#rows === 0) return { kind: 'noRows' };
    if (this.#rows > MOST_ROWS) return { kind: 'tooManyRows', most: MOST_ROWS };
    if (this.#uneven) return { kind: 'uneven', ...this.#uneven, columns: names.length };
    const kept = [...names.keys()].filter((column) => (this.#numbers[column] ?? 0) > 0);
    const dropped = names.filter((_, column) => !kept.includes(column));
    if (kept.length < 2) return { kind: 'tooFewColumns', dropped };
    if (kept.length > MOST_COLUMNS) return { kind: 'tooManyColumns', most: MOST_COLUMNS };
    const [first] = kept
      .flatMap((column) => {
        const bad = this.#bad.get(column);
        return bad ? [{ ...bad, column: names[column] ?? '' }] : [];
      })
      .sort((a, b) => a.row - b.row);
    if (first) {
      const { text, ...where } = first;
      return text === '' ? { kind: 'missing', ...where } : { kind: 'noNumber', ...where, text };
    }
    const values = new Float64Array(this.#rows * kept.length);
    for (let row = 0, at = 0; row < this.#rows; row += 1) {
      for (const column of kept) values[at++] = this.#values[row * names.length + column] ?? 0;
    }
    return { names: kept.map((column) => names[column] ?? ''), values, dropped };
  }
}

/** Whether it could be read. */
export function isTable(result: OwnTable | CsvProblem): result is OwnTable {
  return 'values' in result;
}

/** Gives the rows bit by bit, until no more are wanted. */
function parse(
  text: string,
  take: (rows: string[][], delimiter: string) => boolean,
): Promise<void> {
  return new Promise((resolve) => {
    Papa.parse<string[]>(text, {
      delimitersToGuess: [',', ';', '\t', '|', ' '],
      skipEmptyLines: 'greedy',
      chunkSize: CHUNK,
      chunk({ data, meta }: Papa.ParseResult<string[]>, parser: Papa.Parser) {
        if (!take(data, meta.delimiter)) return parser.abort();
        parser.pause();
        setTimeout(() => parser.resume());
      },
      complete: () => resolve(),
    });
  });
}

/** A number, null for anything else; where commas do not separate cells they may be decimal ones. */
function readNumber(cell: string, delimiter: string): number | null {
  const text = cell.trim().replace('−', '-');
  const plain = delimiter === ',' ? text : text.replace(',', '.');
  if (!/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(plain)) return null;
  const value = Number(plain);
  return Math.abs(value) <= LARGEST ? value : null;
}
