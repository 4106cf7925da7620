import { equalFlags, flagsAt, joinedFlags, replacedFlags } from './flags';
import { IdSet } from './id-set';

/**
 * Boxes as columns: row `i` of every column is one box. Columns are never written to once they are
 * here; an edit makes new ones. So a view, an undo entry and the engine can share them, and a box
 * set of any size crosses to the worker as four arrays.
 */
export interface Boxes {
  /**
   * Stays with a box through every edit; unique in the document. Rows are in ascending order of
   * ids: a new box always gets the highest id so far, and one brought back by undo returns to its
   * old row.
   */
  readonly ids: Uint32Array;
  /** x1, y1, x2, y2 per box in pixels, as its author wrote them: x2 < x1 or y2 < y1 is kept. */
  readonly corners: Float64Array;
  /** NaN where the box has no score. */
  readonly scores: Float64Array;
  /** Index into the document's class names. */
  readonly classes: Uint32Array;
  /**
   * Radians, clockwise on the screen, about the centre of the box; 0 for an upright one. A column
   * without numbers: all are upright.
   */
  readonly angles: Float64Array;
  /** Marks of ground truths, see `flags.ts`. Absent: none is marked. */
  readonly flags?: Uint32Array;
}

/** One box taken out of the columns, for tables and messages. */
export interface BoxRow {
  id: number;
  x1: number;
  y1: number;
  x2: number;
  y2: number;
  score: number | null;
  classIndex: number;
  angle: number;
  flag?: number;
}

/** Four corners in pixels, in either order on each axis. */
export type Corners = Pick<BoxRow, 'x1' | 'y1' | 'x2' | 'y2'>;

export const emptyBoxes: Boxes = {
  ids: new Uint32Array(0),
  corners: new Float64Array(0),
  scores: new Float64Array(0),
  classes: new Uint32Array(0),
  angles: new Float64Array(0),
};

export function boxCount(boxes: Boxes): number {
  return boxes.ids.length;
}

const NO_ANGLES = new Float64Array(0);

/** The same boxes, none of them turned. */
export function upright(boxes: Boxes): Boxes {
  return { ...boxes, angles: NO_ANGLES };
}

/** The row of the box with this id, or -1. Takes log(n) steps for an id that is there. */
export function rowOf(boxes: Boxes, id: number): number {
  let low = 0;
  let high = boxes.ids.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const there = boxes.ids[middle] as number;
    if (there === id) return middle;
    if (there < id) low = middle + 1;
    else high = middle - 1;
  }
  // Columns from outside the store may be in another order; a slow answer is better than a wrong one.
  return boxes.ids.indexOf(id);
}

/** The row of each of these boxes, -1 for an id that is not here. */
function findRows(boxes: Boxes, ids: Float64Array | Uint32Array): Int32Array {
  const rows = new Int32Array(ids.length);
  let row = -1;
  for (let i = 0; i < ids.length; i++) {
    const id = ids[i] as number;
    // Most often the ids are neighbours, in the order of the rows.
    row = boxes.ids[row + 1] === id ? row + 1 : rowOf(boxes, id);
    rows[i] = row;
  }
  return rows;
}

/** The rows of these boxes, ascending and each once. Ids that are not here are left out. */
export function rowsOf(boxes: Boxes, ids: Iterable<number>): Uint32Array {
  const given = ids instanceof IdSet ? ids.ids : ids;
  const found = findRows(boxes, given instanceof Uint32Array ? given : Float64Array.from(given));
  // Sorting takes long even where nothing is to be done.
  if (found.some((row, i) => i > 0 && row < (found[i - 1] as number))) found.sort();
  const rows = new Uint32Array(found.length);
  let count = 0;
  for (let i = 0; i < found.length; i++) {
    const row = found[i] as number;
    if (row >= 0 && row !== found[i - 1]) rows[count++] = row;
  }
  return rows.subarray(0, count);
}

/** Those of these ids that are here, in the order of the rows, each once. */
export function idsOf(boxes: Boxes, ids: Iterable<number>): Uint32Array {
  return rowsOf(boxes, ids).map((row) => boxes.ids[row] as number);
}

