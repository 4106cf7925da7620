// IoU of rotated boxes by hand. What stands between the markers is shown on the page; a test runs
// this file on many boxes and compares it with the engine.

// listing: rotated-iou.javascript
// cx, cy, w, h, and radians clockwise on the screen, of each box.
export function rotatedIou(a, b) {
  // Measured from the centre of A, so that boxes far away lose no digits.
  const sides = corners([0, 0], a);
  let polygon = corners([b[0] - a[0], b[1] - a[1]], b);
  const areaA = a[2] * a[3]; // @area
  const areaB = b[2] * b[3]; // @area
  if (Math.min(areaA, areaB) === 0) {
    polygon = []; // @flat
  }
  for (const [start, end] of around(sides)) {
    const clipped = []; // @edge
    for (const [here, ahead] of around(polygon)) {
      const s = sideOf(start, end, here); // @side
      const t = sideOf(start, end, ahead);
      if (s >= 0) {
        clipped.push(here); // @inside
      }
      if ((s < 0 && t > 0) || (s > 0 && t < 0)) {
        clipped.push([0, 1].map((k) => (t * here[k] - s * ahead[k]) / (t - s))); // @crossing
      }
    }
    polygon = clipped; // @clipped
  }
  let total = 0;
  for (const [here, ahead] of around(polygon)) {
    total += here[0] * ahead[1] - ahead[0] * here[1]; // @term
  }
  const inter = Math.min(Math.max(total / 2, 0), areaA, areaB); // @intersection
  const union = areaA + areaB - inter; // @union
  return inter > 0 ? inter / union : 0; // @iou
}

function corners(centre, [, , w, h, angle]) {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const arms = [
    [-w / 2, -h / 2],
    [w / 2, -h / 2],
    [w / 2, h / 2],
    [-w / 2, h / 2],
  ];
  return arms.map(
    ([x, y]) => [centre[0] + (x * cos - y * sin), centre[1] + (x * sin + y * cos)], // @corner
  );
}

function around(points) {
  return points.map((point, i) => [point, points[(i + 1) % points.length]]);
}

function sideOf(start, end, p) {
  return (end[0] - start[0]) * (p[1] - start[1]) - (end[1] - start[1]) * (p[0] - start[0]);
}
// end listing
