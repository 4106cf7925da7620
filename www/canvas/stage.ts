import { boundsOf, rowOf } from '../document/boxes';
import type { Editing } from '../document/editing';
import { type Camera, centred, clamp, fitRect, HOME, rectToScreen, zoomAt } from './camera';
import { TextWidths } from './chips';
import { isDense } from './in-view';
import { listen } from './listen';
import { paintBase, paintTop } from './painter';
import { EMPTY_PICTURE, type Picture } from './picture';
import { boundsOfChosen, type Rect, rectOfRow, type Size } from './rect';
import { Screen } from './screen';
import type { Shape } from './shapes';
import { readStyles, type Styles } from './styles';
import { type Tool, Tools } from './tools';
import { at, isStill, type Plan, plan } from './tween';
import type { View } from './view';

/** What a stage is given by the page around it. */
export interface StageOptions {
  readonly editing: Editing;
  /** Asked at each animation: true leaves it out. */
  reducedMotion(): boolean;
  /** The box under the pointer, for the page to show elsewhere and to give back as `hover`. */
  onHover(id: number | null): void;
  /** The person chose boxes by a click, a marquee or a key; see `ToolsListener`. */
  onSelect(ids: ArrayLike<number>): void;
  /** CSS pixels at the left that something lies over: what is fitted stays clear of them. */
  coveredLeft?(): number;
  onCamera?(camera: Camera): void;
  onTool?(tool: Tool): void;
  /** Whether there are so many boxes in view that their density is shown in place of them. */
  onDense?(dense: boolean): void;
}

/** Free space around what is fitted, in CSS pixels; a label has room in it. */
const PADDING = 28;

/** Milliseconds that one picture takes to become another. */
const DURATION = 220;

/** That room, as a share of the longer side. */
const MARGIN = 0.2;

/** Boxes alone are not enlarged beyond this when they are fitted, */
const MOST_FITTED = 32;

/** unless they lie within so few pixels that they must be parts of the size of an image. */
const PARTS_WITHIN = 2;

interface Animation {
  plan: Plan;
  readonly start: number;
  /** Milliseconds. */
  readonly duration: number;
  /** Whether the lower canvas takes part. */
  readonly base: boolean;
}

/** A canvas in a container; see `Stage`. */
export function createStage(container: HTMLElement, options: StageOptions): Stage {
  return new Stage(container, options);
}

/**
 * The canvas of the page: shows a picture, lets the person edit its boxes through `Editing`, and
 * keeps the camera. The page answers an edit by setting a new picture.
 */
export class Stage {
  /** Takes focus, pointers and keys. The page gives it `aria-label` and `aria-describedby`. */
  readonly canvas: HTMLCanvasElement;
  readonly editing: Editing;
  readonly tools: Tools;
  readonly #options: StageOptions;
  readonly #container: HTMLElement;
  readonly #screen: Screen;
  readonly #widths = new TextWidths();
  readonly #stop = new AbortController();
  readonly #theme: MutationObserver;
  #styles: Styles;
  #picture: Picture = EMPTY_PICTURE;
  #animation: Animation | null = null;
  #camera: Camera = HOME;
  /** The view is still as `fit` made it, so it is fitted again when the canvas or picture changes. */
  #fitted = true;
  #frame = 0;
  #baseIsOld = true;
  #covered = false;

