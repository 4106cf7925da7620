// Opens data sets in the built page, does with them what people do, and prints how long that takes
// and whether the page stays alive meanwhile (no task above 50 ms): node scripts/measure-sets.mjs <file>...
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

/** @typedef {import('@playwright/test').Page} Page */

const MOST = 50;

/**
 * What a person does with a data set, one after the other. The first opens it.
 *
 * @type {readonly [name: string, act: (page: Page, file: string) => Promise<void>][]}
 */
const ACTS = [
  [
    'open it',
    async (page, file) => {
      await page.getByRole('button', { name: 'Open…', exact: true }).click();
      const chooser = page.waitForEvent('filechooser');
      await page.getByText('Choose files of boxes…').click();
      await (await chooser).setFiles(file);
      await reportOf(page).waitFor({ timeout: 600_000 });
    },
  ],
  ['autosave', (page) => kept(page)],
  [
    'leaf and search',
    async (page) => {
      await page.getByRole('button', { name: 'Close', exact: true }).click();
      const leaf = page.getByRole('navigation', { name: 'Images' });
      for (let i = 0; i < 5; i += 1) {
        await leaf.getByRole('button', { name: 'Next image' }).click();
      }
      await leaf.getByRole('button', { expanded: false }).click();
      await page.getByRole('searchbox', { name: 'Find an image by name' }).fill('99');
    },
  ],
  [
    'filter by class',
    async (page) => {
      await page.getByText('Filter boxes').click();
      await page.locator('.image-list').getByRole('checkbox').nth(2).check();
      await page.waitForTimeout(2000);
      await page.locator('.image-list').getByRole('button', { name: 'Clear filter' }).click();
      await page.locator('.image-list').getByRole('button', { name: 'Close' }).click();
    },
  ],
  [
    'edit, and autosave',
    async (page) => {
      await page.locator('.stage canvas').last().focus();
      await page.keyboard.press('Control+a');
      await page.keyboard.press('Delete');
      await page.waitForTimeout(300);
      await kept(page);
    },
  ],
  ['the Anchors lab', (page) => lab(page, 'Anchors')],
  ['the PCA lab', (page) => lab(page, 'PCA')],
  ['the AP lab', (page) => lab(page, 'AP')],
  ['save as CSV', (page) => saved(page, 'csv')],
  ['save as COCO', (page) => saved(page, 'cocoAnnotations')],
  ['save as YOLO', (page) => saved(page, 'yolo')],
  ['save as JSON', (page) => saved(page, 'boxstep')],
  [
    'reload',
    async (page) => {
      await page.reload();
      await page.getByRole('navigation', { name: 'Images' }).waitFor({ timeout: 60_000 });
    },
  ],
];

/** @param {Page} page */
function reportOf(page) {
  return page.getByRole('region', { name: 'What was opened' });
}

/** @param {Page} page */
async function kept(page) {
  await page.waitForFunction(() => document.documentElement.dataset.kept === 'yes', null, {
    timeout: 120_000,
  });
}

/** @param {Page} page @param {string} name */
async function lab(page, name) {
  await page.locator('header').getByText(name, { exact: true }).first().click();
  await page.waitForTimeout(6000);
}

/** @param {Page} page @param {string} format */
async function saved(page, format) {
  await page.getByRole('button', { name: 'Share…', exact: true }).click();
  const dialog = page.locator('dialog.saving-dialog');
  await dialog.getByRole('tab', { name: 'Boxes' }).click();
  await dialog.getByRole('combobox').first().selectOption(format);
  const download = page.waitForEvent('download', { timeout: 300_000 });
  await dialog
    .getByRole('button', { name: /^Download/ })
    .first()
    .click();
  await (await download).cancel().catch(() => {});
  await page.keyboard.press('Escape');
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
    const size = (statSync(file).size / 1e6).toFixed(1);
    console.log(`${path.basename(file)}, ${size} MB`);
    const rows = [];
    for (const [name, act] of ACTS) {
      await browser.startTracing(page, { categories: ['toplevel', '__metadata'] });
      const began = performance.now();
      await act(page, file);
      const seconds = (performance.now() - began) / 1000;
      // What comes after it: the run, and the pictures.
      await page.waitForTimeout(1500);
      const own = (tasksOf(await browser.stopTracing()).get('CrRendererMain') ?? []).map(
        Math.round,
      );
      const long = own.filter((task) => task > MOST);
      rows.push({
        what: name,
        seconds: Number(seconds.toFixed(1)),
        'longest task, ms': Math.max(0, ...own),
        [`above ${MOST} ms`]: long.join(', ') || 'none',
        'heap, MiB': await heapOf(page),
      });
      if (name === 'open it') {
        console.log(await reportOf(page).locator('.opening-summary').textContent());
      }
    }
    console.table(rows);
  } finally {
    await browser.close();
  }
}

/** @param {Page} page */
async function heapOf(page) {
  const bytes = await page.evaluate(
    () =>
      /** @type {{ memory?: { usedJSHeapSize: number } }} */ (/** @type {unknown} */ (performance))
        .memory?.usedJSHeapSize ?? 0,
  );
  return Math.round(bytes / 2 ** 20);
}

await command(import.meta.url, async () => {
  const server = await serve({ base: '/boxstep/' });
  try {
    for (const file of process.argv.slice(2)) await measure(file, server.url);
  } finally {
    await server.close();
  }
});
