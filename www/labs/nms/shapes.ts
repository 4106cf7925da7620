import type { Shape } from '../../canvas/shapes';
import { type Boxes, boxRow, orderedBox } from '../../document/boxes';
import { numberAgainst } from '../../text/numbers';
import { type Corners, extraCells, filledRect, type One } from '../pair-shapes';
import type { NmsFrame } from './lab';

/** The pair being compared: what it shares, and a line that says which way the verdict went. */
export function nmsShapes({ detail: { event }, options, boxes }: NmsFrame): Shape[] {
  if (event.kind !== 'compare' && event.kind !== 'otherClass') return [];
  const one: One = options.extent === 'inclusive' ? 1 : 0;
  const picked = orderedCorners(boxes, event.picked);
  const other = orderedCorners(boxes, event.other);
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

function orderedCorners(boxes: Boxes, row: number): Corners {
  const box = boxRow(boxes, row);
  if (!box) return [0, 0, 0, 0];
  const { x1, y1, x2, y2 } = orderedBox(box);
  return [x1, y1, x2, y2];
}