/** The box in this row; undefined past the end. */
export function boxRow(boxes: Boxes, row: number): BoxRow | undefined {
  const id = boxes.ids[row];
  if (id === undefined) return undefined;
  const score = boxes.scores[row] as number;
  const flag = boxes.flags?.[row];
  return {
    id,
    x1: boxes.corners[4 * row] as number,
    y1: boxes.corners[4 * row + 1] as number,
    x2: boxes.corners[4 * row + 2] as number,
    y2: boxes.corners[4 * row + 3] as number,
    score: Number.isNaN(score) ? null : score,
    classIndex: boxes.classes[row] as number,
    angle: boxes.angles[row] ?? 0,
    ...(flag && { flag }),
  };
}

export function fromRows(rows: readonly BoxRow[]): Boxes {
  return {
    ids: Uint32Array.from(rows, (row) => row.id),
    corners: Float64Array.from(rows.flatMap((row) => [row.x1, row.y1, row.x2, row.y2])),
    scores: Float64Array.from(rows, (row) => row.score ?? Number.NaN),
    classes: Uint32Array.from(rows, (row) => row.classIndex),
    angles: Float64Array.from(rows, (row) => row.angle),
    ...(rows.some((row) => row.flag) && { flags: Uint32Array.from(rows, (row) => row.flag ?? 0) }),
  };
}

/** Whether the second corner lies left of or above the first. */
export function isInverted(box: Corners): boolean {
  return box.x2 < box.x1 || box.y2 < box.y1;
}

/** The same rectangle with x1 <= x2 and y1 <= y2. */
export function orderedBox(box: Corners): Corners {
  return {
    x1: Math.min(box.x1, box.x2),
    y1: Math.min(box.y1, box.y2),
    x2: Math.max(box.x1, box.x2),
    y2: Math.max(box.y1, box.y2),
  };
}

/** `orderedBox` for a whole column, as a new column: what the engine is given. */
export function orderedCorners(corners: Float64Array): Float64Array {
  const ordered = new Float64Array(corners.length);
  for (let i = 0; i < corners.length; i += 4) {
    for (let axis = i; axis < i + 2; axis++) {
      const a = corners[axis] as number;
      const b = corners[axis + 2] as number;
      ordered[axis] = Math.min(a, b);
      ordered[axis + 2] = Math.max(a, b);
    }
  }
  return ordered;
}

/** The smallest rectangle around all boxes whose corners are finite; null when there is none. */
export function boundsOf(boxes: Boxes): Corners | null {
  let bounds: Corners | null = null;
  for (let i = 0; i < boxes.corners.length; i += 4) {
    const x1 = boxes.corners[i] as number;
    const y1 = boxes.corners[i + 1] as number;
    const x2 = boxes.corners[i + 2] as number;
    const y2 = boxes.corners[i + 3] as number;
    const finite =
      Number.isFinite(x1) && Number.isFinite(y1) && Number.isFinite(x2) && Number.isFinite(y2);
    if (!finite) continue;
    bounds ??= { x1, y1, x2, y2 };
    bounds.x1 = Math.min(bounds.x1, x1, x2);
    bounds.y1 = Math.min(bounds.y1, y1, y2);
    bounds.x2 = Math.max(bounds.x2, x1, x2);
    bounds.y2 = Math.max(bounds.y2, y1, y2);
  }
  return bounds;
}

/** The boxes in these rows, in the order of `rows`; every row must exist. */
export function pickRows(boxes: Boxes, rows: Uint32Array): Boxes {
  const picked: Boxes = {
    ids: new Uint32Array(rows.length),
    corners: new Float64Array(4 * rows.length),
    scores: new Float64Array(rows.length),
    classes: new Uint32Array(rows.length),
    angles: new Float64Array(rows.length),
    ...flagsAt(boxes, rows),
  };
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    picked.ids[i] = boxes.ids[row] as number;
    picked.scores[i] = boxes.scores[row] as number;
    picked.classes[i] = boxes.classes[row] as number;
    picked.angles[i] = boxes.angles[row] ?? 0;
    for (let c = 0; c < 4; c++) picked.corners[4 * i + c] = boxes.corners[4 * row + c] as number;
  }
  return picked;
}

/** Everything but these rows, which are ascending and each named once. */
export function removeRows(boxes: Boxes, rows: Uint32Array): Boxes {
  const rest = new Uint32Array(boxCount(boxes) - rows.length);
  let removed = 0;
  for (let row = 0; row < boxCount(boxes); row++) {
    if (rows[removed] === row) removed++;
    else rest[row - removed] = row;
  }
  return pickRows(boxes, rest);
}

