import * as library from 'boxstep';
import { describe, expect, it } from 'vitest';

describe('the package boxstep in Node', () => {
  it('offers the library and nothing of the page', () => {
    expect(Object.keys(library).sort()).toEqual([
      'adaptiveNms',
      'anchors',
      'averagePrecision',
      'classNames',
      'clusterNms',
      'default',
      'fastNms',
      'fuseBoxes',
      'iou',
      'iouMatrix',
      'matrixNms',
      'nms',
      'offsetNms',
      'parseBoxes',
      'pca',
      'rotatedIou',
      'rotatedNms',
      'softNms',
      'writeBoxes',
    ]);
  });

  it('computes without waiting', () => {
    expect(library.iou([0, 0, 2, 2], [1, 1, 3, 3])).toBe(1 / 7);
    expect(library.iou([0, 0, 1, 1], [1, 1, 2, 2], { extent: 'inclusive' })).toBe(1 / 7);
  });

  it('answers a matrix row by row', () => {
    const matrix = library.iouMatrix([0, 0, 2, 2], [1, 1, 3, 3, 0, 0, 2, 2]);
    expect(matrix).toEqual(Float64Array.of(1 / 7, 1));
  });

  it('keeps the best of boxes that overlap, and explains', () => {
    const boxes = [0, 0, 10, 10, 1, 0, 11, 10, 20, 0, 30, 10];
    const result = library.nms(boxes, [0.5, 0.9, 0.7], null, { threshold: 0.5, explain: true });
    expect(result.keep).toEqual(Uint32Array.of(1, 2));
    expect(result.suppressedBy).toEqual(Int32Array.of(1, -1, -1));
    expect(result.overlap).toEqual(Float64Array.of(90 / 110, Number.NaN, Number.NaN));
  });

  it('lowers scores where boxes overlap', () => {
    const boxes = [0, 0, 10, 10, 1, 0, 11, 10, 20, 0, 30, 10];
    const result = library.softNms(boxes, [0.5, 0.9, 0.7], null, { method: 'linear' });
    expect(result.keep).toEqual(Uint32Array.of(1, 2, 0));
    expect(result.scores).toEqual(Float64Array.of(0.9, 0.7, 0.5 * (1 - 90 / 110)));
  });

  it('has the variants of NMS that work on a matrix', () => {
    const chain = [0, 0, 10, 10, 4, 0, 14, 10, 8, 0, 18, 10];
    const scores = [0.9, 0.8, 0.7];
    const options = { threshold: 0.4 };
    expect(library.fastNms(chain, scores, null, options).keep).toEqual(Uint32Array.of(0));
    const cluster = library.clusterNms(chain, scores, null, options);
    expect(cluster).toEqual({ keep: Uint32Array.of(0, 2), passes: 3 });
    expect(cluster.keep).toEqual(library.nms(chain, scores, null, options).keep);
    const matrix = library.matrixNms(chain, scores, null, { method: 'linear' });
    expect(matrix.keep).toEqual(Uint32Array.of(0, 2, 1));
    expect(matrix.scores).toEqual(Float64Array.of(0.9, 0.7 * (1 - 1 / 9), 0.8 * (1 - 3 / 7)));
  });

  it('has NMS whose threshold falls, and by offsets', () => {
    const stairs = [0, 0, 10, 10, 1, 0, 11, 10, 2, 0, 12, 10];
    const scores = [0.9, 0.8, 0.7];
    const falling = library.adaptiveNms(stairs, scores, null, { threshold: 0.9, eta: 0.9 });
    expect(falling).toEqual({ keep: Uint32Array.of(0, 2), threshold: 0.9 * 0.9 * 0.9 });
    const negative = [-90, -90, 5, 5, -96, -96, -1, -1];
    const moved = library.offsetNms(negative, [0.9, 0.8], [0, 1], { threshold: 0.9 });
    expect(moved).toEqual({
      keep: Uint32Array.of(0),
      keepByClass: Uint32Array.of(0, 1),
      offset: 6,
    });
  });

  it('fuses boxes of several models', () => {
    const boxes = [0, 0, 10, 10, 1, 0, 11, 10, 20, 0, 30, 10];
    const models = Uint32Array.of(0, 1, 1);
    const result = library.fuseBoxes(boxes, [0.75, 0.25, 0.5], null, { models });
    expect(result.boxes).toEqual(Float64Array.of(0.25, 0, 10.25, 10, 20, 0, 30, 10));
    expect(result.scores).toEqual(Float64Array.of(0.5, 0.25));
    expect(result.classes).toEqual(Uint32Array.of(0, 0));
    expect(result.members).toEqual([Uint32Array.of(0, 1), Uint32Array.of(2)]);
  });

  it('measures the overlap of rotated boxes', () => {
    const octagon = 2 * (Math.SQRT2 - 1);
    const iou = library.rotatedIou([5, 5, 10, 10, 0], [5, 5, 10, 10, Math.PI / 4]);
    expect(iou).toBeCloseTo(octagon / (2 - octagon), 14);
    expect(library.rotatedIou([5, 5, 10, 10, 0], [5, 10, 10, 20, 0])).toBe(0.5);
    expect(() => library.rotatedIou([5, 5, 10, 10], [5, 5, 10, 10, 0])).toThrow(
      expect.objectContaining({ code: 'notFiveNumbers' }),
    );
  });

  it('keeps the best of rotated boxes that overlap, and explains', () => {
    // Two bars side by side on a slant, and as upright boxes on one another.
    const bars = (angle: number) => [50, 50, 100, 20, angle, 60, 60, 100, 20, angle];
    const options = { threshold: 0.2, explain: true } as const;
    const upright = library.rotatedNms(bars(0), [0.9, 0.8], null, options);
    expect(upright.keep).toEqual(Uint32Array.of(0));
    expect(upright.suppressedBy).toEqual(Int32Array.of(-1, 0));
    expect(upright.overlap).toEqual(Float64Array.of(Number.NaN, 900 / 3100));
    const slanted = library.rotatedNms(bars(-Math.PI / 4), [0.9, 0.8], null, options);
    expect(slanted.keep).toEqual(Uint32Array.of(0, 1));
  });

  it('reads average precision off the curve of each class', () => {
    const truth = { boxes: [0, 0, 10, 10, 0, 0, 10, 14], classes: [3, 3] };
    const boxes = [0, 0, 10, 10, 0, 0, 10, 11];
    const detections = { boxes, scores: Float64Array.of(0.9, 0.8), classes: Uint32Array.of(3, 3) };
    const voc = library.averagePrecision(truth, detections);
    expect(voc.mean).toBe(0.5);
    expect(voc.curves[0]).toMatchObject({ class: 3, truths: 2, falsePositives: 1, ap: 0.5 });
    expect(voc.curves[0]?.detections).toEqual(Uint32Array.of(0, 1));
    expect(voc.curves[0]?.recall).toEqual(Float64Array.of(0.5, 0.5));
    const coco = library.averagePrecision(truth, detections, { matching: 'coco' });
    expect(coco.mean).toBe(1);
    const none = library.averagePrecision({ boxes: [], classes: [] }, detections);
    expect(none.mean).toBeUndefined();
  });

  it('makes anchors of shapes, as the reference scripts do', () => {
    const three = [10, 10, 10, 10, 100, 100];
    const init = [10, 10];
    const mean = library.anchors(three, { init });
    expect(mean.anchors).toEqual(Float64Array.of(40, 40));
    const written = (value: number) => value.toFixed(12);
    expect(mean.history.map(({ avgIou }) => written(avgIou))).toEqual([0.67, 0.095].map(written));
    expect(mean.iterations).toBe(2);
    const median = library.anchors(three, { init, update: 'median' });
    expect(median).toMatchObject({ iterations: 2, reason: 'unchanged' });
    expect(written(median.avgIou)).toBe(written(0.67));
    expect(median.assignment).toEqual(Uint32Array.of(0, 0, 0));
    // From zeros as lars76, it stops before anything moves.
    const zeros = library.anchors(three, { init, zeroAssignment: true });
    expect(zeros).toMatchObject({ iterations: 1, reason: 'unchanged' });
    expect(zeros.anchors).toEqual(Float64Array.from(init));
  });

  it('finds the principal components of a table', () => {
    const points = [
      ...[2.5, 2.4, 0.5, 0.7, 2.2, 2.9, 1.9, 2.2, 3.1, 3.0],
      ...[2.3, 2.7, 2.0, 1.6, 1.0, 1.1, 1.5, 1.6, 1.1, 0.9],
    ];
    const written = (numbers: Float64Array) => [...numbers].map((each) => each.toFixed(5));
    const found = library.pca(points, 2);
    expect(written(found.explainedVariance)).toEqual(['1.28403', '0.04908']);
    expect(written(found.components)).toEqual(['0.67787', '0.73518', '0.73518', '-0.67787']);
    expect(written(found.mean)).toEqual(['1.81000', '1.91000']);
    expect(found.scores).toHaveLength(20);
    const ofAll = library.pca(points, 2, { divisor: 'n', components: 1 });
    expect(written(ofAll.explainedVariance)).toEqual(['1.15562']);
    const alike = library.pca(points, 2, { standardize: true });
    expect(written(alike.components.subarray(0, 2))).toEqual(['0.70711', '0.70711']);
  });

  it('throws an error with a code for what it cannot use', () => {
    const use = () => library.nms([0, 0, 1, Number.NaN], [0.5]);
    expect(use).toThrow(expect.objectContaining({ code: 'badCoordinate' }));
    const unknown = { theshold: 0.5 } as unknown as library.NmsOptions;
    expect(() => library.nms([], [], null, unknown)).toThrow(
      expect.objectContaining({ code: 'badOptions' }),
    );
  });

  it('lets code that loads it for a page run unchanged', async () => {
    await expect(library.default()).resolves.toBeUndefined();
  });
});
