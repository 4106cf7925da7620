import { fitRect } from '../canvas/camera';
import type { Styles } from '../canvas/styles';
import { placeOf as placeInRun } from '../player/session';
import type { App, ShownFrame } from '../shell/app';
import { loadBackdrop } from '../shell/backdrop';
import {
  captionFor,
  extentOf,
  filled,
  imageOf,
  type Look,
  PADDING,
  paintSight,
  paragraphsOf,
  pictureAt,
  placeOf,
  type Sight,
  stylesOf,
} from './canvas-figure';
import type { Caption } from './caption';
import { TooLarge } from './figure';
import type { Film, FilmPlan } from './film';

/** What of a film is made of what it shows; the rest is how it plays. */
export type Frames = Pick<Film, 'width' | 'height' | 'paint'> & {
  /** Takes away what it took to paint them. */
  dispose(): void;
};

/** The run that is filmed is not there any more. */
export class RunGone extends Error {}

/** An event as the engine shows it, without the player going there. */
export async function frameAt(
  app: App,
  { lab, frame: { run, ...rest } }: ShownFrame,
  position: number,
): Promise<ShownFrame> {
  const frame = await app.engine.call('frame', [run.id, placeInRun(run, position)]);
  if (!frame) throw new RunGone();
  return { lab, frame: { ...rest, run, ...frame, position } };
}

/**
 * The canvas at each event, so wide in CSS pixels: the same part of the image in less room, with
 * labels as large as ever. All frames have the size of the one with the longest caption.
 */
export async function canvasFrames(
  app: App,
  shown: ShownFrame,
  { positions }: FilmPlan,
  look: Look,
  width: number,
  signal: AbortSignal,
): Promise<Frames> {
  const styles = stylesOf(look.theme);
  const whole = placeOf(app, pictureAt(app, shown, imageOf(app, shown)), look.part);
  const ratio = width / whole.viewport.width;
  const viewport = { width, height: Math.max(1, Math.round(whole.viewport.height * ratio)) };
  const { x, y, scale } = whole.camera;
  const camera = { x: x * ratio, y: y * ratio, scale: scale * ratio };
  const captions = await captionsOf(app, shown, positions, look.caption, width, styles, signal);
  const { room } = captions;
  const pen = penOf(width, viewport.height + room);
  // Frames of one image have one picture, which is decoded once.
  let backdrop: { of: string | null; source: CanvasImageSource | null } = {
    of: null,
    source: null,
  };
  return {
    width,
    height: viewport.height + room,
    async paint(position) {
      const at = await frameAt(app, shown, position);
      const image = imageOf(app, at);
      const picture = pictureAt(app, at, image);
      // In a lab of all images each of them is as large as it can be.
      const all = look.part === 'all' ? extentOf(picture) : null;
      const sight: Sight = {
        picture,
        styles,
        viewport,
        camera: all ? fitRect(all, viewport, PADDING) : camera,
        caption: captions.at(at),
      };
      if (image.picture !== backdrop.of) {
        const source = await loadBackdrop(app, image.picture, look.theme);
        backdrop = { of: image.picture, source };
      }
      paintSight(pen, await filled(app, at, sight, backdrop.source), 1);
      return pen.getImageData(0, 0, pen.canvas.width, pen.canvas.height);
    },
    dispose() {},
  };
}

/** The captions of a film: all as high as the highest, so that its frames are of one size. */
export async function captionsOf(
  app: App,
  shown: ShownFrame,
  positions: readonly number[],
  wanted: boolean,
  width: number,
  { font }: Styles,
  signal: AbortSignal,
): Promise<{ readonly room: number; at(frame: ShownFrame): Caption }> {
  const at = (frame: ShownFrame) => captionFor(wanted ? paragraphsOf(frame) : [], width, font);
  let room = 0;
  for (const position of wanted ? positions : []) {
    room = Math.max(room, at(await frameAt(app, shown, position)).height);
    signal.throwIfAborted();
  }
  return { room, at: (frame) => ({ ...at(frame), height: room }) };
}

/** A canvas that is read after each frame. */
export function penOf(width: number, height: number): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext('2d', { willReadFrequently: true, alpha: false });
  if (!pen) throw new TooLarge();
  return pen;
}
