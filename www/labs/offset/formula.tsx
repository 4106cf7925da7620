import type { ComponentChildren } from 'preact';
import { coordinate } from '../../text/numbers';
import { Formula, Group, Name, Num, Op } from '../formula';
import { nmsFormula } from '../nms/formula';
import { nmsFrameOf, type OffsetFrame } from './lab';

/** The formula of an event with its numbers filled in, made from the event alone. */
export function offsetFormula(frame: OffsetFrame): ComponentChildren {
  const { event } = frame.detail;
  switch (event.kind) {
    case 'offset':
      return (
        <Formula>
          <Name>offset</Name>
          <Op>=</Op>
          {frame.options.rule !== 'constant' && (
            <>
              <mn>{coordinate(event.largest)}</mn>
              {frame.options.rule === 'span' && (
                <>
                  <Op>−</Op>
                  <Num value={event.smallest} inside />
                </>
              )}
              <Op>+</Op>
              <mn>1</mn>
              <Op>→</Op>
            </>
          )}
          <mn>{coordinate(event.offset)}</mn>
        </Formula>
      );
    case 'shift':
      return (
        <Formula>
          <msub>
            <mi>x</mi>
            <mn>1</mn>
          </msub>
          <Op>=</Op>
          <mn>{coordinate(event.held[0])}</mn>
          <Op>+</Op>
          <Group>
            <mn>{coordinate(event.class)}</mn>
            <Op>×</Op>
            <mn>{coordinate(frame.run.about.offset)}</mn>
          </Group>
          <Op>→</Op>
          <mn>{coordinate(event.after[0])}</mn>
        </Formula>
      );
    case 'lost':
      return null;
    case 'nms': {
      const own = nmsFrameOf(frame);
      return own ? nmsFormula(own) : null;
    }
  }
}
