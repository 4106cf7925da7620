import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { rotatedIou, rotatedNms } from 'boxstep-rotated';
import { describe, expect, it } from 'vitest';
import { rotatedIou as iouListing } from '../../../www/labs/rotated-iou/listing.js';
import { rotatedNmsLab } from '../../../www/labs/rotated-nms/index';
import { rotatedNms as nmsListing } from '../../../www/labs/rotated-nms/listing.js';
import '../support/engine';
import { Random } from '../support/random';
import { five, randomNmsOptions, turnedBoxes } from '../support/rotated';

const hasPython = spawnSync('python3', ['--version']).status === 0;
if (!hasPython) console.log('There is no python3: the Python listings are not run.');

function python<T>(lab: string, input: unknown): T {
  const url = new URL(`../../../www/labs/${lab}/listing.py`, import.meta.url);
  const options = { input: JSON.stringify(input), encoding: 'utf8' } as const;
  const child = spawnSync('python3', [fileURLToPath(url)], options);
  if (child.status !== 0) throw new Error(child.stderr);
  return JSON.parse(child.stdout) as T;
}

const random = new Random(1974);

describe('rotated IoU by hand', () => {
  const pairs = Array.from({ length: 2000 }, () => {
    const [a = [], b = []] = [...turnedBoxes(random, 1), ...turnedBoxes(random, 1)].map(five);
    return [a, b] as const;
  });
  const expected = pairs.map(([a, b]) => rotatedIou(a, b));

  /** Sines of different makers differ in the last bit. */
  function expectSame(found: readonly number[]): void {
    expect(found).toHaveLength(expected.length);
    for (const [i, value] of found.entries()) {
      expect(value).toBeCloseTo(expected[i] ?? Number.NaN, 12);
    }
  }

  it('meets pairs of every kind', () => {
    expect(expected.filter((iou) => iou > 0).length).toBeGreaterThan(300);
    expect(expected.filter((iou) => iou === 0).length).toBeGreaterThan(100);
  });

  it('in JavaScript gives what the engine gives', () => {
    expectSame(pairs.map(([a, b]) => iouListing(a, b)));
  });

  it.runIf(hasPython)('in Python gives what the engine gives', () => {
    expectSame(python('rotated-iou', pairs));
  });
});

describe('rotated NMS by hand', () => {
  // At a threshold of 0 a last bit could decide between two boxes that only touch.
  const cases = Array.from({ length: 400 }, () => {
    const rows = turnedBoxes(random, 12);
    const { threshold, ...options } = randomNmsOptions(random);
    return {
      boxes: rows.map(five),
      scores: rows.map(([, , , , score]) => score ?? 1),
      classes: rows.map(([, , , , , classIndex]) => classIndex),
      options: { ...options, threshold: Math.max(threshold, 0.0123) },
    };
  });
  const expected = cases.map(({ boxes, scores, classes, options }) => {
    const { scoreThreshold, maxOutput, ...rest } = options;
    const limits = {
      ...(scoreThreshold !== null && { scoreThreshold }),
      ...(maxOutput !== null && { maxOutput }),
    };
    return [...rotatedNms(boxes.flat(), scores, classes, { ...rest, ...limits }).keep];
  });

  it('called in JavaScript as the page says keeps what the engine keeps', () => {
    const found = cases.map(({ boxes, scores, classes, options }) => {
      const names = { rotatedNms: nmsListing, boxes, scores, classes };
      const call = rotatedNmsLab.call(options, 'javascript');
      return new Function(...Object.keys(names), `return ${call};`)(...Object.values(names));
    });
    expect(found).toEqual(expected);
  });

  it.runIf(hasPython)('in Python keeps what the engine keeps', () => {
    const input = cases.map(({ options, ...rest }) => ({
      ...rest,
      threshold: options.threshold,
      exceeds: options.boundary === 'greater' ? 'gt' : 'ge',
      last_first: options.ties === 'highest-index',
      per_class: options.perClass,
      ...(options.scoreThreshold !== null && { min_score: options.scoreThreshold }),
      ...(options.maxOutput !== null && { max_output: options.maxOutput }),
    }));
    expect(python('rotated-nms', input)).toEqual(expected);
  });
});
