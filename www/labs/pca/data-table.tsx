import type { PcaDetail, PcaSummary } from 'boxstep-pca';
import { useRef } from 'preact/hooks';
import { useVisibleRows } from '../../controls/rows';
import { say } from '../../text/text';
import type { PanelProps } from '../lab';
import { columnsOf, isDone, type PcaFrame, type PcaPageOptions, runColumnsOf } from './lab';
import { columnName, componentName, pcaText, rowName } from './text';
import { adjusted, brief } from './values';
import './table.css';

const ROW_HEIGHT = 24;

/** The data matrix as it is at this step, and the scores as far as there are any. */
export function TablePanel({ frame }: PanelProps<PcaPageOptions, PcaDetail, PcaSummary>) {
  const words = say(pcaText);
  const { rows, columns } = frame.run.about;
  const scroller = useRef<HTMLDivElement>(null);
  const visible = useVisibleRows(scroller, rows, ROW_HEIGHT, null);
  const all = Array.from({ length: columns }, (_, column) => column);
  const scored = Array.from({ length: frame.detail.projected }, (_, component) => component);
  const { event } = frame.detail;
  const present = 'column' in event && event.kind !== 'sign' ? event.column : -1;
  const second = event.kind === 'covariance' ? event.row : -1;
  const component = event.kind === 'project' ? event.component : -1;
  const current = (is: boolean) => (is ? ('step' as const) : undefined);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the keyboard
    <section class="pca-scroller" ref={scroller} tabIndex={0} aria-label={words.tableLabel}>
      <table class="pca-table" aria-label={words.tableLabel} aria-rowcount={rows + 1}>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">{words.row}</th>
            {all.map((column) => (
              <th
                key={column}
                scope="col"
                aria-current={current(column === present || column === second)}
              >
                {columnName(frame, column)}
                <small>{treatment(frame, column)}</small>
              </th>
            ))}
            {scored.map((each) => (
              <th
                key={each}
                scope="col"
                class="pca-score"
                aria-current={current(each === component)}
              >
                {componentName(each)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Spare height={visible.above} />
          {visible.rows.map((row) => (
            <tr key={row} style={{ height: `${ROW_HEIGHT}px` }}>
              <th scope="row">{rowName(frame, row)}</th>
              {all.map((column) => (
                <td key={column}>{brief(adjusted(frame, row, column))}</td>
              ))}
              {scored.map((each) => (
                <td key={each} class="pca-score">
                  {brief(scoreOf(frame, row, each))}
                </td>
              ))}
            </tr>
          ))}
          <Spare height={visible.below} />
        </tbody>
        <tfoot>
          <Known frame={frame} label={words.meanRow} value={meanOf} extra={scored.length} />
          {frame.options.standardize && (
            <Known frame={frame} label={words.scaleRow} value={scaleOf} extra={scored.length} />
          )}
        </tfoot>
      </table>
    </section>
  );
}

/** A row of what is known of each column. */
function Known(props: {
  frame: PcaFrame;
  label: string;
  extra: number;
  value(frame: PcaFrame, column: number): number | null;
}) {
  const { frame, label, extra, value } = props;
  return (
    <tr>
      <th scope="row">{label}</th>
      {Array.from({ length: frame.run.about.columns }, (_, column) => {
        const known = value(frame, column);
        return <td key={column}>{known === null ? say(pcaText).notYet : brief(known)}</td>;
      })}
      {extra > 0 && <td colSpan={extra} />}
    </tr>
  );
}

function meanOf(frame: PcaFrame, column: number): number | null {
  return isDone(frame, 'mean', column) ? (columnsOf(frame).mean[column] ?? 0) : null;
}

function scaleOf(frame: PcaFrame, column: number): number | null {
  return isDone(frame, 'scale', column) ? (columnsOf(frame).scale[column] ?? 1) : null;
}

function scoreOf(frame: PcaFrame, row: number, component: number): number {
  return runColumnsOf(frame).scores[row * frame.run.about.components + component] ?? 0;
}

/** What has been done to a column so far. */
function treatment(frame: PcaFrame, column: number): string {
  const words = say(pcaText);
  if (isDone(frame, 'scale', column)) return words.scaledShort;
  return isDone(frame, 'centre', column) ? words.centredShort : '';
}

/** The room of the rows out of sight. */
function Spare({ height }: { height: number }) {
  return height > 0 ? <tr style={{ height: `${height}px` }} /> : null;
}
