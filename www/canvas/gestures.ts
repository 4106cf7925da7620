import { orderedBox, rowOf } from '../document/boxes';
import type { Editing } from '../document/editing';
import { type Camera, pan, toWorld, visibleWorld } from './camera';
import { moved, resized } from './drag';
import { boxesIn, type Handle } from './hit';
import { rowsInView } from './in-view';
import type { Modifiers } from './input';
import { middleOf, type Point, type Rect, rectOfRow, type Size, turned } from './rect';
import type { LineShape } from './shapes';
import { SNAP_REACH, type Snap, snapEdge, snapLines } from './snap';

/** What gestures and tools act on. */
export interface Surface {
  readonly editing: Editing;
  camera: Camera;
  /** The canvas in CSS pixels. */
  viewport(): Size;
  /** The picture in its own pixels; null when that is not known. */
  pictureSize(): Size | null;
}

/** What a gesture shows while it lasts, besides what it does. */
export interface GestureMarks {
  readonly guides: readonly LineShape[];
  /** In world coordinates, ordered. */
  readonly marquee: Rect | null;
}

export const NO_MARKS: GestureMarks = { guides: [], marquee: null };

/** What one pointer does from the moment that it is dragged. Points are screen points. */
export interface Gesture {
  /** The CSS cursor while it lasts. */
  readonly cursor: string;
  /** The pointer is at `to`. Also called when only a modifier key or the camera has changed. */
  drag(to: Point, modifiers: Modifiers): GestureMarks;
  /** The pointer was released where it was dragged to last. */
  end(): void;
  /** As if the gesture had never begun. */
  cancel(): void;
}

/** Drags the view itself. That is no edit, so a cancelled one stays where it is. */
export function panGesture(surface: Surface, from: Point): Gesture {
  let last = from;
  return {
    cursor: 'grabbing',
    drag(to) {
      surface.camera = pan(surface.camera, to.x - last.x, to.y - last.y);
      last = to;
      return NO_MARKS;
    },
    end() {},
    cancel() {},
  };
}

/** Selects and moves boxes; `grabbed` is the one of them under the pointer, whose edges snap. */
export function moveGesture(
  surface: Surface,
  from: Point,
  ids: readonly number[],
  grabbed: number,
): Gesture {
  const { editing } = surface;
  const boxes = editing.boxes();
  const start = toWorld(surface.camera, from);
  const rect = orderedBox(rectOfRow(boxes, rowOf(boxes, grabbed)));
  const rows = ids.map((id) => rowOf(boxes, id));
  const snapAt = snapper(surface, new Set(ids));
  editing.begin();
  // After `begin`, so that a cancelled gesture takes back the selection too.
  editing.select(ids);
  return {
    cursor: 'move',
    drag(to, modifiers) {
      const by = difference(toWorld(surface.camera, to), start);
      const { dx, dy, guides } = moved(rect, by, modifiers, snapAt(modifiers));
      editing.setCorners(ids, shifted(boxes.corners, rows, dx, dy));
      return { guides, marquee: null };
    },
    end: () => editing.commit(),
    cancel: () => editing.cancel(),
  };
}

/** Pulls a handle of one box, which leaves it ordered. */
export function resizeGesture(
  surface: Surface,
  from: Point,
  id: number,
  handle: Handle,
  cursor: string,
  angle = 0,
): Gesture {
  const { editing } = surface;
  const boxes = editing.boxes();
  const start = toWorld(surface.camera, from);
  const rect = orderedBox(rectOfRow(boxes, rowOf(boxes, id)));
  const snapAt = snapper(surface, new Set([id]));
  editing.begin();
  return {
    cursor,
    drag(to, modifiers) {
      const by = difference(toWorld(surface.camera, to), start);
      if (angle !== 0) {
        const along = turned(by, { x: 0, y: 0 }, -angle);
        const { rect: there } = resized(rect, handle, along, modifiers, null);
        editing.setCorners([id], cornersTurned(there, middleOf(rect), angle));
        return NO_MARKS;
      }
      const { rect: there, guides } = resized(rect, handle, by, modifiers, snapAt(modifiers));
      editing.setCorners([id], Float64Array.of(there.x1, there.y1, there.x2, there.y2));
      return { guides, marquee: null };
    },
    end: () => editing.commit(),
    cancel: () => editing.cancel(),
  };
}

/**
 * A rectangle that lies about `pivot` turned by an angle, as corners that are turned about their own
 * middle: so the corner opposite to the one that was pulled stays where it is.
 */
function cornersTurned(rect: Rect, pivot: Point, angle: number): Float64Array {
  const from = middleOf(rect);
  const { x, y } = difference(turned(from, pivot, angle), from);
  return Float64Array.of(rect.x1 + x, rect.y1 + y, rect.x2 + x, rect.y2 + y);
}

/** A turn in steps of whole degrees, of 15 with Shift, and in no steps with Ctrl or Cmd. */
const DEGREE = Math.PI / 180;
const WIDE_STEP = 15;

