// How long a first visit takes until the first lab can be used, on a slow computer and connection.
import { chromium } from '@playwright/test';
import { launchOptions } from './chromium.mjs';
import { serveSlowly } from './slow.mjs';

const SLOWER = 4;
const MEGABITS = 10;
/** From asking to the first byte, in milliseconds: that of Lighthouse for such a connection. */
const DELAY = 40;
const VISITS = 5;

/**
 * Usable: the first sentence of the run is there, so what the engine says can be seen and stepped
 * through. The browser slows down the page's own thread and not the engine's.
 *
 * @param {(what: string, value: number, budget: number | null, unit: string) => void} tell
 */
export async function measureVisit(tell) {
  const site = await serveSlowly({ bytesPerSecond: (MEGABITS * 1e6) / 8, delay: DELAY });
  const browser = await chromium.launch(launchOptions());
  try {
    /** @type {number[]} */
    const visits = [];
    for (let visit = 0; visit < VISITS; visit += 1) {
      // A context of its own has nothing in its caches.
      const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
      const page = await context.newPage();
      const session = await context.newCDPSession(page);
      await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
      await page.addInitScript(() => {
        new MutationObserver((_, observer) => {
          if (!document.querySelector('.sentence')?.textContent) return;
          observer.disconnect();
          Object.assign(window, { usable: performance.now() });
        }).observe(document, { childList: true, subtree: true, characterData: true });
      });
      await page.goto(site.url);
      const usable = await page.waitForFunction(() => Reflect.get(window, 'usable'));
      visits.push(Number(await usable.jsonValue()));
      await context.close();
    }
    visits.sort((a, b) => a - b);
    const what = `first visit until usable, ${SLOWER} x slower, ${MEGABITS} Mbit/s`;
    tell(`${what}, median of ${VISITS}`, visits[Math.floor(VISITS / 2)] ?? Number.NaN, 1000, 'ms');
    tell(`${what}, the fastest`, visits[0] ?? Number.NaN, null, 'ms');
  } finally {
    await browser.close();
    await site.close();
  }
}
