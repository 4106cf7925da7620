// The cells of a table, one after the other, as long as they stay within their time.
import process from 'node:process';
import { inChromium, inNode, natively } from './environments.mjs';
import { format, time, titleOf } from './table.mjs';

/**
 * @typedef {object} Means
 * @property {number} budget how long a figure may take, in milliseconds
 * @property {number} beside how long all else of a cell may take
 * @property {string} page address of the bench's page
 * @property {string} program the native bench
 */

/** @param {string} words */
function show(words) {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${words}`);
}

/**
 * How long a size is expected to take, from those before: as the last step grew, and at least in
 * proportion.
 *
 * @param {{ n: number, ms: number }[]} before
 * @param {number} n
 */
function expected(before, n) {
  const [last, earlier] = [before.at(-1), before.at(-2)];
  if (last === undefined) return 0;
  const power = earlier && Math.log(last.ms / earlier.ms) / Math.log(last.n / earlier.n);
  return last.ms * (n / last.n) ** Math.max(1, power ?? 1);
}

/**
 * @param {import('./jobs.mjs').Table} table
 * @param {Means} means
 * @returns {Promise<string>}
 */
export async function measureTable(table, { budget, beside, page, program }) {
  /** @type {Map<import('./jobs.mjs').Row, import('./table.mjs').Outcome[]>} */
  const outcomes = new Map();
  /** @type {string[]} */
  const notes = [];
  for (const row of table.rows) {
    /** @type {import('./table.mjs').Outcome[]} */
    const line = [];
    /** @type {{ n: number, ms: number }[]} */
    const before = [];
    let late = false;
    outcomes.set(row, line);
    for (const n of table.sizes) {
      // Our own are always run: what they take is the question.
      if (late || (row.peer !== 'boxstep' && expected(before, n) > budget)) {
        line.push({ none: 'not run' });
        continue;
      }
      show(`${table.title}: ${titleOf(row)}, ${n.toLocaleString('en')}`);
      const cell = { job: row.job ?? table.job, peer: row.peer, input: table.input, n };
      const timeout = Math.min(2 ** 31 - 1, 1.5 * budget + beside);
      const figure =
        row.environment === 'node'
          ? await inNode(cell, timeout)
          : row.environment === 'chromium'
            ? await inChromium(cell, timeout, page)
            : await natively(cell, timeout, program);
      if (figure === null) {
        late = true;
        line.push({ none: `> ${time(budget)}` });
        continue;
      }
      line.push({ ms: figure.ms });
      before.push({ n, ms: figure.ms });
      if (figure.differs !== '') {
        notes.push(`${titleOf(row)}, ${n.toLocaleString('en')}: ${figure.differs}`);
      }
    }
  }
  show('');
  return format(table, outcomes, notes);
}
