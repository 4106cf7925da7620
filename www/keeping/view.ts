import type { Camera } from '../canvas/camera';
import { MAX_SCALE, MIN_SCALE } from '../canvas/camera';
import { labs } from '../labs';
import { readOptions } from './options';
import {
  type Fields,
  finite,
  flag,
  Invalid,
  listOf,
  natural,
  nullOr,
  objectOf,
  type Read,
  record,
  text,
  within,
} from './read';

/** A camera with the size of the canvas that it was made for, in CSS pixels. */
export interface PlacedCamera extends Camera {
  readonly width: number;
  readonly height: number;
}

/**
 * How a document is looked at: what links and later visits bring back besides it. Images, and boxes
 * named in options, are counted over the document from 0; the page's ids are given anew each time.
 */
export interface View {
  readonly lab: string;
  /** By lab; what is missing has its default. */
  readonly options: Readonly<Record<string, object>>;
  /** The event, counted over the whole run. */
  readonly place: number;
  /** The image on screen. */
  readonly image: number;
  /** Rows of the selected boxes in that image. */
  readonly selection: readonly number[];
  /** Null while everything is fitted into the canvas, however large that is. */
  readonly camera: PlacedCamera | null;
  /** Whether the lab's own picture is wanted; null: as the lab has it. */
  readonly board: boolean | null;
  /** Which boxes are looked at; null: all. */
  readonly filter: KeptFilter | null;
  /** Images that were opened as prepared scenes. */
  readonly scenes: readonly SceneOfImage[];
}

export interface KeptFilter {
  readonly classNames: readonly string[] | null;
  readonly minScore: number | null;
}

export interface SceneOfImage {
  readonly image: number;
  readonly scene: string;
}

/** More than these are not marked again. */
export const MOST_SELECTED = 10_000;

const sceneName = text(100);
const MAX_NAME = 100_000;

const scale: Read<number> = (value) => {
  const given = finite(value);
  if (given < MIN_SCALE || given > MAX_SCALE) throw new Invalid('');
  return given;
};

/** The name of a lab that there is. */
const lab: Read<string> = (value) => {
  if (!labs.some(({ id }) => id === value)) throw new Invalid('');
  return value as string;
};

export const scenesOfImages = listOf(
  record<SceneOfImage>({ image: natural(), scene: sceneName }),
  10_000,
);

/** Takes each field of a `View` from outside. */
export const viewFields: Fields<View> = {
  lab,
  options: (value) => {
    const given = Object.entries(objectOf(value));
    return Object.fromEntries(
      given.map(([name, options]) => [name, within(name, () => readOptions(name, options))]),
    );
  },
  place: natural(),
  image: natural(),
  selection: listOf(natural(), MOST_SELECTED),
  camera: nullOr(
    record<PlacedCamera>({ x: finite, y: finite, scale, width: finite, height: finite }),
  ),
  board: nullOr(flag),
  filter: nullOr(
    record<KeptFilter>({
      classNames: nullOr(listOf(text(MAX_NAME), 10_000)),
      minScore: nullOr(finite),
    }),
  ),
  scenes: scenesOfImages,
};
