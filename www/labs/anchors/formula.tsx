import type { KMeansEvent } from 'boxstep-anchors';
import type { ComponentChildren } from 'preact';
import { number } from '../../text/numbers';
import { say } from '../../text/text';
import { Formula, Frac, Group, Name, Num, Op, Squared } from '../formula';
import type { AnchorsFrame } from './lab';
import { clusterName } from './names';
import { anchorsText } from './text';

type EventOf<K extends KMeansEvent['kind']> = Extract<KMeansEvent, { kind: K }>;
type Pair = readonly [number, number];

/** The formula of an event with its numbers filled in, made from the event alone. */
export function anchorsFormula(frame: AnchorsFrame): ComponentChildren {
  const { event } = frame.detail;
  switch (event.kind) {
    case 'choose':
      return chosen(event);
    case 'assign': {
      if (Number.isNaN(event.distance)) return null;
      return frame.options.distance === 'iou' ? oneMinusIou(event) : euclidean(frame, event);
    }
    case 'average':
      return averaged(frame, event);
    case 'mean':
      return (
        <Formula>
          <Name>{clusterName(event.cluster)}</Name>
          <Op>=</Op>
          <Group>
            <Frac over={<Num value={event.sum[0]} />} under={<Num value={event.count} />} />
            <Op>,</Op>
            <Frac over={<Num value={event.sum[1]} />} under={<Num value={event.count} />} />
          </Group>
          <Op>=</Op>
          <Shape sides={event.to} />
        </Formula>
      );
    case 'median':
      return (
        <Formula>
          <Name>{clusterName(event.cluster)}</Name>
          <Op>=</Op>
          <Group>
            <Middle low={event.low[0]} high={event.high[0]} />
            <Op>,</Op>
            <Middle low={event.low[1]} high={event.high[1]} />
          </Group>
          <Op>=</Op>
          <Shape sides={event.to} />
        </Formula>
      );
    case 'empty':
      return event.policy === 'nan' ? (
        <Formula>
          <Name>{clusterName(event.cluster)}</Name>
          <Op>=</Op>
          <Frac over={<mn>0</mn>} under={<mn>0</mn>} />
          <Op>=</Op>
          <Name>NaN</Name>
        </Formula>
      ) : null;
    default:
      return null;
  }
}

function Shape({ sides: [width, height] }: { sides: Pair }) {
  return (
    <Group>
      <Num value={width} />
      <Op>,</Op>
      <Num value={height} />
    </Group>
  );
}

function Middle({ low, high }: { low: number; high: number }) {
  return (
    <Frac
      over={
        <>
          <Num value={low} />
          <Op>+</Op>
          <Num value={high} />
        </>
      }
      under={<mn>2</mn>}
    />
  );
}

function chosen({ weight, total, probability, distance }: EventOf<'choose'>) {
  return (
    <Formula>
      <mi>p</mi>
      <Op>=</Op>
      {distance !== undefined && (
        <>
          <Frac
            over={<SquareOfD />}
            under={
              <>
                <Op>∑</Op>
                <SquareOfD />
              </>
            }
          />
          <Op>=</Op>
        </>
      )}
      <Frac over={<Num value={weight} />} under={<Num value={total} />} />
      <Op>=</Op>
      <Num value={probability} />
    </Formula>
  );
}

function SquareOfD() {
  return (
    <Squared>
      <mi>d</mi>
    </Squared>
  );
}

function Smaller({ a, b }: { a: number; b: number }) {
  return (
    <>
      <Name>min</Name>
      <Group>
        <Num value={a} of="first" />
        <Op>,</Op>
        <Num value={b} of="second" />
      </Group>
    </>
  );
}

function oneMinusIou({ size, centroid, distance }: EventOf<'assign'>) {
  const [width, height] = [Math.min(size[0], centroid[0]), Math.min(size[1], centroid[1])];
  return (
    <Formula>
      <mn>1</mn>
      <Op>−</Op>
      <Name>IoU</Name>
      <Op>=</Op>
      <mn>1</mn>
      <Op>−</Op>
      <Frac
        over={
          <>
            <Smaller a={size[0]} b={centroid[0]} />
            <Op>×</Op>
            <Smaller a={size[1]} b={centroid[1]} />
          </>
        }
        under={
          <>
            <Num value={size[0] * size[1]} of="first" />
            <Op>+</Op>
            <Num value={centroid[0] * centroid[1]} of="second" />
            <Op>−</Op>
            <Num value={width * height} of="intersection" />
          </>
        }
      />
      <Op>=</Op>
      <Num value={distance} />
    </Formula>
  );
}

function euclidean(
  { run, options }: AnchorsFrame,
  { size, centroid, distance }: EventOf<'assign'>,
) {
  const whitened = options.distance === 'euclidean-whitened';
  const difference = (axis: 0 | 1) => {
    const sides = (
      <>
        <Num value={size[axis]} of="first" />
        <Op>−</Op>
        <Num value={centroid[axis]} of="second" />
      </>
    );
    const unit = <Num value={run.about.spread[axis]} />;
    return (
      <Squared>
        {whitened ? (
          <Group>
            <Frac over={sides} under={unit} />
          </Group>
        ) : (
          <Group>{sides}</Group>
        )}
      </Squared>
    );
  };
  return (
    <Formula>
      <mi>d</mi>
      <Op>=</Op>
      <msqrt>
        {difference(0)}
        <Op>+</Op>
        {difference(1)}
      </msqrt>
      <Op>=</Op>
      <Num value={distance} />
    </Formula>
  );
}

function averaged({ run }: AnchorsFrame, { after }: EventOf<'average'>) {
  return (
    <Formula>
      <Name>{say(anchorsText).averageName}</Name>
      <Op>=</Op>
      <Frac
        over={
          <>
            <Op>∑</Op>
            <Name>max</Name>
            <Name>IoU</Name>
          </>
        }
        under={<mn>{number(run.about.shapes)}</mn>}
      />
      <Op>=</Op>
      <Num value={after} />
    </Formula>
  );
}
