import type { Feature } from 'boxstep-pca';
import { orderedBox } from '../../document/boxes';
import { divisorOf, type PcaFrame, type PcaRunColumns, runColumnsOf } from './lab';
import { ROUNDING } from './values';

/**
 * One row of the table rebuilt from the first `count` components. The engine has this too
 * (`pcaRebuild`, to which a test holds it); but what is drawn over the boxes is drawn at once, for
 * the event that is shown, and cannot wait for a worker. So the page has one way, and it is this.
 */
export function rebuiltRow(run: PcaRunColumns, row: number, count: number): number[] {
  const columns = run.mean.length;
  const taken = run.components.length / columns;
  const along = new Array<number>(columns).fill(0);
  for (let component = 0; component < Math.min(count, taken); component += 1) {
    const score = run.scores[row * taken + component] ?? 0;
    for (let column = 0; column < columns; column += 1) {
      along[column] =
        (along[column] ?? 0) + score * (run.components[component * columns + column] ?? 0);
    }
  }
  return along.map((value, column) => (run.mean[column] ?? 0) + (run.scale[column] ?? 1) * value);
}

const BOX_FEATURES = ['centre-x', 'centre-y', 'width', 'height'] as const;

/** What a box is made of and is not among the features. */
export function missingFeatures(features: readonly Feature[]): Feature[] {
  return BOX_FEATURES.filter((feature) => !features.includes(feature));
}

type BoxCorners = readonly [x1: number, y1: number, x2: number, y2: number];

/**
 * A box with these values of its features; what they do not say is the original's. A side rebuilt
 * from too little may be negative: then the corners have changed places, and are put in order.
 */
export function boxOfFeatures(
  features: readonly Feature[],
  values: readonly number[],
  original: BoxCorners,
): BoxCorners {
  const [x1, y1, x2, y2] = original;
  const value = (feature: Feature, otherwise: number) =>
    values[features.indexOf(feature)] ?? otherwise;
  const x = value('centre-x', (x1 + x2) / 2);
  const y = value('centre-y', (y1 + y2) / 2);
  const width = Math.abs(value('width', x2 - x1));
  const height = Math.abs(value('height', y2 - y1));
  return [x - width / 2, y - height / 2, x + width / 2, y + height / 2];
}

/** From how many components the table is rebuilt at this place; null: from none, not yet. */
export function shownCount({ detail: { event, stage }, run }: PcaFrame): number | null {
  if (event.kind === 'rebuild') return event.components;
  return stage === 'done' ? run.about.components : null;
}

export interface RebuiltBox {
  /** Of the box in the document. */
  readonly item: number;
  readonly original: BoxCorners;
  readonly rebuilt: BoxCorners;
}

/** The first `most` boxes that take part, as they are and as they are rebuilt. */
export function rebuiltBoxes(frame: PcaFrame, count: number, most: number): RebuiltBox[] {
  const run = runColumnsOf(frame);
  const { features } = frame.run.about;
  const { corners } = frame.boxes;
  return [...run.items.subarray(0, most)].map((item, row) => {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = corners.subarray(4 * item, 4 * item + 4);
    const box = orderedBox({ x1, y1, x2, y2 });
    const original = [box.x1, box.y1, box.x2, box.y2] as const;
    const rebuilt = boxOfFeatures(features, rebuiltRow(run, row, count), original);
    return { item, original, rebuilt };
  });
}

/**
 * How far the rebuilt values of each column are from the original ones: the root of the mean of the
 * squares, in the units of the table. Scores are uncorrelated, so that each component takes its own
 * share of a column's variance away, and no row need be looked at.
 */
export function columnErrors(frame: PcaFrame, count: number): number[] {
  const { about } = frame.run;
  const { covariance, components, explainedVariance, scale } = runColumnsOf(frame);
  const n = about.columns;
  return Array.from({ length: n }, (_, column) => {
    const variance = covariance[column * n + column] ?? 0;
    let left = variance;
    for (let component = 0; component < Math.min(count, about.components); component += 1) {
      const loading = components[component * n + column] ?? 0;
      left -= (explainedVariance[component] ?? 0) * loading * loading;
    }
    // What is no more than the rounding of the differences is nothing.
    if (left <= ROUNDING * variance) return 0;
    return (scale[column] ?? 1) * Math.sqrt((left * divisorOf(about)) / about.rows);
  });
}
