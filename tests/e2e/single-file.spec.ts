import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { BoxstepPage } from './support/page';

const onDisk = pathToFileURL(path.resolve('dist/boxstep.html')).href;

/** The file that the page gives out of itself. */
async function downloaded(page: Page): Promise<{ bytes: Buffer; name: string }> {
  await page.getByRole('button', { name: /^Share/ }).click();
  await page.getByRole('tab', { name: 'Offline file' }).click();
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download boxstep.html' }).click();
  const download = await waiting;
  return { bytes: await readFile(await download.path()), name: download.suggestedFilename() };
}

test('one file opens from disk: labs, files and all, and loads nothing', async ({ page }) => {
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(onDisk);
  const app = new BoxstepPage(page);
  await expect(app.sentence).toHaveText(/^29 boxes/);
  await app.toEnd();
  await expect(app.sentence).toHaveText('Done: 16 of 29 boxes kept.');
  await app.lab('PCA').click();
  await expect(app.sentence).toHaveText(/^Step 1: the mean/);
  await app.lab('NMS').click();
  await app.chooseLab('Soft-NMS');
  await app.toEnd();
  await app.dropFiles([{ name: 'boxes.csv', text: 'x1,y1,x2,y2\n0,0,10,10\n5,5,20,20\n' }]);
  await app.expectBoxes(2);
  // Pictures that are in the file show as requests too; blob: is the engine.
  expect(requests.filter((url) => !/^(blob|data):/.test(url))).toEqual([onDisk]);
});

test('the site gives out that file, and the file gives out itself', async ({ page }) => {
  await BoxstepPage.open(page);
  const fromSite = await downloaded(page);
  expect(fromSite.name).toBe('boxstep.html');
  expect(fromSite.bytes.equals(await readFile('dist/boxstep.html'))).toBe(true);

  // What the page did before it is asked must not be in it.
  await page.goto(onDisk);
  const app = new BoxstepPage(page);
  await expect(app.sentence).toHaveText(/^29 boxes/);
  await app.themeButton.click();
  await app.toEnd();
  const fromFile = await downloaded(page);
  expect(fromFile.name).toBe('boxstep.html');
  // A browser writes what it read in its own way, but always in the same.
  const saved = test.info().outputPath('saved.html');
  await writeFile(saved, fromFile.bytes);
  await page.goto(pathToFileURL(saved).href);
  // Where files from disk share a storage, it goes on from where the other one was left.
  await expect(app.sentence).toHaveText(/^29 boxes|^Done: 16 of 29 boxes/);
  await app.toEnd();
  expect((await downloaded(page)).bytes.equals(fromFile.bytes)).toBe(true);
});
