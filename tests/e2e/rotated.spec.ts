import { expect, test } from './fixtures';
import { expectAccessible } from './support/axe';
import { BoxstepPage } from './support/page';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const octagon = { en: 'Two squares, an octagon', zh: '两个正方形，一个八边形' } as const;

/** Opens a scene of these labs; its run is there when its first event is said. */
async function openScene(app: BoxstepPage, title: string): Promise<void> {
  await app.page.getByRole('button', { name: /^(Scenes|场景)/ }).click();
  await app.page.getByRole('button', { name: new RegExp(`^${title}`) }).click();
  await expect(app.page.getByText(title, { exact: false }).first()).toBeVisible();
  await expect(app.sentence).toHaveText(/^(Corner A1|角点 A1|9 boxes in order|9 个框按得分)/);
}

/** Shows the last event, in either language. */
async function toEnd(app: BoxstepPage): Promise<void> {
  const button = app.button(/^(To the end|跳到结尾)$/);
  if ((await button.getAttribute('aria-disabled')) !== 'true') await button.click();
  await expect(button).toHaveAttribute('aria-disabled', 'true');
}

/** Steps on, in either language, until the sentence is this one. */
async function stepTo(app: BoxstepPage, wanted: RegExp): Promise<void> {
  for (let steps = 0; steps < 60; steps += 1) {
    const before = await app.sentence.textContent();
    if (wanted.test(before ?? '')) return;
    await app.button(/^(Next event|下一步)$/).click();
    await app.sentenceOtherThan(before);
  }
  await expect(app.sentence).toHaveText(wanted);
}

/** The angle of a box in the table, in degrees. */
function angle(app: BoxstepPage, row: number) {
  return app.page.getByLabel(new RegExp(`^(Angle ° of box ${row}|框 ${row} 的角度 °)$`));
}

/** Where a place of the scene's picture is on the page. */
async function placeOf(app: BoxstepPage, x: number, y: number, side: number) {
  const box = await app.canvas.boundingBox();
  if (!box) throw new Error('the canvas is not there');
  // The whole picture is shown in the middle of what the toolbar leaves.
  const toolbar = 52;
  const [width, height] = [box.width - toolbar, box.height];
  const scale = Math.min((width - 64) / side, (height - 64) / side);
  return {
    x: box.x + toolbar + width / 2 + (x - side / 2) * scale,
    y: box.y + height / 2 + (y - side / 2) * scale,
    scale,
  };
}

test('nothing of the labs is fetched before they are shown', async ({ page }) => {
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(request.url()));
  const app = await BoxstepPage.open(page);
  await page.waitForLoadState('networkidle');
  expect(fetched.filter((url) => /rotated/.test(url))).toEqual([]);
  await openScene(app, octagon.en);
  expect(fetched.filter((url) => /rotated-iou-/.test(url)).length).toBeGreaterThan(0);
});

test('two squares are clipped, side by side, to an octagon', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await openScene(app, octagon.en);
  await expect(app.sentence).toHaveText(/^Corner A1: the arm \(−100, −100\)/);
  await expect(app.formula.first()).toContainText('x');
  await app.stepTo(/^Vertex 1 is beyond side 1: the cross product is −8284\.27, negative/);
  await expect(app.formula).toContainText('<');
  await expect(app.markedLine.first()).toBeVisible();
  await app.stepTo(/the line of side 1 is crossed at/);
  await app.stepTo(/^Side 1 is done: 5 vertices left\.$/);
  await app.stepTo(/^Side 4 is done: 8 vertices left\.$/);
  await app.stepTo(/^Half of the sum is the area of the intersection: 33137\.085\.$/);
  await toEnd(app);
  await expect(app.sentence).toHaveText(/^IoU = 0\.7071:/);
  await app.showTab('Numbers');
  await expect(app.panel.getByRole('row').filter({ hasText: 'IoU' })).toContainText('0.707107');
  await expect(app.panel.getByRole('row').filter({ hasText: /^8/ })).toHaveCount(1);
});

