import type { Scene } from './scene';

/** Boxes on which two libraries disagree, each over one point. */

const base = { lab: 'duel-nms', size: null, picture: null, classNames: ['A'] } as const;

export const duelCases: readonly Scene[] = [
  {
    ...base,
    id: 'duel-equality',
    boxes: [
      [0, 0, 10, 10, 0.9, 0],
      [0, 0, 10, 20, 0.8, 0],
      [14, 0, 24, 10, 0.7, 0],
    ],
    options: { a: 'torchvision', b: 'tfjs', threshold: 0.5, ownLimits: false },
  },
  {
    ...base,
    id: 'duel-pixels',
    boxes: [
      [0, 0, 10, 10, 0.9, 0],
      [1, 1, 11, 11, 0.8, 0],
      [15, 3, 22, 9, 0.6, 0],
    ],
    options: { a: 'torchvision', b: 'pyNms', threshold: 0.7, ownLimits: false },
  },
  {
    ...base,
    id: 'duel-ties',
    boxes: [
      [0, 0, 10, 10, 0.8, 0],
      [4, 0, 14, 10, 0.8, 0],
      [8, 0, 18, 10, 0.8, 0],
      [16, 0, 26, 10, 0.8, 0],
    ],
    options: { a: 'opencv', b: 'ensemble', threshold: 0.2, ownLimits: false },
  },
  {
    ...base,
    id: 'duel-greedynms',
    boxes: [
      [0, 0, 10, 10, 0.9, 0],
      [0, 0, 10, 20, 0.8, 0],
    ],
    options: { a: 'batched', b: 'darknet', threshold: 0.4, ownLimits: false },
  },
];
