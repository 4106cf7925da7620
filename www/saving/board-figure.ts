import { batch } from '@preact/signals';
import { options } from 'preact';
import { type Theme, theme } from '../controls/theme';
import { fineness } from '../plot/fineness';
import type { App, ShownFrame } from '../shell/app';
import { type BoardSvg, boardSvg, written } from './board-svg';
import { captionFor, paragraphsOf, stylesOf, svgPen } from './canvas-figure';
import { type Caption, NO_CAPTION, paintCaption } from './caption';
import type { Figure } from './figure';

/** Canvases in a board are painted with so many pixels per CSS pixel when it leaves the page. */
const FINENESS = 3;

/** The lab's own picture on screen; null where the boxes are shown. */
export function shownBoard(app: App): Element | null {
  return app.boardShown.peek() ? document.querySelector('.board > *') : null;
}

/**
 * What is on screen as it is in another theme, finer: the page is rendered so, looked at and rendered
 * back before the browser paints anything.
 */
export function boardIn(board: Element, wanted: Theme): BoardSvg {
  const { debounceRendering } = options;
  const before = theme.peek();
  options.debounceRendering = (work) => work();
  const change = (now: Theme | null, pixels: number | null) =>
    batch(() => {
      theme.value = now;
      fineness.value = pixels;
    });
  try {
    change(wanted, FINENESS);
    return boardSvg(board);
  } finally {
    change(before, null);
    if (debounceRendering) options.debounceRendering = debounceRendering;
    else delete options.debounceRendering;
  }
}

/** A board as a figure, with what is said of the frame below it. */
export function boardFigure(
  board: BoardSvg,
  shown: ShownFrame | null,
  look: { readonly theme: Theme; readonly caption: boolean },
): Figure {
  const styles = stylesOf(look.theme);
  const { width, height } = board;
  const caption: Caption = look.caption
    ? captionFor(paragraphsOf(shown), width, styles.font)
    : NO_CAPTION;
  const svg = async (title: string) => {
    const pen = svgPen(() => null);
    pen.insert(await written(board, title));
    paintCaption(pen, caption, { width, height }, styles);
    return pen.document(width, height + caption.height, title);
  };
  return {
    width,
    height: height + caption.height,
    async draw(pen, scale) {
      await drawSvg(pen, await svg(''), width * scale, (height + caption.height) * scale);
    },
    svg,
  };
}

/** Draws the text of an SVG file, so large in pixels of the canvas. */
export async function drawSvg(
  pen: CanvasRenderingContext2D,
  text: string,
  width: number,
  height: number,
): Promise<void> {
  const address = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.drawImage(image, 0, 0, width, height);
  } finally {
    URL.revokeObjectURL(address);
  }
}
