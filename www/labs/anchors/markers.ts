/** A figure as polygons about a middle, of radius 1: x and y of each corner. */
type Figure = readonly (readonly number[])[];

/** Shapes of points, so that clusters differ without colour. A cluster has the one of its number. */
const FIGURES: readonly [Figure, ...Figure[]] = [
  [turned([1, -0.4, 1, 0.4, 0.4, 1, -0.4, 1])],
  [turned([-0.9, -0.9, 0.9, -0.9])],
  [[0, -1.25, 1.15, 0.9, -1.15, 0.9]],
  [turned([0, -1.35, 1.35, 0])],
  [turned([-0.4, -1.3, 0.4, -1.3]), turned([-1.3, -0.4, 1.3, -0.4])],
  [[0, 1.25, 1.15, -0.9, -1.15, -0.9]],
  [turned([-1.2, -0.7, -0.7, -1.2]), turned([1.2, -0.7, 0.7, -1.2])],
];

/** An arc takes long, and a point smaller than this looks no rounder for it. */
const LEAST_ROUND = 3;

/** Adds the point of a cluster to a path. */
export function addMarker(pen: CanvasPath, cluster: number, x: number, y: number, r: number): void {
  // Beyond as many clusters as there are colours, the two no longer go hand in hand.
  const turn = Math.floor(cluster / FIGURES.length);
  const figure = FIGURES[(cluster + turn) % FIGURES.length] ?? FIGURES[0];
  if (figure === FIGURES[0] && r >= LEAST_ROUND) {
    pen.moveTo(x + r, y);
    pen.arc(x, y, r, 0, 2 * Math.PI);
    return;
  }
  for (const corners of figure) {
    // Not closed, since it is filled: closing would look through the whole path, every time.
    pen.moveTo(x + r * (corners[0] ?? 0), y + r * (corners[1] ?? 0));
    for (let at = 2; at < corners.length; at += 2) {
      pen.lineTo(x + r * (corners[at] ?? 0), y + r * (corners[at + 1] ?? 0));
    }
  }
}

/** A polygon that is the same upside down, given the first half of its corners. */
function turned(half: readonly number[]): readonly number[] {
  return [...half, ...half.map((offset) => -offset)];
}