/** Turns a box about its middle; the angle that it is given is above -180 and at most 180 degrees. */
export function turnGesture(surface: Surface, from: Point, id: number): Gesture {
  const { editing } = surface;
  const boxes = editing.boxes();
  const row = rowOf(boxes, id);
  const middle = middleOf(rectOfRow(boxes, row));
  const direction = (to: Point) => {
    const { x, y } = difference(toWorld(surface.camera, to), middle);
    return Math.atan2(y, x);
  };
  const start = (boxes.angles[row] ?? 0) - direction(from);
  editing.begin();
  return {
    cursor: 'grabbing',
    drag(to, { shift, mod }) {
      const step = (shift ? WIDE_STEP : 1) * DEGREE;
      const angle = start + direction(to);
      const stepped = mod && !shift ? angle : Math.round(angle / step) * step;
      editing.setAngles([id], Float64Array.of(withinTurn(stepped)));
      return NO_MARKS;
    },
    end: () => editing.commit(),
    cancel: () => editing.cancel(),
  };
}

/** The same direction above -π and at most π. */
export function withinTurn(angle: number): number {
  const turns = Math.ceil((angle - Math.PI) / (2 * Math.PI));
  return angle - turns * 2 * Math.PI;
}

/** Draws a new box, which is selected at the end. Without an area on release there is none. */
export function drawGesture(surface: Surface, from: Point): Gesture {
  const { editing } = surface;
  const start = toWorld(surface.camera, from);
  const snapAt = snapper(surface, new Set());
  let id: number | null = null;
  let hasArea = false;
  editing.begin();
  return {
    cursor: 'crosshair',
    drag(to, modifiers) {
      const snap = snapAt(modifiers);
      const { value: x } = snapEdge(start.x, 'x', snap);
      const { value: y } = snapEdge(start.y, 'y', snap);
      const by = difference(toWorld(surface.camera, to), { x, y });
      const { rect, guides } = resized({ x1: x, y1: y, x2: x, y2: y }, 'se', by, modifiers, snap);
      hasArea = rect.x2 > rect.x1 && rect.y2 > rect.y1;
      if (id !== null) {
        editing.setCorners([id], Float64Array.of(rect.x1, rect.y1, rect.x2, rect.y2));
      } else if (hasArea) {
        id = editing.insert([rect.x1, rect.y1, rect.x2, rect.y2]);
      }
      return { guides, marquee: null };
    },
    end() {
      if (id === null || !hasArea) return editing.cancel();
      editing.select([id]);
      editing.commit();
    },
    cancel: () => editing.cancel(),
  };
}

/** Selects what a rectangle touches, besides what `keep` holds. */
export function marqueeGesture(surface: Surface, from: Point, keep: ReadonlySet<number>): Gesture {
  const { editing } = surface;
  const start = toWorld(surface.camera, from);
  const before = editing.selection();
  return {
    cursor: 'default',
    drag(to) {
      const end = toWorld(surface.camera, to);
      const marquee = orderedBox({ x1: start.x, y1: start.y, x2: end.x, y2: end.y });
      const touched = boxesIn(editing.boxes(), marquee);
      editing.select(keep.size > 0 ? [...keep, ...touched] : touched);
      return { guides: [], marquee };
    },
    end() {},
    cancel: () => editing.select(before),
  };
}

/** Of too many boxes to be told apart there is none to snap to. */
const NO_ROWS = new Uint32Array();

/**
 * What the edges of `moving` boxes snap to, asked anew at each move: Ctrl or Cmd suspends it, and
 * the reach follows the zoom. The lines themselves are gathered once, as nothing else moves.
 */
function snapper(surface: Surface, moving: ReadonlySet<number>) {
  const { camera, editing } = surface;
  const [boxes, viewport] = [editing.boxes(), surface.viewport()];
  const rows = rowsInView({ camera, viewport }, boxes) ?? NO_ROWS;
  const view = visibleWorld(camera, viewport);
  const lines = snapLines(boxes, rows, moving, view, surface.pictureSize());
  return (modifiers: Modifiers): Snap | null =>
    modifiers.mod ? null : { ...lines, reach: SNAP_REACH / surface.camera.scale };
}

/** The corners of rows, moved. An inverted box stays inverted, as all four numbers go along. */
export function shifted(
  corners: Float64Array,
  rows: readonly number[],
  dx: number,
  dy: number,
): Float64Array {
  const result = new Float64Array(4 * rows.length);
  rows.forEach((row, i) => {
    result[4 * i] = (corners[4 * row] as number) + dx;
    result[4 * i + 1] = (corners[4 * row + 1] as number) + dy;
    result[4 * i + 2] = (corners[4 * row + 2] as number) + dx;
    result[4 * i + 3] = (corners[4 * row + 3] as number) + dy;
  });
  return result;
}

function difference(a: Point, b: Point): Point {
  return { x: a.x - b.x, y: a.y - b.y };
}
