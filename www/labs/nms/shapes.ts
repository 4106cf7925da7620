import type { Overlay } from 'boxstep-family';
import type { LineShape, Shape } from '../../canvas/shapes';
import { type Boxes, boxRow, orderedBox } from '../../document/boxes';
import { numberAgainst } from '../../text/numbers';
import { type Corners, extraCells, filledRect, type One } from '../pair-shapes';
import type { NmsFrame } from './lab';

/** The pair being compared: what it shares, and a line that says which way the verdict went. */
export function nmsShapes({ detail: { event }, options, boxes }: NmsFrame): Shape[] {
  if (event.kind !== 'compare' && event.kind !== 'otherClass') return [];
  const pair = [event.picked, event.other] as const;
  if (event.kind === 'otherClass') return [pairLink(boxes, pair, false)];
  const label = numberAgainst(event.overlap, event.threshold);
  const one = options.extent === 'inclusive' ? 1 : 0;
  const link = { ...pairLink(boxes, pair, event.suppressed), label };
  return [...sharedShapes(boxes, pair, event, one), link];
}

type Pair = readonly [better: number, other: number];

/** An arrow from the one of a pair to the other. */
export function pairLink(boxes: Boxes, pair: Pair, suppresses: boolean): LineShape {
  const [[x1, y1], [x2, y2]] = pair.map((row) => {
    const [left, top, right, bottom] = orderedCorners(boxes, row);
    return [(left + right) / 2, (top + bottom) / 2] as const;
  }) as [readonly [number, number], readonly [number, number]];
  const style = suppresses ? 'suppress' : 'compare';
  return { kind: 'line', id: 'link', style, ends: 'arrow', x1, y1, x2, y2 };
}

/** What a pair shares, and the pixels that only inclusive counting counts. */
export function sharedShapes(boxes: Boxes, pair: Pair, shared: Shared, one: One): Shape[] {
  const [picked, other] = [orderedCorners(boxes, pair[0]), orderedCorners(boxes, pair[1])];
  const shapes: Shape[] =
    one === 1 ? [...extraCells('picked', picked), ...extraCells('other', other)] : [];
  if (shared.width > 0 && shared.height > 0) {
    const { left, top, right, bottom } = shared;
    shapes.push(filledRect('intersection', [left, top, right, bottom], 'intersection', one));
  }
  return shapes;
}

type Shared = Pick<Overlay, 'left' | 'top' | 'right' | 'bottom' | 'width' | 'height'>;

/** A box's corners in order. */
export function orderedCorners(boxes: Boxes, row: number): Corners {
  const box = boxRow(boxes, row);
  if (!box) return [0, 0, 0, 0];
  const { x1, y1, x2, y2 } = orderedBox(box);
  return [x1, y1, x2, y2];
}
