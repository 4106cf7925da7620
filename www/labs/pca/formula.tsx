import type { PcaTerm } from 'boxstep-pca';
import type { ComponentChildren } from 'preact';
import { number, numberAgainst } from '../../text/numbers';
import { Frac, Name, Op, Squared } from '../formula';
import { columnsOf, type PcaFrame } from './lab';
import { brief, percent, standardised } from './values';

/** More values or products than these are not written out. */
const WRITTEN = 3;

/** The formula of an event with its numbers filled in, made from the event. */
export function pcaFormula(frame: PcaFrame): ComponentChildren {
  const { event } = frame.detail;
  switch (event.kind) {
    case 'mean': {
      if (event.constant) {
        return (
          <Lines
            lines={[
              <>
                <Name>min</Name> <Op>=</Op> <Name>max</Name> <Op>=</Op> <Mean /> <Op>=</Op>{' '}
                <Value of={event.mean} />
              </>,
            ]}
          />
        );
      }
      const parts = event.values.map((value, i) => <Value key={i} of={value} inside={i > 0} />);
      return (
        <Lines
          lines={[
            <>
              <Mean />
              <Op>=</Op>
              <Frac over={sumOf(parts, event.rows)} under={<mn>{event.rows}</mn>} />
              <Op>=</Op>
              <Frac over={<Value of={event.sum} />} under={<mn>{event.rows}</mn>} />
              <Op>=</Op>
              <Value of={event.mean} />
            </>,
          ]}
        />
      );
    }
    case 'centre': {
      const lines = event.values.slice(0, 2).map((value, i) => (
        <>
          <Indexed name="x" index={i + 1} />
          <Op>−</Op>
          <Mean />
          <Op>=</Op>
          <Value of={value} />
          <Op>−</Op>
          <Value of={event.mean} inside />
          <Op>=</Op>
          <Value of={event.centred[i] ?? 0} />
        </>
      ));
      return <Lines lines={lines} />;
    }
    case 'scale':
      return (
        <Lines
          lines={[
            <>
              <Name>s</Name>
              <Op>=</Op>
              <msqrt>
                <Frac over={<Value of={event.sum} />} under={<mn>{number(event.divisor)}</mn>} />
              </msqrt>
              <Op>=</Op>
              <Value of={event.deviation} />
              {event.constant && (
                <>
                  <Op>→</Op>
                  <Value of={event.scale} />
                </>
              )}
            </>,
          ]}
        />
      );
    case 'covariance': {
      const parts = event.terms.map((term, i) => <Product key={i} of={term} />);
      const divided = event.divisor > 0;
      return (
        <Lines
          lines={[
            <>
              {sumOf(parts, frame.run.about.rows)}
              <Op>=</Op>
              <Value of={event.sum} />
            </>,
            <>
              <Entry name="C" row={event.row} column={event.column} />
              <Op>=</Op>
              <Frac over={<Value of={event.sum} />} under={<mn>{number(event.divisor)}</mn>} />
              <Op>{divided ? '=' : '→'}</Op>
              <Value of={event.value} />
            </>,
          ]}
        />
      );
    }
    case 'skip': {
      const size = Math.abs(event.element);
      return (
        <Lines
          lines={[
            <>
              <Op>|</Op>
              <Entry name="a" row={event.p} column={event.q} />
              <Op>|</Op>
              <Op>=</Op>
              <mn>{numberAgainst(size, event.limit)}</mn>
              <Op>≤</Op>
              <mn>{numberAgainst(event.limit, size)}</mn>
            </>,
          ]}
        />
      );
    }
    case 'rotate':
      return <Rotation {...event} />;
    case 'swept':
      return (
        <Lines
          lines={[
            <>
              <Name>off</Name>
              <Op>=</Op>
              <Value of={event.off} />
              <Op>,</Op>
              <Name>left</Name>
              <Op>=</Op>
              <mn>{event.left}</mn>
            </>,
          ]}
        />
      );
    case 'sort':
      return <Order values={event.variances} />;
    case 'sign':
      return (
        <Lines
          lines={[
            <>
              <Op>(</Op>
              {event.loadings.slice(0, 6).map((loading, i) => (
                <>
                  {i > 0 && <Op>,</Op>}
                  <mn key={i}>{number(loading, 3)}</mn>
                </>
              ))}
              {event.loadings.length > 6 && <Op>, …</Op>}
              <Op>)</Op>
            </>,
            <>
              <Name>max</Name>
              <Op>|</Op>
              <Indexed name="v" index={event.column + 1} />
              <Op>|</Op>
              <Op>:</Op>
              <mn>{numberAgainst(event.loading, 0)}</mn>
              <Op>{event.flipped ? '<' : '≥'}</Op>
              <mn>0</mn>
            </>,
          ]}
        />
      );
    case 'project':
      return (
        <Lines
          lines={[
            <FirstScore
              key="score"
              frame={frame}
              component={event.component}
              score={event.values[0] ?? 0}
            />,
            <>
              <Frac over={<Value of={event.variance} />} under={<Value of={event.total} />} />
              {event.total > 0 && (
                <>
                  <Op>=</Op>
                  <mtext>{percent(event.ratio)}</mtext>
                </>
              )}
            </>,
          ]}
        />
      );
    case 'rebuild':
      return (
        <Lines
          lines={[
            <>
              <Frac over={<Name>lost</Name>} under={<Name>total</Name>} />
              <Op>=</Op>
              <Frac over={<Value of={event.lost} />} under={<Value of={event.total} />} />
              {event.total > 0 && (
                <>
                  <Op>=</Op>
                  <mtext>{percent(event.share)}</mtext>
                </>
              )}
            </>,
          ]}
        />
      );
    default:
      return null;
  }
}

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

