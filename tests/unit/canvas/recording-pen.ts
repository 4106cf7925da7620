import { ROLES } from '../../../www/canvas/roles';
import { STYLE_NAMES } from '../../../www/canvas/shapes';
import type { Styles } from '../../../www/canvas/styles';
import type { Pen } from '../../../www/canvas/view';

export interface Mark {
  readonly kind: 'stroke' | 'fill';
  readonly colour: string;
  readonly width: number;
  readonly dash: readonly number[];
  readonly opacity: number;
  /** x, y, width, height. */
  readonly rects: readonly (readonly number[])[];
  /** Ends of straight pieces: x1, y1, x2, y2. */
  readonly lines: readonly (readonly number[])[];
}

/** A canvas context that draws nothing and notes what it was asked to draw. */
export class RecordingPen implements Pen {
  fillStyle: string | CanvasGradient | CanvasPattern = '';
  strokeStyle: string | CanvasGradient | CanvasPattern = '';
  lineWidth = 1;
  globalAlpha = 1;
  font = '';
  imageSmoothingEnabled = true;
  imageSmoothingQuality: ImageSmoothingQuality = 'low';
  lineJoin: CanvasLineJoin = 'miter';
  textAlign: CanvasTextAlign = 'start';
  textBaseline: CanvasTextBaseline = 'alphabetic';
  readonly marks: Mark[] = [];
  readonly texts: string[] = [];
  /** The font of each text. */
  readonly fonts: string[] = [];
  readonly images: { readonly at: readonly unknown[]; readonly opacity: number }[] = [];
  #dash: number[] = [];
  #rects: number[][] = [];
  #lines: number[][] = [];
  #at: [number, number] = [0, 0];

  /** What was stroked or filled in a colour. */
  of(colour: string, kind: Mark['kind']): Mark[] {
    return this.marks.filter((mark) => mark.colour === colour && mark.kind === kind);
  }

  beginPath(): void {
    this.#rects = [];
    this.#lines = [];
  }
  rect(x: number, y: number, width: number, height: number): void {
    this.#rects.push([x, y, width, height]);
  }
  roundRect(x: number, y: number, width: number, height: number): void {
    this.rect(x, y, width, height);
  }
  moveTo(x: number, y: number): void {
    this.#at = [x, y];
  }
  lineTo(x: number, y: number): void {
    this.#lines.push([...this.#at, x, y]);
    this.#at = [x, y];
  }
  arc(x: number, y: number, radius: number): void {
    this.rect(x - radius, y - radius, 2 * radius, 2 * radius);
  }
  closePath(): void {}
  clearRect(): void {}
  setTransform(): void {}
  fillRect(x: number, y: number, width: number, height: number): void {
    this.beginPath();
    this.rect(x, y, width, height);
    this.fill();
  }
  stroke(): void {
    this.#note('stroke', this.strokeStyle);
  }
  fill(): void {
    this.#note('fill', this.fillStyle);
  }
  setLineDash(dash: Iterable<number>): void {
    this.#dash = [...dash];
  }
  fillText(text: string): void {
    this.texts.push(text);
    this.fonts.push(this.font);
  }
  strokeText(): void {}
  drawImage(_source: CanvasImageSource, ...at: unknown[]): void {
    this.images.push({ at, opacity: this.globalAlpha });
  }
  measureText(text: string): { width: number } {
    return { width: 6 * text.length };
  }

  #note(kind: Mark['kind'], colour: Pen['fillStyle']): void {
    if (this.#rects.length + this.#lines.length === 0) return;
    this.marks.push({
      kind,
      colour: String(colour),
      width: this.lineWidth,
      dash: [...this.#dash],
      opacity: this.globalAlpha,
      rects: [...this.#rects],
      lines: [...this.#lines],
    });
  }
}

function named<Name extends string>(names: readonly Name[], prefix: string): Record<Name, string> {
  return Object.fromEntries(names.map((name) => [name, prefix + name])) as Record<Name, string>;
}

/** Styles whose colours are the names of what they colour. */
export const NAMED_STYLES: Styles = {
  surround: 'surround',
  page: 'page',
  pageEdge: 'page-edge',
  pictureOpacity: 0.75,
  ink: 'ink',
  muted: 'muted',
  selection: 'selection',
  roles: named(ROLES, 'role-'),
  classes: ['0', '1', '2', '3', '4', '5', '6'].map((index) => `class-${index}`),
  shapes: named(STYLE_NAMES, 'shape-'),
  font: 'sans-serif',
};
