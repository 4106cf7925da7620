import { effect, type ReadonlySignal, signal } from '@preact/signals';
import { type Camera, visibleWorld } from '../canvas/camera';
import type { Size } from '../canvas/rect';
import type { ImageShape } from '../canvas/shapes';
import type { Stage } from '../canvas/stage';
import type { Asked } from '../engine/engine';
import type { FieldWindow } from '../labs/lab';
import type { App, ShownFrame } from './app';

/** A field has at most this many pixels across; the canvas blends between them. */
const MOST_PIXELS = 360;

/** Colours from the least value to 1, RGBA; the same in light and dark, like a map's. */
const PALETTE = Uint8Array.of(
  ...[247, 251, 255, 0, 198, 219, 239, 150, 107, 174, 214, 190],
  ...[33, 113, 181, 210, 8, 69, 148, 225, 230, 159, 0, 240],
);

/** The lab's field of pixels for what is in view; asked for again whenever that changes. */
export function watchField(
  app: App,
  stage: Stage,
): { readonly shape: ReadonlySignal<ImageShape | null>; stop(): void } {
  const field = signal<ImageShape | null>(null);
  let wanted: { shown: ShownFrame; camera: Camera } | null = null;
  let working = false;

  const work = async () => {
    if (working) return;
    working = true;
    while (wanted) {
      const { shown, camera } = wanted;
      wanted = null;
      try {
        field.value = await fieldIn(app.engine, shown, camera, stage.viewport());
      } catch {
        // The engine was replaced, or the boxes cannot be: no field.
        field.value = null;
      }
    }
    working = false;
  };

  const stop = effect(() => {
    const shown = app.shown.value;
    const camera = app.camera.value;
    if (!shown?.lab.field || !camera) {
      field.value = null;
      return;
    }
    wanted = { shown, camera };
    void work();
  });
  return { shape: field, stop };
}

/** The lab's field for what a camera shows; null where there is none, or no room for it. */
export async function fieldIn(
  engine: Asked,
  { lab, frame }: ShownFrame,
  camera: Camera,
  { width, height }: Size,
): Promise<ImageShape | null> {
  if (!lab.field || width === 0 || height === 0) return null;
  const pixel = Math.max(1, Math.max(width, height) / MOST_PIXELS);
  const { x1, y1 } = visibleWorld(camera, { width, height });
  const window: FieldWindow = {
    x: x1,
    y: y1,
    step: pixel / camera.scale,
    width: Math.ceil(width / pixel),
    height: Math.ceil(height / pixel),
  };
  const pixels = await lab.field(frame, window, engine, PALETTE);
  if (!pixels) return null;
  return {
    kind: 'image',
    id: 'field',
    style: 'guide',
    x1: window.x,
    y1: window.y,
    x2: window.x + window.width * window.step,
    y2: window.y + window.height * window.step,
    source: await createImageBitmap(pixels),
    opacity: 0.85,
  };
}
