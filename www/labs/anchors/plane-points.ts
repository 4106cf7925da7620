import { Density } from '../../canvas/density';
import type { PlotArea } from '../../plot/plot';
import { UNASSIGNED } from './lab';
import { addMarker } from './markers';

/** Where the points of a plane are, in its CSS pixels; x and y each. */
export function placesOf(corners: Float64Array, area: PlotArea, log: boolean): Float32Array {
  const places = new Float32Array(corners.length / 2);
  // By the ends of the axes: of a million points each call of a scale would be felt.
  const scaled = log ? Math.log : (value: number) => value;
  const [left, right] = [scaled(area.x.invert(0)), scaled(area.x.invert(area.width))];
  const [top, bottom] = [scaled(area.y.invert(0)), scaled(area.y.invert(area.height))];
  const [across, down] = [area.width / (right - left), area.height / (bottom - top)];
  for (let row = 0; row < corners.length / 4; row += 1) {
    places[2 * row] = (scaled(corners[4 * row + 2] as number) - left) * across;
    places[2 * row + 1] = (scaled(corners[4 * row + 3] as number) - top) * down;
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

/** Points of clusters that are not spoken of step back. */
function strengthOf(cluster: number, spokenOf: number | null): number {
  return spokenOf !== null && spokenOf !== cluster ? 0.22 : 0.85;
}

/** More points than these are a picture of pixels. */
export const MOST_MARKS = 20_000;

/** Paints how dense the points lie, in the colours of their clusters, over the whole canvas. */
function paintDensity(
  pen: CanvasRenderingContext2D,
  { places, assignment, cluster: spokenOf }: Omit<Points, 'area'>,
  { groups, none }: PointColours,
): void {
  const { width, height } = pen.canvas;
  const scale = pen.getTransform().a;
  const density = new Density(width, height);
  // Below all clusters, those without one.
  let clusters = 0;
  for (let point = 0; point < places.length / 2; point += 1) {
    const cluster = assignment ? (assignment[point] as number) : UNASSIGNED;
    const group = cluster === UNASSIGNED ? 0 : cluster + 1;
    if (group > clusters) clusters = group;
    const x = (places[2 * point] as number) * scale;
    density.add(x, (places[2 * point + 1] as number) * scale, group);
  }
  const all = Array.from({ length: clusters }, (_, cluster) => cluster);
  density.paint(
    pen,
    scale,
    [none, ...all.map((cluster) => groups[cluster % groups.length] ?? none)],
    [UNASSIGNED, ...all].map((cluster) => strengthOf(cluster, spokenOf)),
  );
}

/** As many rows share paths: few, so that one of them changes fast; many, so that there are few paths. */
const CHUNK = 512;

interface Chunk {
  /** The cluster of each of its rows. */
  readonly clusters: Uint32Array;
  readonly paths: ReadonlyMap<number, Path2D>;
}

/**
 * Draws the points, a path for each cluster and chunk of rows. Paths are kept, and made again where
 * a row changed its cluster: most events change one row of thousands, or none.
 */
export class PointPainter {
  readonly #newPath: () => Path2D;
  #places: Float32Array | null = null;
  #radius = 0;
  #chunks: Chunk[] = [];

  constructor(newPath = () => new Path2D()) {
    this.#newPath = newPath;
  }

  paint(
    pen: CanvasRenderingContext2D,
    { places, assignment, cluster: spokenOf, area }: Points,
    { groups, none }: PointColours,
  ): void {
    const count = places.length / 2;
    if (count > MOST_MARKS) {
      paintDensity(pen, { places, assignment, cluster: spokenOf }, { groups, none });
      return;
    }
    const radius = radiusOf(count, area);
    if (places !== this.#places || radius !== this.#radius) this.#chunks = [];
    this.#places = places;
    this.#radius = radius;
    for (let first = 0; first < count; first += CHUNK) {
      const rows = Math.min(CHUNK, count - first);
      for (const [cluster, path] of this.#chunk(places, assignment, first, rows).paths) {
        pen.fillStyle = cluster === UNASSIGNED ? none : (groups[cluster % groups.length] ?? none);
        pen.globalAlpha = strengthOf(cluster, spokenOf);
        pen.fill(path);
      }
    }
    pen.globalAlpha = 1;
  }

  #chunk(places: Float32Array, assignment: Uint32Array | null, first: number, rows: number): Chunk {
    const known = this.#chunks[first / CHUNK];
    const isSame = (cluster: number, at: number) =>
      cluster === (assignment?.[first + at] ?? UNASSIGNED);
    if (known?.clusters.every(isSame)) return known;
    const clusters =
      assignment?.slice(first, first + rows) ?? new Uint32Array(rows).fill(UNASSIGNED);
    const paths = new Map<number, Path2D>();
    for (const [at, cluster] of clusters.entries()) {
      let path = paths.get(cluster);
      if (!path) {
        path = this.#newPath();
        paths.set(cluster, path);
      }
      const [x = 0, y = 0] = [places[2 * (first + at)], places[2 * (first + at) + 1]];
      // Those without a cluster are round.
      addMarker(path, cluster === UNASSIGNED ? 0 : cluster, x, y, this.#radius);
    }
    const made = { clusters, paths };
    this.#chunks[first / CHUNK] = made;
    return made;
  }
}
