import { type Camera, fitRect, HOME } from '../canvas/camera';
import { TextWidths } from '../canvas/chips';
import { paintWhole } from '../canvas/painter';
import type { Picture } from '../canvas/picture';
import { around, type Rect, type Size } from '../canvas/rect';
import { readStyles, type Styles } from '../canvas/styles';
import { SvgPen } from '../canvas/svg-pen';
import type { View } from '../canvas/view';
import type { Theme } from '../controls/theme';
import { boundsOf, upright } from '../document/boxes';
import type { ImageEntry } from '../document/document';
import type { App, ShownFrame } from '../shell/app';
import { loadBackdrop } from '../shell/backdrop';
import { fieldIn } from '../shell/field';
import { pictureOf, withField } from '../shell/picture-of';
import { language } from '../text/text';
import { type Caption, captionOf, NO_CAPTION, paintCaption } from './caption';
import { canvasUrl, embedded, embeddedField } from './embed';
import { type Figure, measuringPen } from './figure';
import { formulaText } from './formula-text';

/** Free space around boxes that are all shown, in CSS pixels; a label has room in it. */
export const PADDING = 28;

/** Boxes alone are not enlarged beyond this. */
const MOST_FITTED = 32;

/** SVG has no device pixels, but lines that lie on whole quarters of a CSS pixel are crisp on most. */
export const SVG_FINENESS = 4;

/** Where a camera stands, and how much it shows. */
export interface Place {
  readonly camera: Camera;
  readonly viewport: Size;
}

export interface Look {
  readonly theme: Theme;
  /** What the camera shows on screen, or all boxes and the picture below them. */
  readonly part: 'view' | 'all';
  readonly caption: boolean;
}

/** What a picture is made of, when all that has to be waited for is there. */
export interface Sight extends Place {
  readonly picture: Picture;
  readonly styles: Styles;
  readonly caption: Caption;
}

/** Of the painter's texts, for as long as the page is open. */
const widths = new TextWidths();

/** The styles of either theme, whichever is on screen. */
export function stylesOf(theme: Theme): Styles {
  const element = document.createElement('div');
  element.dataset.theme = theme;
  document.body.append(element);
  const styles = readStyles(element);
  element.remove();
  return styles;
}

/** The image that a frame is of: that of the event in a lab of all images, else the one on screen. */
export function imageOf(app: App, shown: ShownFrame | null): ImageEntry {
  const id = shown?.lab.imageOf?.(shown.frame) ?? null;
  const image = shown?.frame.images.find((each) => each.id === id);
  return image ?? app.store.currentImage.peek();
}

/** What the canvas shows of a frame but for what has to be waited for: no backdrop and no field. */
export function pictureAt(app: App, shown: ShownFrame | null, image: ImageEntry): Picture {
  const boxes = app.lab.peek().turns ? image.boxes : upright(image.boxes);
  const shapes = shown ? shown.lab.shapes(shown.frame) : [];
  return pictureOf(shown, image, boxes, app.store.document.peek().classNames, shapes);
}

/** What of a picture is shown: as the canvas on screen has it, or all of it in as much room. */
export function placeOf(app: App, picture: Picture, part: Look['part']): Place {
  const stage = app.stage.peek();
  const screen = stage?.viewport() ?? EMPTY;
  const viewport = screen.width > 0 && screen.height > 0 ? screen : OTHERWISE;
  const all = part === 'all' ? extentOf(picture) : null;
  return all ? fitted(all, viewport) : { camera: stage?.camera ?? HOME, viewport };
}

const EMPTY: Size = { width: 0, height: 0 };
/** Where there is no canvas to be asked for its size. */
const OTHERWISE: Size = { width: 960, height: 600 };

/** The canvas at a frame as a figure, once its picture and its field are there. */
export async function canvasFigure(
  app: App,
  shown: ShownFrame | null,
  look: Look,
): Promise<Figure> {
  const image = imageOf(app, shown);
  const picture = pictureAt(app, shown, image);
  const place = placeOf(app, picture, look.part);
  const styles = stylesOf(look.theme);
  const paragraphs = look.caption ? paragraphsOf(shown) : [];
  const caption = captionFor(paragraphs, place.viewport.width, styles.font);
  const backdrop = await loadBackdrop(app, image.picture, look.theme);
  const sight = await filled(app, shown, { picture, ...place, styles, caption }, backdrop);
  return {
    ...sizeOf(sight),
    draw: (pen, scale) => paintSight(pen, sight, scale),
    async svg(title) {
      const held = new Map<CanvasImageSource, string | null>();
      const { shapes } = sight.picture;
      if (backdrop) held.set(backdrop, await embedded(app, image.picture, look.theme, backdrop));
      for (const shape of shapes) {
        if (shape.kind === 'image') held.set(shape.source, await embeddedField(shape.source));
      }
      return writeSight(sight, title, (source) => held.get(source) ?? canvasUrl(source));
    },
  };
}

