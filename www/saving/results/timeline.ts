import { boxCount, boxRow } from '../../document/boxes';
import { nextTask } from '../../document/tasks';
import type { RunInfo } from '../../engine/contract';
import type { Asked } from '../../engine/engine';
import type { ShownFrame } from '../../shell/app';
import { CHARACTERS_PER_BLOB, FileParts } from '../file-parts';

/** More events than these are no file that anyone reads; a part of the run can be chosen. */
export const MOST_EVENTS = 100_000;

/** So many are asked for at once; the engine gives fewer where they take long. */
const ASKED = 256;
const BOXES_PER_PART = 2048;

/** Rounds from 0, both of them in it. */
export interface Rounds {
  readonly from: number;
  readonly to: number;
}

/** The run was opened anew while it was written. */
export class TimelineGone extends Error {}

/** How many events the rounds have, and how many of these are written. */
export function countEvents({ ends }: RunInfo, { from, to }: Rounds) {
  const events = (ends[to] ?? 0) - (from > 0 ? (ends[from - 1] ?? 0) : 0);
  return { events, written: Math.min(events, MOST_EVENTS) };
}

/**
 * The timeline of a run, as the engine tells it:
 *
 *     { "format": "boxstep-timeline", "version": 1, "lab": "nms", "options": { ... },
 *       "classNames": [...], "boxes": [[x1, y1, x2, y2, score | null, classIndex, angle], ...],
 *       "rounds": 7, "events": 21, "from": 0, "to": 6, "leftOut": 0,
 *       "timeline": [{ "round": 0, "events": [{ ... }, ...] }, ...] }
 *
 * `rounds` and `events` are those of the whole run; `from` and `to` say which rounds are here, and
 * `leftOut` how many of their last events are not, of more than `MOST_EVENTS`. An event is the lab's
 * `detail` of it: numbers, indices of boxes (rows of `boxes`) and verdicts, without a sentence.
 */
export async function writeTimeline(
  { lab, frame: { run, options, boxes, classNames } }: ShownFrame,
  rounds: Rounds,
  engine: Asked,
  onProgress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<Blob> {
  const { events, written } = countEvents(run, rounds);
  const file = new FileParts(CHARACTERS_PER_BLOB);
  const head = { format: 'boxstep-timeline', version: 1, lab: lab.id, options, classNames };
  file.add(`${JSON.stringify(head).slice(0, -1)},\n"boxes":[`);
  for (let start = 0; start < boxCount(boxes); start += BOXES_PER_PART) {
    const lines: string[] = [];
    for (let row = start; row < Math.min(start + BOXES_PER_PART, boxCount(boxes)); row++) {
      const box = boxRow(boxes, row);
      if (!box) break;
      const { x1, y1, x2, y2, score, classIndex, angle } = box;
      lines.push(JSON.stringify([x1, y1, x2, y2, score, classIndex, angle]));
    }
    file.add(`${start > 0 ? ',\n' : '\n'}${lines.join(',\n')}`);
    await nextTask();
    signal.throwIfAborted();
  }
  const about = {
    ...{ rounds: run.ends.length, events: run.ends.at(-1) ?? 0 },
    ...{ ...rounds, leftOut: events - written },
  };
  file.add(`],\n${JSON.stringify(about).slice(1, -1)},\n"timeline":[`);
  let done = 0;
  for (let round = rounds.from; round <= rounds.to && done < written; round++) {
    file.add(`${round > rounds.from ? ',' : ''}\n{"round":${round},"events":[`);
    const length = (run.ends[round] ?? 0) - (round > 0 ? (run.ends[round - 1] ?? 0) : 0);
    for (let event = 0; event < length && done < written; ) {
      const most = Math.min(ASKED, length - event, written - done);
      const details = await engine.call('details', [run.id, { round, event }, most]);
      signal.throwIfAborted();
      if (!details || details.length === 0) throw new TimelineGone();
      const lines = details.map((detail) => JSON.stringify(detail));
      file.add(`${event > 0 ? ',' : ''}\n${lines.join(',\n')}`);
      event += details.length;
      done += details.length;
      onProgress(done, written);
    }
    file.add(']}');
  }
  file.add(']}\n');
  return file.blob('application/json');
}
