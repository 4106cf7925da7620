import type { AxeResults } from 'axe-core';
import axe from 'axe-core';
import { expect, test } from './fixtures';
import { BoxstepPage } from './support/page';

declare global {
  interface Window {
    axe: { run(): Promise<AxeResults> };
  }
}

/** What axe finds on the page as it is now: the rule, and where. */
async function violations(app: BoxstepPage): Promise<string[]> {
  // Not by a script element, which the page's policy refuses.
  await app.page.evaluate(axe.source);
  const { violations: found } = await app.page.evaluate(() => window.axe.run());
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, any }) => `${id} (${help}): ${target} ${any[0]?.message ?? ''}`),
  );
}

async function expectNone(app: BoxstepPage, what: string): Promise<void> {
  // Soft, so that one run tells all that there is to correct.
  expect.soft(await violations(app), what).toEqual([]);
}

test('the first page, every tab, and the end', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await expectNone(app, 'first page');
  await app.stepTo(/ overlap by /);
  await expectNone(app, 'a comparison');
  await app.toEnd();
  for (const tab of ['Order', 'Matrix', 'Tree', 'Boxes', 'Lesson'] as const) {
    await app.showTab(tab);
    await expectNone(app, tab);
  }
});

test('the IoU lab and its tabs', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.lab('IoU').click();
  await app.choose('Measure', 'CIoU');
  await app.button('To the end').click();
  await expect(app.sentence).toHaveText(/^CIoU = /);
  for (const tab of ['Numbers', 'Boxes', 'Lesson'] as const) {
    await app.showTab(tab);
    await expectNone(app, tab);
  }
});

test('dialogs, the menu of scenes and the report of what was opened', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.scenesButton.click();
  await expect(app.sceneList).toBeVisible();
  await expectNone(app, 'scenes');
  await page.keyboard.press('Escape');
  await app.openButton.click();
  await expect(app.dialog).toBeVisible();
  await expectNone(app, 'opening');
  await page.keyboard.press('Escape');
  await app.helpButton.click();
  await expect(app.dialog).toBeVisible();
  await expectNone(app, 'help');
  await page.keyboard.press('Escape');
  await app.dropFiles([
    { name: 'a.csv', text: 'x1,y1,x2,y2,score\n9,9,5,5,0.5\n1,2,three,4,0.5' },
    { name: 'b.txt', text: 'cat 0.5 1 2 3 4' },
    { name: 'c.txt', text: 'Dear reader, how are you?' },
  ]);
  await expect(app.report).toBeVisible();
  await app.report.getByText('a.csv').click();
  await expectNone(app, 'report');
});

test('dark', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  const app = await BoxstepPage.open(page);
  await expectNone(app, 'first page');
  await app.stepTo(/ overlap by /);
  await expectNone(app, 'a comparison');
  await app.toEnd();
  for (const tab of ['Order', 'Matrix', 'Tree', 'Boxes', 'Lesson'] as const) {
    await app.showTab(tab);
    await expectNone(app, tab);
  }
  await app.scenesButton.click();
  await expect(app.sceneList).toBeVisible();
  await expectNone(app, 'scenes');
  await page.keyboard.press('Escape');
  for (const button of [app.openButton, app.helpButton]) {
    await button.click();
    await expect(app.dialog).toBeVisible();
    await expectNone(app, 'dialog');
    await page.keyboard.press('Escape');
  }
  await app.lab('IoU').click();
  await expect(app.sentence).toHaveText(/^The overlap begins/);
  await expectNone(app, 'IoU');
});

test.describe('in trouble', () => {
  test.use({ expectedErrors: /./ });

  test('what is said of a broken engine', async ({ page }) => {
    const app = await BoxstepPage.open(page, '?test');
    await page.evaluate(() => window.boxstepTest?.fail('panic'));
    await expect(page.getByRole('alert')).toBeVisible();
    await expectNone(app, 'notice');
  });
});

test.describe('in Chinese', () => {
  test.use({ locale: 'zh-CN' });

  test('the first page, the IoU lab and help', async ({ page }) => {
    const app = await BoxstepPage.open(page);
    await expectNone(app, 'first page');
    await app.lab('IoU').click();
    await expect(app.sentence).toHaveText(/^重叠从/);
    await expectNone(app, 'IoU');
    await app.helpButton.click();
    await expect(app.dialog).toBeVisible();
    await expectNone(app, 'help');
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('the first page, the tabs, the IoU lab, a dialog', async ({ page }) => {
    const app = await BoxstepPage.open(page);
    await expectNone(app, 'first page');
    for (const tab of ['Matrix', 'Tree', 'Boxes', 'Lesson'] as const) {
      await app.showTab(tab);
      await expectNone(app, tab);
    }
    await app.lab('IoU').tap();
    await expect(app.sentence).toHaveText(/^The overlap begins/);
    await expectNone(app, 'IoU');
    await app.openButton.click();
    await expect(app.dialog).toBeVisible();
    await expectNone(app, 'opening');
  });
});
