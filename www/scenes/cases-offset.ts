import type { Scene } from './scene';

/** Boxes of several classes, moved apart: where that goes wrong, and where it is well. */

const base = { lab: 'offset-nms', size: null, picture: null } as const;

const usual = {
  extent: 'exclusive',
  boundary: 'greater',
  ties: 'lowest-index',
  scoreThreshold: null,
  topK: null,
  maxOutput: null,
} as const;

export const offsetCases: readonly Scene[] = [
  {
    ...base,
    id: 'offset-negative',
    classNames: ['A', 'B'],
    boxes: [
      [-90, -90, 5, 5, 0.9, 0],
      [-96, -96, -1, -1, 0.8, 1],
    ],
    options: { ...usual, rule: 'largest', precision: 'single', threshold: 0.9 },
  },
  {
    ...base,
    id: 'offset-half',
    classNames: ['A', 'B', 'C', 'D', 'E', 'F'],
    boxes: [
      [49, 49, 81, 81, 0.9, 5],
      [79, 49, 111, 81, 0.8, 5],
      [49, 120, 81, 152, 0.7, 0],
      [79, 120, 111, 152, 0.6, 0],
    ],
    options: { ...usual, rule: 'constant', constant: 7680, precision: 'half', threshold: 0.5 },
  },
  {
    ...base,
    id: 'offset-well',
    classNames: ['A', 'B'],
    boxes: [
      [0, 0, 60, 60, 0.9, 0],
      [4, 4, 64, 64, 0.8, 1],
      [6, 0, 66, 60, 0.7, 0],
    ],
    options: { ...usual, rule: 'largest', precision: 'single', threshold: 0.5 },
  },
];
