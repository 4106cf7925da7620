import { ROLES, type Role } from '../../canvas/roles';
import type { BarShape, Shape } from '../../canvas/shapes';
import { type Boxes, boxRow, orderedBox } from '../../document/boxes';
import { number, numberAgainst } from '../../text/numbers';
import { type Corners, extraCells, filledRect, type One } from '../pair-shapes';
import { type SoftFrame, scoreScale, scoresAtFirst, scoresNow } from './lab';

/** With more boxes than these only those that an event is about have bars: nobody could read more. */
const MOST_BARS = 200;

/** The score of each box as a bar in it, the lost part hatched; and the pair that is compared. */
export function softShapes(frame: SoftFrame): Shape[] {
  const { event } = frame.detail;
  if (event.kind !== 'lower' && event.kind !== 'otherClass') return bars(frame);
  const picked = orderedCorners(frame.boxes, event.picked);
  const other = orderedCorners(frame.boxes, event.other);
  const falls = event.kind === 'lower' && event.weight < 1;
  const link: Shape = {
    kind: 'line',
    id: 'link',
    style: falls ? 'suppress' : 'compare',
    ends: 'arrow',
    ...between(picked, other),
  };
  if (event.kind === 'otherClass') return [...bars(frame), link];
  const { left, top, right, bottom, width, height, iou } = event.overlay;
  const one: One = frame.options.extent === 'inclusive' ? 1 : 0;
  const shapes: Shape[] =
    one === 1 ? [...extraCells('picked', picked), ...extraCells('other', other)] : [];
  if (width > 0 && height > 0) {
    shapes.push(filledRect('intersection', [left, top, right, bottom], 'intersection', one));
  }
  return [
    ...shapes,
    ...bars(frame),
    { ...link, label: `IoU ${numberAgainst(iou, event.threshold)}` },
  ];
}

function bars(frame: SoftFrame): BarShape[] {
  const { event } = frame.detail;
  const about = rowsOfEvent(frame);
  // Those of the event lie above the others; who is out of play has none.
  const others = frame.boxes.ids.length > MOST_BARS ? [] : rowsInPlay(frame);
  const rows = [...others.filter((row) => !about.includes(row)), ...about];
  const [first, now, scale] = [scoresAtFirst(frame), scoresNow(frame), scoreScale(frame)];
  const share = (score: number) => Math.max(0, score) / scale;
  return rows.map((row) => {
    const isLowered = event.kind === 'lower' && event.other === row;
    const left = now[row] ?? 0;
    const before = isLowered ? event.before : left;
    const { x1, y1, x2, y2 } = orderedBox(boxRow(frame.boxes, row) ?? NOWHERE);
    return {
      kind: 'bar',
      id: `score ${row}`,
      style: isLowered ? 'suppress' : 'union',
      ...{ x1, y1, x2, y2 },
      left: share(left),
      before: share(before),
      first: share(first[row] ?? 0),
      ...(before !== left && { label: `${number(before, 3)} → ${number(left, 3)}` }),
    };
  });
}

const IN_PLAY: readonly Role[] = ['waiting', 'kept'];

function rowsInPlay({ roles }: SoftFrame): number[] {
  return [...roles.keys()].filter((row) => IN_PLAY.includes(ROLES[roles[row] ?? 0] ?? 'plain'));
}

function rowsOfEvent({ detail: { event } }: SoftFrame): number[] {
  switch (event.kind) {
    case 'lower':
    case 'otherClass':
      return [event.picked, event.other];
    case 'pick':
    case 'filter':
      return [event.item];
    default:
      return [];
  }
}

const NOWHERE = { x1: 0, y1: 0, x2: 0, y2: 0 };

function orderedCorners(boxes: Boxes, row: number): Corners {
  const { x1, y1, x2, y2 } = orderedBox(boxRow(boxes, row) ?? NOWHERE);
  return [x1, y1, x2, y2];
}

/** From the middle of one box to that of another. */
function between(from: Corners, to: Corners) {
  return {
    x1: (from[0] + from[2]) / 2,
    y1: (from[1] + from[3]) / 2,
    x2: (to[0] + to[2]) / 2,
    y2: (to[1] + to[3]) / 2,
  };
}
