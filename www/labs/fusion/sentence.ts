import { number, numberAgainst } from '../../text/numbers';
import { say } from '../../text/text';
import { type FusionFrame, founderOf, fusedName } from './lab';
import { memberName, modelsOf, shortName } from './models';
import { fusionText } from './text';

type Event = FusionFrame['detail']['event'];
type EventOf<K extends Event['kind']> = Extract<Event, { kind: K }>;

/** What happens at this event, in one sentence made from the event. */
export function fusionSentence(frame: FusionFrame): string {
  const words = say(fusionText);
  const { event } = frame.detail;
  const { options } = frame;
  const models = modelsOf(frame, options);
  const box = (row: number) => memberName(frame, models, row);
  switch (event.kind) {
    case 'filter':
      return filterSentence(frame, event, box(event.item));
    case 'sort':
      return words.sort(event.candidates);
    case 'take': {
      const className = frame.classNames[event.class] ?? '';
      return words.take(box(event.item), number(event.weighted), className, event.clusters);
    }
    case 'compare': {
      const { cluster, overlay, threshold, leader, leads } = event;
      const limit = leader ?? threshold;
      const target =
        options.method === 'wbf'
          ? fusedName(cluster)
          : words.founder(fusedName(cluster), shortName(models, founderOf(frame, cluster)));
      const overlap = numberAgainst(overlay.iou, limit);
      const against = numberAgainst(limit, overlay.iou);
      return words.compare(target, box(event.item), overlap, against, leads, leader !== undefined);
    }
    case 'found':
      return words.found(box(event.item), fusedName(event.cluster));
    case 'join':
      return words.join(
        box(event.item),
        fusedName(event.cluster),
        number(event.weight),
        number(event.total),
        event.members,
      );
    case 'score': {
      const { cluster, members, score } = event;
      const above = score > 1;
      return words.score(fusedName(cluster), members, event.models, number(score), above);
    }
    case 'done':
      return words.done(frame.run.about.boxes - frame.run.about.out, event.fused);
  }
}

function filterSentence(frame: FusionFrame, event: EventOf<'filter'>, box: string): string {
  const words = say(fusionText);
  const { compared, threshold } = event;
  const value = numberAgainst(compared, threshold);
  const limit = numberAgainst(threshold, compared);
  const isShared = frame.options.method === 'nmw';
  switch (event.entry) {
    case 'passes':
      return words.passes(box, value, limit, number(event.weighted), isShared);
    case 'low-score':
      return words.lowScore(box, value, limit, isShared);
    case 'no-area':
      return words.noArea(box);
    case 'no-weight':
      return words.noWeight(box, number(event.weighted));
  }
}
