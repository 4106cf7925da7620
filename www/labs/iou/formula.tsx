import type { IouDetail, Quantity } from 'boxstep-engine';
import type { ComponentChildren } from 'preact';
import { Formula, Frac, Group, Name, Num, Op, type Owner, Squared } from '../formula';

/** The formula of a step with its numbers filled in, made from the event alone. */
export function iouFormula(detail: IouDetail, one: 0 | 1): ComponentChildren {
  return <Formula>{shapes[detail.quantity](parts(detail, one))}</Formula>;
}

interface Parts {
  /** The operand at this index, coloured by whose it is. */
  num(index: number, of?: Owner, inside?: boolean): ComponentChildren;
  /** "= result" */
  result: ComponentChildren;
  /** "+ 1" under the inclusive convention. */
  one: ComponentChildren;
}

function parts({ operands, result }: IouDetail, one: 0 | 1): Parts {
  return {
    num: (index, of, inside) => (
      <Num value={operands[index] ?? Number.NaN} {...(of && { of })} {...(inside && { inside })} />
    ),
    result: (
      <>
        <Op>=</Op>
        <Num value={result} />
      </>
    ),
    one: one === 1 && (
      <>
        <Op>+</Op>
        <mn class="of-extra">1</mn>
      </>
    ),
  };
}

/** max(a, b) = result, and min likewise. */
function extreme(which: 'max' | 'min', name: string) {
  return ({ num, result }: Parts) => (
    <>
      <Name>{name}</Name>
      <Op>=</Op>
      <Name>{which}</Name>
      <Group>
        {num(0, 'first')}
        <Op>,</Op>
        {num(1, 'second')}
      </Group>
      {result}
    </>
  );
}

/** max(far - near + one, 0) = result. */
function length(name: string) {
  return ({ num, one, result }: Parts) => (
    <>
      <Name of="intersection">{name}</Name>
      <Op>=</Op>
      <Name>max</Name>
      <Group>
        {num(0)}
        <Op>−</Op>
        {num(1, undefined, true)}
        {one}
        <Op>,</Op>
        <mn>0</mn>
      </Group>
      {result}
    </>
  );
}

function area(name: string, of: Owner) {
  return ({ num, one, result }: Parts) => (
    <>
      <Name of={of}>{name}</Name>
      <Op>=</Op>
      <Group>
        {num(0)}
        <Op>−</Op>
        {num(1, undefined, true)}
        {one}
      </Group>
      <Op>×</Op>
      <Group>
        {num(2)}
        <Op>−</Op>
        {num(3, undefined, true)}
        {one}
      </Group>
      {result}
    </>
  );
}

function side(name: string) {
  return ({ num, one, result }: Parts) => (
    <>
      <Name of="enclosing">{name}</Name>
      <Op>=</Op>
      {num(0)}
      <Op>−</Op>
      {num(1, undefined, true)}
      {one}
      {result}
    </>
  );
}

function between(name: string) {
  return ({ num, result }: Parts) => (
    <>
      <Name of="distance">{name}</Name>
      <Op>=</Op>
      <Frac
        over={
          <>
            {num(0, 'second')}
            <Op>+</Op>
            {num(1, 'second', true)}
          </>
        }
        under={<mn>2</mn>}
      />
      <Op>−</Op>
      <Frac
        over={
          <>
            {num(2, 'first')}
            <Op>+</Op>
            {num(3, 'first', true)}
          </>
        }
        under={<mn>2</mn>}
      />
      {result}
    </>
  );
}

function angle(name: string, of: Owner) {
  return ({ num, one, result }: Parts) => (
    <>
      <Name of={of}>{name}</Name>
      <Op>=</Op>
      <Name>arctan</Name>
      <Frac
        over={
          <>
            {num(0)}
            <Op>−</Op>
            {num(1, undefined, true)}
            {one}
          </>
        }
        under={
          <>
            {num(2)}
            <Op>−</Op>
            {num(3, undefined, true)}
            {one}
          </>
        }
      />
      {result}
    </>
  );
}

function minus(name: string) {
  return ({ num, result }: Parts) => (
    <>
      <Name>{name}</Name>
      <Op>=</Op>
      {num(0)}
      <Op>−</Op>
      {num(1, undefined, true)}
      {result}
    </>
  );
}

