import { describe, expect, it } from 'vitest';
import { compare } from '../../bench/compare.mjs';
import { boxesOf, boxInputs } from '../../bench/inputs.mjs';
import { inputOf } from '../../bench/jobs.mjs';
import { nmsModel } from '../../bench/peers/onnx-model.mjs';
import { format } from '../../bench/table.mjs';

describe('what the bench measures on', () => {
  it.each(Object.keys(boxInputs))('%s: the same for all who take part', (name) => {
    const { boxes, scores, classes } = boxesOf(name, 1000);
    expect(boxesOf(name, 1000).boxes).toEqual(boxes);
    // Some compute in single precision, and they differ in which of equal scores goes first.
    expect(Float64Array.from(boxes, Math.fround)).toEqual(boxes);
    expect(Float64Array.from(scores, Math.fround)).toEqual(scores);
    expect(new Set(scores).size).toBe(1000);
    expect(classes).toHaveLength(1000);
    for (let i = 0; i < boxes.length; i += 4) {
      expect(boxes[i + 2]).toBeGreaterThan(boxes[i] ?? Number.NaN);
      expect(boxes[i + 3]).toBeGreaterThan(boxes[i + 1] ?? Number.NaN);
    }
  });

  it('begins anchors with shapes that are not the same', () => {
    const { shapes, first } = inputOf('anchors', '', 1000);
    expect(shapes).toHaveLength(2000);
    const pairs = Array.from({ length: 9 }, (_, i) => first.slice(2 * i, 2 * i + 2).join());
    expect(new Set(pairs).size).toBe(9);
  });

  it('writes the model of one NMS as protocol buffers', () => {
    // ModelProto: ir_version 8, then the graph with its length, then the version of the operators.
    expect([...nmsModel.slice(0, 3)]).toEqual([0x08, 8, 0x3a]);
    expect([...nmsModel.slice(-4)]).toEqual([0x42, 2, 0x10, 11]);
    expect(new TextDecoder().decode(nmsModel)).toContain('NonMaxSuppression');
  });
});

describe('what counts as the same answer', () => {
  it('is the same boxes in any order', () => {
    expect(compare('nms', [1, 2, 3], [3, 1, 2])).toBe('');
    expect(compare('nms', [1, 2, 3], [1, 2, 4, 5])).toBe('1 of our 3 boxes not kept, 2 others');
  });

  it('is the same cluster for each shape', () => {
    expect(compare('anchors', [0, 1, 1], [0, 1, 1])).toBe('');
    expect(compare('anchors', [0, 1, 1], [0, 1, 0])).toBe('1 of 3 shapes in another cluster');
  });

  it('is numbers that differ by rounding alone', () => {
    expect(compare('pca', [2, 1], [2 + 1e-9, 1])).toBe('');
    expect(compare('pca', [2, 1], [2.5, 1])).toBe('numbers differ by up to 2.0e-1 of them');
    expect(compare('pca', [2, 1], [2, 1, 0])).toBe('3 numbers, not 2');
  });
});

it('sets times against ours in the same environment, native ones against Node', () => {
  const rows = (['node', 'chromium', 'native'] as const).flatMap((environment) => [
    { environment, peer: 'boxstep' },
    { environment, peer: environment === 'native' ? 'textbook' : 'plain' },
  ]);
  const times = [
    [2, 30],
    [10, null],
    [4, 60],
    [8, 600],
    [1, 15],
    [6, 2000],
  ];
  const outcomes = new Map(
    rows.map((row, at) => [
      row,
      (times[at] ?? []).map((ms) => (ms === null ? { none: 'not run' } : { ms })),
    ]),
  );
  const table = { title: 'NMS', job: 'nms' as const, input: '', sizes: [1000, 10_000], rows };
  expect(format(table, outcomes, ['a note']).split('\n')).toEqual([
    '## NMS',
    '',
    '|                                      |           1,000 |         10,000 | growth |',
    '| ------------------------------------ | --------------: | -------------: | -----: |',
    '| Node: Boxstep                        |          2.0 ms |          30 ms |   x 15 |',
    '| Node: plain JavaScript               |   10 ms (5.0 x) |        not run |      - |',
    '| Chromium: Boxstep                    |          4.0 ms |          60 ms |   x 15 |',
    '| Chromium: plain JavaScript           |  8.0 ms (2.0 x) |  600 ms (10 x) |   x 75 |',
    '| native: Boxstep, the same Rust       | 1.0 ms (0.50 x) | 15 ms (0.50 x) |   x 15 |',
    '| native: its textbook algorithm, Rust |  6.0 ms (3.0 x) |   2.0 s (67 x) |  x 333 |',
    '',
    '- a note',
    '',
  ]);
});
