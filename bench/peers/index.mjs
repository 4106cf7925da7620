// Each peer is loaded in a process of its own, and nothing of the others.

/**
 * What a peer does a job with: takes what it needs from the input, in its own layout, and gives the
 * function that is timed. Answers are numbers in a row: indices of the boxes kept, the cluster of each
 * shape, the variance along each component, or a matrix row by row.
 *
 * @typedef {(input: import('../jobs.mjs').Input, library: typeof import('boxstep')) =>
 *   Run | Promise<Run>} Job
 * @typedef {() => ArrayLike<number> | Promise<ArrayLike<number>>} Run
 * @typedef {Partial<Record<import('../jobs.mjs').JobName, Job>>} Peer
 */

/** @type {Record<string, { title: string, load: () => Promise<{ peer: Peer }> }>} */
export const peers = {
  boxstep: { title: 'Boxstep', load: () => import('./boxstep.mjs') },
  plain: { title: 'plain JavaScript', load: () => import('./plain.mjs') },
  onnx: { title: 'ONNX Runtime Web', load: () => import('./onnx.mjs') },
  tensorflow: { title: 'TensorFlow.js wasm', load: () => import('./tensorflow.mjs') },
  mlKmeans: { title: 'ml-kmeans', load: () => import('./ml-kmeans.mjs') },
  mlPca: { title: 'ml-pca', load: () => import('./ml-pca.mjs') },
};
