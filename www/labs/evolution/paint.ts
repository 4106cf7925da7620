import { themeColour } from '../../plot/colours';
import type { PlotArea } from '../../plot/plot';
import type { Shape } from './lab';

export interface PlanePicture {
  /** Where the shapes are, x and y each. */
  readonly places: Float32Array;
  /** Per shape, whether an anchor is within reach. */
  readonly reached: Uint8Array;
  readonly anchors: readonly Shape[];
  readonly ratio: number;
}

/** From this many shapes on, dots are squares: a circle takes several times as long. */
const MOST_ROUND = 3000;

/** The reach of all anchors together, and the shapes: dots within it, crosses outside. */
export function paintPlane(
  pen: CanvasRenderingContext2D,
  area: PlotArea,
  { places, reached, anchors, ratio }: PlanePicture,
): void {
  pen.fillStyle = themeColour('--class-2');
  pen.strokeStyle = themeColour('--class-2');
  // One path, so that where reaches overlap it is no darker.
  pen.beginPath();
  for (const anchor of anchors) pen.rect(...reachRect(area, anchor, ratio));
  pen.globalAlpha = 0.09;
  pen.fill();
  pen.globalAlpha = 0.16;
  pen.lineWidth = 1;
  pen.stroke();

  pen.globalAlpha = reached.length > MOST_ROUND ? 0.3 : 0.6;
  const isRound = reached.length <= MOST_ROUND;
  pen.beginPath();
  for (let row = 0; row < reached.length; row += 1) {
    if (!reached[row]) continue;
    const [x = 0, y = 0] = [places[2 * row], places[2 * row + 1]];
    if (!isRound) pen.rect(x - 1.5, y - 1.5, 3, 3);
    else {
      pen.moveTo(x + 2.4, y);
      pen.arc(x, y, 2.4, 0, 2 * Math.PI);
    }
  }
  pen.fill();

  pen.globalAlpha = 0.95;
  pen.strokeStyle = themeColour('--class-1');
  pen.lineWidth = 1.5;
  pen.beginPath();
  for (let row = 0; row < reached.length; row += 1) {
    if (reached[row]) continue;
    const [x = 0, y = 0] = [places[2 * row], places[2 * row + 1]];
    pen.moveTo(x - 3, y - 3);
    pen.lineTo(x + 3, y + 3);
    pen.moveTo(x + 3, y - 3);
    pen.lineTo(x - 3, y + 3);
  }
  pen.stroke();
  pen.globalAlpha = 1;
}

/** All shapes no side of which is `ratio` times larger or smaller than the anchor's, in pixels. */
export function reachRect(
  area: PlotArea,
  [width, height]: Shape,
  ratio: number,
): [x: number, y: number, width: number, height: number] {
  const [left, right] = [area.x(width / ratio), area.x(width * ratio)];
  const [bottom, top] = [area.y(height / ratio), area.y(height * ratio)];
  return [left, top, right - left, bottom - top];
}
