import type { Scene, SceneBox } from './scene';

/** Shapes that the anchors of COCO do not fit, for the genetic search. */

const SIDE = 640;

/** Numbers in [0, 1) that are the same everywhere: mulberry32. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Boxes about some shape: each side up to `spread` times larger or smaller, in whole pixels. */
function boxesAbout(
  draw: () => number,
  [count, width, height, spread, classIndex]: readonly [number, number, number, number, number],
): SceneBox[] {
  return Array.from({ length: count }, () => {
    const side = (length: number) => Math.round(length * spread ** (2 * draw() - 1));
    const [w, h] = [side(width), side(height)];
    const [x, y] = [Math.round(draw() * (SIDE - w)), Math.round(draw() * (SIDE - h))];
    return [x, y, x + w, y + h, null, classIndex];
  });
}

const draw = chance(5);

export const evolutionCases: readonly Scene[] = [
  {
    id: 'poles',
    lab: 'evolution',
    size: [SIDE, SIDE],
    picture: null,
    classNames: ['pole', 'sign', 'person'],
    boxes: (
      [
        [46, 7, 120, 1.9, 0],
        [30, 15, 15, 1.8, 1],
        [34, 24, 66, 2.2, 2],
      ] as const
    ).flatMap((group) => boxesAbout(draw, group)),
    options: { start: 'yolov5', input: SIDE, unit: 'normalised', generations: 1000, seed: 0 },
  },
];
