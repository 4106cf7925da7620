import { type Boxes, orderedBox, rowOf } from '../document/boxes';
import { type Camera, rectToScreen, toWorld } from './camera';
import { boundsOfRow, isPlaced, middleOf, type Point, type Rect, touches, turned } from './rect';

/** The handles of a box, named by where they are on the screen; inverted boxes are no exception. */
export const HANDLES = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w'] as const;

export type Handle = (typeof HANDLES)[number];

/** How far from its middle a handle answers, in screen pixels: targets of 24 and 44 pixels. */
const HANDLE_REACH = 12;
const COARSE_HANDLE_REACH = 22;

/** How far the handle that turns a box stands off its side, in screen pixels. */
const TURN_HANDLE_OFF = 28;

/** How far from its outline a box answers, in screen pixels. */
const OUTLINE_REACH = 4;
const COARSE_OUTLINE_REACH = 12;

/** Below this many screen pixels a side has room for its two corners only. */
const ROOM_FOR_THREE = 40;

/** Where a handle's middle is on an ordered rectangle, as 0, 0.5 or 1 across and down. */
export function handlePlace(handle: Handle): Point {
  return {
    x: handle.includes('w') ? 0 : handle.includes('e') ? 1 : 0.5,
    y: handle.includes('n') ? 0 : handle.includes('s') ? 1 : 0.5,
  };
}

/** The middle of a handle on an ordered rectangle. */
export function handlePoint(rect: Rect, handle: Handle): Point {
  const place = handlePlace(handle);
  return {
    x: rect.x1 + (rect.x2 - rect.x1) * place.x,
    y: rect.y1 + (rect.y2 - rect.y1) * place.y,
  };
}

/** The handles that a box has room for, by its rectangle on the screen; the corners always. */
export function handlesOf(screen: Rect): Handle[] {
  const across = screen.x2 - screen.x1 >= ROOM_FOR_THREE;
  const down = screen.y2 - screen.y1 >= ROOM_FOR_THREE;
  return HANDLES.filter((handle) => {
    if (handle === 'n' || handle === 's') return across;
    if (handle === 'e' || handle === 'w') return down;
    return true;
  });
}

/**
 * The handle of a box (its rectangle in the world) that is under a point of the screen; the nearest
 * if several are. Inwards a handle takes at most a quarter of a side, so that a small box can still
 * be taken by its middle and moved.
 */
export function handleAt(
  box: Rect,
  camera: Camera,
  pointer: Point,
  coarse: boolean,
  angle = 0,
): Handle | null {
  const screen = rectToScreen(camera, orderedBox(box));
  if (!isPlaced(screen)) return null;
  const at = turned(pointer, middleOf(screen), -angle);
  const reach = coarse ? COARSE_HANDLE_REACH : HANDLE_REACH;
  const inX = Math.min(reach, (screen.x2 - screen.x1) / 4);
  const inY = Math.min(reach, (screen.y2 - screen.y1) / 4);
  let nearest: Handle | null = null;
  let least = Number.POSITIVE_INFINITY;
  // From the last corner dragged to most often, so that it wins where a box has no extent.
  for (const handle of ['se', ...handlesOf(screen)] as const) {
    const middle = handlePoint(screen, handle);
    const place = handlePlace(handle);
    if (!within(at.x - middle.x, place.x, reach, inX)) continue;
    if (!within(at.y - middle.y, place.y, reach, inY)) continue;
    const distance = Math.hypot(at.x - middle.x, at.y - middle.y);
    if (distance < least) {
      least = distance;
      nearest = handle;
    }
  }
  return nearest;
}

/** Where the middle of the handle is that turns a box, by its rectangle on the screen. */
export function turnHandlePoint(screen: Rect, angle: number): Point {
  const middle = middleOf(screen);
  return turned({ x: middle.x, y: screen.y1 - TURN_HANDLE_OFF }, middle, angle);
}

/** Whether the handle that turns a box is under a point of the screen. */
export function isTurnHandleAt(
  box: Rect,
  camera: Camera,
  at: Point,
  coarse: boolean,
  angle: number,
): boolean {
  const { x, y } = turnHandlePoint(rectToScreen(camera, orderedBox(box)), angle);
  return Math.hypot(at.x - x, at.y - y) <= (coarse ? COARSE_HANDLE_REACH : HANDLE_REACH);
}

/** Whether an offset from a handle's middle is within its reach, which is shorter inwards. */
function within(offset: number, place: number, reach: number, inwards: number): boolean {
  const before = place === 0 ? reach : inwards;
  const after = place === 1 ? reach : inwards;
  if (place === 0.5) return Math.abs(offset) <= reach;
  return offset >= -before && offset <= after;
}

