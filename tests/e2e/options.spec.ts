import { expect, test } from './fixtures';
import { BoxstepPage, SCENES } from './support/page';

test('+ 1 flips the verdict on the same pair', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.openScene(SCENES.plusOne);
  await app.stepTo(/ overlap by /);
  const place = await app.position();
  const exclusive = '#0 A 0.9 and #1 A 0.8 overlap by 0.6807, not more than 0.7: #1 A 0.8 stays.';
  await expect(app.sentence).toHaveText(exclusive);
  await app.choose('Sides', '+ 1');
  await expect(app.sentence).toHaveText(
    '#0 A 0.9 and #1 A 0.8 overlap by 0.7042, more than 0.7: #1 A 0.8 is suppressed.',
  );
  await app.expectPosition(place);
  await app.choose('Sides', 'x2 − x1');
  await expect(app.sentence).toHaveText(exclusive);
  await app.expectPosition(place);
});

test('≥ flips the verdict where the IoU is exactly the threshold', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.openScene(SCENES.exactlyHalf);
  await app.stepTo(/ overlap by /);
  const place = await app.position();
  await expect(app.sentence).toHaveText(
    '#0 A 0.9 and #1 A 0.8 overlap by 0.5, not more than 0.5: #1 A 0.8 stays.',
  );
  await expect(app.formula).toContainText('≤');
  await app.choose('Suppress if', '≥');
  await expect(app.sentence).toHaveText(
    '#0 A 0.9 and #1 A 0.8 overlap by 0.5, which is at least 0.5: #1 A 0.8 is suppressed.',
  );
  await expect(app.formula).toContainText('≥');
  await app.expectPosition(place);
});

test('threshold and classes keep the pair, wherever it is in the new run', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  // The man of the couple, whom threshold 0.6 brings back.
  await app.orderRow(1).click();
  await expect(app.sentence).toHaveText(
    /^#2 person 0\.96 and #1 person 0\.91 overlap by 0\.5\d+, more than 0\.5: .* suppressed/,
  );
  await app.setThreshold(0.6);
  await expect(app.sentence).toHaveText(
    /^#2 person 0\.96 and #1 person 0\.91 overlap by 0\.5\d+, not more than 0\.6: .* stays/,
  );
  await app.setThreshold(0.5);

  await app.orderRow(15).click();
  await app.stepTo(/^#16 bicycle 0\.84 is of another class than #15 person 0\.93/);
  await app.perClass.uncheck();
  await expect(app.sentence).toHaveText(
    /^#15 person 0\.93 and #16 bicycle 0\.84 overlap by 0\.5\d+, more than 0\.5: .* suppressed/,
  );
  await app.perClass.check();
  await expect(app.sentence).toHaveText(/^#16 bicycle 0\.84 is of another class than #15 person/);
});

test('who stands at the start or the end stays there', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.setThreshold(0.6);
  await app.expectPosition(0);
  await app.toEnd();
  await expect(app.sentence).toHaveText('Done: 17 of 29 boxes kept.');
  await app.setThreshold(0.5);
  await expect(app.sentence).toHaveText('Done: 16 of 29 boxes kept.');
  await app.perClass.uncheck();
  await expect(app.sentence).toHaveText('Done: 15 of 29 boxes kept.');
});

test('equal scores go by index, from either end', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.openScene(SCENES.ties);
  await app.showTab('Tree');
  await app.toEnd();
  await expect.poll(() => app.keptRows()).toEqual([0]);
  await app.choose('Ties', 'highest');
  await expect.poll(() => app.keptRows()).toEqual([2, 1]);
});

