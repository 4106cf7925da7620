import type { Shape } from '../../canvas/shapes';
import { number, numberAgainst } from '../../text/numbers';
import { pairLink, sharedShapes } from '../nms/shapes';
import { isPair, type VariantFrame } from './lab';

/** The two boxes of an event, what they share, and a line that says what came of it. */
export function variantShapes({ detail: { event }, options, boxes }: VariantFrame): Shape[] {
  const one = options.extent === 'inclusive' ? 1 : 0;
  if (isPair(event)) {
    const pair = [event.better, event.other] as const;
    const exceeds = event.kind === 'compare' && event.exceeds;
    const link = pairLink(boxes, pair, exceeds);
    if (!('overlay' in event)) return [link];
    const { iou } = event.overlay;
    const label = event.kind === 'compare' ? numberAgainst(iou, event.threshold) : number(iou);
    return [...sharedShapes(boxes, pair, event.overlay, one), { ...link, label }];
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
