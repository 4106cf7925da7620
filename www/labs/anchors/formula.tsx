import type { KMeansEvent } from 'boxstep-anchors';
import type { ComponentChildren } from 'preact';
import { groupColour } from '../../plot/colours';
import { number } from '../../text/numbers';
import { say } from '../../text/text';
import { Formula, Frac, Group, Name, Num, Op, Squared } from '../formula';
import type { AnchorsFrame } from './lab';
import { clusterName, side } from './names';
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
            <Frac over={<Side value={event.sum[0]} />} under={<Num value={event.count} />} />
            <Op>,</Op>
            <Frac over={<Side value={event.sum[1]} />} under={<Num value={event.count} />} />
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
      <Side value={width} />
      <Op>,</Op>
      <Side value={height} />
    </Group>
  );
}

function Middle({ low, high }: { low: number; high: number }) {
  return (
    <Frac
      over={
        <>
          <Side value={low} />
          <Op>+</Op>
          <Side value={high} />
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

/** A length or an area, with no more decimals than its size needs. */
function Side({ value }: { value: number }) {
  return <mn>{side(value)}</mn>;
}

/** A number of the centroid, in the colour that it has in the picture. */
function OfCentroid({ value, cluster }: { value: number; cluster: number }) {
  return (
    <mn class="of-centroid" style={{ '--group': groupColour(cluster) }}>
      {side(value)}
    </mn>
  );
}

function Smaller({ a, b, cluster }: { a: number; b: number; cluster: number }) {
  return (
    <>
      <Name>min</Name>
      <Group>
        <Side value={a} />
        <Op>,</Op>
        <OfCentroid value={b} cluster={cluster} />
      </Group>
    </>
  );
}

function oneMinusIou({ size, centroid, distance, winner }: EventOf<'assign'>) {
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
            <Smaller a={size[0]} b={centroid[0]} cluster={winner} />
            <Op>×</Op>
            <Smaller a={size[1]} b={centroid[1]} cluster={winner} />
          </>
        }
        under={
          <>
            <Side value={size[0] * size[1]} />
            <Op>+</Op>
            <OfCentroid value={centroid[0] * centroid[1]} cluster={winner} />
            <Op>−</Op>
            <Side value={width * height} />
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
  { size, centroid, distance, winner }: EventOf<'assign'>,
) {
  const whitened = options.distance === 'euclidean-whitened';
  const difference = (axis: 0 | 1) => {
    const sides = (
      <>
        <Side value={size[axis]} />
        <Op>−</Op>
        <OfCentroid value={centroid[axis]} cluster={winner} />
      </>
    );
    const unit = <Side value={run.about.spread[axis]} />;
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
