import { batch, computed, effect } from '@preact/signals';
import type { Stage } from '../canvas/stage';
import { emptyBoxes, pickRows, rowOf, rowsOf } from '../document/boxes';
import { type Document, equalDocuments, imageIndex } from '../document/document';
import { countingFrom } from '../document/importing';
import { loadLab } from '../labs';
import { galleryScenes, loadGallery, sceneNamed } from '../scenes/gallery';
import type { Scene } from '../scenes/scene';
import type { App, OpenedScene } from '../shell/app';
import { documentOfScene, sceneOptions } from '../shell/scene-document';
import { renameBoxes } from './options';
import { Invalid } from './read';
import { MOST_SELECTED, type PlacedCamera, type SceneOfImage, type View } from './view';

/** How the page is looked at now, with options of the present lab or of all. */
export function viewOf(app: App, labs: 'present' | 'all'): View {
  const document = app.store.document.peek();
  const lab = app.labId.peek();
  const all = app.optionsOfLabs.peek();
  const kept = labs === 'all' ? all : { [lab]: app.options.peek() };
  const { boxes, id } = app.store.currentImage.peek();
  const filter = app.filter.peek();
  const selected = rowsOf(boxes, app.store.selectedIds.peek());
  return {
    lab,
    options: Object.fromEntries(
      Object.entries(kept).map(([name, options]) => [
        name,
        renameBoxes(name, options, (box) => ordinalOf(document, box)),
      ]),
    ),
    place: app.session.position.peek(),
    image: Math.max(0, imageIndex(document, id)),
    selection: selected.length > MOST_SELECTED ? [] : [...selected],
    camera: placedCamera(app.stage.peek()),
    board: app.boardWanted.peek(),
    filter: filter && { ...filter, classNames: filter.classNames && [...filter.classNames] },
    scenes: scenesOf(document, app.scenes.peek()),
  };
}

/** The prepared scene that the document still is, without a change. */
export function untouchedScene(app: App): Scene | null {
  const document = app.store.document.peek();
  const opened = app.scenes.peek().get(document.images[0]?.id ?? -1);
  return opened?.document && equalDocuments(opened.document, document) ? opened.scene : null;
}

/** Pictures of prepared scenes that lie under images. */
export function scenePictures({ images }: Document): SceneOfImage[] {
  return images.flatMap(({ picture }, image) => {
    const scene = picture?.startsWith('scene:') ? picture.slice('scene:'.length) : null;
    return scene ? [{ image, scene }] : [];
  });
}

/** A scene by its name; `Invalid` if there is none. */
export async function fetchScene(name: string): Promise<Scene> {
  const there = sceneNamed(name);
  if (there) return there;
  await loadGallery();
  const scene = galleryScenes()?.find(({ id }) => id === name);
  if (!scene) throw new Invalid(`scene ${name.slice(0, 40)}`);
  return scene;
}

export interface Shown {
  readonly document: Document;
  readonly view: View;
  /** The scene that the document is, unchanged. */
  readonly untouched?: Scene;
}

/**
 * Puts a document in place of the page's, as one undo entry, and looks at it as the view says.
 * Rejects, with the page as it was, if the lab or a scene cannot be fetched or is unknown.
 */
export async function show(app: App, { document, view, untouched }: Shown): Promise<void> {
  const scenes: [image: number, scene: Scene][] = [];
  for (const { image, scene } of view.scenes) scenes.push([image, await fetchScene(scene)]);
  for (const { scene } of scenePictures(document)) await fetchScene(scene);
  await loadLab(view.lab);
  const before = app.optionsOfLabs.peek();
  batch(() => {
    app.player.pause();
    app.clearFilter();
    app.store.importImages(document, 'replace');
    const now = app.store.document.peek();
    const { images } = now;
    const image = images[view.image];
    if (image) {
      app.store.showImage(image.id);
      const rows = view.selection.filter((row) => row < image.boxes.ids.length);
      app.store.select(pickRows(image.boxes, Uint32Array.from(rows)).ids);
    }
    const boxAt = boxesInOrder(now);
    const options = Object.entries(view.options).map(([lab, kept]) => [
      lab,
      renameBoxes(lab, kept, boxAt),
    ]);
    app.optionsOfLabs.value = { ...before, ...Object.fromEntries(options) };
    app.labId.value = view.lab;
    app.boardWanted.value = view.board;
    const opened = new Map(app.scenes.peek());
    for (const [index, scene] of scenes) {
      const of = images[index];
      if (of) opened.set(of.id, { scene, document: scene === untouched ? now : null });
    }
    app.scenes.value = opened;
    app.session.openAt(view.place);
  });
  if (view.filter) {
    const { classNames, minScore } = view.filter;
    // Another run, of the boxes that are left, and the place is one in that.
    app.session.openAt(view.place);
    await app.setFilter({ classNames: classNames && new Set(classNames), minScore });
  }
  if (view.camera) await placeCamera(app, view.camera);
  // An engine that cannot be started shows nothing, ever.
  await Promise.race([settled(app), new Promise((resolve) => setTimeout(resolve, LONGEST_WAIT))]);
}

