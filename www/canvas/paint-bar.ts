import type { BarShape } from './shapes';
import type { Styles } from './styles';
import { onScreen, type Pen, type View } from './view';

export const BAR_HEIGHT = 8;
/** From the edges of its rectangle; and there is no bar in one that has no room for it. */
const INSET = 6;
const LEAST_LENGTH = 16;
const LONGEST = 96;
const HATCH_STEP = 4;

/** The whole length of a bar on the screen; null where it has no room or is out of view. */
export function barOnScreen(
  view: View,
  shape: BarShape,
): { x: number; y: number; width: number } | null {
  const rect = onScreen(view, shape);
  if (!rect) return null;
  const width = Math.min(LONGEST, rect.x2 - rect.x1 - 2 * INSET);
  if (width < LEAST_LENGTH || rect.y2 - rect.y1 < BAR_HEIGHT + 2 * INSET) return null;
  return { x: rect.x1 + INSET, y: rect.y2 - INSET - BAR_HEIGHT, width };
}

/** What is left is filled, what was lost is hatched, and the outline is the whole. */
export function paintBar(pen: Pen, view: View, shape: BarShape, styles: Styles): void {
  const bar = barOnScreen(view, shape);
  if (!bar) return;
  const { x, y, width } = bar;
  const opacity = pen.globalAlpha;
  const colour = styles.shapes[shape.style];
  const at = (share: number) => x + width * Math.min(1, Math.max(0, share));
  pen.setLineDash([]);
  pen.lineWidth = 1;
  pen.fillStyle = styles.page;
  pen.globalAlpha = opacity * 0.85;
  pen.beginPath();
  pen.rect(x, y, width, BAR_HEIGHT);
  pen.fill();
  pen.globalAlpha = opacity;
  pen.strokeStyle = styles.muted;
  hatch(pen, at(shape.before), at(shape.first), y);
  pen.strokeStyle = colour;
  pen.lineWidth = 1.5;
  hatch(pen, at(shape.left), at(shape.before), y);
  pen.fillStyle = colour;
  pen.beginPath();
  pen.rect(x, y, at(shape.left) - x, BAR_HEIGHT);
  pen.fill();
  pen.strokeStyle = styles.muted;
  pen.lineWidth = 1;
  pen.beginPath();
  pen.rect(x, y, width, BAR_HEIGHT);
  pen.stroke();
}

/** Slanted lines over a part of the bar, cut off where it ends. */
function hatch(pen: Pen, from: number, to: number, y: number): void {
  if (!(to > from)) return;
  pen.beginPath();
  for (let foot = from - BAR_HEIGHT + HATCH_STEP / 2; foot < to; foot += HATCH_STEP) {
    // From the lower left to the upper right: x grows as y shrinks.
    const left = Math.max(foot, from);
    const right = Math.min(foot + BAR_HEIGHT, to);
    pen.moveTo(left, y + BAR_HEIGHT - (left - foot));
    pen.lineTo(right, y + BAR_HEIGHT - (right - foot));
  }
  pen.stroke();
  pen.beginPath();
  pen.moveTo(to, y);
  pen.lineTo(to, y + BAR_HEIGHT);
  pen.stroke();
}
