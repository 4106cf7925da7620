import type { KMeansEvent } from 'boxstep-anchors';
import { number, numberAgainst } from '../../text/numbers';
import { say } from '../../text/text';
import type { AnchorsFrame } from './lab';
import { clusterName, shapeName, sizeText } from './names';
import { anchorsText } from './text';

type EventOf<K extends KMeansEvent['kind']> = Extract<KMeansEvent, { kind: K }>;

/** What happens at this event, in one sentence made from the event. */
export function anchorsSentence(frame: AnchorsFrame): string {
  const words = say(anchorsText);
  const { event } = frame.detail;
  switch (event.kind) {
    case 'choose': {
      const { cluster, shape, centroid, distance, probability, twin } = event;
      const chosen = words.choose(
        `${shapeName(shape)} (${sizeText(centroid)})`,
        clusterName(cluster),
        number(probability),
        distance === undefined ? null : number(distance),
      );
      return chosen + twinText(twin);
    }
    case 'place':
      return (
        words.place(clusterName(event.cluster), sizeText(event.centroid)) + twinText(event.twin)
      );
    case 'assign':
      return assignSentence(frame, event);
    case 'average': {
      const { iteration, before, after, changed, stops } = event;
      const now = before === undefined ? number(after) : numberAgainst(after, before);
      const old = before === undefined ? null : numberAgainst(before, after);
      const trend =
        before === undefined || after === before ? 'same' : event.fell ? 'fell' : 'rose';
      return words.average(iteration, now, old, trend, changed) + (stops ? words.stops[stops] : '');
    }
    case 'mean':
    case 'median': {
      const { kind, cluster, count, from, to } = event;
      const stays = from[0] === to[0] && from[1] === to[1];
      const name = clusterName(cluster);
      return stays
        ? words.stays[kind](name, sizeText(to), count)
        : words.moves[kind](name, sizeText(from), sizeText(to), count);
    }
    case 'empty': {
      const { cluster, policy, from, to, shape, distance } = event;
      const name = clusterName(cluster);
      if (policy === 'reseed' && shape !== undefined && distance !== undefined) {
        return words.reseeded(name, shapeName(shape), sizeText(to), number(distance));
      }
      return policy === 'nan' ? words.becomesNan(name) : words.keptEmpty(name, sizeText(from));
    }
    case 'done':
      return words.done(event.iterations, number(event.avgIou)) + words.reasons[event.reason];
  }
}

function twinText(twin: number | undefined): string {
  return twin === undefined ? '' : say(anchorsText).twin(clusterName(twin));
}

function assignSentence(frame: AnchorsFrame, event: EventOf<'assign'>): string {
  const words = say(anchorsText);
  const { detail, options } = frame;
  const { runnerUp } = detail;
  const shape = `${shapeName(event.shape)} (${sizeText(event.size)})`;
  const winner = clusterName(event.winner);
  const before = event.previous === undefined ? null : clusterName(event.previous);
  const goes = words.goes(winner, event.changed ? before : null, event.changed);
  if (Number.isNaN(event.distance)) return words.nearestIsNan(shape, winner, goes);
  const byOverlap = options.distance === 'iou';
  if (!runnerUp || Number.isNaN(runnerUp.distance)) {
    const value = number(byOverlap ? event.overlap : event.distance);
    return byOverlap
      ? words.overlapsOnly(shape, winner, value, goes)
      : words.liesOnly(shape, winner, value, goes);
  }
  const second = clusterName(runnerUp.cluster);
  if (event.distance === runnerUp.distance) {
    return words.tie(shape, winner, second, number(event.distance), goes);
  }
  return byOverlap
    ? words.overlaps(
        shape,
        winner,
        numberAgainst(event.overlap, runnerUp.overlap),
        second,
        numberAgainst(runnerUp.overlap, event.overlap),
        goes,
      )
    : words.lies(
        shape,
        winner,
        numberAgainst(event.distance, runnerUp.distance),
        second,
        numberAgainst(runnerUp.distance, event.distance),
        goes,
      );
}
