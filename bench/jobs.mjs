// What is measured, at which sizes, and who takes part.
import { boxesOf, boxInputs, shapesOf, tableOf } from './inputs.mjs';

/**
 * @typedef {'nms' | 'classes' | 'soft' | 'anchors' | 'pca' | 'matrix'} JobName
 * @typedef {'node' | 'chromium' | 'native'} Environment
 *
 * @typedef {object} Input Arrays that a job does not take are empty.
 * @property {number} n boxes, shapes or rows
 * @property {Float64Array} boxes x1, y1, x2, y2 each
 * @property {Float64Array} scores
 * @property {Uint32Array} classes
 * @property {number} threshold
 * @property {Float64Array} shapes width and height each
 * @property {Float64Array} first the first centroids
 * @property {Float64Array} table row by row
 * @property {number} columns
 *
 * @typedef {object} Row One line of a table.
 * @property {Environment} environment
 * @property {string} peer
 * @property {string} [title] if not the peer's
 * @property {JobName} [job] if not the table's
 *
 * @typedef {object} Table The times of a row are set against those of the first row of its
 *   environment, and native ones against the first row in Node.
 * @property {string} title
 * @property {JobName} job
 * @property {string} input
 * @property {number[]} sizes
 * @property {Row[]} rows
 */

const none = new Float64Array(0);
const COLUMNS = 8;
const K = 9;

/**
 * @param {JobName} job
 * @param {string} name of the boxes, where the job is about boxes
 * @param {number} n
 * @returns {Input}
 */
export function inputOf(job, name, n) {
  const classes = new Uint32Array(0);
  const input = { n, boxes: none, scores: none, classes, threshold: 0 };
  const rest = { shapes: none, first: none, table: none, columns: COLUMNS };
  if (job === 'anchors') {
    const shapes = shapesOf(n);
    // Rows far from each other, so that all peers begin alike.
    const step = 2 * Math.floor(n / K);
    const first = Float64Array.from({ length: 2 * K }, (_, i) =>
      Number(shapes[(i >> 1) * step + (i & 1)]),
    );
    return { ...input, ...rest, shapes, first };
  }
  if (job === 'pca') return { ...input, ...rest, table: tableOf(n, COLUMNS) };
  return { ...rest, ...boxesOf(name, n) };
}

/**
 * @param {string[]} web peers in Node and in Chromium
 * @param {string[]} native
 * @returns {Row[]}
 */
function rows(web, native) {
  const inJs = /** @type {const} */ (['node', 'chromium']);
  return [
    ...inJs.flatMap((environment) => web.map((peer) => ({ environment, peer }))),
    ...native.map((peer) => ({ environment: /** @type {const} */ ('native'), peer })),
  ];
}

/** @type {Row[]} */
const byClass = /** @type {const} */ (['node', 'chromium']).flatMap((environment) => [
  { environment, peer: 'boxstep', job: 'nms', title: 'Boxstep, all of one class' },
  { environment, peer: 'boxstep', job: 'classes', title: 'Boxstep, each of 80 classes alone' },
]);

const powersOfTen = [1_000, 10_000, 100_000, 1_000_000];

/** @type {Table[]} */
export const tables = [
  ...Object.entries(boxInputs).map(([input, { title }]) => ({
    title: `NMS, ${title}`,
    job: /** @type {const} */ ('nms'),
    input,
    sizes: powersOfTen,
    rows: rows(
      ['boxstep', 'plain', 'onnx', 'tensorflow'],
      ['boxstep', 'textbook', 'powerboxes', 'powerboxesTree'],
    ),
  })),
  {
    title: 'NMS by class, 50 detections of each object, threshold 0.5',
    job: 'classes',
    input: 'objects',
    sizes: powersOfTen,
    rows: byClass,
  },
  {
    title: 'Soft-NMS, Gaussian, sigma 0.5, 50 detections of each object',
    job: 'soft',
    input: 'objects',
    sizes: [1_000, 10_000, 100_000],
    rows: rows(['boxstep', 'plain', 'tensorflow'], ['boxstep', 'textbook']),
  },
  {
    title: 'Anchors, k = 9, distance 1 - IoU, to convergence',
    job: 'anchors',
    input: '',
    sizes: [10_000, 100_000, 860_001],
    rows: rows(['boxstep', 'plain', 'mlKmeans'], ['boxstep']),
  },
  {
    title: `PCA, ${COLUMNS} columns`,
    job: 'pca',
    input: '',
    sizes: [10_000, 100_000, 860_001],
    rows: rows(['boxstep', 'mlPca'], ['boxstep']),
  },
  {
    title: 'Matrix of the IoU of all boxes with all, every number written',
    job: 'matrix',
    input: 'uniform',
    sizes: [1_000, 3_000, 10_000],
    rows: rows(['boxstep', 'plain'], ['boxstep']),
  },
];
