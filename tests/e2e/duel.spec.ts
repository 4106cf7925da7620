import { expect, test } from './fixtures';
import { expectAccessible } from './support/axe';
import { BoxstepPage } from './support/page';

async function openScene(app: BoxstepPage, title: string): Promise<void> {
  await app.scenesButton.click();
  await app.sceneList.getByRole('button').filter({ hasText: title }).click();
  await expect(app.sceneList).toBeHidden();
  await expect(app.page.getByRole('figure').first()).toBeVisible();
}

/** Two boxes that overlap by exactly one half, and one apart. */
const BOXES = [
  { box: [0, 0, 10, 10], score: 0.9 },
  { box: [0, 0, 10, 20], score: 0.8 },
  { box: [50, 0, 60, 10], score: 0.7 },
];

test('two libraries are chosen, and the reason of their first difference is read', async ({
  page,
}) => {
  const app = await BoxstepPage.open(page);
  await app.readText(BOXES.map(({ box, score }) => [...box, score].join(',')).join('\n'));
  await app.button('Close', app.report).click();
  await app.chooseLab('Two libraries');
  await app.options.getByLabel('Left').selectOption('TensorFlow 2');
  await app.options.getByLabel('Right').selectOption('TensorFlow.js 4');
  await app.button('Go to the first difference').click();
  await expect(app.sentence).toHaveText(
    /^Here they part\. .* overlap by 0\.5, exactly the threshold: TensorFlow\.js 4 suppresses from the threshold on \(≥\), TensorFlow 2 only above it/,
  );
  await expect(app.panel.getByText('This is the first difference.')).toBeVisible();
  await expect(app.panel.getByText('TensorFlow 2: 3 of 3 boxes kept')).toBeVisible();
  await expect(app.panel.getByText('TensorFlow.js 4: 2 of 3 boxes kept')).toBeVisible();
  await expect(page.getByRole('img', { name: /^TensorFlow\.js 4: .*suppressed/ })).toBeVisible();

  // With another threshold they agree to the end.
  await app.type(app.options.getByRole('spinbutton').or(app.options.getByRole('textbox')), '0.6');
  await expect(app.panel.getByText(/both decide the same at every event/)).toBeVisible();
});

test('a search tells which libraries keep what, and a box of it leads to two of them', async ({
  page,
}) => {
  const app = await BoxstepPage.open(page);
  await app.readText(BOXES.map(({ box, score }) => [...box, score].join(',')).join('\n'));
  await app.button('Close', app.report).click();
  await app.chooseLab('Two libraries');
  await app.showTab('All libraries');
  await expect(app.panel.getByText('1 box is kept by some and not by others')).toBeVisible();
  await expect(
    app.panel.getByRole('listitem').filter({ hasText: '3 of 3 boxes kept' }),
  ).toContainText('torchvision 0.29 nms');
  await app.panel.getByRole('button', { name: /#1 .*: kept by .*; not by .*cpu_nms/ }).click();
  await app.showTab('Sides');
  await app.button('Go to the first difference').click();
  await expect(app.sentence).toHaveText(/^Here they part\./);
});

test('a preset of greedy NMS sets its options and says which', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.options.getByLabel('As in').selectOption('TensorFlow.js 4');
  await expect(app.options.getByRole('status')).toHaveText(
    /^Changed: Suppress if ≥; Ties highest; Per class off\. Differs from TensorFlow/,
  );
  await app.options.getByLabel('As in').selectOption('darknet greedynms');
  await expect(app.options.getByRole('textbox', { name: 'Exponent' })).toHaveValue('0.6');
  await app.toEnd();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    const app = await BoxstepPage.open(page);
    await openScene(app, 'One pixel between libraries');
    for (const tab of ['Sides', 'All libraries', 'Lesson'] as const) {
      await app.showTab(tab);
      await expectAccessible(page, tab);
    }
  });
}

test.describe('in Chinese', () => {
  test.use({ locale: 'zh-CN' });

  test('the reason is read', async ({ page }) => {
    const app = await BoxstepPage.open(page);
    await openScene(app, '不是 IoU 的 NMS');
    await app.button('跳到第一处不同').click();
    await expect(app.sentence).toHaveText(/^从这里开始不同。.*DIoU（指数 0\.6）/);
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('nothing is wider than the phone', async ({ page }) => {
    const app = await BoxstepPage.open(page);
    await openScene(app, 'Four equal scores');
    await app.button('Go to the first difference').tap();
    await expect(app.sentence).toHaveText(/^Here they part\./);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });
});
