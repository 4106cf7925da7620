import type { Scene } from './scene';

/** Small cases of average precision, each made so that one rule alone decides. */

const base = { lab: 'ap', size: null, picture: null } as const;

const options = {
  matching: 'voc',
  interpolation: 'all-point',
  thresholds: 0.5,
  boundary: 'greater-or-equal',
  extent: 'exclusive',
  maxDetections: null,
  area: 'all',
  class: null,
} as const;

export const apCases: readonly Scene[] = [
  {
    ...base,
    id: 'second-best',
    classNames: ['person'],
    boxes: [
      [0, 0, 100, 160, null, 0],
      [30, 0, 130, 160, null, 0],
      [2, 4, 98, 158, 0.9, 0],
      [10, 0, 110, 160, 0.8, 0],
    ],
    options,
  },
  {
    ...base,
    id: 'three-readings',
    classNames: ['cup'],
    boxes: [
      [0, 0, 60, 60, null, 0],
      [100, 0, 160, 60, null, 0],
      [200, 0, 260, 60, null, 0],
      [3, 2, 62, 60, 0.9, 0],
      [30, 90, 80, 140, 0.8, 0],
      [98, 3, 158, 62, 0.7, 0],
      [230, 40, 300, 110, 0.6, 0],
    ],
    options,
  },
  {
    ...base,
    id: 'difficult',
    classNames: ['car'],
    boxes: [
      [0, 0, 90, 60, null, 0],
      [110, 20, 150, 50, null, 0],
      [170, 0, 260, 60, null, 0],
      [108, 22, 152, 50, 0.95, 0],
      [2, 3, 92, 62, 0.9, 0],
      [112, 18, 150, 52, 0.6, 0],
      [168, 2, 255, 60, 0.5, 0],
    ],
    difficult: [1],
    options,
  },
];
