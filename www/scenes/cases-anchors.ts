import type { Scene, SceneBox } from './scene';

/** Shapes to cluster, each scene made so that one thing is seen. Every option that matters is said. */

const base = { lab: 'anchors', size: null, picture: null, classNames: ['A'] } as const;

const usual = {
  scope: 'all',
  unit: 'pixels',
  distance: 'iou',
  update: 'mean',
  emptyCluster: 'keep',
  init: null,
  log: false,
  regions: 'run',
} as const;

/** Numbers that look like chance and are the same for everyone (mulberry32). */
function shares(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const PICTURE = [1280, 720] as const;

/** What one meets in a street: how many, how wide and high about, and how different in size. */
const GROUPS = [
  { count: 52, width: 34, height: 92, spread: 0.32 },
  { count: 46, width: 120, height: 78, spread: 0.3 },
  { count: 16, width: 250, height: 168, spread: 0.22 },
  { count: 36, width: 26, height: 27, spread: 0.24 },
] as const;

/** People, cars, buses and signs, near and far. */
function traffic(): SceneBox[] {
  const share = shares(2);
  // Nearly normal, from −2 to 2.
  const bell = () => share() + share() + share() + share() - 2;
  const shapes = GROUPS.flatMap(({ count, width, height, spread }, classIndex) =>
    Array.from({ length: count }, () => {
      const size = Math.exp(bell() * spread * 1.2);
      const aspect = Math.exp(bell() * spread * 0.45);
      const [w, h] = [Math.round(width * size * aspect), Math.round((height * size) / aspect)];
      return { w, h, classIndex };
    }),
  );
  return shapes.map(({ w, h, classIndex }) => {
    const [x, y] = [Math.round(share() * (PICTURE[0] - w)), Math.round(share() * (PICTURE[1] - h))];
    return [x, y, x + w, y + h, null, classIndex];
  });
}

const street = {
  ...base,
  size: PICTURE,
  classNames: ['person', 'car', 'bus', 'sign'],
  boxes: traffic(),
};

/** Boxes of these widths and heights, beside one another. */
function row(sides: readonly (readonly [number, number])[]): SceneBox[] {
  let left = 0;
  return sides.map(([width, height]) => {
    const x = left;
    left += width + 10;
    return [x, 0, x + width, height, null, 0];
  });
}

const ladder = [14, 16, 18, 20, 22, 24, 26].flatMap((side): [number, number][] => [
  [side, Math.round(side * 1.1)],
  [Math.round(side * 1.15), side],
]);

export const anchorsCases: readonly Scene[] = [
  {
    ...street,
    id: 'traffic',
    options: { ...usual, k: 4, initMethod: 'k-means++', seed: 0 },
  },
  {
    ...base,
    id: 'mean-falls',
    boxes: row([
      [10, 10],
      [10, 10],
      [100, 100],
    ]),
    options: { ...usual, k: 1, init: [10, 10] },
  },
  {
    ...base,
    id: 'never-ends',
    boxes: row([
      [20, 20],
      [24, 18],
      [18, 26],
      [30, 22],
      [22, 30],
      [60, 80],
      [70, 64],
      [64, 90],
      [120, 90],
      [140, 100],
      [110, 120],
      [150, 130],
    ]),
    options: { ...usual, k: 3, init: [20, 20, 20, 20, 120, 90], emptyCluster: 'nan' },
  },
  {
    ...street,
    id: 'seeds',
    options: { ...usual, k: 4, initMethod: 'random-rows', seed: 0 },
  },
  {
    ...base,
    id: 'not-euclid',
    boxes: row([
      ...ladder,
      [52, 60],
      [60, 52],
      [58, 64],
      [66, 58],
      [62, 70],
      [120, 130],
      [140, 120],
      [132, 150],
      [150, 140],
      [160, 170],
      [170, 150],
      [128, 116],
    ]),
    options: { ...usual, k: 2, init: [20, 20, 140, 140], regions: 'euclidean' },
  },
];
