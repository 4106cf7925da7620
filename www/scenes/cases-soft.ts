import { street } from './pictured';
import type { Scene } from './scene';

/** Soft-NMS: whom it saves, what sigma means, and the cut of TensorFlow.js. */

const usual = {
  method: 'gaussian',
  threshold: 0.3,
  boundary: 'greater',
  sigma: 0.5,
  sigmaMeaning: 'paper',
  hardCut: false,
  scoreThreshold: 0.001,
  scoreBoundary: 'greater-or-equal',
  extent: 'exclusive',
  ties: 'lowest-index',
  perClass: false,
} as const;

const base = { lab: 'soft-nms', size: null, picture: null, classNames: ['A'] } as const;

export const softCases: readonly Scene[] = [
  {
    ...street,
    id: 'soft-street',
    lab: 'soft-nms',
    options: { ...usual, scoreThreshold: 0.3, perClass: true },
  },
  {
    ...base,
    id: 'soft-sigma',
    boxes: [
      [0, 0, 10, 10, 0.9, 0],
      [0, 0, 10, 7, 0.8, 0],
    ],
    options: usual,
  },
  {
    ...base,
    id: 'soft-cut',
    boxes: [
      [0, 0, 10, 10, 0.9, 0],
      [0, 0, 10, 5, 0.8, 0],
      [0, 6, 10, 10, 0.7, 0],
    ],
    options: {
      ...usual,
      threshold: 0.5,
      boundary: 'greater-or-equal',
      sigmaMeaning: 'tensorflow',
      hardCut: true,
      scoreThreshold: 0,
      scoreBoundary: 'greater',
      ties: 'highest-index',
    },
  },
];
