// A million boxes on screen: how long their density takes to draw, and whether the page keeps up
// with a person who moves the view, points at boxes and comes near enough to see them.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { launchOptions } from './chromium.mjs';
import { crowd, toCsv } from './crowd.mjs';
import { serve } from './serve.mjs';

const BOXES = 1_000_000;
const FRAMES = 90;

/** 30 frames a second. */
const MOST_PER_FRAME = 1000 / 30;

/**
 * @param {(what: string, value: number, budget: number | null, unit: string) => void} tell
 */
export async function measureMillion(tell) {
  const folder = await mkdtemp(path.join(tmpdir(), 'boxstep-'));
  const server = await serve();
  const browser = await chromium.launch(launchOptions());
  try {
    const file = path.join(folder, 'million.csv');
    await writeFile(file, toCsv(crowd(BOXES)));
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
    await page.goto(server.url);
    await page.getByRole('button', { name: 'Open…', exact: true }).click();
    const chooser = page.waitForEvent('filechooser');
    await page.getByText('Choose files of boxes…').click();
    await (await chooser).setFiles(file);
    await page.locator('.stage-dense').waitFor({ timeout: 120_000 });
    await page.getByRole('button', { name: 'Close', exact: true }).click();
    // The run on all of them is another matter, and would take half of a machine with two cores.
    await page.getByRole('button', { name: 'Cancel', exact: true }).click();
    await page.getByText('Cancelled.').waitFor();
    await page.waitForTimeout(1000);

    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const own = async () => {
      const { metrics } = await session.send('Performance.getMetrics');
      const seconds = metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
      return 1000 * seconds;
    };
    /** @param {string} what @param {'pan' | 'zoom' | 'point'} how @param {number} most */
    const tellFrames = async (what, how, most) => {
      const before = await own();
      const frames = await page.evaluate(moveFor, { how, frames: FRAMES });
      const spent = ((await own()) - before) / FRAMES;
      const at = (/** @type {number} */ share) => frames[Math.floor(share * (FRAMES - 1))] ?? 0;
      tell(`${what}: the thread's own time per frame`, spent, most, 'ms');
      tell(`${what}: from frame to frame, median`, at(0.5), MOST_PER_FRAME, 'ms');
      tell(`${what}: from frame to frame, 95 of 100`, at(0.95), MOST_PER_FRAME, 'ms');
    };
    const all = `${BOXES} boxes`;
    await tellFrames(`density of ${all}, panned`, 'pan', 50);
    await tellFrames(`density of ${all}, zoomed`, 'zoom', 50);
    await tellFrames(`density of ${all}, pointed at`, 'point', MOST_PER_FRAME);
    // Near enough that there are boxes again.
    const zoomIn = page.getByRole('button', { name: 'Zoom in' });
    for (let i = 0; i < 40 && (await page.locator('.stage-dense').count()) > 0; i += 1) {
      await zoomIn.click();
      await page.waitForTimeout(100);
    }
    await page.locator('.stage-dense').waitFor({ state: 'detached' });
    await tellFrames(`boxes among ${all}, panned`, 'pan', MOST_PER_FRAME);
    await tellFrames(`boxes among ${all}, pointed at`, 'point', MOST_PER_FRAME);
  } finally {
    await browser.close();
    await server.close();
    await rm(folder, { recursive: true });
  }
}

/**
 * In the page: moves the view or the pointer once per animation frame. What moves comes back, so
 * that there is about as much to draw in each.
 *
 * @param {{ how: 'pan' | 'zoom' | 'point', frames: number }} movement
 * @returns {Promise<number[]>} milliseconds from frame to frame, ascending
 */
async function moveFor({ how, frames }) {
  const canvas = document.querySelector('canvas[aria-label]');
  const { left, top, width, height } = canvas?.getBoundingClientRect() ?? new DOMRect();
  const middle = { clientX: left + width / 2, clientY: top + height / 2 };
  const common = { bubbles: true, cancelable: true };
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  /** @type {number[]} */
  const times = [];
  await frame();
  let before = performance.now();
  for (let i = 0; i < frames; i += 1) {
    const back = Math.floor(i / 15) % 2 === 1;
    if (how === 'point') {
      const at = { clientX: middle.clientX + i, clientY: middle.clientY + i / 2 };
      const pointer = { pointerType: 'mouse', pointerId: 1, ...at, ...common };
      canvas?.dispatchEvent(new PointerEvent('pointermove', pointer));
    } else {
      const by = back ? -3 : 3;
      const turned = how === 'zoom' ? { deltaY: by, ctrlKey: true } : { deltaX: by, deltaY: by };
      canvas?.dispatchEvent(new WheelEvent('wheel', { ...turned, ...middle, ...common }));
    }
    await frame();
    const now = performance.now();
    times.push(now - before);
    before = now;
  }
  return times.sort((a, b) => a - b);
}