function Rotation(event: RotationProps) {
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

/** The score of the first row, a sum of a product for each column. */
function FirstScore(props: { frame: PcaFrame; component: number; score: number }) {
  const { frame, component, score } = props;
  const { columns } = frame.run.about;
  const { vectors } = columnsOf(frame);
  const parts = Array.from({ length: Math.min(columns, WRITTEN) }, (_, column) => {
    const [a, b] = [standardised(frame, 0, column), vectors[component * columns + column] ?? 0];
    return <Product key={column} of={{ a, b, product: a * b }} />;
  });
  return (
    <>
      <Indexed name="y" index={1} />
      <Op>=</Op>
      {sumOf(parts, columns)}
      <Op>=</Op>
      <Value of={score} />
    </>
  );
}

function Order({ values }: { values: readonly number[] }) {
  return (
    <Lines
      lines={[
        <>
          {values.slice(0, 6).map((value, i) => (
            <>
              {i > 0 && <Op>≥</Op>}
              <Value key={i} of={value} />
            </>
          ))}
          {values.length > 6 && <Op>≥ …</Op>}
        </>,
      ]}
    />
  );
}

/** The first parts of a sum of so many. */
function sumOf(parts: readonly ComponentChildren[], all: number): ComponentChildren {
  return (
    <>
      {parts.slice(0, WRITTEN).map((part, i) => (
        <>
          {i > 0 && <Op>+</Op>}
          {part}
        </>
      ))}
      {all > WRITTEN && <Op>+ …</Op>}
    </>
  );
}

/** Lines of one formula below each other. */
function Lines({ lines }: { lines: readonly ComponentChildren[] }) {
  return (
    <math display="block">
      <mtable class="formula-lines">
        {lines.map((line, i) => (
          <mtr key={i}>
            <mtd>
              <mrow>{line}</mrow>
            </mtd>
          </mtr>
        ))}
      </mtable>
    </math>
  );
}

/** A number; a negative one in parentheses where something stands before it. */
function Value({ of, inside }: { of: number; inside?: boolean }) {
  const text = brief(of);
  return <mn>{inside && text.startsWith('−') ? `(${text})` : text}</mn>;
}

function Product({ of }: { of: PcaTerm }) {
  return (
    <>
      <Value of={of.a} inside />
      <Op>×</Op>
      <Value of={of.b} inside />
    </>
  );
}

function Mean() {
  return (
    <mover>
      <mi>x</mi>
      <mo>‾</mo>
    </mover>
  );
}

function Indexed({ name, index }: { name: string; index: number }) {
  return (
    <msub>
      <mi>{name}</mi>
      <mn>{index}</mn>
    </msub>
  );
}

/** An element of a matrix, numbered from 1 as in a textbook. */
function Entry({ name, row, column }: { name: string; row: number; column: number }) {
  return (
    <msub>
      <mi>{name}</mi>
      <mrow>
        <mn>{row + 1}</mn>
        <mo>,</mo>
        <mn>{column + 1}</mn>
      </mrow>
    </msub>
  );
}
