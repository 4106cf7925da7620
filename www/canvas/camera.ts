import type { Point, Rect, Size } from './rect';

/**
 * How the world (pixels of the image) lies on the screen (CSS pixels of the canvas):
 * screen = world * scale + (x, y). A camera is a value; every function here returns a new one whose
 * numbers are finite and whose scale is within its limits, whatever it was given.
 */
export interface Camera {
  /** Where the world's origin is on the screen. */
  readonly x: number;
  readonly y: number;
  /** CSS pixels per pixel of the image. */
  readonly scale: number;
}

export const MIN_SCALE = 0.02;
/** So far that boxes written in parts of the image's size, from 0 to 1, fill the canvas. */
export const MAX_SCALE = 1024;

/** Far beyond any picture, and near enough that world * scale keeps its fractions. */
const FARTHEST = 1e9;

/** One pixel of the image is one CSS pixel, from the top left corner. */
export const HOME: Camera = { x: 0, y: 0, scale: 1 };

export function toScreen(camera: Camera, world: Point): Point {
  return { x: world.x * camera.scale + camera.x, y: world.y * camera.scale + camera.y };
}

export function toWorld(camera: Camera, screen: Point): Point {
  return { x: (screen.x - camera.x) / camera.scale, y: (screen.y - camera.y) / camera.scale };
}

export function rectToScreen(camera: Camera, world: Rect): Rect {
  const { x, y, scale } = camera;
  return {
    x1: world.x1 * scale + x,
    y1: world.y1 * scale + y,
    x2: world.x2 * scale + x,
    y2: world.y2 * scale + y,
  };
}

/** The part of the world that a viewport shows. */
export function visibleWorld(camera: Camera, viewport: Size): Rect {
  const { x, y, scale } = camera;
  return {
    x1: -x / scale,
    y1: -y / scale,
    x2: (viewport.width - x) / scale,
    y2: (viewport.height - y) / scale,
  };
}

/** Moves what is seen by screen pixels. */
export function pan(camera: Camera, dx: number, dy: number): Camera {
  return clamp({ x: camera.x + dx, y: camera.y + dy, scale: camera.scale });
}

/** Multiplies the scale by `factor`; the world under `at` (screen) stays there. */
export function zoomAt(camera: Camera, at: Point, factor: number): Camera {
  const scale = clampScale(camera.scale * factor, camera.scale);
  // The factor that the limits left, or the point would slide when a limit is reached.
  const real = scale / camera.scale;
  return clamp({
    x: at.x - (at.x - camera.x) * real,
    y: at.y - (at.y - camera.y) * real,
    scale,
  });
}

/**
 * The camera that shows a rectangle of the world as large as possible in the middle of the viewport,
 * with `padding` screen pixels left free on each side (less when the viewport has no room for them).
 */
export function fitRect(rect: Rect, viewport: Size, padding: number): Camera {
  const free = (side: number) => Math.max(side - 2 * padding, side / 2, 1);
  const across = free(viewport.width) / Math.max(rect.x2 - rect.x1, 1e-9);
  const down = free(viewport.height) / Math.max(rect.y2 - rect.y1, 1e-9);
  return centred(rect, viewport, Math.min(across, down));
}

/** The camera that shows the middle of a rectangle of the world in the middle of the viewport. */
export function centred(rect: Rect, viewport: Size, wanted: number): Camera {
  const scale = clampScale(wanted, 1);
  return clamp({
    x: viewport.width / 2 - ((rect.x1 + rect.x2) / 2) * scale,
    y: viewport.height / 2 - ((rect.y1 + rect.y2) / 2) * scale,
    scale,
  });
}

/** The nearest camera whose numbers can be drawn with. */
export function clamp(camera: Camera): Camera {
  return {
    x: clampOffset(camera.x),
    y: clampOffset(camera.y),
    scale: clampScale(camera.scale, 1),
  };
}

function clampScale(scale: number, otherwise: number): number {
  if (Number.isNaN(scale)) return otherwise;
  return Math.min(Math.max(scale, MIN_SCALE), MAX_SCALE);
}

function clampOffset(offset: number): number {
  if (Number.isNaN(offset)) return 0;
  return Math.min(Math.max(offset, -FARTHEST), FARTHEST);
}
