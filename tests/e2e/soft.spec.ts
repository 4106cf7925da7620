import { expect, test } from './fixtures';
import { expectAccessible } from './support/axe';
import { openFamilyScene } from './support/family';
import { BoxstepPage } from './support/page';

const FIRST = /^#0 .* takes part: its score/;

test('the man whom greedy NMS loses keeps a lower score', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await openFamilyScene(app, 'The street, softly', FIRST);
  await app.stepTo(/^#2 person and #1 person overlap/);
  await expect(app.sentence).toHaveText(
    '#2 person and #1 person overlap with IoU 0.5413: the score of #1 person falls from 0.91 to 0.5064 (× 0.5565), not below 0.3, so it stays in play.',
  );
  await expect(app.formula.last()).toHaveText(/score=0\.91×exp.*=0\.5064≥0\.3/);
  await expect(app.markedLine.filter({ hasText: 'exp(-factor * overlap ** 2' })).toHaveCount(1);
  const row = app.panel.getByRole('button', { name: /#1 person/ });
  await expect(row).toContainText('0.506, at first 0.91');
  // A box is gone to from the list: to where it is decided.
  await row.click();
  await expect(app.sentence).toHaveText(/^#1 person has the best score now, 0\.4909, and is kept/);
  await expect(row).toContainText('0.491, at first 0.91');
  await app.toEnd();
  await expect(app.sentence).toHaveText(/^Done: 14 of 29 boxes kept/);
  // Greedy NMS on the same boxes: he is gone.
  await app.choose('Method', 'hard');
  await app.type(app.threshold, '0.5');
  await app.button('To the start').click();
  await app.stepTo(/^#2 person and #1 person overlap/);
  await expect(app.sentence).toHaveText(
    '#2 person and #1 person overlap with IoU 0.5413, more than 0.5: #1 person is cut at once.',
  );
});

test('what sigma means is seen on the curve', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await openFamilyScene(app, 'Two meanings of sigma', FIRST);
  await app.stepTo(/^#0 A and #1 A overlap/);
  await app.showTab('Decay');
  await expect(app.panel.getByText('#0 A and #1 A: IoU 0.7, weight 0.3753.')).toBeVisible();
  await app.choose('Sigma as in', 'TensorFlow');
  await expect(app.panel.getByText('#0 A and #1 A: IoU 0.7, weight 0.6126.')).toBeVisible();
  await expect(app.formula.last()).toContainText('0.5×');
  await app.type(app.options.getByRole('textbox', { name: 'Sigma' }), '0.25');
  await expect(app.panel.getByText('#0 A and #1 A: IoU 0.7, weight 0.3753.')).toBeVisible();
  await app.choose('Method', 'linear');
  await expect(app.panel.getByText('#0 A and #1 A: IoU 0.7, weight 0.3.')).toBeVisible();
  await expect(app.options.getByRole('textbox', { name: 'Sigma' })).toHaveCount(0);
});

test('a library sets every option', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await openFamilyScene(app, 'Soft, then cut', FIRST);
  const preset = app.options.getByRole('combobox', { name: 'As in' });
  await expect(preset).toHaveValue('tfjs');
  await app.stepTo(/cut at once\.$/);
  await expect(app.sentence).toHaveText(
    '#0 A and #1 A overlap with IoU 0.5, which is at least 0.5: #1 A is cut at once.',
  );
  await preset.selectOption('tensorflow');
  await expect(app.sentence).toHaveText(/falls from 0\.8 to 0\.623 \(× 0\.7788\), above 0,/);
  await preset.selectOption('authorsLinear');
  await expect(app.sentence).toHaveText(/falls from 0\.8 to/);
  await expect(app.options.getByRole('radio', { name: '+ 1' })).toBeChecked();
  await app.options.getByRole('radio', { name: 'highest' }).check();
  await expect(preset.getByRole('option', { selected: true })).toHaveText('own options');
});

test('all scores are lines, and a round is gone to from its place', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await openFamilyScene(app, 'The street, softly', FIRST);
  await app.showTab('Scores');
  await expect(app.panel.locator('.score-line')).toHaveCount(27);
  await app.panel.getByRole('slider', { name: 'Round shown' }).fill('2');
  await expect(app.player.getByText('Pick #8')).toBeVisible();
});

test('without a box it says what is needed', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.clear();
  await app.chooseLab('Soft-NMS');
  await expect(app.sentence).toHaveText('Soft-NMS needs boxes. Draw some, or open a file.');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    const app = await BoxstepPage.open(page);
    await openFamilyScene(app, 'The street, softly', FIRST);
    await app.stepTo(/^#2 person and #1 person overlap/);
    for (const tab of ['Order', 'Decay', 'Scores', 'Lesson'] as const) {
      await app.showTab(tab);
      await expectAccessible(page, tab);
    }
  });
}

test.describe('in Chinese', () => {
  test.use({ locale: 'zh-CN' });

  test('a score is seen to fall', async ({ page }) => {
    const app = await BoxstepPage.open(page);
    await openFamilyScene(app, 'sigma 的两种定义', /^#0 A 参与：得分/);
    await app.button('跳到结尾').click();
    await expect(app.sentence).toHaveText('完成：2 个框中保留 2 个，各带衰减后的得分。');
    await page.getByRole('tab', { name: '衰减曲线' }).click();
    await expect(app.panel.getByText('走到一次比较时，这里会标出它的 IoU 与权重。')).toBeVisible();
    await expectAccessible(page, '衰减曲线');
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('nothing is wider than the phone', async ({ page }) => {
    const app = await BoxstepPage.open(page);
    await openFamilyScene(app, 'The street, softly', FIRST);
    for (const tab of ['Order', 'Decay', 'Scores'] as const) {
      await app.showTab(tab);
      await expect(app.panel).toHaveText(/\S/);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width, tab).toBeLessThanOrEqual(390);
    }
    await expectAccessible(page, 'phone');
  });
});
