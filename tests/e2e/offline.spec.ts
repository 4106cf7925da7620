import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { serviceWorkerName, serviceWorkerOf } from '../../scripts/offline.mjs';
import { serve } from '../../scripts/serve.mjs';
import { test as base, expect } from './fixtures';
import { BoxstepPage } from './support/page';

/** A site of its own for each test, which can be deployed anew and go away. */
interface Deployed {
  readonly url: string;
  /** Puts another version there, with a list of its files or one that is not of these. */
  deploy(title: string, list: 'true list' | 'false list'): Promise<void>;
  /** Takes a file away whose name begins so. */
  remove(beginning: string): Promise<void>;
  stop(): Promise<void>;
}

const test = base.extend<{ deployed: Deployed }>({
  serviceWorkers: 'allow',
  deployed: async ({}, use) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'boxstep-site-'));
    await cp('dist', folder, { recursive: true });
    const server = await serve({ folder, base: '/some/where/' });
    await use({
      url: server.url,
      async deploy(title, list) {
        const index = path.join(folder, 'index.html');
        const script = path.join(folder, serviceWorkerName);
        const before = await readFile(index, 'utf8');
        const write = (words: string) =>
          writeFile(index, before.replace(/<title>.*<\/title>/, `<title>${words}</title>`));
        await write(title);
        await writeFile(script, await serviceWorkerOf(folder));
        if (list === 'false list') await write(`Not ${title}`);
      },
      async remove(beginning) {
        const assets = path.join(folder, 'assets');
        const names = (await readdir(assets)).filter((name) => name.startsWith(beginning));
        expect(names).not.toEqual([]);
        for (const name of names) await rm(path.join(assets, name));
      },
      stop: () => server.close(),
    });
    await server.close();
    await rm(folder, { recursive: true });
  },
});

/** Opens the page and waits until the whole site is kept. */
async function visit(page: Page, url: string): Promise<BoxstepPage> {
  await page.goto(url);
  const app = new BoxstepPage(page);
  await expect(app.sentence).toHaveText(/\S/);
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (active?.state !== 'activated') {
      await new Promise((resolve) => active?.addEventListener('statechange', resolve));
    }
  });
  return app;
}

/** Lets the browser look for a new version, and waits until that is as told. */
async function update(page: Page, until: 'activated' | 'redundant'): Promise<void> {
  await page.evaluate(async (wanted) => {
    const registration = await navigator.serviceWorker.ready;
    await new Promise<void>((resolve, reject) => {
      registration.addEventListener('updatefound', () => {
        const worker = registration.installing;
        worker?.addEventListener('statechange', () => {
          if (worker.state === wanted) resolve();
        });
      });
      registration.update().catch(reject);
    });
  }, until);
}

test('once visited, the whole site opens without a server', async ({ page, deployed }) => {
  const app = await visit(page, deployed.url);
  await deployed.stop();
  for (const address of [deployed.url, `${deployed.url}index.html?x=1#y`]) {
    await page.goto(address);
    // At the start, or at the end if the place of the visit before was kept by then.
    await expect(app.sentence).toHaveText(/29 boxes/);
    await app.toEnd();
    await expect(app.sentence).toHaveText('Done: 16 of 29 boxes kept.');
  }
  await app.lab('PCA').click();
  await expect(app.sentence).toHaveText(/^Step 1: the mean/);
  await app.lab('NMS').click();
  await app.dropFiles([{ name: 'boxes.csv', text: 'x1,y1,x2,y2\n0,0,10,10\n5,5,20,20\n' }]);
  await app.expectBoxes(2);
  await page.getByRole('button', { name: /^Share/ }).click();
  await page.getByRole('tab', { name: 'Offline file' }).click();
  await expect(app.dialog).toContainText('This browser has kept the page');
});

test.describe('what is not kept', () => {
  test.use({ expectedErrors: /Failed to load resource/ });

  test('the file to take along is fetched when asked for, or said to be out of reach', async ({
    page,
    deployed,
  }) => {
    await visit(page, deployed.url);
    const kept = await page.evaluate(async () => {
      const [name = ''] = await caches.keys();
      return (await (await caches.open(name)).keys()).map(({ url }) => url);
    });
    expect(kept).toContain(deployed.url);
    expect(kept.filter((url) => /boxstep\.html|\.vite|service-worker/.test(url))).toEqual([]);
    await deployed.stop();
    await page.getByRole('button', { name: /^Share/ }).click();
    await page.getByRole('tab', { name: 'Offline file' }).click();
    await page.getByRole('button', { name: 'Download boxstep.html' }).click();
    await expect(page.getByRole('status').filter({ hasText: /\S/ })).toHaveText(
      /^The file could not be fetched\./,
    );
  });
});

test('a new version is shown from the next visit on, and an open page keeps its own', async ({
  page,
  deployed,
}) => {
  const app = await visit(page, deployed.url);
  await expect(page).toHaveTitle('Boxstep');
  await deployed.remove('pca-');
  await deployed.deploy('The next Boxstep', 'true list');
  await update(page, 'activated');
  // The page is the one from before, and what it loads only now is too.
  await expect(page).toHaveTitle('Boxstep');
  await app.lab('PCA').click();
  await expect(app.sentence).toHaveText(/^Step 1: the mean/);
  await deployed.stop();
  await page.reload();
  await expect(page).toHaveTitle('The next Boxstep');
  await app.expectBoxes(29);
});

test.describe('in the middle of a deployment', () => {
  // That a file is not what its digest says is told in the console.
  test.use({ expectedErrors: /digest|integrity|install|Failed to load/i });

  test('nothing of a version that does not fit together is kept', async ({ page, deployed }) => {
    const app = await visit(page, deployed.url);
    await deployed.deploy('Half of the next Boxstep', 'false list');
    await update(page, 'redundant');
    await deployed.stop();
    await page.reload();
    await expect(page).toHaveTitle('Boxstep');
    await app.expectBoxes(29);
    expect(await page.evaluate(() => caches.keys())).toHaveLength(1);
  });
});

test.describe('in a frame', () => {
  // A picture that is shown as a page has no icon.
  test.use({ expectedErrors: /favicon/ });

  test('a page keeps nothing', async ({ page, deployed }) => {
    await page.goto(`${deployed.url}icons/icon-192.png`);
    await page.evaluate((url) => {
      const frame = document.createElement('iframe');
      frame.src = url;
      document.body.replaceChildren(frame);
    }, deployed.url);
    const frame = page.frameLocator('iframe');
    await expect(frame.locator('.sentence')).toHaveText(/^29 boxes/);
    await frame.getByRole('button', { name: 'To the end' }).click();
    await expect(frame.locator('.sentence')).toHaveText('Done: 16 of 29 boxes kept.');
    expect(
      await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length),
    ).toBe(0);
  });
});
