import type { AxeResults } from 'axe-core';
import axe from 'axe-core';
import { expect, test } from './fixtures';
import { BoxstepPage } from './support/page';

/** What axe finds on the page as it is now. */
async function violations(app: BoxstepPage): Promise<string[]> {
  await app.page.evaluate(axe.source);
  const { violations: found } = await app.page.evaluate(() =>
    (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
  );
  return found.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target}`));
}

/** Opens the scene of the poles and waits for its first event. */
async function polesOf(app: BoxstepPage, title: string, said: RegExp): Promise<void> {
  await app.scenesButton.click();
  await app.sceneList.getByRole('button').filter({ hasText: title }).click();
  await expect(app.sceneList).toBeHidden();
  await expect(app.sentence).toHaveText(said);
}

test('anchors that do not fit are improved, generation by generation', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await polesOf(app, 'Poles: anchors evolve', /^9 anchors to begin with, measured on 110 shapes/);
  await expect(app.sentence).toContainText('best possible recall 84.55 %');
  await expect(app.notes.filter({ hasText: 'AutoAnchor would compute new ones' })).toHaveCount(1);
  await expect(app.markedLine).toHaveText(/before = fitness/);
  const legend = page.getByRole('region', { name: 'Plane' }).getByRole('listitem');
  await expect(legend.filter({ hasText: '17 out of reach' })).toHaveCount(1);

  await app.next();
  await expect(app.sentence).toHaveText(/^Generation 1: anchor 1 changes from 10 × 13 to/);
  await expect(app.formula).toContainText('×');
  await expect(legend.filter({ hasText: '1 reaches' })).toHaveCount(1);
  await app.stepTo(/^Generation 1: fitness/);
  await expect(app.markedLine.first()).toHaveText(/after = fitness/);

  await app.toEnd();
  await expect(app.sentence).toHaveText(/^Done: 1,000 generations, 130 candidates accepted/);
  await expect(legend.filter({ hasText: '0 out of reach' })).toHaveCount(1);
  await app.showTab('Anchors');
  const rows = app.panel.getByRole('row');
  await expect(rows.filter({ hasText: 'at first' }).first()).toContainText('84.55 %');
  await expect(rows.filter({ hasText: 'best now' }).first()).toContainText('100 %');
  await app.showTab('Result');
  await expect(app.panel.getByText(/^anchors = 14,12/)).toBeVisible();
  await expect(app.panel.getByText('In pixels of an input of 640 × 640.')).toBeVisible();
});

test('a generation is gone to from its place on the curve', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await polesOf(app, 'Poles: anchors evolve', /^9 anchors/);
  await app.showTab('Fitness');
  const slider = app.panel.getByRole('slider', { name: 'Generation shown' });
  await slider.fill('500');
  await expect(app.sentence).toHaveText(/^Generation 500: fitness/);
  await expect(app.panel.getByText(/^After generation 500: fitness/)).toBeVisible();
  // Left edge of the plot: before the first generation.
  const plot = app.panel.getByRole('figure').locator('svg').last();
  await plot.click({ position: { x: 52, y: 60 } });
  await expect(app.sentence).toHaveText(/^9 anchors to begin with/);
});

test('options change the search', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await polesOf(app, 'Poles: anchors evolve', /^9 anchors/);
  await app.options.getByRole('combobox', { name: 'Begin with' }).selectOption('tiny');
  await expect(app.sentence).toHaveText(/^6 anchors/);
  await expect(app.options.getByRole('textbox', { name: 'Input' })).toHaveValue('416');
  await app.type(app.options.getByRole('textbox', { name: 'Generations' }), '3');
  await app.toEnd();
  await expect(app.sentence).toHaveText(/^Done: 3 generations/);
  await app.choose('Pixels of', 'the image');
  await expect(app.options.getByRole('textbox', { name: 'Input' })).toHaveCount(0);
  await app.type(app.options.getByRole('textbox', { name: 'Sigma' }), '5');
  await expect(app.options.getByRole('textbox', { name: 'Sigma' })).toHaveAttribute(
    'aria-invalid',
    'true',
  );
});

test('the anchors of k-means are refined', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await polesOf(app, 'Poles: anchors evolve', /^9 anchors/);
  await app.showTab('Anchors');
  await app.button('Find first anchors by k-means').click();
  await expect(app.sentence).toHaveText(/first centroid/);
  await app.showTab('Result');
  await app.button('Refine these by genetic search').click();
  await expect(app.sentence).toHaveText(/^5 anchors to begin with, measured on 110 shapes/);
  await expect(app.options.getByRole('combobox', { name: 'Begin with' })).toHaveValue('given');
  await app.toEnd();
});

test('without a shape it says what is needed', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.clear();
  await app.lab('Anchors').click();
  await app.chooseLab('Evolve');
  await expect(app.sentence).toHaveText(
    'The search needs boxes with an area. Draw some, or open a file.',
  );
});

test('ten thousand shapes are searched, and can be given up', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  const many = Array.from({ length: 10_000 }, (_, i) => {
    return [0, 0, 5 + ((i * 37) % 400), 5 + ((i * 101) % 300)];
  });
  await app.readText(JSON.stringify(many));
  await app.button('Close', app.report).click();
  await app.lab('Anchors').click();
  await app.chooseLab('Evolve');
  await expect(app.sentence).toHaveText(/^9 anchors to begin with, measured on 10,000 shapes/);
  await app.type(app.options.getByRole('textbox', { name: 'Generations' }), '100000');
  await app.button('Cancel', app.now).click();
  await expect(app.button('Try again')).toBeVisible();
  await app.type(app.options.getByRole('textbox', { name: 'Generations' }), '2');
  await expect(app.sentence).toHaveText(/^9 anchors to begin with/);
  await app.toEnd();
  await expect(app.sentence).toHaveText(/^Done: 2 generations/);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    const app = await BoxstepPage.open(page);
    await polesOf(app, 'Poles: anchors evolve', /^9 anchors/);
    await app.next();
    for (const tab of ['Fitness', 'Anchors', 'Result', 'Lesson'] as const) {
      await app.showTab(tab);
      expect.soft(await violations(app), tab).toEqual([]);
    }
    await app.chooseLab('K-means');
    await expect(app.sentence).toHaveText(/first centroid/);
    await app.showTab('Elbow');
    await app.button('Compute').click();
    await app.button('Try and keep the best').click();
    await expect(app.panel.getByText(/^20 seeds/)).toBeVisible();
    await expect(app.panel.getByRole('toolbar')).toBeVisible();
    expect.soft(await violations(app), 'Elbow').toEqual([]);
    await app.showTab('Result');
    await expect(app.panel.getByText(/^anchors = /).first()).toBeVisible();
    expect.soft(await violations(app), 'Result').toEqual([]);
  });
}

test.describe('in Chinese', () => {
  test.use({ locale: 'zh-CN' });

  test('the search is followed to its end and its anchors are found', async ({ page }) => {
    const app = await BoxstepPage.open(page);
    await polesOf(app, '杆状物', /^用 110 个形状衡量最初的 9 个锚框/);
    await app.button('跳到结尾').click();
    await expect(app.sentence).toHaveText(/^完成：共 1,000 代，接受了 130 个候选。/);
    await page.getByRole('tab', { name: '结果' }).click();
    await expect(app.panel.getByText(/^anchors = 14,12/)).toBeVisible();
    await expect(app.button('复制：YOLOv5 模型 yaml')).toBeVisible();
    expect(await violations(app)).toEqual([]);
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('nothing is wider than the phone', async ({ page }) => {
    const app = await BoxstepPage.open(page);
    await polesOf(app, 'Poles: anchors evolve', /^9 anchors/);
    await app.next();
    for (const tab of ['Fitness', 'Anchors', 'Result'] as const) {
      await app.showTab(tab);
      await expect(app.panel).toHaveText(/\S/);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width, tab).toBeLessThanOrEqual(390);
    }
    expect(await violations(app)).toEqual([]);
  });
});
