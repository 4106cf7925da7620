import { expect, test } from 'vitest';
import { fromRows } from '../../../www/document/boxes';
import type { Calls, RunInfo } from '../../../www/engine/contract';
import type { Asked } from '../../../www/engine/engine';
import {
  countEvents,
  MOST_EVENTS,
  TimelineGone,
  writeTimeline,
} from '../../../www/saving/results/timeline';
import type { ShownFrame } from '../../../www/shell/app';
import { row } from '../document/helpers';

/** A run of rounds with so many events, whose details say where they are. */
function shownOf(...lengths: number[]): ShownFrame {
  let end = 0;
  const ends = Float64Array.from(lengths, (length) => {
    end += length;
    return end;
  });
  return {
    lab: { id: 'nms' },
    frame: {
      run: { id: 'r', ends },
      options: { threshold: 0.5 },
      boxes: fromRows([row(1, { score: null, angle: 0.5 }), row(2)]),
      classNames: ['dog'],
    },
  } as unknown as ShownFrame;
}

/** Answers with at most three details at a time. */
const engine = {
  call: async (_: string, [run, { round, event }, most]: Parameters<Calls['details']>) =>
    run === 'r'
      ? Array.from({ length: Math.min(3, most) }, (_, i) => ({ round, event: event + i }))
      : undefined,
} as unknown as Asked;

const { signal } = new AbortController();
const silent = () => {};

test('every event of the rounds is in it once', async () => {
  const told: number[] = [];
  const file = await writeTimeline(
    shownOf(2, 7, 0, 4, 1),
    { from: 1, to: 3 },
    engine,
    (done) => told.push(done),
    signal,
  );
  const written = JSON.parse(await file.text());
  expect(written).toMatchObject({
    ...{ format: 'boxstep-timeline', version: 1, lab: 'nms', options: { threshold: 0.5 } },
    classNames: ['dog'],
    boxes: [
      [1, 0, 11, 20, null, 0, 0.5],
      [2, 0, 12, 20, 0.5, 0, 0],
    ],
    ...{ rounds: 5, events: 14, from: 1, to: 3, leftOut: 0 },
  });
  const expected = [7, 0, 4].map((length, i) => ({
    round: i + 1,
    events: Array.from({ length }, (_, event) => ({ round: i + 1, event })),
  }));
  expect(written.timeline).toEqual(expected);
  expect(told.at(-1)).toBe(11);
});

test('what is more than can be written is counted', async () => {
  const run = shownOf(10, MOST_EVENTS).frame.run as RunInfo;
  expect(countEvents(run, { from: 0, to: 1 })).toEqual({
    events: MOST_EVENTS + 10,
    written: MOST_EVENTS,
  });
  expect(countEvents(run, { from: 1, to: 1 })).toEqual({
    events: MOST_EVENTS,
    written: MOST_EVENTS,
  });
});

test('a run that is gone is told, and giving up is heard', async () => {
  const gone = shownOf(3);
  const other = { ...gone, frame: { ...gone.frame, run: { ...gone.frame.run, id: 's' } } };
  const rounds = { from: 0, to: 0 };
  await expect(writeTimeline(other, rounds, engine, silent, signal)).rejects.toThrow(TimelineGone);
  const stop = new AbortController();
  stop.abort(new RangeError('stopped'));
  const given = writeTimeline(gone, rounds, engine, silent, stop.signal);
  await expect(given).rejects.toThrow('stopped');
});
