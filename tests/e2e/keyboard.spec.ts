import { expect, test } from './fixtures';
import { BoxstepPage, SCENES } from './support/page';

test('boxes are made and numbered in the table by keyboard alone', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.tabTo(app.canvas);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Delete');
  await app.expectBoxes(0);
  await expect(app.sentence).toHaveText('NMS needs boxes. Draw some, or open a file.');

  // The tabs of a lab that has nothing to run are those of the page.
  const boxesTab = app.tab('Boxes');
  await app.tabTo(page.getByRole('tab', { selected: true }));
  while (!(await app.isFocused(boxesTab))) await page.keyboard.press('ArrowRight');
  await expect(boxesTab).toHaveAttribute('aria-selected', 'true');

  const wanted = [
    { corners: [100, 100, 300, 300], score: 0.9 },
    { corners: [120, 110, 310, 290], score: 0.8 },
    { corners: [600, 400, 700, 480], score: 0.7 },
  ];
  for (const [row, { corners, score }] of wanted.entries()) {
    await app.tabTo(app.button('New box'));
    await page.keyboard.press('Enter');
    await app.expectBoxes(row + 1);
    await app.tabTo(app.field('Score', row), 'Shift+Tab');
    await page.keyboard.type(String(score));
    for (const value of corners) {
      await page.keyboard.press('Tab');
      await page.keyboard.type(String(value));
    }
    await page.keyboard.press('Tab');
    await app.expectCorners(row, corners);
    await expect(app.field('Score', row)).toHaveValue(String(score));
  }

  // To the end and back, from where the focus is.
  await page.keyboard.press('End');
  await expect(app.sentence).toHaveText('Done: 2 of 3 boxes kept.');
  await app.tabTo(app.button('Previous event'));
  const fell = /^#0 person 0\.9 and #1 person 0\.8 overlap by .* is suppressed\.$/;
  for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press('Enter');
  await expect(app.sentence).toHaveText(fell);
});

test('the selected box is moved, resized, duplicated and deleted by keys on the canvas', async ({
  page,
}) => {
  const app = await BoxstepPage.open(page);
  await app.openScene(SCENES.pyNms);
  await app.showTab('Boxes');
  // Of the box that is written inverted nothing is turned round by moving it.
  await app.tabTo(app.selectButton(0));
  await page.keyboard.press('Enter');
  await expect(app.selectButton(0)).toHaveAttribute('aria-pressed', 'true');
  await app.tabTo(app.canvas, 'Shift+Tab');

  // Choosing it asked what became of it; the arrows are now the box's and leave the place alone.
  await expect(app.sentence).toHaveText(/^#0 A 1 has the highest score left/);
  const place = await app.position();
  await page.keyboard.press('ArrowRight');
  await app.expectCorners(0, [31, 20, 231, 200]);
  await app.expectPosition(place);
  await page.keyboard.press('Alt+ArrowDown');
  await app.expectCorners(0, [31, 20, 231, 201]);
  await page.keyboard.press('ControlOrMeta+d');
  await app.expectBoxes(5);
  await expect(app.selectButton(4)).toHaveAttribute('aria-pressed', 'true');
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = await app.corners(4);
  expect([x2 - x1, y2 - y1]).toEqual([200, 181]);
  expect([x1 > 31, y1 > 20]).toEqual([true, true]);
  await page.keyboard.press('Delete');
  await app.expectBoxes(4);

  await page.keyboard.press('ControlOrMeta+z');
  await app.expectBoxes(5);
  await page.keyboard.press('ControlOrMeta+z');
  await app.expectBoxes(4);
  await app.expectCorners(0, [31, 20, 231, 201]);
  await page.keyboard.press('ControlOrMeta+z');
  await app.expectCorners(0, [31, 20, 231, 200]);
  await page.keyboard.press('ControlOrMeta+z');
  await app.expectCorners(0, [30, 20, 230, 200]);
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await app.expectCorners(0, [31, 20, 231, 200]);

  await page.keyboard.press('Shift+ArrowUp');
  await app.expectCorners(0, [31, 10, 231, 190]);
  await page.keyboard.press('Alt+Shift+ArrowLeft');
  await app.expectCorners(0, [31, 10, 221, 190]);
});

test('boxes are selected, joined and given a class in the table by keys', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.openScene(SCENES.twoClasses);
  await app.showTab('Boxes');
  await app.tabTo(app.selectButton(0));
  await page.keyboard.press('Space');
  await expect(app.selectButton(0)).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('ArrowDown');
  await expect(app.selectButton(1)).toBeFocused();
  await expect(app.selectButton(1)).toHaveAttribute('aria-pressed', 'true');
  await expect(app.selectButton(0)).toHaveAttribute('aria-pressed', 'false');
  await app.tabTo(app.selectButton(2));
  await page.keyboard.press('Shift+Enter');
  for (const row of [1, 2]) {
    await expect(app.selectButton(row)).toHaveAttribute('aria-pressed', 'true');
  }
  await page.keyboard.press('2');
  await expect(app.classOf(1)).toHaveValue('1');
  await expect(app.classOf(2)).toHaveValue('1');
  await page.keyboard.press('1');
  await expect(app.classOf(1)).toHaveValue('0');
  await expect(app.classOf(2)).toHaveValue('0');
  await expect(app.button('Play')).toBeVisible();
});

test('help lists the keys and finds them, and Escape closes it', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await page.keyboard.press('?');
  await expect(app.dialog).toBeVisible();
  await app.dialog.getByRole('searchbox', { name: 'Search' }).fill('duplicate');
  await expect(app.dialog.getByRole('term')).toHaveText(['Mod+D']);
  await app.dialog.getByRole('searchbox', { name: 'Search' }).fill('');
  await page.keyboard.press('Escape');
  await expect(app.dialog).toBeHidden();
});

test('single-letter keys can be turned off', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.helpButton.click();
  await app.dialog.getByRole('checkbox', { name: 'Single-letter keys' }).uncheck();
  await page.keyboard.press('Escape');
  await expect(app.dialog).toBeHidden();
  await page.keyboard.press('r');
  await page.keyboard.press('.');
  await page.keyboard.press('ArrowRight');
  await app.expectPosition(1);
  await expect(app.tool('Select')).toHaveAttribute('aria-pressed', 'true');
});

test('the menu of scenes works by keys', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.tabTo(app.scenesButton);
  await page.keyboard.press('Enter');
  await expect(app.sceneList.getByRole('button').filter({ hasText: SCENES.street })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(app.sceneList.getByRole('button').filter({ hasText: SCENES.shelf })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(app.sceneList).toBeHidden();
  await expect(app.scenesButton).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(app.sceneList.getByRole('button').filter({ hasText: SCENES.street })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await app.expectBoxes(42);
  await expect(app.scenesButton).toBeFocused();
  await page.keyboard.press('ControlOrMeta+z');
  await app.expectBoxes(29);
});
