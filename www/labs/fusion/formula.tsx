import type { ComponentChildren } from 'preact';
import { numberAgainst } from '../../text/numbers';
import { say } from '../../text/text';
import { Formula, Frac, Name, Num, Op } from '../formula';
import type { FusionFrame } from './lab';
import { modelsOf, weightsOf } from './models';
import { scoreRuleOf } from './score-rule';
import { fusionText } from './text';

type Event = FusionFrame['detail']['event'];
type EventOf<K extends Event['kind']> = Extract<Event, { kind: K }>;

/** The formula of an event with its numbers filled in, made from the event alone. */
export function fusionFormula(frame: FusionFrame): ComponentChildren {
  const { event } = frame.detail;
  switch (event.kind) {
    case 'filter':
      return event.entry === 'no-area' ? null : <Weighing event={event} frame={frame} />;
    case 'compare':
      return <Comparing event={event} />;
    case 'join':
      return <Moving event={event} />;
    case 'score':
      return <Scoring event={event} frame={frame} />;
    default:
      return null;
  }
}

/** What a box weighs; under nmw the weight of its model comes in twice. */
function Weighing({ event, frame }: { event: EventOf<'filter'>; frame: FusionFrame }) {
  const words = say(fusionText);
  const models = modelsOf(frame, frame.options);
  // An only model weighs 1.
  const weights = models.names.length === 1 ? [1] : weightsOf(models, frame.options);
  const sum = weights.reduce((a, b) => a + b, 0);
  const isShared = frame.options.method === 'nmw';
  return (
    <Formula>
      <Name>{words.weightName}</Name>
      <Op>=</Op>
      {isShared ? (
        <Frac
          over={
            <>
              <Num value={event.score} of="second" inside />
              <Op>×</Op>
              <Num value={event.weight} />
            </>
          }
          under={<Num value={sum} />}
        />
      ) : (
        <Num value={event.score} of="second" inside />
      )}
      <Op>×</Op>
      <Num value={event.weight} />
      <Op>=</Op>
      <Num value={event.weighted} />
    </Formula>
  );
}

function Comparing({ event }: { event: EventOf<'compare'> }) {
  const { overlay, threshold, leader, leads } = event;
  const limit = leader ?? threshold;
  return (
    <Formula>
      <Name>IoU</Name>
      <Op>=</Op>
      <Frac
        over={<Num value={overlay.intersection} of="intersection" />}
        under={
          <>
            <Num value={overlay.areaA} of="first" />
            <Op>+</Op>
            <Num value={overlay.areaB} of="second" />
            <Op>−</Op>
            <Num value={overlay.intersection} of="intersection" />
          </>
        }
      />
      <Op>=</Op>
      <mn>{numberAgainst(overlay.iou, limit)}</mn>
      <Op>{leads ? '>' : '≤'}</Op>
      <mn>{numberAgainst(limit, overlay.iou)}</mn>
    </Formula>
  );
}

const SIDES = [
  ['x₁', 'y₁'],
  ['x₂', 'y₂'],
] as const;

/** Each corner is the sum of weight times corner over the sum of weights. */
function Moving({ event: { sums, total, after } }: { event: EventOf<'join'> }) {
  return (
    <>
      {SIDES.map((names, line) => (
        <Formula key={line}>
          {names.map((name, axis) => (
            <>
              <Name>{name}</Name>
              <Op>=</Op>
              <Frac
                over={<Num value={sums[2 * line + axis] ?? Number.NaN} />}
                under={<Num value={total} />}
              />
              <Op>=</Op>
              <Num value={after[2 * line + axis] ?? Number.NaN} of="first" />
              {axis === 0 && <mspace width="1.5em" />}
            </>
          ))}
        </Formula>
      ))}
    </>
  );
}

/** The rule in words, then with its numbers. */
function Scoring({ event, frame }: { event: EventOf<'score'>; frame: FusionFrame }) {
  const { base, numerator, denominator, score } = event;
  const parts = say(fusionText).scoreParts[scoreRuleOf(frame.options)];
  return (
    <>
      <Formula>
        <Name>score</Name>
        <Op>=</Op>
        <Name>{parts.base}</Name>
        {parts.over && (
          <>
            <Op>×</Op>
            <Frac over={<Name>{parts.over}</Name>} under={<Name>{parts.under}</Name>} />
          </>
        )}
      </Formula>
      <Formula>
        <Name>score</Name>
        <Op>=</Op>
        <Num value={base} />
        {parts.over && (
          <>
            <Op>×</Op>
            <Frac over={<Num value={numerator} />} under={<Num value={denominator} />} />
          </>
        )}
        <Op>=</Op>
        <Num value={score} />
      </Formula>
    </>
  );
}
