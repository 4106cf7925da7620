import { expect, test } from './fixtures';
import { expectAccessible } from './support/axe';
import { BoxstepPage } from './support/page';

test('Fast NMS: the suppressed still suppress', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.openScene('Chain, Fast NMS');
  await app.stepTo(/^#2 A 0\.7 overlaps #1 A 0\.8/);
  await expect(app.sentence).toContainText('by 0.4286, more than 0.4.');
  await expect(app.sentence).toContainText('the suppressed still suppress');
  await expect(app.formula).toContainText('0.4286');
  await expect(app.markedLine).toContainText('iou(boxes[i], boxes[j], one)');
  await expect(app.panel.getByText('#1 A 0.8 and #2 A 0.7: IoU 0.4286')).toBeVisible();
  await expectAccessible(page, 'a comparison');
  await app.toEnd();
  await expect(app.sentence).toHaveText('Done: 1 of 3 boxes kept.');
  await app.showTab('Order');
  const rows = app.panel.getByRole('button');
  await expect(rows.filter({ hasText: '#2' })).toContainText('suppressed by #1, 0.429');
  await rows.filter({ hasText: '#2' }).click();
  await expect(app.sentence).toHaveText(/^The largest IoU in the column of #2 A 0\.7 is 0\.4286/);
  await expectAccessible(page, 'the order');
});

test('Cluster-NMS: as many passes as the chain is long', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.openScene('Chain, Cluster-NMS');
  await app.stepTo(/^Pass 1 changed 4 verdicts/);
  await app.stepTo(/^#1 A 0\.8 fell in the pass before: its row counts as 0/);
  await expect(app.markedLine).toContainText('has_say');
  await app.stepTo(/In the pass before it was not so\.$/);
  await app.stepTo(/^Pass 5 changed nothing/);
  await app.toEnd();
  await expect(app.sentence).toHaveText('Done: 3 of 5 boxes kept.');
  // By the matrix, to where a pair met last.
  await app.showTab('Matrix');
  const matrix = app.panel.getByRole('button', { name: /^IoU of every pair/ });
  await matrix.focus();
  await page.keyboard.press('Enter');
  await expect(app.sentence).toHaveText(/^#1 A 0\.8 overlaps #0 A 0\.9/);
});

test('Matrix NMS: scores fall, and the labels of the boxes with them', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.openScene('Chain, Matrix NMS');
  await app.stepTo(/^The smallest in the column of #1/);
  await expect(app.sentence).toContainText('its score falls from 0.8 to 0.4571, less than 0.5');
  await expect(app.markedLine.first()).toContainText('score = scores[j] * min');
  await app.toEnd();
  await expect(app.sentence).toHaveText('Done: 2 of 3 boxes kept.');
  await app.showTab('Order');
  await expect(app.panel.getByRole('button').filter({ hasText: '#2' })).toContainText('0.622');
  // All is kept that is not out; under the Gaussian decay there is a sigma.
  await app.type(app.options.getByRole('textbox', { name: 'Score after' }), '0.05');
  await app.toEnd();
  await expect(app.sentence).toHaveText('Done: 3 of 3 boxes kept.');
  await expect(app.options.getByRole('textbox', { name: 'Sigma' })).toHaveCount(0);
  await app.choose('Decay', 'Gaussian');
  await app.type(app.options.getByRole('textbox', { name: 'Sigma' }), '101');
  await expect(app.options.getByRole('textbox', { name: 'Sigma' })).toHaveAttribute(
    'aria-invalid',
    'true',
  );
  await app.showTab('Lesson');
  await expectAccessible(page, 'the lesson');
});

test('the options of known code can be run, and are recognised', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  const presets = {
    'Fast NMS': ['YOLACT', 'Ultralytics'],
    'Cluster-NMS': ['CIoU'],
    'Matrix NMS': ['SOLOv2', 'Paddle'],
  };
  for (const [lab, names] of Object.entries(presets)) {
    await app.chooseLab(lab);
    const choice = app.options.getByRole('combobox', { name: 'As in' });
    await expect(choice.getByRole('option', { selected: true })).toHaveText('own options');
    for (const name of names) {
      await choice.selectOption(name);
      await app.toEnd();
      await expect(choice.getByRole('option', { selected: true })).toHaveText(name);
      await expect(choice.getByRole('option', { name: 'own options' })).toHaveCount(0);
    }
    await app.perClass.uncheck();
    await expect(choice.getByRole('option', { selected: true })).toHaveText('own options');
  }
});

test('in Chinese and in the dark', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  const app = await BoxstepPage.open(page);
  await app.languageButton.click();
  for (const lab of ['快速 NMS（Fast）', 'Cluster-NMS', '矩阵 NMS（Matrix）']) {
    await app.chooseLab(lab);
    await expect(app.sentence).toHaveText(/^29 个框按得分从高到低排序/);
    for (const tab of ['矩阵', '排序', '讲解']) {
      await page.getByRole('tab', { name: tab }).click();
      await expectAccessible(page, `${lab}, ${tab}`);
    }
  }
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('nothing is wider than the phone', async ({ page }) => {
    const app = await BoxstepPage.open(page);
    for (const lab of ['Fast NMS', 'Cluster-NMS', 'Matrix NMS']) {
      await app.chooseLab(lab);
      await expect(app.sentence).toHaveText(/^29 boxes in order of falling score/);
      await app.next();
      await app.toEnd();
      for (const tab of ['Matrix', 'Order', 'Lesson'] as const) {
        await app.showTab(tab);
        const wider = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(wider).toBeLessThanOrEqual(390);
      }
    }
  });
});
