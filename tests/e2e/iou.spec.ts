import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { Hand } from './support/hand';
import { BoxstepPage, SCENES } from './support/page';

/** The IoU lab on boxes that were pasted. */
async function iouOf(page: Page, boxes: readonly (readonly number[])[]): Promise<BoxstepPage> {
  const app = await BoxstepPage.open(page);
  await app.readText(JSON.stringify(boxes));
  await app.button('Close', app.report).click();
  await app.lab('IoU').click();
  await expect(app.sentence).toHaveText(/^The overlap begins/);
  await app.expectPosition(0);
  return app;
}

const A = [0, 0, 40, 20];
const B = [10, 5, 50, 45];

test('steps through every number of every kind', async ({ page }) => {
  const app = await iouOf(page, [A, B]);
  const values = app.panel.getByRole('table');
  await expect(values).toBeVisible();

  // Sides 30 x 15; areas 800 and 1600; enclosing 50 x 45; centres 10 and 15 apart.
  const iou = 450 / 1950;
  const giou = iou - (2250 - 1950) / 2250;
  const diou = iou - (10 ** 2 + 15 ** 2) / (50 ** 2 + 45 ** 2);
  const v = (4 / Math.PI ** 2) * (Math.atan(2) - Math.atan(1)) ** 2;
  const ciou = diou - (v / (1 - iou + v)) * v;
  const written = (value: number) => String(Number(value.toFixed(4))).replace('-', '−');
  const kinds = { IoU: iou, GIoU: giou, DIoU: diou, CIoU: ciou } as const;

  for (const [kind, value] of Object.entries(kinds)) {
    await app.choose('Measure', kind);
    await app.scrubber.fill('0');
    await expect(app.sentence).toHaveText(/^The overlap begins at x = 10/);
    const last = await app.lastPosition();
    for (let position = 1; position <= last; position += 1) await app.next();
    await app.expectPosition(last);
    await expect(app.sentence).toHaveText(new RegExp(`^${kind} = .*= ${written(value)}[.:]`));
    await expect(app.formula).toContainText(written(value));
    // All numbers are known now, and the present one is marked.
    await expect(values.getByRole('cell', { name: '·', exact: true })).toHaveCount(0);
    await expect(values.locator('[aria-current=step]')).toContainText(kind);
  }
});

test('numbers show what has been computed, and no more', async ({ page }) => {
  const app = await iouOf(page, [A, B]);
  const cell = (name: string) =>
    app.panel.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) });
  await expect(cell('left')).toContainText('10');
  await expect(cell('width')).toContainText('·');
  await expect(cell('IoU')).toContainText('·');
  await app.stepTo(/^The intersection is/);
  await expect(app.sentence).toHaveText('The intersection is 30 × 15 = 450.');
  await expect(cell('width')).toContainText('30');
  await expect(cell('I')).toContainText('450');
  await expect(cell('IoU')).toContainText('·');
  await app.stepTo(/^IoU = /);
  await expect(cell('U')).toContainText('1950');
  await expect(cell('IoU')).toContainText('0.230769');
});

test('+ 1 widens every side by a pixel and keeps the step', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const app = await iouOf(page, [A, B]);
  await app.stepTo(/^On x they overlap/);
  await expect(app.sentence).toHaveText('On x they overlap by 40 − 10 = 30.');
  const place = await app.position();
  const before = await app.painted();
  await app.choose('Sides', '+ 1');
  await expect(app.sentence).toHaveText('On x they overlap by 40 − 10 + 1 = 31.');
  await app.expectPosition(place);
  await expect.poll(() => app.painted()).not.toBe(before);
});

test('boxes apart are clamped to 0', async ({ page }) => {
  const app = await iouOf(page, [A, [100, 100, 140, 120]]);
  await app.stepTo(/clamped/);
  await expect(app.sentence).toHaveText(
    '40 − 100 is negative: the boxes do not meet on x, so the width is clamped to 0.',
  );
  await app.stepTo(/^The intersection is/);
  await expect(app.sentence).toHaveText(/^The intersection is 0 × 0 = 0/);
});

