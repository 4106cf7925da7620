import { useRef } from 'preact/hooks';
import type { PlotArea } from '../../plot/plot';
import { say } from '../../text/text';
import type { AnchorsLabOptions } from './lab';
import { clusterName, sizeText } from './names';
import { viewText } from './view-text';

/** From the least to the largest that a side can be given, for width and height. */
type Limits = readonly (readonly [number, number])[];

interface HandBarProps {
  readonly init: readonly number[];
  readonly k: number;
  readonly corners: Float64Array;
  change(patch: Partial<AnchorsLabOptions>): void;
}

/** What can be done with first centroids that are placed by hand, without a pointer too. */
export function HandBar({ init, k, corners, change }: HandBarProps) {
  const words = say(viewText);
  const left = k - init.length / 2;
  return (
    <span class="hand-bar">
      <button
        type="button"
        aria-disabled={left <= 0}
        onClick={() => {
          if (left > 0) change({ init: [...init, ...somewhere(corners, init.length / 2, k)] });
        }}
      >
        {words.handAdd}
      </button>
      <button type="button" onClick={() => change({ init: [] })}>
        {words.handClear}
      </button>
      <span class="quiet">{left > 0 ? words.handPlace(left) : words.handMove}</span>
    </span>
  );
}

/** A shape to begin with: those of rising area, evenly apart. */
function somewhere(corners: Float64Array, at: number, k: number): [number, number] {
  const rows = [...Array(corners.length / 4).keys()];
  const area = (row: number) => (corners[4 * row + 2] ?? 0) * (corners[4 * row + 3] ?? 0);
  rows.sort((a, b) => area(a) - area(b));
  const row = rows[Math.floor(((at + 0.5) / k) * rows.length)] ?? 0;
  return [rounded(corners[4 * row + 2] ?? 1), rounded(corners[4 * row + 3] ?? 1)];
}

/** A point of the plane as a shape that can be placed. */
export function placed([width, height]: readonly [number, number], limits: Limits) {
  return [within(width, limits[0]), within(height, limits[1])] as const;
}

/** The part of an axis below which a side of a linear plane cannot be placed. */
const LEAST = 0.004;

function within(side: number, [from, to]: readonly [number, number] = [0, 1]): number {
  // Not to the very edge: what is placed there would widen the axis, and again.
  return rounded(Math.min(to / 1.08, Math.max(from, to * LEAST, side)));
}

/** To a handful of digits, as someone would write it. */
function rounded(side: number): number {
  return Number(side.toPrecision(4));
}

interface HandlesProps {
  readonly init: readonly number[];
  readonly area: PlotArea;
  readonly limits: Limits;
  onChange(init: readonly number[]): void;
}

/** How far an arrow key moves, in CSS pixels; with Shift, and without. */
const [FAR, NEAR] = [24, 4];

/** The first centroids that were placed, to be dragged or moved by keys. */
export function HandHandles({ init, area, limits, onChange }: HandlesProps) {
  const words = say(viewText);
  const dragged = useRef<number | null>(null);
  const moved = (at: number, to: readonly [number, number]) => {
    const [width, height] = placed(to, limits);
    onChange(init.map((side, i) => (i === 2 * at ? width : i === 2 * at + 1 ? height : side)));
  };
  return (
    <g class="hand-handles">
      {Array.from({ length: init.length / 2 }, (_, at) => {
        const [width, height] = [init[2 * at] ?? 0, init[2 * at + 1] ?? 0];
        const [x, y] = [area.x(width), area.y(height)];
        return (
          // biome-ignore lint/a11y/useSemanticElements: a button cannot stand in a drawing
          <g
            key={at}
            role="button"
            // Lower case: in a drawing attributes are told apart by it.
            tabindex={0}
            aria-label={words.handLabel(clusterName(at), sizeText([width, height]))}
            transform={`translate(${x} ${y})`}
            onKeyDown={(event) => {
              const step = event.shiftKey ? FAR : NEAR;
              const by = STEPS[event.key];
              if (by) moved(at, [area.x.invert(x + by[0] * step), area.y.invert(y + by[1] * step)]);
              else if (event.key === 'Delete' || event.key === 'Backspace') {
                onChange(init.filter((_, i) => i >> 1 !== at));
              } else return;
              event.preventDefault();
              event.stopPropagation();
            }}
            onPointerDown={(event) => {
              event.stopPropagation();
              event.currentTarget.setPointerCapture(event.pointerId);
              dragged.current = at;
            }}
            onPointerMove={(event) => {
              if (dragged.current === at) moved(at, area.at(event));
            }}
            onPointerUp={() => {
              dragged.current = null;
            }}
            onPointerCancel={() => {
              dragged.current = null;
            }}
          >
            <rect class="hand-reach" x={-20} y={-20} width={40} height={40} />
            <rect class="hand-mark" x={-15} y={-15} width={30} height={30} rx={4} />
            <text x={18} y={18}>
              {clusterName(at)}
            </text>
          </g>
        );
      })}
    </g>
  );
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
