import { createServer, type Server } from 'node:http';
import type { FrameLocator, Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { freshPage } from './support/keeping';
import { BoxstepPage, SCENES } from './support/page';

/** The code that the dialog gives, and the dialog closed again. */
async function embedCode(app: BoxstepPage, hide: readonly string[]): Promise<string> {
  await app.page.getByRole('button', { name: 'Share…' }).click();
  await app.dialog.getByRole('tab', { name: 'Link' }).click();
  for (const part of ['Header', 'Options', 'Panels', 'Player', 'Editing']) {
    await app.dialog.getByRole('checkbox', { name: part }).setChecked(hide.includes(part));
  }
  const field = app.dialog.getByRole('textbox', { name: 'Code for the page' });
  await expect(field).toHaveValue(/#/);
  const code = await field.inputValue();
  await app.page.keyboard.press('Escape');
  return code;
}

/** Goes to a page of somebody else's, of another origin, with this code in it. */
async function embedded(page: Page, code: string): Promise<FrameLocator> {
  await page.goto(await lesson(code));
  return page.frameLocator('iframe');
}

const servers: Server[] = [];

/** The address of a page with this code. A browser would not let a made-up one frame this machine's. */
async function lesson(code: string): Promise<string> {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><title>Lesson</title><link rel="icon" href="data:,">${code}`);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `http://127.0.0.1:${address.port}/`;
}

test.afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

test('an embedded page shows the scene, hides what it says, and keeps nothing', async ({
  page: own,
  context,
}) => {
  const app = await BoxstepPage.open(own);
  await app.openScene(SCENES.chain);
  await app.stepTo(/ overlap by /);
  const sentence = (await app.sentence.textContent()) ?? '';
  const code = await embedCode(app, ['Header', 'Options', 'Editing']);
  expect(code).toMatch(
    /^<iframe src="[^"]*\?embed&amp;hide=header,options,editing#scene=chain&amp;step=/,
  );

  const page = await freshPage(context);
  const frame = await embedded(page, code);
  await expect(frame.getByText(sentence, { exact: true })).toBeVisible();
  await expect(frame.getByRole('navigation', { name: 'Labs' })).toBeHidden();
  await expect(frame.getByRole('region', { name: 'Options' })).toBeHidden();
  await expect(frame.getByRole('toolbar', { name: 'Tools' })).toBeHidden();
  await expect(frame.getByRole('region', { name: 'Player' })).toBeVisible();
  await frame.getByRole('tab', { name: 'Boxes' }).click();
  await expect(frame.getByRole('button', { name: 'New box' })).toBeHidden();
  // No key edits either.
  const canvas = frame.getByRole('img', { name: /^Canvas with 3 boxes/ });
  await canvas.focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Delete');
  await page.keyboard.press('ControlOrMeta+z');
  await frame.getByRole('button', { name: 'Next event' }).click();
  await expect(canvas).toHaveCount(1);
  const stored = await page.frames()[1]?.evaluate(async () => ({
    databases: await indexedDB.databases(),
    storage: localStorage.length,
  }));
  expect(stored).toEqual({ databases: [], storage: 0 });
  await page.context().close();
});

test('its name opens the same in full', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.setThreshold(0.3);
  await app.next();
  const code = await embedCode(app, ['Header', 'Options', 'Panels', 'Player', 'Editing']);
  const frame = await embedded(page, code);
  await expect(frame.getByRole('img', { name: /^Canvas with 29 boxes\. #2/ })).toBeVisible();
  await expect(frame.getByRole('region', { name: 'Player' })).toBeHidden();
  const mark = frame.getByRole('link', { name: 'Boxstep ↗' });
  await mark.hover();
  await expect(mark).toHaveAttribute('href', /\/boxstep\/#v1\./);
  const opening = page.waitForEvent('popup');
  await mark.click();
  const full = new BoxstepPage(await opening);
  await expect(full.threshold).toHaveValue('0.3');
  await full.expectPosition(1);
  await expect(full.sentence).toHaveText(/^#2 person/);
});

test('it plays at once in the wanted colours, where it says so', async ({ page }) => {
  const app = await BoxstepPage.open(page, '?embed&hide=header&theme=dark&autoplay#scene=chain');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(app.sentence).toHaveText(/^Done: /, { timeout: 60_000 });
});
