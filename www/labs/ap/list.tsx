import type { ApDetail, ApSummary } from 'boxstep-ap';
import { VirtualRows } from '../../controls/rows';
import { number } from '../../text/numbers';
import { say } from '../../text/text';
import type { PanelProps } from '../lab';
import { documentBoxes, indexOf } from './data';
import { type ApFrame, type ApLabOptions, columnsOf, curveOf, REASONS, startsOf } from './lab';
import { apText } from './text';
import { viewText } from './view-text';

const ROW_HEIGHT = 26;

type Props = PanelProps<ApLabOptions, ApDetail, ApSummary>;

/** The detections of the present class, best first, with what became of each. */
export function ListPanel({ frame, seek }: Props) {
  const words = say(viewText);
  const { order } = columnsOf(frame);
  const { event } = frame.detail;
  const now = 'detection' in event ? order.indexOf(event.detection) : -1;
  if (order.length === 0) return <p class="quiet ap-empty">{words.noDetections}</p>;
  return (
    <VirtualRows
      count={order.length}
      rowHeight={ROW_HEIGHT}
      current={now < 0 ? null : now}
      row={(rank) => <Row key={rank} rank={rank} frame={frame} isNow={rank === now} seek={seek} />}
    />
  );
}

interface RowProps extends Pick<Props, 'frame' | 'seek'> {
  readonly rank: number;
  readonly isNow: boolean;
}

function Row({ rank, frame, isNow, seek }: RowProps) {
  const words = say(apText);
  const { order, reasons, leaders, overlaps } = columnsOf(frame);
  const { images, boxes } = documentBoxes(frame.images);
  const row = order[rank] ?? 0;
  const reason = REASONS[reasons[rank] ?? 0] ?? null;
  const leader = leaders[rank] ?? row;
  const image = frame.images[images[row] ?? 0];
  return (
    <button
      type="button"
      class={`order-row ap-row verdict-${reason ?? 'none'} ${isNow ? 'is-now' : ''}`}
      style={{ height: `${ROW_HEIGHT}px` }}
      aria-current={isNow ? 'step' : undefined}
      onClick={() => seek(judgedAt(frame, rank))}
    >
      <span class="rank">{rank + 1}</span>
      <span class="ap-mark" aria-hidden="true">
        {MARKS[reason ?? 'none']}
      </span>
      <span class="index">{indexOf(frame, row)}</span>
      {frame.images.length > 1 && <span class="named">{image?.name}</span>}
      <span class="score">{number(boxes.scores[row] ?? Number.NaN, 3)}</span>
      <span class="role">
        {reason ? words.reasons[reason] : words.waiting}
        {leader !== row && ` · ${indexOf(frame, leader)} ${number(overlaps[rank] ?? 0, 3)}`}
      </span>
    </button>
  );
}

/** A sign beside the words. */
const MARKS = {
  none: '',
  found: '✓',
  'no-truth': '✗',
  'too-little': '✗',
  duplicate: '✗',
  'ignored-truth': '–',
  'other-area': '–',
} as const;

/** The event that judges a detection of the present curve, by its rank. */
function judgedAt(frame: ApFrame, rank: number): number {
  const round = (startsOf(frame)[curveOf(frame)] ?? 0) + 1 + rank;
  return Math.max(0, (frame.run.ends[round] ?? 1) - 1);
}
