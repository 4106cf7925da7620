import { stillIn } from '../canvas/still';
import { escaped } from '../canvas/svg-pen';
import { SVG_FINENESS, svgPen } from './canvas-figure';
import { canvasUrl, dataUrlOf } from './embed';

/** What a lab's own picture is made of, as the elements of one SVG. */
export interface BoardSvg {
  readonly element: SVGSVGElement;
  readonly width: number;
  readonly height: number;
  /** How much of that is a bar above the board's own box. */
  readonly above: number;
  /** What was on canvases, until it is written into the pictures for it. */
  readonly canvases: readonly Taken[];
}

interface Taken {
  readonly image: SVGImageElement;
  readonly canvas: HTMLCanvasElement;
}

const SVG = 'http://www.w3.org/2000/svg';

/** What style sheets say of drawings; written into each element, since no sheet goes along. */
const PRESENTED = [
  ...['opacity', 'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin'],
  ...['font-family', 'font-size', 'font-weight', 'text-anchor', 'dominant-baseline'],
  ...['paint-order', 'fill-opacity', 'stroke-opacity'],
] as const;

/** What is there to be operated, and says nothing on paper; a button with a drawing in it does. */
const CONTROLS =
  'button:not(:has(svg)), button.icon, select, input, .segmented, .check, .field, .slider, .visually-hidden';

/**
 * A part of the page as a drawing, just as the browser has laid it out: its drawings with the styles
 * they have, what is painted on canvases as pictures, and lines of text where they stand. Controls are
 * left out.
 */
export function boardSvg(board: Element): BoardSvg {
  const element = document.createElementNS(SVG, 'svg');
  const ground = addRect(element, new DOMRect(), { fill: groundOf(board) });
  const copier = new Copier(element, board.getBoundingClientRect());
  const frame = copier.copy(board);
  const { x, y, width, height } = frame;
  setAll(ground, { x, y, width, height });
  setAll(element, { xmlns: SVG, width, height, viewBox: `${x} ${y} ${width} ${height}` });
  return { element, width, height, above: -y, canvases: copier.canvases };
}

/** The file of a board; XML as the browser writes it, so every name in it is escaped. */
export async function written(board: BoardSvg, title: string): Promise<string> {
  for (const { image, canvas } of board.canvases) {
    image.setAttribute('href', (await dataUrlOf(canvas, 'image/png')) ?? '');
  }
  const text = new XMLSerializer().serializeToString(board.element);
  return text.replace(/^(<svg[^>]*>)/, (head) => `${head}<title>${escaped(title)}</title>\n`);
}

/** The drawing as an element of the page, for whoever cannot wait. */
export function elementOf({ element, canvases }: BoardSvg): SVGSVGElement {
  for (const { image, canvas } of canvases) image.setAttribute('href', canvas.toDataURL());
  return element;
}

class Copier {
  readonly canvases: Taken[] = [];
  readonly #into: SVGSVGElement;
  readonly #frame: DOMRect;
  readonly #range = document.createRange();
  readonly #measuring = document.createElement('canvas').getContext('2d');

  /** All that is copied; a bar of signs may stand above what it belongs to. */
  #left = 0;
  #top = 0;
  #right: number;
  #bottom: number;

  constructor(into: SVGSVGElement, frame: DOMRect) {
    this.#into = into;
    this.#frame = frame;
    this.#right = frame.width;
    this.#bottom = frame.height;
  }

  /** Copies what is in an element, and tells how much room that takes. */
  copy(board: Element): DOMRect {
    this.#children(board);
    const [x, y] = [this.#left, this.#top];
    return new DOMRect(x, y, this.#right - x, this.#bottom - y);
  }

  /** Where something is, in the coordinates of the drawing. */
  #placed({ left, top, width, height }: DOMRect): DOMRect {
    const [x, y] = [left - this.#frame.left, top - this.#frame.top];
    this.#left = Math.min(this.#left, x);
    this.#top = Math.min(this.#top, y);
    this.#right = Math.max(this.#right, x + width);
    this.#bottom = Math.max(this.#bottom, y + height);
    return new DOMRect(x, y, width, height);
  }

  #children(parent: Element): void {
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
    const still = stillIn(element);
    if (element instanceof SVGSVGElement) {
      const copy = presented(element);
      const { x, y, width, height } = this.#placed(rect);
      setAll(copy, { x, y, width, height });
      this.#into.append(copy);
    } else if (element instanceof HTMLCanvasElement) {
      if (element.width === 0 || element.height === 0) return;
      // Looked at now, since the canvas is about to be painted over; written when there is time.
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [element.width, element.height];
      canvas.getContext('2d')?.drawImage(element, 0, 0);
      this.canvases.push({ image: this.#image(rect), canvas });
    } else if (still) {
      const pen = svgPen(canvasUrl);
      still.drawOn(pen, SVG_FINENESS);
      const drawing = pen.document(rect.width, rect.height, '');
      this.#image(rect).setAttribute('href', `data:image/svg+xml,${encodeURIComponent(drawing)}`);
    } else {
      this.#plate(style, rect);
      this.#children(element);
    }
  }

  #image(rect: DOMRect): SVGImageElement {
    const image = document.createElementNS(SVG, 'image');
    const { x, y, width, height } = this.#placed(rect);
    setAll(image, { x, y, width, height, preserveAspectRatio: 'none' });
    this.#into.append(image);
    return image;
  }

  /** What an element stands on, if it has a ground or a frame of its own. */
  #plate(style: CSSStyleDeclaration, rect: DOMRect): void {
    const width = Number.parseFloat(style.borderTopWidth) || 0;
    const isFramed =
      width > 0 && style.borderTopStyle !== 'none' && style.borderLeftWidth !== '0px';
    if (!isFramed && colourOf(style.backgroundColor).alpha === 0) return;
    addRect(this.#into, this.#placed(rect), {
      fill: style.backgroundColor,
      ...(isFramed ? { stroke: style.borderTopColor, 'stroke-width': String(width) } : {}),
      rx: String(Number.parseFloat(style.borderTopLeftRadius) || 0),
    });
  }

  /** Each line of a text where it stands. */
  #text(node: Text, parent: Element): void {
    if (!node.data.trim()) return;
    const style = getComputedStyle(parent);
    for (const { text, rect } of this.#lines(node)) {
      const shown = text.replace(/\s+/g, ' ').trim();
      if (!shown) continue;
      const line = document.createElementNS(SVG, 'text');
      const { x, y, height } = this.#placed(rect);
      setAll(line, {
        x,
        y: y + this.#baseline(style, height),
        'font-family': style.fontFamily,
        'font-size': style.fontSize,
        'font-weight': style.fontWeight,
      });
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
  { x, y, width, height }: DOMRect,
  { fill, stroke, ...more }: Record<string, string>,
): SVGRectElement {
  const rect = document.createElementNS(SVG, 'rect');
  setAll(rect, { x, y, width, height, ...more });
  setColour(rect, 'fill', fill ?? 'none');
  setColour(rect, 'stroke', stroke ?? 'none');
  into.append(rect);
  return rect;
}

function setAll(element: Element, attributes: Record<string, string | number>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
}

/** The nearest ground that an element stands on. */
function groundOf(element: Element): string {
  for (let at: Element | null = element; at; at = at.parentElement) {
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
