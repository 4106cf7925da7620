import type { PcaTerm } from 'boxstep-pca';
import type { ComponentChildren } from 'preact';
import { Op } from '../formula';
import { brief } from './values';
import './math.css';

/** The first parts of a sum of so many. */
export function sumOf(
  parts: readonly ComponentChildren[],
  all: number,
  written: number,
): ComponentChildren {
  return (
    <>
      {parts.slice(0, written).map((part, i) => (
        <>
          {i > 0 && <Op>+</Op>}
          {part}
        </>
      ))}
      {all > written && <Op>+ …</Op>}
    </>
  );
}

/** Lines of one formula below each other. */
export function Lines({ lines }: { lines: readonly ComponentChildren[] }) {
  return (
    <math class="pca-formula">
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
export function Value({ of, inside }: { of: number; inside?: boolean }) {
  const text = brief(of);
  return <mn>{inside && text.startsWith('−') ? `(${text})` : text}</mn>;
}

export function Product({ of }: { of: PcaTerm }) {
  return (
    <>
      <Value of={of.a} inside />
      <Op>×</Op>
      <Value of={of.b} inside />
    </>
  );
}

export function Mean() {
  return (
    <mover>
      <mi>x</mi>
      <mo>‾</mo>
    </mover>
  );
}

export function Indexed({ name, index }: { name: string; index: number }) {
  return (
    <msub>
      <mi>{name}</mi>
      <mn>{index}</mn>
    </msub>
  );
}

/** An element of a matrix, numbered from 1 as in a textbook. */
export function Entry({ name, row, column }: { name: string; row: number; column: number }) {
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
