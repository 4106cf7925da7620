import { effect, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Picture } from '../canvas/picture';
import { ROLES } from '../canvas/roles';
import { createStage, type Stage } from '../canvas/stage';
import { count } from '../text/numbers';
import { say } from '../text/text';
import type { App, ShownFrame } from './app';
import { backdropOf } from './backdrop';
import { BoardView } from './board-view';
import { watchField } from './field';
import { shellText } from './text';
import { Toolbar } from './toolbar';

/** The canvas with its toolbar. */
export function StageView({ app }: { app: App }) {
  const container = useRef<HTMLDivElement>(null);
  const stage = useSignal<Stage | null>(null);

  useEffect(() => {
    if (!container.current) return;
    const made = mountStage(container.current, app);
    stage.value = made.stage;
    return () => {
      stage.value = null;
      made.unmount();
    };
  }, [app]);

  const words = say(shellText);
  return (
    <section class="stage-area" aria-label={words.canvas}>
      {/* Kept where it is below a board, with its size and camera. */}
      <div ref={container} class="stage" inert={app.boardShown.value} />
      {stage.value && !app.boardShown.value && <Toolbar app={app} stage={stage.value} />}
      <BoardView app={app} />
      <p id="canvas-help" class="visually-hidden">
        {words.canvasHelp}
      </p>
    </section>
  );
}

/** The toolbar with its margin, in CSS pixels. */
const TOOLBAR_WIDTH = 52;

/** With more boxes than these a movement could not be followed, and each of its frames costs. */
const MOST_ANIMATED = 2000;

/** Puts a stage into its container and keeps it to what the app says. */
function mountStage(element: HTMLElement, app: App) {
  const stage = createStage(element, {
    editing: app.store,
    reducedMotion: () => matchMedia('(prefers-reduced-motion: reduce)').matches,
    // The toolbar stands at the left of a desk's canvas, and below that of a phone.
    coveredLeft: () => (matchMedia('(max-width: 820px)').matches ? 0 : TOOLBAR_WIDTH),
    onHover: (id) => {
      app.hover.value = id;
    },
    onSelect: (ids) => app.selectionChosen(ids),
    onTool: (tool) => {
      app.tool.value = tool;
    },
    onCamera: (camera) => {
      app.camera.value = camera;
    },
  });
  stage.canvas.setAttribute('role', 'img');
  stage.canvas.setAttribute('aria-describedby', 'canvas-help');
  app.stage.value = stage;
  const backdrop = backdropOf(app);
  const field = watchField(app, stage);
  let image = -1;
  let before: Picture['shapes'] | null = null;

  const stopPicture = effect(() => {
    const { id, width, height } = app.store.currentImage.value;
    const boxes = app.boxesShown.value;
    stage.tools.turns = app.lab.value.turns === true;
    const shown = app.shown.value;
    // Until the run on other boxes is there, nothing is known of these.
    const at = shown ? startOf(shown, id, boxes.ids) : -1;
    const fits = shown !== null && at >= 0;
    const own = <A extends Uint8Array | Float64Array>(column: A) =>
      column.subarray(at, at + boxes.ids.length) as A;
    const roles = fits ? own(shown.frame.roles) : null;
    const scores = fits ? shown.lab.scores?.(shown.frame) : undefined;
    const isHere = fits && (shown.lab.imageOf?.(shown.frame) ?? id) === id;
    const over = isHere ? app.shapes.value : NO_SHAPES;
    const shapes = isHere && field.shape.value ? [field.shape.value, ...over] : over;
    const picture: Picture = {
      size: width !== null && height !== null ? { width, height } : null,
      backdrop: backdrop.picture.value,
      boxes,
      roles,
      classNames: app.store.document.value.classNames,
      selection: app.store.selectedIds.value,
      hover: app.hover.value,
      shapes,
      scores: scores && own(scores),
      tags: (row) => (fits ? shown.lab.tag?.(shown.frame, at + row) || tagOf(roles?.[row]) : ''),
    };
    // Another event moves; an edit or another image is simply there.
    const moves =
      before !== over && id === image && boxes.ids.length <= MOST_ANIMATED && !app.editing();
    before = over;
    stage.setPicture(picture, { animate: moves });
    if (id !== image) stage.fit();
    image = id;
  });
  const stopCovered = effect(() => {
    stage.covered = app.boardShown.value;
  });
  const stopLabel = effect(() => {
    const words = say(shellText);
    const boxes = words.boxes(count(app.store.boxes().ids.length));
    stage.canvas.setAttribute('aria-label', words.canvasSummary(boxes, app.sentence.value));
  });
  return {
    stage,
    unmount() {
      stopPicture();
      stopCovered();
      stopLabel();
      field.stop();
      backdrop.stop();
      app.stage.value = null;
      stage.dispose();
    },
  };
}

const NO_SHAPES: Picture['shapes'] = [];

/**
 * Where the boxes of the image on screen begin among those of a run, which may be of several images;
 * -1 if the run is on other boxes than these.
 */
function startOf({ lab, frame }: ShownFrame, id: number, own: Uint32Array): number {
  const { image, boxes } = frame;
  // A run of all images is that of each of them.
  if (!lab.imageOf && (image.id !== id || !areSame(image.boxes.ids, own))) return -1;
  const at = boxes.ids === own ? 0 : boxes.ids.indexOf(own[0] ?? -1);
  if (own.length === 0) return 0;
  return at >= 0 && areSame(boxes.ids.subarray(at, at + own.length), own) ? at : -1;
}

/** Whether two columns name the same boxes; ids are never given twice, so the ends tell. */
function areSame(a: Uint32Array, b: Uint32Array): boolean {
  return a === b || (a.length === b.length && a[0] === b[0] && a.at(-1) === b.at(-1));
}

/** Boxes of a pair are called by their letters. */
function tagOf(role: number | undefined): string {
  const name = ROLES[role ?? 0];
  return name === 'first' ? 'A' : name === 'second' ? 'B' : '';
}
