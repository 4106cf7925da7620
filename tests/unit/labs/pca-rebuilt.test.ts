import { pcaRebuild } from 'boxstep-pca';
import { describe, expect, it } from 'vitest';
import { answerOf, shareAlong } from '../../../www/labs/pca/by-hand';
import { pcaLab } from '../../../www/labs/pca/index';
import { type PcaFrame, runColumnsOf } from '../../../www/labs/pca/lab';
import {
  ellipse,
  nearestPoint,
  planeCovariance,
  planeOf,
  varianceAlong,
} from '../../../www/labs/pca/plane';
import { boxOfFeatures, columnErrors, rebuiltRow } from '../../../www/labs/pca/rebuilt';
import type { PlotArea } from '../../../www/plot/plot';
import { framesOf } from '../support/engine';
import { pcaFrames, pcaTimelines } from '../support/pca';
import { agree } from '../support/reading';

const timelines = pcaTimelines().map((each) => ({
  name: each.name,
  frames: framesOf(pcaLab, each.input, each.options) as PcaFrame[],
}));
const last = ({ frames }: (typeof timelines)[number]) => {
  const frame = frames.at(-1);
  if (!frame) throw new Error('no frames');
  return frame;
};

describe('rebuilding', () => {
  it.each(timelines)('$name is what the engine rebuilds', (each) => {
    const frame = last(each);
    const run = runColumnsOf(frame);
    const { rows, components } = frame.run.about;
    for (let count = 0; count <= components + 1; count += 1) {
      const { mean, scale, scores } = run;
      const theirs = pcaRebuild(mean, scale, run.components, scores, count);
      const ours = Array.from({ length: rows }, (_, row) => rebuiltRow(run, row, count)).flat();
      expect(ours).toEqual([...theirs]);
    }
  });

  it.each(timelines)('$name is off by as much as its events say', ({ frames }) => {
    for (const frame of frames) {
      const { event } = frame.detail;
      if (event.kind !== 'rebuild') continue;
      const errors = columnErrors(frame, event.components);
      const mean = errors.reduce((sum, error) => sum + error * error, 0) / errors.length;
      expect(agree(mean, event.meanSquaredError, 1e-9)).toBe(true);
    }
  });

  it.each(timelines)('$name is off by as much as its rows are, column by column', (each) => {
    const frame = last(each);
    const run = runColumnsOf(frame);
    const { rows, columns, components } = frame.run.about;
    for (let count = 0; count <= components; count += 1) {
      const sums = new Float64Array(columns);
      for (let row = 0; row < rows; row += 1) {
        for (const [column, value] of rebuiltRow(run, row, count).entries()) {
          sums[column] =
            (sums[column] ?? 0) + (value - (run.data[row * columns + column] ?? 0)) ** 2;
        }
      }
      columnErrors(frame, count).forEach((error, column) => {
        const unit = Math.sqrt(rows) * Math.max(1, run.scale[column] ?? 1);
        const deviation = Math.sqrt(run.covariance[column * columns + column] ?? 0);
        const there = Math.sqrt((sums[column] ?? 0) / rows);
        expect(Math.abs(error - there)).toBeLessThanOrEqual(2e-6 * unit * Math.max(deviation, 1));
      });
    }
  });

  it('gives a box back from what describes it, and takes the rest from the original', () => {
    const box = [10, 20, 30, 60] as const;
    const all = ['centre-x', 'centre-y', 'width', 'height'] as const;
    expect(boxOfFeatures(all, [100, 50, 4, 6], box)).toEqual([98, 47, 102, 53]);
    expect(boxOfFeatures(['width', 'area'], [10, 7], box)).toEqual([15, 20, 25, 60]);
    expect(boxOfFeatures(['score', 'aspect'], [1, 2], box)).toEqual([10, 20, 30, 60]);
    // A side rebuilt from too little.
    expect(boxOfFeatures(['width', 'height'], [-4, 8], box)).toEqual([18, 36, 22, 44]);
  });
});

describe('the shapes', () => {
  const rows = [
    [0, 0, 4, 2, 0.5, 0],
    [10, 0, 15, 9, 0.5, 0],
    [23, 5, 8, 4, 0.5, 0],
    [3, 30, 9, 40, 0.5, 0],
  ] as const;
  const frames = pcaFrames(rows);

  it('are there as soon as something is rebuilt', () => {
    for (const frame of frames) {
      const drawn = frame.detail.event.kind === 'rebuild' || frame.detail.event.kind === 'done';
      expect(pcaLab.shapes(frame).length).toBe(drawn ? 2 * rows.length : 0);
    }
  });

  it('are the boxes themselves once all components are taken', () => {
    const [frame] = frames.slice(-1);
    const rects = (frame ? pcaLab.shapes(frame) : []).flatMap((shape) =>
      shape.kind === 'rect' ? [shape] : [],
    );
    expect(rects.map(({ id }) => id)).toEqual([10, 20, 30, 40].map((id) => `rebuilt ${id}`));
    rects.forEach(({ x1, y1, x2, y2 }, row) => {
      const [left, top, right, bottom] = rows[row] ?? [0, 0, 0, 0];
      const ordered = [Math.min(left, right), Math.min(top, bottom)];
      ordered.push(Math.max(left, right), Math.max(top, bottom));
      for (const [i, corner] of [x1, y1, x2, y2].entries()) {
        expect(corner).toBeCloseTo(ordered[i] ?? 0, 9);
      }
    });
  });

  it('are none for a table', () => {
    const table = { names: ['a', 'b'], values: Float64Array.of(1, 2, 3, 5), dropped: [] };
    const end = pcaFrames(rows, { table }).at(-1);
    expect(end && pcaLab.shapes(end)).toEqual([]);
  });
});

