import type { ComponentChildren } from 'preact';
import { number } from '../../text/numbers';
import { Formula, Frac, Group, Name, Num, Op, type Owner } from '../formula';
import type { Pair, RotatedIouEvent } from './lab';

/** The formula of an event with its numbers filled in, made from the event alone. */
export function rotatedIouFormula(event: RotatedIouEvent): ComponentChildren {
  switch (event.kind) {
    case 'corner': {
      const { arm, sin, cos, centre, point, which } = event;
      const of = which === 'a' ? 'first' : 'second';
      return (
        <>
          <Turned name="x" from={centre[0]} a={arm[0]} by={cos} op="−" b={arm[1]} and={sin}>
            <Short value={point[0]} of={of} />
          </Turned>
          <Turned name="y" from={centre[1]} a={arm[0]} by={sin} op="+" b={arm[1]} and={cos}>
            <Short value={point[1]} of={of} />
          </Turned>
        </>
      );
    }
    case 'area':
      return (
        <Formula>
          <Name>area</Name>
          <Op>=</Op>
          <Short value={event.width} />
          <Op>×</Op>
          <Short value={event.height} />
          <Op>=</Op>
          <Num value={event.area} of={event.which === 'a' ? 'first' : 'second'} />
        </Formula>
      );
    case 'vertex': {
      const { from, to, point, side, inside } = event;
      return (
        <Formula>
          <Cross a={difference(to, from)} b={difference(point, from)} of="first" and="second" />
          <Op>=</Op>
          <Num value={side} inside />
          <Op>{inside ? '≥' : '<'}</Op>
          <mn>0</mn>
        </Formula>
      );
    }
    case 'crossing':
      return (
        <>
          <Between name="x" event={event} k={0} />
          <Between name="y" event={event} k={1} />
        </>
      );
    case 'term':
      return (
        <Formula>
          <Cross a={event.here} b={event.next} of="intersection" and="intersection" />
          <Op>=</Op>
          <Short value={event.cross} />
        </Formula>
      );
    case 'intersection':
      return (
        <Formula>
          <Name>I</Name>
          <Op>=</Op>
          <Frac over={<Short value={event.sum} />} under={<mn>2</mn>} />
          <Op>{event.sum / 2 === event.intersection ? '=' : '→'}</Op>
          <Num value={event.intersection} of="intersection" />
        </Formula>
      );
    case 'union':
      return (
        <Formula>
          <Name>U</Name>
          <Op>=</Op>
          <Num value={event.areaA} of="first" />
          <Op>+</Op>
          <Num value={event.areaB} of="second" />
          <Op>−</Op>
          <Num value={event.intersection} of="intersection" />
          <Op>=</Op>
          <Num value={event.union} of="union" />
        </Formula>
      );
    case 'iou':
      return event.intersection > 0 ? (
        <Formula>
          <Name>IoU</Name>
          <Op>=</Op>
          <Frac
            over={<Num value={event.intersection} of="intersection" />}
            under={<Num value={event.union} of="union" />}
          />
          <Op>=</Op>
          <Num value={event.iou} />
        </Formula>
      ) : null;
    default:
      return null;
  }
}

function difference(a: Pair, b: Pair): Pair {
  return [a[0] - b[0], a[1] - b[1]];
}

/**
 * A number with two decimals, a negative one in parentheses: most stand behind an operator. What
 * rounding left of 0 is shown as 0.
 */
function Short({ value, of }: { value: number; of?: Owner }) {
  const text = Math.abs(value) < 1e-9 ? '0' : number(value, 2);
  return <mn class={of && `of-${of}`}>{text.startsWith('−') ? `(${text})` : text}</mn>;
}

/** a.x b.y − a.y b.x */
function Cross({ a, b, of, and }: { a: Pair; b: Pair; of: Owner; and: Owner }) {
  return (
    <>
      <Short value={a[0]} of={of} />
      <Op>×</Op>
      <Short value={b[1]} of={and} />
      <Op>−</Op>
      <Short value={a[1]} of={of} />
      <Op>×</Op>
      <Short value={b[0]} of={and} />
    </>
  );
}

interface TurnedProps {
  readonly name: string;
  readonly from: number;
  readonly a: number;
  readonly by: number;
  readonly op: string;
  readonly b: number;
  readonly and: number;
  readonly children: ComponentChildren;
}

/** A coordinate of a corner: the centre, and the arm turned. */
function Turned({ name, from, a, by, op, b, and, children }: TurnedProps) {
  return (
    <Formula>
      <mi>{name}</mi>
      <Op>=</Op>
      <Short value={from} />
      <Op>+</Op>
      <Group>
        <Short value={a} />
        <Op>×</Op>
        <Exact value={by} />
        <Op>{op}</Op>
        <Short value={b} />
        <Op>×</Op>
        <Exact value={and} />
      </Group>
      <Op>=</Op>
      {children}
    </Formula>
  );
}

/** A sine or cosine, which two decimals would not do for. */
function Exact({ value }: { value: number }) {
  return <Num value={value} inside />;
}

/** A coordinate of the point where a line is crossed. */
function Between({
  name,
  event,
  k,
}: {
  name: string;
  event: Extract<RotatedIouEvent, { kind: 'crossing' }>;
  k: 0 | 1;
}) {
  const { side, nextSide, here, next, point } = event;
  return (
    <Formula>
      <mi>{name}</mi>
      <Op>=</Op>
      <Frac
        over={
          <>
            <Short value={nextSide} />
            <Op>×</Op>
            <Short value={here[k]} of="second" />
            <Op>−</Op>
            <Short value={side} />
            <Op>×</Op>
            <Short value={next[k]} of="second" />
          </>
        }
        under={
          <>
            <Short value={nextSide} />
            <Op>−</Op>
            <Short value={side} />
          </>
        }
      />
      <Op>=</Op>
      <Short value={point[k]} of="intersection" />
    </Formula>
  );
}
