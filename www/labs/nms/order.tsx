import type { NmsDetail, NmsSummary } from 'boxstep-engine';
import { useMemo } from 'preact/hooks';
import { ROLES } from '../../canvas/roles';
import { VirtualRows } from '../../controls/rows';
import { number } from '../../text/numbers';
import { say } from '../../text/text';
import type { LabFrame, PanelProps } from '../lab';
import { columnsOf, type GreedyOptions, type NmsFrame } from './lab';
import { nmsText } from './text';

const ROW_HEIGHT = 26;

/** All boxes, best first, each with what it is now. A click goes to where that was decided. */
export function OrderPanel({ frame, find }: PanelProps<GreedyOptions, NmsDetail, NmsSummary>) {
  return <OrderList frame={frame} find={find} inFocus={rowInFocus(frame)} />;
}

interface OrderListProps {
  /** A frame of a run whose columns are those of NMS. */
  readonly frame: LabFrame<object, unknown, unknown>;
  /** The row of the box that the event is about, or -1. */
  readonly inFocus: number;
  /** The scores as they are now, if the run changes them. */
  readonly scores?: Float64Array | undefined;
  find(subject: readonly [number]): void;
}

export function OrderList({ frame, inFocus, scores, find }: OrderListProps) {
  const rows = useMemo(() => allRows(frame), [frame.run]);
  const focus = useMemo(() => rows.indexOf(inFocus), [rows, inFocus]);
  return (
    <VirtualRows
      count={rows.length}
      rowHeight={ROW_HEIGHT}
      current={focus < 0 ? null : focus}
      row={(rank) => {
        const row = rows[rank] ?? 0;
        return (
          <OrderRow
            key={row}
            rank={rank}
            row={row}
            frame={frame}
            score={(scores ?? frame.boxes.scores)[row] ?? Number.NaN}
            find={find}
          />
        );
      }}
    />
  );
}

interface OrderRowProps extends Pick<OrderListProps, 'frame' | 'find'> {
  readonly rank: number;
  readonly row: number;
  readonly score: number;
}

function OrderRow({ rank, row, frame, score, find }: OrderRowProps) {
  const words = say(nmsText);
  const role = ROLES[frame.roles[row] ?? 0] ?? 'plain';
  const { suppressedBy, overlap } = columnsOf(frame);
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
      <span class="score">{Number.isNaN(score) ? '1*' : number(score, 3)}</span>
      <span class="role">
        {words.roles[role]}
        {role === 'suppressed' &&
          ` ${words.by(`#${suppressedBy[row]}`, number(overlap[row] ?? Number.NaN, 3))}`}
      </span>
    </button>
  );
}

/** Those that take part in the order of their scores, then those that do not. */
function allRows(frame: OrderListProps['frame']): number[] {
  const { order } = columnsOf(frame);
  const taking = new Set(order);
  const rest = [...frame.roles.keys()].filter((row) => !taking.has(row));
  return [...order, ...rest];
}

function rowInFocus({ detail: { event } }: NmsFrame): number {
  switch (event.kind) {
    case 'compare':
    case 'otherClass':
      return event.other;
    case 'pick':
    case 'filter':
      return event.item;
    default:
      return -1;
  }
}
