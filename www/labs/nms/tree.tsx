import type { NmsDetail, NmsSummary } from 'boxstep-engine';
import { useMemo } from 'preact/hooks';
import { ROLES } from '../../canvas/roles';
import { VirtualRows } from '../../controls/rows';
import { number } from '../../text/numbers';
import { say } from '../../text/text';
import type { PanelProps } from '../lab';
import { boxName } from '../names';
import { columnsOf, type GreedyOptions, type NmsFrame } from './lab';
import { nmsText } from './text';

const ROW_HEIGHT = 26;

interface Node {
  readonly row: number;
  /** 1: kept; 2: suppressed by the kept box above. */
  readonly level: 1 | 2;
  /** Among its siblings, for screen readers. */
  readonly place: number;
  readonly siblings: number;
}

/** Who suppressed whom, as far as it has happened. */
export function TreePanel({ frame, find }: PanelProps<GreedyOptions, NmsDetail, NmsSummary>) {
  const words = say(nmsText);
  const nodes = useMemo(() => treeNodes(frame), [frame.run, frame.roles]);
  const { overlap } = columnsOf(frame);
  const waiting = ROLES.indexOf('waiting');
  const undecided = frame.roles.reduce((n, role) => (role === waiting ? n + 1 : n), 0);
  return (
    <div class="tree-panel">
      {nodes.length === 0 && <p class="quiet">{words.nothingYet}</p>}
      <div role="tree" aria-label={words.tree} class="tree">
        <VirtualRows
          count={nodes.length}
          rowHeight={ROW_HEIGHT}
          row={(index) => {
            const node = nodes[index];
            if (!node) return null;
            const { row, level, place, siblings } = node;
            return (
              <div
                key={row}
                role="treeitem"
                aria-level={level}
                aria-posinset={place}
                aria-setsize={siblings}
                aria-selected={false}
                tabIndex={0}
                class={`tree-row level-${level} role-${ROLES[frame.roles[row] ?? 0]}`}
                style={{ height: `${ROW_HEIGHT}px` }}
                onClick={() => find([row])}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter') return;
                  find([row]);
                }}
              >
                <span class="swatch" aria-hidden="true" />
                <span>{boxName(frame, row)}</span>
                {level === 2 && (
                  <span class="overlap">{number(overlap[row] ?? Number.NaN, 3)}</span>
                )}
              </div>
            );
          }}
        />
      </div>
      {undecided > 0 && <p class="quiet">{words.stillWaiting(undecided)}</p>}
    </div>
  );
}

/** Kept boxes in the order of picking, each followed by those that it has suppressed so far. */
function treeNodes(frame: NmsFrame): Node[] {
  const { kept, suppressedBy, order } = columnsOf(frame);
  const isNow = (row: number, ...roles: (typeof ROLES)[number][]) =>
    roles.includes(ROLES[frame.roles[row] ?? 0] ?? 'plain');
  const children = new Map<number, number[]>();
  const { event } = frame.detail;
  // The box that falls at this very event still has the role of the one compared.
  const falling = event.kind === 'compare' && event.suppressed ? event.other : -1;
  for (const row of order) {
    const by = suppressedBy[row] ?? row;
    if (by === row || !(row === falling || isNow(row, 'suppressed'))) continue;
    const own = children.get(by);
    if (own) own.push(row);
    else children.set(by, [row]);
  }
  const roots = [...kept].filter((row) => isNow(row, 'kept', 'picked'));
  return roots.flatMap((row, index) => {
    const own = children.get(row) ?? [];
    return [
      { row, level: 1 as const, place: index + 1, siblings: roots.length },
      ...own.map((child, i) => ({
        row: child,
        level: 2 as const,
        place: i + 1,
        siblings: own.length,
      })),
    ];
  });
}
