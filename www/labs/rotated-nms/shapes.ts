import { middleOf, rectOfRow } from '../../canvas/rect';
import type { Shape } from '../../canvas/shapes';
import { numberAgainst } from '../../text/numbers';
import type { RotatedNmsFrame } from './lab';

/** The pair being compared: what it shares, and a line that says which way the verdict went. */
export function rotatedNmsShapes({ detail: { event }, boxes }: RotatedNmsFrame): Shape[] {
  if (event.kind !== 'compare' && event.kind !== 'otherClass') return [];
  const from = middleOf(rectOfRow(boxes, event.picked));
  const to = middleOf(rectOfRow(boxes, event.other));
  const suppressed = event.kind === 'compare' && event.suppressed;
  const link: Shape = {
    kind: 'line',
    id: 'link',
    style: suppressed ? 'suppress' : 'compare',
    ends: 'arrow',
    x1: from.x,
    y1: from.y,
    x2: to.x,
    y2: to.y,
  };
  if (event.kind === 'otherClass') return [link];
  const label = numberAgainst(event.overlap, event.threshold);
  if (event.polygon.length < 3) return [{ ...link, label }];
  const points = event.polygon.map(([x, y]) => ({ x, y }));
  const shared = { kind: 'polygon', id: 'intersection', style: 'intersection', points } as const;
  return [
    { ...shared, filled: true },
    { ...link, label },
  ];
}
