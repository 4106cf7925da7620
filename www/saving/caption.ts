import type { Styles } from '../canvas/styles';
import type { Pen } from '../canvas/view';

const FONT_SIZE = 14;
const LINE = 21;
const SIDE = 16;
const TOP = 12;

/** Lines of text below a picture. */
export interface Caption {
  readonly lines: readonly string[];
  /** Of all of it, in CSS pixels. */
  readonly height: number;
}

export const NO_CAPTION: Caption = { lines: [], height: 0 };

/** Sets paragraphs below a picture of this width; those without a word are left out. */
export function captionOf(
  paragraphs: readonly string[],
  width: number,
  measure: (font: string, text: string) => number,
  font: string,
  language: string,
): Caption {
  const wide = (text: string) => measure(fontOf(font), text);
  const room = Math.max(width - 2 * SIDE, 80);
  const lines = paragraphs.filter(Boolean).flatMap((text) => wrapped(text, room, wide, language));
  if (lines.length === 0) return NO_CAPTION;
  return { lines, height: lines.length * LINE + 2 * TOP };
}

/** Draws a caption below a picture of this size, over what of that reaches there. */
export function paintCaption(
  pen: Pen,
  { lines, height }: Caption,
  at: { readonly width: number; readonly height: number },
  styles: Styles,
): void {
  if (height === 0) return;
  pen.globalAlpha = 1;
  pen.fillStyle = styles.page;
  pen.fillRect(0, at.height, at.width, height);
  pen.fillStyle = styles.pageEdge;
  pen.fillRect(0, at.height, at.width, 1);
  pen.font = fontOf(styles.font);
  pen.textAlign = 'left';
  pen.textBaseline = 'middle';
  pen.fillStyle = styles.ink;
  for (const [i, line] of lines.entries()) {
    pen.fillText(line, SIDE, at.height + TOP + (i + 0.5) * LINE);
  }
}

function fontOf(family: string): string {
  return `${FONT_SIZE}px ${family}`;
}

/**
 * Breaks a text where its language allows: between words, and in Chinese between any two; what is no
 * word (a comma, a space) stays with what is before it. A word wider than a line has one to itself.
 */
export function wrapped(
  text: string,
  room: number,
  wide: (text: string) => number,
  language: string,
): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces(text, language)) {
    if (line !== '' && wide((line + piece).trimEnd()) > room) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else {
      line += piece;
    }
  }
  return line === '' ? lines : [...lines, line.trimEnd()];
}

function pieces(text: string, language: string): string[] {
  const found: string[] = [];
  for (const { segment, isWordLike } of new Intl.Segmenter(language, {
    granularity: 'word',
  }).segment(text)) {
    const last = found.at(-1);
    // Only a space, or a sign of full width such as '，', ends what may not be torn apart.
    const isOpen = last !== undefined && !/[\s\u3000-\u303f\uff00-\uffef]$/.test(last);
    const isHan = /^\p{Script=Han}/u.test(segment);
    if (
      last !== undefined &&
      (!isWordLike || (isOpen && !isHan && !/\p{Script=Han}$/u.test(last)))
    ) {
      found[found.length - 1] = last + segment;
    } else {
      found.push(segment);
    }
  }
  return found;
}