/** One after the other. The ids of `second` have to follow those of `first`. */
export function concatBoxes(first: Boxes, second: Boxes): Boxes {
  const count = boxCount(first);
  const joined: Boxes = {
    ids: new Uint32Array(count + boxCount(second)),
    corners: new Float64Array(4 * (count + boxCount(second))),
    scores: new Float64Array(count + boxCount(second)),
    classes: new Uint32Array(count + boxCount(second)),
    angles: new Float64Array(count + boxCount(second)),
    ...joinedFlags(first, second),
  };
  joined.ids.set(first.ids);
  joined.ids.set(second.ids, count);
  joined.corners.set(first.corners);
  joined.corners.set(second.corners, 4 * count);
  joined.scores.set(first.scores);
  joined.scores.set(second.scores, count);
  joined.classes.set(first.classes);
  joined.classes.set(second.classes, count);
  joined.angles.set(first.angles);
  joined.angles.set(second.angles, count);
  return joined;
}

/** Both, each row where its id belongs. No id may be in both. */
export function insertRows(boxes: Boxes, added: Boxes): Boxes {
  const joined = concatBoxes(boxes, added);
  const count = boxCount(boxes);
  if ((boxes.ids[count - 1] ?? -1) < (added.ids[0] ?? 0)) return joined;
  const rows = new Uint32Array(boxCount(joined));
  let next = 0;
  let nextAdded = count;
  for (let row = 0; row < rows.length; row++) {
    const takeAdded =
      next === count || (joined.ids[nextAdded] ?? Infinity) < (joined.ids[next] as number);
    rows[row] = takeAdded ? nextAdded++ : next++;
  }
  return pickRows(joined, rows);
}

/**
 * `changed` in place of the rows with the same ids; ids that are not here are passed over. A column
 * in which nothing differs is the same array as before, and so are the boxes if no column differs.
 */
export function replaceRows(boxes: Boxes, changed: Boxes): Boxes {
  const rows = findRows(boxes, changed.ids);
  const corners = replaceValues(boxes.corners, rows, changed.corners, 4);
  const scores = replaceValues(boxes.scores, rows, changed.scores, 1);
  const classes = replaceValues(boxes.classes, rows, changed.classes, 1);
  const angles = replaceValues(boxes.angles, rows, changed.angles, 1);
  const marked = replacedFlags(boxes, rows, changed);
  const isSame =
    corners === boxes.corners &&
    scores === boxes.scores &&
    classes === boxes.classes &&
    angles === boxes.angles &&
    marked.flags === boxes.flags;
  return isSame ? boxes : { ids: boxes.ids, corners, scores, classes, angles, ...marked };
}

function replaceValues<Column extends Float64Array | Uint32Array>(
  column: Column,
  rows: Int32Array,
  values: Column,
  perRow: number,
): Column {
  let replaced = column;
  for (let i = 0; i < values.length; i++) {
    const row = rows[Math.floor(i / perRow)] as number;
    const at = perRow * row + (i % perRow);
    if (row < 0 || Object.is(values[i], replaced[at])) continue;
    if (replaced === column) replaced = column.slice() as Column;
    replaced[at] = values[i] as number;
  }
  return replaced;
}

/** Whether both hold the same boxes, number for number. Columns that are shared cost nothing. */
export function equalBoxes(a: Boxes, b: Boxes): boolean {
  return (
    equalColumns(a.ids, b.ids) &&
    equalColumns(a.corners, b.corners) &&
    equalColumns(a.scores, b.scores) &&
    equalColumns(a.classes, b.classes) &&
    equalColumns(a.angles, b.angles) &&
    equalFlags(a, b)
  );
}

/** Whether both hold the same numbers; NaN equals NaN. */
export function equalColumns(
  a: Float64Array | Uint32Array,
  b: Float64Array | Uint32Array,
): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (!Object.is(a[i], b[i])) return false;
  return true;
}

/** Bytes in the columns, whether or not they are shared. */
export function boxesBytes(boxes: Boxes): number {
  return (
    boxes.ids.byteLength +
    boxes.corners.byteLength +
    boxes.scores.byteLength +
    boxes.classes.byteLength +
    boxes.angles.byteLength +
    (boxes.flags?.byteLength ?? 0)
  );
}
