import { escaped } from '../canvas/svg-pen';

/** What a lab's own picture is made of, as the elements of one SVG. */
export interface BoardSvg {
  readonly element: SVGSVGElement;
  readonly width: number;
  readonly height: number;
}

const SVG = 'http://www.w3.org/2000/svg';

/** What style sheets say of drawings; written into each element, since no sheet goes along. */
const PRESENTED = [
  ...['opacity', 'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin'],
  ...['font-family', 'font-size', 'font-weight', 'text-anchor', 'dominant-baseline'],
  ...['paint-order', 'fill-opacity', 'stroke-opacity'],
] as const;

/** What is there to be operated, and says nothing on paper. */
const CONTROLS = 'button, select, input, fieldset, label, .field, .visually-hidden, .slider';

/**
 * A part of the page as a drawing, just as the browser has laid it out: its drawings with the styles
 * they have, what is painted on canvases as pictures, and lines of text where they stand. Controls are
 * left out.
 */
export function boardSvg(board: Element): BoardSvg {
  const frame = board.getBoundingClientRect();
  const element = document.createElementNS(SVG, 'svg');
  const own = getComputedStyle(board);
  const { width, height } = frame;
  for (const [name, value] of Object.entries({
    xmlns: SVG,
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
  })) {
    element.setAttribute(name, String(value));
  }
  const ground = colourOf(own.backgroundColor).alpha > 0 ? own.backgroundColor : groundOf(board);
  addRect(element, 0, 0, width, height, { fill: ground });
  new Copier(element, frame).children(board);
  return { element, width, height };
}

/** The file of a board; XML as the browser writes it, so every name in it is escaped. */
export function written({ element }: BoardSvg, title: string): string {
  const text = new XMLSerializer().serializeToString(element);
  return text.replace(/^(<svg[^>]*>)/, (head) => `${head}<title>${escaped(title)}</title>\n`);
}

class Copier {
  readonly #into: SVGSVGElement;
  readonly #frame: DOMRect;
  readonly #range = document.createRange();
  readonly #measuring = document.createElement('canvas').getContext('2d');

  constructor(into: SVGSVGElement, frame: DOMRect) {
    this.#into = into;
    this.#frame = frame;
  }

  children(parent: Element): void {
    for (const node of parent.childNodes) {
      if (node instanceof Text) this.#text(node, parent);
      else if (node instanceof Element) this.#element(node);
    }
  }

  #element(element: Element): void {
    const style = getComputedStyle(element);
    const hidden = style.display === 'none' || style.visibility === 'hidden';
    const rect = element.getBoundingClientRect();
    if (hidden || element.matches(CONTROLS) || rect.width === 0 || rect.height === 0) return;
    const [x, y] = [rect.left - this.#frame.left, rect.top - this.#frame.top];
    if (element instanceof SVGSVGElement) {
      const copy = presented(element);
      for (const [name, value] of Object.entries({
        x,
        y,
        width: rect.width,
        height: rect.height,
      })) {
        copy.setAttribute(name, String(value));
      }
      this.#into.append(copy);
    } else if (element instanceof HTMLCanvasElement) {
      if (element.width === 0 || element.height === 0) return;
      const image = document.createElementNS(SVG, 'image');
      const href = element.toDataURL();
      const place = { x, y, width: rect.width, height: rect.height, href };
      for (const [name, value] of Object.entries(place)) image.setAttribute(name, String(value));
      image.setAttribute('preserveAspectRatio', 'none');
      this.#into.append(image);
    } else {
      const border = Number.parseFloat(style.borderTopWidth) || 0;
      const line = border > 0 && style.borderTopStyle !== 'none' && style.borderLeftWidth !== '0px';
      if (colourOf(style.backgroundColor).alpha > 0 || line) {
        addRect(this.#into, x, y, rect.width, rect.height, {
          fill: style.backgroundColor,
          ...(line ? { stroke: style.borderTopColor, 'stroke-width': String(border) } : {}),
          rx: style.borderTopLeftRadius.endsWith('px')
            ? String(Number.parseFloat(style.borderTopLeftRadius))
            : '0',
        });
      }
      this.children(element);
    }
  }

  /** Each line of a text where it stands. */
  #text(node: Text, parent: Element): void {
    if (!node.data.trim()) return;
    const style = getComputedStyle(parent);
    for (const { text, rect } of this.#lines(node)) {
      const shown = text.replace(/\s+/g, ' ').trim();
      if (!shown) continue;
      const line = document.createElementNS(SVG, 'text');
      const x = rect.left - this.#frame.left;
      const y = rect.top - this.#frame.top + this.#baseline(style, rect.height);
      line.setAttribute('x', String(x));
      line.setAttribute('y', String(y));
      line.setAttribute('font-family', style.fontFamily);
      line.setAttribute('font-size', style.fontSize);
      line.setAttribute('font-weight', style.fontWeight);
      setColour(line, 'fill', style.color);
      line.textContent = shown;
      this.#into.append(line);
    }
  }

  *#lines(node: Text): Generator<{ text: string; rect: DOMRect }> {
    this.#range.selectNodeContents(node);
    const all = [...this.#range.getClientRects()].filter(({ width }) => width > 0);
    const [only, ...more] = all;
    if (!only) return;
    if (more.length === 0) {
      yield { text: node.data, rect: only };
      return;
    }
    // Character by character: nothing else tells where a line ends.
    let from = 0;
    let rect: DOMRect | null = null;
    for (let at = 0; at < node.length; at += 1) {
      this.#range.setStart(node, at);
      this.#range.setEnd(node, at + 1);
      const [here] = [...this.#range.getClientRects()].filter(({ width }) => width > 0);
      if (!here) continue;
      if (rect && Math.abs(here.top - rect.top) > 2) {
        yield { text: node.data.slice(from, at), rect };
        from = at;
        rect = here;
      }
      rect ??= here;
    }
    if (rect) yield { text: node.data.slice(from), rect };
  }

  /** How far below the upper edge of a line's box its baseline is. */
  #baseline(style: CSSStyleDeclaration, height: number): number {
    const size = Number.parseFloat(style.fontSize) || 12;
    if (!this.#measuring) return height * 0.8;
    this.#measuring.font = `${style.fontWeight} ${size}px ${style.fontFamily}`;
    const text = this.#measuring.measureText('x');
    const ascent = text.fontBoundingBoxAscent;
    return ascent + (height - ascent - text.fontBoundingBoxDescent) / 2;
  }
}

