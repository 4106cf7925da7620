import type { Extent, NmsDetail, NmsSummary } from 'boxstep-engine';
import { useEffect, useRef, useState } from 'preact/hooks';
import { number } from '../../text/numbers';
import { say } from '../../text/text';
import type { LabFrame, PanelProps } from '../lab';
import { boxName } from '../names';
import { columnsOf, type GreedyOptions } from './lab';
import { drawMatrix, type MatrixView } from './matrix-drawing';
import { nmsText } from './text';

/** The best this many boxes have a row and a column: more could not be told apart. */
const MOST = 40;

export function MatrixPanel(props: PanelProps<GreedyOptions, NmsDetail, NmsSummary>) {
  const { event } = props.frame.detail;
  const isPair = event.kind === 'compare' || event.kind === 'otherClass';
  const { threshold } = props.frame.options;
  const pair = isPair ? ([event.picked, event.other] as const) : null;
  return <PairMatrix {...props} threshold={threshold} pair={pair} />;
}

interface PairMatrixProps extends Pick<PanelProps<object, unknown, unknown>, 'engine' | 'find'> {
  /** A frame of a run whose columns are those of NMS. */
  readonly frame: LabFrame<{ readonly extent: Extent }, unknown, unknown>;
  readonly threshold: number;
  /** The rows of the boxes that are compared. */
  readonly pair: readonly [number, number] | null;
  /** Only what lies above the diagonal, where the row is the better box. */
  readonly upper?: boolean;
  /** The row of the box whose column is at work. */
  readonly column?: number | null;
  /** Whether the matrix's row of a box counts as 0. */
  isSilent?(row: number): boolean;
}

/** The IoU of every pair. A click, or Enter, goes to where the pair was compared. */
export function PairMatrix(props: PairMatrixProps) {
  const { frame, engine, find, pair, column, isSilent } = props;
  const words = say(nmsText);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [values, setValues] = useState<Float64Array | null>(null);
  const [isFocused, setFocused] = useState(false);
  const [cursor, setCursor] = useState<readonly [number, number]>([0, 1]);
  const { order } = columnsOf(frame);
  const shown = order.slice(0, MOST);

  useEffect(() => {
    let current = true;
    const corners = new Float64Array(4 * shown.length);
    shown.forEach((row, i) => {
      corners.set(frame.boxes.corners.subarray(4 * row, 4 * row + 4), 4 * i);
    });
    engine.call('matrix', [corners, frame.options.extent, 'iou']).then(
      (matrix) => {
        if (current) setValues(matrix);
      },
      () => {
        // The engine was replaced; the next run asks again.
      },
    );
    return () => {
      current = false;
    };
  }, [frame.run]);

  const view: MatrixView = {
    size: shown.length,
    values,
    threshold: props.threshold,
    now: pairNow(pair, shown),
    upper: props.upper === true,
    column: column == null ? -1 : shown.indexOf(column),
    isSilent: (index) => isSilent?.(shown[index] ?? -1) === true,
    cursor: isFocused ? cursor : null,
    label: (index) => String(shown[index] ?? ''),
  };
  useEffect(() => {
    if (canvas.current) drawMatrix(canvas.current, view);
  });

  const [a, b] = cursor;
  const [spokenA, spokenB] = isFocused ? cursor : (view.now ?? cursor);
  const [rowA, rowB] = [shown[spokenA], shown[spokenB]];
  const value = values?.[spokenA * shown.length + spokenB];
  const go = ([x, y]: readonly [number, number]) => {
    const [first, second] = [shown[x], shown[y]];
    if (first === undefined || second === undefined) return;
    find(first === second ? [first] : [first, second]);
  };
  return (
    <div class="matrix-panel">
      {order.length > MOST && <p class="quiet">{words.matrixMost(MOST, order.length)}</p>}
      <button
        type="button"
        class="matrix"
        aria-label={words.matrixLabel}
        aria-describedby="matrix-cell"
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
        onClick={(event) => {
          // A click by Enter or Space has no place: it means the cursor's.
          const cell = event.detail === 0 ? cursor : cellAt(event, shown.length);
          if (!cell) return;
          setCursor(cell);
          go(cell);
        }}
        onKeyDown={(event) => {
          const move = MOVES[event.key];
          if (!move) return;
          event.preventDefault();
          event.stopPropagation();
          const clamp = (index: number) => Math.min(shown.length - 1, Math.max(0, index));
          setCursor([clamp(a + move[0]), clamp(b + move[1])]);
        }}
      >
        <canvas ref={canvas} />
      </button>
      <p id="matrix-cell" class="quiet" aria-live="polite">
        {rowA !== undefined && rowB !== undefined && value !== undefined
          ? words.matrixCell(boxName(frame, rowA), boxName(frame, rowB), number(value))
          : ''}{' '}
        <span class="visually-hidden">{words.matrixHelp}</span>
      </p>
    </div>
  );
}

const MOVES: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Row and column of the pair that is being compared. */
function pairNow(pair: PairMatrixProps['pair'], shown: Uint32Array): MatrixView['now'] {
  if (!pair) return null;
  const [row, column] = [shown.indexOf(pair[0]), shown.indexOf(pair[1])];
  return row < 0 || column < 0 ? null : [row, column];
}

function cellAt(event: MouseEvent, size: number): readonly [number, number] | null {
  const element = event.currentTarget;
  if (!(element instanceof HTMLElement) || size === 0) return null;
  const { width, height } = element.getBoundingClientRect();
  // The first row and column hold the labels.
  const column = Math.floor((event.offsetX / width) * (size + 1)) - 1;
  const row = Math.floor((event.offsetY / height) * (size + 1)) - 1;
  const inside = (index: number) => index >= 0 && index < size;
  return inside(row) && inside(column) ? [row, column] : null;
}
