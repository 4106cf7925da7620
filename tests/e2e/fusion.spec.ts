import { expect, test } from './fixtures';
import { expectAccessible } from './support/axe';
import { openFamilyScene } from './support/family';
import { BoxstepPage } from './support/page';

const FIRST = /^A?#0 .* takes part: its score/;

test('boxes of three models become one, which moves as they join', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await openFamilyScene(app, 'Three models, one picture', FIRST);
  await app.stepTo(/^B#0 person joins F0/);
  await expect(app.sentence).toHaveText(
    'B#0 person joins F0 with weight 0.88. F0, now of 2 boxes that weigh 1.8, moves towards it.',
  );
  await expect(app.formula.first()).toHaveText(/x₁=.*=57\.8222.*y₁=/);
  await expect(app.markedLine.filter({ hasText: 'leader["sums"] = ' })).toHaveCount(1);
  const member = app.panel.getByRole('button', { name: /^B#0 person/ });
  await expect(member).toBeVisible();
  await app.toEnd();
  await expect(app.sentence).toHaveText('Done: 16 boxes became 7.');
  // The best first.
  const panel = app.panel.getByRole('region', { name: 'Fused boxes and their members' });
  await expect(panel.getByText('0.88', { exact: true }).first()).toBeVisible();
  // A box is gone to from the list.
  await app.panel.getByRole('button', { name: /^C#0 person/ }).click();
  await expect(app.sentence).toHaveText(/^C#0 person joins F0 with weight 0\.79/);
});

test('a fused box is painted elsewhere once a member has joined', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const app = await BoxstepPage.open(page);
  await openFamilyScene(app, 'WBF is no NMS', FIRST);
  await app.stepTo(/^F1 and #1 A overlap/);
  const before = await app.painted();
  await app.next();
  await expect(app.sentence).toHaveText(/^#1 A joins F0/);
  expect(await app.painted()).not.toBe(before);
  await app.toEnd();
  await expect(app.panel.getByText('0.6833')).toBeVisible();
});

test('the weight of a model changes where the fused box lies', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await openFamilyScene(app, 'Three models, one picture', FIRST);
  await app.showTab('Weights');
  const weight = app.panel.getByRole('textbox', { name: 'Weight of model B' });
  await expect(weight).toHaveValue('1');
  await app.type(weight, '3');
  await app.stepTo(/ joins F0 /);
  await expect(app.formula.first()).not.toContainText('57.8222');
  await app.type(weight, '0');
  await expect(weight).toHaveAttribute('aria-invalid', 'true');
  await app.choose('Models', 'this image');
  await expect(app.notes.filter({ hasText: 'Only the boxes of this image' })).toHaveCount(1);
  await app.button('Fuse all images', app.panel).click();
  await expect(app.panel.getByRole('textbox', { name: 'Weight of model B' })).toHaveValue('3');
});

test('three files of boxes are fused', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  const file = (name: string, rows: number[][]) => ({
    name,
    text: rows.map((row) => `car ${row.join(' ')}`).join('\n'),
  });
  await app.dropFiles([
    file('yolo.txt', [[0.9, 10, 10, 60, 50]]),
    file('detr.txt', [[0.8, 12, 11, 62, 52]]),
    file('rcnn.txt', [
      [0.7, 9, 8, 58, 49],
      [0.6, 200, 200, 240, 260],
    ]),
  ]);
  await app.button('Close', app.report).click();
  await app.chooseLab('Box fusion');
  await app.choose('Models', 'each image');
  await app.toEnd();
  await expect(app.sentence).toHaveText('Done: 4 boxes became 2.');
  await app.showTab('Weights');
  await expect(app.panel.getByRole('row')).toHaveCount(4);
});

test('a score goes above 1 only if that is allowed', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await openFamilyScene(app, 'A score above 1', FIRST);
  await app.stepTo(/gets the score/);
  await expect(app.sentence).toHaveText(
    'F0, fused from 2 boxes of 1 model, gets the score 1.7, which is above 1.',
  );
  await app.options.getByRole('checkbox', { name: 'Overflow' }).uncheck();
  await app.stepTo(/gets the score/);
  await expect(app.sentence).toHaveText('F0, fused from 2 boxes of 1 model, gets the score 0.85.');
  await app.options.getByRole('combobox', { name: 'As in' }).selectOption('nmw');
  await app.stepTo(/gets the score/);
  await expect(app.sentence).toHaveText('F0, fused from 2 boxes of 1 model, gets the score 0.9.');
  await expect(app.markedLine).toHaveText(/return weight\[members\[0\]\]/);
});

test('without a box it says what is needed', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.clear();
  await app.chooseLab('Box fusion');
  await expect(app.sentence).toHaveText(/^Fusion needs boxes/);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    const app = await BoxstepPage.open(page);
    await openFamilyScene(app, 'Three models, one picture', FIRST);
    await app.stepTo(/^B#0 person joins F0/);
    for (const tab of ['Clusters', 'Weights', 'Lesson'] as const) {
      await app.showTab(tab);
      await expectAccessible(page, tab);
    }
  });
}

test.describe('in Chinese', () => {
  test.use({ locale: 'zh-CN' });

  test('three models are fused', async ({ page }) => {
    const app = await BoxstepPage.open(page);
    await openFamilyScene(app, '三个模型，一张图片', /^A#0 person 参与：得分/);
    await app.button('跳到结尾').click();
    await expect(app.sentence).toHaveText('完成：16 个框融合为 7 个。');
    await page.getByRole('tab', { name: '权重' }).click();
    await expect(app.panel.getByRole('textbox', { name: '模型 C 的权重' })).toHaveValue('1');
    await expectAccessible(page, '权重');
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('nothing is wider than the phone', async ({ page }) => {
    const app = await BoxstepPage.open(page);
    await openFamilyScene(app, 'Three models, one picture', FIRST);
    await app.toEnd();
    for (const tab of ['Clusters', 'Weights'] as const) {
      await app.showTab(tab);
      await expect(app.panel).toHaveText(/\S/);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width, tab).toBeLessThanOrEqual(390);
    }
    await expectAccessible(page, 'phone');
  });
});
