// `npm run shots`: screenshots of every lab at telling moments, light and dark, in both languages, on
// a desk and on a phone, into shots/. For looking at, and for the picture in the README.
// `npm run shots -- pca nms-2`: of those moments only whose names begin so.
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { chromium } from '@playwright/test';
import { buildSite } from './build.mjs';
import { launchOptions } from './chromium.mjs';
import { command, root } from './process.mjs';
import { serve } from './serve.mjs';
import { setup } from './setup.mjs';
import { buildPageModules } from './wasm.mjs';

/** @typedef {import('@playwright/test').Page} Page */

const example = '[[30,20,230,200,1],[50,50,260,220,0.9],[210,30,420,5,0.8],[430,280,460,360,0.7]]';

/**
 * Opens a scene of the gallery.
 *
 * @param {Page} page
 * @param {string} id
 */
async function scene(page, id) {
  await page.locator('.menu > button').click();
  await page.locator(`.menu-list [data-scene="${id}"]`).click();
}

/**
 * Opens a scene of a lab that has a picture of its own, and waits for that.
 *
 * @param {Page} page
 * @param {string} id
 */
async function boardScene(page, id) {
  await scene(page, id);
  await page.locator('.board .plot').first().waitFor();
}

/**
 * Waits until the sentence says so: what a lab needs is fetched when it is first shown.
 *
 * @param {Page} page
 * @param {RegExp} words
 */
async function said(page, words) {
  await page.locator('.now .sentence').filter({ hasText: words }).waitFor();
}

/** @param {Page} page @param {string} key @param {number} times */
async function press(page, key, times = 1) {
  // Under a lab's own picture the canvas is hidden and takes no focus.
  if (await page.locator('.board').isVisible()) await letGo(page);
  else await page.locator('.stage canvas').last().focus();
  for (let i = 0; i < times; i += 1) await page.keyboard.press(key);
}

/** @param {Page} page @param {number} index */
async function tab(page, index) {
  await page.locator('[role=tab]').nth(index).click();
}

/** @param {Page} page @param {string} value */
async function choose(page, value) {
  await page.locator(`.options input[value="${value}"]`).check({ force: true });
}

/** Leaves the keys to the player. @param {Page} page */
async function letGo(page) {
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
}

/**
 * Shows a lab that has a picture of its own.
 *
 * @param {Page} page
 * @param {string} title
 */
async function lab(page, title) {
  await page.locator('.lab-tabs button').filter({ hasText: title }).click();
  await page.locator('.board .plot').first().waitFor();
  await letGo(page);
}

/** @param {Page} page @param {string} value */
async function picture(page, value) {
  await page.locator(`.board-switch input[value="${value}"]`).check({ force: true });
}

/** The width and the height of the boxes alone. @param {Page} page */
async function flat(page) {
  for (const index of [0, 1]) {
    await page
      .locator('.options fieldset input[type=checkbox]')
      .nth(index)
      .uncheck({ force: true });
  }
  // The run on these is there.
  await page.locator('.pca-matrix tbody tr').nth(2).waitFor({ state: 'detached' });
  await letGo(page);
}

