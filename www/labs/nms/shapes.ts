import type { Shape } from '../../canvas/shapes';
import { numberAgainst } from '../../text/numbers';
import { extraCells, filledRect, type One } from '../pair-shapes';
import type { NmsFrame } from './lab';

/** The pair being compared: what it shares, and a line that says which way the verdict went. */
export function nmsShapes({ detail: { event }, options, boxes }: NmsFrame): Shape[] {
  if (event.kind !== 'compare' && event.kind !== 'otherClass') return [];
  const one: One = options.extent === 'inclusive' ? 1 : 0;
  const picked = orderedCorners(boxes.corners, event.picked);
  const other = orderedCorners(boxes.corners, event.other);
  const middle = ([x1, y1, x2, y2]: typeof picked) => [(x1 + x2) / 2, (y1 + y2) / 2] as const;
  const [fromX, fromY] = middle(picked);
  const [toX, toY] = middle(other);
  const suppressed = event.kind === 'compare' && event.suppressed;
  const link: Shape = {
    kind: 'line',
    id: 'link',
    style: suppressed ? 'suppress' : 'compare',
    ends: 'arrow',
    x1: fromX,
    y1: fromY,
    x2: toX,
    y2: toY,
  };
  if (event.kind === 'otherClass') return [link];
  const shapes: Shape[] =
    one === 1 ? [...extraCells('picked', picked), ...extraCells('other', other)] : [];
  if (event.width > 0 && event.height > 0) {
    const { left, top, right, bottom } = event;
    shapes.push(filledRect('intersection', [left, top, right, bottom], 'intersection', one));
  }
  return [...shapes, { ...link, label: numberAgainst(event.overlap, event.threshold) }];
}

function orderedCorners(corners: Float64Array, row: number) {
  const at = (index: number) => corners[4 * row + index] ?? 0;
  return [
    Math.min(at(0), at(2)),
    Math.min(at(1), at(3)),
    Math.max(at(0), at(2)),
    Math.max(at(1), at(3)),
  ] as const;
}
