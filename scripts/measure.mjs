// `npm run measure`: the figures that the design has budgets for, all in one run. It prints and
// never fails for a figure: machines differ, so what counts is the ratio to the budget and to the
// last run on the same machine.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { buildSite } from './build.mjs';
import { launchOptions } from './chromium.mjs';
import { crowd, random, strangers, toCsv } from './crowd.mjs';
import { measureMillion } from './measure-million.mjs';
import { measureVisit } from './measure-visit.mjs';
import { command, root } from './process.mjs';
import { serve } from './serve.mjs';
import { setup } from './setup.mjs';
import { firstVisit } from './size.mjs';
import { buildPageModules, moduleFolder } from './wasm.mjs';

const BOXES = 10_000;

/** The labs that show no boxes but a picture of their own: tab, choice in it, words of the first sentence. */
const LABS_WITH_PICTURES = /** @type {const} */ ([
  ['Anchors', null, /is drawn as first centroid/],
  ['Anchors', 'Evolve', /to begin with, measured on/],
  ['PCA', null, /Step 1: the mean/],
]);

/** @param {readonly number[]} values @param {number} share */
function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** @type {{ what: string, figure: string, budget: string, ratio: string }[]} */
const table = [];

/**
 * @param {string} what
 * @param {number} value
 * @param {number | null} budget
 * @param {string} unit
 */
function tell(what, value, budget, unit) {
  table.push({
    what,
    figure: `${value.toFixed(value < 10 ? 2 : 0)} ${unit}`,
    budget: budget === null ? '' : `${budget} ${unit}`,
    ratio: budget === null ? '' : (value / budget).toFixed(2),
  });
}

function measureSize() {
  const bytes = firstVisit().map((file) => gzipSync(readFileSync(path.join(root, file))).length);
  const total = bytes.reduce((sum, each) => sum + each, 0);
  tell('first visit, gzipped', total / 1000, 200, 'kB');
}

/** The engine alone, as the worker runs it: a 10,000-box timeline recorded, then looked at anywhere. */
async function measureEngine() {
  const folder = path.join(root, moduleFolder('engine'));
  const engine = await import(path.join(folder, 'boxstep.js'));
  const inputs = { 'in heaps': crowd(BOXES), 'apart from each other': strangers(BOXES) };
  for (const [name, { corners, scores, classes }] of Object.entries(inputs)) {
    const { memory } = engine.initSync({
      module: readFileSync(path.join(folder, 'boxstep_bg.wasm')),
    });
    let start = performance.now();
    const run = engine.Run.open('nms', corners, scores, classes, { threshold: 0.5 });
    while (!run.advance(1_000_000)) {
      // Recorded in slices, as the worker does.
    }
    tell(`record NMS, ${BOXES} boxes ${name}`, performance.now() - start, null, 'ms');

    const ends = run.ends();
    const next = random(7);
    /** @type {number[]} */
    const seeks = [];
    for (let i = 0; i < 400; i += 1) {
      const round = Math.floor(next() * ends.length);
      const events = ends[round] - (round > 0 ? ends[round - 1] : 0);
      start = performance.now();
      run.frame(round, Math.floor(next() * events));
      seeks.push(performance.now() - start);
    }
    tell(`seek, ${BOXES} boxes ${name}, median`, quantile(seeks, 0.5), 4, 'ms');
    tell(`seek, ${BOXES} boxes ${name}, 99 of 100`, quantile(seeks, 0.99), 4, 'ms');
    for (let round = 0; round < ends.length; round += 97) run.frame(round, 0);
    const mebibytes = memory.buffer.byteLength / 2 ** 20;
    tell(`engine's memory, ${BOXES} boxes ${name}, watched`, mebibytes, 64, 'MiB');
    run.free();
  }
}

