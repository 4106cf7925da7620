/** Reads numbers and arithmetic back out of what the page says, as a person would. */

/** A number as the page writes it. */
export function parsed(text: string): number {
  return Number(text.replaceAll('−', '-').replace('∞', 'Infinity'));
}

/** All numbers of a sentence, as written, without the `#` ones that name boxes. */
export function numbersIn(sentence: string): string[] {
  return sentence.replace(/#\d+/g, '').match(/−?\d+(?:[.,]\d+)*(?:e−?\d+)?|NaN|−?∞/g) ?? [];
}

/**
 * What an expression in the page's signs comes to, with fractions and powers as `mathText` writes
 * them; null if there are names in it, such as I / U.
 */
export function worked(expression: string): number | null {
  if (/[A-Za-zα]/.test(expression.replace(/max|min|arctan|exp|\de/g, ''))) return null;
  const code = expression
    .replaceAll('−', '-')
    .replaceAll('×', '*')
    .replaceAll('^', '**')
    .replace(/[{}]/g, (brace) => (brace === '{' ? '(' : ')'))
    // What stands side by side is multiplied.
    .replaceAll(')(', ')*(')
    .replace(/max|min/g, 'Math.$&')
    .replaceAll('arctan', 'Math.atan')
    .replaceAll('exp(', 'Math.exp(')
    .replaceAll('π', 'Math.PI');
  return Number(new Function(`return (${code});`)());
}

/** The equations of a sentence that hold nothing but numbers: what the left side comes to, and the right. */
export function equationsIn(sentence: string): [left: number, right: number][] {
  const number = String.raw`−?\d+(?:\.\d+)?(?:e−?\d+)?`;
  const operand = String.raw`\(*${number}\)*`;
  const equation = new RegExp(`(${operand}(?: [−+×/] ${operand})+) = (${number})`, 'g');
  return [...sentence.matchAll(equation)].map(([, left = '', right = '']) => [
    worked(left) ?? Number.NaN,
    parsed(right),
  ]);
}

/** Whether two numbers agree as far as four decimals can tell. */
export function agree(a: number, b: number, tolerance = 1e-3): boolean {
  return a === b || Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(a), Math.abs(b));
}
