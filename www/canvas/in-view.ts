import type { Boxes } from '../document/boxes';
import { boundsOfRow } from './rect';
import { OUTSIDE, type View } from './view';

/** With more boxes in view than these the canvas shows how dense they lie, and not each of them. */
export const MOST_DRAWN = 20_000;

type Sight = Pick<View, 'camera' | 'viewport'>;

/** Whether that is so. */
export function isDense(view: Sight, boxes: Boxes): boolean {
  return boxes.ids.length > MOST_DRAWN && rowsInView(view, boxes) === null;
}

let last: {
  readonly boxes: Boxes;
  readonly view: Sight;
  readonly rows: Uint32Array | null;
} | null = null;

/**
 * The rows that may be seen, in one pass over the columns; null as soon as these are more than
 * `MOST_DRAWN`. The last answer is kept, since the boxes and the labels above them are painted one
 * after the other.
 */
export function rowsInView(view: Sight, boxes: Boxes): Uint32Array | null {
  if (last && isSame(last.boxes, boxes) && sees(last.view, view)) return last.rows;
  const rows = find(view, boxes);
  last = { boxes, view, rows };
  return rows;
}

function isSame(a: Boxes, b: Boxes): boolean {
  return a.ids === b.ids && a.corners === b.corners && a.angles === b.angles;
}

function sees(a: Sight, b: Sight): boolean {
  return (
    a.camera === b.camera &&
    a.viewport.width === b.viewport.width &&
    a.viewport.height === b.viewport.height
  );
}

function find({ camera, viewport }: Sight, boxes: Boxes): Uint32Array | null {
  const { ids, corners, angles } = boxes;
  const { scale, x, y } = camera;
  const [left, upper] = [(-OUTSIDE - x) / scale, (-OUTSIDE - y) / scale];
  const right = (viewport.width + OUTSIDE - x) / scale;
  const lower = (viewport.height + OUTSIDE - y) / scale;
  const rows = new Uint32Array(Math.min(ids.length, MOST_DRAWN));
  let count = 0;
  for (let row = 0; row < ids.length; row += 1) {
    let x1 = corners[4 * row] as number;
    let y1 = corners[4 * row + 1] as number;
    let x2 = corners[4 * row + 2] as number;
    let y2 = corners[4 * row + 3] as number;
    if (angles[row]) {
      // To turn a million takes half a second: only those are that lie across an edge of the view,
      // as far as the circle around them tells.
      const [across, down] = [(x1 + x2) / 2, (y1 + y2) / 2];
      const reach = Math.hypot(x2 - x1, y2 - y1) / 2;
      const inside =
        across - reach >= left &&
        across + reach <= right &&
        down - reach >= upper &&
        down + reach <= lower;
      const outside =
        across + reach < left ||
        across - reach > right ||
        down + reach < upper ||
        down - reach > lower;
      if (outside) continue;
      if (!inside) ({ x1, y1, x2, y2 } = boundsOfRow(boxes, row));
    }
    // Written so that NaN is not in view.
    const inX = x1 <= x2 ? x1 <= right && x2 >= left : x2 <= right && x1 >= left;
    const inY = y1 <= y2 ? y1 <= lower && y2 >= upper : y2 <= lower && y1 >= upper;
    if (!(inX && inY)) continue;
    if (count === MOST_DRAWN) return null;
    rows[count++] = row;
  }
  return rows.subarray(0, count);
}
