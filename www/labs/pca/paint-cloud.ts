import { themeColour } from '../../plot/colours';
import type { PlotArea } from '../../plot/plot';
import { isFrom, type PcaFrame, runColumnsOf } from './lab';
import type { Plane } from './plane';

/** More points than these are not drawn: every so many-th is. */
const MOST_POINTS = 5_000;
/** More points than these get no lines of their own. */
const MOST_LINES = 1_000;

export function shownPoints(rows: number): number {
  return rows <= MOST_POINTS ? rows : Math.ceil(rows / strideOf(rows));
}

function strideOf(rows: number): number {
  return Math.ceil(rows / MOST_POINTS);
}

/** What belongs to each point of the cloud at this event, which is too much to be elements. */
export function paintEvent(
  pen: CanvasRenderingContext2D,
  area: PlotArea,
  plane: Plane,
  frame: PcaFrame,
  handAngle: number | null,
): void {
  const rows = plane.points.length / 2;
  const { event } = frame.detail;
  if (handAngle !== null) {
    const direction = [Math.cos(handAngle), Math.sin(handAngle)] as const;
    paintFeet(pen, area, plane, direction, themeColour('--class-0'));
  } else if (event.kind === 'covariance' && rows <= MOST_LINES) {
    paintProducts(pen, area, plane, [event.row, event.column]);
  } else if (plane.kind === 'columns' && frame.run.about.columns === 2) {
    const axis = projectedAxis(frame);
    if (axis !== null) {
      const { components } = runColumnsOf(frame);
      const direction = [components[2 * axis] ?? 0, components[2 * axis + 1] ?? 0] as const;
      paintFeet(pen, area, plane, direction, themeColour(`--class-${axis}`));
    }
  }
}

/** The axis on which the rows are being projected, or from which alone they are rebuilt. */
function projectedAxis(frame: PcaFrame): 0 | 1 | null {
  const { event } = frame.detail;
  if (event.kind === 'project') return event.component === 0 ? 0 : 1;
  if (event.kind === 'rebuild') return event.components === 1 ? 0 : null;
  return isFrom(frame, 'done') && frame.run.about.components === 1 ? 0 : null;
}

/** The points of the cloud. */
export function paintPoints(
  pen: CanvasRenderingContext2D,
  area: PlotArea,
  points: Float64Array,
): void {
  const rows = points.length / 2;
  const stride = strideOf(rows);
  pen.fillStyle = themeColour('--text-quiet');
  pen.globalAlpha = rows > 2_000 ? 0.4 : rows > 200 ? 0.6 : 0.85;
  const radius = rows > 2_000 ? 1.25 : rows > 200 ? 2 : 3.5;
  for (let row = 0; row < rows; row += stride) {
    const [x, y] = [area.x(points[2 * row] ?? 0), area.y(points[2 * row + 1] ?? 0)];
    if (rows > 2_000) {
      pen.fillRect(x - radius, y - radius, 2 * radius, 2 * radius);
    } else {
      pen.beginPath();
      pen.arc(x, y, radius, 0, 2 * Math.PI);
      pen.fill();
    }
  }
  pen.globalAlpha = 1;
}

/** From each point the way to the axis, and where it meets that. */
function paintFeet(
  pen: CanvasRenderingContext2D,
  area: PlotArea,
  { points }: Plane,
  [ux, uy]: readonly [number, number],
  colour: string,
): void {
  const rows = points.length / 2;
  if (rows > MOST_LINES) return;
  pen.strokeStyle = colour;
  pen.fillStyle = colour;
  pen.lineWidth = 1;
  for (let row = 0; row < rows; row += 1) {
    const [x, y] = [points[2 * row] ?? 0, points[2 * row + 1] ?? 0];
    const along = x * ux + y * uy;
    const [footX, footY] = [area.x(along * ux), area.y(along * uy)];
    pen.globalAlpha = 0.45;
    pen.beginPath();
    pen.moveTo(area.x(x), area.y(y));
    pen.lineTo(footX, footY);
    pen.stroke();
    pen.globalAlpha = 0.9;
    pen.beginPath();
    pen.arc(footX, footY, 2, 0, 2 * Math.PI);
    pen.fill();
  }
  pen.globalAlpha = 1;
}

/**
 * What a cell of the covariance matrix adds up: for two columns a rectangle from the mean to each
 * point, whose area with its sign is the product; for one, the way from the mean to each point.
 */
function paintProducts(
  pen: CanvasRenderingContext2D,
  area: PlotArea,
  { points }: Plane,
  [a, b]: readonly [number, number],
): void {
  if (a > 1 || b > 1) return;
  const rows = points.length / 2;
  const [x0, y0] = [area.x(0), area.y(0)];
  for (let row = 0; row < rows; row += 1) {
    const [x, y] = [points[2 * row] ?? 0, points[2 * row + 1] ?? 0];
    const [atX, atY] = [area.x(x), area.y(y)];
    if (a !== b) {
      const tone = themeColour(x * y >= 0 ? '--class-0' : '--class-1');
      pen.fillStyle = tone;
      pen.strokeStyle = tone;
      pen.globalAlpha = Math.max(0.015, Math.min(0.12, 1.6 / rows));
      pen.fillRect(x0, y0, atX - x0, atY - y0);
      pen.globalAlpha = rows > 60 ? 0.12 : 0.35;
      // Dashed where the product is negative.
      pen.setLineDash(x * y >= 0 ? [] : [3, 3]);
      pen.strokeRect(x0, y0, atX - x0, atY - y0);
      pen.setLineDash([]);
    } else {
      pen.strokeStyle = themeColour('--class-0');
      pen.globalAlpha = rows > 200 ? 0.25 : 0.55;
      pen.beginPath();
      pen.moveTo(a === 0 ? x0 : atX, a === 0 ? atY : y0);
      pen.lineTo(atX, atY);
      pen.stroke();
    }
  }
  pen.globalAlpha = 1;
}
