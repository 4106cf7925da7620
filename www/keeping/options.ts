import type { AnchorsLabOptions } from '../labs/anchors/lab';
import type { ApLabOptions } from '../labs/ap/lab';
import type { DuelLabOptions } from '../labs/duel/lab';
import type { EvolutionLabOptions } from '../labs/evolution/lab';
import type { FusionLabOptions } from '../labs/fusion/lab';
import type { IouLabOptions } from '../labs/iou/lab';
import type { GreedyOptions, NmsLabOptions } from '../labs/nms/lab';
import type { OffsetLabOptions } from '../labs/offset/lab';
import type { OwnTable, PcaPageOptions } from '../labs/pca/lab';
import type { RotatedIouLabOptions } from '../labs/rotated-iou/lab';
import type { RotatedNmsLabOptions } from '../labs/rotated-nms/lab';
import type { SoftLabOptions } from '../labs/soft/lab';
import type { AdaptiveLabOptions, MatrixLabOptions } from '../labs/variants/lab';
import {
  either,
  type Fields,
  finite,
  flag,
  Invalid,
  listOf,
  natural,
  nullOr,
  oneOf,
  partOf,
  type Read,
  record,
  text,
} from './read';

/**
 * How the options of every lab are read from outside. An option that a lab gains does not compile
 * until it is here; whoever reads an older link finds it missing and has the lab's default.
 */

const extent = oneOf('exclusive', 'inclusive');
const boundary = oneOf('greater', 'greater-or-equal');
const ties = oneOf('lowest-index', 'highest-index');
const measure = oneOf('iou', 'giou', 'diou', 'ciou');
const distance = oneOf('iou', 'euclidean', 'euclidean-whitened');
const scope = oneOf('image', 'all');
const unit = oneOf('pixels', 'normalised');
const count = nullOr(natural());
/** Counted over all boxes of the document, from 0. */
const box = nullOr(natural());
const MOST_NUMBERS = 10_000;
const MOST_CHARACTERS = 1024;
/** Those of a table of one's own; the lab of PCA takes no more. */
const MOST_COLUMNS = 64;
const MOST_CELLS = 64 * 100_000;
const library = oneOf(
  'torchvision',
  'batched',
  'pyNms',
  'cpuNms',
  'mmcv',
  'opencv',
  'tensorflow',
  'tfjs',
  'ultralytics',
  'darknet',
  'ensemble',
  'onnx',
);

/** Width and height, one after the other. */
const shapes: Read<number[]> = (value) => {
  const numbers = listOf(finite, MOST_NUMBERS)(value);
  if (numbers.length % 2 !== 0) throw new Invalid('');
  return numbers;
};

const name = text(MOST_CHARACTERS);
const columns = record({
  names: listOf(name, MOST_COLUMNS),
  values: numbersOf,
  dropped: listOf(name, MOST_NUMBERS),
});

/** Numbers as JSON has them, or as they were kept. */
function numbersOf(value: unknown): Float64Array {
  const numbers =
    value instanceof Float64Array ? value : Float64Array.from(listOf(finite, MOST_CELLS)(value));
  if (!numbers.every(Number.isFinite)) throw new Invalid('');
  return numbers;
}

const ownTable: Read<OwnTable> = (value) => {
  const table = columns(value);
  const { length } = table.names;
  const isWhole = length >= 2 && table.values.length > 0 && table.values.length % length === 0;
  if (!isWhole) throw new Invalid('values');
  return table;
};

const nms: Fields<NmsLabOptions> = {
  threshold: finite,
  extent,
  boundary,
  ties,
  perClass: flag,
  scoreThreshold: nullOr(finite),
  maxOutput: count,
};

const greedy: Fields<GreedyOptions> = { ...nms, measure, exponent: finite, topK: count };

const matrix: Fields<MatrixLabOptions> = {
  method: oneOf('linear', 'gaussian'),
  sigma: finite,
  postThreshold: finite,
  postBoundary: boundary,
  extent,
  ties,
  perClass: flag,
  scoreThreshold: nullOr(finite),
  maxOutput: count,
};

const adaptive: Fields<AdaptiveLabOptions> = {
  ...nms,
  eta: finite,
  numbers: oneOf('double', 'single'),
  topK: count,
};

const { perClass: _perClass, ...withoutClasses } = nms;
const offset: Fields<OffsetLabOptions> = {
  ...withoutClasses,
  rule: oneOf('largest', 'span', 'constant'),
  constant: finite,
  precision: oneOf('double', 'single', 'half'),
  topK: count,
};