/** A copy of a drawing that looks the same without a style sheet. */
function presented(drawing: SVGSVGElement): SVGSVGElement {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const originals = [drawing, ...drawing.querySelectorAll('*')];
  const copies = [copy, ...copy.querySelectorAll('*')];
  for (const [i, original] of originals.entries()) {
    const twin = copies[i];
    if (!twin) continue;
    const style = getComputedStyle(original);
    if (style.display === 'none' || style.visibility === 'hidden') {
      twin.remove();
      continue;
    }
    for (const { name } of [...twin.attributes]) {
      if (/^(class|style|role|tabindex|focusable|aria-.*|data-.*)$/.test(name)) {
        twin.removeAttribute(name);
      }
    }
    for (const name of PRESENTED) {
      const value = style.getPropertyValue(name);
      if (value && !INITIAL.has(`${name} ${value}`)) twin.setAttribute(name, value);
    }
    setColour(twin, 'fill', style.fill);
    setColour(twin, 'stroke', style.stroke);
    if (style.transform !== 'none' && i > 0) twin.setAttribute('transform', style.transform);
    if (twin instanceof SVGSVGElement && style.overflow !== 'visible') {
      twin.setAttribute('overflow', 'hidden');
    }
  }
  return copy;
}

/** What an element has that nobody gave it anything. Inherited ones are written out all the same. */
const INITIAL: ReadonlySet<string> = new Set([
  ...['opacity 1', 'dominant-baseline auto', 'paint-order normal', 'stroke-linecap butt'],
  ...['stroke-linejoin miter'],
]);

function addRect(
  into: SVGSVGElement,
  x: number,
  y: number,
  width: number,
  height: number,
  { fill, stroke, ...more }: Record<string, string>,
): void {
  const rect = document.createElementNS(SVG, 'rect');
  const all = { x, y, width, height, ...more };
  for (const [name, value] of Object.entries(all)) rect.setAttribute(name, String(value));
  setColour(rect, 'fill', fill ?? 'none');
  setColour(rect, 'stroke', stroke ?? 'none');
  into.append(rect);
}

/** The nearest ground that an element stands on. */
function groundOf(element: Element): string {
  for (let at = element.parentElement; at; at = at.parentElement) {
    const { backgroundColor } = getComputedStyle(at);
    if (colourOf(backgroundColor).alpha > 0) return backgroundColor;
  }
  return '#fff';
}

/** A colour as every program reads it, its opacity beside it. */
function setColour(element: Element, kind: 'fill' | 'stroke', value: string): void {
  const { colour, alpha } = colourOf(value);
  element.setAttribute(kind, alpha > 0 ? colour : 'none');
  if (alpha <= 0 || alpha >= 1) return;
  const own = Number(element.getAttribute(`${kind}-opacity`) ?? 1);
  element.setAttribute(`${kind}-opacity`, String(Number((own * alpha).toFixed(4))));
}

/** Computed colours are `rgb()`, `rgba()`, or `color(srgb …)` where they were mixed. */
function colourOf(value: string): { colour: string; alpha: number } {
  if (value === 'none' || value === '' || value === 'transparent')
    return { colour: 'none', alpha: 0 };
  const numbers = [...value.matchAll(/-?[\d.]+(?:e-?\d+)?/g)].map(Number);
  const mixed = /^color\(srgb /.test(value);
  if (!mixed && !/^rgba?\(/.test(value)) return { colour: value, alpha: 1 };
  const [r = 0, g = 0, b = 0, alpha = 1] = numbers;
  const hex = [r, g, b]
    .map((part) => Math.round(Math.min(255, Math.max(0, mixed ? part * 255 : part))))
    .map((part) => part.toString(16).padStart(2, '0'))
    .join('');
  return { colour: `#${hex}`, alpha };
}
