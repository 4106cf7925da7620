import { rowOf } from '../document/boxes';
import { type Fading, type Ghost, type Picture, roleOf } from './picture';
import { type Rect, rectOfRow } from './rect';
import type { Role } from './roles';
import type { Shape } from './shapes';
import { ROLE_STYLES } from './styles';

/**
 * How one picture becomes another: what differs between the two, and nothing else. Both pictures
 * are final; a plan only says what lies between them, so leaving it out changes no result.
 */
export interface Plan {
  readonly before: Picture;
  readonly after: Picture;
  readonly rows: readonly RowChange[];
  /** Boxes that are no more. */
  readonly gone: readonly Omit<Ghost, 'opacity'>[];
  readonly shapes: readonly ShapeChange[];
}

/** A row of `after` that looks different from before. */
interface RowChange {
  readonly row: number;
  /** Where the box was; null when it was there already. */
  readonly from: Rect | null;
  /** What it looked like; null when it looks the same, undefined when there was no box. */
  readonly looked: { readonly role: Role; readonly classIndex: number } | null | undefined;
}

/** A shape before and after; undefined where there is none. */
interface ShapeChange {
  readonly from: Shape | undefined;
  readonly to: Shape | undefined;
}

/** When more than this is different the picture is another one; nobody could follow it anyway. */
const MOST_CHANGES = 600;

/** Compares two pictures: boxes by their ids, shapes by theirs. */
export function plan(before: Picture, after: Picture): Plan {
  const rows = rowChanges(before, after);
  const gone = before.boxes.ids === after.boxes.ids ? [] : goneBoxes(before, after);
  const shapes = before.shapes === after.shapes ? [] : shapeChanges(before.shapes, after.shapes);
  const tooMany = rows.length + gone.length + shapes.length > MOST_CHANGES;
  return tooMany
    ? { before, after, rows: [], gone: [], shapes: [] }
    : { before, after, rows, gone, shapes };
}

/** Whether there is anything to animate. */
export function isStill({ rows, gone, shapes }: Plan): boolean {
  return rows.length === 0 && gone.length === 0 && shapes.every(({ from, to }) => from === to);
}

/** The picture at `t` of the way: `before` itself at 0, `after` itself from 1 on. */
export function at(plan: Plan, t: number): Picture {
  const { before, after } = plan;
  if (!(t < 1) || isStill(plan)) return after;
  if (t <= 0) return before;
  const ghosts: Ghost[] = plan.gone.map((ghost) => ({ ...ghost, opacity: 1 - t }));
  const opacities = new Map<number, number>();
  // Copied on the first move only, as most changes are changes of role.
  let corners = after.boxes.corners;
  for (const { row, from, looked } of plan.rows) {
    const to = rectOfRow(after.boxes, row);
    const now = from ? blendRect(from, to, t) : to;
    if (from) {
      if (corners === after.boxes.corners) corners = corners.slice();
      corners.set([now.x1, now.y1, now.x2, now.y2], 4 * row);
    }
    if (looked !== null) opacities.set(row, t);
    const angle = after.boxes.angles[row] ?? 0;
    if (looked) ghosts.push({ ...now, ...looked, opacity: 1 - t, angle });
  }
  const fadingShapes = new Map<Shape, number>();
  const shapes = plan.shapes.length === 0 ? after.shapes : shapesAt(plan.shapes, t, fadingShapes);
  const fading: Fading = { rows: opacities, ghosts, shapes: fadingShapes };
  return { ...after, boxes: { ...after.boxes, corners }, shapes, fading };
}

function rowChanges(before: Picture, after: Picture): RowChange[] {
  const changes: RowChange[] = [];
  const sameIds = before.boxes.ids === after.boxes.ids;
  const sameCorners = before.boxes.corners === after.boxes.corners;
  for (let row = 0; row < after.boxes.ids.length; row++) {
    const id = after.boxes.ids[row] as number;
    const old = sameIds || before.boxes.ids[row] === id ? row : rowOf(before.boxes, id);
    if (old < 0) {
      changes.push({ row, from: null, looked: undefined });
    } else {
      const moved = !(sameCorners && old === row) && !sameRow(before, old, after, row);
      const from = moved ? rectOfRow(before.boxes, old) : null;
      const looked = looksSame(before, old, after, row) ? null : lookOf(before, old);
      if (from || looked) changes.push({ row, from, looked });
    }
    if (changes.length > MOST_CHANGES) break;
  }
  return changes;
}

