/** Shapes of points, so that clusters differ without colour. A cluster has the one of its number. */
type Marker = (pen: CanvasPath, x: number, y: number, r: number) => void;

const MARKERS: readonly [Marker, ...Marker[]] = [
  (pen, x, y, r) => {
    // An arc takes long, and this small it looks no rounder.
    if (r < 3) return polygon(pen, x, y, [r, -0.4 * r, r, 0.4 * r, 0.4 * r, r, -0.4 * r, r], true);
    pen.moveTo(x + r, y);
    pen.arc(x, y, r, 0, 2 * Math.PI);
  },
  (pen, x, y, r) => polygon(pen, x, y, [-0.9 * r, -0.9 * r, 0.9 * r, -0.9 * r], true),
  (pen, x, y, r) => polygon(pen, x, y, [0, -1.25 * r, 1.15 * r, 0.9 * r, -1.15 * r, 0.9 * r]),
  (pen, x, y, r) => polygon(pen, x, y, [0, -1.35 * r, 1.35 * r, 0], true),
  (pen, x, y, r) => {
    pen.rect(x - 0.4 * r, y - 1.3 * r, 0.8 * r, 2.6 * r);
    pen.rect(x - 1.3 * r, y - 0.4 * r, 2.6 * r, 0.8 * r);
  },
  (pen, x, y, r) => polygon(pen, x, y, [0, 1.25 * r, 1.15 * r, -0.9 * r, -1.15 * r, -0.9 * r]),
  (pen, x, y, r) => {
    polygon(pen, x, y, [-1.2 * r, -0.7 * r, -0.7 * r, -1.2 * r], true);
    polygon(pen, x, y, [1.2 * r, -0.7 * r, 0.7 * r, -1.2 * r], true);
  },
];

/** Adds the point of a cluster to a path. */
export function addMarker(pen: CanvasPath, cluster: number, x: number, y: number, r: number): void {
  // Beyond as many clusters as there are colours, the two no longer go hand in hand.
  const turn = Math.floor(cluster / MARKERS.length);
  (MARKERS[(cluster + turn) % MARKERS.length] ?? MARKERS[0])(pen, x, y, r);
}

/** Corners about a middle, to be filled (closing would look through the whole path, every time); of a figure that is the same upside down, the first half of them. */
function polygon(
  pen: CanvasPath,
  x: number,
  y: number,
  offsets: readonly number[],
  mirrored = false,
): void {
  const all = mirrored ? [...offsets, ...offsets.map((offset) => -offset)] : offsets;
  for (let at = 0; at < all.length; at += 2) {
    const [px, py] = [x + (all[at] ?? 0), y + (all[at + 1] ?? 0)];
    if (at === 0) pen.moveTo(px, py);
    else pen.lineTo(px, py);
  }
}
