import { type Boxes, orderedBox } from '../document/boxes';
import { isPlaced, type Rect, rectOfRow, type Size, touches } from './rect';
import type { LineShape } from './shapes';

/** An edge snaps to another edge that is at most this many screen pixels away. */
export const SNAP_REACH = 6;

/** A line to snap to: across the world at `at`, and belonging to what lies from `from` to `to`. */
export interface SnapLine {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** What the edges of a moving box snap to; lengths in world pixels. */
export interface Snap {
  /** Upright lines, for left and right edges. */
  readonly x: readonly SnapLine[];
  /** Level lines, for top and bottom edges. */
  readonly y: readonly SnapLine[];
  readonly reach: number;
}

/**
 * The edges of the picture and of all boxes in view but those that are moving.
 *
 * @param rows those that may be in view
 */
export function snapLines(
  boxes: Boxes,
  rows: Uint32Array,
  moving: ReadonlySet<number>,
  view: Rect,
  picture: Size | null,
): Pick<Snap, 'x' | 'y'> {
  const x: SnapLine[] = [];
  const y: SnapLine[] = [];
  const add = (rect: Rect) => {
    x.push(
      { at: rect.x1, from: rect.y1, to: rect.y2 },
      { at: rect.x2, from: rect.y1, to: rect.y2 },
    );
    y.push(
      { at: rect.y1, from: rect.x1, to: rect.x2 },
      { at: rect.y2, from: rect.x1, to: rect.x2 },
    );
  };
  for (const row of rows) {
    if (moving.has(boxes.ids[row] ?? -1)) continue;
    const rect = orderedBox(rectOfRow(boxes, row));
    if (isPlaced(rect) && touches(rect, view)) add(rect);
  }
  if (picture) add({ x1: 0, y1: 0, x2: picture.width, y2: picture.height });
  return { x, y };
}

/** A place and the line it was pulled to, if one was near. */
export interface Snapped {
  readonly value: number;
  readonly line: SnapLine | null;
}

/** The nearest line within reach, else the nearest whole pixel. `null` suspends both. */
export function snapEdge(value: number, axis: 'x' | 'y', snap: Snap | null): Snapped {
  if (!snap) return { value, line: null };
  const line = nearestLine(snap[axis], value, snap.reach);
  return { value: line ? line.at : wholePixel(value), line };
}

/**
 * Snaps a move of an ordered rectangle along one axis: whichever of its two edges is nearest to a
 * line goes there; else its first edge goes to a whole pixel, and its extent stays as it is.
 */
export function snapMove(lo: number, hi: number, by: number, axis: 'x' | 'y', snap: Snap | null) {
  if (!snap) return { value: by, line: null };
  // An axis along which the pointer did not really move leaves even a fraction alone.
  if (Math.abs(by) < Math.min(0.5, snap.reach)) return { value: 0, line: null };
  const first = nearestLine(snap[axis], lo + by, snap.reach);
  const second = nearestLine(snap[axis], hi + by, snap.reach);
  const toFirst = first ? first.at - lo : Number.POSITIVE_INFINITY;
  const toSecond = second ? second.at - hi : Number.POSITIVE_INFINITY;
  if (first && Math.abs(toFirst - by) <= Math.abs(toSecond - by)) {
    return { value: toFirst, line: first };
  }
  if (second) return { value: toSecond, line: second };
  return { value: wholePixel(lo + by) - lo, line: null };
}

/** Rounds without making a negative zero, which a table would show as "-0". */
export function wholePixel(value: number): number {
  return Math.round(value) + 0;
}

function nearestLine(lines: readonly SnapLine[], value: number, reach: number): SnapLine | null {
  let nearest: SnapLine | null = null;
  let least = reach;
  for (const line of lines) {
    const distance = Math.abs(line.at - value);
    if (distance < least || (distance === least && !nearest)) {
      nearest = line;
      least = distance;
    }
  }
  return nearest;
}

/** The guides that show to what a rectangle was pulled, each as long as the two together. */
export function guides(rect: Rect, x: SnapLine | null, y: SnapLine | null): LineShape[] {
  const shapes: LineShape[] = [];
  if (x) {
    const y1 = Math.min(x.from, rect.y1);
    const y2 = Math.max(x.to, rect.y2);
    shapes.push({ kind: 'line', id: 'guide-x', style: 'guide', x1: x.at, y1, x2: x.at, y2 });
  }
  if (y) {
    const x1 = Math.min(y.from, rect.x1);
    const x2 = Math.max(y.to, rect.x2);
    shapes.push({ kind: 'line', id: 'guide-y', style: 'guide', x1, y1: y.at, x2, y2: y.at });
  }
  return shapes;
}
