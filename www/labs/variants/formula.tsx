import type { VariantEvent } from 'boxstep-family';
import type { ComponentChildren } from 'preact';
import { number, numberAgainst } from '../../text/numbers';
import { Formula, Frac, Group, Name, Num, Op } from '../formula';
import { IouRatio, relation } from '../nms/formula';
import type { VariantFrame } from './lab';

/** The formula of an event with its numbers filled in, made from the event alone. */
export function variantFormula(
  { detail: { event } }: VariantFrame,
  isStrict: boolean,
): ComponentChildren {
  switch (event.kind) {
    case 'compare':
      if (event.single !== undefined) return inSingle(event, event.single, isStrict);
      return (
        <Formula>
          <IouRatio {...event.overlay} />
          {against(event.overlay.iou, event.threshold, event.exceeds, isStrict)}
        </Formula>
      );
    case 'judge':
      if (event.by === undefined || event.by === null) return null;
      return (
        <Formula>
          <Name>max IoU</Name>
          {against(event.peak, event.threshold, event.suppressed, isStrict)}
        </Formula>
      );
    case 'filter':
      return (
        <Formula>
          <Name>score</Name>
          {against(event.score, event.threshold, event.passes, true)}
        </Formula>
      );
    case 'tighten':
      return (
        <Formula>
          <Name>threshold</Name>
          <Op>=</Op>
          <Num value={event.before} />
          <Op>×</Op>
          <Num value={event.eta} />
          <Op>=</Op>
          <Num value={event.after} />
        </Formula>
      );
    case 'decay':
      return (
        <Formula>
          <Frac over={left(event.overlay.iou)} under={left(event.peak)} />
          <Op>=</Op>
          <Frac
            over={<Num value={event.own} of="intersection" />}
            under={<Num value={event.compensation} of="first" />}
          />
          {event.ratio !== undefined && event.ratio !== null && (
            <>
              <Op>=</Op>
              <Num value={event.ratio} />
            </>
          )}
        </Formula>
      );
    case 'lower':
      return (
        <Formula>
          <Name>score</Name>
          <Op>=</Op>
          <Num value={event.before} of="second" />
          <Op>×</Op>
          <Num value={event.factor} inside />
          {against(event.after, event.threshold, !event.suppressed, isStrict)}
        </Formula>
      );
    default:
      return null;
  }
}

/** OpenCV's overlap: 1 less the distance, which is 0 between two boxes without area. */
function inSingle(
  { overlay, threshold, exceeds }: Extract<VariantEvent, { kind: 'compare' }>,
  single: number,
  isStrict: boolean,
) {
  const isNothing = overlay.areaA + overlay.areaB <= Number.EPSILON;
  return (
    <Formula>
      <Name>overlap</Name>
      <Op>=</Op>
      <mn>1</mn>
      <Op>−</Op>
      {isNothing ? (
        <mn>0</mn>
      ) : (
        <Group>
          <mn>1</mn>
          <Op>−</Op>
          <Frac
            over={<Num value={overlay.intersection} of="intersection" />}
            under={<Num value={overlay.union} of="union" />}
          />
        </Group>
      )}
      {against(single, threshold, exceeds, isStrict)}
    </Formula>
  );
}

/** f of an IoU. */
function left(iou: number) {
  return (
    <>
      <mi>f</mi>
      <Group>
        <mn>{number(iou)}</mn>
      </Group>
    </>
  );
}

/** `= value > threshold`, by the comparison that was made. */
function against(value: number, threshold: number, isOver: boolean, isStrict: boolean) {
  return (
    <>
      <Op>=</Op>
      <mn>{numberAgainst(value, threshold)}</mn>
      <Op>{relation(isOver, isStrict)}</Op>
      <mn>{numberAgainst(threshold, value)}</mn>
    </>
  );
}