function goneBoxes(before: Picture, after: Picture): Omit<Ghost, 'opacity'>[] {
  const gone: Omit<Ghost, 'opacity'>[] = [];
  for (let row = 0; row < before.boxes.ids.length && gone.length <= MOST_CHANGES; row++) {
    const id = before.boxes.ids[row] as number;
    if (after.boxes.ids[row] !== id && rowOf(after.boxes, id) < 0) {
      const angle = before.boxes.angles[row] ?? 0;
      gone.push({ ...rectOfRow(before.boxes, row), ...lookOf(before, row), angle });
    }
  }
  return gone;
}

function sameRow(before: Picture, old: number, after: Picture, row: number): boolean {
  for (let k = 0; k < 4; k++) {
    const was = before.boxes.corners[4 * old + k];
    if (!Object.is(was, after.boxes.corners[4 * row + k])) return false;
  }
  return true;
}

function looksSame(before: Picture, old: number, after: Picture, row: number): boolean {
  const role = roleOf(after, row);
  if (roleOf(before, old) !== role) return false;
  return !ROLE_STYLES[role].byClass || before.boxes.classes[old] === after.boxes.classes[row];
}

function lookOf(picture: Picture, row: number): { role: Role; classIndex: number } {
  return { role: roleOf(picture, row), classIndex: picture.boxes.classes[row] ?? 0 };
}

/** All shapes of both pictures; those that are no more come first, below the others. */
function shapeChanges(before: readonly Shape[], after: readonly Shape[]): ShapeChange[] {
  const old = new Map(before.map((shape) => [shape.id, shape]));
  const stay = after.map((to): ShapeChange => {
    const from = old.get(to.id);
    if (from?.kind !== to.kind) return { from: undefined, to };
    old.delete(to.id);
    return { from: sameShape(from, to) ? to : from, to };
  });
  return [...[...old.values()].map((from): ShapeChange => ({ from, to: undefined })), ...stay];
}

/** Whether two shapes of one kind lie in the same place; what else differs is not animated. */
function sameShape(a: Shape, b: Shape): boolean {
  if (a.kind === 'bar' && b.kind === 'bar' && a.left !== b.left) return false;
  if ('x1' in a && 'x1' in b) {
    return a.x1 === b.x1 && a.y1 === b.y1 && a.x2 === b.x2 && a.y2 === b.y2;
  }
  if ('points' in a && 'points' in b) {
    const { points } = b;
    const at = ({ x, y }: { x: number; y: number }, i: number) =>
      x === points[i]?.x && y === points[i]?.y;
    return a.points.length === points.length && a.points.every(at);
  }
  return 'x' in a && 'x' in b && a.x === b.x && a.y === b.y;
}

function shapesAt(
  changes: readonly ShapeChange[],
  t: number,
  opacities: Map<Shape, number>,
): Shape[] {
  const shapes: Shape[] = [];
  for (const { from, to } of changes) {
    if (from && to) {
      shapes.push(blendShape(from, to, t));
    } else if (to) {
      shapes.push(to);
      opacities.set(to, t);
    } else if (from) {
      shapes.push(from);
      opacities.set(from, 1 - t);
    }
  }
  return shapes;
}

function blendShape(from: Shape, to: Shape, t: number): Shape {
  // Whole pixels have nothing between them.
  if (from === to || to.kind === 'cells') return to;
  if (from.kind === 'bar' && to.kind === 'bar') {
    return { ...to, ...blendRect(from, to, t), left: blend(from.left, to.left, t) };
  }
  if ('x1' in from && 'x1' in to) return { ...to, ...blendRect(from, to, t) };
  if ('x' in from && 'x' in to) {
    return { ...to, x: blend(from.x, to.x, t), y: blend(from.y, to.y, t) };
  }
  return to;
}

function blendRect(from: Rect, to: Rect, t: number): Rect {
  return {
    x1: blend(from.x1, to.x1, t),
    y1: blend(from.y1, to.y1, t),
    x2: blend(from.x2, to.x2, t),
    y2: blend(from.y2, to.y2, t),
  };
}

function blend(from: number, to: number, t: number): number {
  return from + (to - from) * t;
}
