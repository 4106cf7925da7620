import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from './fixtures';
import { AnchorsPage } from './support/anchors';
import { expectAccessible } from './support/axe';

const raccoons = fileURLToPath(
  new URL('../../../shared/fixtures/raccoon_labels.csv', import.meta.url),
);

/** Boxes of three sizes, by image. */
const FILE = {
  name: 'boxes.csv',
  text: [
    'filename,width,height,class,xmin,ymin,xmax,ymax',
    ...Array.from({ length: 24 }, (_, at) => {
      const [w, h] = [
        [20 + at, 40 + at],
        [150 + at, 90 + at],
        [300 - at, 310 - at],
      ][at % 3] as [number, number];
      return `${at % 2 ? 'a' : 'b'}.jpg,640,480,thing,5,5,${5 + w},${5 + h}`;
    }),
  ].join('\n'),
};

test('a file is opened, clustered with k = 5, watched, stepped through and played to its end', async ({
  page,
}) => {
  test.skip(!existsSync(raccoons), `there is no file ${raccoons}`);
  const app = await AnchorsPage.open(page);
  const text = readFileSync(raccoons, 'utf8');
  const boxes = text.trim().split(/\r?\n/).length - 1;
  await app.chooseFiles([{ name: 'raccoon_labels.csv', text }]);
  await expect(app.report).toContainText(`${boxes} boxes`);
  await app.button('Close', app.report).click();
  await app.showLab();
  await app.setK(5);
  await expect(app.plane).toHaveAccessibleName(new RegExp(`with ${boxes} shapes and 1 centroids`));
  await expect(app.sentence).toHaveText(/^Shape #\d+ \(.+\) is drawn as first centroid C0/);
  for (let first = 1; first < 5; first += 1) await app.next();
  await expect(app.sentence).toContainText('as first centroid C4');
  await app.next();
  await expect(app.sentence).toHaveText(/^Shape #0 \(441 × 320\) overlaps C\d most/);
  await expect(app.formula).toContainText('IoU');
  await expect(app.markedLine.first()).toContainText('argmin');
  await expect(app.panel.getByRole('listitem')).toHaveCount(5);
  await expect(app.panel.getByText('nearest')).toHaveCount(1);

  await app.choose('Play', 'rounds', app.player);
  await app.player.getByRole('combobox', { name: 'Speed' }).selectOption('8×');
  await app.button('Play').click();
  await expect(app.sentence).toHaveText(/^Done: \d+ iterations?, average IoU 0\.[67]\d+/, {
    timeout: 20_000,
  });
  await app.showPanel('Iterations');
  const counts = await app.iterationRows.locator('span:last-child').allTextContents();
  expect(counts.length).toBeGreaterThan(1);
  for (const each of counts) {
    const parts = each.split(' · ').map(Number);
    expect(parts).toHaveLength(5);
    expect(parts.reduce((sum, part) => sum + part)).toBe(boxes);
  }
  await app.iterationRows.first().click();
  await expect(app.sentence).toHaveText(/^Iteration 1 has average IoU/);
  await app.showPanel('Anchors');
  await expect(app.panel.getByRole('listitem')).toHaveCount(5);

  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await app.showPanel('Result');
  await app.button('Copy: darknet, YOLOv3 and later (pixels)').click();
  const line = await page.evaluate(() => navigator.clipboard.readText());
  expect(line).toMatch(/^anchors = \d+,\d+( *, *\d+,\d+){4}$/);

  // The same shapes as shares of their images.
  await app.showPanel('Anchors');
  await app.choose('Unit', 'normalised');
  await expect(app.panel.getByRole('listitem').first()).toContainText(/C0\s*0\.\d+ × 0\.\d+/);
});

test('first centroids are placed by hand with the mouse', async ({ page }) => {
  const app = await AnchorsPage.open(page);
  await app.openAnchors('Four kinds of shapes');
  await app.setK(3);
  await app.choice('Start').selectOption('placed by hand');
  await expect(app.notes.first()).toContainText('Click on the plane to place 3 centroids');
  await app.clickPlane(0.15, 0.7);
  await expect(app.handles).toHaveCount(1);
  await expect(app.sentence).toHaveText(/^First centroid C0 is placed at/);
  await expect(app.notes.first()).toContainText('1 of 3 centroids');
  await app.clickPlane(0.4, 0.5);
  await expect(app.handles).toHaveCount(2);
  await app.clickPlane(0.8, 0.3);
  await expect(app.handles).toHaveCount(3);
  // As many as wanted: another click places none.
  await app.clickPlane(0.6, 0.8);
  await expect(app.handles).toHaveCount(3);
  await expect(app.plane).toHaveAccessibleName(/150 shapes and 1 centroids/);

  const before = await app.handles.nth(0).getAttribute('aria-label');
  const box = await app.handles.nth(0).boundingBox();
  if (!box) throw new Error('no handle');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  const to = await app.at(0.3, 0.3);
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
  await expect(app.handles.nth(0)).not.toHaveAttribute('aria-label', before ?? '');
  const size = /placed at ([\d.]+ × [\d.]+)/.exec(
    (await app.handles.nth(0).getAttribute('aria-label')) ?? '',
  )?.[1];
  await expect(app.sentence).toContainText(`C0 is placed at ${size}`);
  await app.end();
  await app.button('Clear').click();
  await expect(app.handles).toHaveCount(0);
});

test('first centroids are placed by hand with the keyboard', async ({ page }) => {
  const app = await AnchorsPage.open(page);
  await app.openAnchors('Four kinds of shapes');
  await app.setK(2);
  await app.choice('Start').selectOption('placed by hand');
  const add = app.button('Place one');
  await add.focus();
  await page.keyboard.press('Enter');
  await expect(app.handles).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(app.handles).toHaveCount(2);
  await page.keyboard.press('Enter');
  await expect(app.handles).toHaveCount(2);
  await app.tabTo(app.handles.nth(0));
  const label = () => app.handles.nth(0).getAttribute('aria-label');
  const before = await label();
  await page.keyboard.press('ArrowRight');
  await expect.poll(label).not.toBe(before);
  const right = await label();
  await page.keyboard.press('Shift+ArrowUp');
  await expect.poll(label).not.toBe(right);
  // The arrows moved the centroid, not the timeline.
  await app.expectPosition(0);
  await page.keyboard.press('Delete');
  await expect(app.handles).toHaveCount(1);
});

test('a duplicate first centroid is explained, and cured', async ({ page }) => {
  const app = await AnchorsPage.open(page);
  await app.openAnchors('Twins, and NaN');
  await app.next();
  await expect(app.sentence).toHaveText(
    'First centroid C1 is placed at 20 × 20. It is exactly C0, so one of the two will get no shape.',
  );
  await app.stepTo(/^C1 has no shapes: the mean of nothing is 0\/0/);
  await expect(app.formula).toContainText('NaN');
  await app.end();
  await expect(app.notes.first()).toContainText('the reference script would never end');
  await app.choice('If empty').selectOption('keep');
  await expect(app.sentence).toHaveText(/^Done: .* No shape changed its cluster any more\.$/);
  await expect(app.notes.filter({ hasText: 'NaN' })).toHaveCount(0);
});

test('the mean makes it worse, the median does not, and the fall is marked', async ({ page }) => {
  const app = await AnchorsPage.open(page);
  await app.openAnchors('The mean falls');
  await app.stepTo(/down from 0\.67: it got worse/);
  await expect(app.notes.first()).toContainText('Average IoU fell in iteration 2');
  await app.showPanel('Iterations');
  await expect(app.iterationRows.nth(1)).toContainText('▼ fell');
  await app.choose('Update', 'median');
  await app.end();
  await expect(app.sentence).toContainText('average IoU 0.67.');
});

test('presets set the options of a script, and seeds change the answer', async ({ page }) => {
  const app = await AnchorsPage.open(page);
  await app.openAnchors('Seed to seed');
  await app.end();
  await expect(app.sentence).toContainText('average IoU 0.6235');
  for (const seed of [1, 2, 3]) {
    await app.button('Next seed').click();
    await expect(app.options.getByRole('textbox', { name: 'Seed' })).toHaveValue(String(seed));
  }
  await expect(app.sentence).toContainText('average IoU 0.7397');
  await app.choice('As in').selectOption('lars76 kmeans.py');
  await expect(app.choice('Start')).toHaveValue('distinct-rows');
  await expect(app.options.getByRole('radio', { name: 'median' })).toBeChecked();
  await expect(app.choice('If empty')).toHaveValue('nan');
  const zeros = app.options.getByRole('checkbox', { name: 'From zeros' });
  await expect(zeros).toBeChecked();
  // As the script does: the first iteration, all in one cluster, changes nothing.
  await app.setK(1);
  await expect(app.sentence).toHaveText(/^Done: 1 iteration, /);
  await zeros.uncheck();
  await expect(app.choice('As in')).toHaveValue('own');
  await expect(app.sentence).toHaveText(/^Done: 2 iterations, /);
});

test('iterations are allowed up to a number', async ({ page }) => {
  const app = await AnchorsPage.open(page);
  await app.openAnchors('Four kinds of shapes');
  const most = app.options.getByRole('textbox', { name: 'At most' });
  await app.type(most, '2');
  await app.end();
  await expect(app.sentence).toHaveText(/^Done: 2 iterations, /);
  await expect(app.notes.first()).toContainText('Stopped after 2 iterations');
  await app.type(most, '0');
  await expect(most).toHaveAttribute('aria-invalid', 'true');
  await app.type(most, '');
  await expect(app.sentence).toHaveText(/^Done: 5 iterations, /);
});

test('axes and regions are the person’s, and the boxes are still there', async ({ page }) => {
  const app = await AnchorsPage.open(page);
  await app.openAnchors('Not Euclid');
  await expect(app.choice('Regions')).toHaveValue('euclidean');
  await app.choose('Axes', 'log', app.board);
  await app.choice('Regions').selectOption('none');
  // Below the plane nothing is painted, so there still is what was there before.
  const painted = () =>
    page
      .locator('.stage canvas')
      .first()
      .evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
  const before = await painted();
  await app.choose('Picture', 'Boxes', page);
  await expect(app.board).toBeHidden();
  await expect(app.canvas).toBeVisible();
  await expect.poll(async () => (await painted()) !== before).toBe(true);
  await app.choose('Picture', 'w-h plane', page);
  await expect(app.board.getByRole('radio', { name: 'log' })).toBeChecked();
  await expect(app.choice('Regions')).toHaveValue('none');
});

test('no boxes, one box, and boxes without area are each said', async ({ page }) => {
  const app = await AnchorsPage.open(page);
  await app.showLab();
  await app.choose('Picture', 'Boxes', page);
  await app.clear();
  await expect(app.sentence).toHaveText(/^Anchors need boxes that have a width and a height/);
  await app.readText('0 0 0 10');
  await expect(app.sentence).toHaveText(/^Anchors need boxes/);
  await app.readText('0 0 40 10\n5 5 5 9');
  await expect(app.notes.filter({ hasText: '1 box without area is left out' })).toHaveCount(1);
  await expect(app.notes.filter({ hasText: 'There are only 1 shape' })).toHaveCount(1);
  await app.end();
  await expect(app.sentence).toContainText('average IoU 1.');
});

test('ten thousand shapes are clustered and shown', async ({ page }) => {
  const app = await AnchorsPage.open(page);
  const rows = Array.from({ length: 10_000 }, (_, at) => {
    const [w, h] = [10 + ((at * 7919) % 397), 10 + ((at * 104_729) % 283)];
    return `0 0 ${w} ${h}`;
  });
  await app.chooseFiles([{ name: 'many.txt', text: rows.join('\n') }]);
  await expect(app.report).toContainText('10,000 boxes');
  await app.showLab();
  await expect(app.plane).toHaveAccessibleName(/10,000 shapes/, { timeout: 20_000 });
  await app.end();
  await expect(app.plane).toHaveAccessibleName(/5 centroids/);
});

test('axe finds nothing, on the plane and in the panels', async ({ page }) => {
  const app = await AnchorsPage.open(page);
  await app.openAnchors('Four kinds of shapes');
  await app.stepTo(/overlaps C\d most/);
  for (const panel of ['Overlaps', 'Iterations', 'Anchors', 'Lesson']) {
    await app.showPanel(panel);
    await expectAccessible(page, panel);
  }
  await app.choose('Axes', 'log', app.board);
  await app.choice('Start').selectOption('placed by hand');
  await app.button('Place one').click();
  await expect(app.handles).toHaveCount(1);
  await expectAccessible(page, 'by hand');
  await app.openAnchors('Twins, and NaN');
  await app.end();
  await expectAccessible(page, 'NaN');
});

test.describe('in Chinese', () => {
  test.use({ locale: 'zh-CN' });

  test('a file is clustered, watched and placed by hand', async ({ page }) => {
    const app = await AnchorsPage.open(page);
    await app.openButton.click();
    await app.dialog.getByRole('textbox').fill(FILE.text);
    await app.dialog.getByRole('button', { name: '读取', exact: true }).click();
    await app.showLab();
    await app.setK(3);
    await expect(app.plane).toHaveAccessibleName(/^宽高平面，24 个形状/);
    await expect(app.sentence).toHaveText(/^形状 #\d+ .+ 被抽中，作为初始质心 C0/);
    await page.getByRole('button', { name: '下一轮', exact: false }).click();
    await expect(app.sentence).toHaveText(/^形状 #0 .+ 的 IoU 最大/);
    await app.end();
    await expect(app.sentence).toHaveText(/^完成：共 \d+ 次迭代，平均 IoU 为 0\.\d+。/);
    await app.showPanel('迭代');
    await app.iterationRows.first().click();
    await expect(app.sentence).toHaveText(/^第 1 次迭代的平均 IoU 为/);
    await app.choice('初始化').selectOption('手动放置');
    await app.clickPlane(0.4, 0.5);
    await expect(app.handles).toHaveCount(1);
    await expect(app.notes.first()).toContainText('已放置 3 个质心中的 1 个');
    await expectAccessible(page, '锚框');
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('nothing is wider than it, and centroids are placed by a finger', async ({ page }) => {
    const app = await AnchorsPage.open(page);
    await app.openAnchors('Four kinds of shapes');
    const width = () => page.evaluate(() => document.documentElement.scrollWidth);
    expect(await width()).toBe(390);
    await app.choice('Start').selectOption('placed by hand');
    const to = await app.at(0.5, 0.5);
    await page.touchscreen.tap(to.x, to.y);
    await expect(app.handles).toHaveCount(1);
    for (const panel of ['Overlaps', 'Iterations', 'Anchors']) {
      await app.showPanel(panel);
      expect(await width()).toBe(390);
    }
    await expectAccessible(page, 'phone');
  });
});
