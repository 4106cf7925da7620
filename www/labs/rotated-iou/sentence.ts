import { number } from '../../text/numbers';
import { say } from '../../text/text';
import { ordinal, type Pair, type RotatedIouFrame } from './lab';
import { rotatedIouText } from './text';

/** What rounding left of 0 is shown as 0. */
const short = (value: number) => (Math.abs(value) < 1e-9 ? '0' : number(value, 2));
const point = ([x, y]: Pair) => `(${short(x)}, ${short(y)})`;
const degrees = (sin: number, cos: number) => number((Math.atan2(sin, cos) * 180) / Math.PI, 2);
const letter = (which: 'a' | 'b') => (which === 'a' ? 'A' : 'B');

/** What happens at this event, in one sentence made from the event. */
export function rotatedIouSentence({ detail: { event, polygon } }: RotatedIouFrame): string {
  const words = say(rotatedIouText);
  switch (event.kind) {
    case 'corner': {
      const corner = `${letter(event.which)}${ordinal(event.corner)}`;
      const turn = degrees(event.sin, event.cos);
      return words.corner(corner, point(event.arm), turn, point(event.point));
    }
    case 'area':
      return words.area(letter(event.which), number(event.area));
    case 'flat': {
      const flat = [event.areaA === 0 && 'A', event.areaB === 0 && 'B'].filter(Boolean);
      return words.flat(flat.join(words.and));
    }
    case 'edge':
      return words.edge(ordinal(event.edge), event.vertices);
    case 'vertex': {
      const [vertex, side] = [ordinal(event.vertex), ordinal(event.edge)];
      if (event.side === 0) return words.onLine(vertex, side);
      return event.inside
        ? words.inside(vertex, side, number(event.side, 2))
        : words.outside(vertex, side, number(event.side, 2));
    }
    case 'crossing': {
      const next = ordinal((event.vertex + 1) % polygon.length);
      return words.crossing(ordinal(event.vertex), next, ordinal(event.edge), point(event.point));
    }
    case 'clipped': {
      const side = ordinal(event.edge);
      return event.after === 0 ? words.nothingLeft(side) : words.clipped(side, event.after);
    }
    case 'term': {
      const next = ordinal((event.vertex + 1) % polygon.length);
      return words.term(ordinal(event.vertex), next, number(event.cross, 2), number(event.sum, 2));
    }
    case 'intersection': {
      if (polygon.length === 0) return words.noIntersection;
      const half = event.sum / 2;
      return half === event.intersection
        ? words.intersection(number(event.intersection))
        : words.limited(number(event.intersection));
    }
    case 'union':
      return words.union(number(event.union));
    case 'iou':
      return event.intersection > 0
        ? words.iou(number(event.iou), number(100 * event.iou, 1))
        : words.zero;
  }
}
