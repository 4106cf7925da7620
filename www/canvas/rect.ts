import { type Boxes, orderedBox } from '../document/boxes';

/** A point, in world or screen coordinates as its user says; y points down in both. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The size of the canvas or of a picture. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A rectangle by its edges. Ordered (x1 <= x2, y1 <= y2) unless its user says otherwise. */
export interface Rect {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** False where a coordinate is NaN or infinite: such a box has no place on a canvas. */
export function isPlaced(rect: Rect): boolean {
  return Number.isFinite(rect.x1 + rect.y1 + rect.x2 + rect.y2);
}

/** The corners of a row as they were written: x2 < x1 or y2 < y1 is possible. */
export function rectOfRow(boxes: Boxes, row: number): Rect {
  const { corners } = boxes;
  return {
    x1: corners[4 * row] ?? Number.NaN,
    y1: corners[4 * row + 1] ?? Number.NaN,
    x2: corners[4 * row + 2] ?? Number.NaN,
    y2: corners[4 * row + 3] ?? Number.NaN,
  };
}

/** A point carried about another, by radians clockwise on the screen. */
export function turned({ x, y }: Point, about: Point, angle: number): Point {
  // Exactly where it was, whatever the rounding.
  if (angle === 0) return { x, y };
  const [dx, dy] = [x - about.x, y - about.y];
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return { x: about.x + dx * cos - dy * sin, y: about.y + dx * sin + dy * cos };
}

export function middleOf({ x1, y1, x2, y2 }: Rect): Point {
  return { x: (x1 + x2) / 2, y: (y1 + y2) / 2 };
}

/** The corners of a rectangle turned about its middle, clockwise from what was its upper left. */
export function turnedCorners(rect: Rect, angle: number): Point[] {
  const { x1, y1, x2, y2 } = orderedBox(rect);
  const middle = middleOf(rect);
  const corners = [
    { x: x1, y: y1 },
    { x: x2, y: y1 },
    { x: x2, y: y2 },
    { x: x1, y: y2 },
  ];
  return corners.map((corner) => turned(corner, middle, angle));
}

/** The rectangle that a row's box fills, turned as it is: as it was written if it is upright. */
export function boundsOfRow(boxes: Boxes, row: number): Rect {
  const rect = rectOfRow(boxes, row);
  const angle = boxes.angles[row] ?? 0;
  if (angle === 0) return rect;
  const corners = turnedCorners(rect, angle);
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
  return { x1: Math.min(...xs), y1: Math.min(...ys), x2: Math.max(...xs), y2: Math.max(...ys) };
}

/** The smallest rectangle around the chosen boxes; null when none of them has a place. */
export function boundsOfChosen(boxes: Boxes, chosen: ReadonlySet<number>): Rect | null {
  let bounds: Rect | null = null;
  for (let row = 0; row < boxes.ids.length; row++) {
    if (!chosen.has(boxes.ids[row] as number)) continue;
    const rect = orderedBox(boundsOfRow(boxes, row));
    if (isPlaced(rect)) bounds = bounds ? around(bounds, rect) : rect;
  }
  return bounds;
}

/** The smallest rectangle around two. */
export function around(a: Rect, b: Rect): Rect {
  return {
    x1: Math.min(a.x1, b.x1),
    y1: Math.min(a.y1, b.y1),
    x2: Math.max(a.x2, b.x2),
    y2: Math.max(a.y2, b.y2),
  };
}

/** Whether two rectangles have a point in common, edges included. */
export function touches(a: Rect, b: Rect): boolean {
  return a.x1 <= b.x2 && b.x1 <= a.x2 && a.y1 <= b.y2 && b.y1 <= a.y2;
}
