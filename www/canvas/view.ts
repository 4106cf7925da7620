import { type Camera, rectToScreen } from './camera';
import { type Point, type Rect, type Size, turnedCorners } from './rect';

/** What the painter uses of a canvas context: an interface that a test can stand in for. */
export type Pen = Pick<
  CanvasRenderingContext2D,
  | 'arc'
  | 'beginPath'
  | 'clearRect'
  | 'closePath'
  | 'drawImage'
  | 'fill'
  | 'fillRect'
  | 'fillStyle'
  | 'fillText'
  | 'font'
  | 'globalAlpha'
  | 'imageSmoothingEnabled'
  | 'imageSmoothingQuality'
  | 'lineJoin'
  | 'lineTo'
  | 'lineWidth'
  | 'moveTo'
  | 'rect'
  | 'roundRect'
  | 'setLineDash'
  | 'setTransform'
  | 'stroke'
  | 'strokeStyle'
  | 'strokeText'
  | 'textAlign'
  | 'textBaseline'
> & { measureText(text: string): Pick<TextMetrics, 'width'> };

/** Where and how finely things are drawn. All lengths of the painter are CSS pixels. */
export interface View {
  readonly camera: Camera;
  readonly viewport: Size;
  /** Device pixels per CSS pixel. */
  readonly dpr: number;
}

/** Things are cut off this far outside the canvas: a dashed line of a million pixels takes seconds. */
export const OUTSIDE = 64;

/** Of what reaches further than this many pixels only the part in view is drawn. */
const FAR = 8192;

/** A rectangle of the world on the screen, ordered; null when nothing of it is to be seen. */
export function onScreen(view: View, world: Rect): Rect | null {
  const { x1, y1, x2, y2 } = rectToScreen(view.camera, world);
  const rect = {
    x1: Math.max(Math.min(x1, x2), -OUTSIDE),
    y1: Math.max(Math.min(y1, y2), -OUTSIDE),
    x2: Math.min(Math.max(x1, x2), view.viewport.width + OUTSIDE),
    y2: Math.min(Math.max(y1, y2), view.viewport.height + OUTSIDE),
  };
  // Written so that NaN gives null.
  return rect.x1 <= rect.x2 && rect.y1 <= rect.y2 ? rect : null;
}

/** The part of a line (screen points) that may be seen; null when there is none. */
export function clippedLine(view: View, a: Point, b: Point): [Point, Point] | null {
  if (!Number.isFinite(b.x - a.x + (b.y - a.y))) return null;
  let from = 0;
  let to = 1;
  const { width, height } = view.viewport;
  for (const [start, end, side] of [
    [a.x, b.x, width],
    [a.y, b.y, height],
  ] as const) {
    const way = end - start;
    const toLow = -OUTSIDE - start;
    const toHigh = side + OUTSIDE - start;
    if (way === 0) {
      if (toLow > 0 || toHigh < 0) return null;
    } else {
      from = Math.max(from, Math.min(toLow / way, toHigh / way));
      to = Math.min(to, Math.max(toLow / way, toHigh / way));
    }
  }
  if (from > to) return null;
  // Of ends as far as 1e300 the part in view is lost to rounding, so it is brought in by force.
  const at = (t: number) => ({
    x: Math.min(Math.max(a.x + (b.x - a.x) * t, -OUTSIDE), width + OUTSIDE),
    y: Math.min(Math.max(a.y + (b.y - a.y) * t, -OUTSIDE), height + OUTSIDE),
  });
  return [at(from), at(to)];
}

/** Whether a point of the screen is on the canvas or near it; false for NaN. */
export function isNearView(view: View, { x, y }: Point): boolean {
  const { width, height } = view.viewport;
  const inX = x >= -OUTSIDE && x <= width + OUTSIDE;
  return inX && y >= -OUTSIDE && y <= height + OUTSIDE;
}

/** The place nearest to `at` where a line of this width covers device pixels; 0: where an area ends. */
export function crisp(view: View, at: number, width: number): number {
  const odd = width > 0 ? Math.max(Math.round(width * view.dpr), 1) % 2 : 0;
  return (Math.round(at * view.dpr - odd / 2) + odd / 2) / view.dpr;
}

/** Adds a box of the world, turned about its middle, to the path. */
export function turnedPath(pen: Pen, view: View, rect: Rect, angle: number): void {
  polygonPath(pen, view, turnedCorners(rectToScreen(view.camera, rect), angle));
}

/** Adds a polygon of the screen to the path. Of a huge one there are only the sides in view. */
export function polygonPath(pen: Pen, view: View, corners: readonly Point[]): void {
  const near = corners.every(({ x, y }) => Math.abs(x) < FAR && Math.abs(y) < FAR);
  if (near && corners.length > 0) {
    corners.forEach(({ x, y }, i) => {
      if (i === 0) pen.moveTo(x, y);
      else pen.lineTo(x, y);
    });
    pen.closePath();
    return;
  }
  corners.forEach((corner, i) => {
    const side = clippedLine(view, corner, corners[(i + 1) % corners.length] as Point);
    if (!side) return;
    pen.moveTo(side[0].x, side[0].y);
    pen.lineTo(side[1].x, side[1].y);
  });
}

/** The width nearest to `width` that is a whole number of device pixels, at least one. */
export function crispWidth(view: View, width: number): number {
  return Math.max(Math.round(width * view.dpr), 1) / view.dpr;
}

/** Adds a rectangle to the path, each edge where a line of this width is crisp. */
export function crispRect(pen: Pen, view: View, rect: Rect, width: number): void {
  const x = crisp(view, rect.x1, width);
  const y = crisp(view, rect.y1, width);
  pen.rect(x, y, crisp(view, rect.x2, width) - x, crisp(view, rect.y2, width) - y);
}
