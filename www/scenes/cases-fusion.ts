import { street } from './pictured';
import type { Scene } from './scene';

/** Fusion: three models on one picture, a score above 1, and why it is no NMS. */

const usual = {
  method: 'wbf',
  threshold: 0.55,
  scoreThreshold: 0,
  confidence: 'average',
  allowsOverflow: false,
  clipToUnit: false,
  ties: 'lowest-index',
  models: 'one',
  weights: [],
} as const;

const base = { lab: 'fusion', size: null, picture: null, classNames: ['A'] } as const;

export const fusionCases: readonly Scene[] = [
  {
    ...street,
    id: 'fuse-models',
    lab: 'fusion',
    name: 'model A',
    // The couple and who walks ahead, the blue car, the rider and the bicycle.
    boxes: [
      [50, 412, 168, 700, 0.92, 0],
      [92, 410, 218, 706, 0.8, 0],
      [187, 405, 304, 690, 0.85, 0],
      [250, 424, 618, 560, 0.93, 1],
      [780, 364, 948, 620, 0.9, 0],
      [766, 476, 974, 636, 0.7, 2],
    ],
    others: [
      {
        name: 'model B',
        boxes: [
          [66, 428, 186, 716, 0.88, 0],
          [176, 420, 292, 706, 0.74, 0],
          [274, 436, 644, 568, 0.81, 1],
          [800, 380, 968, 636, 0.86, 0],
          [760, 462, 986, 624, 0.77, 2],
        ],
      },
      {
        name: 'model C',
        boxes: [
          [58, 418, 172, 702, 0.79, 0],
          [80, 398, 204, 694, 0.66, 0],
          [188, 416, 308, 700, 0.82, 0],
          [258, 420, 628, 572, 0.9, 1],
          [1115, 607, 1272, 704, 0.6, 0],
        ],
      },
    ],
    options: { ...usual, models: 'images' },
  },
  {
    ...base,
    id: 'fuse-overflow',
    boxes: [
      [0, 0, 10, 10, 0.9, 0],
      [1, 0, 11, 10, 0.8, 0],
    ],
    options: { ...usual, allowsOverflow: true },
  },
  {
    ...base,
    id: 'fuse-single',
    boxes: [
      // The object, and two duplicates that lie worse.
      [0, 0, 100, 100, 0.95, 0],
      [14, 8, 118, 112, 0.6, 0],
      [6, 16, 114, 120, 0.5, 0],
      // Nothing.
      [160, 20, 220, 100, 0.7, 0],
    ],
    options: usual,
  },
];