/** The page in Chromium: a file of 10,000 boxes opened, and the canvas moved under them. */
async function measurePage() {
  const server = await serve();
  const browser = await chromium.launch(launchOptions());
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
    await page.addInitScript(() => {
      /** @type {number[]} */
      const longTasks = [];
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) longTasks.push(duration);
      }).observe({ type: 'longtask' });
      Object.assign(window, { longTasks });
    });
    await page.goto(server.url);
    await page.getByText(/boxes in order of falling score|按得分从高到低排序/).waitFor();

    // Once to fetch and compile the reader of files, which only the first file pays for.
    await openBoxes(page, 100);
    const heaps = await openBoxes(page, BOXES);
    tell(`file dropped to picture, ${BOXES} boxes`, heaps.toPicture, 200, 'ms');
    tell(`file dropped to first frame of the run, ${BOXES} boxes`, heaps.toRun, null, 'ms');

    const session = await page.context().newCDPSession(page);
    // The thread's own time: what else runs on this machine is not counted.
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    /** @param {() => Promise<unknown>} work */
    const scriptPerFrame = async (work) => {
      const before = await session.send('Performance.getMetrics');
      const frames = await work();
      const after = await session.send('Performance.getMetrics');
      /** @param {typeof before} metrics */
      const script = ({ metrics }) =>
        metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0;
      return (1000 * (script(after) - script(before))) / Number(frames);
    };
    const panning = await scriptPerFrame(() => page.evaluate(wheelFor, 120));
    tell(`script per frame, panning ${BOXES} boxes`, panning, 4, 'ms');
    const stepping = await scriptPerFrame(() =>
      page.evaluate(stepFor, { frames: 120, shiftKey: false }),
    );
    tell(`script per frame, stepping over ${BOXES} boxes`, stepping, 4, 'ms');
    const longest = async () => {
      const tasks = await page.evaluate(() => Reflect.get(window, 'longTasks').splice(0));
      return Math.max(0, ...tasks);
    };
    tell("longest task on the page's thread, opened, panned, stepped", await longest(), 50, 'ms');

    for (const [tab, choice, shown] of LABS_WITH_PICTURES) {
      const lab = choice ?? tab;
      await page.locator('.lab-tabs button').filter({ hasText: tab }).click();
      if (choice) await page.getByLabel('Algorithm').selectOption(choice);
      await page.locator('.board .plot').first().waitFor();
      await page.getByText(shown).first().waitFor();
      for (const what of ['events', 'rounds']) {
        const shiftKey = what === 'rounds';
        const script = await scriptPerFrame(() =>
          page.evaluate(stepFor, { frames: 120, shiftKey }),
        );
        tell(`script per frame, stepping over ${what} of ${lab}, ${BOXES} boxes`, script, 4, 'ms');
      }
      tell(`longest task, shown and stepped, ${lab}, ${BOXES} boxes`, await longest(), 50, 'ms');
    }
  } finally {
    await browser.close();
    await server.close();
  }
}

/**
 * Drops a file of n boxes and waits for them.
 *
 * @param {import('@playwright/test').Page} page
 * @param {number} n
 * @returns {Promise<{ toPicture: number, toRun: number }>} milliseconds
 */
async function openBoxes(page, n) {
  // Handed over beforehand: that the text comes through the debugger is no work of the page's.
  await page.evaluate((csv) => Object.assign(window, { csv }), toCsv(crowd(n)));
  return page.evaluate(async (count) => {
    const csv = Reflect.get(window, 'csv');
    Reflect.get(window, 'longTasks').length = 0;
    const transfer = new DataTransfer();
    transfer.items.add(new File([csv], 'crowd.csv'));
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    /** @param {() => boolean} isSo */
    const until = async (isSo) => {
      while (!isSo()) await frame();
      return performance.now();
    };
    const canvas = document.querySelector('canvas[aria-label]');
    const wanted = count.toLocaleString('en');
    const start = performance.now();
    const at = { bubbles: true, cancelable: true, dataTransfer: transfer };
    document.body.dispatchEvent(new DragEvent('drop', at));
    const picture = await until(
      () => canvas?.getAttribute('aria-label')?.includes(`${wanted} boxes`) ?? false,
    );
    const run = await until(
      () => document.querySelector('.sentence')?.textContent?.includes(wanted) ?? false,
    );
    return { toPicture: picture - start, toRun: run - start };
  }, n);
}

/** In the page: turns the wheel once per animation frame. @param {number} frames */
async function wheelFor(frames) {
  const canvas = document.querySelector('canvas[aria-label]');
  for (let i = 0; i < frames; i += 1) {
    const delta = { deltaX: i % 2 === 0 ? 3 : -3, deltaY: 2, bubbles: true, cancelable: true };
    canvas?.dispatchEvent(new WheelEvent('wheel', delta));
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  return frames;
}

/**
 * In the page: takes one step per animation frame, by turns some on and some back, so that short
 * runs do not come to their end.
 *
 * @param {{ frames: number, shiftKey: boolean }} steps with the key, whole rounds
 */
async function stepFor({ frames, shiftKey }) {
  for (let i = 0; i < frames; i += 1) {
    const key = Math.floor(i / 8) % 2 === 0 ? 'ArrowRight' : 'ArrowLeft';
    window.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, bubbles: true }));
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  return frames;
}

await command(import.meta.url, async () => {
  await setup();
  await buildPageModules();
  await buildSite();
  measureSize();
  await measureEngine();
  await measurePage();
  await measureMillion(tell);
  await measureVisit(tell);
  console.table(table);
});
