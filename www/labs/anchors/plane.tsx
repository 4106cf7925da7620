import type { ComponentChildren } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import { groupColours, themeColour } from '../../plot/colours';
import { Plot, type PlotArea } from '../../plot/plot';
import { say } from '../../text/text';
import type { AnchorsLabOptions } from './lab';
import { type PointColours, PointPainter, placesOf } from './plane-points';
import { viewText } from './view-text';
import './plane.css';

/** What the plane of widths and heights has to show: shapes as points, and whatever lies on them. */
export interface ShapePlaneProps {
  readonly label: string;
  /** 0, 0, width, height per shape, as `shapesOf` has them. */
  readonly corners: Float64Array;
  readonly unit: AnchorsLabOptions['unit'];
  readonly log: boolean;
  /** Width and height of further places that must be in sight. */
  readonly also?: readonly number[];
  /** The cluster of each shape, `UNASSIGNED` where it has none; null: all are without. */
  readonly assignment: Uint32Array | null;
  /** The cluster that is spoken of; the points of others step back. */
  readonly cluster?: number | null;
  /** Draws what lies below the points. */
  paintBelow?(pen: CanvasRenderingContext2D, area: PlotArea): void;
  onPointerDown?(event: PointerEvent, area: PlotArea): void;
  onPointerUp?(event: PointerEvent, area: PlotArea): void;
  /** SVG elements over the points. */
  children?(area: PlotArea): ComponentChildren;
}

/** Widths to the right, heights upwards: a shape is a point, and the rectangle from the origin to it. */
export function ShapePlane(props: ShapePlaneProps) {
  const words = say(viewText);
  const { corners, unit, log, assignment, cluster = null } = props;
  const also = props.also ?? NONE;
  const [across, upwards] = useMemo(
    () => [domainOf(corners, also, 0, log), domainOf(corners, also, 1, log)] as const,
    [corners, also.join(), log],
  );
  const places = useRef<{ key: string; corners: Float64Array; at: Float32Array } | null>(null);
  const painter = useMemo(() => new PointPainter(), []);

  return (
    <Plot
      label={props.label}
      x={{ title: words.width(unit), domain: across, log }}
      y={{ title: words.height(unit), domain: upwards, log }}
      paint={(pen, area) => {
        const key = [area.width, area.height, log, ...across, ...upwards].join();
        if (places.current?.key !== key || places.current.corners !== corners) {
          places.current = { key, corners, at: placesOf(corners, area, log) };
        }
        props.paintBelow?.(pen, area);
        const points = { places: places.current.at, assignment, cluster };
        painter.paint(pen, { ...points, area: area.width * area.height }, pointColours());
      }}
      {...(props.onPointerDown && { onPointerDown: props.onPointerDown })}
      {...(props.onPointerUp && { onPointerUp: props.onPointerUp })}
      {...(props.children && { children: props.children })}
    />
  );
}

const NONE: readonly number[] = [];

function pointColours(): PointColours {
  return { groups: groupColours(), none: themeColour('--text-quiet') };
}

/** All shapes with a little room; a linear axis begins at 0, since that is a rectangle's corner. */
export function domainOf(
  corners: Float64Array,
  also: readonly number[],
  axis: 0 | 1,
  log: boolean,
): [number, number] {
  let least = Infinity;
  let most = 0;
  for (let at = 2 + axis; at < corners.length; at += 4) {
    const side = corners[at] as number;
    if (side < least) least = side;
    if (side > most) most = side;
  }
  for (let at: number = axis; at < also.length; at += 2) {
    const side = also[at] as number;
    if (side > 0 && side < least) least = side;
    if (side > most) most = side;
  }
  if (most === 0) return log ? [1, 10] : [0, 1];
  return log ? [least / 1.35, most * 1.35] : [0, most * 1.08];
}
