import { boundsOf } from '../document/boxes';
import { fitRect, HOME } from './camera';
import { TextWidths } from './chips';
import { NO_MARKS } from './gestures';
import { paintBase, paintTop, paintWhole } from './painter';
import { EMPTY_PICTURE, type Picture } from './picture';
import { Screen } from './screen';
import { readStyles, type Styles } from './styles';
import type { Pen, View } from './view';

/** Free space around what is fitted, in CSS pixels. */
const PADDING = 26;

/** Stills by the elements that they are in. */
const stills = new WeakMap<Element, Still>();

/** The still in a container, for whoever takes it out of the page. */
export function stillIn(container: Element): Still | null {
  return stills.get(container) ?? null;
}

/** A picture that nobody edits, on a canvas of its own and as large as fits: for a lab's own board. */
export class Still {
  readonly #container: HTMLElement;
  readonly #screen: Screen;
  readonly #widths = new TextWidths();
  readonly #stop = new AbortController();
  readonly #theme: MutationObserver;
  #styles: Styles;
  #picture: Picture = EMPTY_PICTURE;
  #frame = 0;

  constructor(container: HTMLElement) {
    this.#container = container;
    stills.set(container, this);
    this.#screen = new Screen(container, () => this.#paint());
    this.#styles = readStyles(container);
    const restyle = () => {
      this.#styles = readStyles(this.#container);
      this.#ask();
    };
    this.#theme = new MutationObserver(restyle);
    const root = container.ownerDocument.documentElement;
    this.#theme.observe(root, { attributeFilter: ['data-theme', 'lang', 'class'] });
    const { signal } = this.#stop;
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', restyle, { signal });
  }

  /** The canvas that is given a name. */
  get canvas(): HTMLCanvasElement {
    return this.#screen.top.canvas;
  }

  set picture(picture: Picture) {
    this.#picture = picture;
    this.#ask();
  }

  /** Draws it once more on another pen, in the colours that the page has at this moment. */
  drawOn(pen: Pen, dpr: number): void {
    paintWhole(pen, this.#view(dpr), this.#picture, readStyles(this.#container), this.#widths);
  }

  dispose(): void {
    cancelAnimationFrame(this.#frame);
    this.#stop.abort();
    this.#theme.disconnect();
    this.#screen.dispose();
  }

  #ask(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#paint();
    });
  }

  #paint(): void {
    const { base, top, viewport } = this.#screen;
    if (!base.pen || !top.pen || viewport.width === 0 || viewport.height === 0) return;
    const view = this.#view(devicePixelRatio);
    paintBase(base.pen, view, this.#picture, this.#styles);
    const marks = { ...NO_MARKS, handles: false, turns: false };
    paintTop(top.pen, view, this.#picture, this.#styles, marks, this.#widths);
  }

  #view(dpr: number): View {
    const { viewport } = this.#screen;
    const { size, boxes } = this.#picture;
    const page = size && { x1: 0, y1: 0, x2: size.width, y2: size.height };
    const rect = page ?? boundsOf(boxes);
    return { camera: rect ? fitRect(rect, viewport, PADDING) : HOME, viewport, dpr };
  }
}
