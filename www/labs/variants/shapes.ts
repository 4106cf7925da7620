import type { Shape } from '../../canvas/shapes';
import type { Boxes } from '../../document/boxes';
import { number, numberAgainst } from '../../text/numbers';
import { orderedCorners, pairLink, sharedShapes } from '../nms/shapes';
import { comparedIn, isPair, type VariantFrame } from './lab';

/** The two boxes of an event, what they share, and a line that says what came of it. */
export function variantShapes({ detail: { event }, options, boxes }: VariantFrame): Shape[] {
  const one = options.extent === 'inclusive' ? 1 : 0;
  if (isPair(event)) {
    const pair = [event.better, event.other] as const;
    const exceeds = event.kind === 'compare' && event.exceeds;
    const link = pairLink(boxes, pair, exceeds);
    if (!('overlay' in event)) return [link];
    const label =
      event.kind === 'compare'
        ? numberAgainst(comparedIn(event), event.threshold)
        : number(event.overlay.iou);
    const shapes = [...sharedShapes(boxes, pair, event.overlay, one), { ...link, label }];
    // The role of a suppressed box is faint, and here it has its say.
    if (event.kind === 'compare' && event.betterFell) shapes.unshift(outline(boxes, event.better));
    return shapes;
  }
  if (event.kind !== 'judge' && event.kind !== 'lower') return [];
  const { by, item } = event;
  if (by === undefined || by === null) return [];
  const label =
    event.kind === 'judge'
      ? numberAgainst(event.peak, event.threshold)
      : `× ${number(event.factor)}`;
  return [{ ...pairLink(boxes, [by, item], event.suppressed), label }];
}

function outline(boxes: Boxes, row: number): Shape {
  const [x1, y1, x2, y2] = orderedCorners(boxes, row);
  return { kind: 'rect', id: 'fallen', style: 'suppress', x1, y1, x2, y2 };
}
