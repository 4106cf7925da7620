import { describe, expect, it } from 'vitest';
import { Digest } from '../../../www/testing/digest';

function digest(...values: unknown[]): string {
  const made = new Digest();
  for (const value of values) made.add(value);
  return made.text;
}

describe('a digest', () => {
  it('is the same for the same, in whatever order the fields come', () => {
    expect(digest({ a: 1, b: [Number.NaN, null] })).toBe(digest({ b: [Number.NaN, null], a: 1 }));
    expect(digest(Float64Array.of(1, 2))).toBe(digest([1, 2]));
    expect(digest()).toMatch(/^[0-9a-f]{16}$/);
  });

  it('differs wherever a bit, a kind or a border does', () => {
    const values: unknown[][] = [
      [],
      ...[[0], [-0], [1], [1 + Number.EPSILON], [Number.NaN], [Number.POSITIVE_INFINITY]],
      ...[[null], [undefined], [true], [false], [''], ['0'], ['ab'], ['a', 'b']],
      ...[[[]], [{}], [[0]], [[[0]]], [[0, 1]], [[1, 0]], [[0], [1]]],
      ...[[{ a: 0 }], [{ b: 0 }], [{ a: 1 }], [{ a: { b: 0 } }], [{ a: undefined }]],
    ];
    expect(new Set(values.map((each) => digest(...each))).size).toBe(values.length);
  });
});
