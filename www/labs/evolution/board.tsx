import type { EvolutionDetail, EvolutionSummary } from 'boxstep-anchors';
import { useMemo, useRef } from 'preact/hooks';
import { Segmented } from '../../controls/controls';
import { type Layer, paintLayer } from '../../plot/layer';
import { Plot, type PlotArea } from '../../plot/plot';
import { count } from '../../text/numbers';
import { say } from '../../text/text';
import '../anchors/anchors.css';
import { domainOf } from '../anchors/plane';
import { placesOf } from '../anchors/plane-points';
import { viewText } from '../anchors/view-text';
import type { PanelProps } from '../lab';
import './evolution.css';
import {
  columnsOf,
  type EvolutionFrame,
  type EvolutionLabOptions,
  firstAnchors,
  runColumnsOf,
  type Shape,
  searchOf,
  shapesFrom,
} from './lab';
import { Lens } from './lens';
import { paintPlane, reachRect } from './paint';
import { reachOf } from './reach';
import { anchorName } from './sentence';
import { evolutionText } from './text';

type Props = PanelProps<EvolutionLabOptions, EvolutionDetail, EvolutionSummary>;

/** More anchors than these have no numbers and no paths, which could not be told apart. */
const MOST_NAMED = 60;

/** The plane of widths and heights: the shapes, the anchors, and how far those reach. */
export function EvolutionBoard({ frame, change }: Props) {
  const words = say(evolutionText);
  const planeWords = say(viewText);
  const { options, run } = frame;
  const { corners } = searchOf(frame, options);
  const first = firstAnchors(frame);
  const best = shapesFrom(columnsOf(frame).anchors);
  // Most events move no best anchor, so this is looked at as often as they move.
  const { reached, count: within } = useMemo(
    () => reachOf(corners, best, options.ratio),
    [corners, best.join(), options.ratio],
  );
  const domains = useMemo(() => {
    // Of the whole run, so that nothing jumps.
    const all = [...first.flat(), ...runColumnsOf(frame).anchors];
    const domain = (axis: 0 | 1) => domainOf(corners, all, axis, options.log);
    return [domain(0), domain(1)] as const;
  }, [run, corners, options.log]);
  const layer = useRef<Layer | null>(null);
  return (
    <div class="evolution-board">
      <div class="plane-bar">
        <Segmented
          label={planeWords.axes}
          value={options.log ? 'log' : 'linear'}
          choices={[
            { value: 'linear', label: planeWords.linear },
            { value: 'log', label: planeWords.log, title: words.logHelp },
          ]}
          onChange={(axes) => change({ log: axes === 'log' })}
        />
        <Legend frame={frame} within={within} />
      </div>
      <Plot
        label={words.boardLabel(reached.length, best.length)}
        x={{ title: words.widthAxis, domain: domains[0], log: options.log }}
        y={{ title: words.heightAxis, domain: domains[1], log: options.log }}
        paint={(pen, area) => {
          const key = [options.log, options.ratio, run.id, ...best].join();
          layer.current = paintLayer(pen, area, key, layer.current, (below) => {
            const places = placesOf(corners, area, options.log);
            paintPlane(below, area, {
              ...{ places, reached, anchors: best },
              ratio: options.ratio,
            });
          });
        }}
      >
        {(area) => <Anchors area={area} frame={frame} first={first} best={best} />}
      </Plot>
    </div>
  );
}

interface AnchorsProps {
  readonly area: PlotArea;
  readonly frame: EvolutionFrame;
  readonly first: readonly Shape[];
  readonly best: readonly Shape[];
}