const { extent: _extent, ...withoutExtent } = nms;
const rotated: Fields<RotatedNmsLabOptions> = withoutExtent;

const soft: Fields<SoftLabOptions> = {
  method: oneOf('linear', 'gaussian', 'hard'),
  threshold: finite,
  boundary,
  sigma: finite,
  sigmaMeaning: oneOf('paper', 'tensorflow'),
  hardCut: flag,
  scoreThreshold: finite,
  scoreBoundary: boundary,
  extent,
  ties,
  perClass: flag,
  maxOutput: count,
};

const duel: Fields<DuelLabOptions> = {
  a: library,
  b: library,
  threshold: finite,
  ownLimits: flag,
};

const fusion: Fields<FusionLabOptions> = {
  method: oneOf('wbf', 'nmw'),
  threshold: finite,
  scoreThreshold: finite,
  confidence: oneOf('average', 'max', 'box-and-model', 'absent-model-aware'),
  allowsOverflow: flag,
  clipToUnit: flag,
  ties,
  models: oneOf('one', 'images'),
  weights: listOf(finite, MOST_NUMBERS),
};

const iou: Fields<IouLabOptions> = { a: box, b: box, extent, kind: measure, landscape: flag };
const rotatedIou: Fields<RotatedIouLabOptions> = { a: box, b: box };

const anchors: Fields<AnchorsLabOptions> = {
  scope,
  unit,
  k: natural(),
  initMethod: oneOf('random-rows', 'distinct-rows', 'k-means++'),
  init: nullOr(shapes),
  seed: natural(),
  distance,
  update: oneOf('mean', 'median'),
  emptyCluster: oneOf('keep', 'reseed', 'nan'),
  zeroAssignment: flag,
  maxIterations: count,
  log: flag,
  regions: either(distance, oneOf('run', 'none')),
};

const evolution: Fields<EvolutionLabOptions> = {
  scope,
  unit,
  input: finite,
  start: oneOf('yolov5', 'yolov3', 'tiny', 'given'),
  given: nullOr(record({ anchors: shapes, shares: flag })),
  seed: natural(),
  generations: natural(),
  ratio: finite,
  mutationProbability: finite,
  sigma: finite,
  minSide: finite,
  log: flag,
};

const pca: Fields<PcaPageOptions> = {
  features: listOf(oneOf('centre-x', 'centre-y', 'width', 'height', 'area', 'aspect', 'score'), 7),
  table: nullOr(ownTable),
  divisor: oneOf('n-1', 'n'),
  standardize: flag,
  sign: oneOf('sklearn', 'raw'),
  components: count,
};

const ap: Fields<ApLabOptions> = {
  matching: oneOf('voc', 'coco'),
  interpolation: oneOf('eleven-point', 'all-point', 'hundred-and-one-point'),
  thresholds: either(finite, oneOf('coco')),
  boundary,
  extent,
  maxDetections: count,
  area: oneOf('all', 'small', 'medium', 'large'),
  class: count,
};

const OF_LABS: Readonly<Record<string, Read<object>>> = {
  iou: partOf(iou),
  'rotated-iou': partOf(rotatedIou),
  nms: partOf(greedy),
  'soft-nms': partOf(soft),
  'fast-nms': partOf(nms),
  'cluster-nms': partOf(nms),
  'matrix-nms': partOf(matrix),
  'adaptive-nms': partOf(adaptive),
  'offset-nms': partOf(offset),
  'duel-nms': partOf(duel),
  'rotated-nms': partOf(rotated),
  fusion: partOf(fusion),
  anchors: partOf(anchors),
  evolution: partOf(evolution),
  pca: partOf(pca),
  ap: partOf(ap),
};

/** Reads options of a lab, all or some of them; whatever is no option of it throws `Invalid`. */
export function readOptions(lab: string, value: unknown): object {
  const read = Object.hasOwn(OF_LABS, lab) ? OF_LABS[lab] : undefined;
  if (!read) throw new Invalid('');
  return read(value);
}

/** Options that name a box, by lab: outside of the page boxes are counted over the document. */
const BOX_OPTIONS: Readonly<Record<string, readonly string[]>> = {
  iou: ['a', 'b'],
  'rotated-iou': ['a', 'b'],
};

/** The options with every box that they name called by another number; null where it has none. */
export function renameBoxes(
  lab: string,
  options: object,
  rename: (box: number) => number | null,
): object {
  const renamed = Object.entries(options).map(([field, value]) => {
    const isBox = BOX_OPTIONS[lab]?.includes(field) && typeof value === 'number';
    return [field, isBox ? rename(value) : value];
  });
  return Object.fromEntries(renamed);
}
