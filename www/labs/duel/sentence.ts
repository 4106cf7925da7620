import type { NmsEvent } from 'boxstep-engine';
import { number, numberAgainst } from '../../text/numbers';
import { say } from '../../text/text';
import { boxName } from '../names';
import { MEASURE_NAMES } from '../nms/lab';
import { nmsSentence } from '../nms/sentence';
import { type DuelFrame, optionsOf, presetNamed, type Side, sideFrame } from './lab';
import { duelText } from './text';

type EventOf<K extends NmsEvent['kind']> = Extract<NmsEvent, { kind: K }>;

/** The library on a side. */
export function sideName({ options }: DuelFrame, side: Side): string {
  return presetNamed(options[side]).name;
}

/** What one side does at this event, as greedy NMS says it; null where it has nothing to do. */
export function sideSentence(frame: DuelFrame, side: Side): string | null {
  const own = sideFrame(frame, side);
  return own && nmsSentence(own);
}

/** What both do at this event, and why they part if they do. */
export function duelSentence(frame: DuelFrame): string {
  const words = say(duelText);
  const { event } = frame.detail;
  if (event.parting) return words.parting(partingReason(frame));
  const [a, b] = [sideSentence(frame, 'a'), sideSentence(frame, 'b')];
  if (a !== null && a === b) return words.both(a);
  return [
    a !== null && words.side(sideName(frame, 'a'), a),
    b !== null && words.side(sideName(frame, 'b'), b),
  ]
    .filter((part) => part !== false)
    .join(' ');
}

/** Why the two decide differently, in one sentence made from both events. */
function partingReason(frame: DuelFrame): string {
  const words = say(duelText);
  const { a, b, parting } = frame.detail.event;
  const [nameA, nameB] = [sideName(frame, 'a'), sideName(frame, 'b')];
  const box = (row: number) => boxName(frame, row);
  switch (parting) {
    case 'overlap':
      if (a?.kind === 'compare' && b?.kind === 'compare') return overlapReason(frame, a, b);
      break;
    case 'class': {
      const [compares, leaves] = a?.kind === 'compare' ? [nameA, nameB] : [nameB, nameA];
      const compared = a?.kind === 'compare' ? a : b;
      if (compared?.kind !== 'compare') break;
      const pair = [box(compared.picked), box(compared.other)] as const;
      const overlap = numberAgainst(compared.overlap, compared.threshold);
      return words.classes(...pair, leaves, compares, overlap);
    }
    case 'pick':
      if (a?.kind === 'pick' && b?.kind === 'pick') {
        const [pickA, pickB] = [box(a.item), box(b.item)];
        return a.score === b.score
          ? words.tie(number(a.score), nameA, pickA, nameB, pickB)
          : words.picks(nameA, pickA, nameB, pickB);
      }
      return overReason(frame);
    case 'score': {
      const drops = [a, b].find((event) => event?.kind === 'filter' && !event.passes);
      if (drops?.kind !== 'filter') break;
      const [strict, other] = drops === a ? [nameA, nameB] : [nameB, nameA];
      const threshold = numberAgainst(drops.threshold, drops.score);
      const score = numberAgainst(drops.score, drops.threshold);
      return words.score(box(drops.item), score, strict, threshold, other);
    }
    case 'topK': {
      const cut = a?.kind === 'topK' ? a : b;
      if (cut?.kind !== 'topK') break;
      return words.topK(cut === a ? nameA : nameB, cut.topK, box(cut.first));
    }
    case 'limit': {
      const [limited, other] = a?.kind === 'limit' ? [a, b] : [b, a];
      if (limited?.kind !== 'limit' || other?.kind !== 'pick') break;
      const [stops, goesOn] = limited === a ? [nameA, nameB] : [nameB, nameA];
      return words.limit(stops, limited.maxOutput, goesOn, box(other.item));
    }
    default:
  }
  return overReason(frame);
}

/** One has nothing left, the other goes on. */
function overReason(frame: DuelFrame): string {
  const words = say(duelText);
  const { a, b } = frame.detail.event;
  const [goesOn, side] = b?.kind === 'pick' ? [b, 'b' as const] : [a, 'a' as const];
  const other = side === 'a' ? 'b' : 'a';
  const item = goesOn?.kind === 'pick' ? boxName(frame, goesOn.item) : '';
  return words.over(sideName(frame, other), sideName(frame, side), item);
}

/** The same pair, two verdicts: another number, or another side of the same number. */
function overlapReason(frame: DuelFrame, a: EventOf<'compare'>, b: EventOf<'compare'>): string {
  const words = say(duelText);
  const pair = [boxName(frame, a.picked), boxName(frame, a.other)] as const;
  const of = (side: Side) => optionsOf(frame.options[side], frame.options);
  const [optionsA, optionsB] = [of('a'), of('b')];
  const [suppresses, keeps] = a.suppressed ? (['a', 'b'] as const) : (['b', 'a'] as const);
  const [nameS, nameK] = [sideName(frame, suppresses), sideName(frame, keeps)];
  if (a.overlap === b.overlap && a.threshold === b.threshold) {
    return words.boundary(...pair, number(a.overlap), nameS, nameK);
  }
  const said = (side: Side) => {
    const event = side === 'a' ? a : b;
    const { measure, exponent, extent } = side === 'a' ? optionsA : optionsB;
    const raised = measure === 'diou' && exponent !== 1;
    return words.computed(
      sideName(frame, side),
      raised ? words.raised(MEASURE_NAMES[measure], exponent) : MEASURE_NAMES[measure],
      numberAgainst(event.overlap, event.threshold),
      optionsA.extent === optionsB.extent ? '' : words.counting[extent],
      numberAgainst(event.threshold, event.overlap),
    );
  };
  return words.overlaps(...pair, said('a'), said('b'), nameS);
}
