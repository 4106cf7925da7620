import { orderedBox, rowOf } from '../document/boxes';
import { rectToScreen } from './camera';
import type { GestureMarks } from './gestures';
import { handlePoint, handlesOf } from './hit';
import { paintShapes } from './paint-shapes';
import type { Picture } from './picture';
import { type Point, rectOfRow } from './rect';
import type { Styles } from './styles';
import { crispRect, crispWidth, isNearView, onScreen, type Pen, type View } from './view';

/** The side of a handle as drawn; it can be taken from further away. */
const HANDLE_SIDE = 8;

/** The side of the squares at the corners of several selected boxes, and for how many at most. */
const CORNER_SIDE = 6;
const MOST_CORNERS = 200;

/** Draws what editing shows: hover, selection with its handles, guides, the marquee. */
export function paintMarks(
  pen: Pen,
  view: View,
  picture: Picture,
  styles: Styles,
  marks: GestureMarks & { readonly handles: boolean },
): void {
  pen.strokeStyle = styles.selection;
  pen.fillStyle = styles.selection;
  if (picture.hover !== null && !picture.selection.has(picture.hover)) {
    outline(pen, view, picture, [picture.hover], 2, 0.5);
    pen.globalAlpha = 0.06;
    pen.fill();
  }
  outline(pen, view, picture, picture.selection, 1, 1);
  if (picture.selection.size > 1) paintCorners(pen, view, picture);
  else if (marks.handles) paintHandles(pen, view, picture, styles);
  paintShapes(pen, view, marks.guides, styles);
  if (marks.marquee) {
    const rect = onScreen(view, marks.marquee);
    pen.strokeStyle = styles.selection;
    pen.fillStyle = styles.selection;
    pen.lineWidth = crispWidth(view, 1);
    pen.beginPath();
    if (rect) crispRect(pen, view, rect, 1);
    pen.globalAlpha = 0.1;
    pen.fill();
    pen.globalAlpha = 1;
    pen.stroke();
  }
  pen.globalAlpha = 1;
}

function outline(
  pen: Pen,
  view: View,
  picture: Picture,
  ids: Iterable<number>,
  width: number,
  opacity: number,
): void {
  pen.beginPath();
  for (const id of ids) {
    const row = rowOf(picture.boxes, id);
    const rect = row < 0 ? null : onScreen(view, rectOfRow(picture.boxes, row));
    if (rect) crispRect(pen, view, rect, width);
  }
  pen.lineWidth = crispWidth(view, width);
  pen.globalAlpha = opacity;
  pen.stroke();
}

/** Marks the corners of several selected boxes, which have no handles to be known by. */
function paintCorners(pen: Pen, view: View, picture: Picture): void {
  if (picture.selection.size > MOST_CORNERS) return;
  pen.beginPath();
  for (const id of picture.selection) {
    const row = rowOf(picture.boxes, id);
    const rect = row < 0 ? null : onScreen(view, rectOfRow(picture.boxes, row));
    if (!rect) continue;
    for (const x of [rect.x1, rect.x2]) {
      for (const y of [rect.y1, rect.y2]) addSquare(pen, view, { x, y }, CORNER_SIDE, 0);
    }
  }
  pen.fill();
}

/** Adds a square around a point to the path. */
function addSquare(pen: Pen, view: View, { x, y }: Point, side: number, width: number): void {
  const half = side / 2;
  crispRect(pen, view, { x1: x - half, y1: y - half, x2: x + half, y2: y + half }, width);
}

function paintHandles(pen: Pen, view: View, picture: Picture, styles: Styles): void {
  const [id = -1] = picture.selection;
  const row = rowOf(picture.boxes, id);
  if (row < 0) return;
  const screen = rectToScreen(view.camera, orderedBox(rectOfRow(picture.boxes, row)));
  pen.fillStyle = styles.page;
  pen.strokeStyle = styles.selection;
  pen.lineWidth = crispWidth(view, 1.25);
  pen.globalAlpha = 1;
  pen.beginPath();
  for (const handle of handlesOf(screen)) {
    const middle = handlePoint(screen, handle);
    if (isNearView(view, middle)) addSquare(pen, view, middle, HANDLE_SIDE, 1.25);
  }
  pen.fill();
  pen.stroke();
}
