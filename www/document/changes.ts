import { type Boxes, boxCount, pickRows, rowOf, rowsOf } from './boxes';
import { type BoxKind, flagOf } from './kinds';

/** How far an extent may change, relative to the coordinates, before a move counts as a resize. */
const SAME_EXTENT = 1e-9;

/**
 * New values for some boxes, as rows to put in place of theirs. All functions here leave `boxes` as
 * they are, pass over unknown ids and give null where a number would not be finite.
 */
export function withCorners(
  boxes: Boxes,
  ids: readonly number[],
  corners: Float64Array,
): Boxes | null {
  if (corners.length !== 4 * ids.length || !corners.every(Number.isFinite)) return null;
  const changed = pickRows(boxes, rowsOf(boxes, ids));
  for (const [i, id] of ids.entries()) {
    const row = rowOf(changed, id);
    if (row >= 0) changed.corners.set(corners.subarray(4 * i, 4 * i + 4), 4 * row);
  }
  return changed;
}

/** One angle per id. */
export function withAngles(
  boxes: Boxes,
  ids: readonly number[],
  angles: Float64Array,
): Boxes | null {
  if (angles.length !== ids.length || !angles.every(Number.isFinite)) return null;
  const changed = pickRows(boxes, rowsOf(boxes, ids));
  for (const [i, id] of ids.entries()) {
    const row = rowOf(changed, id);
    if (row >= 0) changed.angles[row] = angles[i] as number;
  }
  return changed;
}

/** NaN takes the score away. */
export function withScore(boxes: Boxes, ids: Iterable<number>, score: number): Boxes {
  const changed = pickRows(boxes, rowsOf(boxes, ids));
  changed.scores.fill(score);
  return changed;
}

/**
 * Makes boxes what they are to be: a detection has a score, `score` if it had none; a ground truth
 * has none.
 */
export function withKind(boxes: Boxes, ids: Iterable<number>, kind: BoxKind, score: number): Boxes {
  const changed = pickRows(boxes, rowsOf(boxes, ids));
  const isDetection = kind === 'detection';
  const scores = changed.scores.map((own) => {
    if (!isDetection) return Number.NaN;
    return Number.isNaN(own) ? score : own;
  });
  const flag = flagOf(kind);
  return { ...changed, scores, flags: new Uint32Array(scores.length).fill(flag) };
}

export function withClass(boxes: Boxes, ids: Iterable<number>, classIndex: number): Boxes {
  const changed = pickRows(boxes, rowsOf(boxes, ids));
  changed.classes.fill(classIndex);
  return changed;
}

/** Copies shifted by dx, dy pixels, with ids from `firstId` on. */
export function copiesOf(
  boxes: Boxes,
  ids: Iterable<number>,
  shift: { readonly dx: number; readonly dy: number },
  firstId: number,
): Boxes | null {
  const originals = pickRows(boxes, rowsOf(boxes, ids));
  const corners = originals.corners.map(
    (corner, i) => corner + (i % 2 === 0 ? shift.dx : shift.dy),
  );
  if (!corners.every(Number.isFinite)) return null;
  return { ...originals, corners, ids: originals.ids.map((_, i) => firstId + i) };
}

/** Whether boxes only went elsewhere. `changed` holds rows of `boxes` with new corners. */
export function keepsExtents(boxes: Boxes, changed: Boxes): boolean {
  for (let i = 0; i < boxCount(changed); i++) {
    const row = rowOf(boxes, changed.ids[i] as number);
    for (const axis of [0, 1]) {
      const [from, to] = [4 * row + axis, 4 * i + axis];
      const start = changed.corners[to] as number;
      const end = changed.corners[to + 2] as number;
      const before = (boxes.corners[from + 2] as number) - (boxes.corners[from] as number);
      // The same shift rounds differently at each end, so equality would be too much to ask.
      const tolerance = SAME_EXTENT * Math.max(1, Math.abs(start), Math.abs(end));
      if (Math.abs(end - start - before) > tolerance) return false;
    }
  }
  return true;
}