describe('the plane', () => {
  it.each(timelines)('of $name shows what is computed, and no more', ({ frames }) => {
    const [first] = frames;
    if (!first) throw new Error('no frames');
    const plane = planeOf(first, false);
    expect(plane.kind).toBe('columns');
    expect(plane.mean[1]).toBeNull();
    for (const frame of frames) {
      const { points, domains } = planeOf(frame, false);
      expect(points.every(Number.isFinite)).toBe(true);
      expect(domains.flat().every(Number.isFinite)).toBe(true);
      for (let at = 0; at < points.length; at += 1) {
        const [from, to] = domains[at % 2 === 0 ? 0 : 1];
        expect(points[at]).toBeGreaterThanOrEqual(from);
        expect(points[at]).toBeLessThanOrEqual(to);
      }
    }
  });

  it('has the mean column by column, then at 0', () => {
    const frames = pcaFrames(
      [
        [0, 0, 4, 2, 0.5, 0],
        [0, 0, 6, 8, 0.5, 0],
      ],
      { features: ['width', 'height'] },
    );
    const means = frames.slice(0, 4).map((frame) => planeOf(frame, false).mean);
    expect(means).toEqual([
      [5, null],
      [5, 5],
      [0, 5],
      [0, 0],
    ]);
  });
});

describe('an axis turned by hand', () => {
  const flat = timelines.filter((each) => last(each).run.about.columns === 2);

  it.each(flat)('over $name has the variance of the scores along it', (each) => {
    const frame = last(each);
    const { points } = planeOf(frame, true);
    const rows = points.length / 2;
    const divisor = frame.run.about.divisor === 'n' ? rows : rows - 1;
    for (const angle of [0, 0.3, 1, 2.5]) {
      let sum = 0;
      for (let row = 0; row < rows; row += 1) {
        const [x = 0, y = 0] = points.subarray(2 * row, 2 * row + 2);
        sum += (x * Math.cos(angle) + y * Math.sin(angle)) ** 2;
      }
      const variance = varianceAlong(planeCovariance(frame), angle);
      expect(agree(variance, divisor > 0 ? sum / divisor : 0, 1e-9)).toBe(true);
    }
  });

  it.each(flat)('over $name has no more variance than the answer', (each) => {
    const frame = last(each);
    const most = shareAlong(frame, answerOf(frame));
    const { totalVariance } = frame.run.about;
    const first = (runColumnsOf(frame).variances[0] ?? 0) / (totalVariance || 1);
    expect(agree(most, first, 1e-9)).toBe(true);
    for (let degree = 0; degree < 180; degree += 1) {
      expect(shareAlong(frame, (degree * Math.PI) / 180)).toBeLessThanOrEqual(most + 1e-12);
    }
  });

  it('has an ellipse with the covariance of the cloud', () => {
    const covariance = [9, 3, 4] as const;
    const points = ellipse(covariance, 1);
    const mean = (of: (point: [number, number]) => number) =>
      points.reduce((sum, point) => sum + of(point), 0) / points.length;
    // Of points on the rim of a circle of radius 1, each coordinate has the mean square 1/2.
    expect(2 * mean(([x]) => x * x)).toBeCloseTo(9, 9);
    expect(2 * mean(([x, y]) => x * y)).toBeCloseTo(3, 9);
    expect(2 * mean(([, y]) => y * y)).toBeCloseTo(4, 9);
    expect(ellipse([0, 0, 4], 1).every(([x, y]) => x === 0 && Math.abs(y) <= 2)).toBe(true);
  });
});

describe('a point that is pointed at', () => {
  const plane = {
    kind: 'columns',
    points: Float64Array.of(0, 0, 10, 10, 10, 12),
    titles: ['x', 'y'],
    mean: [0, 0],
    domains: [
      [0, 20],
      [0, 20],
    ],
  } as const;
  const scale = (value: number) => 10 * value;
  const area = { x: scale as PlotArea['x'], y: scale as PlotArea['y'] };

  it('is the nearest, if one is near', () => {
    const at = (x: number, y: number) =>
      nearestPoint(
        {
          ...plane,
          domains: [
            [0, 20],
            [0, 20],
          ],
        },
        area,
        [x, y],
      );
    expect(at(0.5, 0.5)).toBe(0);
    expect(at(10, 10.4)).toBe(1);
    expect(at(10, 11.6)).toBe(2);
    expect(at(5, 5)).toBeNull();
  });
});
