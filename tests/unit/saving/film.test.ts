import { describe, expect, test } from 'vitest';
import { MOST_FRAMES, planFilm } from '../../../www/saving/film';

/** Rounds of 3, 1 and 4 events. */
const ENDS = Float64Array.of(3, 4, 8);

describe('which events become frames', () => {
  test('each of the rounds chosen, both of them in it', () => {
    expect(planFilm(ENDS, { from: 0, to: 2, unit: 'event' }).positions).toEqual([
      0, 1, 2, 3, 4, 5, 6, 7,
    ]);
    expect(planFilm(ENDS, { from: 1, to: 2, unit: 'event' }).positions).toEqual([3, 4, 5, 6, 7]);
    expect(planFilm(ENDS, { from: 1, to: 1, unit: 'event' }).positions).toEqual([3]);
  });

  test('by rounds: how the part begins, then how each round came out', () => {
    expect(planFilm(ENDS, { from: 0, to: 2, unit: 'round' }).positions).toEqual([0, 2, 3, 7]);
    // A round of one event begins as it ends.
    expect(planFilm(ENDS, { from: 1, to: 1, unit: 'round' }).positions).toEqual([3]);
  });

  test('from and to in either order, and beyond the run', () => {
    const there = planFilm(ENDS, { from: 0, to: 2, unit: 'event' });
    expect(planFilm(ENDS, { from: 2, to: 0, unit: 'event' })).toEqual(there);
    expect(planFilm(ENDS, { from: -5, to: 99, unit: 'event' })).toEqual(there);
    expect(planFilm(new Float64Array(), { from: 0, to: 0, unit: 'event' }).positions).toEqual([]);
  });

  test.each([1, 2, MOST_FRAMES - 1, MOST_FRAMES, MOST_FRAMES + 1, 1003, 5_000_000])(
    'of %i events at most the limit, evenly, the first and the last among them',
    (events) => {
      const part = { from: 0, to: 0, unit: 'event' } as const;
      const { positions, every, moments } = planFilm(Float64Array.of(events), part);
      expect(moments).toBe(events);
      expect(positions.length).toBeLessThanOrEqual(MOST_FRAMES);
      expect(positions[0]).toBe(0);
      expect(positions.at(-1)).toBe(events - 1);
      const steps = positions.slice(1, -1).map((position, i) => position - (positions[i] ?? 0));
      expect(steps.every((step) => step === every)).toBe(true);
      expect(every > 1).toBe(events > MOST_FRAMES);
    },
  );
});
