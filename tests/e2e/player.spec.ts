import { expect, test } from './fixtures';
import { BoxstepPage, SCENES } from './support/page';

test('buttons and keys go by events and by rounds, to both ends', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.openScene(SCENES.chain);
  // Round 1: sort. Round 2: pick A, compare with B and C. Round 3: pick C. Round 4: done.
  const last = await app.lastPosition();
  expect(last).toBe(5);
  const rounds = [0, 1, 4, 5];

  await app.button('Next event').click();
  await app.expectPosition(1);
  await app.button('Next event').click();
  await app.expectPosition(2);
  await app.button('Previous event').click();
  await app.expectPosition(1);
  await app.button('To the start').click();
  await app.expectPosition(0);
  await expect(app.button('To the start')).toHaveAttribute('aria-disabled', 'true');
  await expect(app.button('Previous event')).toHaveAttribute('aria-disabled', 'true');
  for (const start of rounds.slice(1)) {
    await app.button('Next round').click();
    await app.expectPosition(start);
  }
  await expect(app.button('Next round')).toHaveAttribute('aria-disabled', 'true');
  await app.button('Previous round').click();
  await app.expectPosition(4);
  await app.button('To the end').click();
  await app.expectPosition(last);

  await page.locator('body').click({ position: { x: 640, y: 20 } });
  await page.keyboard.press('Home');
  await app.expectPosition(0);
  for (const start of rounds.slice(1)) {
    await page.keyboard.press('Shift+ArrowRight');
    await app.expectPosition(start);
  }
  for (const start of rounds.slice(0, -1).toReversed()) {
    await page.keyboard.press('Shift+ArrowLeft');
    await app.expectPosition(start);
  }
  // From inside a round back to its own start first.
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('.');
  await app.expectPosition(3);
  await page.keyboard.press('Shift+ArrowLeft');
  await app.expectPosition(1);
  await page.keyboard.press('End');
  await app.expectPosition(last);
  await page.keyboard.press('ArrowRight');
  await app.expectPosition(last);
  await page.keyboard.press(',');
  await app.expectPosition(last - 1);
});

test('the scrubber goes by keys and says where it is', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.scrubber.focus();
  await page.keyboard.press('ArrowRight');
  await app.expectPosition(1);
  await expect(app.scrubber).toHaveAttribute(
    'aria-valuetext',
    /^round 2 of 18, Pick #2: event 1 of 29\. #2 person 0\.96 has the highest score left/,
  );
  await page.keyboard.press('ArrowRight');
  await app.expectPosition(2);
  await page.keyboard.press('ArrowLeft');
  await app.expectPosition(1);
  await page.keyboard.press('End');
  await expect(app.sentence).toHaveText(/^Done/);
  await page.keyboard.press('Home');
  await expect(app.sentence).toHaveText(/^29 boxes in order/);
});

test('the scrubber is dragged, and the page follows before it is let go', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  const track = await app.scrubber.boundingBox();
  if (!track) throw new Error('the scrubber is not in sight');
  const last = await app.lastPosition();
  // The thumb is 16 pixels wide and its middle is what the mouse holds.
  const at = (share: number) => track.x + 8 + share * (track.width - 16);
  const middle = track.y + track.height / 2;
  await page.mouse.move(at(0), middle);
  await page.mouse.down();
  await page.mouse.move(at(0.5), middle, { steps: 5 });
  await expect(app.sentence).not.toHaveText(/^29 boxes in order/);
  expect(Math.abs((await app.position()) - last / 2)).toBeLessThanOrEqual(2);
  const half = await app.sentence.textContent();
  await page.mouse.move(at(1), middle, { steps: 5 });
  await expect(app.sentence).toHaveText('Done: 16 of 29 boxes kept.');
  await page.mouse.move(at(0.5), middle, { steps: 5 });
  await expect(app.sentence).toHaveText(half ?? '');
  await page.mouse.move(at(0), middle, { steps: 5 });
  await page.mouse.up();
  await expect(app.sentence).toHaveText(/^29 boxes in order/);
  await app.expectPosition(0);
});

test('speed is chosen from a list and by keys', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  const speed = app.player.getByRole('combobox', { name: 'Speed' });
  await expect(speed).toHaveValue('1');
  await page.keyboard.press('l');
  await expect(speed).toHaveValue('2');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect(speed).toHaveValue('0.5');
  for (let presses = 0; presses < 5; presses += 1) await page.keyboard.press('l');
  await expect(speed).toHaveValue('8');
  await speed.selectOption('0.25×');
  await expect(speed).toHaveValue('0.25');
});

