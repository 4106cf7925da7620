import type { RectShape, Shape } from '../../canvas/shapes';
import { nmsShapes, orderedCorners } from '../nms/shapes';
import { movedBoxes, nmsFrameOf, type OffsetFrame } from './lab';

/** Where a box goes, and the pair that is compared where it is then. */
export function offsetShapes(frame: OffsetFrame): Shape[] {
  const { event } = frame.detail;
  if (event.kind === 'shift') {
    if (event.lost || event.by === 0) return [];
    const { held, after } = event;
    const centre = (c: readonly [number, number, number, number]) =>
      [(c[0] + c[2]) / 2, (c[1] + c[3]) / 2] as const;
    const [[x1, y1], [x2, y2]] = [centre(held), centre(after)];
    const arrow = { kind: 'line', id: 'shift', style: 'distance', ends: 'arrow' } as const;
    return [movedRect(`moved-${event.item}`, 'second', after), { ...arrow, x1, y1, x2, y2 }];
  }
  const own = nmsFrameOf(frame);
  if (own?.detail.event.kind !== 'compare') return [];
  const { picked, other } = own.detail.event;
  const moved = movedBoxes(frame);
  return [
    movedRect(`moved-${picked}`, 'first', orderedCorners(moved, picked)),
    movedRect(`moved-${other}`, 'second', orderedCorners(moved, other)),
    ...nmsShapes(own),
  ];
}

function movedRect(
  id: string,
  style: RectShape['style'],
  [x1, y1, x2, y2]: readonly [number, number, number, number],
): RectShape {
  return { kind: 'rect', id, style, x1, y1, x2, y2 };
}
