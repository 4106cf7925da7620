/** A picture that can leave the page: drawn on a canvas of any fineness, or written as SVG. */
export interface Figure {
  /** With its caption, in CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Draws it with so many device pixels per CSS pixel. */
  draw(pen: CanvasRenderingContext2D, scale: number): void | Promise<void>;
  /** The text of a file; `title` is for those who do not see it. */
  svg(title: string): Promise<string>;
}

/** The browser has no canvas of this size to give. */
export class TooLarge extends Error {}

/** A size in device pixels: whole, since no canvas has parts of them. */
export function pixelsOf(
  { width, height }: Figure,
  scale: number,
): [width: number, height: number] {
  return [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
}

/** A canvas with the figure on it. Throws `TooLarge`. */
export async function canvasOf(figure: Figure, scale: number): Promise<HTMLCanvasElement> {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = pixelsOf(figure, scale);
  const pen = canvas.getContext('2d');
  if (!pen) throw new TooLarge();
  await figure.draw(pen, scale);
  return canvas;
}

/** A file of pixels. Throws `TooLarge`. */
export async function pngOf(figure: Figure, scale: number): Promise<Blob> {
  const canvas = await canvasOf(figure, scale);
  const file = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!file) throw new TooLarge();
  return file;
}

/** What measures texts as a canvas sets them; the answers are kept by whoever asks. */
export function measuringPen(): CanvasRenderingContext2D {
  const pen = document.createElement('canvas').getContext('2d');
  if (!pen) throw new TooLarge();
  return pen;
}