/** A place in the order of boxes under a point: the smallest area first, of equal ones the last drawn. */
interface Rank {
  readonly row: number;
  readonly area: number;
}

function isBefore(a: Rank, b: Rank): boolean {
  return a.area < b.area || (a.area === b.area && a.row > b.row);
}

/**
 * The box under a point of the screen that a pointer means: the smallest, so that a box inside
 * another can be reached; of equal ones the last drawn. Null when there is none.
 *
 * @param isWanted by id; others are passed over
 */
export function boxAt(
  boxes: Boxes,
  camera: Camera,
  at: Point,
  coarse: boolean,
  isWanted: (id: number) => boolean = () => true,
): number | null {
  let first: Rank | null = null;
  eachUnder(boxes, camera, at, coarse, (row, area) => {
    const rank = { row, area };
    if ((!first || isBefore(rank, first)) && isWanted(boxes.ids[row] as number)) first = rank;
  });
  return idOf(boxes, first);
}

/**
 * Of the boxes under a point the one behind a chosen one, around and around: the first of them
 * behind the last, or where the chosen one is not among them.
 */
export function boxBehind(
  boxes: Boxes,
  camera: Camera,
  at: Point,
  coarse: boolean,
  chosen: number,
): number | null {
  let first: Rank | null = null;
  let next: Rank | null = null;
  const own = rowOf(boxes, chosen);
  const from = { row: own, area: areaOf(boxes.corners, own) };
  let isUnder = false;
  eachUnder(boxes, camera, at, coarse, (row, area) => {
    const rank = { row, area };
    isUnder ||= row === own;
    if (!first || isBefore(rank, first)) first = rank;
    if (isBefore(from, rank) && (!next || isBefore(rank, next))) next = rank;
  });
  return idOf(boxes, (isUnder && next) || first);
}

function idOf({ ids }: Boxes, rank: Rank | null): number | null {
  return rank && (ids[rank.row] ?? null);
}

function areaOf(corners: Float64Array, row: number): number {
  const across = (corners[4 * row + 2] as number) - (corners[4 * row] as number);
  return Math.abs(across * ((corners[4 * row + 3] as number) - (corners[4 * row + 1] as number)));
}

/** One pass over the columns, since a million boxes under a pointer are too many for a list. */
function eachUnder(
  { ids, corners, angles }: Boxes,
  camera: Camera,
  at: Point,
  coarse: boolean,
  tell: (row: number, area: number) => void,
): void {
  const point = toWorld(camera, at);
  const reach = (coarse ? COARSE_OUTLINE_REACH : OUTLINE_REACH) / camera.scale;
  for (let row = 0; row < ids.length; row++) {
    const xa = corners[4 * row] ?? Number.NaN;
    const ya = corners[4 * row + 1] ?? Number.NaN;
    const xb = corners[4 * row + 2] ?? Number.NaN;
    const yb = corners[4 * row + 3] ?? Number.NaN;
    const angle = angles[row] ?? 0;
    let { x, y } = point;
    if (angle !== 0) {
      ({ x, y } = turned(point, { x: (xa + xb) / 2, y: (ya + yb) / 2 }, -angle));
    }
    // A NaN makes every comparison false, and an infinite area has no place to be clicked.
    const inX = x >= Math.min(xa, xb) - reach && x <= Math.max(xa, xb) + reach;
    if (!inX) continue;
    const inY = y >= Math.min(ya, yb) - reach && y <= Math.max(ya, yb) + reach;
    if (!inY) continue;
    const area = areaOf(corners, row);
    if (Number.isFinite(area)) tell(row, area);
  }
}

/** The ids of the boxes that touch a rectangle of the world, in the order of their rows. */
export function boxesIn(boxes: Boxes, area: Rect): Uint32Array {
  const { ids, corners, angles } = boxes;
  const found = new Uint32Array(ids.length);
  let count = 0;
  for (let row = 0; row < ids.length; row++) {
    if (angles[row]) {
      if (touches(area, orderedBox(boundsOfRow(boxes, row)))) found[count++] = ids[row] as number;
      continue;
    }
    const xa = corners[4 * row] as number;
    const xb = corners[4 * row + 2] as number;
    if (!(area.x1 <= Math.max(xa, xb) && Math.min(xa, xb) <= area.x2)) continue;
    const ya = corners[4 * row + 1] as number;
    const yb = corners[4 * row + 3] as number;
    const inY = area.y1 <= Math.max(ya, yb) && Math.min(ya, yb) <= area.y2;
    if (inY) found[count++] = ids[row] as number;
  }
  return found.slice(0, count);
}
