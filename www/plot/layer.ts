import { shownTheme } from '../controls/theme';

/** A part of a plot's picture as it was last painted: most events change nothing of it. */
export interface Layer {
  readonly key: string;
  readonly canvas: HTMLCanvasElement;
}

/**
 * Draws what was painted before if that is still it, else paints it anew.
 *
 * @param size in CSS pixels
 * @param key names all that the layer is made from, besides its size and the theme
 */
export function paintLayer(
  pen: CanvasRenderingContext2D,
  { width, height }: { readonly width: number; readonly height: number },
  key: string,
  before: Layer | null,
  paint: (pen: CanvasRenderingContext2D) => void,
): Layer | null {
  const screen = pen.canvas;
  const whole = [screen.width, screen.height, shownTheme(), key].join();
  const canvas = before?.canvas ?? document.createElement('canvas');
  if (before?.key !== whole) {
    const own = canvas.getContext('2d');
    if (!own) return null;
    // Which also empties it.
    canvas.width = screen.width;
    canvas.height = screen.height;
    own.scale(screen.width / width, screen.height / height);
    paint(own);
  }
  pen.drawImage(canvas, 0, 0, width, height);
  return { key: whole, canvas };
}