/** With the picture under the boxes, and the lab's field once the engine has made that. */
export async function filled(
  app: App,
  shown: ShownFrame | null,
  sight: Sight,
  backdrop: CanvasImageSource | null,
): Promise<Sight> {
  const { camera, viewport } = sight;
  // Without its field a picture is still one.
  const field = shown ? await fieldIn(app.engine, shown, camera, viewport).catch(() => null) : null;
  return { ...sight, picture: { ...withField(sight.picture, field), backdrop } };
}

export function sizeOf({ viewport, caption }: Sight): Size {
  return { width: viewport.width, height: viewport.height + caption.height };
}

/** Draws a sight with the one painter, whatever the pen is. */
export function paintSight(pen: CanvasRenderingContext2D, sight: Sight, scale: number): void {
  const { camera, viewport, picture, styles, caption } = sight;
  const view: View = { camera, viewport, dpr: scale };
  paintWhole(pen, view, picture, styles, widths);
  paintCaption(pen, caption, viewport, styles);
}

function writeSight(
  sight: Sight,
  title: string,
  embed: (source: CanvasImageSource) => string | null,
): string {
  const { camera, viewport, picture, styles, caption } = sight;
  const pen = svgPen(embed);
  const view: View = { camera, viewport, dpr: SVG_FINENESS };
  paintWhole(pen, view, picture, styles, widths);
  paintCaption(pen, caption, viewport, styles);
  const { width, height } = sizeOf(sight);
  return pen.document(width, height, title);
}

/** A pen that sets texts as this browser does. */
export function svgPen(embed: (source: CanvasImageSource) => string | null): SvgPen {
  const measuring = measuringPen();
  const baselines = new Map<string, number>();
  return new SvgPen(
    {
      width: (font, text) => widths.width(measuring, font, text),
      baseline(font) {
        const known = baselines.get(font);
        if (known !== undefined) return known;
        measuring.font = font;
        measuring.textBaseline = 'alphabetic';
        const above = measuring.measureText('H').actualBoundingBoxAscent;
        measuring.textBaseline = 'middle';
        const found = above - measuring.measureText('H').actualBoundingBoxAscent;
        baselines.set(font, found);
        return found;
      },
      embed,
    },
    SVG_FINENESS,
  );
}

/** What is said of a frame: the sentence, and the formula if it can be read in a line. */
export function paragraphsOf(shown: ShownFrame | null): string[] {
  if (!shown) return [];
  const { lab, frame } = shown;
  return [lab.sentence(frame), formulaText(lab.formula(frame))].filter(Boolean);
}

/** Paragraphs below a picture of this width. */
export function captionFor(paragraphs: readonly string[], width: number, font: string): Caption {
  if (paragraphs.length === 0) return NO_CAPTION;
  const measuring = measuringPen();
  const wide = (own: string, text: string) => widths.width(measuring, own, text);
  return captionOf(paragraphs, width, wide, font, language.peek());
}

/** The page of the picture and all boxes; null where there is neither. */
export function extentOf({ size, boxes }: Picture): Rect | null {
  const page = size && { x1: 0, y1: 0, x2: size.width, y2: size.height };
  const bounds = boundsOf(boxes);
  return page && bounds ? around(page, bounds) : (page ?? bounds);
}

/** As large as the canvas on screen has room for, and no larger than what is shown needs. */
function fitted(all: Rect, screen: Size): Place {
  const { scale } = fitRect(all, screen, PADDING);
  const most = Math.min(scale, MOST_FITTED);
  return {
    camera: { scale: most, x: PADDING - all.x1 * most, y: PADDING - all.y1 * most },
    viewport: {
      width: Math.max(160, Math.ceil((all.x2 - all.x1) * most) + 2 * PADDING),
      height: Math.max(80, Math.ceil((all.y2 - all.y1) * most) + 2 * PADDING),
    },
  };
}
