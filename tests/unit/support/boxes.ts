import type { Boxes } from '../../../www/document/boxes';
import type { SceneBox } from '../../../www/scenes/scene';
import type { Random } from './random';

/** One box: x1, y1, x2, y2. */
export type Corners = readonly [x1: number, y1: number, x2: number, y2: number];

export function cornersOf([x1, y1, x2, y2]: SceneBox): Corners {
  return [x1, y1, x2, y2];
}

/** Columns of these boxes; their ids are not their rows, so that a mix-up shows. */
export function boxesOf(rows: readonly SceneBox[]): Boxes {
  return {
    ids: Uint32Array.from(rows, (_, row) => 10 * (row + 1)),
    corners: Float64Array.from(rows.flatMap(cornersOf)),
    scores: Float64Array.from(rows, ([, , , , score]) => score ?? Number.NaN),
    classes: Uint32Array.from(rows, ([, , , , , classIndex]) => classIndex),
    angles: Float64Array.from(rows, ([, , , , , , degrees = 0]) => (degrees * Math.PI) / 180),
  };
}

/**
 * A box with ordered corners among few coordinates, so that boxes touch, coincide and have no area
 * often enough; some in quarters, some with decimals that no float has exactly.
 */
export function randomCorners(random: Random): Corners {
  const unit = random.pick([1, 1, 0.25, 0.1]);
  const [x, y] = [random.int(-6, 14), random.int(-6, 14)];
  const [width, height] = [random.int(0, 16), random.int(0, 16)];
  return [x * unit, y * unit, (x + width) * unit, (y + height) * unit];
}

/** Some boxes of up to three classes; scores are few enough to be equal at times. */
export function randomBoxes(random: Random, most: number): SceneBox[] {
  return Array.from(
    { length: random.int(1, most) },
    (): SceneBox => [...randomCorners(random), random.int(0, 12) / 12, random.int(0, 2)],
  );
}
