import type { Penalty } from 'boxstep-engine';
import type { ComponentChildren } from 'preact';
import { numberAgainst } from '../../text/numbers';
import { Formula, Frac, Group, Name, Num, Op } from '../formula';
import { type GreedyOptions, MEASURE_NAMES, type NmsFrame } from './lab';

/** The formula of an event with its numbers filled in, made from the event alone. */
export function nmsFormula({ detail: { event }, options }: NmsFrame): ComponentChildren {
  switch (event.kind) {
    case 'compare':
      if (event.penalty) return measureFormula(event, event.penalty, options);
      return (
        <Formula>
          <IouRatio
            width={event.width}
            height={event.height}
            intersection={event.intersection}
            areaA={event.pickedArea}
            areaB={event.otherArea}
          />
          <Op>=</Op>
          <mn>{numberAgainst(event.overlap, event.threshold)}</mn>
          <Op>{relation(event.suppressed, options.boundary === 'greater')}</Op>
          <mn>{numberAgainst(event.threshold, event.overlap)}</mn>
        </Formula>
      );
    case 'filter':
    case 'pick':
      return scoreFormula(event);
    default:
      return null;
  }
}

type ScoreEvent =
  | { readonly kind: 'pick'; readonly score: number }
  | {
      readonly kind: 'filter';
      readonly score: number;
      readonly threshold: number;
      readonly passes: boolean;
    };

/** The score of a box that is picked, or compared with the score threshold. */
export function scoreFormula(event: ScoreEvent): ComponentChildren {
  if (event.kind === 'pick') {
    return (
      <Formula>
        <Name>score</Name>
        <Op>=</Op>
        <Num value={event.score} of="first" />
      </Formula>
    );
  }
  return (
    <Formula>
      <Name>score</Name>
      <Op>=</Op>
      <mn>{numberAgainst(event.score, event.threshold)}</mn>
      <Op>{event.passes ? '>' : '≤'}</Op>
      <mn>{numberAgainst(event.threshold, event.score)}</mn>
    </Formula>
  );
}

interface IouRatioProps {
  readonly width: number;
  readonly height: number;
  readonly intersection: number;
  readonly areaA: number;
  readonly areaB: number;
}

/** IoU as what it is the quotient of. */
export function IouRatio({ width, height, intersection, areaA, areaB }: IouRatioProps) {
  return (
    <>
      <Name>IoU</Name>
      <Op>=</Op>
      <Frac
        over={
          <>
            <Num value={width} of="intersection" />
            <Op>×</Op>
            <Num value={height} of="intersection" />
          </>
        }
        under={
          <>
            <Num value={areaA} of="first" />
            <Op>+</Op>
            <Num value={areaB} of="second" />
            <Op>−</Op>
            <Num value={intersection} of="intersection" />
          </>
        }
      />
    </>
  );
}

/** Another measure: the IoU, and what is taken off it. */
function measureFormula(
  event: Extract<NmsFrame['detail']['event'], { kind: 'compare' }>,
  penalty: Penalty,
  { boundary, measure, exponent }: GreedyOptions,
): ComponentChildren {
  const ratio = (
    <Frac
      over={<Num value={penalty.numerator} of={measure === 'giou' ? 'enclosing' : 'distance'} />}
      under={<Num value={penalty.denominator} of="enclosing" />}
    />
  );
  const raised = measure !== 'giou' && exponent !== 1;
  return (
    <Formula>
      <Name>{MEASURE_NAMES[measure]}</Name>
      <Op>=</Op>
      <Num value={penalty.iou} of="intersection" />
      <Op>−</Op>
      {raised ? (
        <msup>
          <Group>{ratio}</Group>
          <mn>{exponent}</mn>
        </msup>
      ) : (
        ratio
      )}
      {measure === 'ciou' && (
        <>
          <Op>−</Op>
          <Num value={penalty.alpha} />
          <Op>×</Op>
          <Num value={penalty.aspectTerm} />
        </>
      )}
      <Op>=</Op>
      <mn>{numberAgainst(event.overlap, event.threshold)}</mn>
      <Op>{relation(event.suppressed, boundary === 'greater')}</Op>
      <mn>{numberAgainst(event.threshold, event.overlap)}</mn>
    </Formula>
  );
}

/** How the overlap stands to the threshold, by the comparison that was made. */
export function relation(suppressed: boolean, strict: boolean): string {
  if (suppressed) return strict ? '>' : '≥';
  return strict ? '≤' : '<';
}
