import type { Shape } from '../../canvas/shapes';
import type { PcaFrame } from './lab';
import { rebuiltBoxes, shownCount } from './rebuilt';

/** More rebuilt boxes than these are not drawn: nobody could follow them, nor could the painter. */
export const MOST_REBUILT = 300;

/** Each box as it is rebuilt, in ink since every colour is some class's, over the original, with a line to where it should be. */
export function pcaShapes(frame: PcaFrame): Shape[] {
  const count = shownCount(frame);
  if (count === null || frame.options.table) return [];
  return rebuiltBoxes(frame, count, MOST_REBUILT).flatMap(({ item, original, rebuilt }) => {
    const id = frame.boxes.ids[item] ?? 0;
    const [x1, y1, x2, y2] = rebuilt;
    const [ox1, oy1, ox2, oy2] = original;
    return [
      {
        kind: 'line',
        id: `off ${id}`,
        style: 'guide',
        x1: (ox1 + ox2) / 2,
        y1: (oy1 + oy2) / 2,
        x2: (x1 + x2) / 2,
        y2: (y1 + y2) / 2,
      },
      { kind: 'rect', id: `rebuilt ${id}`, style: 'union', x1, y1, x2, y2 },
    ];
  });
}
