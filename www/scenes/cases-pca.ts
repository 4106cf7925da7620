import type { Scene, SceneBox } from './scene';

/** Clouds of boxes for PCA, from a little generator of their own, so that they never change. */

const base = { lab: 'pca', picture: null, classNames: ['person'] } as const;

/** Numbers from 0 to 1 that look as if drawn. */
function drawing(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 16807) % 2147483647;
    return state / 2147483647;
  };
}

/** About the middle more often than not, from -1 to 1. */
function around(draw: () => number): number {
  return (draw() + draw() + draw() + draw()) / 2 - 1;
}

function boxAt(x: number, y: number, width: number, height: number): SceneBox {
  const left = Math.round(x - width / 2);
  const top = Math.round(y - height / 2);
  return [left, top, left + Math.round(width), top + Math.round(height), null, 0];
}

/** People on a street: who is nearer stands lower in the picture, and is larger. */
function perspective(): SceneBox[] {
  const draw = drawing(20);
  return Array.from({ length: 36 }, () => {
    const near = draw();
    const height = (60 + 220 * near) * (1 + 0.16 * around(draw));
    const foot = 250 + 300 * near + 8 * around(draw);
    return boxAt(
      60 + 840 * draw(),
      foot - height / 2,
      height * (0.38 + 0.06 * around(draw)),
      height,
    );
  });
}

/** Width and height that mostly grow together. */
function elongated(): SceneBox[] {
  const draw = drawing(11);
  return Array.from({ length: 40 }, () => {
    const [along, across] = [46 * around(draw), 12 * around(draw)];
    const [width, height] = [80 + 0.8 * along - 0.6 * across, 90 + 0.6 * along + 0.8 * across];
    return boxAt(80 + 560 * draw(), 90 + 320 * draw(), width, height);
  });
}

/** Centres whose cloud is the same after a quarter turn. */
function round(): SceneBox[] {
  const corners = [
    [90, 0],
    [64, 46],
    [40, 8],
    [16, 66],
  ] as const;
  const turns = ([x, y]: readonly [number, number]) => [
    [x, y],
    [-y, x],
    [-x, -y],
    [y, -x],
  ];
  return corners.flatMap(turns).map(([x = 0, y = 0]) => boxAt(160 + x, 140 + y, 26, 26));
}

/** Cans on a shelf: all of one width. */
function oneWidth(): SceneBox[] {
  const draw = drawing(5);
  return Array.from({ length: 14 }, (_, i) => {
    const height = 70 + 50 * draw();
    return boxAt(50 + 46 * i, 200 - height / 2, 40, height);
  });
}

/** The ten points that PCA is often taught with, a hundred times as large, as widths and heights. */
function tutorial(): SceneBox[] {
  const points = [
    [250, 240],
    [50, 70],
    [220, 290],
    [190, 220],
    [310, 300],
    [230, 270],
    [200, 160],
    [100, 110],
    [150, 160],
    [110, 90],
  ] as const;
  return points.map(([width, height], i) =>
    boxAt(170 + 330 * (i % 5), 165 + 330 * Math.floor(i / 5), width, height),
  );
}

export const pcaCases: readonly Scene[] = [
  {
    ...base,
    id: 'perspective',
    size: [960, 600],
    boxes: perspective(),
    options: { features: ['centre-y', 'width', 'height'], standardize: false },
  },
  {
    ...base,
    id: 'tutorial',
    size: [1660, 660],
    classNames: ['point'],
    boxes: tutorial(),
    options: { features: ['width', 'height'], standardize: false },
  },
  {
    ...base,
    id: 'elongated',
    size: [720, 500],
    boxes: elongated(),
    options: { features: ['width', 'height'], standardize: false },
  },
  {
    ...base,
    id: 'round',
    size: [320, 280],
    boxes: round(),
    options: { features: ['centre-x', 'centre-y'], standardize: false },
  },
  {
    ...base,
    id: 'one-width',
    size: [700, 240],
    classNames: ['can'],
    boxes: oneWidth(),
    options: { features: ['centre-x', 'centre-y', 'width', 'height'], standardize: true },
  },
  {
    ...base,
    id: 'few-rows',
    size: [400, 260],
    boxes: [boxAt(90, 130, 60, 120), boxAt(200, 150, 80, 150), boxAt(320, 110, 40, 90)],
    options: { features: ['centre-x', 'centre-y', 'width', 'height'], standardize: false },
  },
];
