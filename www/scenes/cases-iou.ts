import type { Scene, SceneBox } from './scene';

/** Small cases of IoU and its relatives. */

const base = {
  lab: 'iou',
  size: null,
  picture: null,
  classNames: ['A'],
  pair: [0, 1],
} as const;

const box = (x1: number, y1: number, x2: number, y2: number): SceneBox => [x1, y1, x2, y2, null, 0];

export const iouCases: readonly Scene[] = [
  {
    ...base,
    id: 'normalised',
    boxes: [box(0, 0, 0.1, 0.1), box(0.8, 0.8, 0.9, 0.9), box(0.1, 0, 0.2, 0.1)],
    options: { kind: 'iou', extent: 'inclusive' },
  },
  {
    ...base,
    id: 'touching',
    boxes: [box(0, 0, 10, 10), box(10, 0, 20, 10)],
    options: { kind: 'iou', extent: 'exclusive' },
  },
  {
    ...base,
    id: 'disjoint',
    boxes: [box(0, 0, 10, 10), box(20, 0, 30, 10), box(70, 0, 80, 10)],
    options: { kind: 'giou', extent: 'exclusive' },
  },
  {
    ...base,
    id: 'nested',
    boxes: [box(0, 0, 40, 40), box(10, 10, 30, 30), box(0, 10, 20, 30), box(0, 0, 20, 20)],
    options: { kind: 'diou', extent: 'exclusive' },
  },
  {
    ...base,
    id: 'aspect',
    boxes: [box(0, 0, 40, 40), box(0, 15, 40, 25), box(10, 10, 30, 30)],
    options: { kind: 'ciou', extent: 'exclusive' },
  },
  {
    ...base,
    id: 'no-area',
    boxes: [box(10, 0, 10, 20), box(10, 0, 10, 20)],
    options: { kind: 'iou', extent: 'exclusive' },
  },
];
