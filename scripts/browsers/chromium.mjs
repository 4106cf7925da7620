// Chromium, through Playwright.
import { chromium } from '@playwright/test';
import { findChromium, launchOptions } from '../chromium.mjs';

/** @type {import('./browser.js').Kind} */
export const chromiumKind = {
  name: 'Chromium',
  missing: () => (findChromium() === null ? 'no Chromium' : null),
  async open() {
    const browser = await chromium.launch(launchOptions());
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
    return {
      goto: async (url) => {
        await page.goto(url);
      },
      evaluate: (expression) => page.evaluate(expression),
      screenshot: async (path) => {
        await page.screenshot({ path });
      },
      close: () => browser.close(),
    };
  },
};
