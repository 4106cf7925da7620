import type { IouDetail, Quantity, Values } from 'boxstep-engine';
import type { RectShape, Shape, StyleName } from '../../canvas/shapes';
import { number } from '../../text/numbers';
import { type Corners, extraCells, filledRect, type One } from '../pair-shapes';
import { isReached } from './quantities';

type Has = (quantity: Quantity) => boolean;

/** Which drawing words a picture needs. */
export interface ShapeWords {
  readonly intersection: string;
  readonly centreDistance: string;
  readonly diagonal: string;
  readonly enclosing: string;
}

/** What the picture shows of a pair at one step: what has been computed so far, and no more. */
export function iouShapes(detail: IouDetail, one: One, words: ShapeWords): Shape[] {
  const { a, b, stage, values } = detail;
  const shapes: Shape[] = one === 1 ? [...extraCells('a', a), ...extraCells('b', b)] : [];
  const has: Has = (quantity) => isReached(quantity, detail.quantity);

  if (stage === 'overlapX' || stage === 'overlapY' || stage === 'intersection') {
    shapes.push(...projectionX(a, b, values, has, one));
    if (stage !== 'overlapX') shapes.push(...projectionY(a, b, values, has, one));
  }
  if (stage === 'areas') {
    shapes.push(filledRect('area a', a, 'first', one, `A = ${number(values.areaA)}`));
    if (has('areaB'))
      shapes.push(filledRect('area b', b, 'second', one, `B = ${number(values.areaB)}`));
  }
  if (stage === 'union' || stage === 'ratio') {
    shapes.push(filledRect('union a', a, 'union', one), filledRect('union b', b, 'union', one));
  }
  if (has('intersection') && values.width > 0 && values.height > 0) {
    const both: Corners = [values.left, values.top, values.right, values.bottom];
    const label = stage === 'intersection' ? number(values.intersection) : undefined;
    shapes.push(filledRect('intersection', both, 'intersection', one, label));
  }
  if (has('enclosingHeight')) shapes.push(...enclosing(detail, words));
  if (stage === 'distance' || stage === 'diou') shapes.push(...centres(detail, words));
  return shapes;
}

/** How far beside the boxes the projections stand, in world units. */
function step(a: Corners, b: Corners): number {
  const width = Math.max(a[2], b[2]) - Math.min(a[0], b[0]);
  const height = Math.max(a[3], b[3]) - Math.min(a[1], b[1]);
  return 0.055 * Math.max(width, height, 1e-9);
}

function projectionX(a: Corners, b: Corners, values: Values, has: Has, one: One): Shape[] {
  const gap = step(a, b);
  const base = Math.max(a[3], b[3]) + one + gap;
  const span = (id: string, style: StyleName, x1: number, x2: number, level: number) =>
    ({ kind: 'line', ends: 'span', id, style, x1, x2, y1: level, y2: level }) as const;
  const shapes: Shape[] = [
    { ...span('x of a', 'first', a[0], a[2] + one, base), label: 'A' },
    { ...span('x of b', 'second', b[0], b[2] + one, base + gap), label: 'B' },
  ];
  const guide = (id: string, x: number) =>
    ({
      kind: 'line',
      id,
      style: 'guide',
      x1: x,
      x2: x,
      y1: Math.min(a[1], b[1]),
      y2: base + 2 * gap,
    }) as const;
  if (has('left')) shapes.push(guide('left', values.left));
  if (has('right')) shapes.push(guide('right', values.right + one));
  if (has('width') && values.width > 0) {
    const both = span('x of both', 'intersection', values.left, values.right + one, base + 2 * gap);
    shapes.push({ ...both, label: number(values.width) });
  }
  return shapes;
}

function projectionY(a: Corners, b: Corners, values: Values, has: Has, one: One): Shape[] {
  const gap = step(a, b);
  const base = Math.max(a[2], b[2]) + one + gap;
  const span = (id: string, style: StyleName, y1: number, y2: number, level: number) =>
    ({ kind: 'line', ends: 'span', id, style, y1, y2, x1: level, x2: level }) as const;
  const shapes: Shape[] = [
    { ...span('y of a', 'first', a[1], a[3] + one, base), label: 'A' },
    { ...span('y of b', 'second', b[1], b[3] + one, base + gap), label: 'B' },
  ];
  const guide = (id: string, y: number) =>
    ({
      kind: 'line',
      id,
      style: 'guide',
      y1: y,
      y2: y,
      x1: Math.min(a[0], b[0]),
      x2: base + 2 * gap,
    }) as const;
  if (has('top')) shapes.push(guide('top', values.top));
  if (has('bottom')) shapes.push(guide('bottom', values.bottom + one));
  if (has('height') && values.height > 0) {
    const both = span('y of both', 'intersection', values.top, values.bottom + one, base + 2 * gap);
    shapes.push({ ...both, label: number(values.height) });
  }
  return shapes;
}

function enclosing({ a, b, stage, values }: IouDetail, words: ShapeWords): Shape[] {
  const x1 = Math.min(a[0], b[0]);
  const y1 = Math.min(a[1], b[1]);
  const x2 = x1 + values.enclosingWidth;
  const y2 = y1 + values.enclosingHeight;
  const box: RectShape = { kind: 'rect', id: 'enclosing', style: 'enclosing', x1, y1, x2, y2 };
  const shapes: Shape[] = [stage === 'giou' ? { ...box, label: words.enclosing } : box];
  if (stage === 'diou' || stage === 'ciou') {
    const line = { kind: 'line', id: 'diagonal', style: 'enclosing', x1, y1, x2, y2 } as const;
    shapes.push({ ...line, label: words.diagonal });
  }
  return shapes;
}

function centres({ a, b, quantity, values }: IouDetail, words: ShapeWords): Shape[] {
  const middle = ([x1, y1, x2, y2]: Corners) => ({ x: (x1 + x2) / 2, y: (y1 + y2) / 2 });
  const [from, to] = [middle(a), middle(b)];
  return [
    {
      kind: 'line',
      id: 'distance',
      style: 'distance',
      x1: from.x,
      y1: from.y,
      x2: to.x,
      y2: to.y,
      ...(isReached('distanceSquared', quantity) && {
        label: `${words.centreDistance}² = ${number(values.distanceSquared)}`,
      }),
    },
    { kind: 'point', id: 'centre a', style: 'first', ...from },
    { kind: 'point', id: 'centre b', style: 'second', ...to },
  ];
}
