import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import type { Cell, Table } from '../../../www/labs/results';
import { csvLines, field, fileOf, jsonLines } from '../../../www/saving/results/tables';

function table(columns: readonly string[], rows: readonly (readonly Cell[])[]): Table {
  const title = { en: 'T', zh: '表' };
  return { id: 't', title, columns, rows: rows.length, row: (i) => rows[i] ?? [] };
}

const cell: fc.Arbitrary<Cell> = fc.oneof(
  fc.constant(null),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.string({ unit: 'grapheme' }).filter((text) => !/^[=+\-@\t\r\n]/.test(text)),
);

describe('CSV', () => {
  test('comes back as it was', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
        const text = [...csvLines(table(['a', 'b'], rows))].join('');
        const read = Papa.parse<string[]>(text, { newline: '\r\n' }).data.slice(1, -1);
        const written = rows.map((row) =>
          row.map((value) => (value === null ? '' : String(value))),
        );
        expect(read).toEqual(written);
      }),
    );
  });

  test('has no formulas in it', () => {
    expect(field('=1+1')).toBe("'=1+1");
    expect(field('@a,b')).toBe('"\'@a,b"');
    expect(field(-5)).toBe('-5');
    expect(field('a "b"')).toBe('"a ""b"""');
  });
});

test('JSON holds all tables', async () => {
  const tables = [table(['a'], [[1], ['x'], [null]]), { ...table(['b', 'c'], []), id: 'u' }];
  const file = await fileOf(jsonLines({ lab: 'nms', options: { threshold: 0.5 } }, tables), 'x/y');
  expect(JSON.parse(await file.text())).toEqual({
    format: 'boxstep-results',
    version: 1,
    lab: 'nms',
    options: { threshold: 0.5 },
    tables: {
      t: { columns: ['a'], rows: [[1], ['x'], [null]] },
      u: { columns: ['b', 'c'], rows: [] },
    },
  });
  const none = await fileOf(jsonLines({ lab: 'nms', options: {} }, []), 'x/y');
  expect(JSON.parse(await none.text()).tables).toEqual({});
});
