// Firefox as the system has it, through Puppeteer: Playwright would need a Firefox of its own.
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import puppeteer from 'puppeteer-core';

/** The program of a Firefox: the one that BOXSTEP_FIREFOX names, else one that the system has. */
function findFirefox() {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  const usual = ['firefox-esr', 'firefox'].flatMap((name) =>
    folders.map((folder) => path.join(folder, name)),
  );
  const places = [
    process.env.BOXSTEP_FIREFOX ?? '',
    ...usual,
    '/Applications/Firefox.app/Contents/MacOS/firefox',
  ];
  return places.find((place) => place !== '' && existsSync(place)) ?? null;
}

/** @type {import('./browser.js').Kind} */
export const firefoxKind = {
  name: 'Firefox',
  missing: () => (findFirefox() === null ? 'no Firefox (firefox-esr), BOXSTEP_FIREFOX' : null),
  async open() {
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath: findFirefox() ?? '',
      headless: true,
      defaultViewport: { width: 1280, height: 720 },
      // A lab that is watched to its end is one call.
      protocolTimeout: 600_000,
    });
    const page = await browser.newPage();
    return {
      goto: async (url) => {
        await page.goto(url);
      },
      evaluate: (expression) => page.evaluate(expression),
      screenshot: async (file) => {
        await page.screenshot({ path: /** @type {`${string}.png`} */ (file) });
      },
      close: () => browser.close(),
    };
  },
};
