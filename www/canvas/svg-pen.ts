import type { Pen } from './view';

/** What an SVG cannot be asked about: how texts are set, and how pictures are held in it. */
export interface SvgHelp {
  /** How wide a text is in a CSS font. */
  width(font: string, text: string): number;
  /** How far below the middle of a line of this CSS font its baseline is. */
  baseline(font: string): number;
  /** A picture as a `data:` URL; null leaves it out. */
  embed(source: CanvasImageSource): string | null;
}

/** A piece of the path: a rectangle by itself as long as nothing else was asked for, and as a path. */
interface Piece {
  readonly path: string;
  readonly rect: readonly [x: number, y: number, width: number, height: number] | null;
  readonly round: number;
}

/**
 * A canvas context that writes SVG. Outlines of rectangles become `<rect>`, one for each box, so that
 * another program can take hold of them; fills are one path, since areas that lie over each other are
 * as faint as one on a canvas too. All else is `<path>`, `<text>` and `<image>`: no scripts, no styles,
 * no address outside of the file.
 */
export class SvgPen implements Pen {
  fillStyle: Pen['fillStyle'] = '#000';
  strokeStyle: Pen['strokeStyle'] = '#000';
  lineWidth = 1;
  globalAlpha = 1;
  font = '10px sans-serif';
  imageSmoothingEnabled = true;
  imageSmoothingQuality: ImageSmoothingQuality = 'low';
  lineJoin: CanvasLineJoin = 'miter';
  textAlign: CanvasTextAlign = 'start';
  textBaseline: CanvasTextBaseline = 'alphabetic';
  readonly #help: SvgHelp;
  readonly #dpr: number;
  readonly #parts: string[] = [];
  #pieces: Piece[] = [];
  #dash: readonly number[] = [];
  #transform = '';

  /** `dpr` as in the view that it draws: what is a device pixel there is a fraction of a unit here. */
  constructor(help: SvgHelp, dpr: number) {
    this.#help = help;
    this.#dpr = dpr;
  }

  /** The file, of a size in CSS pixels; `title` is for those who do not see it. */
  document(width: number, height: number, title: string): string {
    return [
      `<svg xmlns="http://www.w3.org/2000/svg" width="${n(width)}" height="${n(height)}"`,
      ` viewBox="0 0 ${n(width)} ${n(height)}" stroke-miterlimit="10" xml:space="preserve">`,
      `<title>${escaped(title)}</title>\n`,
      ...this.#parts,
      '</svg>\n',
    ].join('');
  }

  /** Adds a whole drawing at the upper left corner. It is taken as it is, so it must be XML. */
  insert(drawing: string): void {
    this.#parts.push(drawing);
  }

  beginPath(): void {
    this.#pieces = [];
  }

  rect(x: number, y: number, width: number, height: number): void {
    const path = `M${n(x)} ${n(y)}h${n(width)}v${n(height)}h${n(-width)}z`;
    this.#pieces.push({ path, rect: [x, y, width, height], round: 0 });
  }

  roundRect(
    x: number,
    y: number,
    width: number,
    height: number,
    radii: Parameters<Pen['roundRect']>[4] = 0,
  ): void {
    const list = [radii].flat().map((radius) => (typeof radius === 'number' ? radius : 0));
    const [a = 0, b = a, c = a, d = b] = list;
    const most = Math.min(width, height) / 2;
    const [ne, se, sw, nw] = [b, c, d, a].map((radius) => Math.min(radius, most)) as Corners;
    const corner = (radius: number, dx: number, dy: number) =>
      radius > 0 ? `a${n(radius)} ${n(radius)} 0 0 1 ${n(dx * radius)} ${n(dy * radius)}` : '';
    const path = [
      `M${n(x + nw)} ${n(y)}H${n(x + width - ne)}${corner(ne, 1, 1)}`,
      `V${n(y + height - se)}${corner(se, -1, 1)}`,
      `H${n(x + sw)}${corner(sw, -1, -1)}`,
      `V${n(y + nw)}${corner(nw, 1, -1)}z`,
    ].join('');
    const isEven = list.every((radius) => radius === a);
    this.#pieces.push({ path, rect: isEven ? [x, y, width, height] : null, round: nw });
  }

