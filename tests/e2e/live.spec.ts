import { expect, test } from './fixtures';
import { Hand } from './support/hand';
import { BoxstepPage, SCENES } from './support/page';

test('sentence, formula and matrix follow a box while it is dragged', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.openScene(SCENES.chain);
  await app.stepTo(/^#0 A 0\.9 and #1 A 0\.8 overlap by 0\.4286, more than 0\.4/);
  await app.showTab('Boxes');
  const hand = await Hand.of(app);
  await app.showTab('Matrix');
  await expect(app.matrixCell).toContainText('#0 A 0.9 and #1 A 0.8: IoU 0.4286');
  const formula = await app.formula.textContent();

  // The middle box, at a place where no other lies above it: by its upper edge, not near a handle.
  const { mouse } = page;
  const from = hand.at(6, 5);
  await mouse.move(from.x, from.y);
  await mouse.down();
  const one = hand.at(5, 5);
  await mouse.move(one.x, one.y, { steps: 4 });
  await expect(app.sentence).toHaveText(
    '#0 A 0.9 and #1 A 0.8 overlap by 0.5385, more than 0.4: #1 A 0.8 is suppressed.',
  );
  await expect(app.matrixCell).toContainText('#0 A 0.9 and #1 A 0.8: IoU 0.5385');
  await expect(app.formula).not.toHaveText(formula ?? '');
  const two = hand.at(8, 5);
  await mouse.move(two.x, two.y, { steps: 4 });
  await expect(app.sentence).toHaveText(
    '#0 A 0.9 and #1 A 0.8 overlap by 0.25, not more than 0.4: #1 A 0.8 stays.',
  );
  await expect(app.matrixCell).toContainText('#0 A 0.9 and #1 A 0.8: IoU 0.25');
  await mouse.up();
  await expect(app.sentence).toHaveText(/overlap by 0\.25,/);

  // The whole drag is one entry.
  await page.keyboard.press('ControlOrMeta+z');
  await expect(app.sentence).toHaveText(/overlap by 0\.4286, more than 0\.4/);
  await expect(app.undoButton).toHaveAccessibleName('Undo: open boxes');
});

test('a box takes part while it is still being drawn', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.openScene(SCENES.chain);
  await app.showTab('Boxes');
  const hand = await Hand.of(app);
  await app.toEnd();
  await app.tool('Draw').click();
  await hand.drag(hand.at(20, 12), hand.at(22, 14), async () => {
    await expect(app.sentence).toHaveText('Done: 3 of 4 boxes kept.');
  });
  await app.expectBoxes(4);
  await expect(app.sentence).toHaveText('Done: 3 of 4 boxes kept.');
});

test('a score that is typed changes the order at once', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.openScene(SCENES.chain);
  await app.showTab('Boxes');
  await app.type(app.field('Score', 1), '0.95');
  await app.showTab('Order');
  await expect(app.panel.getByRole('button')).toHaveText([/#1A0\.95/, /#0A0\.9/, /#2A0\.7/]);
  await app.toEnd();
  await app.showTab('Tree');
  expect(await app.keptRows()).toEqual([1]);
});
