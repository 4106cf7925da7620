import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  classNames,
  type Encoding,
  initSync,
  type ParseError,
  type ParseOptions,
  parseBoxes,
  type Report,
} from 'boxstep-reader';
import { beforeAll, describe, expect, it } from 'vitest';

/** A table with 狗 in GBK, 犬 in Shift_JIS or é in Windows-1252 as the class. */
const table = (...name: number[]) =>
  Uint8Array.of(...new TextEncoder().encode('x1,y1,x2,y2,label\n1,2,3,4,'), ...name, 10);
const GBK = table(0xb9, 0xb7);

function read(bytes: Uint8Array, options?: ParseOptions) {
  const { classNames: names, report } = parseBoxes(bytes, 'a.csv', options);
  const assumed = (report as Report).assumed.find(({ code }) => code === 'encoding');
  return [names, assumed && 'encoding' in assumed ? assumed.encoding : undefined];
}

beforeAll(() => {
  const path = fileURLToPath(new URL('../../../.cache/reader/boxstep_bg.wasm', import.meta.url));
  initSync({ module: readFileSync(path) });
});

describe('text that is not UTF-8', () => {
  it('is read as GB18030, and that is said', () => {
    expect(read(GBK)).toEqual([['狗'], 'gb18030']);
    // Four bytes, which GBK does not have.
    expect(read(table(0x81, 0x39, 0xee, 0x39))).toEqual([['㐀'], 'gb18030']);
  });

  it.each<[Encoding, Uint8Array, string]>([
    ['shiftJis', table(0x8c, 0xa2), '犬'],
    ['windows1252', table(0xe9), 'é'],
    ['gb18030', GBK, '狗'],
  ])('is read as %s if a person says so', (encoding, bytes, name) => {
    expect(read(bytes, { encoding } as ParseOptions)).toEqual([[name], encoding]);
  });

  it.each<[string, Uint8Array, Encoding | undefined, object]>([
    ['gb18030', table(0xb9, 0xff), undefined, { encoding: 'utf8', offset: 26, line: 2 }],
    ['shiftJis', table(0x80), 'shiftJis', { encoding: 'shiftJis', offset: null, line: 0 }],
  ])('is refused if it is not %s either', (_, bytes, encoding, where) => {
    let problem: unknown;
    try {
      parseBoxes(bytes, 'a.csv', { encoding } as ParseOptions);
    } catch (error) {
      problem = (error as { problem: ParseError }).problem.problem;
    }
    expect(problem).toEqual({ code: 'badEncoding', ...where });
  });

  it('may name the classes', () => {
    expect(classNames(Uint8Array.of(0xb9, 0xb7, 10, 0x61), 'classes.txt')).toEqual(['狗', 'a']);
    expect(classNames(GBK, 'boxes.csv')).toBeUndefined();
  });
});