  moveTo(x: number, y: number): void {
    this.#add(`M${n(x)} ${n(y)}`);
  }

  lineTo(x: number, y: number): void {
    this.#add(`L${n(x)} ${n(y)}`);
  }

  closePath(): void {
    this.#add('z');
  }

  arc(x: number, y: number, radius: number, start: number, end: number, counter = false): void {
    const turn = counter ? start - end : end - start;
    const at = (angle: number) =>
      `${n(x + radius * Math.cos(angle))} ${n(y + radius * Math.sin(angle))}`;
    const to = (angle: number, large: boolean) =>
      `A${n(radius)} ${n(radius)} 0 ${large ? 1 : 0} ${counter ? 0 : 1} ${at(angle)}`;
    this.#add(`${this.#pieces.length > 0 ? 'L' : 'M'}${at(start)}`);
    // An arc of SVG that ends where it begins is nothing.
    if (turn >= 2 * Math.PI) {
      const half = start + (counter ? -Math.PI : Math.PI);
      this.#add(`${to(half, false)}${to(start, false)}`);
    } else {
      const rest = ((turn % (2 * Math.PI)) + 2 * Math.PI) % (2 * Math.PI);
      this.#add(to(end, rest > Math.PI));
    }
  }

  fill(): void {
    const [only, ...more] = this.#pieces;
    if (!only) return;
    const paint = this.#paint('fill', this.fillStyle);
    if (only.rect && more.length === 0) this.#parts.push(`<rect${rectOf(only)}${paint}/>\n`);
    else this.#parts.push(`<path d="${this.#path()}"${paint}/>\n`);
  }

  stroke(): void {
    if (this.#pieces.length === 0) return;
    const dash = this.#dash.length > 0 ? ` stroke-dasharray="${this.#dash.map(n).join(' ')}"` : '';
    const join = this.lineJoin === 'miter' ? '' : ` stroke-linejoin="${this.lineJoin}"`;
    const paint = ` fill="none"${this.#paint('stroke', this.strokeStyle)} stroke-width="${n(
      this.lineWidth,
    )}"${dash}${join}`;
    // SVG draws no rectangle that has a side of no length; as a path it has the outline of a canvas.
    if (this.#pieces.every(({ rect }) => rect && rect[2] !== 0 && rect[3] !== 0)) {
      const rects = this.#pieces.map((piece) => `<rect${rectOf(piece)}/>`).join('');
      this.#parts.push(`<g${paint}>${rects}</g>\n`);
    } else {
      this.#parts.push(`<path d="${this.#path()}"${paint}/>\n`);
    }
  }

  fillRect(x: number, y: number, width: number, height: number): void {
    const before = this.#pieces;
    this.beginPath();
    this.rect(x, y, width, height);
    this.fill();
    this.#pieces = before;
  }

  /** Nothing is below what is drawn, so there is nothing to make clear. */
  clearRect(): void {}

  setLineDash(dash: Iterable<number>): void {
    this.#dash = [...dash];
  }

  setTransform(...values: unknown[]): void {
    const [a, b, c, d, e, f] = values.map((value) => Number(value) / this.#dpr) as Matrix;
    const isNone = a === 1 && b === 0 && c === 0 && d === 1 && e === 0 && f === 0;
    this.#transform = isNone ? '' : ` transform="matrix(${[a, b, c, d, e, f].map(n).join(' ')})"`;
  }

  fillText(text: string, x: number, y: number): void {
    this.#text(text, x, y, this.#paint('fill', this.fillStyle));
  }

  strokeText(text: string, x: number, y: number): void {
    const paint = this.#paint('stroke', this.strokeStyle);
    this.#text(text, x, y, ` fill="none"${paint} stroke-width="${n(this.lineWidth)}"`);
  }

  measureText(text: string): { width: number } {
    return { width: this.#help.width(this.font, text) };
  }

  drawImage(source: CanvasImageSource, ...at: number[]): void {
    const [x = 0, y = 0, width = 0, height = 0] = at;
    const href = this.#help.embed(source);
    if (href === null || !(width > 0 && height > 0)) return;
    const opacity = this.globalAlpha === 1 ? '' : ` opacity="${n(this.globalAlpha)}"`;
    const squares = this.imageSmoothingEnabled ? '' : ' image-rendering="pixelated"';
    const place = `x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}"`;
    this.#parts.push(
      `<image ${place} preserveAspectRatio="none"${opacity}${squares}${this.#transform} ` +
        `href="${escaped(href)}"/>\n`,
    );
  }

  #add(path: string): void {
    this.#pieces.push({ path, rect: null, round: 0 });
  }

  #path(): string {
    return this.#pieces.map(({ path }) => path).join('');
  }

