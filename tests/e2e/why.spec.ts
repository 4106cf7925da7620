import type { Locator } from '@playwright/test';
import { expect, test } from './fixtures';
import { Hand } from './support/hand';
import { BoxstepPage, SCENES } from './support/page';

/** Why is this box gone? */
const FELL = /^#0 A 0\.9 and #1 A 0\.8 overlap by 0\.4286, more than 0\.4: #1 A 0\.8 is suppressed/;
const PASSED = /^#0 A 0\.9 and #2 A 0\.7 overlap by 0\.1111, not more than 0\.4: #2 A 0\.7 stays/;
const PICKED = /^#2 A 0\.7 has the highest score left and is kept/;

test('a click in the order goes to where a box was decided', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.openScene(SCENES.chain);
  await app.toEnd();
  await app.orderRow(1).click();
  await expect(app.sentence).toHaveText(FELL);
  // At the end again the row itself says it.
  await app.toEnd();
  await expect(app.orderRow(1)).toContainText('suppressed by #0, 0.429');
  await app.orderRow(2).click();
  await expect(app.sentence).toHaveText(PICKED);
});

test('a click in the order of the street finds who suppressed whom', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.orderRow(1).click();
  await expect(app.sentence).toHaveText(/^#2 person 0\.96 and #1 person 0\.91 .* suppressed\.$/);
  await app.orderRow(16).click();
  await expect(app.sentence).toHaveText(/^#16 bicycle 0\.84 has the highest score left/);
});

test('a click on a box of the canvas goes to where it was decided', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.openScene(SCENES.chain);
  await app.showTab('Boxes');
  const hand = await Hand.of(app);
  await app.toEnd();
  // Where A and B are: of boxes of one size the later one lies above.
  await hand.click(hand.at(7, 1));
  await expect(app.sentence).toHaveText(FELL);
  await expect(app.selectButton(1)).toHaveAttribute('aria-pressed', 'true');
  await hand.click(hand.at(16, 8));
  await expect(app.sentence).toHaveText(PICKED);
  // Dragging a box asks nothing.
  await app.button('To the start').click();
  await app.expectPosition(0);
  await hand.drag(hand.at(16, 8), hand.at(18, 8));
  await app.expectCorners(2, [10, 0, 20, 10]);
  await app.expectPosition(0);
  await expect(app.sentence).toHaveText(/^3 boxes in order/);
});

test('a click in the matrix goes to where the pair was compared', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.openScene(SCENES.chain);
  await app.showTab('Matrix');
  await app.matrix.click({ position: await cell(app.matrix, 0, 2) });
  await expect(app.sentence).toHaveText(PASSED);
  await expect(app.matrixCell).toContainText('#0 A 0.9 and #2 A 0.7: IoU 0.1111');
  await app.matrix.click({ position: await cell(app.matrix, 1, 0) });
  await expect(app.sentence).toHaveText(FELL);
  await app.matrix.click({ position: await cell(app.matrix, 2, 2) });
  await expect(app.sentence).toHaveText(PICKED);
});

test('the matrix goes by keys', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.openScene(SCENES.chain);
  await app.showTab('Matrix');
  await app.tabTo(app.matrix);
  await expect(app.matrixCell).toContainText('#0 A 0.9 and #1 A 0.8: IoU 0.4286');
  await page.keyboard.press('ArrowRight');
  await expect(app.matrixCell).toContainText('#0 A 0.9 and #2 A 0.7: IoU 0.1111');
  // No further than the last column; and the player has not moved.
  await page.keyboard.press('ArrowRight');
  await app.expectPosition(0);
  await page.keyboard.press('Enter');
  await expect(app.sentence).toHaveText(PASSED);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Space');
  await expect(app.sentence).toHaveText(FELL);
  await expect(app.button('Play')).toBeVisible();
});

test('a pair that was never compared leaves the place as it is', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.openScene(SCENES.chain);
  await app.showTab('Matrix');
  await app.matrix.click({ position: await cell(app.matrix, 0, 2) });
  await expect(app.sentence).toHaveText(PASSED);
  // B was out before it could be compared with C.
  await app.matrix.click({ position: await cell(app.matrix, 1, 2) });
  await expect(app.matrixCell).toContainText('#1 A 0.8 and #2 A 0.7: IoU 0.4286');
  await expect(app.sentence).toHaveText(PASSED);
});

test('a click in the tree, or Enter, goes to where a box was decided', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.openScene(SCENES.chain);
  await app.showTab('Tree');
  await expect(app.panel).toContainText('Nothing is decided yet');
  await expect(app.panel).toContainText('3 boxes still undecided');
  await app.toEnd();
  expect(await app.keptRows()).toEqual([0, 2]);
  await app.treeItems(2).click();
  await expect(app.sentence).toHaveText(FELL);
  // The tree is that of this moment: C is not picked yet, B falls right now.
  await expect.poll(() => app.keptRows()).toEqual([0]);
  expect(await app.suppressedRows()).toEqual([1]);
  await app.toEnd();
  await app.treeItems(1).last().focus();
  await page.keyboard.press('Enter');
  await expect(app.sentence).toHaveText(PICKED);
});

/** The middle of a cell of the matrix of three boxes; the labels have a row and a column. */
async function cell(matrix: Locator, row: number, column: number) {
  const size = await matrix.boundingBox();
  if (!size) throw new Error('the matrix is not in sight');
  return { x: ((column + 1.5) / 4) * size.width, y: ((row + 1.5) / 4) * size.height };
}
