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

/** A picture of the plane as it was last painted: most events change nothing of it. */
export interface PlaneLayer {
  readonly key: string;
  readonly canvas: HTMLCanvasElement;
}

/** Paints the plane, or what was painted of it if the key is still the same. */
export function paintLayer(
  pen: CanvasRenderingContext2D,
  area: PlotArea,
  key: string,
  before: PlaneLayer | null,
  picture: () => PlanePicture,
): PlaneLayer | null {
  const layer = before?.key === key ? before : paintedLayer(pen.canvas, area, key, picture());
  if (layer) pen.drawImage(layer.canvas, 0, 0, area.width, area.height);
  return layer;
}

function paintedLayer(
  screen: HTMLCanvasElement,
  area: PlotArea,
  key: string,
  picture: PlanePicture,
): PlaneLayer | null {
  const canvas = document.createElement('canvas');
  canvas.width = screen.width;
  canvas.height = screen.height;
  const pen = canvas.getContext('2d');
  if (!pen) return null;
  pen.scale(screen.width / area.width, screen.height / area.height);
  const style = getComputedStyle(screen);
  paintPlane(pen, area, (name) => style.getPropertyValue(name).trim(), picture);
  return { key, canvas };
}

/** The reach of all anchors together, and the shapes: dots within it, crosses outside. */
function paintPlane(
  pen: CanvasRenderingContext2D,
  area: PlotArea,
  colour: (name: string) => string,
  { places, reached, anchors, ratio }: PlanePicture,
): void {
  pen.fillStyle = colour('--class-2');
  pen.strokeStyle = colour('--class-2');
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
  pen.strokeStyle = colour('--class-1');
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
