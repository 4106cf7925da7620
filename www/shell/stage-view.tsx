import { effect, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Picture } from '../canvas/picture';
import { createStage, type Stage } from '../canvas/stage';
import { count } from '../text/numbers';
import { say } from '../text/text';
import type { App } from './app';
import { backdropOf } from './backdrop';
import { BoardView } from './board-view';
import { watchField } from './field';
import { pictureOf, withField } from './picture-of';
import { shownEditing } from './shown-editing';
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
      {app.dense.value && !app.boardShown.value && (
        <p class="stage-dense" role="status">
          {words.dense}
        </p>
      )}
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
    editing: shownEditing(app),
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
    onDense: (dense) => {
      app.dense.value = dense;
    },
  });
  stage.canvas.setAttribute('role', 'img');
  stage.canvas.setAttribute('aria-describedby', 'canvas-help');
  app.stage.value = stage;
  const backdrop = backdropOf(app);
  const field = watchField(app, stage);
  let imageBefore = -1;
  let before: Picture['shapes'] | null = null;

  const stopPicture = effect(() => {
    const image = app.imageShown.value;
    stage.tools.turns = app.lab.value.turns === true;
    const { classNames } = app.store.document.value;
    const boxes = app.boxesShown.value;
    const bare = pictureOf(app.shown.value, image, boxes, classNames, app.shapes.value);
    const picture: Picture = {
      ...withField(bare, field.shape.value),
      backdrop: backdrop.picture.value,
      selection: app.store.selectedIds.value,
      hover: app.hover.value,
    };
    const { id } = image;
    const over = bare.shapes;
    // Another event moves; an edit or another image is simply there.
    const moves =
      before !== over && id === imageBefore && boxes.ids.length <= MOST_ANIMATED && !app.editing();
    before = over;
    stage.setPicture(picture, { animate: moves });
    if (id !== imageBefore) stage.fit();
    imageBefore = id;
  });
  const stopCovered = effect(() => {
    stage.covered = app.boardShown.value;
  });
  const stopLabel = effect(() => {
    const words = say(shellText);
    const boxes = words.boxes(count(app.imageShown.value.boxes.ids.length));
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
