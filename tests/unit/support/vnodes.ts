/** Reads what the labs' formulas and panels say, without a page. */
import { type ComponentChildren, isValidElement, type VNode } from 'preact';

type Read = (children: readonly string[], name: string, props: Record<string, unknown>) => string;

/** Calls the components of a tree and puts each element together from the texts of its children. */
export function foldNodes(node: ComponentChildren, read: Read): string {
  if (node === null || node === undefined || typeof node === 'boolean') return '';
  if (Array.isArray(node)) return node.map((each) => foldNodes(each, read)).join('');
  if (!isValidElement(node)) return String(node);
  const { type, props } = node as VNode<{ children?: ComponentChildren }>;
  if (typeof type !== 'string') {
    return foldNodes((type as (props: object) => ComponentChildren)(props), read);
  }
  const children = Array.isArray(props.children) ? props.children : [props.children];
  const texts = children.map((child) => foldNodes(child, read));
  return read(texts, type, props as Record<string, unknown>);
}

/** A formula as one line: fractions as `{(over)/(under)}`, powers as `base^power`. */
export function mathText(node: ComponentChildren): string {
  return foldNodes(node, (children, name) => {
    if (name === 'mfrac') return `{(${children[0]})/(${children[1]})}`;
    if (name === 'msup') return `${children[0]}^${children[1]}`;
    return children.join('');
  });
}

/** The numbers of a formula (its `mn` elements), in the order in which they are read. */
export function mathNumbers(node: ComponentChildren): string[] {
  const numbers: string[] = [];
  foldNodes(node, (children, name) => {
    if (name === 'mn') numbers.push(children.join(''));
    return children.join('');
  });
  return numbers;
}
