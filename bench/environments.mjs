// Where a cell is run: each in a process of its own, ended when it takes too long.
import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { chromium } from '@playwright/test';
import { launchOptions } from '../scripts/chromium.mjs';
import { root } from '../scripts/process.mjs';
import { ourAnswer } from './cell.mjs';
import { compare } from './compare.mjs';
import { inputOf } from './jobs.mjs';

/** @typedef {import('./cell.mjs').Cell} Cell */
/** @typedef {import('./cell.mjs').Figure} Figure */

/** Where what is made for the bench is put, from the root. */
export const work = '.cache/bench';

/**
 * What a program prints; null if it was ended for its time.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {number} timeout in milliseconds
 * @returns {Promise<string | null>}
 */
function output(program, args, timeout) {
  return new Promise((resolve, reject) => {
    const options = { timeout, killSignal: /** @type {const} */ ('SIGKILL'), maxBuffer: 2 ** 26 };
    execFile(program, args, options, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else if (error.killed) resolve(null);
      else reject(new Error(stderr || error.message));
    });
  });
}

/**
 * @param {Cell} cell
 * @param {number} timeout
 * @returns {Promise<Figure | null>} null if it was ended for its time
 */
export async function inNode(cell, timeout) {
  const args = [path.join(root, 'bench', 'node.mjs'), JSON.stringify(cell)];
  const printed = await output(process.execPath, args, timeout);
  return printed === null ? null : JSON.parse(printed.trim().split('\n').at(-1) ?? '');
}

/**
 * @param {Cell} cell
 * @param {number} timeout
 * @param {string} url of the bench's page
 * @returns {Promise<Figure | null>}
 */
export async function inChromium(cell, timeout, url) {
  const browser = await chromium.launch(launchOptions());
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  try {
    const page = await browser.newPage();
    await page.goto(url);
    await page.waitForFunction(() => Reflect.has(window, 'runCell'));
    const late = new Promise((resolve) => {
      timer = setTimeout(() => resolve(null), timeout);
    });
    const figure = page.evaluate((each) => Reflect.get(window, 'runCell')(each), cell);
    // Of a page that is closed while it works, nobody waits for an answer.
    figure.catch(() => {});
    return await Promise.race([figure, late]);
  } finally {
    clearTimeout(timer);
    await browser.close();
  }
}

/**
 * Numbers go there and back in files of f64.
 *
 * @param {Cell} cell
 * @param {number} timeout
 * @param {string} program
 * @returns {Promise<Figure | null>}
 */
export async function natively({ job, peer, input: name, n }, timeout, program) {
  const folder = path.join(root, work);
  await mkdir(folder, { recursive: true });
  const [given, answered] = [path.join(folder, 'input'), path.join(folder, 'answer')];
  const input = inputOf(job, name, n);
  const { boxes, scores, shapes, first, table } = input;
  await writeFile(
    given,
    [boxes, scores, shapes, first, table].map(({ buffer }) => new Uint8Array(buffer)),
  );
  const args = [job, peer, String(n), String(input.threshold), given, answered];
  const printed = await output(program, args, timeout);
  if (printed === null) return null;
  const bytes = await readFile(answered);
  const answer = new Float64Array(Uint8Array.from(bytes).buffer);
  const library = await import('boxstep');
  return {
    ms: Number(printed),
    differs: compare(job, await ourAnswer(job, input, library), answer),
  };
}
