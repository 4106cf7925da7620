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

/** What is measured in the page: tasks of the page's thread above 50 ms, and the longest frame. */
function watch() {
  const seen = { tasks: /** @type {number[]} */ ([]), frame: 0 };
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.tasks.push(duration);
  }).observe({ type: 'longtask' });
  let last = performance.now();
  const tick = () => {
    const now = performance.now();
    seen.frame = Math.max(seen.frame, now - last);
    last = now;
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
  Object.assign(window, { seen });
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
    await page.evaluate(watch);
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
    const { tasks, frame } = await page.evaluate(
      () =>
        /** @type {{ seen: { tasks: number[], frame: number } }} */ (
          /** @type {unknown} */ (window)
        ).seen,
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
    console.log(`  tasks above 50 ms: ${tasks.map(Math.round).join(', ') || 'none'}`);
    console.log(
      `  longest frame: ${Math.round(frame)} ms; heap of the page ${Math.round(heap / 2 ** 20)} MiB`,
    );
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
