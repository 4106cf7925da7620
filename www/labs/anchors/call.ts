import { rustFloat, stated } from '../call';
import type { ListingLanguage } from '../lab';
import { type AnchorsLabOptions, DEFAULT_ITERATIONS } from './lab';

/** The call that runs the listing with these options. */
export function anchorsCall(options: AnchorsLabOptions, language: ListingLanguage): string {
  if (language === 'rust') return rustCall(options);
  const python = language === 'python';
  const names = python ? PYTHON : JAVASCRIPT;
  const { distance, update, emptyCluster } = options;
  const measure = names[distance];
  const quote = python ? '"' : "'";
  const parts = [
    'shapes',
    firstOf(options, measure, python),
    measure,
    update,
    `${quote}${emptyCluster}${quote}`,
    ...(python ? namedLast(options) : placedLast(options)),
  ];
  return `kmeans(${parts.join(', ')})`;
}

function namedLast({ maxIterations, zeroAssignment }: AnchorsLabOptions): string[] {
  return [
    ...(maxIterations === null ? [] : [`most=${maxIterations}`]),
    ...(zeroAssignment ? ['before=0'] : []),
  ];
}

/** JavaScript gives no argument without those before it. */
function placedLast({ maxIterations, zeroAssignment }: AnchorsLabOptions): string[] {
  if (zeroAssignment) return [String(maxIterations ?? DEFAULT_ITERATIONS), '0'];
  return maxIterations === null ? [] : [String(maxIterations)];
}

const PYTHON = {
  iou: 'one_minus_iou',
  euclidean: 'euclidean',
  'euclidean-whitened': 'whitened(shapes)',
  'random-rows': 'random_rows',
  'distinct-rows': 'distinct_rows',
  'k-means++': 'plus_plus',
};

const JAVASCRIPT: typeof PYTHON = {
  iou: 'oneMinusIou',
  euclidean: 'euclidean',
  'euclidean-whitened': 'whitened(shapes)',
  'random-rows': 'randomRows',
  'distinct-rows': 'distinctRows',
  'k-means++': 'plusPlus',
};

/** How the first centroids come about. */
function firstOf(options: AnchorsLabOptions, measure: string, python: boolean): string {
  const { k, init, initMethod, seed } = options;
  if (init && init.length > 0) {
    const [open, close] = python ? '()' : '[]';
    const pairs = pairsOf(init).map((pair) => `${open}${pair.join(', ')}${close}`);
    return `[${pairs.join(', ')}]`;
  }
  const chance = python ? `Chance(${seed})` : `new Chance(${seed})`;
  const name = (python ? PYTHON : JAVASCRIPT)[initMethod];
  const more = initMethod === 'k-means++' ? `, ${measure}` : '';
  return `${name}(shapes, ${k}, ${chance}${more})`;
}

function pairsOf(flat: readonly number[]): [number, number][] {
  return Array.from({ length: flat.length / 2 }, (_, at) => [
    flat[2 * at] ?? 0,
    flat[2 * at + 1] ?? 0,
  ]);
}

const RUST = {
  iou: null,
  euclidean: 'ShapeDistance::Euclidean',
  'euclidean-whitened': 'ShapeDistance::EuclideanWhitened',
  'random-rows': 'InitMethod::RandomRows',
  'distinct-rows': 'InitMethod::DistinctRows',
  'k-means++': null,
  keep: null,
  reseed: 'EmptyCluster::Reseed',
  nan: 'EmptyCluster::Nan',
} as const;

function rustCall(options: AnchorsLabOptions): string {
  const { k, init, initMethod, seed, distance, update, emptyCluster } = options;
  const { zeroAssignment, maxIterations } = options;
  const placed = init && init.length > 0 ? init : null;
  const method = placed ? null : RUST[initMethod];
  const empty = RUST[emptyCluster];
  const parts = [
    placed ? `init: Some(vec![${placed.map(rustFloat).join(', ')}])` : `k: Some(${k})`,
    method && `init_method: ${method}`,
    placed === null && seed !== 0 && `seed: ${seed}`,
    RUST[distance] && `distance: ${RUST[distance]}`,
    update === 'median' && 'update: CentroidUpdate::Median',
    empty && `empty_cluster: ${empty}`,
    zeroAssignment && 'zero_assignment: true',
    maxIterations !== null && `max_iterations: Some(${maxIterations})`,
    '..AnchorsOptions::default()',
  ];
  return `AnchorsOptions { ${stated(parts)} }`;
}
