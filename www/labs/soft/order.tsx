import type { SoftDetail, SoftSummary } from 'boxstep-family';
import { useMemo } from 'preact/hooks';
import { ROLES } from '../../canvas/roles';
import { VirtualRows } from '../../controls/rows';
import { number } from '../../text/numbers';
import { say } from '../../text/text';
import type { PanelProps } from '../lab';
import {
  runColumnsOf,
  type SoftFrame,
  type SoftLabOptions,
  scoreScale,
  scoresAtFirst,
  scoresNow,
} from './lab';
import './soft.css';
import { softText } from './text';

const ROW_HEIGHT = 26;

/** Those kept, then those in play with the best score first, then the rest; each with its score now. */
export function OrderPanel({ frame, find }: PanelProps<SoftLabOptions, SoftDetail, SoftSummary>) {
  const rows = useMemo(() => rankedRows(frame), [frame.run, frame.position]);
  const focus = useMemo(() => rows.indexOf(rowInFocus(frame)), [rows, frame.detail]);
  return (
    <VirtualRows
      count={rows.length}
      rowHeight={ROW_HEIGHT}
      current={focus < 0 ? null : focus}
      row={(rank) => {
        const row = rows[rank] ?? 0;
        return <OrderRow key={row} rank={rank} row={row} frame={frame} find={find} />;
      }}
    />
  );
}

interface OrderRowProps {
  readonly rank: number;
  readonly row: number;
  readonly frame: SoftFrame;
  find(subject: readonly [number]): void;
}

function OrderRow({ rank, row, frame, find }: OrderRowProps) {
  const words = say(softText);
  const role = ROLES[frame.roles[row] ?? 0] ?? 'plain';
  const now = scoresNow(frame)[row] ?? 0;
  const first = scoresAtFirst(frame)[row] ?? 0;
  const by = runColumnsOf(frame).droppedBy[row];
  return (
    <button
      type="button"
      class={`order-row role-${role}`}
      style={{ height: `${ROW_HEIGHT}px` }}
      onClick={() => find([row])}
    >
      <span class="rank">{rank + 1}</span>
      <span class="swatch" aria-hidden="true" />
      <span class="index">#{row}</span>
      <span class="named">{frame.classNames[frame.boxes.classes[row] ?? 0]}</span>
      <ScoreBar now={now} first={first} scale={scoreScale(frame)} />
      <span class="score score-now">
        <span aria-hidden="true">{number(now, 3)}</span>
        <span class="visually-hidden">{words.scoreLabel(number(now, 3), number(first, 3))}</span>
      </span>
      <span class="role">
        {role === 'suppressed' ? words.dropped(`#${by}`) : words.roles[role]}
      </span>
    </button>
  );
}

interface ScoreBarProps {
  readonly now: number;
  readonly first: number;
  readonly scale: number;
}

/** As on the canvas: what is left is filled, what was lost is hatched. */
function ScoreBar({ now, first, scale }: ScoreBarProps) {
  const percent = (score: number) => `${(100 * Math.max(0, score)) / scale}%`;
  return (
    <span class="score-bar" aria-hidden="true">
      <span class="score-lost" style={{ inlineSize: percent(first) }} />
      <span class="score-left" style={{ inlineSize: percent(now) }} />
    </span>
  );
}

/** All rows in the order in which they would be picked from here on, those out of play last. */
export function rankedRows(frame: SoftFrame): number[] {
  const scores = scoresNow(frame);
  const kept = runColumnsOf(frame).kept.subarray(0, frame.detail.kept);
  const isInPlay = (row: number) =>
    ['waiting', 'compared'].includes(ROLES[frame.roles[row] ?? 0] ?? 'plain');
  const taken = new Set(kept);
  const rest = [...frame.roles.keys()].filter((row) => !taken.has(row));
  const later = frame.options.ties === 'lowest-index' ? 1 : -1;
  const inPlay = rest
    .filter(isInPlay)
    .sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || later * (a - b));
  return [...kept, ...inPlay, ...rest.filter((row) => !isInPlay(row))];
}

function rowInFocus({ detail: { event } }: SoftFrame): number {
  switch (event.kind) {
    case 'lower':
    case 'otherClass':
      return event.other;
    case 'pick':
    case 'filter':
      return event.item;
    default:
      return -1;
  }
}
