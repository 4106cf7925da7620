import { afterEach, describe, expect, it } from 'vitest';
import { type CsvProblem, isTable, readCsv } from '../../../www/labs/pca/csv';
import { problemOf } from '../../../www/labs/pca/table-dialog';
import { language } from '../../../www/text/text';

afterEach(() => {
  language.value = 'en';
});

async function tableFrom(text: string) {
  const result = await readCsv(text);
  if (!isTable(result)) throw new Error(problemOf(result));
  return { ...result, values: [...result.values] };
}

async function problemIn(text: string): Promise<CsvProblem> {
  const result = await readCsv(text);
  if (isTable(result)) throw new Error('it is a table');
  return result;
}

describe('a table of one’s own', () => {
  it('takes its names from a first row with words', async () => {
    expect(await tableFrom('x,y\n1,2\n3,4.5\n')).toEqual({
      names: ['x', 'y'],
      values: [1, 2, 3, 4.5],
      dropped: [],
    });
  });

  it('has names of its own without', async () => {
    const { names, values } = await tableFrom('1,2\r\n-3,4e2\r\n\r\n');
    expect(names).toEqual(['x1', 'x2']);
    expect(values).toEqual([1, 2, -3, 400]);
  });

  it.each([
    ['semicolons, decimal commas', 'a;b\n1,5;2\n3;4,25'],
    ['tabs', 'a\tb\n1.5\t2\n3\t4.25'],
    ['spaces', 'a b\n1.5 2\n3 4.25'],
    ['bars', 'a|b\n1.5|2\n3|4.25'],
    ['quotes', '"a","b"\n"1.5","2"\n"3","4.25"'],
    ['a minus sign of typography', 'a,b\n1.5,2\n3,4.25'],
  ])('is read with %s', async (_, text) => {
    expect((await tableFrom(text)).values).toEqual([1.5, 2, 3, 4.25]);
  });

  it('leaves columns of words out, and says which', async () => {
    expect(await tableFrom('size,kind,age\n1,cat,2\n3,dog,4')).toEqual({
      names: ['size', 'age'],
      values: [1, 2, 3, 4],
      dropped: ['kind'],
    });
  });

  it('is read bit by bit when it is large', async () => {
    const rows = Array.from({ length: 40_000 }, (_, i) => `${i},${i / 4}`);
    const { values } = await tableFrom(`a,b\n${rows.join('\n')}`);
    expect(values.length).toBe(80_000);
    expect(values.slice(-2)).toEqual([39_999, 39_999 / 4]);
  });
});

describe('what is no table', () => {
  const cases: [text: string, problem: CsvProblem, en: string, zh: string][] = [
    ['', { kind: 'empty' }, 'There is nothing to read yet', '还没有内容'],
    ['a,b', { kind: 'noRows' }, 'There are names but no rows', '只有列名'],
    [
      'a,b\n1,2\n3,x4',
      { kind: 'noNumber', row: 3, column: 'b', text: 'x4' },
      'Row 3, column “b”: “x4” is not a number.',
      '第 3 行“b”列：“x4”不是数字。',
    ],
    [
      'a,b\n1,2\n,4\n5,x',
      { kind: 'missing', row: 3, column: 'a' },
      'Row 3, column “a” is empty.',
      '第 3 行“a”列是空的。',
    ],
    [
      'a,b\n1,2\n3',
      { kind: 'uneven', row: 3, cells: 1, columns: 2 },
      'Row 3 has 1 cell, and the first row has 2.',
      '第 3 行有 1 个单元格，而首行有 2 个。',
    ],
    [
      'a,b\n1,cat\n2,dog',
      { kind: 'tooFewColumns', dropped: ['b'] },
      'at least two columns of numbers; these hold words: b.',
      '至少需要两列数字；这些列是文字：b。',
    ],
    ['1\n2', { kind: 'tooFewColumns', dropped: [] }, 'at least two columns', '至少需要两列'],
    [
      'a,b\n1,2\n3,1e101',
      { kind: 'noNumber', row: 3, column: 'b', text: '1e101' },
      '“1e101” is not a number',
      '“1e101”不是数字',
    ],
    [
      Array(65).fill('1').join(','),
      { kind: 'tooManyColumns', most: 64 },
      'more than 64 columns',
      '超过 64 列',
    ],
  ];

  it.each(cases)('%j is said to be so', async (text, problem, en, zh) => {
    const found = await problemIn(text);
    expect(found).toEqual(problem);
    expect(problemOf(found)).toContain(en);
    language.value = 'zh';
    expect(problemOf(found)).toContain(zh);
  });

  it('is one with too many rows, of which the rest is not read', async () => {
    const problem = await problemIn('1,2\n'.repeat(100_100));
    expect(problem).toEqual({ kind: 'tooManyRows', most: 100_000 });
    expect(problemOf(problem)).toContain('100,000');
  });
});
