import { boxLabels } from './box-labels';
import { rectToScreen } from './camera';
import { paintChip, type TextWidths } from './chips';
import { NO_MARKS } from './gestures';
import { layOut } from './labels';
import { paintBoxes } from './paint-boxes';
import { type Handled, paintMarks, paintTurnHandle } from './paint-marks';
import { freeArea, paintPixelGrid, paintRulers } from './paint-rulers';
import { drawSource, paintImages, paintShapes, shapeLabels } from './paint-shapes';
import type { Picture } from './picture';
import type { Styles } from './styles';
import { crispRect, onScreen, type Pen, type View } from './view';

/** From this many CSS pixels per pixel on, pixels of the picture are squares and not smoothed. */
const SQUARES_FROM = 3;

/** Draws what settles: the page with its picture, the fields, the pixel grid, the boxes. */
export function paintBase(pen: Pen, view: View, picture: Picture, styles: Styles): void {
  begin(pen, view);
  pen.fillStyle = styles.surround;
  pen.fillRect(...everything(view));
  paintPage(pen, view, picture, styles);
  paintImages(pen, view, picture);
  paintPixelGrid(pen, view, picture.size, styles);
  paintBoxes(pen, view, picture, styles);
}

/** Draws what comes and goes above it: shapes, selection, marks of a gesture, labels, rulers. */
export function paintTop(
  pen: Pen,
  view: View,
  picture: Picture,
  styles: Styles,
  marks: Handled,
  widths: TextWidths,
): void {
  begin(pen, view);
  pen.clearRect(...everything(view));
  paintAbove(pen, view, picture, styles, marks, widths);
}

/**
 * Draws both on one pen, as a picture that leaves the page has them: without what editing shows.
 * Shapes reach over the edges of the view, where whoever owns the pen cuts them off.
 */
export function paintWhole(
  pen: Pen,
  view: View,
  picture: Picture,
  styles: Styles,
  widths: TextWidths,
): void {
  const bare = { ...picture, selection: NOBODY, hover: null };
  paintBase(pen, view, bare, styles);
  paintAbove(pen, view, bare, styles, { ...NO_MARKS, handles: false, turns: false }, widths);
}

const NOBODY: ReadonlySet<number> = new Set();

function paintAbove(
  pen: Pen,
  view: View,
  picture: Picture,
  styles: Styles,
  marks: Handled,
  widths: TextWidths,
): void {
  paintShapes(pen, view, picture.shapes, styles, picture.fading?.shapes);
  paintMarks(pen, view, picture, styles, marks);
  const candidates = function* () {
    yield* shapeLabels(pen, view, picture, styles, widths);
    yield* boxLabels(pen, view, picture, styles, widths);
  };
  for (const label of layOut(candidates(), freeArea(view))) {
    paintChip(pen, view, styles, widths, label);
  }
  paintTurnHandle(pen, view, picture, styles, marks);
  pen.globalAlpha = 1;
  paintRulers(pen, view, styles);
}

/** The whole canvas: its last pixels are only partly in a viewport of 857.6 by 513.4. */
function everything({ viewport: { width, height } }: View) {
  return [0, 0, Math.ceil(width) + 1, Math.ceil(height) + 1] as const;
}

function begin(pen: Pen, view: View): void {
  pen.setTransform(view.dpr, 0, 0, view.dpr, 0, 0);
  pen.globalAlpha = 1;
  pen.setLineDash([]);
  pen.lineJoin = 'miter';
}

function paintPage(pen: Pen, view: View, picture: Picture, styles: Styles): void {
  if (!picture.size) return;
  const page = { x1: 0, y1: 0, x2: picture.size.width, y2: picture.size.height };
  const rect = onScreen(view, page);
  if (!rect) return;
  pen.fillStyle = styles.page;
  pen.beginPath();
  crispRect(pen, view, rect, 1);
  pen.fill();
  if (picture.backdrop) {
    pen.imageSmoothingEnabled = view.camera.scale * view.dpr < SQUARES_FROM;
    pen.imageSmoothingQuality = 'high';
    pen.globalAlpha = styles.pictureOpacity;
    drawSource(pen, picture.backdrop, rectToScreen(view.camera, page));
    pen.globalAlpha = 1;
  }
  pen.strokeStyle = styles.pageEdge;
  pen.lineWidth = 1;
  pen.beginPath();
  crispRect(pen, view, rect, 1);
  pen.stroke();
}
