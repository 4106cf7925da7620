import type { PlotArea } from '../../plot/plot';
import { UNASSIGNED } from './lab';
import { addMarker } from './markers';

/** Where the points of a plane are, in its CSS pixels; x and y each. */
export function placesOf(corners: Float64Array, area: PlotArea): Float32Array {
  const places = new Float32Array(corners.length / 2);
  for (let row = 0; row < corners.length / 4; row += 1) {
    places[2 * row] = area.x(corners[4 * row + 2] ?? 0);
    places[2 * row + 1] = area.y(corners[4 * row + 3] ?? 0);
  }
  return places;
}

export interface Points {
  readonly places: Float32Array;
  /** The cluster of each point. */
  readonly assignment: Uint32Array | null;
  /** The cluster that is spoken of; the others step back. */
  readonly cluster: number | null;
  /** Of the plane, in CSS pixels. */
  readonly area: number;
}

export interface PointColours {
  /** By cluster, from the beginning again. */
  readonly groups: readonly string[];
  /** Of points that belong to none yet. */
  readonly none: string;
}

/** The least and the largest radius of a point, in CSS pixels. */
const [SMALLEST, LARGEST] = [1.8, 4];

/** So that points cover but a part of a plane of so many CSS pixels. */
function radiusOf(count: number, area: number): number {
  return Math.min(LARGEST, Math.max(SMALLEST, 0.16 * Math.sqrt(area / Math.max(1, count))));
}

/** Draws the points, one path for each cluster. */
export function paintPoints(
  pen: CanvasRenderingContext2D,
  { places, assignment, cluster: spokenOf, area }: Points,
  { groups, none }: PointColours,
): void {
  const count = places.length / 2;
  const radius = radiusOf(count, area);
  for (const [cluster, rows] of rowsByCluster(assignment, count)) {
    pen.beginPath();
    for (const row of rows) {
      const [x = 0, y = 0] = [places[2 * row], places[2 * row + 1]];
      if (cluster !== UNASSIGNED) addMarker(pen, cluster, x, y, radius);
      // At first all are, and a rectangle is quick.
      else if (radius < 3) pen.rect(x - 0.8 * radius, y - 0.8 * radius, 1.6 * radius, 1.6 * radius);
      else addMarker(pen, 0, x, y, radius);
    }
    pen.fillStyle = cluster === UNASSIGNED ? none : (groups[cluster % groups.length] ?? none);
    pen.globalAlpha = spokenOf !== null && spokenOf !== cluster ? 0.22 : 0.85;
    pen.fill();
  }
  pen.globalAlpha = 1;
}

/** Most events change no assignment, but each frame brings its own copy: the last one is remembered. */
let last: { assignment: Uint32Array; rows: Map<number, number[]> } | null = null;

function rowsByCluster(assignment: Uint32Array | null, count: number): Map<number, number[]> {
  if (!assignment) return new Map([[UNASSIGNED, [...Array(count).keys()]]]);
  if (last && last.assignment === assignment) return last.rows;
  const rows = new Map<number, number[]>();
  for (let row = 0; row < count; row += 1) {
    const cluster = assignment[row] ?? UNASSIGNED;
    const some = rows.get(cluster);
    if (some) some.push(row);
    else rows.set(cluster, [row]);
  }
  last = { assignment, rows };
  return rows;
}
