import type { ComponentChildren } from 'preact';
import { numberAgainst } from '../../text/numbers';
import { Formula, Frac, Group, Name, Num, Op, Squared } from '../formula';
import { cuts, type SoftFrame, type SoftLabOptions, usesThreshold } from './lab';

type Event = SoftFrame['detail']['event'];
type Lowered = Extract<Event, { kind: 'lower' }>;

/** The formula of an event with its numbers filled in, made from the event alone. */
export function softFormula({ detail: { event }, options }: SoftFrame): ComponentChildren {
  switch (event.kind) {
    case 'filter':
      return (
        <Formula>
          <Name>score</Name>
          <Op>=</Op>
          <mn>{numberAgainst(event.score, event.threshold)}</mn>
          <Op>{relation(event.passes, options.scoreBoundary)}</Op>
          <mn>{numberAgainst(event.threshold, event.score)}</mn>
        </Formula>
      );
    case 'pick':
      return (
        <Formula>
          <Name>score</Name>
          <Op>=</Op>
          <Num value={event.score} of="first" />
        </Formula>
      );
    case 'lower':
      return (
        <>
          <Overlap event={event} options={options} />
          <Lowering event={event} options={options} />
        </>
      );
    default:
      return null;
  }
}

interface LoweredProps {
  readonly event: Lowered;
  readonly options: SoftLabOptions;
}

function Overlap({ event: { overlay, threshold, exceeds }, options }: LoweredProps) {
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
      <mn>{numberAgainst(overlay.iou, threshold)}</mn>
      {usesThreshold(options) && (
        <>
          <Op>{relation(exceeds, options.boundary)}</Op>
          <mn>{numberAgainst(threshold, overlay.iou)}</mn>
        </>
      )}
    </Formula>
  );
}

/** before × weight = after, the weight as the method makes it. */
function Lowering({ event, options }: LoweredProps) {
  const { overlay, exceeds, weight, before, after, outcome } = event;
  const { scoreThreshold: limit, scoreBoundary } = options;
  return (
    <Formula>
      <Name>score</Name>
      <Op>=</Op>
      <Num value={before} of="second" />
      <Op>×</Op>
      {cuts(options) && exceeds ? (
        <mn>0</mn>
      ) : options.method === 'gaussian' ? (
        <Gaussian iou={overlay.iou} options={options} />
      ) : weight === 1 ? (
        <mn>1</mn>
      ) : (
        <Group>
          <mn>1</mn>
          <Op>−</Op>
          <Num value={overlay.iou} />
        </Group>
      )}
      <Op>=</Op>
      <mn>{numberAgainst(after, limit)}</mn>
      {outcome !== 'cut' && (
        <>
          <Op>{relation(outcome === 'lives', scoreBoundary)}</Op>
          <mn>{numberAgainst(limit, after)}</mn>
        </>
      )}
    </Formula>
  );
}

/** exp(−IoU² / σ), with ½ under TensorFlow's meaning of σ. */
function Gaussian({
  iou,
  options: { sigma, sigmaMeaning },
}: {
  iou: number;
  options: SoftLabOptions;
}) {
  return (
    <>
      <Name>exp</Name>
      <Group>
        <Op>−</Op>
        {sigmaMeaning === 'tensorflow' && (
          <>
            <mn>0.5</mn>
            <Op>×</Op>
          </>
        )}
        <Frac
          over={
            <Squared>
              <Num value={iou} />
            </Squared>
          }
          under={<Num value={sigma} />}
        />
      </Group>
    </>
  );
}

/** How one number stands to the other, by the comparison that was made. */
function relation(isAbove: boolean, boundary: SoftLabOptions['boundary']): string {
  if (boundary === 'greater') return isAbove ? '>' : '≤';
  return isAbove ? '≥' : '<';
}
