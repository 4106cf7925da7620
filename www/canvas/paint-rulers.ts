import { visibleWorld } from './camera';
import type { Rect, Size } from './rect';
import type { Styles } from './styles';
import { crisp, type Pen, type View } from './view';

/** From this many CSS pixels per pixel of the image on, its pixels are shown as a grid. */
export const GRID_FROM = 8;

/** How wide the rulers along the upper and left edges are, in CSS pixels. */
export const RULER = 20;

/** Numbers on a ruler are at least this far apart. */
const NUMBERS_APART = 44;

export function showsPixels(view: View): boolean {
  return view.camera.scale >= GRID_FROM;
}

/** The part of the canvas that rulers leave free. */
export function freeArea(view: View): Rect {
  const from = showsPixels(view) ? RULER : 0;
  return { x1: from, y1: from, x2: view.viewport.width, y2: view.viewport.height };
}

/** Draws the edges of the image's pixels, each tenth a little stronger. */
export function paintPixelGrid(pen: Pen, view: View, picture: Size | null, styles: Styles): void {
  if (!showsPixels(view)) return;
  const seen = wholePixels(visibleWorld(view.camera, view.viewport), picture);
  const { camera, dpr } = view;
  const at = (value: number, offset: number) => crisp(view, value * camera.scale + offset, 1 / dpr);
  pen.strokeStyle = styles.ink;
  pen.lineWidth = 1 / dpr;
  for (const tenth of [false, true]) {
    pen.globalAlpha = tenth ? 0.2 : 0.09;
    pen.beginPath();
    for (let x = seen.x1; x <= seen.x2; x++) {
      if ((x % 10 === 0) !== tenth) continue;
      pen.moveTo(at(x, camera.x), at(seen.y1, camera.y));
      pen.lineTo(at(x, camera.x), at(seen.y2, camera.y));
    }
    for (let y = seen.y1; y <= seen.y2; y++) {
      if ((y % 10 === 0) !== tenth) continue;
      pen.moveTo(at(seen.x1, camera.x), at(y, camera.y));
      pen.lineTo(at(seen.x2, camera.x), at(y, camera.y));
    }
    pen.stroke();
  }
  pen.globalAlpha = 1;
}

/** The whole pixels in view, of the picture if its size is known. */
function wholePixels(seen: Rect, picture: Size | null): Rect {
  return {
    x1: Math.max(Math.floor(seen.x1), picture ? 0 : Number.NEGATIVE_INFINITY),
    y1: Math.max(Math.floor(seen.y1), picture ? 0 : Number.NEGATIVE_INFINITY),
    x2: Math.min(Math.ceil(seen.x2), picture?.width ?? Number.POSITIVE_INFINITY),
    y2: Math.min(Math.ceil(seen.y2), picture?.height ?? Number.POSITIVE_INFINITY),
  };
}

/** Draws rulers with the coordinates of pixel edges along the upper and left edges of the canvas. */
export function paintRulers(pen: Pen, view: View, styles: Styles): void {
  if (!showsPixels(view)) return;
  const { camera, viewport } = view;
  pen.fillStyle = styles.surround;
  pen.globalAlpha = 0.92;
  pen.fillRect(0, 0, viewport.width, RULER);
  pen.fillRect(0, RULER, RULER, viewport.height - RULER);
  pen.globalAlpha = 1;
  pen.font = `10px ${styles.font}`;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.fillStyle = styles.muted;
  pen.strokeStyle = styles.pageEdge;
  pen.lineWidth = 1;
  pen.beginPath();
  const edge = crisp(view, RULER, 1);
  pen.moveTo(edge, edge);
  pen.lineTo(viewport.width, edge);
  pen.moveTo(edge, edge);
  pen.lineTo(edge, viewport.height);
  const step = rulerStep(camera.scale);
  const seen = visibleWorld(camera, viewport);
  for (let x = Math.ceil(seen.x1); x <= seen.x2; x++) {
    const at = crisp(view, x * camera.scale + camera.x, 1);
    if (at < RULER + 1) continue;
    const numbered = x % step === 0;
    pen.moveTo(at, edge);
    pen.lineTo(at, edge - (numbered ? 6 : 3));
    // Not where the number would be cut off by the corner.
    if (numbered && at > RULER + 10) pen.fillText(String(x), at, 7.5);
  }
  for (let y = Math.ceil(seen.y1); y <= seen.y2; y++) {
    const at = crisp(view, y * camera.scale + camera.y, 1);
    if (at < RULER + 1) continue;
    const numbered = y % step === 0;
    pen.moveTo(edge, at);
    pen.lineTo(edge - (numbered ? 6 : 3), at);
    if (numbered && at > RULER + 10) sideways(pen, view, String(y), at);
  }
  pen.stroke();
  pen.textAlign = 'left';
}

/** Numbers of the left ruler read upwards, since four digits are wider than the ruler. */
function sideways(pen: Pen, view: View, text: string, at: number): void {
  const { dpr } = view;
  pen.setTransform(0, -dpr, dpr, 0, 7.5 * dpr, at * dpr);
  pen.fillText(text, 0, 0);
  pen.setTransform(dpr, 0, 0, dpr, 0, 0);
}

/** The smallest step of 1, 2, 5 or 10 pixels that keeps the numbers apart. */
export function rulerStep(scale: number): number {
  return [1, 2, 5].find((step) => step * scale >= NUMBERS_APART) ?? 10;
}
