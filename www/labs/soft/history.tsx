import type { SoftDetail, SoftSummary } from 'boxstep-family';
import type { Asked } from '../../engine/engine';
import { groupColour } from '../../plot/colours';
import { Plot, type PlotArea } from '../../plot/plot';
import { say } from '../../text/text';
import { useAnswer } from '../answer';
import type { PanelProps } from '../lab';
import {
  runColumnsOf,
  type SoftFrame,
  type SoftLabOptions,
  scoreScale,
  scoresAtFirst,
} from './lab';
import './soft.css';
import { softText } from './text';

/** So many rounds are drawn, of so many boxes: beyond, lines hide each other. */
export const MOST_ROUNDS = 40;
export const MOST_LINES = 40;

type Props = PanelProps<SoftLabOptions, SoftDetail, SoftSummary>;

/** The score of each box after each round, as lines that fall. */
export function HistoryPanel({ frame, engine, seek }: Props) {
  const words = say(softText);
  const { run } = frame;
  const { value, failed } = useAnswer(() => historyOf(engine, run.id, run.ends), [run.id]);
  const rounds = roundsOf(run.ends);
  const present = run.ends.findIndex((end) => frame.position < end);
  const go = (round: number) => {
    const to = Math.min(rounds, Math.max(0, Math.round(round)));
    seek((run.ends[to] ?? 1) - 1);
  };
  if (failed) return <p class="quiet soft-panel">{words.scoresLost}</p>;
  return (
    <div class="soft-panel">
      <div class="soft-chart">
        <Plot
          label={words.scoresLabel}
          x={{ title: words.roundAxis, domain: [0, rounds], whole: true }}
          y={{ title: words.scoreAxis, domain: [0, scoreScale(frame)] }}
          onPointerDown={(event, area) => go(area.at(event)[0])}
        >
          {(area) => (
            <>
              <line
                class="decay-guide"
                x1={area.x(Math.min(rounds, present))}
                x2={area.x(Math.min(rounds, present))}
                y2={area.height}
              />
              {value && <Lines area={area} frame={frame} history={value} />}
            </>
          )}
        </Plot>
      </div>
      <input
        type="range"
        class="soft-slider"
        aria-label={words.goToRound}
        min={0}
        max={rounds}
        step={1}
        value={Math.min(rounds, present)}
        onInput={(event) => go(event.currentTarget.valueAsNumber)}
      />
      <p class="quiet">
        {words.scoresHelp}
        {run.ends.length - 1 > rounds && ` ${words.scoresMost(rounds)}`}
      </p>
    </div>
  );
}

/** The last round that is drawn. */
function roundsOf(ends: Float64Array): number {
  return Math.min(MOST_ROUNDS, ends.length - 1);
}

/** The scores after each round, from the engine: what a frame at its last event shows. */
async function historyOf(engine: Asked, run: string, ends: Float64Array): Promise<Float64Array[]> {
  const history: Float64Array[] = [];
  for (let round = 0; round <= roundsOf(ends); round += 1) {
    const events = (ends[round] ?? 0) - (ends[round - 1] ?? 0);
    const frame = await engine.call('frame', [run, { round, event: events - 1 }]);
    const scores = frame?.columns.scores;
    // The run was replaced: whoever asks next asks anew.
    if (!scores) return [];
    history.push(scores as Float64Array);
  }
  return history;
}

/** A box's way: its scores up to the round that decides about it, and how it ends. */
export interface ScoreLine {
  readonly row: number;
  readonly scores: readonly number[];
  readonly end: 'kept' | 'dropped' | 'none';
}

/** The lines of those that took part, the best at first before the others. */
export function linesOf(frame: SoftFrame, history: readonly Float64Array[]): ScoreLine[] {
  const { kept, droppedBy } = runColumnsOf(frame);
  const pickedIn = new Map([...kept].map((row, i) => [row, i + 1]));
  const first = scoresAtFirst(frame);
  const { scoreThreshold, scoreBoundary } = frame.options;
  const takesPart = (score: number) =>
    scoreBoundary === 'greater' ? score > scoreThreshold : score >= scoreThreshold;
  return [...first.keys()]
    .filter((row) => takesPart(first[row] ?? 0))
    .sort((a, b) => (first[b] ?? 0) - (first[a] ?? 0) || a - b)
    .slice(0, MOST_LINES)
    .flatMap((row): ScoreLine[] => {
      const by = droppedBy[row] ?? row;
      const isDropped = by !== row;
      const last = pickedIn.get(isDropped ? by : row);
      // One left out by the maximum output stays to the end.
      const until = last ?? history.length - 1;
      const scores = history.slice(0, until + 1).map((all) => all[row] ?? 0);
      const isDrawn = until < history.length;
      const end = isDropped ? 'dropped' : last === undefined ? 'none' : 'kept';
      return scores.length === 0 ? [] : [{ row, scores, end: isDrawn ? end : 'none' }];
    });
}

interface LinesProps {
  readonly area: PlotArea;
  readonly frame: SoftFrame;
  readonly history: readonly Float64Array[];
}

function Lines({ area, frame, history }: LinesProps) {
  const { event } = frame.detail;
  const present = event.kind === 'lower' ? event.other : 'item' in event ? event.item : -1;
  return (
    <>
      {linesOf(frame, history).map(({ row, scores, end }) => {
        const points = scores.map((score, round) => `${area.x(round)} ${area.y(score)}`);
        const x = area.x(scores.length - 1);
        const y = area.y(scores.at(-1) ?? 0);
        const colour = groupColour(frame.boxes.classes[row] ?? 0);
        return (
          <g key={row} class={`score-line${row === present ? ' is-present' : ''}`}>
            <path d={`M${points.join('L')}`} style={{ stroke: colour }} />
            {end === 'kept' && <circle cx={x} cy={y} r={3} style={{ fill: colour }} />}
            {end === 'dropped' && (
              <path d={`M${x - 3} ${y - 3}l6 6m0 -6l-6 6`} style={{ stroke: colour }} />
            )}
            {row === present && (
              <text class="decay-label" x={Math.min(x + 7, area.width - 24)} y={y - 6}>
                #{row}
              </text>
            )}
          </g>
        );
      })}
    </>
  );
}