  #paint(kind: 'fill' | 'stroke', style: Pen['fillStyle']): string {
    // The painter has no gradients and no patterns.
    const colour = typeof style === 'string' ? style : 'none';
    const opacity = this.globalAlpha === 1 ? '' : ` ${kind}-opacity="${n(this.globalAlpha)}"`;
    return ` ${kind}="${escaped(colour)}"${opacity}${this.#transform}`;
  }

  #text(text: string, x: number, y: number, paint: string): void {
    const { weight, size, family } = fontParts(this.font);
    const down = this.textBaseline === 'middle' ? this.#help.baseline(this.font) : 0;
    const anchor = { center: 'middle', right: 'end', end: 'end', left: '', start: '' };
    const aligned = anchor[this.textAlign];
    this.#parts.push(
      [
        `<text x="${n(x)}" y="${n(y + down)}"${paint}`,
        aligned && ` text-anchor="${aligned}"`,
        ` font-size="${escaped(size)}"${weight && ` font-weight="${escaped(weight)}"`}`,
        ` font-family="${escaped(family)}">${escaped(text)}</text>\n`,
      ].join(''),
    );
  }
}

type Corners = [ne: number, se: number, sw: number, nw: number];
type Matrix = [number, number, number, number, number, number];

function rectOf({ rect, round }: Piece): string {
  const [x, y, width, height] = rect ?? [0, 0, 0, 0];
  const rx = round > 0 ? ` rx="${n(round)}"` : '';
  // A negative size is an error in SVG.
  const [left, top] = [Math.min(x, x + width), Math.min(y, y + height)];
  const size = `width="${n(Math.abs(width))}" height="${n(Math.abs(height))}"`;
  return ` x="${n(left)}" y="${n(top)}" ${size}${rx}`;
}

/** '600 11px a, b' in its parts. */
function fontParts(font: string): { weight: string; size: string; family: string } {
  const [, weight = '', size = '10px', family = 'sans-serif'] =
    /^(?:(\S+)\s+)?(\d[\d.]*px)\s+(.*)$/.exec(font) ?? [];
  return { weight, size, family };
}

/** A number as short as it can be to a thousandth of a pixel; what is no number is 0. */
function n(value: number): string {
  if (!Number.isFinite(value)) return '0';
  const rounded = Math.round(value * 1000) / 1000;
  return String(Object.is(rounded, -0) ? 0 : rounded);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * Text as XML may hold it: with what means something there written out, and with what no XML may
 * hold at all (control characters, halves of pairs, the two that are no characters) replaced.
 */
export function escaped(text: string): string {
  return (
    text
      .replace(/[&<>"']/g, (each) => ENTITIES[each] ?? '')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: it is those that are looked for
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g, '\ufffd')
      .replace(/\p{Surrogate}/gu, '\ufffd')
  );
}
