// Figures as a table that is read in a terminal and as Markdown alike.
import { peers } from './peers/index.mjs';

/** @typedef {import('./jobs.mjs').Row} Row */

/**
 * What became of a cell: its time, or why there is none.
 *
 * @typedef {{ ms: number } | { none: string }} Outcome
 */

const environments = { node: 'Node', chromium: 'Chromium', native: 'native' };

const native = new Map([
  ['textbook', 'its textbook algorithm, Rust'],
  ['boxstep', 'Boxstep, the same Rust'],
  ['powerboxes', 'powerboxes nms, Rust'],
  ['powerboxesTree', 'powerboxes rtree_nms, Rust'],
]);

/** @param {Row} row */
export function titleOf({ environment, peer, title }) {
  const own = environment === 'native' ? native.get(peer) : peers[peer]?.title;
  return `${environments[environment]}: ${title ?? own ?? peer}`;
}

/** @param {number} number */
function digits(number) {
  return number.toFixed(number < 1 ? 2 : number < 10 ? 1 : 0);
}

/** @param {number} ms */
export function time(ms) {
  return ms < 1000 ? `${digits(ms)} ms` : `${digits(ms / 1000)} s`;
}

/**
 * @param {import('./jobs.mjs').Table} table
 * @param {Map<Row, Outcome[]>} outcomes of each row, by size
 * @param {string[]} notes
 */
export function format({ title, sizes, rows }, outcomes, notes) {
  /** @param {Row | undefined} row @param {number} at */
  const msOf = (row, at) => {
    const outcome = row && outcomes.get(row)?.[at];
    return outcome !== undefined && 'ms' in outcome ? outcome.ms : null;
  };
  const head = ['', ...sizes.map((n) => n.toLocaleString('en')), 'growth'];
  const lines = rows.map((row) => {
    const environment = row.environment === 'native' ? 'node' : row.environment;
    const first = rows.find((other) => other.environment === environment);
    const cells = sizes.map((_, at) => {
      const [ms, base] = [msOf(row, at), msOf(first, at)];
      const outcome = outcomes.get(row)?.[at];
      if (ms === null) return outcome !== undefined && 'none' in outcome ? outcome.none : '';
      return row === first || base === null ? time(ms) : `${time(ms)} (${digits(ms / base)} x)`;
    });
    const growth = sizes.slice(1).map((_, at) => {
      const [before, after] = [msOf(row, at), msOf(row, at + 1)];
      return before === null || after === null ? '-' : `x ${digits(after / before)}`;
    });
    return [titleOf(row), ...cells, growth.join(', ')];
  });
  const widths = head.map((_, at) =>
    Math.max(3, ...[head, ...lines].map((line) => line[at]?.length ?? 0)),
  );
  /** @param {string[]} line */
  const draw = (line) =>
    `| ${line.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join(' | ')} |`;
  const rule = widths.map((width, at) =>
    at === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  );
  const said = [...new Set(notes)].map((note) => `- ${note}`);
  return [`## ${title}`, '', draw(head), draw(rule), ...lines.map(draw), '', ...said, ''].join(
    '\n',
  );
}
