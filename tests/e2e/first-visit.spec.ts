import { expect, test } from './fixtures';
import { BoxstepPage, SCENES } from './support/page';

/** The street's boxes that are kept, as its unit test has them: 11 of what is there, 5 mistakes. */
const KEPT_SCORES = [
  ...[0.96, 0.95, 0.94, 0.93, 0.89, 0.86, 0.84, 0.8, 0.78, 0.77, 0.75],
  ...[0.35, 0.33, 0.31, 0.27, 0.22],
];

test('shows the street, ready to play, and loads nothing from elsewhere', async ({
  page,
  site,
}) => {
  const elsewhere: string[] = [];
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(site.url) && !/^(blob|data):/.test(url)) elsewhere.push(url);
  });
  const app = await BoxstepPage.open(page);
  await expect(page).toHaveTitle(/Boxstep/);
  await expect(app.sentence).toHaveText(/^29 boxes in order of falling score/);
  await app.expectBoxes(29);
  await expect(app.button('Play')).toBeVisible();
  await app.expectPosition(0);
  // The picture is really there: the sky is no part of the page's own colours.
  const sky = () =>
    app.canvasBase.evaluate((canvas: HTMLCanvasElement) => {
      const pen = canvas.getContext('2d');
      return [...(pen?.getImageData(canvas.width / 2, canvas.height * 0.12, 1, 1).data ?? [])];
    });
  await expect
    .poll(async () => ((await sky())[2] ?? 0) - ((await sky())[0] ?? 0))
    .toBeGreaterThan(5);
  await app.toEnd();
  expect(elsewhere).toEqual([]);
});

test.describe('the content security policy', () => {
  test.use({ expectedErrors: /Content Security Policy/ });

  test('allows the page its own files and nothing else', async ({ page }) => {
    await BoxstepPage.open(page);
    const policy = page.locator('meta[http-equiv="Content-Security-Policy"]');
    await expect(policy).toHaveAttribute('content', /default-src 'none'/);
    await expect(policy).toHaveAttribute('content', /connect-src 'self'/);
    const refused = await page.evaluate(async () => {
      const violation = new Promise<string>((resolve) => {
        document.addEventListener('securitypolicyviolation', (event) =>
          resolve(event.effectiveDirective),
        );
      });
      const outcome = await fetch('http://127.0.0.1:1/').then(
        () => 'answered',
        () => 'refused',
      );
      return [outcome, await violation];
    });
    expect(refused).toEqual(['refused', 'connect-src']);
  });
});

test('plays with Space to the end and keeps what the street is told to keep', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.choose('Play', 'rounds', app.player);
  await app.player.getByRole('combobox', { name: 'Speed' }).selectOption('8×');
  await page.locator('body').click({ position: { x: 640, y: 20 } });
  await page.keyboard.press('Space');
  await expect(app.sentence).toHaveText('Done: 16 of 29 boxes kept.');
  await expect(app.button('Play')).toBeVisible();

  // Tall enough for the whole tree.
  await page.setViewportSize({ width: 1280, height: 1600 });
  await app.showTab('Tree');
  await expect(app.treeItems(1)).toHaveCount(KEPT_SCORES.length);
  const names = await app.treeItems(1).allTextContents();
  expect(names.map((name) => Number(/[\d.]+$/.exec(name)?.[0]))).toEqual(KEPT_SCORES);
  await expect(app.treeItems(2)).toHaveCount(13);
});

test('goes back through the same events as it came', async ({ page }) => {
  // Over three hundred steps, each waited for.
  test.setTimeout(300_000);
  const app = await BoxstepPage.open(page);
  const last = await app.lastPosition();
  /** What is said at each position, going from one end to the other. */
  const walk = async (key: string) => {
    const all = [await app.said()];
    while (all.length <= last) {
      await page.keyboard.press(key);
      // No two events that follow each other have the same sentence.
      all.push(await app.said(all.at(-1)?.[0]));
    }
    return all;
  };
  const forwards = await walk('ArrowRight');
  await app.expectPosition(last);
  await expect(app.sentence).toHaveText('Done: 16 of 29 boxes kept.');
  const backwards = await walk('ArrowLeft');
  await app.expectPosition(0);
  expect(backwards.reverse()).toEqual(forwards);
});

test.describe('without motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('paints every event the same on the way there and back', async ({ page }) => {
    const app = await BoxstepPage.open(page);
    await app.openScene(SCENES.pyNms);
    // A box under the mouse is painted in another way.
    await page.mouse.move(640, 20);
    const last = await app.lastPosition();
    const forwards = [await app.painted()];
    for (let position = 1; position <= last; position += 1) {
      await app.step('ArrowRight');
      forwards.push(await app.painted());
    }
    const backwards = [await app.painted()];
    for (let position = last - 1; position >= 0; position -= 1) {
      await app.step('ArrowLeft');
      backwards.push(await app.painted());
    }
    backwards.reverse();
    expect(backwards).toEqual(forwards);
    expect(new Set(forwards).size).toBe(forwards.length);
  });
});

test('fits a desk without scrolling', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  const scrolls = () =>
    page.evaluate(() => {
      const { scrollHeight, scrollWidth } = document.documentElement;
      return scrollHeight > 720 || scrollWidth > 1280;
    });
  expect(await scrolls()).toBe(false);
  for (const tab of ['Matrix', 'Tree', 'Boxes', 'Lesson'] as const) {
    await app.showTab(tab);
    expect(await scrolls(), tab).toBe(false);
  }
  await app.lab('IoU').click();
  await expect(app.sentence).toHaveText(/^The overlap begins/);
  expect(await scrolls(), 'IoU').toBe(false);
  await app.languageButton.click();
  await expect(app.sentence).toHaveText(/^重叠从/);
  expect(await scrolls(), 'Chinese').toBe(false);
});
