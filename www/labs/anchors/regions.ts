import type { ShapeDistance } from 'boxstep-anchors';
import { useEffect, useRef, useState } from 'preact/hooks';
import { rgbOf } from '../../canvas/density';
import type { Asked } from '../../engine/engine';
import type { PlotArea } from '../../plot/plot';

/** What a field of regions is asked for. */
export interface RegionsWish {
  readonly centroids: Float64Array;
  readonly distance: ShapeDistance;
  readonly spread: readonly [number, number];
  readonly log: boolean;
  /** By cluster, from the beginning again; as style sheets write colours, #rrggbb. */
  readonly colours: readonly string[];
}

/** A field that has arrived, and the axes that it was made for. */
export interface RegionsField {
  readonly image: HTMLCanvasElement;
  readonly axes: string;
}

/** How much of its colour a region has, of 255: points of the same colour must stand out on it. */
const OPACITY = 36;

/** A field has at most so many pixels, of which each frame gets its own; the canvas blends between them. */
const MOST_PIXELS = 100_000;

/** Names the axes of a plane. */
export function axesOf(area: PlotArea, log: boolean): string {
  const { x, y, width, height } = area;
  return [width, height, log, x.invert(0), x.invert(width), y.invert(0), y.invert(height)].join();
}

/**
 * The plane coloured by nearest centroid, from the engine. While a newer one is made, the last one
 * stays; wishes that are overtaken are not made.
 */
export function useRegions(engine: Asked, area: PlotArea | null, wish: RegionsWish | null) {
  const [field, setField] = useState<RegionsField | null>(null);
  const work = useRef<{ wanted: (() => Promise<void>) | null; busy: boolean }>({
    wanted: null,
    busy: false,
  });
  const image = useRef<HTMLCanvasElement | null>(null);
  const key =
    area && wish
      ? [axesOf(area, wish.log), wish.distance, wish.colours, ...wish.centroids].join()
      : null;

  useEffect(() => {
    if (!area || !wish || area.width < 1 || area.height < 1) {
      work.current.wanted = null;
      setField(null);
      return;
    }
    work.current.wanted = async () => {
      image.current ??= document.createElement('canvas');
      setField(await draw(image.current, engine, area, wish));
    };
    void run(work.current);
  }, [engine, key]);
  return field;
}

async function run(work: { wanted: (() => Promise<void>) | null; busy: boolean }): Promise<void> {
  if (work.busy) return;
  work.busy = true;
  while (work.wanted) {
    const { wanted } = work;
    work.wanted = null;
    try {
      await wanted();
    } catch {
      // The engine was replaced: no field until something changes.
    }
  }
  work.busy = false;
}

async function draw(
  image: HTMLCanvasElement,
  engine: Asked,
  area: PlotArea,
  wish: RegionsWish,
): Promise<RegionsField> {
  const step = Math.max(1, Math.sqrt((area.width * area.height) / MOST_PIXELS));
  const width = Math.max(1, Math.round(area.width / step));
  const height = Math.max(1, Math.round(area.height / step));
  const { centroids, distance, spread, log, colours } = wish;
  const pixels = await engine.call('regions', [
    {
      centroids,
      distance,
      spread: [...spread],
      log,
      left: area.x.invert(0),
      right: area.x.invert(area.width),
      top: area.y.invert(0),
      bottom: area.y.invert(area.height),
      width,
      height,
    },
    Uint8Array.from(colours.flatMap((colour) => [...rgbOf(colour), OPACITY])),
  ]);
  // Setting a size, even the same, makes a canvas anew.
  if (image.width !== width) image.width = width;
  if (image.height !== height) image.height = height;
  image.getContext('2d')?.putImageData(pixels, 0, 0);
  return { image, axes: axesOf(area, log) };
}