/** @type {Record<string, (page: Page) => Promise<unknown>>} */
const moments = {
  'nms-1-start': async () => {},
  'nms-2-compare': async (page) => {
    await press(page, 'ArrowRight', 5);
  },
  'nms-3-done': async (page) => {
    await press(page, 'End');
    await tab(page, 2);
  },
  'nms-4-shelf-matrix': async (page) => {
    await scene(page, 'shelf');
    await press(page, 'Shift+ArrowRight', 5);
    await press(page, 'ArrowRight', 2);
    await tab(page, 1);
  },
  'nms-5-plus-one': async (page) => {
    await scene(page, 'plus-one');
    await press(page, 'ArrowRight', 2);
    await choose(page, 'inclusive');
  },
  'nms-6-boxes-table': async (page) => {
    await tab(page, 3);
    await press(page, 'Control+a');
  },
  'nms-7-lesson': async (page) => {
    await tab(page, 4);
  },
  'nms-8-pasted-inverted': async (page) => {
    await page.locator('button.open').click();
    await page.locator('dialog[open] textarea').fill(example);
    await page.getByRole('button', { name: /^(Read|读取)$/ }).click();
  },
  'fast-nms-suppressed': async (page) => {
    await scene(page, 'fast-chain');
    await page.locator('.scene-about').waitFor();
    await press(page, 'ArrowRight', 5);
  },
  'cluster-nms-pass-2': async (page) => {
    await scene(page, 'cluster-chain');
    await page.locator('.scene-about').waitFor();
    await press(page, 'ArrowRight', 24);
  },
  'matrix-nms-lowered': async (page) => {
    await scene(page, 'matrix-copy');
    await page.locator('.scene-about').waitFor();
    await press(page, 'ArrowRight', 7);
    await tab(page, 1);
  },
  'iou-1-overlap': async (page) => {
    await scene(page, 'nested');
    await press(page, 'ArrowRight', 5);
  },
  'iou-2-ratio': async (page) => {
    await scene(page, 'nested');
    await choose(page, 'iou');
    await press(page, 'End');
  },
  'iou-3-ciou': async (page) => {
    await scene(page, 'nested');
    await choose(page, 'ciou');
    await press(page, 'End');
  },
  'iou-4-landscape': async (page) => {
    await scene(page, 'nested');
    await choose(page, 'giou');
    await page.locator('.options input[type=checkbox]').check();
    await press(page, 'End');
  },
  'anchors-1-assign': async (page) => {
    await boardScene(page, 'traffic');
    await press(page, 'ArrowRight', 90);
  },
  'anchors-2-move-log': async (page) => {
    await boardScene(page, 'traffic');
    await page.locator('.board input[value="log"]').check({ force: true });
    await press(page, 'Shift+ArrowRight', 3);
    await press(page, 'ArrowLeft', 2);
    await tab(page, 2);
  },
  'anchors-3-done': async (page) => {
    await boardScene(page, 'traffic');
    await press(page, 'End');
    await tab(page, 1);
  },
  'anchors-4-nan': async (page) => {
    await boardScene(page, 'never-ends');
    await press(page, 'End');
  },
  'anchors-5-not-euclid': async (page) => {
    await boardScene(page, 'not-euclid');
    await press(page, 'ArrowRight', 18);
  },
  'anchors-6-elbow': async (page) => {
    await boardScene(page, 'traffic');
    await tab(page, 3);
    await page.locator('.survey-start button').first().click();
    await page.locator('.elbow-choice').last().waitFor();
  },
  'anchors-7-result': async (page) => {
    await boardScene(page, 'traffic');
    await press(page, 'End');
    await tab(page, 4);
  },
  'evolve-1-mutate': async (page) => {
    await boardScene(page, 'poles');
    await press(page, 'Shift+ArrowRight', 6);
    await press(page, 'ArrowRight', 4);
  },
  'evolve-2-done': async (page) => {
    await boardScene(page, 'poles');
    await press(page, 'End');
    await tab(page, 1);
  },
  'pca-1-covariance': async (page) => {
    await lab(page, 'PCA');
    await flat(page);
    for (let i = 0; i < 5; i += 1) await page.keyboard.press('ArrowRight');
  },
  'pca-2-by-hand': async (page) => {
    await lab(page, 'PCA');
    await flat(page);
    await page.locator('.pca-cloud-bar button').click();
    for (let angle = 0; angle < 100; angle += 2) {
      await page.locator('.pca-hand input[type=range]').fill(String(angle));
    }
  },
  'pca-3-components': async (page) => {
    await lab(page, 'PCA');
    await page.keyboard.press('End');
    await tab(page, 1);
  },
  'pca-4-rebuilt': async (page) => {
    await lab(page, 'PCA');
    await picture(page, 'boxes');
    await letGo(page);
    await page.keyboard.press('End');
    await tab(page, 2);
    await page.locator('[role=tabpanel] input[type=range]').fill('2');
  },
  'rotated-1-clip': async (page) => {
    await scene(page, 'corner-cut');
    await press(page, 'ArrowRight', 13);
  },
  'rotated-2-octagon': async (page) => {
    await scene(page, 'octagon');
    await press(page, 'Shift+ArrowRight', 5);
    await press(page, 'ArrowRight', 3);
  },
  'rotated-3-turn': async (page) => {
    await scene(page, 'ships');
    await press(page, 'End');
    await tab(page, 1);
    await page.locator('.box-id').nth(6).click();
  },
  'soft-1-lowered': async (page) => {
    await scene(page, 'soft-street');
    await said(page, /#0 /);
    await press(page, 'Shift+ArrowRight', 1);
    await press(page, 'ArrowRight', 2);
  },
  'soft-2-curve': async (page) => {
    await scene(page, 'soft-sigma');
    await said(page, /#0 /);
    await press(page, 'Shift+ArrowRight', 1);
    await press(page, 'ArrowRight', 1);
    await tab(page, 1);
  },
  'soft-3-scores': async (page) => {
    await scene(page, 'soft-street');
    await said(page, /#0 /);
    await press(page, 'End');
    await tab(page, 2);
  },
  'soft-4-cut': async (page) => {
    await scene(page, 'soft-cut');
    await said(page, /#0 /);
    await press(page, 'Shift+ArrowRight', 1);
    await press(page, 'ArrowRight', 1);
  },
  'fusion-1-compare': async (page) => {
    await scene(page, 'fuse-models');
    await said(page, /#0 /);
    await press(page, 'Shift+ArrowRight', 6);
    await press(page, 'ArrowRight', 3);
  },
  'fusion-2-join': async (page) => {
    await scene(page, 'fuse-single');
    await said(page, /#0 /);
    await press(page, 'Shift+ArrowRight', 4);
    await press(page, 'ArrowRight', 3);
  },
  'fusion-3-done': async (page) => {
    await scene(page, 'fuse-models');
    await said(page, /#0 /);
    await press(page, 'End');
  },
  'fusion-4-weights': async (page) => {
    await scene(page, 'fuse-models');
    await said(page, /#0 /);
    await press(page, 'End');
    await press(page, 'ArrowLeft', 3);
    await tab(page, 1);
  },
  'ap-1-duplicate': async (page) => {
    await scene(page, 'second-best');
    await said(page, /IoU/);
    await press(page, 'ArrowRight', 8);
  },
  'ap-2-curve': async (page) => {
    await scene(page, 'three-readings');
    await said(page, /IoU/);
    await picture(page, 'board');
    await letGo(page);
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
  },
  'ap-3-difficult': async (page) => {
    await scene(page, 'difficult');
    await said(page, /IoU/);
    await page.keyboard.press('End');
    await tab(page, 1);
  },
  'ap-4-results': async (page) => {
    await scene(page, 'second-best');
    await said(page, /IoU/);
    await page.locator('.options select').first().selectOption('coco');
    await letGo(page);
    await page.keyboard.press('End');
    await tab(page, 2);
  },
  'scenes-menu': async (page) => {
    await page.locator('.menu > button').click();
  },
  'open-dialog': async (page) => {
    await page.locator('button.open').click();
  },
};

const looks = ['light', 'dark'].flatMap((theme) =>
  ['en', 'zh-CN'].flatMap((locale) =>
    [
      { name: 'desk', width: 1280, height: 720, phone: false },
      { name: 'phone', width: 390, height: 844, phone: true },
    ].map((size) => ({ theme, locale, size })),
  ),
);

await command(import.meta.url, async () => {
  const beginnings = process.argv.slice(2);
  const wanted = Object.entries(moments).filter(
    ([moment]) => beginnings.length === 0 || beginnings.some((each) => moment.startsWith(each)),
  );
  await setup();
  await buildPageModules();
  await buildSite();
  const folder = path.join(root, 'shots');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  const server = await serve();
  const browser = await chromium.launch(launchOptions());
  let count = 0;
  try {
    for (const { theme, locale, size } of looks) {
      const context = await browser.newContext({
        viewport: { width: size.width, height: size.height },
        colorScheme: theme === 'dark' ? 'dark' : 'light',
        locale,
        hasTouch: size.phone,
        isMobile: size.phone,
        reducedMotion: 'reduce',
      });
      for (const [moment, show] of wanted) {
        const page = await context.newPage();
        await page.goto(server.url);
        await page.locator('.code-line[data-marked]').first().waitFor();
        await show(page);
        // The frame asked for last is drawn by now: two animation frames after the page is quiet.
        await page.waitForLoadState('networkidle');
        await page.waitForTimeout(250);
        await page.screenshot({
          path: path.join(folder, `${moment}.${size.name}.${theme}.${locale.slice(0, 2)}.png`),
        });
        await page.close();
        count += 1;
      }
      await context.close();
    }
  } finally {
    await browser.close();
    await server.close();
  }
  console.log(`${count} screenshots are in shots/.`);
});
