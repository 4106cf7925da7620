import type { Shape } from '../../canvas/shapes';
import { boxRow, orderedBox } from '../../document/boxes';
import { numberAgainst } from '../../text/numbers';
import { type Corners, extraCells, filledRect, type One } from '../pair-shapes';
import type { ApFrame } from './lab';

/** Detection and ground truth: what they share, and a line between them that says how it went. */
export function apShapes(frame: ApFrame): Shape[] {
  const { event } = frame.detail;
  if (event.kind === 'compare') {
    const one: One = frame.options.extent === 'inclusive' ? 1 : 0;
    const { left, top, right, bottom, width, height } = event.overlay;
    const shapes: Shape[] = one === 1 ? pairCells(frame, event.detection, event.truth) : [];
    if (width > 0 && height > 0) {
      shapes.push(filledRect('intersection', [left, top, right, bottom], 'intersection', one));
    }
    const bar = event.leader ?? frame.detail.threshold;
    const label = numberAgainst(event.overlap, bar);
    return [...shapes, link(frame, event.detection, event.truth, 'compare', label)];
  }
  if (event.kind === 'judge' && event.truth !== undefined) {
    const style = event.verdict === 'false-positive' ? 'suppress' : 'compare';
    const label = numberAgainst(event.overlap ?? 0, event.threshold);
    return [link(frame, event.detection, event.truth, style, label)];
  }
  return [];
}

function pairCells(frame: ApFrame, detection: number, truth: number): Shape[] {
  return [
    ...extraCells('detection', cornersOf(frame, detection)),
    ...extraCells('truth', cornersOf(frame, truth)),
  ];
}

function link(
  frame: ApFrame,
  from: number,
  to: number,
  style: 'compare' | 'suppress',
  label: string,
): Shape {
  const middle = ([x1, y1, x2, y2]: Corners) => [(x1 + x2) / 2, (y1 + y2) / 2] as const;
  const [x1, y1] = middle(cornersOf(frame, from));
  const [x2, y2] = middle(cornersOf(frame, to));
  return { kind: 'line', id: 'link', style, ends: 'arrow', x1, y1, x2, y2, label };
}

function cornersOf({ boxes }: ApFrame, row: number): Corners {
  const box = boxRow(boxes, row);
  if (!box) return [0, 0, 0, 0];
  const { x1, y1, x2, y2 } = orderedBox(box);
  return [x1, y1, x2, y2];
}
