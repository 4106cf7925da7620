import type { ComponentChildren } from 'preact';
import { numberAgainst } from '../../text/numbers';
import { Formula, Frac, Name, Num, Op } from '../formula';
import { relation, scoreFormula } from '../nms/formula';
import type { RotatedNmsFrame } from './lab';

/** The formula of an event with its numbers filled in, made from the event alone. */
export function rotatedNmsFormula({
  detail: { event },
  options,
}: RotatedNmsFrame): ComponentChildren {
  switch (event.kind) {
    case 'compare':
      return (
        <Formula>
          <Name>IoU</Name>
          <Op>=</Op>
          <Frac
            over={<Num value={event.intersection} of="intersection" />}
            under={
              <>
                <Num value={event.pickedArea} of="first" />
                <Op>+</Op>
                <Num value={event.otherArea} of="second" />
                <Op>−</Op>
                <Num value={event.intersection} of="intersection" />
              </>
            }
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