test('plays event by event to the end, stops there, and starts again from the start', async ({
  page,
}) => {
  const app = await BoxstepPage.open(page);
  await app.openScene(SCENES.chain);
  await app.player.getByRole('combobox', { name: 'Speed' }).selectOption('8×');
  const seen = await sentencesFrom(app);
  await app.button('Play').click();
  await expect(app.sentence).toHaveText('Done: 2 of 3 boxes kept.');
  await expect(app.button('Play')).toBeVisible();
  expect(await seen()).toEqual([
    expect.stringMatching(/^#0 A 0\.9 has the highest/),
    expect.stringMatching(/^#0 A 0\.9 and #1/),
    expect.stringMatching(/^#0 A 0\.9 and #2/),
    expect.stringMatching(/^#2 A 0\.7 has the highest/),
    expect.stringMatching(/^Done/),
  ]);
  const first = (await seen()).length;
  await app.button('Play').click();
  // What was painted is read afterwards: at 8x all of it may pass between two looks from outside.
  await expect
    .poll(async () => (await seen()).slice(first).filter((text) => text.startsWith('Done')).length)
    .toBe(1);
  expect((await seen())[first]).toMatch(/^3 boxes in order|^#0/);
});

test('plays round by round', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.openScene(SCENES.chain);
  await app.player.getByRole('combobox', { name: 'Speed' }).selectOption('8×');
  await app.choose('Play', 'rounds', app.player);
  const seen = await sentencesFrom(app);
  await app.button('Play').click();
  await expect(app.sentence).toHaveText('Done: 2 of 3 boxes kept.');
  expect(await seen()).toEqual([
    expect.stringMatching(/^#0 A 0\.9 has the highest/),
    expect.stringMatching(/^#2 A 0\.7 has the highest/),
    expect.stringMatching(/^Done/),
  ]);
});

test('pauses and goes on by the button and by keys; any step pauses', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.button('Play').click();
  await app.button('Pause').click();
  await expect(app.button('Play')).toBeVisible();
  await page.keyboard.press('k');
  await expect(app.button('Pause')).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(app.button('Play')).toBeVisible();
});

test('a loop starts over by itself', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.openScene(SCENES.plusOne);
  await app.player.getByRole('combobox', { name: 'Speed' }).selectOption('8×');
  await app.button('Loop').click();
  await expect(app.button('Loop')).toHaveAttribute('aria-pressed', 'true');
  const seen = await sentencesFrom(app);
  await app.button('Play').click();
  await expect
    .poll(async () => (await seen()).filter((text) => text.startsWith('Done')).length)
    .toBeGreaterThanOrEqual(2);
  await expect(app.button('Pause')).toBeVisible();
  const all = await seen();
  expect(all[all.findIndex((text) => text.startsWith('Done')) + 1]).toMatch(/^2 boxes in order/);
});

test('Space plays after the scrubber was dragged', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  const track = await app.scrubber.boundingBox();
  if (!track) throw new Error('the scrubber is not in sight');
  await page.mouse.click(track.x + track.width / 3, track.y + track.height / 2);
  await expect(app.sentence).not.toHaveText(/^29 boxes in order/);
  await page.keyboard.press('Space');
  await expect(app.button('Pause')).toBeVisible();
});

test('keys that mean nothing to a field step and play while it has the focus', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.openScene(SCENES.chain);
  await app.choose('Sides', '+ 1');
  await page.keyboard.press('.');
  await app.expectPosition(1);
  await app.scrubber.focus();
  await page.keyboard.press('.');
  await app.expectPosition(2);
  await page.keyboard.press('k');
  await expect(app.button('Pause')).toBeVisible();
});

/** Writes down every sentence that comes from now on. */
async function sentencesFrom(app: BoxstepPage): Promise<() => Promise<string[]>> {
  const record = await app.now.evaluateHandle((now) => {
    const seen: string[] = [];
    let last = now.querySelector('p')?.textContent;
    new MutationObserver(() => {
      const text = now.querySelector('p')?.textContent;
      if (text && text !== last) seen.push(text);
      last = text;
    }).observe(now, { subtree: true, childList: true, characterData: true });
    return seen;
  });
  return () => record.jsonValue();
}
