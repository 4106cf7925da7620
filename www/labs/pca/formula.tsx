import type { ComponentChildren } from 'preact';
import { number, numberAgainst } from '../../text/numbers';
import { Frac, Name, Op } from '../formula';
import { columnsOf, type PcaFrame } from './lab';
import { Entry, Indexed, Lines, Mean, Product, sumOf, Value } from './math';
import { RotationFormula } from './rotation-formula';
import { percent, standardised } from './values';

/** More values, or products, than these are not written out: there is room for no more. */
const WRITTEN = { values: 3, products: 2 };

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
              <Frac over={sumOf(parts, event.rows, WRITTEN.values)} under={<mn>{event.rows}</mn>} />
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
              {sumOf(parts, frame.run.about.rows, WRITTEN.products)}
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
      return <RotationFormula {...event} />;
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

/** The score of the first row, a sum of a product for each column. */
function FirstScore(props: { frame: PcaFrame; component: number; score: number }) {
  const { frame, component, score } = props;
  const { columns } = frame.run.about;
  const { vectors } = columnsOf(frame);
  const parts = Array.from({ length: Math.min(columns, WRITTEN.products) }, (_, column) => {
    const [a, b] = [standardised(frame, 0, column), vectors[component * columns + column] ?? 0];
    return <Product key={column} of={{ a, b, product: a * b }} />;
  });
  return (
    <>
      <Indexed name="y" index={1} />
      <Op>=</Op>
      {sumOf(parts, columns, WRITTEN.products)}
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
