// One figure: a peer does a job on an input of some size, and its answer is compared with ours.
import { compare } from './compare.mjs';
import { inputOf } from './jobs.mjs';
import { peers } from './peers/index.mjs';

/**
 * @typedef {object} Cell
 * @property {import('./jobs.mjs').JobName} job
 * @property {string} peer
 * @property {string} input
 * @property {number} n
 *
 * @typedef {object} Figure
 * @property {number} ms the best of several
 * @property {string} differs how the answer differs from ours; empty if it does not
 */

/** For so long a cell is repeated, in milliseconds, and at least three times if one takes less. */
const ENOUGH = 1000;
/** Clocks of browsers are coarse: shorter work is timed several times in a row. */
const SHORTEST = 5;

/**
 * The shortest of several times. The first, in which engines still compile, is one of them only
 * where it is so long that this does not matter.
 *
 * @template Answer
 * @param {() => Answer | Promise<Answer>} run
 * @returns {Promise<{ ms: number, answer: Answer }>}
 */
async function measure(run) {
  const begin = performance.now();
  const answer = await run();
  const first = performance.now() - begin;
  let times = Math.max(1, Math.ceil(SHORTEST / Math.max(first, 0.01)));
  let ms = first;
  for (
    let round = 0;
    performance.now() - begin < ENOUGH || (round < 3 && first < ENOUGH);
    round++
  ) {
    const start = performance.now();
    for (let i = 0; i < times; i += 1) await run();
    const each = (performance.now() - start) / times;
    ms = Math.min(ms, each);
    times = Math.max(1, Math.ceil(SHORTEST / Math.max(each, 0.01)));
  }
  return { ms, answer };
}

/**
 * @param {string} name
 * @param {import('./jobs.mjs').JobName} job
 * @param {import('./jobs.mjs').Input} input
 * @param {typeof import('boxstep')} library
 */
async function prepare(name, job, input, library) {
  const { peer } = (await peers[name]?.load()) ?? {};
  const work = peer?.[job];
  if (work === undefined) throw new Error(`${name} has nothing for ${job}.`);
  return work(input, library);
}

/**
 * @param {Cell} cell
 * @param {typeof import('boxstep')} library
 * @returns {Promise<Figure>}
 */
export async function runCell({ job, peer, input: name, n }, library) {
  const input = inputOf(job, name, n);
  const { ms, answer } = await measure(await prepare(peer, job, input, library));
  if (peer === 'boxstep') return { ms, differs: '' };
  return { ms, differs: compare(job, await ourAnswer(job, input, library), answer) };
}

/**
 * @param {import('./jobs.mjs').JobName} job
 * @param {import('./jobs.mjs').Input} input
 * @param {typeof import('boxstep')} library
 */
export async function ourAnswer(job, input, library) {
  return (await prepare('boxstep', job, input, library))();
}
