import type { Scene } from './scene';

/** Turned boxes, for the labs of rotated IoU and rotated NMS. */

const pair = { lab: 'rotated-iou', picture: null, classNames: ['A'], options: {} } as const;

export const rotatedCases: readonly Scene[] = [
  {
    ...pair,
    id: 'octagon',
    size: [400, 400],
    boxes: [
      [100, 100, 300, 300, null, 0],
      [100, 100, 300, 300, null, 0, 45],
    ],
    pair: [0, 1],
  },
  {
    ...pair,
    id: 'corner-cut',
    size: [480, 360],
    boxes: [
      [80, 80, 300, 240, null, 0, 10],
      [190, 130, 390, 250, null, 0, 40],
    ],
    pair: [0, 1],
  },
  {
    id: 'ships',
    lab: 'rotated-nms',
    size: [560, 400],
    picture: null,
    classNames: ['ship'],
    boxes: [
      [40, 180, 200, 216, 0.97, 0, -35],
      [46, 176, 206, 216, 0.88, 0, -33],
      [80, 214, 240, 250, 0.95, 0, -35],
      [84, 210, 236, 248, 0.71, 0, -50],
      [120, 248, 280, 284, 0.93, 0, -35],
      [112, 250, 276, 288, 0.82, 0, -37],
      [330, 110, 510, 154, 0.9, 0, 75],
      [336, 104, 504, 152, 0.64, 0, 50],
      [390, 120, 570, 164, 0.86, 0, 75],
    ],
    options: {
      threshold: 0.5,
      boundary: 'greater',
      ties: 'lowest-index',
      perClass: false,
      scoreThreshold: null,
      maxOutput: null,
    },
  },
];