const shapes: Record<Quantity, (parts: Parts) => ComponentChildren> = {
  left: extreme('max', 'left'),
  right: extreme('min', 'right'),
  width: length('width'),
  top: extreme('max', 'top'),
  bottom: extreme('min', 'bottom'),
  height: length('height'),
  intersection: ({ num, result }) => (
    <>
      <Name of="intersection">I</Name>
      <Op>=</Op>
      {num(0)}
      <Op>×</Op>
      {num(1)}
      {result}
    </>
  ),
  areaA: area('A', 'first'),
  areaB: area('B', 'second'),
  union: ({ num, result }) => (
    <>
      <Name of="union">U</Name>
      <Op>=</Op>
      {num(0, 'first')}
      <Op>+</Op>
      {num(1, 'second')}
      <Op>−</Op>
      {num(2, 'intersection')}
      {result}
    </>
  ),
  iou: ({ num, result }) => (
    <>
      <Name>IoU</Name>
      <Op>=</Op>
      <Frac over={<Name of="intersection">I</Name>} under={<Name of="union">U</Name>} />
      <Op>=</Op>
      <Frac over={num(0, 'intersection')} under={num(1, 'union')} />
      {result}
    </>
  ),
  enclosingWidth: side('width'),
  enclosingHeight: side('height'),
  enclosingArea: ({ num, result }) => (
    <>
      <Name of="enclosing">C</Name>
      <Op>=</Op>
      {num(0)}
      <Op>×</Op>
      {num(1)}
      {result}
    </>
  ),
  giouPenalty: ({ num, result }) => (
    <>
      <Frac
        over={
          <>
            <Name of="enclosing">C</Name>
            <Op>−</Op>
            <Name of="union">U</Name>
          </>
        }
        under={<Name of="enclosing">C</Name>}
      />
      <Op>=</Op>
      <Frac
        over={
          <>
            {num(0, 'enclosing')}
            <Op>−</Op>
            {num(1, 'union')}
          </>
        }
        under={num(0, 'enclosing')}
      />
      {result}
    </>
  ),
  giou: minus('GIoU'),
  centreDx: between('dx'),
  centreDy: between('dy'),
  distanceSquared: ({ num, result }) => (
    <>
      <Squared>
        <Name of="distance">d</Name>
      </Squared>
      <Op>=</Op>
      <Squared>{num(0, undefined, true)}</Squared>
      <Op>+</Op>
      <Squared>{num(1, undefined, true)}</Squared>
      {result}
    </>
  ),
  diagonalSquared: ({ num, result }) => (
    <>
      <Squared>
        <Name of="enclosing">c</Name>
      </Squared>
      <Op>=</Op>
      <Squared>{num(0)}</Squared>
      <Op>+</Op>
      <Squared>{num(1)}</Squared>
      {result}
    </>
  ),
  diouPenalty: ({ num, result }) => (
    <>
      <Frac
        over={
          <Squared>
            <Name of="distance">d</Name>
          </Squared>
        }
        under={
          <Squared>
            <Name of="enclosing">c</Name>
          </Squared>
        }
      />
      <Op>=</Op>
      <Frac over={num(0, 'distance')} under={num(1, 'enclosing')} />
      {result}
    </>
  ),
  diou: minus('DIoU'),
  angleA: angle('A', 'first'),
  angleB: angle('B', 'second'),
  aspectTerm: ({ num, result }) => (
    <>
      <Name>v</Name>
      <Op>=</Op>
      <Frac
        over={<mn>4</mn>}
        under={
          <Squared>
            <Name>π</Name>
          </Squared>
        }
      />
      <Squared>
        <Group>
          {num(0, 'first')}
          <Op>−</Op>
          {num(1, 'second', true)}
        </Group>
      </Squared>
      {result}
    </>
  ),
  alpha: ({ num, result }) => (
    <>
      <Name>α</Name>
      <Op>=</Op>
      <Frac
        over={num(0)}
        under={
          <>
            <mn>1</mn>
            <Op>−</Op>
            {num(1)}
            <Op>+</Op>
            {num(0)}
          </>
        }
      />
      {result}
    </>
  ),
  ciou: ({ num, result }) => (
    <>
      <Name>CIoU</Name>
      <Op>=</Op>
      {num(0)}
      <Op>−</Op>
      {num(1)}
      <Op>×</Op>
      {num(2)}
      {result}
    </>
  ),
};
