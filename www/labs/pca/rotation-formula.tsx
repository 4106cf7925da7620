import { Frac, Name, Op, Squared } from '../formula';
import { Entry, Lines, Value } from './math';

interface RotationProps {
  readonly p: number;
  readonly q: number;
  readonly element: number;
  readonly app: number;
  readonly aqq: number;
  readonly theta: number;
  readonly t: number;
  readonly c: number;
  readonly s: number;
  readonly appAfter: number;
  readonly aqqAfter: number;
  readonly offBefore: number;
  readonly offAfter: number;
}

/** The angle by which two axes turn, and what becomes of the matrix. */
export function RotationFormula(event: RotationProps) {
  const { p, q } = event;
  const becomes = (row: number, column: number, before: number, after: number) => (
    <>
      <Entry name="a" row={row} column={column} />
      <Op>:</Op>
      <Value of={before} />
      <Op>→</Op>
      <Value of={after} />
    </>
  );
  return (
    <Lines
      lines={[
        <>
          <mi>θ</mi>
          <Op>=</Op>
          <Frac
            over={
              <>
                <Value of={event.aqq} />
                <Op>−</Op>
                <Value of={event.app} inside />
              </>
            }
            under={
              <>
                <mn>2</mn>
                <Op>×</Op>
                <Value of={event.element} inside />
              </>
            }
          />
          <Op>=</Op>
          <Value of={event.theta} />
        </>,
        <>
          <mi>t</mi>
          <Op>=</Op>
          <Frac
            over={<mn>{event.theta < 0 ? '−1' : '1'}</mn>}
            under={
              <>
                <Value of={Math.abs(event.theta)} />
                <Op>+</Op>
                <msqrt>
                  <Squared>
                    <Value of={event.theta} inside />
                  </Squared>
                  <Op>+</Op>
                  <mn>1</mn>
                </msqrt>
              </>
            }
          />
          <Op>=</Op>
          <Value of={event.t} />
        </>,
        <>
          <mi>c</mi>
          <Op>=</Op>
          <Value of={event.c} />
          <Op>,</Op>
          <mi>s</mi>
          <Op>=</Op>
          <Value of={event.s} />
          <Op>,</Op>
          <Name>off</Name>
          <Op>:</Op>
          <Value of={event.offBefore} />
          <Op>→</Op>
          <Value of={event.offAfter} />
        </>,
        <>
          {becomes(p, p, event.app, event.appAfter)}
          <Op>,</Op>
          {becomes(q, q, event.aqq, event.aqqAfter)}
        </>,
      ]}
    />
  );
}
