import { language } from './text';

const LOCALES = { en: 'en', zh: 'zh-CN' } as const;

/** Each made once and when it is needed: making one takes longer than formatting a hundred numbers. */
const counts: { en?: Intl.NumberFormat; zh?: Intl.NumberFormat } = {};

/** A count with the separators of the language. */
export function count(value: number): string {
  const now = language.value;
  // These have no separators, and the first use of one of those takes tens of milliseconds.
  if (Number.isInteger(value) && value >= 0 && value < 1000) return String(value);
  counts[now] ??= new Intl.NumberFormat(LOCALES[now]);
  return counts[now].format(value);
}

/**
 * A measured number for sentences, formulas and tables: at most `digits` decimals, no trailing
 * zeros, a real minus sign. Very large and very small ones in powers of ten.
 */
export function number(value: number, digits = 4): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  const size = Math.abs(value);
  const plain = size === 0 || (size >= 10 ** -digits && size < 1e9);
  const text = plain ? trimmed(value.toFixed(digits)) : trimmed(value.toExponential(3));
  return text.replaceAll('-', '−');
}

/**
 * A number beside one that it was compared with, with as many decimals as it takes to see which is
 * larger: 0.50001 is not shown as 0.5 where the threshold is 0.5.
 */
export function numberAgainst(value: number, other: number, digits = 4): string {
  for (let more = digits; more <= 17; more += 1) {
    const text = number(value, more);
    if (value === other || read(text) !== read(number(other, more))) return text;
  }
  return String(value).replaceAll('-', '−');
}

/** What a reader takes a text of `number` for: 1e−4 and 0.0001 are the same. */
function read(text: string): number {
  return Number(text.replaceAll('−', '-'));
}

/** A coordinate as its author would write it. */
export function coordinate(value: number): string {
  return number(value, 6);
}

function trimmed(text: string): string {
  const [mantissa = '', exponent] = text.split('e');
  const short = mantissa.includes('.') ? mantissa.replace(/\.?0+$/, '') : mantissa;
  const whole = short === '-0' ? '0' : short;
  return exponent === undefined ? whole : `${whole}e${exponent.replace('+', '')}`;
}
