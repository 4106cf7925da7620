import type { ApEvent } from 'boxstep-ap';
import type { ComponentChildren } from 'preact';
import { Formula, Frac, Name, Num, Op } from '../formula';
import type { ApFrame } from './lab';

/** The formula of the event with its numbers. */
export function apFormula({ detail: { event } }: ApFrame): ComponentChildren {
  switch (event.kind) {
    case 'compare':
      return <Overlap event={event} />;
    case 'judge':
      return event.verdict === 'ignored' ? null : <Point event={event} />;
    case 'raise':
      return (
        <Formula>
          <Name>E</Name>
          <Op>=</Op>
          {event.next === undefined ? (
            <Num value={event.precision} />
          ) : (
            <>
              <Name>max</Name>
              <Op>(</Op>
              <Num value={event.precision} />
              <Op>,</Op>
              <Num value={event.next} />
              <Op>)</Op>
            </>
          )}
          <Op>=</Op>
          <Num value={event.envelope} />
        </Formula>
      );
    case 'level':
      return <Sum before={event.sum - event.precision} more={event.precision} sum={event.sum} />;
    case 'step':
      return (
        <Formula>
          <Name>A</Name>
          <Op>=</Op>
          <Op>(</Op>
          <Num value={event.to} />
          <Op>−</Op>
          <Num value={event.from} />
          <Op>)</Op>
          <Op>×</Op>
          <Num value={event.precision} />
          <Op>=</Op>
          <Num value={event.area} />
        </Formula>
      );
    case 'area':
      return event.ap === undefined ? null : (
        <Share name="AP" sum={event.sum} of={event.levels} result={event.ap} />
      );
    case 'mean':
      return event.mean === undefined ? null : (
        <Share name="mAP" sum={event.sum} of={event.curves} result={event.mean} />
      );
    default:
      return null;
  }
}

/** IoU, or of a crowd the part of the detection that is in it. */
function Overlap({
  event: { overlay, overlap, crowd },
}: {
  event: Extract<ApEvent, { kind: 'compare' }>;
}) {
  const under = crowd ? overlay.areaA : overlay.union;
  return (
    <Formula>
      {crowd ? <Frac over={<Name>I</Name>} under={<Name>A</Name>} /> : <Name>IoU</Name>}
      <Op>=</Op>
      {under > 0 ? (
        <>
          <Frac
            over={<Num value={overlay.intersection} of="intersection" />}
            under={<Num value={under} of={crowd ? 'first' : 'union'} />}
          />
          <Op>=</Op>
        </>
      ) : null}
      <Num value={overlap} />
    </Formula>
  );
}

/** Where the curve is now. */
function Point({ event }: { event: Extract<ApEvent, { kind: 'judge' }> }) {
  const { truePositives: tp, falsePositives: fp, truths, precision, recall } = event;
  return (
    <div class="ap-point">
      <Formula>
        <Name>P</Name>
        <Op>=</Op>
        <Frac over={<Num value={tp} />} under={<Num value={tp + fp} />} />
        <Op>=</Op>
        <Num value={precision} />
      </Formula>
      <Formula>
        <Name>R</Name>
        <Op>=</Op>
        {truths > 0 ? (
          <>
            <Frac over={<Num value={tp} />} under={<Num value={truths} />} />
            <Op>=</Op>
          </>
        ) : null}
        <Num value={recall} />
      </Formula>
    </div>
  );
}

function Sum({ before, more, sum }: { before: number; more: number; sum: number }) {
  return (
    <Formula>
      <Num value={before} />
      <Op>+</Op>
      <Num value={more} />
      <Op>=</Op>
      <Num value={sum} />
    </Formula>
  );
}

/** A sum over how many there are of its parts; an area (`of` 0) is the sum itself. */
function Share(props: { name: string; sum: number; of: number; result: number }) {
  return (
    <Formula>
      <Name>{props.name}</Name>
      <Op>=</Op>
      {props.of > 0 && (
        <>
          <Frac over={<Num value={props.sum} />} under={<Num value={props.of} />} />
          <Op>=</Op>
        </>
      )}
      <Num value={props.result} />
    </Formula>
  );
}
