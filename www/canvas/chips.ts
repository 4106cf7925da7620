import type { Placed } from './labels';
import type { Styles } from './styles';
import type { Pen, View } from './view';

/** A line of text on a small plate. */
export interface Chip {
  readonly parts: readonly ChipPart[];
  /** The colour of a bar at its left end; null for none. */
  readonly bar: string | null;
  /** What the plate is filled with; null for the page's colour, under text in ink. */
  readonly plate: string | null;
  readonly opacity: number;
}

export interface ChipPart {
  readonly text: string;
  readonly bold?: boolean;
  /** Null for ink, or for the page's colour on a coloured plate. */
  readonly colour: string | null;
}

export const CHIP_HEIGHT = 17;

const FONT_SIZE = 11;
const SIDE = 5;
const BAR = 3;
const BETWEEN = 5;
const ROUND = 3;

/** Names are cut to so many characters. */
const LONGEST = 28;

/** Remembers how wide texts are, because measuring is most of the cost of a label. */
export class TextWidths {
  readonly #widths = new Map<string, number>();

  width(pen: Pen, font: string, text: string): number {
    const key = `${font}|${text}`;
    let width = this.#widths.get(key);
    if (width === undefined) {
      // Scores differ endlessly; a page that is open for long must not remember all of them.
      if (this.#widths.size > 5000) this.#widths.clear();
      pen.font = font;
      width = pen.measureText(text).width;
      this.#widths.set(key, width);
    }
    return width;
  }
}

export function shortened(text: string): string {
  const characters = [...text];
  return characters.length <= LONGEST ? text : `${characters.slice(0, LONGEST - 1).join('')}…`;
}

export function chipWidth(pen: Pen, styles: Styles, widths: TextWidths, chip: Chip): number {
  const texts = chip.parts.map((part) => widths.width(pen, fontOf(styles, part), part.text));
  const text = texts.reduce((sum, width) => sum + width, 0) + BETWEEN * (texts.length - 1);
  return Math.ceil(text) + 2 * SIDE + (chip.bar ? BAR : 0);
}

export function paintChip(
  pen: Pen,
  view: View,
  styles: Styles,
  widths: TextWidths,
  label: Placed<Chip>,
): void {
  const { item: chip } = label;
  const x = Math.round(label.x1 * view.dpr) / view.dpr;
  const y = Math.round(label.y1 * view.dpr) / view.dpr;
  const width = label.x2 - label.x1;
  const height = label.y2 - label.y1;
  pen.globalAlpha = chip.opacity * 0.94;
  pen.fillStyle = chip.plate ?? styles.page;
  pen.beginPath();
  pen.roundRect(x, y, width, height, ROUND);
  pen.fill();
  if (!chip.plate) {
    pen.globalAlpha = chip.opacity;
    pen.strokeStyle = styles.pageEdge;
    pen.lineWidth = 1 / view.dpr;
    pen.stroke();
  }
  let at = x + SIDE;
  if (chip.bar) {
    pen.fillStyle = chip.bar;
    pen.beginPath();
    pen.roundRect(x, y, BAR, height, [ROUND, 0, 0, ROUND]);
    pen.fill();
    at += BAR;
  }
  pen.globalAlpha = chip.opacity;
  pen.textAlign = 'left';
  pen.textBaseline = 'middle';
  for (const part of chip.parts) {
    const font = fontOf(styles, part);
    // Measuring sets the font, so first measure.
    const wide = widths.width(pen, font, part.text);
    pen.font = font;
    pen.fillStyle = part.colour ?? (chip.plate ? styles.page : styles.ink);
    pen.fillText(part.text, at, y + height / 2 + 0.5);
    at += wide + BETWEEN;
  }
}

function fontOf(styles: Styles, part: ChipPart): string {
  return `${part.bold ? '600 ' : ''}${FONT_SIZE}px ${styles.font}`;
}
