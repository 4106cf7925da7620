import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { BoxstepPage } from './support/page';

/** Three heaps of shapes, so that k = 3 is where the curve bends. */
const BOXES = Array.from({ length: 30 }, (_, i) => {
  const [width, height] = [
    [20, 30],
    [60, 50],
    [150, 160],
  ][i % 3] as [number, number];
  return [i, i, i + width + (i % 5), i + height + ((3 * i) % 7)];
});

/** The anchors lab on boxes that were pasted. */
async function anchorsOf(page: Page, boxes: readonly (readonly number[])[]): Promise<BoxstepPage> {
  const app = await BoxstepPage.open(page);
  await app.readText(JSON.stringify(boxes));
  await app.button('Close', app.report).click();
  await app.lab('Anchors').click();
  await expect(app.sentence).toHaveText(/first centroid/);
  return app;
}

test.describe('with the clipboard', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

  test('the anchors of a run are copied as darknet takes them', async ({ page }) => {
    const app = await anchorsOf(page, BOXES);
    await app.showTab('Result');
    await expect(app.panel.getByText(/^The 5 anchors of the finished run/)).toBeVisible();
    const line = app.panel.getByRole('region', { name: 'darknet, YOLOv3 and later (pixels)' });
    await expect(line.locator('pre')).toHaveText(/^anchors = \d+,\d+( {2}\d+,\d+|,)*/);
    const text = (await line.locator('pre').textContent()) ?? '';
    expect(text.match(/\d+,\d+/g)).toHaveLength(5);
    await app.button('Copy: darknet, YOLOv3 and later (pixels)').click();
    await expect(line.getByRole('status')).toHaveText('Copied');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text);

    // In another order and unit it is another text, which was not copied.
    await app.choose('Order', 'width', app.panel);
    const cells = app.panel.getByRole('region', { name: 'darknet, YOLOv2 (cells of 32 pixels)' });
    const before = (await cells.locator('pre').textContent()) ?? '';
    await app.type(app.panel.getByRole('textbox', { name: 'Stride' }), '16');
    const halves = app.panel.getByRole('region', { name: 'darknet, YOLOv2 (cells of 16 pixels)' });
    await expect(halves.locator('pre')).not.toHaveText(before);
    const first = (line: string) => Number(/= ([\d.]+)/.exec(line)?.[1]);
    const halved = (await halves.locator('pre').textContent()) ?? '';
    expect(first(halved)).toBeCloseTo(2 * first(before), 1);
  });
});

test('without a clipboard the text is copied all the same, or it is said', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
  });
  const app = await anchorsOf(page, BOXES);
  await app.showTab('Result');
  const json = app.panel.getByRole('region', { name: 'JSON, as clustered' });
  await app.button('Copy: JSON, as clustered').click();
  await expect(json.getByRole('status')).toHaveText(/^Copied$|^Not allowed/);
  await expect(app.button('Copy: JSON, as clustered')).toBeFocused();
});

