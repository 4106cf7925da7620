import { type Handle, handlePlace } from './hit';
import type { Modifiers } from './input';
import type { Point, Rect } from './rect';
import type { LineShape } from './shapes';
import { guides, type Snap, type SnapLine, snapEdge, snapMove, wholePixel } from './snap';

/** How far a rectangle really moves when the pointer went `by`, both in world pixels. */
export function moved(
  rect: Rect,
  by: Point,
  modifiers: Modifiers,
  snap: Snap | null,
): { dx: number; dy: number; guides: LineShape[] } {
  // Shift holds the direction that the pointer went further in.
  const across = modifiers.shift && Math.abs(by.x) < Math.abs(by.y) ? 0 : by.x;
  const down = modifiers.shift && Math.abs(by.x) >= Math.abs(by.y) ? 0 : by.y;
  const x = snapMove(rect.x1, rect.x2, across, 'x', snap);
  const y = snapMove(rect.y1, rect.y2, down, 'y', snap);
  const there = {
    x1: rect.x1 + x.value,
    y1: rect.y1 + y.value,
    x2: rect.x2 + x.value,
    y2: rect.y2 + y.value,
  };
  return { dx: x.value, dy: y.value, guides: guides(there, x.line, y.line) };
}

/** One axis of a resize: the edge that follows the pointer, and the one opposite. */
interface Edges {
  moving: number;
  fixed: number;
  line: SnapLine | null;
}

/**
 * An ordered rectangle after its handle was dragged `by` (world pixels): Shift keeps the ratio of
 * its sides, Alt its centre. Dragged through the opposite edge it flips; the result is ordered.
 * A rectangle without extent, dragged at 'se', is how a new box is drawn; Shift then makes a square.
 */
export function resized(
  rect: Rect,
  handle: Handle,
  by: Point,
  modifiers: Modifiers,
  snap: Snap | null,
): { rect: Rect; guides: LineShape[] } {
  const place = handlePlace(handle);
  const pull = (axis: 'x' | 'y'): Edges => {
    const lo = axis === 'x' ? rect.x1 : rect.y1;
    const hi = axis === 'x' ? rect.x2 : rect.y2;
    if (place[axis] === 0.5) return { moving: hi, fixed: lo, line: null };
    const { value, line } = snapEdge((place[axis] === 1 ? hi : lo) + by[axis], axis, snap);
    const opposite = place[axis] === 1 ? lo : hi;
    return { moving: value, fixed: modifiers.alt ? lo + hi - value : opposite, line };
  };
  const x = pull('x');
  const y = pull('y');
  if (modifiers.shift) keepRatio(rect, place, x, y, modifiers.alt, snap !== null);
  const there = {
    x1: Math.min(x.moving, x.fixed),
    y1: Math.min(y.moving, y.fixed),
    x2: Math.max(x.moving, x.fixed),
    y2: Math.max(y.moving, y.fixed),
  };
  return { rect: there, guides: guides(there, x.line, y.line) };
}

/** Lets the axis that was pulled further lead, and gives the other the extent that the ratio asks. */
function keepRatio(
  rect: Rect,
  place: Point,
  x: Edges,
  y: Edges,
  centred: boolean,
  whole: boolean,
): void {
  const width = rect.x2 - rect.x1;
  const height = rect.y2 - rect.y1;
  const drawnAnew = width === 0 && height === 0;
  // A box that is flat to begin with has no ratio to keep.
  if (!drawnAnew && (width === 0 || height === 0)) return;
  const ratio = drawnAnew ? 1 : width / height;
  const extentX = Math.abs(x.moving - x.fixed);
  const extentY = Math.abs(y.moving - y.fixed);
  const xLeads = place.y === 0.5 || (place.x !== 0.5 && extentX >= extentY * ratio);
  const [follower, extent, middle, corner] = xLeads
    ? [y, extentX / ratio, (rect.y1 + rect.y2) / 2, place.y !== 0.5]
    : [x, extentY * ratio, (rect.x1 + rect.x2) / 2, place.x !== 0.5];
  const round = (value: number) => (whole ? wholePixel(value) : value);
  const direction = follower.moving < follower.fixed ? -1 : 1;
  if (corner && !centred) {
    follower.moving = round(follower.fixed + direction * extent);
  } else {
    follower.moving = round(middle + (direction * extent) / 2);
    follower.fixed = 2 * middle - follower.moving;
  }
  follower.line = null;
}
