import type { EvolutionEvent } from 'boxstep-anchors';
import type { ComponentChildren } from 'preact';
import { number, numberAgainst } from '../../text/numbers';
import { Formula, Frac, Group, Name, Num, Op } from '../formula';
import type { EvolutionFrame } from './lab';

type EventOf<K> = Extract<EvolutionEvent, { kind: K }>;

/** The formula of an event with its numbers filled in, made from the event. */
export function evolutionFormula({
  detail: { event },
  options,
}: EvolutionFrame): ComponentChildren {
  switch (event.kind) {
    case 'mutate':
      return mutateFormula(event, options.minSide);
    case 'judge':
      return (
        <Formula>
          <Name>fitness</Name>
          <Op>=</Op>
          <mn>{numberAgainst(event.after, event.before)}</mn>
          <Op>{event.accepted ? '>' : '≤'}</Op>
          <mn>{numberAgainst(event.before, event.after)}</mn>
        </Formula>
      );
    case 'begin':
      return (
        <Formula>
          <Name>fitness</Name>
          <Op>=</Op>
          <Name>mean</Name>
          <Group>
            <Name>best</Name>
            <Op>·</Op>
            <mrow>
              <mo>[</mo>
              <Name>best</Name>
              <Op>{'>'}</Op>
              <Frac over={<mn>1</mn>} under={<mn>{number(options.ratio)}</mn>} />
              <mo>]</mo>
            </mrow>
          </Group>
          <Op>=</Op>
          <Num value={event.fitness} />
        </Formula>
      );
    case 'done':
      return null;
  }
}

/** Both sides, one under the other. */
function mutateFormula(event: EventOf<'mutate'>, minSide: number): ComponentChildren {
  return (
    <math display="block">
      <mtable columnalign="left" rowspacing="0.15em">
        {([0, 1] as const).map((axis) => (
          <mtr key={axis}>
            <mtd>
              <Side event={event} axis={axis} minSide={minSide} />
            </mtd>
          </mtr>
        ))}
      </mtable>
    </math>
  );
}

interface SideProps {
  readonly event: EventOf<'mutate'>;
  readonly axis: 0 | 1;
  readonly minSide: number;
}

/** from x (normal x strength x sigma + 1) = to, with what was clamped where it was. */
function Side({ event, axis, minSide }: SideProps) {
  const { normal, strength, sigma, factor, from, to } = event;
  const drawn = normal[axis] * strength * sigma + 1;
  const sum = (
    <>
      <Num value={normal[axis]} of={axis === 0 ? 'first' : 'second'} />
      <Op>×</Op>
      <Num value={strength} />
      <Op>×</Op>
      <Num value={sigma} />
      <Op>+</Op>
      <mn>1</mn>
    </>
  );
  const clamped = drawn < factor[axis] ? 'max' : drawn > factor[axis] ? 'min' : null;
  const changed = (
    <>
      <Num value={written(from[axis])} />
      <Op>×</Op>
      {clamped ? (
        <>
          <Name>{clamped}</Name>
          <Group>
            {sum}
            <Op>,</Op>
            <Num value={factor[axis]} />
          </Group>
        </>
      ) : (
        <Group>{sum}</Group>
      )}
    </>
  );
  const isRaised = to[axis] > from[axis] * factor[axis];
  return (
    <mrow>
      <Name of={axis === 0 ? 'first' : 'second'}>{axis === 0 ? 'w' : 'h'}</Name>
      <Op>=</Op>
      {isRaised ? (
        <>
          <Name>max</Name>
          <Group>
            {changed}
            <Op>,</Op>
            <Num value={minSide} />
          </Group>
        </>
      ) : (
        changed
      )}
      <Op>=</Op>
      <Num value={written(to[axis])} />
    </mrow>
  );
}

/** A side without decimals that nobody needs: the formula is as wide as the panel. */
function written(side: number): number {
  return side < 1 ? side : Math.round(100 * side) / 100;
}