test('a curve of average IoU against k is computed when asked, and a k chosen from it', async ({
  page,
}) => {
  const app = await anchorsOf(page, BOXES);
  await app.showTab('Elbow');
  const choices = app.panel.getByRole('toolbar', { name: 'Choose k' }).getByRole('button');
  await expect(choices).toHaveCount(0);
  await app.type(app.panel.getByRole('textbox', { name: 'Seeds for each k' }), '3');
  await app.button('Compute').click();
  await expect(choices).toHaveCount(15);
  await expect(app.panel.getByText(/^k = 5: average IoU/)).toBeVisible();

  // By the keyboard: from the present k, which is the one stop of Tab, to the next and back by two.
  await choices.nth(4).focus();
  for (const key of ['ArrowRight', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft']) {
    await page.keyboard.press(key);
  }
  await expect(choices.nth(2)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(app.options.getByRole('textbox', { name: 'k', exact: true })).toHaveValue('3');
  await expect(choices.nth(2)).toHaveAttribute('aria-pressed', 'true');
  await expect(app.panel.getByText(/^k = 3: average IoU/)).toBeVisible();
  await expect(app.panel.getByText('Shapes or options have changed')).toHaveCount(0);

  // It stays while other panels are looked at, and is stale once the rules are others.
  await app.showTab('Result');
  await expect(app.panel.getByText(/^The 3 anchors/)).toBeVisible();
  await app.showTab('Elbow');
  await expect(choices).toHaveCount(15);
  await app.choose('Update', 'median');
  await expect(app.panel.getByText('Shapes or options have changed')).toBeVisible();
  await app.button('Compute').click();
  await expect(app.panel.getByText('Shapes or options have changed')).toHaveCount(0);
});

test('of many seeds the best is kept', async ({ page }) => {
  const app = await anchorsOf(page, BOXES);
  await app.showTab('Elbow');
  await app.type(app.panel.getByRole('textbox', { name: 'Seeds', exact: true }), '8');
  await app.button('Try and keep the best').click();
  const said = app.panel.getByText(/^8 seeds: average IoU from/);
  await expect(said).toBeVisible();
  const best = /Seed (\d+) was best/.exec((await said.textContent()) ?? '')?.[1] ?? '';
  await expect(app.options.getByRole('textbox', { name: 'Seed', exact: true })).toHaveValue(best);
});

test('what takes long can be given up, and started again', async ({ page }) => {
  const many = Array.from({ length: 4000 }, (_, i) => {
    return [0, 0, 5 + ((i * 37) % 400), 5 + ((i * 101) % 300)];
  });
  const app = await anchorsOf(page, many);
  await app.showTab('Elbow');
  await app.type(app.panel.getByRole('textbox', { name: 'Seeds for each k' }), '200');
  await app.button('Compute').click();
  await expect(app.panel.getByText(/ of 3,000 runs$/)).toBeVisible();
  await app.button('Cancel', app.panel).click();
  await expect(app.button('Compute')).toBeVisible();
  await expect(app.panel.getByRole('toolbar')).toHaveCount(0);
  await app.type(app.panel.getByRole('textbox', { name: 'Seeds for each k' }), '1');
  await app.button('Compute').click();
  await expect(app.panel.getByRole('toolbar').getByRole('button')).toHaveCount(15);
});

test('one shape alone has its curve of one k', async ({ page }) => {
  const app = await anchorsOf(page, [[0, 0, 30, 40]]);
  await app.showTab('Elbow');
  await app.button('Compute').click();
  await expect(app.panel.getByRole('toolbar').getByRole('button')).toHaveCount(1);
  await expect(app.panel.getByText('k = 1: average IoU 1.')).toBeVisible();
  await app.showTab('Result');
  await expect(app.panel.getByText(/^The anchor of the finished run/)).toBeVisible();
  await expect(app.panel.getByText('anchors = 30,40', { exact: true })).toBeVisible();
});

test.describe('in trouble', () => {
  test.use({ expectedErrors: /./ });

  test('an engine that is lost meanwhile is said, and it can be started again', async ({
    page,
  }) => {
    const app = await BoxstepPage.open(page, '?test');
    await app.readText(JSON.stringify(BOXES));
    await app.button('Close', app.report).click();
    await app.lab('Anchors').click();
    await app.showTab('Elbow');
    await app.type(app.panel.getByRole('textbox', { name: 'Seeds for each k' }), '200');
    await app.button('Compute').click();
    await page.evaluate(() => window.boxstepTest?.fail('panic'));
    const choices = app.panel.getByRole('toolbar').getByRole('button');
    const lost = app.panel.getByText('The engine was replaced while it computed this.');
    await expect(lost.or(choices.first())).toBeVisible();
    await app.type(app.panel.getByRole('textbox', { name: 'Seeds for each k' }), '1');
    await app.button('Compute').click();
    await expect(choices).toHaveCount(15);
    await expect(lost).toHaveCount(0);
  });
});
