import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeOf, positionOf, startOf } from '../../../www/player/session';
import { infoOf } from '../support/fake-engine';

// A test that fails has to fail again.
fc.configureGlobal({ seed: 1 });

/** Rounds by their numbers of events; rounds of a single event are as common as they are in NMS. */
const lengths = fc.array(fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 40 })), {
  minLength: 1,
  maxLength: 30,
});

const runOf = (events: readonly number[]) =>
  infoOf(
    'run',
    events.map((length) => ({ length })),
  );

describe('positions and places', () => {
  it('name the same events, counted one by one', () => {
    fc.assert(
      fc.property(lengths, (events) => {
        const run = runOf(events);
        let position = 0;
        events.forEach((length, round) => {
          expect(startOf(run, round)).toBe(position);
          for (let event = 0; event < length; event += 1, position += 1) {
            expect(placeOf(run, position)).toEqual({ round, event });
            expect(positionOf(run, { round, event })).toBe(position);
          }
        });
        expect(run.ends.at(-1)).toBe(position);
      }),
    );
  });

  it('rise together', () => {
    fc.assert(
      fc.property(lengths, fc.nat(), (events, seed) => {
        const run = runOf(events);
        const position = seed % (run.ends.at(-1) ?? 1);
        const here = placeOf(run, position);
        const before = placeOf(run, position - 1);
        if (position > 0) {
          expect(here.round - before.round).toBe(here.event === 0 ? 1 : 0);
          if (here.event > 0) expect(here.event).toBe(before.event + 1);
        }
      }),
    );
  });

  it('are found in a long run of single events', () => {
    const run = runOf(Array.from({ length: 10_000 }, () => 1));
    for (const position of [0, 1, 4_999, 5_000, 9_999]) {
      expect(placeOf(run, position)).toEqual({ round: position, event: 0 });
      expect(startOf(run, position)).toBe(position);
    }
  });

  it('are the beginning where there is no run', () => {
    expect(placeOf(null, 7)).toEqual({ round: 0, event: 0 });
  });
});