test('a box is turned by its handle, by keys and in the table, and undo takes it back', async ({
  page,
}) => {
  const app = await BoxstepPage.open(page);
  await openScene(app, octagon.en);
  await app.showTab('Boxes');
  await expect(angle(app, 1)).toHaveValue('45');
  await app.selectButton(0).click();
  const middle = await placeOf(app, 200, 200, 400);
  const above = middle.y - 100 * middle.scale - 28;
  await page.mouse.move(middle.x, above);
  await page.mouse.down();
  await page.mouse.move(middle.x + 60, above, { steps: 4 });
  await page.mouse.move(middle.x + (middle.y - above), middle.y, { steps: 4 });
  await page.mouse.up();
  await expect(angle(app, 0)).toHaveValue('90');
  await page.keyboard.press('e');
  await expect(angle(app, 0)).toHaveValue('91');
  await page.keyboard.press('Shift+Q');
  await expect(angle(app, 0)).toHaveValue('76');
  await app.type(angle(app, 0), '45');
  await toEnd(app);
  await expect(app.sentence).toHaveText(/^IoU = 1:/);
  await app.undoButton.click();
  await expect(angle(app, 0)).toHaveValue('76');
  // Keys that repeat are one entry where they came quickly enough.
  for (let undone = 0; undone < 3; undone += 1) {
    const before = await angle(app, 0).inputValue();
    if (before === '0') break;
    await app.undoButton.click();
    await expect(angle(app, 0)).not.toHaveValue(before);
  }
  await expect(angle(app, 0)).toHaveValue('0');
});

test('ships: a duplicate turned too little survives, until the threshold falls', async ({
  page,
}) => {
  const app = await BoxstepPage.open(page);
  await openScene(app, 'Moored ships');
  await toEnd(app);
  await expect(app.sentence).toHaveText('Done: 6 of 9 boxes kept.');
  await app.setThreshold(0.4);
  await toEnd(app);
  await expect(app.sentence).toHaveText('Done: 5 of 9 boxes kept.');
  await app.showTab('Order');
  await app.orderRow(7).click();
  await expect(app.sentence).toHaveText(
    '#6 ship 0.9 and #7 ship 0.64 overlap by 0.4313, more than 0.4: #7 ship 0.64 is suppressed.',
  );
  await expect(app.formula).toContainText('0.4313');
});

test('a lab that knows no angles takes boxes upright, and says so', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await openScene(app, 'Moored ships');
  await expect(app.notes.filter({ hasText: 'turned' })).toHaveCount(0);
  await app.chooseLab('Greedy NMS');
  await expect(
    app.notes.filter({ hasText: 'Some boxes are turned; this lab takes them upright.' }),
  ).toHaveCount(1);
  await app.showTab('Boxes');
  await expect(angle(app, 0)).toHaveCount(0);
  await app.chooseLab('Rotated NMS');
  await expect(angle(app, 0)).toHaveValue('-35');
});

async function everywhere(app: BoxstepPage, language: 'en' | 'zh'): Promise<void> {
  const { page } = app;
  await openScene(app, octagon[language]);
  await stepTo(app, /^(Between vertex|顶点 \d+ 与顶点)/);
  await expectAccessible(page, 'a crossing');
  await toEnd(app);
  await expect(app.sentence).toHaveText(/0\.7071/);
  for (const tab of { en: ['Numbers', 'Boxes', 'Lesson'], zh: ['数值', '框列表', '讲解'] }[
    language
  ]) {
    await page.getByRole('tab', { name: tab, exact: true }).click();
    await expectAccessible(page, tab);
  }
  await openScene(app, { en: 'Moored ships', zh: '停泊的船' }[language]);
  await toEnd(app);
  await expect(app.sentence).toHaveText(/^(Done: 6 of 9|完成：9 个框中保留 6 个)/);
  await expectAccessible(page, 'rotated NMS');
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  expect(wide, 'nothing is wider than the screen').toBe(false);
}

test('everything is accessible', async ({ page }) => {
  await everywhere(await BoxstepPage.open(page), 'en');
});

test.describe('dark, in Chinese', () => {
  test.use({ colorScheme: 'dark', locale: 'zh-CN' });
  test('everything is accessible', async ({ page }) => {
    await everywhere(await BoxstepPage.open(page), 'zh');
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  test('everything is accessible', async ({ page }) => {
    await everywhere(await BoxstepPage.open(page), 'en');
  });
});
