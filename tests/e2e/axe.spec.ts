import { expect, test } from './fixtures';
import { expectAccessible } from './support/axe';
import { BoxstepPage } from './support/page';

test('the first page, every tab, and the end', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await expectAccessible(page, 'first page');
  await app.stepTo(/ overlap by /);
  await expectAccessible(page, 'a comparison');
  await app.toEnd();
  for (const tab of ['Order', 'Matrix', 'Tree', 'Boxes', 'Lesson'] as const) {
    await app.showTab(tab);
    await expectAccessible(page, tab);
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
    await expectAccessible(page, tab);
  }
});

test('dialogs, the menu of scenes and the report of what was opened', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.scenesButton.click();
  await expect(app.sceneList).toBeVisible();
  await expectAccessible(page, 'scenes');
  await page.keyboard.press('Escape');
  await app.openButton.click();
  await expect(app.dialog).toBeVisible();
  await expectAccessible(page, 'opening');
  await page.keyboard.press('Escape');
  await app.helpButton.click();
  await expect(app.dialog).toBeVisible();
  await expectAccessible(page, 'help');
  await page.keyboard.press('Escape');
  await app.dropFiles([
    { name: 'a.csv', text: 'x1,y1,x2,y2,score\n9,9,5,5,0.5\n1,2,three,4,0.5' },
    { name: 'b.txt', text: 'cat 0.5 1 2 3 4' },
    { name: 'c.txt', text: 'Dear reader, how are you?' },
  ]);
  await expect(app.report).toBeVisible();
  await app.report.getByText('a.csv').click();
  await expectAccessible(page, 'report');
});

test('dark', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  const app = await BoxstepPage.open(page);
  await expectAccessible(page, 'first page');
  await app.stepTo(/ overlap by /);
  await expectAccessible(page, 'a comparison');
  await app.toEnd();
  for (const tab of ['Order', 'Matrix', 'Tree', 'Boxes', 'Lesson'] as const) {
    await app.showTab(tab);
    await expectAccessible(page, tab);
  }
  await app.scenesButton.click();
  await expect(app.sceneList).toBeVisible();
  await expectAccessible(page, 'scenes');
  await page.keyboard.press('Escape');
  for (const button of [app.openButton, app.helpButton]) {
    await button.click();
    await expect(app.dialog).toBeVisible();
    await expectAccessible(page, 'dialog');
    await page.keyboard.press('Escape');
  }
  await app.lab('IoU').click();
  await expect(app.sentence).toHaveText(/^The overlap begins/);
  await expectAccessible(page, 'IoU');
});

test.describe('in trouble', () => {
  test.use({ expectedErrors: /./ });

  test('what is said of a broken engine', async ({ page }) => {
    await BoxstepPage.open(page, '?test');
    await page.evaluate(() => window.boxstepTest?.fail('panic'));
    await expect(page.getByRole('alert')).toBeVisible();
    await expectAccessible(page, 'notice');
  });
});

test.describe('in Chinese', () => {
  test.use({ locale: 'zh-CN' });

  test('the first page, the IoU lab and help', async ({ page }) => {
    const app = await BoxstepPage.open(page);
    await expectAccessible(page, 'first page');
    await app.lab('IoU').click();
    await expect(app.sentence).toHaveText(/^重叠从/);
    await expectAccessible(page, 'IoU');
    await app.helpButton.click();
    await expect(app.dialog).toBeVisible();
    await expectAccessible(page, 'help');
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('the first page, the tabs, the IoU lab, a dialog', async ({ page }) => {
    const app = await BoxstepPage.open(page);
    await expectAccessible(page, 'first page');
    for (const tab of ['Matrix', 'Tree', 'Boxes', 'Lesson'] as const) {
      await app.showTab(tab);
      await expectAccessible(page, tab);
    }
    await app.lab('IoU').tap();
    await expect(app.sentence).toHaveText(/^The overlap begins/);
    await expectAccessible(page, 'IoU');
    await app.openButton.click();
    await expect(app.dialog).toBeVisible();
    await expectAccessible(page, 'opening');
  });
});
