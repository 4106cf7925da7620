import { expect, test } from './fixtures';
import { expectAccessible } from './support/axe';
import { BoxstepPage } from './support/page';

test('Adaptive NMS: the threshold falls, and a box with it', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.openScene('Falling threshold');
  await app.stepTo(/^#0 A 0\.9 was kept, so the threshold falls from 0\.9 times 0\.9 to 0\.81\.$/);
  await expect(app.formula).toContainText('0.81');
  await expect(app.markedLine.first()).toContainText('threshold = held(threshold * eta)');
  await app.showTab('Threshold');
  await expect(app.panel.getByText('Threshold 0.81: 1 box kept so far')).toBeVisible();
  await expectAccessible(page, 'the threshold');
  await app.stepTo(/^#0 A 0\.9, which is kept, is the first that #1 A 0\.8 overlaps too much/);
  await app.toEnd();
  await expect(app.sentence).toHaveText('Done: 4 of 5 boxes kept.');
  await app.type(app.options.getByRole('textbox', { name: 'Eta' }), '1');
  await app.toEnd();
  await expect(app.sentence).toHaveText('Done: 5 of 5 boxes kept.');
  const choice = app.options.getByRole('combobox', { name: 'As in' });
  await choice.selectOption('OpenCV 5 NMSBoxes');
  await expect(choice.getByRole('option', { selected: true })).toHaveText('OpenCV 5 NMSBoxes');
});

test('Classes by offset: negative coordinates make two boxes one', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.openScene('Offset, negative');
  await app.stepTo(/^#1 B 0\.8 is moved by 6: \[−96, −96, −1, −1\] becomes \[−90, −90, 5, 5\]\.$/);
  await expect(app.markedLine.first()).toContainText('by = held(held(c) * held(offset))');
  await app.showTab('Moved');
  await expect(app.panel.getByText('2 of 2 boxes moved; offset 6 per class.')).toBeVisible();
  await expectAccessible(page, 'the moved boxes');
  await app.stepTo(
    /^#0 A 0\.9 and #1 B 0\.8 overlap by 1, more than 0\.9: #1 B 0\.8 is suppressed/,
  );
  await expect(app.sentence).toContainText('unmoved, their IoU is 0.782');
  await expect(page.getByText('A loop over the classes keeps #1 as well')).toBeVisible();
  await app.choose('Offset', 'max − min + 1');
  await app.toEnd();
  await expect(app.sentence).toHaveText('Done: 2 of 2 boxes kept.');
  await expect(page.getByText('A loop over the classes keeps the same boxes.')).toBeVisible();
});

test('in Chinese and in the dark', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  const app = await BoxstepPage.open(page);
  await app.languageButton.click();
  for (const [lab, tabs] of [
    ['自适应 NMS', ['阈值', '矩阵', '讲解']],
    ['按类别偏移', ['平移后', '排序', '讲解']],
  ] as const) {
    await app.chooseLab(lab);
    await expect(app.sentence).toHaveText(/。$/);
    for (const tab of tabs) {
      await page.getByRole('tab', { name: tab }).click();
      await expectAccessible(page, `${lab}, ${tab}`);
    }
  }
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('nothing is wider than the phone', async ({ page }) => {
    const app = await BoxstepPage.open(page);
    for (const [lab, tab] of [
      ['Adaptive NMS', 'Threshold'],
      ['Classes by offset', 'Moved'],
    ] as const) {
      await app.chooseLab(lab);
      await app.toEnd();
      await app.showTab(tab);
      const wider = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wider).toBeLessThanOrEqual(390);
    }
  });
});
