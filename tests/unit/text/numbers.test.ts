import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { coordinate, count, number, numberAgainst } from '../../../www/text/numbers';
import { type Language, language, say, texts } from '../../../www/text/text';
import { parsed } from '../support/reading';

// A test that fails has to fail again.
fc.configureGlobal({ seed: 1 });

const LANGUAGES: readonly Language[] = ['en', 'zh'];

afterEach(() => {
  language.value = 'en';
});

describe('words', () => {
  it('are said in the language now shown', () => {
    const words = texts({ box: 'box' }, { box: '框' });
    expect(say(words).box).toBe('box');
    language.value = 'zh';
    expect(say(words).box).toBe('框');
  });
});

describe.each(LANGUAGES)('numbers in %s', (shown) => {
  const inLanguage = <T>(make: () => T): T => {
    language.value = shown;
    return make();
  };

  it.each([
    [0, '0'],
    [-0, '0'],
    [1, '1'],
    [-1, '−1'],
    [10, '10'],
    [100, '100'],
    [1_000, '1000'],
    [0.5, '0.5'],
    [-0.5, '−0.5'],
    [0.25, '0.25'],
    [0.1 + 0.2, '0.3'],
    [1 / 3, '0.3333'],
    [2 / 3, '0.6667'],
    [0.99999, '1'],
    [10.00001, '10'],
    [-0.00014, '−0.0001'],
    [0.0001, '0.0001'],
    [0.00009, '9e−5'],
    [-0.00009, '−9e−5'],
    [0.000012345, '1.234e−5'],
    [999_999_999, '999999999'],
    [1e9, '1e9'],
    [-1_234_567_890, '−1.235e9'],
    [1e300, '1e300'],
    [-1.5e300, '−1.5e300'],
    [1e-320, '1e−320'],
    [-5e-324, '−4.941e−324'],
    [Number.MAX_VALUE, '1.798e308'],
    [Number.NaN, 'NaN'],
    [Infinity, '∞'],
    [-Infinity, '−∞'],
  ])('%d is %s', (value, text) => {
    expect(inLanguage(() => number(value))).toBe(text);
  });

  it.each([
    [2 / 3, 1, '0.7'],
    [0.04, 1, '4e−2'],
    [100, 0, '100'],
    [1 / 3, 17, '0.33333333333333331'],
  ])('%d with %i decimals is %s', (value, digits, text) => {
    expect(inLanguage(() => number(value, digits))).toBe(text);
  });

  it.each([
    [10, '10'],
    [-0.5, '−0.5'],
    [0.123456, '0.123456'],
    [1234.5678, '1234.5678'],
    [0.1234567, '0.123457'],
    [99_999.25, '99999.25'],
  ])('the coordinate %d is %s', (value, text) => {
    expect(inLanguage(() => coordinate(value))).toBe(text);
  });

  it.each([
    [0, '0'],
    [1, '1'],
    [999, '999'],
    [1_000, '1,000'],
    [1_234_567, '1,234,567'],
  ])('the count %i is %s', (value, text) => {
    expect(inLanguage(() => count(value))).toBe(text);
  });

  it.each([
    // Not closer than the decimals that are there anyway.
    [0.5, 0.35, '0.5', '0.35'],
    [0.8182, 0.5, '0.8182', '0.5'],
    [1 / 3, 0.35, '0.3333', '0.35'],
    // The same number.
    [0.5, 0.5, '0.5', '0.5'],
    [0, -0, '0', '0'],
    [1 / 3, 1 / 3, '0.3333', '0.3333'],
    // As many decimals as it takes.
    [0.50001, 0.5, '0.50001', '0.5'],
    [0.5000000001, 0.5, '0.5000000001', '0.5'],
    [0.1 + 0.2, 0.3, '0.30000000000000004', '0.29999999999999999'],
    [0.7 - Number.EPSILON / 2, 0.7, '0.6999999999999998', '0.7'],
    [0.00009999999999, 0.0001, '0.00009999999999', '0.0001'],
    // Further from 0 and nearer to it than any number of decimals shows.
    [5e-324, 0, '4.941e−324', '0'],
    [1.0000001e-30, 1e-30, '1.0000001e−30', '1e−30'],
    [1_000_000_001, 1_000_000_000, '1000000001', '1000000000'],
    [Number.NaN, 0.5, 'NaN', '0.5'],
    [Infinity, 0.5, '∞', '0.5'],
    [Infinity, Infinity, '∞', '∞'],
    [-Infinity, Infinity, '−∞', '∞'],
  ])('%d beside %d: %s, %s', (a, b, textA, textB) => {
    expect(inLanguage(() => [numberAgainst(a, b), numberAgainst(b, a)])).toEqual([textA, textB]);
  });
});

describe('a number beside another', () => {
  /** Two numbers that are often nearly or exactly the same. */
  const pairs = fc.oneof(
    fc.tuple(fc.double(), fc.double()),
    fc.double({ noNaN: true }).map((value) => [value, value] as const),
    fc
      .tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: -20, max: -1 }))
      .map(([value, exponent]) => [value, value + 10 ** exponent] as const),
    fc
      .tuple(fc.integer({ min: -320, max: 300 }), fc.double({ min: -1e-3, max: 1e-3, noNaN: true }))
      .map(([exponent, off]) => [10 ** exponent, 10 ** exponent * (1 + off)] as const),
  );

  it('is read as larger, smaller or the same just as it is', () => {
    fc.assert(
      fc.property(pairs, ([a, b]) => {
        if (Number.isNaN(a) || Number.isNaN(b)) return;
        const [textA, textB] = [numberAgainst(a, b), numberAgainst(b, a)];
        const shown = Math.sign(parsed(textA) - parsed(textB)) || 0;
        expect([textA, textB, shown]).toEqual([textA, textB, a === b ? 0 : Math.sign(a - b)]);
      }),
      { numRuns: 5_000 },
    );
  });

  it('is the number itself, near enough', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e300, max: 1e300, noNaN: true }), (value) => {
        const shown = parsed(number(value));
        expect(Math.abs(shown - value)).toBeLessThanOrEqual(
          Math.max(0.5001e-4, 0.5001e-3 * Math.abs(value)),
        );
      }),
    );
  });
});
