import type { Scene } from './scene';

/** Small cases of adaptive, Fast, Cluster and Matrix NMS: what each makes of a chain, and of a copy. */

const base = { size: null, picture: null, classNames: ['A'] } as const;

const usual = {
  extent: 'exclusive',
  ties: 'lowest-index',
  perClass: false,
  scoreThreshold: null,
  maxOutput: null,
} as const;

const chainOfThree = [
  [0, 0, 10, 10, 0.9, 0],
  [4, 0, 14, 10, 0.8, 0],
  [8, 0, 18, 10, 0.7, 0],
] as const;

export const variantCases: readonly Scene[] = [
  {
    ...base,
    id: 'adaptive-falls',
    lab: 'adaptive-nms',
    boxes: [
      [0, 0, 10, 10, 0.9, 0],
      [1, 0, 11, 10, 0.8, 0],
      [2, 0, 12, 10, 0.7, 0],
      [20, 0, 30, 10, 0.6, 0],
      [23, 0, 33, 10, 0.5, 0],
    ],
    options: {
      ...usual,
      threshold: 0.9,
      eta: 0.9,
      numbers: 'double',
      boundary: 'greater',
      topK: null,
    },
  },
  {
    ...base,
    id: 'fast-chain',
    lab: 'fast-nms',
    boxes: chainOfThree,
    options: { ...usual, threshold: 0.4, boundary: 'greater' },
  },
  {
    ...base,
    id: 'cluster-chain',
    lab: 'cluster-nms',
    boxes: [...chainOfThree, [12, 0, 22, 10, 0.6, 0], [16, 0, 26, 10, 0.5, 0]],
    options: { ...usual, threshold: 0.4, boundary: 'greater' },
  },
  {
    ...base,
    id: 'matrix-chain',
    lab: 'matrix-nms',
    boxes: chainOfThree,
    options: {
      ...usual,
      method: 'linear',
      postThreshold: 0.5,
      postBoundary: 'greater-or-equal',
    },
  },
  {
    ...base,
    id: 'matrix-copy',
    lab: 'matrix-nms',
    boxes: [
      [0, 0, 10, 10, 0.9, 0],
      [0, 0, 10, 10, 0.8, 0],
      [4, 0, 14, 10, 0.7, 0],
    ],
    options: {
      ...usual,
      method: 'linear',
      postThreshold: 0.05,
      postBoundary: 'greater-or-equal',
    },
  },
];
