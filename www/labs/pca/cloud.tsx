import type { PcaDetail, PcaSummary } from 'boxstep-pca';
import { useMemo, useRef, useState } from 'preact/hooks';
import { type Layer, paintLayer } from '../../plot/layer';
import { Plot, type PlotArea } from '../../plot/plot';
import { language, say } from '../../text/text';
import type { PanelProps } from '../lab';
import { Axes } from './axes';
import { HandAxis, HandControls, useHand } from './by-hand';
import { isFrom, type PcaFrame, type PcaPageOptions } from './lab';
import { Loadings } from './loadings';
import { paintEvent, paintPoints, shownPoints } from './paint-cloud';
import { ellipse, nearestPoint, type Plane, planeCovariance, planeKey, planeOf } from './plane';
import { pcaText, rowName } from './text';
import { brief } from './values';
import './cloud.css';

/** The rows as points, and what has been found of them so far. */
export function Cloud({ frame }: PanelProps<PcaPageOptions, PcaDetail, PcaSummary>) {
  const words = say(pcaText);
  const [wantsHand, setWantsHand] = useState(false);
  const isFlat = frame.run.about.columns === 2;
  const byHand = wantsHand && isFlat;
  const hand = useHand(frame);
  const key = planeKey(frame, byHand);
  const plane = useMemo(() => planeOf(frame, byHand), [key, language.value]);
  const { rows, columns } = frame.run.about;
  const [x, y] = plane.titles;
  const turn = (event: PointerEvent, area: PlotArea) => {
    const [across, up] = area.at(event);
    if (across !== 0 || up !== 0) hand.turnTo(Math.atan2(up, across));
  };
  const [pointed, setPointed] = useState<number | null>(null);
  const look = (event: PointerEvent, area: PlotArea) => {
    if (event.buttons === 0) setPointed(nearestPoint(plane, area, area.at(event)));
  };
  const pointing = {
    onPointerDown: look,
    onPointerMove: look,
  };
  const dragging = {
    onPointerDown: (event: PointerEvent, area: PlotArea) => {
      (event.currentTarget as Element | null)?.setPointerCapture(event.pointerId);
      turn(event, area);
    },
    onPointerMove: (event: PointerEvent, area: PlotArea) => {
      if (event.buttons % 2 === 1) turn(event, area);
      else look(event, area);
    },
  };
  const shown = shownPoints(rows);
  const layer = useRef<Layer | null>(null);
  return (
    <div class="pca-cloud" data-by-hand={byHand}>
      <div class="pca-cloud-bar">
        {isFlat && (
          <button type="button" aria-pressed={byHand} onClick={() => setWantsHand(!wantsHand)}>
            {words.byHand}
          </button>
        )}
        {!isFlat && plane.kind === 'columns' && (
          <span class="quiet">{words.firstTwo(columns)}</span>
        )}
        {shown < rows && <span class="quiet">{words.someOf(shown, rows)}</span>}
      </div>
      {byHand && <HandControls frame={frame} hand={hand} />}
      <div class="pca-plot" onPointerLeave={() => setPointed(null)}>
        <Plot
          label={words.cloudLabel(rows, x, y)}
          x={{ title: x, domain: plane.domains[0] }}
          y={{ title: y, domain: plane.domains[1] }}
          square={isFlat || plane.kind === 'scores'}
          paint={(pen, area) => {
            paintEvent(pen, area, plane, frame, byHand ? hand.angle : null);
            layer.current = paintLayer(pen, area, key, layer.current, (below) =>
              paintPoints(below, area, plane.points),
            );
          }}
          {...(byHand ? dragging : pointing)}
        >
          {(area) => (
            <>
              <Mean
                area={area}
                plane={plane}
                named={plane.kind === 'columns' && !isFrom(frame, 'sweep')}
              />
              {plane.kind === 'columns' && !byHand && isFrom(frame, 'sweep') && (
                <Ellipses area={area} frame={frame} />
              )}
              {isFlat && !byHand && isFrom(frame, 'sweep') && <Axes area={area} frame={frame} />}
              {plane.kind === 'scores' && <Loadings area={area} frame={frame} />}
              {pointed !== null && pointed < rows && (
                <Pointed area={area} plane={plane} frame={frame} row={pointed} />
              )}
              {byHand && <HandAxis area={area} frame={frame} hand={hand} />}
            </>
          )}
        </Plot>
      </div>
    </div>
  );
}

/** Lines through what is known of the mean, and a mark where both are. */
function Mean({ area, plane, named }: { area: PlotArea; plane: Plane; named: boolean }) {
  const words = say(pcaText);
  const [x, y] = plane.mean;
  return (
    <g class="pca-mean">
      {x !== null && <line x1={area.x(x)} x2={area.x(x)} y2={area.height} />}
      {y !== null && <line y1={area.y(y)} y2={area.y(y)} x2={area.width} />}
      {x !== null && y !== null && (
        <g transform={`translate(${area.x(x)} ${area.y(y)})`}>
          <path d="M-6 0H6M0 -6V6" />
          {named && (
            <text x={8} y={area.y(y) > area.height - 24 ? -8 : 16}>
              {words.meanMark}
            </text>
          )}
        </g>
      )}
    </g>
  );
}

interface PointedProps {
  readonly area: PlotArea;
  readonly plane: Plane;
  readonly frame: PcaFrame;
  readonly row: number;
}

/** Which row the point under the pointer is, and where it lies. */
function Pointed({ area, plane, frame, row }: PointedProps) {
  const [x = 0, y = 0] = plane.points.subarray(2 * row, 2 * row + 2);
  const [atX, atY] = [area.x(x), area.y(y)];
  const left = atX > area.width / 2;
  return (
    <g class="pca-pointed" transform={`translate(${atX} ${atY})`}>
      <circle r={6} />
      <text x={left ? -10 : 10} y={-8} text-anchor={left ? 'end' : 'start'}>
        {rowName(frame, row)} ({brief(x)}, {brief(y)})
      </text>
    </g>
  );
}

/** Of one and of two standard deviations. */
function Ellipses({ area, frame }: { area: PlotArea; frame: PcaFrame }) {
  const covariance = planeCovariance(frame);
  return (
    <g class="pca-ellipses">
      {[1, 2].map((deviations) => {
        const points = ellipse(covariance, deviations);
        const [x, y] = labelPlace(points);
        return (
          <g key={deviations}>
            <polygon points={points.map(([x, y]) => `${area.x(x)},${area.y(y)}`).join(' ')} />
            <text x={area.x(x)} y={area.y(y)} dy="0.35em" text-anchor="middle">
              {deviations}σ
            </text>
          </g>
        );
      })}
    </g>
  );
}

/** Where an ellipse is labelled: below, between where the two axes leave it. */
function labelPlace(points: readonly [x: number, y: number][]): readonly [number, number] {
  const size = (i: number) => Math.hypot(...(points[i] ?? [0, 0]));
  const nearest = points.reduce((best, _, i) => (size(i) < size(best) ? i : best), 0);
  const places = [0.125, 0.625].map(
    (turn): readonly [number, number] =>
      points[(nearest + Math.round(turn * points.length)) % points.length] ?? [0, 0],
  );
  return places.reduce((best, each) => (each[1] < best[1] ? each : best));
}