  constructor(container: HTMLElement, options: StageOptions) {
    this.#container = container;
    this.#options = options;
    this.editing = options.editing;
    this.#screen = new Screen(container, (before) => this.#resized(before));
    this.canvas = this.#screen.top.canvas;
    this.tools = new Tools(this, {
      onTool: (tool) => options.onTool?.(tool),
      onHover: (id) => options.onHover(id),
      onSelect: (ids) => options.onSelect(ids),
      onChange: () => this.#changed(false),
    });
    this.#styles = readStyles(container);
    const { signal } = this.#stop;
    listen(this.canvas, this.tools, this, signal);
    const restyle = () => this.restyle();
    const root = container.ownerDocument.documentElement;
    this.#theme = new MutationObserver(restyle);
    this.#theme.observe(root, { attributeFilter: ['data-theme', 'lang', 'class'] });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', restyle, { signal });
    // A browser may take a canvas's memory while the page is hidden.
    for (const { canvas } of [this.#screen.base, this.#screen.top]) {
      canvas.addEventListener('contextrestored', () => this.#changed(true), { signal });
    }
  }

  /** The picture last set, wherever an animation towards it is. */
  get picture(): Picture {
    return this.#picture;
  }

  /**
   * Shows a picture, at once or as a movement from the one on screen (`duration` in milliseconds).
   * A picture that differs in hover, selection or names alone does not stop a movement.
   */
  setPicture(next: Picture, { animate = false, duration = DURATION } = {}): void {
    const now = this.#picture;
    // A movement that is given up has left the lower canvas half way.
    const midway = this.#animation?.base ?? false;
    this.#picture = next;
    if (this.#animation && sameScene(now, next)) {
      this.#animation.plan = { ...this.#animation.plan, after: next };
    } else {
      const shown = this.#shown(performance.now(), now);
      const way = animate && !this.#options.reducedMotion() ? plan(shown, next) : null;
      const base = !sameBase(shown, next);
      this.#animation =
        way && !isStill(way) ? { plan: way, start: performance.now(), duration, base } : null;
    }
    this.#changed(midway || !sameBase(now, next));
    const resized = now.size?.width !== next.size?.width || now.size?.height !== next.size?.height;
    if (resized && this.#fitted) this.fit();
  }

  /** Whether something lies over the canvas: then nothing is painted, and all of it afterwards. */
  set covered(covered: boolean) {
    this.#covered = covered;
    this.#changed(true);
  }

  get tool(): Tool {
    return this.tools.tool;
  }

  setTool(tool: Tool): void {
    this.tools.tool = tool;
  }

  get camera(): Camera {
    return this.#camera;
  }

  set camera(camera: Camera) {
    this.#fitted = false;
    this.#look(camera);
  }

  /** Whether the view is as `fit` made it, and follows the canvas and the picture. */
  get fitted(): boolean {
    return this.#fitted;
  }

  get scale(): number {
    return this.#camera.scale;
  }

  viewport(): Size {
    return this.#screen.viewport;
  }

  pictureSize(): Size | null {
    return this.#picture.size;
  }

  /** Shows the whole picture, or all boxes when its size is not known. */
  fit(): void {
    const { size, boxes } = this.#picture;
    const page = size && { x1: 0, y1: 0, x2: size.width, y2: size.height };
    const rect = page ?? withMargin(boundsOf(boxes));
    this.#look(rect ? this.#fitting(rect, page !== null) : HOME);
    this.#fitted = true;
  }

  /** Shows the selected boxes, or everything when there are none. */
  fitSelection(): void {
    const rect = boundsOfChosen(this.editing.boxes(), this.editing.selection());
    if (rect) this.camera = this.#fitting(rect, false);
    else this.fit();
  }

  /** One pixel of the picture is one CSS pixel; the middle of the view stays. */
  actualSize(): void {
    this.zoomBy(1 / this.#camera.scale);
  }

  /** Zooms at the middle of the view. */
  zoomBy(factor: number): void {
    const { width, height } = this.viewport();
    this.camera = zoomAt(this.#camera, { x: width / 2, y: height / 2 }, factor);
  }

  /**
   * For a page that sees Space pressed elsewhere than on the canvas; see `Tools.holdSpace`. The stage
   * itself sees it released, and prevents the default of that if it was held for panning.
   */
  holdSpace(down: boolean): boolean {
    return this.tools.holdSpace(down);
  }

  /** Where a box of the picture is, in CSS pixels of the canvas; null when there is none. */
  screenOf(id: number): Rect | null {
    const row = rowOf(this.#picture.boxes, id);
    return row < 0 ? null : rectToScreen(this.#camera, rectOfRow(this.#picture.boxes, row));
  }

  /** Reads the colours again; the stage does so itself when the theme changes. */
  restyle(): void {
    this.#styles = readStyles(this.#container);
    this.#changed(true);
  }

  /** Takes back a gesture under way and removes the canvas from the page. */
  dispose(): void {
    this.tools.cancel();
    this.#stop.abort();
    this.#theme.disconnect();
    cancelAnimationFrame(this.#frame);
    this.#screen.dispose();
  }

  #fitting(rect: Rect, page: boolean): Camera {
    const left = this.#options.coveredLeft?.() ?? 0;
    const { width, height } = this.viewport();
    const free = { width: Math.max(1, width - left), height };
    const fitted = fitRect(rect, free, PADDING);
    const areParts = Math.max(rect.x2 - rect.x1, rect.y2 - rect.y1) <= PARTS_WITHIN;
    const { x, y, scale } =
      page || areParts ? fitted : centred(rect, free, Math.min(fitted.scale, MOST_FITTED));
    return { x: x + left, y, scale };
  }

  #look(camera: Camera): void {
    this.#camera = clamp(camera);
    this.#changed(true);
    this.#options.onCamera?.(this.#camera);
  }

  #resized(before: Size): void {
    const { width, height } = this.viewport();
    if (this.#fitted) {
      this.fit();
    } else {
      // What was in the middle stays there.
      const { x, y, scale } = this.#camera;
      const dx = (width - before.width) / 2;
      const dy = (height - before.height) / 2;
      this.#look({ x: x + dx, y: y + dy, scale });
    }
    // Resizing emptied the canvases: drawn in the same frame nobody sees that.
    this.#paint(performance.now());
  }

  /** Asks for one frame, however many changes there are until then. */
  #changed(base: boolean): void {
    this.#baseIsOld ||= base;
    if (this.#covered || this.#stop.signal.aborted) return;
    this.#frame ||= requestAnimationFrame((time) => {
      this.#frame = 0;
      this.#paint(time);
    });
  }

  #paint(time: number): void {
    if (this.#covered) return;
    const { base, top } = this.#screen;
    const { width, height } = this.viewport();
    const picture = this.#shown(time, this.#picture);
    const view: View = { camera: this.#camera, viewport: this.viewport(), dpr: devicePixelRatio };
    this.canvas.style.cursor = this.tools.cursor;
    if (width > 0 && height > 0) {
      if (base.pen && (this.#baseIsOld || this.#animation?.base)) {
        paintBase(base.pen, view, picture, this.#styles);
      }
      if (top.pen) {
        const canEdit = this.tools.tool === 'select' && !this.editing.locked;
        const handles = canEdit && this.tools.marks.marquee === null;
        const marks = { ...this.tools.marks, handles, turns: this.tools.turns };
        paintTop(top.pen, view, picture, this.#styles, marks, this.#widths);
      }
      this.#baseIsOld = false;
      this.#options.onDense?.(isDense(view, picture.boxes));
    }
    if (this.#animation && picture === this.#picture) this.#animation = null;
    // The frame after the last one of a movement has nothing to do and is not asked for.
    if (this.#animation) this.#changed(this.#animation.base);
  }

  /** What there is to see at a moment on the way to `picture`. */
  #shown(time: number, picture: Picture): Picture {
    if (!this.#animation) return picture;
    const { plan: way, start, duration } = this.#animation;
    const t = duration > 0 ? (time - start) / duration : 1;
    return at(way, Math.max(ease(t), 0));
  }
}

/** Boxes without a picture get room at the right and below, where labs draw what they measure. */
function withMargin(rect: Rect | null): Rect | null {
  if (!rect) return null;
  const margin = MARGIN * Math.max(rect.x2 - rect.x1, rect.y2 - rect.y1);
  return { ...rect, x2: rect.x2 + margin, y2: rect.y2 + margin };
}

/** Slow at both ends, so that the eye can catch what moves and see where it stops. */
function ease(t: number): number {
  if (t >= 1) return 1;
  return t < 0.5 ? 4 * t ** 3 : 1 - (2 - 2 * t) ** 3 / 2;
}

/** Whether two pictures show the same things in the same places. */
function sameScene(a: Picture, b: Picture): boolean {
  return sameBase(a, b) && sameShapes(a.shapes, b.shapes);
}

/** Whether two lists hold the same shapes: a page may well make its list anew each time. */
function sameShapes(a: readonly Shape[], b: readonly Shape[]): boolean {
  return a === b || (a.length === b.length && a.every((shape, i) => shape === b[i]));
}

/** Whether the lower canvas would show the same. */
function sameBase(a: Picture, b: Picture): boolean {
  return (
    a.boxes === b.boxes &&
    a.roles === b.roles &&
    a.size === b.size &&
    a.backdrop === b.backdrop &&
    sameShapes(a.shapes.filter(isImage), b.shapes.filter(isImage))
  );
}

function isImage(shape: Shape): boolean {
  return shape.kind === 'image';
}
