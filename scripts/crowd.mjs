// Boxes as a detector leaves them, for measuring: seeded, so that every run measures the same.

/**
 * A source of numbers from 0 to 1 (mulberry32).
 *
 * @param {number} seed
 */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * n / 50 objects with 50 shifted detections each, in a picture that grows with n.
 *
 * @param {number} n
 * @returns {{ corners: Float64Array, scores: Float64Array, classes: Uint32Array }}
 */
export function crowd(n, seed = 1) {
  const next = random(seed);
  const side = 100 * Math.sqrt(n / 50);
  const corners = new Float64Array(4 * n);
  const scores = new Float64Array(n);
  const classes = new Uint32Array(n);
  let object = [0, 0, 1, 1];
  for (let i = 0; i < n; i += 1) {
    if (i % 50 === 0) object = [next() * side, next() * side, 20 + next() * 80, 20 + next() * 80];
    const [x = 0, y = 0, w = 1, h = 1] = object;
    const shift = () => (next() - 0.5) * 0.4;
    const [left, top] = [x + shift() * w, y + shift() * h];
    const size = () => 1 + shift() / 2;
    corners.set([left, top, left + w * size(), top + h * size()].map(Math.round), 4 * i);
    scores[i] = next();
    classes[i] = Math.floor(next() * 3);
  }
  return { corners, scores, classes };
}

/**
 * n boxes of which none meets another: the longest timeline that n boxes can have.
 *
 * @param {number} n
 * @returns {{ corners: Float64Array, scores: Float64Array, classes: Uint32Array }}
 */
export function strangers(n, seed = 1) {
  const next = random(seed);
  const across = Math.ceil(Math.sqrt(n));
  const corners = Float64Array.from({ length: 4 * n }, (_, i) => {
    const box = Math.floor(i / 4);
    const cell = i % 2 === 0 ? box % across : Math.floor(box / across);
    return 12 * cell + (i % 4 < 2 ? 0 : 10);
  });
  const scores = Float64Array.from({ length: n }, () => next());
  return { corners, scores, classes: new Uint32Array(n) };
}

/** @param {ReturnType<typeof crowd>} boxes */
export function toCsv({ corners, scores, classes }) {
  const lines = ['x1,y1,x2,y2,score,class'];
  for (let i = 0; i < scores.length; i += 1) {
    const box = corners.subarray(4 * i, 4 * i + 4).join(',');
    lines.push(`${box},${scores[i]},${['person', 'car', 'bicycle'][classes[i] ?? 0]}`);
  }
  return `${lines.join('\n')}\n`;
}
