import type { Size } from './rect';

/** One of the two canvases that lie on each other. */
export interface Layer {
  readonly canvas: HTMLCanvasElement;
  /** Null when the browser has no context to give; then nothing is drawn and all else works. */
  readonly pen: CanvasRenderingContext2D | null;
}

/** The two canvases in a container, as large as it and as fine as the display. */
export class Screen {
  /** The picture and its boxes. */
  readonly base: Layer;
  /** What lies above it; takes pointers, keys and focus. */
  readonly top: Layer;
  readonly #container: HTMLElement;
  readonly #observer: ResizeObserver;
  #viewport: Size = { width: 0, height: 0 };

  /** `onResize` is told the size in CSS pixels before, after which the canvases are empty. */
  constructor(container: HTMLElement, onResize: (before: Size) => void) {
    this.#container = container;
    container.classList.add('stage');
    // Without an alpha channel the browser need not blend the canvas with the page.
    this.base = layer(container, 'stage-base', { alpha: false });
    this.top = layer(container, 'stage-top', {});
    this.base.canvas.ariaHidden = 'true';
    this.top.canvas.tabIndex = 0;
    this.top.canvas.setAttribute('role', 'img');
    this.#observer = new ResizeObserver((entries) => {
      const entry = entries.at(-1);
      if (!entry) return;
      const before = this.#viewport;
      this.#viewport = { width: entry.contentRect.width, height: entry.contentRect.height };
      const device = deviceSize(entry);
      for (const { canvas } of [this.base, this.top]) {
        canvas.width = device.width;
        canvas.height = device.height;
      }
      onResize(before);
    });
    observe(this.#observer, this.base.canvas);
  }

  /** In CSS pixels. */
  get viewport(): Size {
    return this.#viewport;
  }

  dispose(): void {
    this.#observer.disconnect();
    this.base.canvas.remove();
    this.top.canvas.remove();
    this.#container.classList.remove('stage');
  }
}

function layer(
  container: HTMLElement,
  className: string,
  settings: CanvasRenderingContext2DSettings,
): Layer {
  const canvas = container.ownerDocument.createElement('canvas');
  canvas.className = className;
  container.append(canvas);
  return { canvas, pen: canvas.getContext('2d', settings) };
}

/** Watches device pixels where the browser can, so that a change of zoom or display is seen too. */
function observe(observer: ResizeObserver, element: Element): void {
  try {
    observer.observe(element, { box: 'device-pixel-content-box' });
  } catch {
    observer.observe(element);
  }
}

/** The canvas in device pixels: exact where the browser tells, else as near as rounding comes. */
function deviceSize(entry: ResizeObserverEntry): Size {
  const near = {
    width: entry.contentRect.width * devicePixelRatio,
    height: entry.contentRect.height * devicePixelRatio,
  };
  // Safari has no such property, whatever the type says; and a browser that pretends to have
  // another display, as phones are tried out on desktops, has the numbers of its real one there.
  const exact: ResizeObserverSize | undefined = entry.devicePixelContentBoxSize?.[0];
  if (exact && Math.abs(exact.inlineSize - near.width) < 2) {
    return { width: exact.inlineSize, height: exact.blockSize };
  }
  return { width: Math.round(near.width), height: Math.round(near.height) };
}