/** The best anchors with the way they came, and what this event does to them. */
function Anchors({ area, frame, first, best }: AnchorsProps) {
  const { event } = frame.detail;
  const place = ([width, height]: Shape) => [area.x(width), area.y(height)] as const;
  const isFew = best.length <= MOST_NAMED;
  const present = event.kind === 'mutate' ? event.anchor : -1;
  return (
    <>
      {event.kind === 'mutate' && (
        <Reach area={area} anchor={event.to} ratio={frame.options.ratio} />
      )}
      {isFew &&
        first.map((anchor, i) => {
          const [x1, y1] = place(anchor);
          const [x2, y2] = place(best[i] ?? anchor);
          return (
            <g key={i} class="anchor-way">
              <line x1={x1} y1={y1} x2={x2} y2={y2} />
              <circle cx={x1} cy={y1} r={3} />
            </g>
          );
        })}
      {best.map((anchor, i) => {
        const [x, y] = place(anchor);
        const isNew = event.kind === 'judge' && event.accepted;
        return (
          <g key={i} class={`anchor-mark ${i === present || isNew ? 'is-present' : ''}`}>
            <rect x={x - 5} y={y - 5} width={10} height={10} />
            {isFew && (
              <text x={x + 9} y={y - 7}>
                {anchorName(i)}
              </text>
            )}
          </g>
        );
      })}
      {isFew && (event.kind === 'mutate' || event.kind === 'judge') && (
        <Candidate area={area} frame={frame} best={best} />
      )}
      {event.kind === 'mutate' && (
        <Lens area={area} from={place(event.from)} to={place(event.to)} />
      )}
    </>
  );
}

/** Where the anchors of this generation have been moved to, as far as they have. */
function Candidate({ area, frame, best }: Omit<AnchorsProps, 'first'>) {
  const moved = shapesFrom(columnsOf(frame).candidate).flatMap((to, i) => {
    const from = best[i];
    return from && String(from) !== String(to) ? [{ i, from, to }] : [];
  });
  // Once it is accepted it is the best, and nothing is left that moved.
  const state = frame.detail.event.kind === 'mutate' ? 'is-open' : 'is-dropped';
  return (
    <>
      {moved.map(({ i, from, to }) => {
        const [x, y] = [area.x(to[0]), area.y(to[1])];
        return (
          <g key={i} class={`anchor-candidate ${state}`}>
            <line x1={area.x(from[0])} y1={area.y(from[1])} x2={x} y2={y} />
            <rect x={x - 4} y={y - 4} width={8} height={8} />
          </g>
        );
      })}
    </>
  );
}

function Reach({ area, anchor, ratio }: { area: PlotArea; anchor: Shape; ratio: number }) {
  const [x, y, width, height] = reachRect(area, anchor, ratio);
  return (
    // Cut off at the frame, beyond which it may go on.
    <svg width={area.width} height={area.height} overflow="hidden" aria-hidden="true">
      <rect class="anchor-reach" {...{ x, y, width, height }} />
    </svg>
  );
}

/** What the signs mean, with how many there are of each. */
function Legend({ frame, within }: { frame: EvolutionFrame; within: number }) {
  const words = say(evolutionText);
  const { event } = frame.detail;
  const { options } = frame;
  const { corners } = searchOf(frame, options);
  const out = corners.length / 4 - within;
  const own = event.kind === 'mutate' ? reachOf(corners, [event.to], options.ratio).count : null;
  return (
    <ul class="board-legend">
      <li>
        <svg viewBox="-8 -8 16 16" aria-hidden="true">
          <circle class="legend-reached" r="4" />
        </svg>
        {words.reached(count(within))}
      </li>
      <li>
        <svg viewBox="-8 -8 16 16" aria-hidden="true">
          <path class="legend-out" d="M-4-4 4 4M4-4-4 4" />
        </svg>
        {words.notReached(count(out))}
      </li>
      <li>
        <svg viewBox="-8 -8 16 16" aria-hidden="true" class="anchor-mark">
          <rect x="-5" y="-5" width="10" height="10" />
        </svg>
        {words.legendAnchor}
      </li>
      <li>
        <svg viewBox="-8 -8 16 16" aria-hidden="true" class="anchor-way">
          <circle r="4" />
        </svg>
        {words.legendFirst}
      </li>
      {event.kind === 'mutate' && own !== null && (
        <li>
          <svg viewBox="-8 -8 16 16" aria-hidden="true">
            <rect class="anchor-reach" x="-7" y="-5" width="14" height="10" />
          </svg>
          {words.reachOf(anchorName(event.anchor), count(own))}
        </li>
      )}
      {event.kind === 'judge' && !event.accepted && (
        <li>
          <svg viewBox="-8 -8 16 16" aria-hidden="true" class="anchor-candidate is-dropped">
            <rect x="-4" y="-4" width="8" height="8" />
          </svg>
          {words.legendCandidate}
        </li>
      )}
    </ul>
  );
}
