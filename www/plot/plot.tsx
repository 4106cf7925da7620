import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { shownTheme } from '../controls/theme';
import { fineness } from './fineness';
import './plot.css';
import { type Axis, domainOfScale, type Scale, scaleOf } from './scale';

/** The inside of a plot: everything is drawn in its CSS pixels, from its upper left corner. */
export interface PlotArea {
  readonly x: Scale;
  readonly y: Scale;
  readonly width: number;
  readonly height: number;
  /** The values under the pointer. */
  at(event: MouseEvent): [x: number, y: number];
}

interface PlotProps {
  /** What is seen, for those who do not see it. */
  readonly label: string;
  readonly x: Axis;
  /** Upwards. */
  readonly y: Axis;
  /** Whether a unit is as long on both axes, so that angles and shapes are true; linear axes only. */
  readonly square?: boolean;
  /** Draws what is too much for elements (points, fields), below them and on the grid; called at every render. */
  paint?(pen: CanvasRenderingContext2D, area: PlotArea): void;
  onPointerDown?(event: PointerEvent, area: PlotArea): void;
  onPointerMove?(event: PointerEvent, area: PlotArea): void;
  onPointerUp?(event: PointerEvent, area: PlotArea): void;
  /** SVG elements over that. */
  children?(area: PlotArea): ComponentChildren;
}

/** Room for tick labels and titles, in CSS pixels. */
const MARGIN = { left: 52, right: 20, top: 12, bottom: 40 };

const INSIDE = `translate(${MARGIN.left} ${MARGIN.top})`;

/** Two axes that fill the box they are put into. */
export function Plot(props: PlotProps) {
  const box = useRef<HTMLElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const svg = useRef<SVGSVGElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });

  useLayoutEffect(() => {
    if (!box.current) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setSize({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);

  // Read here since a canvas does not change its colours by itself.
  shownTheme();
  const fine = fineness.value;
  const width = Math.max(0, size.width - MARGIN.left - MARGIN.right);
  const height = Math.max(0, size.height - MARGIN.top - MARGIN.bottom);
  const { x, y, square } = props;
  const area = useMemo(
    () => areaOf({ x, y, square }, width, height, svg),
    [width, height, square, ...[x, y].flatMap(({ domain, log, whole }) => [...domain, log, whole])],
  );
  // The same at most renders, which then need not look at each of their lines.
  const axes = useMemo(
    () => <Axes area={area} x={x.title} y={y.title} />,
    [area, x.title, y.title],
  );

  useLayoutEffect(() => {
    const pen = canvas.current?.getContext('2d');
    if (!canvas.current || !pen || width === 0 || height === 0) return;
    const pixels = fine ?? (devicePixelRatio || 1);
    canvas.current.width = Math.round(width * pixels);
    canvas.current.height = Math.round(height * pixels);
    pen.setTransform(pixels, 0, 0, pixels, 0, 0);
    props.paint?.(pen, area);
  });

  return (
    <figure class="plot" ref={box}>
      {width > 0 && height > 0 && (
        <svg width={size.width} height={size.height} aria-hidden="true" focusable="false">
          <g transform={INSIDE}>{axes}</g>
        </svg>
      )}
      <canvas
        ref={canvas}
        style={{
          left: `${MARGIN.left}px`,
          top: `${MARGIN.top}px`,
          width: `${width}px`,
          height: `${height}px`,
        }}
      />
      {width > 0 && height > 0 && (
        <svg
          ref={svg}
          aria-label={props.label}
          width={size.width}
          height={size.height}
          onPointerDown={(event) => props.onPointerDown?.(event, area)}
          onPointerMove={(event) => props.onPointerMove?.(event, area)}
          onPointerUp={(event) => props.onPointerUp?.(event, area)}
        >
          <g transform={INSIDE}>{props.children?.(area)}</g>
        </svg>
      )}
    </figure>
  );
}

function areaOf(
  { x, y, square }: Pick<PlotProps, 'x' | 'y'> & { readonly square: boolean | undefined },
  width: number,
  height: number,
  svg: { readonly current: SVGSVGElement | null },
): PlotArea {
  let [across, upwards] = [x.domain, y.domain];
  if (square && width > 0 && height > 0) {
    const perUnit = ([from, to]: Axis['domain'], pixels: number) => pixels / Math.abs(to - from);
    const scale = Math.min(perUnit(across, width), perUnit(upwards, height));
    // Infinite where neither axis has any length: then there is nothing to be true to.
    if (Number.isFinite(scale)) {
      across = domainOfScale(across, width, scale);
      upwards = domainOfScale(upwards, height, scale);
    }
  }
  const scales = {
    x: scaleOf({ ...x, domain: across }, [0, width]),
    y: scaleOf({ ...y, domain: upwards }, [height, 0]),
  };
  return {
    ...scales,
    width,
    height,
    at(event) {
      const { left = 0, top = 0 } = svg.current?.getBoundingClientRect() ?? {};
      return [
        scales.x.invert(event.clientX - left - MARGIN.left),
        scales.y.invert(event.clientY - top - MARGIN.top),
      ];
    },
  };
}

function Axes({ area, x, y }: { area: PlotArea; x: string; y: string }) {
  const { width, height } = area;
  return (
    <g class="plot-axes">
      {area.x.ticks().map((tick) => (
        <g key={tick} transform={`translate(${area.x(tick)} 0)`}>
          <line y2={height} />
          <text y={height + 16} text-anchor="middle">
            {area.x.tickLabel(tick)}
          </text>
        </g>
      ))}
      {area.y.ticks().map((tick) => (
        <g key={tick} transform={`translate(0 ${area.y(tick)})`}>
          <line x2={width} />
          <text x={-8} dy="0.32em" text-anchor="end">
            {area.y.tickLabel(tick)}
          </text>
        </g>
      ))}
      <rect class="plot-frame" width={width} height={height} />
      <text class="plot-title" x={width / 2} y={height + 34} text-anchor="middle">
        {x}
      </text>
      <text
        class="plot-title"
        transform={`translate(-40 ${height / 2}) rotate(-90)`}
        text-anchor="middle"
      >
        {y}
      </text>
    </g>
  );
}
