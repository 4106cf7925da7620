import type { ComponentChildren } from 'preact';
import { number } from '../text/numbers';

/** Whose number it is; the same colours as on the canvas. */
export type Owner = 'first' | 'second' | 'intersection' | 'union' | 'enclosing' | 'distance';

/** A formula in MathML, which screen readers read and every engine lays out. */
export function Formula({ children }: { children: ComponentChildren }) {
  return (
    <math display="block">
      <mrow>{children}</mrow>
    </math>
  );
}

/** A name, such as IoU; upright as names of more than one letter are. */
export function Name({ children, of }: { children: string; of?: Owner }) {
  return (
    <mi mathvariant="normal" class={of && `of-${of}`}>
      {children}
    </mi>
  );
}

/** A number; a negative one in parentheses where something stands before it. */
export function Num({ value, of, inside }: { value: number; of?: Owner; inside?: boolean }) {
  const text = number(value);
  const wrap = inside === true && text.startsWith('−');
  return <mn class={of && `of-${of}`}>{wrap ? `(${text})` : text}</mn>;
}

/** An operator or relation. */
export function Op({ children }: { children: string }) {
  return <mo>{children}</mo>;
}

/** A fraction. */
export function Frac({ over, under }: { over: ComponentChildren; under: ComponentChildren }) {
  return (
    <mfrac>
      <mrow>{over}</mrow>
      <mrow>{under}</mrow>
    </mfrac>
  );
}

/** Something squared. */
export function Squared({ children }: { children: ComponentChildren }) {
  return (
    <msup>
      <mrow>{children}</mrow>
      <mn>2</mn>
    </msup>
  );
}

/** Something in parentheses. */
export function Group({ children }: { children: ComponentChildren }) {
  return (
    <mrow>
      <mo>(</mo>
      {children}
      <mo>)</mo>
    </mrow>
  );
}
