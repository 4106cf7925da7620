import type { Feature } from 'boxstep-pca';
import { count } from '../../text/numbers';

const features: Record<Feature, string> = {
  'centre-x': 'centre x',
  'centre-y': 'centre y',
  width: 'width',
  height: 'height',
  area: 'area',
  aspect: 'aspect',
  score: 'score',
};

const short: Record<Feature, string> = { ...features, 'centre-x': 'x', 'centre-y': 'y' };

const many = (n: number, one: string, more: string) =>
  n === 1 ? `1 ${one}` : `${count(n)} ${more}`;
const rows = (n: number) => many(n, 'row', 'rows');
const boxes = (n: number) => many(n, 'box', 'boxes');
const components = (n: number) => many(n, 'component', 'components');

/** The words of the PCA lab. */
export const en = {
  needs:
    'PCA needs boxes and at least two features of them, or a table of numbers. Draw some boxes, choose features, or press “Table…”.',
  features,
  short,
  list: (items: readonly string[]) => items.join(', '),

  // What happens.
  mean: (column: string, sum: string, n: number, mean: string) =>
    `Step 1: the mean of ${column} is ${sum} / ${n} = ${mean}.`,
  meanConstant: (column: string, n: number, value: string) =>
    n === 1
      ? `Step 1: there is one row only, and its ${column} ${value} is the mean.`
      : `Step 1: ${column} is ${value} in all ${rows(n)}, and so is its mean.`,
  centre: (column: string, mean: string) =>
    `Step 2: ${column} is centred: its mean ${mean} is taken from each value, which leaves the mean 0.`,
  scale: (column: string, deviation: string) =>
    `Step 2: each centred value of ${column} is divided by its standard deviation ${deviation}.`,
  scaleConstant: (column: string) =>
    `Step 2: ${column} does not vary, and nothing can be divided by 0: it stays as it is.`,
  variance: (column: string, sum: string, divisor: string, value: string) =>
    `Step 3: the variance of ${column} is ${sum} / ${divisor} = ${value}.`,
  covariance: (a: string, b: string, sum: string, divisor: string, value: string, how: string) =>
    `Step 3: the covariance of ${a} and ${b} is ${sum} / ${divisor} = ${value}: ${how}.`,
  correlation: (a: string, b: string, sum: string, divisor: string, value: string, how: string) =>
    `Step 3: the correlation of ${a} and ${b} is ${sum} / ${divisor} = ${value}: ${how}.`,
  noDivisor: (a: string, b: string) =>
    `Step 3: one row has no covariance of ${a} and ${b}: 0 / 0 counts as 0 here.`,
  together: 'where one is larger, so is the other',
  against: 'where one is larger, the other is smaller',
  unrelated: 'no straight line relates the two',
  skip: (p: string, q: string, element: string, limit: string) =>
    `Step 4: axes ${p} and ${q} are uncorrelated as far as these numbers can tell, ${element} ≤ ${limit}: they are not turned.`,
  rotate: (p: string, q: string, angle: string, element: string, off: string) =>
    `Step 4: axes ${p} and ${q} turn by ${angle}°, which makes the ${element} between them 0; ${off} remains off the diagonal.`,
  rotateLast: (p: string, q: string, angle: string, element: string) =>
    `Step 4: axes ${p} and ${q} turn by ${angle}°, which makes the ${element} between them 0: nothing remains off the diagonal.`,
  again: (sweep: number, rotations: number, left: number) =>
    `Step 4: sweep ${sweep} is over after ${many(rotations, 'rotation', 'rotations')}. ${many(left, 'pair of axes is', 'pairs of axes are')} still correlated: another sweep.`,
  converged: (sweep: number) =>
    `Step 4: after sweep ${sweep} nothing is left off the diagonal. On it are the eigenvalues, and the axes are the eigenvectors.`,
  givenUp: (sweep: number, left: number) =>
    `Step 4: given up after ${many(sweep, 'sweep', 'sweeps')}; ${many(left, 'pair of axes is', 'pairs of axes are')} still correlated, so all that follows is only near.`,
  sort: (variances: string) => `Step 5: the axes in the order of falling variance: ${variances}.`,
  signStays: (pc: string, column: string, loading: string) =>
    `Step 5: the largest loading of ${pc} is ${loading} (${column}), not negative: ${pc} points the right way.`,
  signFlips: (pc: string, column: string, loading: string) =>
    `Step 5: the largest loading of ${pc} is ${loading} (${column}), negative: ${pc} is turned round.`,
  project: (pc: string, variance: string, share: string, sofar: string) =>
    `Step 6: the rows projected on ${pc} have the variance ${variance}, ${share} of all; so far ${sofar}.`,
  projectNothing: (pc: string) =>
    `Step 6: the rows projected on ${pc}: nothing varies, so no share.`,
  rebuild: (n: number, share: string, error: string) =>
    `Step 7: rebuilt from ${components(n)}, ${share} of the variance is lost; mean squared error ${error}.`,
  rebuildNothing: (n: number) =>
    `Step 7: rebuilt from ${components(n)}; nothing varied, so nothing is lost.`,
  rebuildAll: (n: number) => `Step 7: rebuilt from ${components(n)}, nothing is lost but rounding.`,
  done: (taken: number, all: number, share: string) =>
    `Done: ${taken} of ${components(all)} ${all === 1 ? 'holds' : 'hold'} ${share} of the variance.`,
  doneNothing: (taken: number) => `Done: ${components(taken)}, and nothing varies.`,

  // Rounds.
  rounds: {
    mean: '1 · Mean',
    centre: '2 · Centre',
    scale: '2 · Scale',
    covariance: '3 · Covariance',
    sweep: '4 · Eigenvectors',
    sort: '5 · Sort',
    sign: '5 · Sign',
    project: '6 · Project',
    rebuild: '7 · Rebuild',
    done: 'Done',
  },
  sweepRound: (round: string, sweep: number) => `${round}, sweep ${sweep}`,

  // Options.
  featuresLabel: 'Features',
  ownTable: (rowCount: number, columns: number) => `Own table: ${rows(rowCount)} × ${columns}`,
  table: 'Table…',
  changeTable: 'Change…',
  backToBoxes: 'Back to the boxes',
  divisor: 'Divide by',
  divisorHelp: { n1: 'A sample: scikit-learn, R, np.cov', n: 'All there is: np.var, np.std' },
  standardize: 'Standardise',
  standardizeHelp: 'Divide each column by its standard deviation, so that units do not matter',
  sign: 'Sign',
  signSklearn: 'sklearn',
  signRaw: 'raw',
  signHelp: {
    sklearn: 'The loading of largest size is positive: svd_flip of scikit-learn since 1.5',
    raw: 'As the rotations leave it',
  },
  components: 'Components k',
  componentsHelp: 'How many components are taken; empty: all',
  all: 'all',

  // The table of one's own.
  tableTitle: 'A table of your own',
  tablePaste: 'Paste numbers: one row on each line',
  tableHelp:
    'Commas, semicolons, tabs or spaces between them. A first line with words names the columns; columns of words are left out.',
  tableFile: 'Choose a CSV file…',
  tableUse: 'Use this table',
  tableSample: 'Try ten points',
  close: 'Close',
  problems: {
    empty: 'There is nothing to read yet: paste some rows of numbers.',
    noRows: 'There are names but no rows of numbers below them.',
    tooFewColumns: (dropped: readonly string[]) =>
      dropped.length > 0
        ? `PCA needs at least two columns of numbers; these hold words: ${dropped.join(', ')}.`
        : 'PCA needs at least two columns of numbers.',
    tooManyColumns: (most: number) => `There are more than ${most} columns: take some away.`,
    tooManyRows: (most: number) => `There are more than ${count(most)} rows: take some away.`,
    uneven: (row: number, cells: number, columns: number) =>
      `Row ${row} has ${many(cells, 'cell', 'cells')}, and the first row has ${columns}.`,
    noNumber: (row: number, column: string, text: string) =>
      `Row ${row}, column “${column}”: “${text}” is not a number.`,
    missing: (row: number, column: string) => `Row ${row}, column “${column}” is empty.`,
    unreadable: 'This file cannot be read.',
  },

  // The picture.
  cloud: 'Cloud',
  cloudLabel: (rowCount: number, x: string, y: string) => `${rows(rowCount)} by ${x} and ${y}`,
  firstTwo: (n: number) => `The first two of ${n} columns; all of them once they are projected.`,
  someOf: (shown: number, all: number) => `${count(shown)} of ${count(all)} points are drawn.`,
  centred: (column: string) => `${column} − mean`,
  scaled: (column: string) => `(${column} − mean) / s`,
  centredShort: '− mean',
  scaledShort: '− mean, / s',
  scoresOn: (pc: string) => `score on ${pc}`,
  meanMark: 'mean',
  byHand: 'Find it by hand',
  angle: 'Angle',
  angleOf: (degrees: string) => `${degrees}°`,
  meter: (share: string, variance: string, total: string) =>
    `${share} of the variance is along your axis: ${variance} of ${total}.`,
  meterNothing: 'Nothing varies: every axis is as good.',
  found: 'Found: this is PC1.',
  isRound: 'The cloud is round: every axis is as good.',
  snap: 'Snap to the answer',

  // Panels.
  covariancePanel: 'Matrix',
  covarianceLabel: (now: boolean): string =>
    now ? 'The covariance matrix in the axes as they are turned so far' : 'The covariance matrix',
  covarianceHelp:
    'Blue: positive, orange: negative; the stronger, the closer to a correlation of ±1. The diagonal holds the variances.',
  axis: (n: number) => `axis ${n}`,
  firstOf: (shown: number, all: number) => `The first ${shown} of ${all}.`,
  notYet: '·',
  screePanel: 'Scree',
  scree: 'Share of the variance by component, and all so far',
  screeYet: 'The variances are not sorted yet: go to step 5.',
  component: 'Component',
  componentCount: 'Components',
  varianceOf: 'Variance',
  share: 'Share',
  cumulative: 'So far',
  cut: (n: number) => `k = ${n}`,
  notTaken: 'not taken',
  rebuiltPanel: 'Rebuilt',
  rebuiltYet: 'Nothing is rebuilt yet: go to step 7, or to the end.',
  rebuiltFrom: 'Rebuilt from',
  rebuiltCount: (n: number) => components(n),
  lost: 'Lost',
  lostLabel: 'What is lost by number of components',
  sumLost: 'Sum of squares',
  columnError: 'Off by (RMS)',
  columnErrorLabel: (n: string) => `Each column rebuilt from ${n}`,
  seeBoxes: 'Switch the picture to “Boxes” to see them rebuilt.',
  tablePanel: 'Table',
  tableLabel: 'The data matrix as it is at this step',
  row: 'row',
  meanRow: 'mean',
  scaleRow: 's',

  // What must be said.
  oneRow: 'There is one row only: it is its own mean, nothing varies, and every axis is as good.',
  fewRows: (n: number, columns: number, possible: number) =>
    `${rows(n)} and ${columns} columns: centred rows add up to 0, so at most ${components(possible)} can have variance.`,
  constant: (columns: string) =>
    `${columns}: the same in every row. It has no variance, no covariance with any other column, and is not scaled.`,
  nearlyEqual: (a: string, b: string) =>
    `${a} and ${b} have nearly the same variance: the cloud is round in their plane, and which way the two point in it is chance.`,
  withoutVariance: (which: string, n: number) =>
    `${which}: no variance but rounding. ${n === 1 ? 'Its direction says' : 'Their directions say'} nothing about the data.`,
  notConverged: 'The rotations were given up before nothing was left off the diagonal.',
  leftOut: (n: number, which: string) =>
    `${boxes(n)} ${n === 1 ? 'takes' : 'take'} no part: ${which}.`,
  leftOutOne: (box: string, feature: string) => `${box} has no usable ${feature}`,
  leftOutMore: '…',
  dropped: (columns: string) => `Left out, since they hold words: ${columns}.`,
  missingFeatures: (columns: string) =>
    `On the canvas, what is not among the features (${columns}) is taken from the original box.`,
  someRebuilt: (n: number) => `On the canvas, the first ${n} boxes are rebuilt.`,
};

export type PcaWords = typeof en;
