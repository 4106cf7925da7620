import type { Theme } from '../controls/theme';
import { sceneNamed } from '../scenes/gallery';
import type { App } from '../shell/app';

/** Pictures are held in an SVG with at most so many pixels along a side: enough for a page in print. */
const MOST_PIXELS = 2400;

/** The picture under the boxes as a `data:` URL; null if the browser cannot write one. */
export async function embedded(
  app: App,
  key: string | null,
  theme: Theme,
  picture: CanvasImageSource,
): Promise<string | null> {
  const drawing = key?.startsWith('scene:') ? sceneNamed(key.slice('scene:'.length)) : undefined;
  const vector = drawing?.picture && (await fetchedDrawing(drawing.picture[theme]));
  if (vector) return vector;
  // A photograph stays one: as PNG it is ten times as large.
  const isPhoto = key !== null && (await app.pictures.blob(key))?.type === 'image/jpeg';
  return pixels(picture, isPhoto ? 'image/jpeg' : 'image/png');
}

/** A field of pixels as a `data:` URL. */
export function embeddedField(source: CanvasImageSource): Promise<string | null> {
  return pixels(source, 'image/png');
}

/** The drawing of a scene as it is, vector and all; null where its file cannot be read. */
async function fetchedDrawing(address: string): Promise<string | null> {
  if (address.startsWith('data:')) return address;
  try {
    const answer = await fetch(address);
    if (!answer.ok) return null;
    return await dataUrl(new Blob([await answer.blob()], { type: 'image/svg+xml' }));
  } catch {
    return null;
  }
}

async function pixels(source: CanvasImageSource, type: string): Promise<string | null> {
  const { width, height } = sizeOf(source);
  if (!(width > 0 && height > 0)) return null;
  const scale = Math.min(1, MOST_PIXELS / Math.max(width, height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  canvas.getContext('2d')?.drawImage(source, 0, 0, canvas.width, canvas.height);
  return dataUrlOf(canvas, type);
}

/**
 * What the painter itself put on a canvas, the density of many boxes, as a `data:` URL: at once, as it
 * is made while the drawing is written, and small. Null for all other pictures.
 */
export function canvasUrl(source: CanvasImageSource): string | null {
  return source instanceof HTMLCanvasElement ? source.toDataURL() : null;
}

/** What is on a canvas as a `data:` URL, written while the page goes on. */
export async function dataUrlOf(canvas: HTMLCanvasElement, type: string): Promise<string | null> {
  const file = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, 0.92));
  return file && dataUrl(file);
}

function sizeOf(source: CanvasImageSource): { width: number; height: number } {
  if ('naturalWidth' in source) return { width: source.naturalWidth, height: source.naturalHeight };
  if ('displayWidth' in source) return { width: source.displayWidth, height: source.displayHeight };
  return { width: Number(source.width), height: Number(source.height) };
}

function dataUrl(file: Blob): Promise<string | null> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result : null);
    reader.onerror = () => resolve(null);
    reader.readAsDataURL(file);
  });
}
