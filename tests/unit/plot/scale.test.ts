import { describe, expect, it } from 'vitest';
import { scaleOf } from '../../../www/plot/scale';

describe('an axis', () => {
  it('goes from values to pixels and back', () => {
    for (const log of [false, true]) {
      const scale = scaleOf({ title: '', domain: [1, 100], log }, [0, 300]);
      expect(scale(1)).toBeCloseTo(0);
      expect(scale(100)).toBeCloseTo(300);
      for (const value of [1, 3, 20, 99]) expect(scale.invert(scale(value))).toBeCloseTo(value);
    }
  });

  it('of counts has whole ticks only, however long it is', () => {
    for (const most of [1, 2, 3, 7, 15, 1000]) {
      const scale = scaleOf({ title: '', domain: [0.5, most + 0.5], whole: true }, [0, 600]);
      expect(scale.ticks().length).toBeGreaterThan(0);
      expect(scale.ticks().every(Number.isInteger), String(scale.ticks())).toBe(true);
      expect(scale.ticks().map(scale.tickLabel).join()).not.toContain('.');
    }
  });

  it('has ticks closer upwards than across, where labels are side by side', () => {
    const axis = { title: '', domain: [0, 1] } as const;
    const [across, upwards] = [scaleOf(axis, [0, 200]), scaleOf(axis, [200, 0])];
    expect(upwards.ticks().length).toBeGreaterThan(across.ticks().length);
  });

  it('of no length still has room', () => {
    const scale = scaleOf({ title: '', domain: [5, 5] }, [0, 100]);
    expect(scale(5)).toBeCloseTo(50);
  });
});
