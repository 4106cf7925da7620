import { toScreen } from './camera';
import { CHIP_HEIGHT, type Chip, chipWidth, type TextWidths } from './chips';
import type { Candidate } from './labels';
import { BAR_HEIGHT, barOnScreen, paintBar } from './paint-bar';
import type { Picture } from './picture';
import type { Point, Rect } from './rect';
import type {
  CellsShape,
  ImageShape,
  LineShape,
  PointShape,
  PolygonShape,
  RectShape,
  Shape,
} from './shapes';
import { classColour, SHAPE_STYLES, type Styles } from './styles';
import {
  clippedLine,
  crisp,
  crispRect,
  crispWidth,
  isNearView,
  onScreen,
  type Pen,
  polygonPath,
  type View,
} from './view';

/** Pixels of a cells shape are drawn one by one when they are at least so wide on the screen. */
const CELLS_FROM = 4;

const POINT_RADIUS = 3.5;
const ARROW = { length: 9, half: 4 };
const SPAN_HALF = 5;

/** Draws the fields of pixels, which lie below the boxes. */
export function paintImages(pen: Pen, view: View, picture: Picture): void {
  for (const shape of picture.shapes) {
    if (shape.kind === 'image') {
      pen.globalAlpha = shape.opacity * (picture.fading?.shapes.get(shape) ?? 1);
      paintImage(pen, view, shape);
    }
  }
  pen.globalAlpha = 1;
}

/** Draws all other shapes, without their labels. */
export function paintShapes(
  pen: Pen,
  view: View,
  shapes: readonly Shape[],
  styles: Styles,
  opacities?: ReadonlyMap<Shape, number>,
): void {
  for (const shape of shapes) {
    const opacity = opacities?.get(shape) ?? 1;
    const style = SHAPE_STYLES[shape.style];
    pen.strokeStyle = colourOf(styles, shape);
    pen.fillStyle = pen.strokeStyle;
    pen.lineWidth = crispWidth(view, style.width);
    pen.setLineDash([...style.dash]);
    pen.globalAlpha = opacity * style.opacity;
    switch (shape.kind) {
      case 'rect':
        paintRect(pen, view, shape, style.fill * opacity);
        break;
      case 'polygon':
        paintPolygon(pen, view, shape, style.fill * opacity);
        break;
      case 'line':
        paintLine(pen, view, shape, styles);
        break;
      case 'point':
        paintPoint(pen, view, shape, styles);
        break;
      case 'bar':
        paintBar(pen, view, shape, styles);
        break;
      case 'cells':
        paintCells(pen, view, shape, style.fill * opacity);
        break;
    }
  }
  pen.setLineDash([]);
  pen.globalAlpha = 1;
}

function colourOf(styles: Styles, shape: Shape): string {
  const group = 'group' in shape ? shape.group : undefined;
  return group === undefined ? styles.shapes[shape.style] : classColour(styles, group);
}

function paintRect(pen: Pen, view: View, shape: RectShape, fill: number): void {
  const rect = onScreen(view, shape);
  if (!rect) return;
  const opacity = pen.globalAlpha;
  pen.beginPath();
  crispRect(pen, view, rect, pen.lineWidth);
  if (shape.filled) {
    pen.globalAlpha = fill;
    pen.fill();
  }
  pen.globalAlpha = opacity;
  pen.stroke();
}

function paintPolygon(pen: Pen, view: View, shape: PolygonShape, fill: number): void {
  const opacity = pen.globalAlpha;
  pen.beginPath();
  polygonPath(
    pen,
    view,
    shape.points.map((point) => toScreen(view.camera, point)),
  );
  if (shape.filled) {
    pen.globalAlpha = fill;
    pen.fill();
  }
  pen.globalAlpha = opacity;
  pen.stroke();
}

