import { type ComponentChildren, render } from 'preact';

/** Longer formulas than this are not read in a line. */
const LONGEST = 120;

/** A formula in one line of text; empty where there is none, or none that can be read so. */
export function formulaText(formula: ComponentChildren): string {
  if (formula === null || formula === undefined) return '';
  const place = document.createElement('div');
  render(formula, place);
  const math = [...place.querySelectorAll('math')];
  const text = math.map((each) => linear(each).trim()).join('    ');
  render(null, place);
  const line = text.replace(/\s+/g, ' ').replace(/;\s*$/, '').trim();
  return line.length <= LONGEST && math.length === 1 ? line : '';
}

/** MathML as it is written in a line: (a + b) / c, x², √(x). */
function linear(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? '';
  const parts = [...node.childNodes].map(linear);
  const [first = '', second = ''] = parts;
  switch (node.nodeName.toLowerCase()) {
    case 'mfrac':
      return `${grouped(first)} / ${grouped(second)}`;
    case 'msup':
      return `${grouped(first)}${SUPERSCRIPT[second] ?? `^${grouped(second)}`}`;
    case 'msub':
      return `${first}${second.length > 1 ? `(${second})` : second}`;
    case 'msqrt':
      return `√(${parts.join('')})`;
    case 'mo':
      return /^\s*[()[\]{}|]\s*$/.test(first) ? first : /^\s*,/.test(first) ? ', ' : ` ${first} `;
    case 'mtr':
      return `${parts.join(' ')}; `;
    case 'mspace':
      return ' ';
    default:
      return parts.join('');
  }
}

const SUPERSCRIPT: Readonly<Record<string, string>> = { '2': '²', '3': '³' };

/** In parentheses unless it is one thing. */
function grouped(text: string): string {
  const inner = text.trim();
  return /[\s=<>+−·×/]/.test(inner) ? `(${inner})` : inner;
}
