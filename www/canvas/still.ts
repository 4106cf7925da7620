import { boundsOf } from '../document/boxes';
import { fitRect, HOME } from './camera';
import { TextWidths } from './chips';
import { NO_MARKS } from './gestures';
import { paintBase, paintTop } from './painter';
import { EMPTY_PICTURE, type Picture } from './picture';
import { Screen } from './screen';
import { readStyles, type Styles } from './styles';
import type { View } from './view';

/** Free space around what is fitted, in CSS pixels. */
const PADDING = 26;

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
    const { size, boxes } = this.#picture;
    const page = size && { x1: 0, y1: 0, x2: size.width, y2: size.height };
    const rect = page ?? boundsOf(boxes);
    const camera = rect ? fitRect(rect, viewport, PADDING) : HOME;
    const view: View = { camera, viewport, dpr: devicePixelRatio };
    paintBase(base.pen, view, this.#picture, this.#styles);
    const marks = { ...NO_MARKS, handles: false, turns: false };
    paintTop(top.pen, view, this.#picture, this.#styles, marks, this.#widths);
  }
}
