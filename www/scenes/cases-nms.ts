import type { Scene } from './scene';

/** Small cases of NMS, each made so that one rule alone decides. Every option is said. */

const base = { lab: 'nms', size: null, picture: null, classNames: ['A'] } as const;

const usual = {
  threshold: 0.5,
  extent: 'exclusive',
  boundary: 'greater',
  ties: 'lowest-index',
  perClass: false,
} as const;

/** How the reference `py_nms` decides. */
const asPyNms = { ...usual, extent: 'inclusive', ties: 'highest-index' } as const;

export const nmsCases: readonly Scene[] = [
  {
    ...base,
    id: 'chain',
    boxes: [
      [0, 0, 10, 10, 0.9, 0],
      [4, 0, 14, 10, 0.8, 0],
      [8, 0, 18, 10, 0.7, 0],
    ],
    options: { ...usual, threshold: 0.4 },
  },
  {
    ...base,
    id: 'plus-one',
    boxes: [
      [0, 0, 10, 10, 0.9, 0],
      [1, 1, 11, 11, 0.8, 0],
    ],
    options: { ...usual, threshold: 0.7 },
  },
  {
    ...base,
    id: 'exactly-half',
    boxes: [
      [0, 0, 10, 10, 0.9, 0],
      [0, 0, 10, 20, 0.8, 0],
    ],
    options: usual,
  },
  {
    ...base,
    id: 'ties',
    boxes: [
      [4, 0, 14, 10, 0.8, 0],
      [0, 0, 10, 10, 0.8, 0],
      [8, 0, 18, 10, 0.8, 0],
    ],
    options: { ...usual, threshold: 0.4 },
  },
  {
    ...base,
    id: 'two-classes',
    classNames: ['person', 'bicycle'],
    boxes: [
      [20, 0, 70, 120, 0.92, 0],
      [24, 30, 76, 124, 0.81, 1],
      [24, 4, 74, 126, 0.75, 0],
    ],
    options: usual,
  },
  {
    ...base,
    id: 'inverted',
    boxes: [
      [10, 10, 50, 50, 0.9, 0],
      [48, 46, 14, 12, 0.8, 0],
    ],
    options: asPyNms,
  },
  {
    ...base,
    id: 'py-nms',
    boxes: [
      [30, 20, 230, 200, 1, 0],
      [50, 50, 260, 220, 0.9, 0],
      [210, 30, 420, 5, 0.8, 0],
      [430, 280, 460, 360, 0.7, 0],
    ],
    options: { ...asPyNms, threshold: 0.35 },
  },
];