const LONGEST_WAIT = 20_000;

/** Waits until the run of what was put on the page is shown, or it is clear that none will be. */
function settled(app: App): Promise<void> {
  return new Promise((resolve) => {
    const isSettled = computed(() => {
      const { session } = app;
      if (!app.runnable.value || session.refusal.value || session.stopped.value) return true;
      const shown = app.shown.value;
      return shown?.lab.id === app.labId.value && shown.frame.images === app.images.value;
    });
    const stop = effect(() => {
      if (!isSettled.value) return;
      resolve();
      // An effect cannot end itself while it first runs.
      queueMicrotask(() => stop());
    });
  });
}

/** What a scene sets of its lab's options, as a view has them: with boxes counted. */
export function optionsOf(scene: Scene): object {
  const ids = countingFrom(0, scene.boxes.length);
  return sceneOptions(scene, { ...emptyBoxes, ids }, {});
}

/** Opens a prepared scene, as one undo entry, looked at as the scene says but for what `view` does. */
export async function showScene(app: App, scene: Scene, view: Partial<View>): Promise<void> {
  await show(app, {
    document: documentOfScene(scene),
    untouched: scene,
    view: {
      lab: scene.lab,
      options: { [scene.lab]: optionsOf(scene) },
      place: 0,
      image: 0,
      selection: [],
      camera: null,
      board: null,
      filter: null,
      scenes: [{ image: 0, scene: scene.id }],
      ...view,
    },
  });
}

/** The number of a box, counted over the document; null if it is gone. */
function ordinalOf({ images }: Document, box: number): number | null {
  let before = 0;
  for (const { boxes } of images) {
    const { ids } = boxes;
    const isHere = ids.length > 0 && box >= (ids[0] ?? 0) && box <= (ids.at(-1) ?? 0);
    const row = isHere ? rowOf(boxes, box) : -1;
    if (row >= 0) return before + row;
    before += ids.length;
  }
  return null;
}

/** The id of the box with a number. */
function boxesInOrder({ images }: Document): (ordinal: number) => number | null {
  return (ordinal) => {
    let before = 0;
    for (const { boxes } of images) {
      const id = boxes.ids[ordinal - before];
      if (id !== undefined) return id;
      before += boxes.ids.length;
    }
    return null;
  };
}

function scenesOf(
  { images }: Document,
  opened: ReadonlyMap<number, OpenedScene>,
): readonly SceneOfImage[] {
  const found: SceneOfImage[] = [];
  for (const [image, { id }] of images.entries()) {
    const scene = opened.get(id)?.scene.id;
    if (scene) found.push({ image, scene });
  }
  return found;
}

function placedCamera(stage: Stage | null): PlacedCamera | null {
  if (!stage || stage.fitted) return null;
  return { ...stage.camera, ...stage.viewport() };
}

/** Once the canvas is there, what was in the middle of the other one is in the middle of this. */
async function placeCamera(app: App, { x, y, scale, width, height }: PlacedCamera): Promise<void> {
  // A page that is hidden has no canvas of any size; then it is fitted when it gets one.
  for (let frames = 0; frames < 100; frames++) {
    const stage = app.stage.peek();
    const size = stage?.viewport();
    if (stage && size && size.width > 0 && size.height > 0) {
      stage.camera = { x: x + (size.width - width) / 2, y: y + (size.height - height) / 2, scale };
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