test('score threshold and maximum output leave boxes out', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.toEnd();
  const score = app.options.getByRole('textbox', { name: 'Score >' });
  await app.type(score, '0.5');
  await expect(app.sentence).toHaveText('Done: 11 of 29 boxes kept.');
  const most = app.options.getByRole('textbox', { name: 'At most' });
  await app.type(most, '3');
  await expect(app.sentence).toHaveText('Done: 3 of 29 boxes kept.');
  await page.keyboard.press('Escape');
  await app.button('Previous event').click();
  await expect(app.sentence).toHaveText(/^3 boxes are kept, as many as asked for/);
  await app.type(most, '2.5');
  await expect(most).toHaveAttribute('aria-invalid', 'true');
  await app.type(most, '');
  await app.type(score, '');
  await app.toEnd();
  await expect(app.sentence).toHaveText('Done: 16 of 29 boxes kept.');
});

test('the threshold is moved by its slider too', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.toEnd();
  const slider = app.options.getByRole('slider', { name: 'IoU threshold' });
  await slider.focus();
  for (let presses = 0; presses < 10; presses += 1) await page.keyboard.press('ArrowRight');
  await expect(app.threshold).toHaveValue('0.6');
  await expect(app.sentence).toHaveText('Done: 17 of 29 boxes kept.');
});

test('the code stays with the event in every language, and names the options', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.openScene(SCENES.exactlyHalf);
  await app.stepTo(/ overlap by /);
  await app.choose('Suppress if', '≥');
  const code = app.now.getByRole('region', { name: 'Code' });
  const wanted = {
    Python: [/exceeds=ge/, /exceeds\(overlap, threshold\)/],
    Rust: [/GreaterOrEqual/, /overlap/],
    JavaScript: [/a >= b/, /exceeds\(overlap, threshold\)/],
  } as const;
  for (const [language, [call, line]] of Object.entries(wanted)) {
    await app.choose('Language of the code', language, app.now);
    await expect(code).toContainText(call);
    await expect(app.markedLine.filter({ hasText: line }).first()).toBeVisible();
  }
});

test.describe('the example of py_nms, pasted', () => {
  const EXAMPLE =
    '[[30,20,230,200,1],[50,50,260,220,0.9],[210,30,420,5,0.8],[430,280,460,360,0.7]]';

  async function expectItsAnswer(app: BoxstepPage): Promise<void> {
    await app.expectBoxes(4);
    await app.setThreshold(0.35);
    await app.choose('Sides', '+ 1');
    await app.choose('Suppress if', '>');
    await app.choose('Ties', 'highest');
    await app.perClass.uncheck();
    await app.toEnd();
    await expect(app.sentence).toHaveText('Done: 3 of 4 boxes kept.');
    await app.showTab('Tree');
    await expect.poll(() => app.keptRows()).toEqual([0, 2, 3]);
    expect(await app.suppressedRows()).toEqual([1]);
    await expect(app.notes.filter({ hasText: '#2 is inverted: [210, 30, 420, 5]' })).toHaveText(
      /in order, \[210, 5, 420, 30\], with area 5486\..*area −5064.*neither suppresses nor is suppressed/,
    );
    await expect(app.notes.last()).toHaveText('py_nms keeps 0, 2, 3 here: the same as this run.');
  }

  test('into the dialog', async ({ page }) => {
    const app = await BoxstepPage.open(page);
    await app.readText(EXAMPLE);
    await expect(app.report).toContainText('1 file, 1 image, 4 boxes.');
    await expect(app.report).toContainText('1 box written inverted');
    await expectItsAnswer(app);
  });

  test('with Ctrl+V, wherever the focus is', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const app = await BoxstepPage.open(page);
    await page.evaluate((text) => navigator.clipboard.writeText(text), EXAMPLE);
    await page.keyboard.press('ControlOrMeta+v');
    await expectItsAnswer(app);
  });

  test('by the dialog’s own example', async ({ page }) => {
    const app = await BoxstepPage.open(page);
    await app.openButton.click();
    await app.button('Use an example', app.dialog).click();
    await page.keyboard.press('Enter');
    await expect(app.dialog).toBeHidden();
    await expectItsAnswer(app);
  });

  test('as a scene', async ({ page }) => {
    const app = await BoxstepPage.open(page);
    await app.openScene(SCENES.pyNms);
    await expect(app.threshold).toHaveValue('0.35');
    await expectItsAnswer(app);
  });
});
