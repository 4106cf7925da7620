import type { PlotArea } from '../../plot/plot';
import { say } from '../../text/text';
import { columnCount, isDone, isFrom, type PcaFrame, runColumnsOf } from './lab';
import { columnName, componentName, pcaText } from './text';
import { adjusted, standardised } from './values';

/** What is across and what is up in the picture of the rows. */
export interface Plane {
  readonly kind: 'columns' | 'scores';
  /** Two numbers per row. */
  readonly points: Float64Array;
  readonly titles: readonly [x: string, y: string];
  /** The mean, where it is known: 0 once it has been taken away. */
  readonly mean: readonly [x: number | null, y: number | null];
  /** All points and the mean, with some room around. */
  readonly domains: readonly [x: [number, number], y: [number, number]];
}

/** What the plane is made from, apart from the words; most events leave it as it is. */
export function planeKey(frame: PcaFrame, whole: boolean): string {
  const stages = ([0, 1] as const).flatMap((column) =>
    (['mean', 'centre', 'scale'] as const).map((stage) => isDone(frame, stage, column)),
  );
  return [frame.run.id, whole, hasScores(frame), ...stages].join();
}

/** Whether the rows are shown by their scores. */
function hasScores(frame: PcaFrame): boolean {
  const enough = frame.detail.projected >= Math.min(2, frame.run.about.components);
  return columnCount(frame.options) > 2 && isFrom(frame, 'project') && enough;
}

/**
 * The plane at this place: the first two columns as far as they are centred and scaled and, of more
 * than two, the first two components once there are scores. `whole`: the first two columns as they
 * are in the end.
 */
export function planeOf(frame: PcaFrame, whole: boolean): Plane {
  if (!whole && hasScores(frame)) return scoresPlane(frame);
  const points = pairs(frame, (row, column) =>
    whole ? standardised(frame, row, column) : adjusted(frame, row, column),
  );
  const mean = ([0, 1] as const).map((column) => {
    if (whole || isDone(frame, 'centre', column)) return 0;
    return isDone(frame, 'mean', column) ? (runColumnsOf(frame).mean[column] ?? 0) : null;
  });
  return {
    kind: 'columns',
    points,
    titles: [columnTitle(frame, 0, whole), columnTitle(frame, 1, whole)],
    mean: [mean[0] ?? null, mean[1] ?? null],
    domains: [columnDomain(frame, points, 0, whole), columnDomain(frame, points, 1, whole)],
  };
}

/** With room for the axes, of which it makes no difference that they are still to be found. */
function columnDomain(
  frame: PcaFrame,
  points: Float64Array,
  column: 0 | 1,
  whole: boolean,
): [number, number] {
  const { mean, scale } = runColumnsOf(frame);
  const variance = planeCovariance(frame)[2 * column] ?? 0;
  const scaled = whole || isDone(frame, 'scale', column);
  const deviation = Math.sqrt(variance) * (scaled ? 1 : (scale[column] ?? 1));
  const middle = whole || isDone(frame, 'centre', column) ? 0 : (mean[column] ?? 0);
  const [least, most] = domainOf(points, column);
  const reach = frame.run.about.columns === 2 ? 2.5 * deviation : 0;
  return [Math.min(least, middle - reach), Math.max(most, middle + reach)];
}

function scoresPlane(frame: PcaFrame): Plane {
  const words = say(pcaText);
  const { components } = frame.run.about;
  const { scores } = runColumnsOf(frame);
  const points = pairs(frame, (row, axis) =>
    axis < components ? (scores[row * components + axis] ?? 0) : 0,
  );
  const second = components > 1 ? words.scoresOn(componentName(1)) : '';
  return {
    kind: 'scores',
    points,
    titles: [words.scoresOn(componentName(0)), second],
    mean: [0, 0],
    domains: [domainOf(points, 0), domainOf(points, 1)],
  };
}

function columnTitle(frame: PcaFrame, column: number, whole: boolean): string {
  const words = say(pcaText);
  const name = columnName(frame, column);
  const scaled = frame.options.standardize && (whole || isDone(frame, 'scale', column));
  if (scaled) return words.scaled(name);
  return whole || isDone(frame, 'centre', column) ? words.centred(name) : name;
}

function pairs(frame: PcaFrame, value: (row: number, which: number) => number): Float64Array {
  const points = new Float64Array(2 * frame.run.about.rows);
  for (let row = 0; row < frame.run.about.rows; row += 1) {
    points[2 * row] = value(row, 0);
    points[2 * row + 1] = value(row, 1);
  }
  return points;
}

/** From the least to the largest of one coordinate, with room for what stands at the edge. */
function domainOf(points: Float64Array, which: 0 | 1): [number, number] {
  let [least, most] = [Infinity, -Infinity];
  for (let at = which; at < points.length; at += 2) {
    const value = points[at] ?? 0;
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  const room = 0.12 * (most - least);
  return [least - room, most + room];
}

/** Nearer than this, in CSS pixels, a point is meant. */
const NEAR = 12;

/** The row whose point is meant by a place on the plane; null if none is near. */
export function nearestPoint(
  { points }: Plane,
  area: Pick<PlotArea, 'x' | 'y'>,
  [x, y]: readonly [number, number],
): number | null {
  const [toX, toY] = [area.x(x), area.y(y)];
  let nearest: number | null = null;
  let least = NEAR;
  for (let row = 0; 2 * row < points.length; row += 1) {
    const distance = Math.hypot(
      area.x(points[2 * row] ?? 0) - toX,
      area.y(points[2 * row + 1] ?? 0) - toY,
    );
    if (distance < least) [nearest, least] = [row, distance];
  }
  return nearest;
}

/**
 * The ellipse of so many standard deviations about the mean, as points: a circle put through the
 * Cholesky factor of the covariance matrix. It takes no eigenvectors, which are yet to be found.
 */
export function ellipse(
  [xx, xy, yy]: readonly [number, number, number],
  deviations: number,
): [x: number, y: number][] {
  const a = Math.sqrt(Math.max(0, xx));
  const b = a > 0 ? xy / a : 0;
  const c = Math.sqrt(Math.max(0, yy - b * b));
  return Array.from({ length: 72 }, (_, i) => {
    const angle = (i * 2 * Math.PI) / 72;
    const [u, v] = [deviations * Math.cos(angle), deviations * Math.sin(angle)];
    return [a * u, b * u + c * v];
  });
}

/** The variance along a direction, from the covariance matrix. */
export function varianceAlong(
  [xx, xy, yy]: readonly [number, number, number],
  angle: number,
): number {
  const [x, y] = [Math.cos(angle), Math.sin(angle)];
  return Math.max(0, x * x * xx + 2 * x * y * xy + y * y * yy);
}

/** The covariances of the first two columns. */
export function planeCovariance(frame: PcaFrame): readonly [xx: number, xy: number, yy: number] {
  const { covariance } = runColumnsOf(frame);
  const n = columnCount(frame.options);
  return [covariance[0] ?? 0, covariance[1] ?? 0, covariance[n + 1] ?? 0];
}