test('two boxes are chosen on the canvas, the first is A', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.openScene(SCENES.disjoint);
  await app.showTab('Boxes');
  const hand = await Hand.of(app);
  await expect(app.pair('A')).toHaveValue('0');
  await expect(app.pair('B')).toHaveValue('1');
  await hand.click(hand.at(75, 5));
  // One box alone that is not in the pair becomes B.
  await expect(app.pair('B')).toHaveValue('2');
  await page.keyboard.down('Shift');
  await hand.click(hand.at(25, 5));
  await page.keyboard.up('Shift');
  await expect(app.pair('A')).toHaveValue('2');
  await expect(app.pair('B')).toHaveValue('1');
  await app.stepTo(/clamped/);
  await expect(app.sentence).toHaveText(/^30 − 70 is negative/);
});

test('nothing of what is fitted lies under the tools', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.openScene(SCENES.disjoint);
  await app.showTab('Boxes');
  const hand = await Hand.of(app);
  const tools = await app.tools.boundingBox();
  expect(hand.at(0, 0).x).toBeGreaterThan((tools?.x ?? 0) + (tools?.width ?? 0));
});

test('two boxes are chosen from the lists, and swapped', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.openScene(SCENES.disjoint);
  await app.pair('B').selectOption('2');
  await expect(app.pair('B')).toHaveValue('2');
  await expect(app.sentence).toHaveText(/^The overlap begins at x = 70/);
  await app.button('Swap A and B').click();
  await expect(app.pair('A')).toHaveValue('2');
  await expect(app.pair('B')).toHaveValue('0');
  await expect(app.sentence).toHaveText(/A's left edge counts/);
  // The other one of the pair is swapped, so that it is never one box twice.
  await app.pair('A').selectOption('0');
  await expect(app.pair('B')).toHaveValue('2');
});

test('two boxes are chosen in the table', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.openScene(SCENES.disjoint);
  await app.showTab('Boxes');
  await app.selectButton(2).click();
  await app.selectButton(1).click({ modifiers: ['Shift'] });
  await expect(app.pair('A')).toHaveValue('2');
  await expect(app.pair('B')).toHaveValue('1');
});

test('the landscape is drawn and taken away', async ({ page }) => {
  // So that what is painted is what stays.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const app = await BoxstepPage.open(page);
  await app.openScene(SCENES.disjoint);
  await app.button('To the end').click();
  await expect(app.sentence).toHaveText(/^GIoU = /);
  const before = await app.painted();
  const landscape = app.options.getByRole('checkbox', { name: 'Landscape' });
  await landscape.check();
  await expect.poll(() => app.painted()).not.toBe(before);
  // It is asked for again when the view changes.
  const shown = await app.painted();
  await app.tool('Zoom in').click();
  await expect.poll(() => app.painted()).not.toBe(shown);
  await app.tool('Show everything').click();
  await landscape.uncheck();
  await expect.poll(() => app.painted()).toBe(before);
});

test('numbers follow a box while it is dragged', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.openScene(SCENES.touching);
  await app.button('To the end').click();
  await expect(app.sentence).toHaveText(/^IoU = 0 \/ 200 = 0/);
  await app.showTab('Boxes');
  const hand = await Hand.of(app);
  await hand.drag(hand.at(15, 5), hand.at(10, 5), async () => {
    await expect(app.sentence).toHaveText(/^IoU = 50 \/ 150 = 0\.3333/);
  });
  await app.expectCorners(1, [5, 0, 15, 10]);
});

test('one box alone is told that two are needed', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.readText('[[0,0,10,10,1]]');
  await app.lab('IoU').click();
  await expect(app.sentence).toHaveText('IoU compares two boxes. Draw two, or open a file.');
  await app.showTab('Boxes');
  await app.addBox([5, 0, 15, 10]);
  await expect(app.sentence).toHaveText(/^The overlap begins at x = 5/);
});
