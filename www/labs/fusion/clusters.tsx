import type { FusionDetail, FusionSummary } from 'boxstep-family';
import { useMemo } from 'preact/hooks';
import { VirtualRows } from '../../controls/rows';
import { groupColour } from '../../plot/colours';
import { number } from '../../text/numbers';
import { say } from '../../text/text';
import type { PanelProps } from '../lab';
import { scoresOrOne } from '../oddities';
import './fusion.css';
import {
  columnsOf,
  type FusionFrame,
  type FusionLabOptions,
  fusedName,
  membersOf,
  runColumnsOf,
  scoredCount,
} from './lab';
import { memberName, modelsOf } from './models';
import { fusionText } from './text';

const ROW_HEIGHT = 26;

/** A fused box, or (with `row`) one of the boxes below it that it was made of. */
interface Line {
  readonly cluster: number;
  readonly members: number;
  readonly row: number | null;
}

/** The fused boxes so far, each with its members; once they have scores, the best first. */
export function ClustersPanel({
  frame,
  find,
}: PanelProps<FusionLabOptions, FusionDetail, FusionSummary>) {
  const words = say(fusionText);
  const lines = useMemo(() => linesOf(frame), [frame.run, frame.position]);
  const focus = lines.findIndex((line) => isInFocus(frame, line));
  if (lines.length === 0) return <p class="quiet fusion-nothing">{words.nothingYet}</p>;
  return (
    <section class="fusion-panel" aria-label={words.clustersLabel}>
      <VirtualRows
        count={lines.length}
        rowHeight={ROW_HEIGHT}
        current={focus < 0 ? null : focus}
        row={(index) => {
          const line = lines[index];
          if (!line) return null;
          const isCurrent = isInFocus(frame, line);
          return line.row === null ? (
            <FusedRow key={`F${line.cluster}`} frame={frame} line={line} isCurrent={isCurrent} />
          ) : (
            <MemberRow
              key={line.row}
              frame={frame}
              row={line.row}
              cluster={line.cluster}
              isCurrent={isCurrent}
              find={find}
            />
          );
        }}
      />
    </section>
  );
}

interface FusedRowProps {
  readonly frame: FusionFrame;
  readonly line: Line;
  readonly isCurrent: boolean;
}

function FusedRow({ frame, line: { cluster, members }, isCurrent }: FusedRowProps) {
  const words = say(fusionText);
  const { fusedScores, fusedClasses } = columnsOf(frame);
  const hasScore = cluster < scoredCount(frame);
  return (
    <div class={`fused-row${isCurrent ? ' is-current' : ''}`} style={{ height: `${ROW_HEIGHT}px` }}>
      <Swatch cluster={cluster} isFused />
      <b>{fusedName(cluster)}</b>
      <span class="named">{frame.classNames[fusedClasses[cluster] ?? 0]}</span>
      <span class="quiet">{words.members(members)}</span>
      <span class="score">
        {hasScore ? number(fusedScores[cluster] ?? 0) : <i class="quiet">{words.notScored}</i>}
      </span>
    </div>
  );
}

interface MemberRowProps {
  readonly frame: FusionFrame;
  readonly row: number;
  readonly cluster: number;
  readonly isCurrent: boolean;
  find(subject: readonly [number]): void;
}

function MemberRow({ frame, row, cluster, isCurrent, find }: MemberRowProps) {
  const models = modelsOf(frame, frame.options);
  return (
    <button
      type="button"
      class={`fused-row fused-member${isCurrent ? ' is-current' : ''}`}
      style={{ height: `${ROW_HEIGHT}px` }}
      onClick={() => find([row])}
    >
      <Swatch cluster={cluster} />
      <span>{memberName(frame, models, row)}</span>
      <span class="score">{number(scoresOrOne(frame.boxes.scores)[row] ?? 0, 3)}</span>
    </button>
  );
}

/** As on the canvas: a fused box has a thick outline, a member a dashed one. */
function Swatch({ cluster, isFused = false }: { cluster: number; isFused?: boolean }) {
  return (
    <span
      class={`fused-swatch${isFused ? ' is-fused' : ''}`}
      style={{ borderColor: groupColour(cluster) }}
      aria-hidden="true"
    />
  );
}

export function linesOf(frame: FusionFrame): Line[] {
  const members = membersOf(frame);
  const isDone = frame.detail.event.kind === 'done';
  const order = isDone ? [...runColumnsOf(frame).ranking] : [...members.keys()];
  return order.flatMap((cluster) => {
    const rows = members[cluster] ?? [];
    const line = (row: number | null): Line => ({ cluster, members: rows.length, row });
    return [line(null), ...rows.map(line)];
  });
}

/** The row of the box at hand, or of the fused box that it is compared with or that gets its score. */
function isInFocus({ detail: { event } }: FusionFrame, line: Line): boolean {
  switch (event.kind) {
    case 'compare':
    case 'score':
      return line.row === null && line.cluster === event.cluster;
    case 'found':
    case 'join':
      return line.row === event.item;
    default:
      return false;
  }
}
