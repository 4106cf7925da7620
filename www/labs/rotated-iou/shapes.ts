import type { Point } from '../../canvas/rect';
import { rectOfRow, turnedCorners } from '../../canvas/rect';
import type { LineShape, PolygonShape, Shape, StyleName } from '../../canvas/shapes';
import { number } from '../../text/numbers';
import { pairRows } from '../iou/options';
import { ordinal, type Pair, type RotatedIouFrame } from './lab';

/** How far the line of a side is drawn on beyond its ends, in lengths of the side. */
const LINE_ON = 0.75;

/** What the picture shows of a pair at one event: what has been computed so far, and no more. */
export function rotatedIouShapes(frame: RotatedIouFrame): Shape[] {
  const { event, origin, polygon, clipped } = frame.detail;
  const at = ([x, y]: Pair): Point => ({ x: origin[0] + x, y: origin[1] + y });
  const points = polygon.map(at);
  const area = (style: StyleName, label?: string) => polygonOf('left', points, style, label);
  switch (event.kind) {
    case 'corner': {
      const { which, corner, centre, point } = event;
      const style = which === 'a' ? 'first' : 'second';
      const name = `${which.toUpperCase()}${ordinal(corner)}`;
      return [
        lineOf('arm', at(centre), at(point), 'guide'),
        { kind: 'point', id: 'centre', style, ...at(centre) },
        { kind: 'point', id: 'corner', style, ...at(point), label: name },
      ];
    }
    case 'area': {
      const style = event.which === 'a' ? 'first' : 'second';
      const label = `${event.which.toUpperCase()} = ${number(event.area)}`;
      return [polygonOf('area', wholeBox(frame, event.which), style, label)];
    }
    case 'flat':
      return [];
    case 'edge':
    case 'vertex':
    case 'crossing': {
      const shapes: Shape[] = [area('second'), ...sideOf(at(event.from), at(event.to), event.edge)];
      for (const [i, point] of clipped.entries()) {
        shapes.push({ kind: 'point', id: `through ${i}`, style: 'intersection', ...at(point) });
      }
      if (event.kind === 'edge') return [...shapes, ...numbered(points)];
      if (event.kind === 'vertex') {
        const { vertex, point, inside } = event;
        const label = `${ordinal(vertex)} ${inside ? '✓' : '✕'}`;
        const style = inside ? 'intersection' : 'suppress';
        return [
          ...shapes,
          lineOf('to vertex', at(event.from), at(point), 'guide'),
          { kind: 'point', id: 'vertex', style, ...at(point), label },
        ];
      }
      return [
        ...shapes,
        lineOf('between', at(event.here), at(event.next), 'compare'),
        { kind: 'point', id: 'vertex', style: 'intersection', ...at(event.point), label: '+' },
      ];
    }
    case 'clipped':
      return [area('intersection'), ...numbered(points)];
    case 'term': {
      const triangle = [at([0, 0]), at(event.here), at(event.next)];
      const label = number(event.cross / 2, 2);
      return [
        area('intersection'),
        polygonOf('triangle', triangle, 'distance', label),
        ...numbered(points),
      ];
    }
    case 'intersection':
      return points.length === 0 ? [] : [area('intersection', number(event.intersection))];
    case 'union':
    case 'iou': {
      const whole = [
        polygonOf('union a', wholeBox(frame, 'a'), 'union'),
        polygonOf('union b', wholeBox(frame, 'b'), 'union'),
      ];
      return points.length === 0 ? whole : [...whole, area('intersection')];
    }
  }
}

/** The corners of A or B in the image. */
function wholeBox({ boxes, options, ...input }: RotatedIouFrame, which: 'a' | 'b'): Point[] {
  const rows = pairRows({ boxes, ...input }, options);
  const row = rows?.[which === 'a' ? 0 : 1] ?? 0;
  return turnedCorners(rectOfRow(boxes, row), boxes.angles[row] ?? 0);
}

/** The side of A that clips, with its line; an arrow says which way round it is gone. */
function sideOf(from: Point, to: Point, edge: number): LineShape[] {
  const [dx, dy] = [LINE_ON * (to.x - from.x), LINE_ON * (to.y - from.y)];
  const before = { x: from.x - dx, y: from.y - dy };
  const after = { x: to.x + dx, y: to.y + dy };
  return [
    lineOf('line', before, after, 'guide'),
    { ...lineOf('side', from, to, 'first'), ends: 'arrow', label: ordinal(edge) },
  ];
}

function lineOf(id: string, a: Point, b: Point, style: StyleName): LineShape {
  return { kind: 'line', id, style, x1: a.x, y1: a.y, x2: b.x, y2: b.y };
}

function polygonOf(
  id: string,
  points: readonly Point[],
  style: StyleName,
  label?: string,
): PolygonShape {
  const shape = { kind: 'polygon', id, style, points, filled: true } as const;
  return label === undefined ? shape : { ...shape, label };
}

/** The vertices of what is left, counted from 1. */
function numbered(points: readonly Point[]): Shape[] {
  return points.map((point, i) => ({
    kind: 'point',
    id: `vertex ${i}`,
    style: 'intersection',
    ...point,
    label: ordinal(i),
  }));
}
