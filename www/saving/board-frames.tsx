import { render } from 'preact';
import { shownTheme } from '../controls/theme';
import type { Asked } from '../engine/engine';
import { type App, panelProps, type ShownFrame } from '../shell/app';
import { drawSvg, shownBoard } from './board-figure';
import { boardSvg, written } from './board-svg';
import { type Look, stylesOf } from './canvas-figure';
import { paintCaption } from './caption';
import type { FilmPlan } from './film';
import { captionsOf, type Frames, frameAt, penOf } from './film-frames';

/** Less than this is no room for a plot with its axes. */
const LEAST_HEIGHT = 300;

/** A page that is not seen has no animation frames; after so many milliseconds it goes on without. */
const LONGEST_WAIT = 120;

/** An engine is asked at most so often for what one frame shows. */
const MOST_WAITS = 40;

/**
 * The lab's own picture at each event, laid out anew in a place out of sight, so wide in CSS pixels
 * and in the colours of the page.
 */
export async function boardFrames(
  app: App,
  shown: ShownFrame,
  { positions }: FilmPlan,
  look: Look,
  width: number,
  signal: AbortSignal,
): Promise<Frames> {
  const styles = stylesOf(shownTheme());
  const shape = shapeOf(shownBoard(app));
  const height = Math.max(LEAST_HEIGHT, Math.round(width * shape.ratio));
  const captions = await captionsOf(app, shown, positions, look.caption, width, styles, signal);
  const pen = penOf(width, height + captions.room);
  const place = document.createElement('div');
  place.className = 'film-board';
  place.inert = true;
  place.style.inlineSize = `${width}px`;
  place.style.blockSize = `${height - shape.above}px`;
  document.body.append(place);
  const { engine, isIdle } = watched(app.engine);
  return {
    width,
    height: height + captions.room,
    async paint(position) {
      const at = await frameAt(app, shown, position);
      const { board } = at.lab;
      const props = { ...panelProps(app, at), engine };
      render(<section class="board">{board && <board.View {...props} />}</section>, place);
      // Once for its size, once for what is asked for when it has one, and until that is there.
      await painted();
      await painted();
      for (let waits = 0; waits < MOST_WAITS && !isIdle(); waits++) await painted();
      await painted();
      const drawn = place.querySelector('.board > *');
      pen.setTransform(1, 0, 0, 1, 0, 0);
      pen.fillStyle = styles.page;
      pen.fillRect(0, 0, width, height);
      if (drawn) {
        const board = boardSvg(drawn);
        // One frame may have a bar above it and another none: all are as large as there is room.
        const scale = Math.min(width / board.width, height / board.height);
        await drawSvg(pen, await written(board, ''), board.width * scale, board.height * scale);
      }
      paintCaption(pen, captions.at(at), { width, height }, styles);
      return pen.getImageData(0, 0, pen.canvas.width, pen.canvas.height);
    },
    dispose() {
      render(null, place);
      place.remove();
    },
  };
}

/** How high the board on screen is for its width, and how much of that is a bar above it. */
function shapeOf(board: Element | null): { readonly ratio: number; readonly above: number } {
  const drawn = board && boardSvg(board);
  if (!drawn || drawn.width === 0) return { ratio: 0.6, above: 0 };
  return { ratio: drawn.height / drawn.width, above: drawn.above };
}

/** The engine, and whether all that was asked of it through this is answered. */
function watched(engine: Asked): { engine: Asked; isIdle(): boolean } {
  let waiting = 0;
  return {
    engine: {
      call(name, args, options) {
        waiting += 1;
        const answer = engine.call(name, args, options);
        const settled = () => {
          waiting -= 1;
        };
        answer.then(settled, settled);
        return answer;
      },
    },
    isIdle: () => waiting === 0,
  };
}

function painted(): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(resolve, LONGEST_WAIT);
    requestAnimationFrame(() => {
      clearTimeout(late);
      setTimeout(resolve);
    });
  });
}