function paintLine(pen: Pen, view: View, shape: LineShape, styles: Styles): void {
  const ends = endsOf(view, shape);
  if (!ends) return;
  const [a, b] = ends;
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  // Along and across the line, of length 1; a line of no length points right.
  const along = length > 0 ? { x: (b.x - a.x) / length, y: (b.y - a.y) / length } : { x: 1, y: 0 };
  const across = { x: -along.y, y: along.x };
  const colour = pen.strokeStyle;
  const width = pen.lineWidth;
  const opacity = pen.globalAlpha;
  pen.beginPath();
  pen.moveTo(a.x, a.y);
  pen.lineTo(b.x, b.y);
  if (shape.style !== 'guide') {
    pen.strokeStyle = styles.page;
    pen.lineWidth = width + 2;
    pen.globalAlpha = opacity * 0.7;
    pen.stroke();
    pen.strokeStyle = colour;
    pen.lineWidth = width;
    pen.globalAlpha = opacity;
  }
  pen.stroke();
  pen.setLineDash([]);
  pen.beginPath();
  if (shape.ends === 'arrow' && length > ARROW.length) {
    const foot = { x: b.x - along.x * ARROW.length, y: b.y - along.y * ARROW.length };
    pen.moveTo(b.x, b.y);
    pen.lineTo(foot.x + across.x * ARROW.half, foot.y + across.y * ARROW.half);
    pen.lineTo(foot.x - across.x * ARROW.half, foot.y - across.y * ARROW.half);
    pen.closePath();
    pen.fill();
  } else if (shape.ends === 'span') {
    for (const end of [a, b]) {
      pen.moveTo(end.x + across.x * SPAN_HALF, end.y + across.y * SPAN_HALF);
      pen.lineTo(end.x - across.x * SPAN_HALF, end.y - across.y * SPAN_HALF);
    }
    pen.stroke();
  }
}

/** The ends on the screen of what may be seen; upright and level lines lie on device pixels. */
function endsOf(view: View, shape: LineShape): [Point, Point] | null {
  const { width } = SHAPE_STYLES[shape.style];
  const a = toScreen(view.camera, { x: shape.x1, y: shape.y1 });
  const b = toScreen(view.camera, { x: shape.x2, y: shape.y2 });
  const x = shape.x1 === shape.x2 ? { x: crisp(view, a.x, width) } : {};
  const y = shape.y1 === shape.y2 ? { y: crisp(view, a.y, width) } : {};
  return clippedLine(view, { ...a, ...x, ...y }, { ...b, ...x, ...y });
}

function paintPoint(pen: Pen, view: View, shape: PointShape, styles: Styles): void {
  const { x, y } = toScreen(view.camera, shape);
  if (!isNearView(view, { x, y })) return;
  pen.setLineDash([]);
  pen.beginPath();
  pen.arc(x, y, POINT_RADIUS, 0, 2 * Math.PI);
  pen.fill();
  pen.strokeStyle = styles.page;
  pen.lineWidth = 1.5;
  pen.stroke();
}

function paintCells(pen: Pen, view: View, shape: CellsShape, fill: number): void {
  const rect = onScreen(view, shape);
  if (!rect) return;
  const opacity = pen.globalAlpha;
  pen.beginPath();
  crispRect(pen, view, rect, pen.lineWidth);
  pen.globalAlpha = fill;
  pen.fill();
  const { scale, x, y } = view.camera;
  if (scale >= CELLS_FROM) {
    const width = pen.lineWidth;
    for (let column = Math.ceil((rect.x1 - x) / scale); column * scale + x < rect.x2; column++) {
      const at = crisp(view, column * scale + x, width);
      pen.moveTo(at, rect.y1);
      pen.lineTo(at, rect.y2);
    }
    for (let row = Math.ceil((rect.y1 - y) / scale); row * scale + y < rect.y2; row++) {
      const at = crisp(view, row * scale + y, width);
      pen.moveTo(rect.x1, at);
      pen.lineTo(rect.x2, at);
    }
  }
  pen.globalAlpha = opacity * 0.8;
  pen.stroke();
}

