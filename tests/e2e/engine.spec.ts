import { expect, test } from './fixtures';
import { BoxstepPage, SCENES } from './support/page';

// What breaks says so in the console too.
test.use({ expectedErrors: /./ });

/** A page whose document was edited, at an event in the middle. */
async function worked(app: BoxstepPage): Promise<void> {
  await app.openScene(SCENES.chain);
  await app.showTab('Boxes');
  await app.type(app.field('x2', 2), '17');
  await app.stepTo(/^#0 A 0\.9 and #2 A 0\.7 overlap by/);
}

/** Nothing is lost, and all goes on as before. */
async function expectUnharmed(app: BoxstepPage): Promise<void> {
  const { page } = app;
  await app.expectBoxes(3);
  await app.expectCorners(2, [8, 0, 17, 10]);
  await page.keyboard.press('ControlOrMeta+z');
  await app.expectCorners(2, [8, 0, 18, 10]);
  await app.toEnd();
  await expect(app.sentence).toHaveText('Done: 2 of 3 boxes kept.');
  // Files are read by the same engine.
  await app.readText('0 0 10 10 0.9');
  await app.expectBoxes(1);
}

for (const how of ['panic', 'memory'] as const) {
  test(`an engine that fails by ${how} is replaced, and nothing is lost`, async ({ page }) => {
    const app = await BoxstepPage.open(page, '?test');
    await worked(app);
    await page.evaluate((it) => window.boxstepTest?.fail(it), how);
    const alert = page.getByRole('alert');
    await expect(alert).toContainText('The engine broke down and was replaced.');
    await expect(alert).toContainText('Your boxes are untouched');
    await app.button('Close', alert).click();
    await expect(alert).toBeHidden();
    // At the same event of the same run, from which it goes on.
    await expect(app.sentence).toHaveText(/^#0 A 0\.9 and #2 A 0\.7 overlap by/);
    await app.next();
    await expect(app.sentence).toHaveText(/^#2 A 0\.7 has the highest score left/);
    await expectUnharmed(app);
  });
}

test('an engine that hangs is replaced after its patience, and nothing is lost', async ({
  page,
}) => {
  const app = await BoxstepPage.open(page, '?test');
  await worked(app);
  await page.evaluate(() => window.boxstepTest?.fail('loop'));
  // The page itself does not hang meanwhile, and what is asked for is done by the next engine.
  await app.button('To the end').click();
  await app.showTab('Lesson');
  await app.showTab('Boxes');
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('did not answer for 15 seconds', { timeout: 30_000 });
  await expect(app.sentence).toHaveText('Done: 2 of 3 boxes kept.');
  await expectUnharmed(app);
});

test('without the hook in the address there is none', async ({ page }) => {
  await BoxstepPage.open(page);
  expect(await page.evaluate(() => window.boxstepTest)).toBeUndefined();
});
