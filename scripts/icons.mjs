// `node scripts/icons.mjs`: draws the icons of the installed page from www/icon.svg. They are
// committed, since no build should need a browser.
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { launchOptions } from './chromium.mjs';
import { command, root } from './process.mjs';

/**
 * A maskable icon may be cut to a circle of four fifths of its width: what it shows is smaller, and
 * its ground, which then has no round corners, is all of it.
 */
const icons = [
  { name: 'icon-192', size: 192, share: 1, ground: 'transparent' },
  { name: 'icon-512', size: 512, share: 1, ground: 'transparent' },
  { name: 'maskable-512', size: 512, share: 0.8, ground: '#10151c' },
];

await command(import.meta.url, async () => {
  const svg = await readFile(path.join(root, 'www/icon.svg'), 'utf8');
  const folder = path.join(root, 'public/icons');
  await mkdir(folder, { recursive: true });
  const browser = await chromium.launch(launchOptions());
  try {
    for (const { name, size, share, ground } of icons) {
      const page = await browser.newPage({ viewport: { width: size, height: size } });
      await page.setContent(
        `<style>html { background: ${ground}; block-size: 100%; display: grid; place-items: center }
        body { margin: 0; inline-size: ${share * size}px; block-size: ${share * size}px }</style>${svg}`,
      );
      await page.screenshot({ path: path.join(folder, `${name}.png`), omitBackground: true });
      await page.close();
    }
  } finally {
    await browser.close();
  }
});
