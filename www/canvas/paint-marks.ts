import { orderedBox, rowOf } from '../document/boxes';
import { rectToScreen } from './camera';
import type { GestureMarks } from './gestures';
import { handlePoint, handlesOf, turnHandlePoint } from './hit';
import { MOST_DRAWN, rowsInView } from './in-view';
import { paintShapes } from './paint-shapes';
import type { Picture } from './picture';
import { boundsOfRow, middleOf, type Point, rectOfRow, turned, turnedCorners } from './rect';
import type { Styles } from './styles';
import {
  crispRect,
  crispWidth,
  isNearView,
  onScreen,
  type Pen,
  turnedPath,
  type View,
} from './view';

/** The side of a handle as drawn; it can be taken from further away. */
const HANDLE_SIDE = 8;

/** The side of the squares at the corners of several selected boxes, and for how many at most. */
const CORNER_SIDE = 6;
const MOST_CORNERS = 200;

/** Marks of a gesture, whether handles are shown, and whether there is one to turn a box with. */
export interface Handled extends GestureMarks {
  readonly handles: boolean;
  readonly turns: boolean;
}

/** Draws what editing shows: hover, selection with its handles, guides, the marquee. */
export function paintMarks(
  pen: Pen,
  view: View,
  picture: Picture,
  styles: Styles,
  marks: Handled,
): void {
  pen.strokeStyle = styles.selection;
  pen.fillStyle = styles.selection;
  if (picture.hover !== null && !picture.selection.has(picture.hover)) {
    outline(pen, view, picture, [picture.hover], 2, 0.5);
    pen.globalAlpha = 0.06;
    pen.fill();
  }
  outline(pen, view, picture, selectedInView(view, picture), 1, 1);
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

/** The selected boxes that may be in view; of too many, outlines would be one area and take seconds. */
function selectedInView(view: View, { boxes, selection }: Picture): Iterable<number> {
  if (selection.size <= MOST_CORNERS) return selection;
  const rows = rowsInView(view, boxes);
  if (!rows) return selection.size > MOST_DRAWN ? [] : selection;
  return rows.map((row) => boxes.ids[row] as number).filter((id) => selection.has(id));
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
    const angle = picture.boxes.angles[row] ?? 0;
    if (angle !== 0) {
      turnedPath(pen, view, rectOfRow(picture.boxes, row), angle);
      continue;
    }
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
    if (row < 0 || !onScreen(view, boundsOfRow(picture.boxes, row))) continue;
    const screen = rectToScreen(view.camera, rectOfRow(picture.boxes, row));
    for (const corner of turnedCorners(screen, picture.boxes.angles[row] ?? 0)) {
      if (isNearView(view, corner)) addSquare(pen, view, corner, CORNER_SIDE, 0);
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
  const angle = picture.boxes.angles[row] ?? 0;
  pen.fillStyle = styles.page;
  pen.strokeStyle = styles.selection;
  pen.lineWidth = crispWidth(view, 1.25);
  pen.globalAlpha = 1;
  pen.beginPath();
  for (const handle of handlesOf(screen)) {
    const middle = turned(handlePoint(screen, handle), middleOf(screen), angle);
    if (isNearView(view, middle)) addSquare(pen, view, middle, HANDLE_SIDE, 1.25);
  }
  pen.fill();
  pen.stroke();
}

/**
 * Draws the handle that turns a box, round and on a stem above the side that is up while the box is
 * upright. It goes above labels, which may lie where it has to be.
 */
export function paintTurnHandle(
  pen: Pen,
  view: View,
  picture: Picture,
  styles: Styles,
  marks: Handled,
): void {
  const [id = -1, ...more] = picture.selection;
  const row = rowOf(picture.boxes, id);
  if (!marks.turns || !marks.handles || more.length > 0 || row < 0) return;
  const screen = rectToScreen(view.camera, orderedBox(rectOfRow(picture.boxes, row)));
  const angle = picture.boxes.angles[row] ?? 0;
  const end = turnHandlePoint(screen, angle);
  const foot = turned(handlePoint(screen, 'n'), middleOf(screen), angle);
  if (!isNearView(view, end)) return;
  pen.fillStyle = styles.page;
  pen.strokeStyle = styles.selection;
  pen.lineWidth = crispWidth(view, 1.25);
  pen.globalAlpha = 1;
  pen.beginPath();
  pen.moveTo(foot.x, foot.y);
  pen.lineTo(end.x, end.y);
  pen.stroke();
  pen.beginPath();
  pen.arc(end.x, end.y, HANDLE_SIDE / 2 + 1.5, 0, 2 * Math.PI);
  pen.fill();
  pen.stroke();
}
