// What is measured on: seeded, so that every peer, environment and run has the same.
import { random } from '../scripts/crowd.mjs';

/**
 * Boxes are x1, y1, x2, y2 each. All numbers are ones that f32 has too, as some peers compute in it,
 * and no two scores are equal, since peers differ in which of equal ones goes first.
 *
 * @typedef {object} Boxes
 * @property {number} n
 * @property {Float64Array} boxes
 * @property {Float64Array} scores
 * @property {Uint32Array} classes 80 of them, as COCO has; all detections of an object have one
 * @property {number} threshold
 */

/** From 0 to 1, in no order. @param {number} n up to 2^20 */
function distinctScores(n, next = random(2)) {
  // A power of two, so that f32 has the quotients.
  const above = 2 ** Math.ceil(Math.log2(n + 1));
  const scores = Float64Array.from({ length: n }, (_, i) => (i + 1) / above);
  for (let i = n - 1; i > 0; i -= 1) {
    const j = Math.floor(next() * (i + 1));
    [scores[i], scores[j]] = [scores[j] ?? 0, scores[i] ?? 0];
  }
  return scores;
}

/** The picture grows with n, so that as many boxes cover a point of it. @param {number} n */
const pictureOf = (n) => 100 * Math.sqrt(n / 50);

/**
 * Objects with as many detections each, shifted by up to 0.2 of a side and grown by up to 0.1.
 *
 * @param {number} n
 * @param {number} each
 * @param {number} flat what heights are multiplied by
 */
function detections(n, each, flat = 1) {
  const next = random(1);
  const boxes = new Float64Array(4 * n);
  const picture = pictureOf(n);
  let [x, y, w, h] = [0, 0, 1, 1];
  for (let i = 0; i < n; i += 1) {
    if (i % each === 0) {
      [x, y] = [next() * picture, next() * picture];
      [w, h] = [20 + next() * 80, (20 + next() * 80) * flat];
    }
    const [left, top] = [x + (next() - 0.5) * 0.4 * w, y + (next() - 0.5) * 0.4 * h];
    const [width, height] = [w * (0.9 + next() * 0.2), h * (0.9 + next() * 0.2)];
    boxes.set([left, top, left + width, top + height].map(Math.fround), 4 * i);
  }
  return boxes;
}

/** @type {Record<string, { title: string, threshold: number, boxes: (n: number) => Float64Array }>} */
export const boxInputs = {
  objects: {
    title: '50 detections of each object, threshold 0.5',
    threshold: 0.5,
    boxes: (n) => detections(n, 50),
  },
  uniform: {
    title: 'boxes anywhere, threshold 0.5',
    threshold: 0.5,
    boxes: (n) => detections(n, 1),
  },
  heap: {
    title: 'all boxes overlap, threshold 0.5',
    threshold: 0.5,
    boxes: (n) => detections(n, n),
  },
  identical: {
    title: 'all boxes are the same, threshold 0.5',
    threshold: 0.5,
    boxes: (n) => Float64Array.from({ length: 4 * n }, (_, i) => [10, 20, 70, 60][i % 4] ?? 0),
  },
  thin: {
    title: 'objects a hundred times as wide as high, threshold 0.5',
    threshold: 0.5,
    boxes: (n) => detections(n, 50, 0.01),
  },
  low: {
    title: '50 detections of each object, threshold 0.05',
    threshold: 0.05,
    boxes: (n) => detections(n, 50),
  },
};

/**
 * @param {string} name
 * @param {number} n
 * @returns {Boxes}
 */
export function boxesOf(name, n) {
  const input = boxInputs[name];
  if (input === undefined) throw new Error(`There are no boxes ${name}.`);
  const { threshold, boxes } = input;
  const classes = Uint32Array.from({ length: n }, (_, i) => Math.floor(i / 50) % 80);
  return { n, boxes: boxes(n), scores: distinctScores(n), classes, threshold };
}

/** Two independent numbers of the normal distribution. @param {() => number} next */
function normals(next) {
  const radius = Math.sqrt(-2 * Math.log(1 - next()));
  const angle = 2 * Math.PI * next();
  return [radius * Math.cos(angle), radius * Math.sin(angle)];
}

/**
 * Shapes as those of COCO's objects: log-normal, a little correlated, in hundredths of a pixel.
 *
 * @param {number} n
 * @returns {Float64Array} width and height each
 */
export function shapesOf(n) {
  const next = random(4);
  const shapes = new Float64Array(2 * n);
  for (let i = 0; i < n; i += 1) {
    const [size = 0, aspect = 0] = normals(next);
    const side = 55 * Math.exp(1.1 * size);
    const lean = Math.exp(0.35 * aspect);
    shapes[2 * i] = Math.max(1, Math.round(100 * Math.min(640, side * lean))) / 100;
    shapes[2 * i + 1] = Math.max(1, Math.round((100 * Math.min(640, side)) / lean)) / 100;
  }
  return shapes;
}

/**
 * A table whose columns are blends of three hidden ones, and noise.
 *
 * @param {number} n rows
 * @param {number} columns
 * @returns {Float64Array} row by row
 */
export function tableOf(n, columns) {
  const next = random(5);
  const blends = Float64Array.from({ length: 3 * columns }, () => next() - 0.5);
  const table = new Float64Array(n * columns);
  for (let row = 0; row < n; row += 1) {
    const [a = 0, b = 0] = normals(next);
    const c = next();
    for (let column = 0; column < columns; column += 1) {
      const [x = 0, y = 0, z = 0] = blends.subarray(3 * column, 3 * column + 3);
      table[row * columns + column] = column + 9 * a * x + 4 * b * y + c * z + 0.1 * next();
    }
  }
  return table;
}
