import { effect } from '@preact/signals';
import { render } from 'preact';
import type { App } from '../shell/app';
import { loadBackdrop } from '../shell/backdrop';
import { boardIn, shownBoard } from './board-figure';
import { elementOf } from './board-svg';
import { captionFor, paintSight, pictureAt, placeOf, stylesOf } from './canvas-figure';
import { Sheet } from './sheet';
import './print.css';

/** Device pixels per CSS pixel of the canvas on paper: 300 to the inch. */
const FINENESS = 3;

let prepared: Promise<void> | null = null;

/** Prints what is shown: a sheet of its own in place of the page. */
export async function printPage(app: App): Promise<void> {
  prepared ??= prepare(app);
  await prepared;
  print();
}

/**
 * Puts the sheet in place of the page whenever the browser is about to print, and takes it away
 * afterwards. It does not wait for anything then, so the picture in light colours is got before.
 */
async function prepare(app: App): Promise<void> {
  let backdrop: CanvasImageSource | null = null;
  let newest = 0;
  const first = new Promise<void>((resolve) => {
    effect(() => {
      const { picture } = app.store.currentImage.value;
      newest += 1;
      const mine = newest;
      loadBackdrop(app, picture, 'light').then((loaded) => {
        if (mine === newest) backdrop = loaded;
        resolve();
      });
    });
  });
  let sheet: HTMLElement | null = null;
  addEventListener('beforeprint', () => {
    sheet?.remove();
    sheet = sheetOf(app, backdrop);
  });
  addEventListener('afterprint', () => {
    if (sheet) render(null, sheet);
    sheet?.remove();
    sheet = null;
  });
  await first;
}

function sheetOf(app: App, backdrop: CanvasImageSource | null): HTMLElement {
  const place = document.createElement('div');
  place.className = 'print-sheet';
  place.dataset.theme = 'light';
  const board = shownBoard(app);
  render(<Sheet app={app} />, place);
  place
    .querySelector('.sheet-figure')
    ?.append(board ? elementOf(boardIn(board, 'light')) : drawing(app, backdrop));
  document.body.append(place);
  return place;
}

/** What the canvas shows, on one that is fine enough for paper. */
function drawing(app: App, backdrop: CanvasImageSource | null): HTMLCanvasElement {
  const shown = app.shown.peek();
  const styles = stylesOf('light');
  // As on screen: a lab of all images may be at another one.
  const picture = { ...pictureAt(app, shown, app.store.currentImage.peek()), backdrop };
  const place = placeOf(app, picture, 'view');
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(place.viewport.width * FINENESS);
  canvas.height = Math.round(place.viewport.height * FINENESS);
  const pen = canvas.getContext('2d');
  const caption = captionFor([], place.viewport.width, styles.font);
  if (pen) paintSight(pen, { picture, ...place, styles, caption }, FINENESS);
  return canvas;
}