function paintImage(pen: Pen, view: View, shape: ImageShape): void {
  const a = toScreen(view.camera, { x: shape.x1, y: shape.y1 });
  const b = toScreen(view.camera, { x: shape.x2, y: shape.y2 });
  drawSource(pen, shape.source, { x1: a.x, y1: a.y, x2: b.x, y2: b.y });
}

/** Draws a picture over a rectangle of the screen; one that is closed or empty draws nothing. */
export function drawSource(pen: Pen, source: CanvasImageSource, rect: Rect): void {
  if (!isDrawable(source)) return;
  pen.drawImage(source, rect.x1, rect.y1, rect.x2 - rect.x1, rect.y2 - rect.y1);
}

/** A broken image or a closed bitmap would make `drawImage` throw. */
function isDrawable(source: CanvasImageSource): boolean {
  if ('naturalWidth' in source) return source.complete && source.naturalWidth > 0;
  if ('width' in source && typeof source.width === 'number') return source.width > 0;
  return true;
}

/** The labels of shapes, in the order of the shapes. */
export function* shapeLabels(
  pen: Pen,
  view: View,
  picture: Picture,
  styles: Styles,
  widths: TextWidths,
): Generator<Candidate<Chip>> {
  for (const shape of picture.shapes) {
    const text = shape.kind === 'text' ? shape.text : 'label' in shape ? shape.label : undefined;
    if (!text) continue;
    const chip: Chip = {
      parts: [{ text, bold: true, colour: colourOf(styles, shape) }],
      bar: null,
      plate: null,
      opacity: picture.fading?.shapes.get(shape) ?? 1,
    };
    const width = chipWidth(pen, styles, widths, chip);
    const centre = (at: Point) => ({ x: at.x - width / 2, y: at.y - CHIP_HEIGHT / 2 });
    const places = anchors(view, shape, width).map(centre);
    yield { item: chip, width, height: CHIP_HEIGHT, places };
  }
}

/** Where the middle of a shape's label may be, the best first. */
function anchors(view: View, shape: Shape, width: number): Point[] {
  const step = CHIP_HEIGHT + 2;
  const around = ({ x, y }: Point): Point[] => [
    { x, y },
    { x, y: y - step },
    { x, y: y + step },
    { x: x - width / 2 - step / 2, y },
    { x: x + width / 2 + step / 2, y },
  ];
  switch (shape.kind) {
    case 'text':
      return around(toScreen(view.camera, shape));
    case 'point': {
      const { x, y } = toScreen(view.camera, shape);
      const beside = width / 2 + POINT_RADIUS + 4;
      return [
        { x: x + beside, y },
        { x: x - beside, y },
        { x, y: y - step },
        { x, y: y + step },
      ];
    }
    case 'line': {
      const ends = endsOf(view, shape);
      if (!ends) return [];
      const [a, b] = ends;
      const at = (t: number) => ({ x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t });
      return [...[0.5, 0.4, 0.6, 0.3, 0.7].map(at), ...around(at(0.5)).slice(1)];
    }
    case 'polygon': {
      const count = Math.max(shape.points.length, 1);
      const sum = shape.points.reduce((a, b) => ({ x: a.x + b.x, y: a.y + b.y }), { x: 0, y: 0 });
      return around(toScreen(view.camera, { x: sum.x / count, y: sum.y / count }));
    }
    case 'bar': {
      const bar = barOnScreen(view, shape);
      if (!bar) return [];
      const x = bar.x + Math.max(bar.width, width) / 2;
      return [bar.y - step / 2, bar.y + BAR_HEIGHT + step / 2].map((y) => ({ x, y }));
    }
    case 'rect': {
      const rect = onScreen(view, shape);
      if (!rect) return [];
      const { x1, y1, x2, y2 } = rect;
      const middle = { x: (x1 + x2) / 2, y: (y1 + y2) / 2 };
      const edge = [
        { x: x2 - width / 2, y: y2 + step / 2 },
        { x: x1 + width / 2, y: y2 + step / 2 },
        { x: x2 - width / 2, y: y1 - step / 2 },
      ];
      return shape.filled ? [...around(middle), ...edge] : edge;
    }
    default:
      return [];
  }
}
