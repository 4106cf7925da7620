// Opens data sets in the built page and prints how long that takes, what it costs and whether the
// page stays alive meanwhile: node scripts/measure-sets.mjs <file>...
// It never fails for a figure; scripts/zips.mjs and scripts/coco.mjs make files to measure with.
import { statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { chromium } from '@playwright/test';
import { launchOptions } from './chromium.mjs';
import { command } from './process.mjs';
import { serve } from './serve.mjs';

/**
 * The tasks of each thread of a trace, in milliseconds of its own time: on a machine that is busy
 * with other things a task takes longer by the clock, and that is not its fault.
 *
 * @param {Buffer} trace
 */
function tasksOf(trace) {
  /** @type {{ name: string, ph: string, pid: number, tid: number, tdur?: number, args?: { name?: string } }[]} */
  const events = JSON.parse(trace.toString()).traceEvents;
  const threads = new Map(
    events
      .filter(({ name }) => name === 'thread_name')
      .map(({ pid, tid, args }) => [`${pid} ${tid}`, args?.name ?? '']),
  );
  /** @type {Map<string, number[]>} */
  const tasks = new Map();
  for (const { name, pid, tid, tdur } of events) {
    const thread = threads.get(`${pid} ${tid}`);
    if (!name.endsWith('RunTask') || tdur === undefined || thread === undefined) continue;
    tasks.set(thread, [...(tasks.get(thread) ?? []), tdur / 1000]);
  }
  return tasks;
}

/** @param {string} file @param {string} url */
async function measure(file, url) {
  const browser = await chromium.launch({
    ...launchOptions(),
    args: [...(launchOptions().args ?? []), '--enable-precise-memory-info'],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
    await page.goto(url);
    await page.getByRole('button', { name: 'Play', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Open…', exact: true }).click();
    await page.evaluate(() => {
      const seen = /** @type {number[]} */ ([]);
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) seen.push(duration);
      }).observe({ type: 'longtask' });
      Object.assign(window, { seen });
    });
    await browser.startTracing(page, { categories: ['toplevel', '__metadata'] });
    const began = Date.now();
    const chooser = page.waitForEvent('filechooser');
    await page.getByText('Choose files of boxes…').click();
    await (await chooser).setFiles(file);
    const report = page.getByRole('region', { name: 'What was opened' });
    await report.waitFor({ timeout: 600_000 });
    const seconds = (Date.now() - began) / 1000;
    const words = await report.locator('.opening-summary').textContent();
    // What comes after the report: the run, and the pictures of what was opened.
    await page.waitForTimeout(1500);
    const leaf = page.getByRole('navigation', { name: 'Images' });
    await leaf.getByRole('button', { name: 'Next image' }).click();
    await page.waitForTimeout(500);
    await leaf.getByRole('button', { expanded: false }).click();
    await page.getByRole('searchbox', { name: 'Find an image by name' }).fill('99');
    await page.waitForTimeout(500);
    const tasks = tasksOf(await browser.stopTracing());
    const own = tasks.get('CrRendererMain') ?? [];
    const byClock = await page.evaluate(
      () => /** @type {{ seen: number[] }} */ (/** @type {unknown} */ (window)).seen,
    );
    const heap = await page.evaluate(
      () =>
        /** @type {{ memory?: { usedJSHeapSize: number } }} */ (
          /** @type {unknown} */ (performance)
        ).memory?.usedJSHeapSize ?? 0,
    );
    const size = (statSync(file).size / 1e6).toFixed(1);
    console.log(`${path.basename(file)}, ${size} MB: ${seconds.toFixed(1)} s`);
    console.log(`  ${words}`);
    const list = (/** @type {number[]} */ all) => all.map(Math.round).join(', ') || 'none';
    console.log(
      `  tasks of the page above 50 ms of its own time: ${list(own.filter((task) => task > 50))}`,
    );
    console.log(
      `  the longest: ${Math.max(0, ...own).toFixed(0)} ms; above 50 ms by the clock: ${byClock.length}`,
    );
    console.log(`  heap of the page: ${Math.round(heap / 2 ** 20)} MiB`);
  } finally {
    await browser.close();
  }
}

await command(import.meta.url, async () => {
  const server = await serve({ base: '/boxstep/' });
  try {
    for (const file of process.argv.slice(2)) await measure(file, server.url);
  } finally {
    await server.close();
  }
});
