import { expect, test } from './fixtures';
import { PcaPage } from './support/pca';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

/** The ten points of the tutorial, whose variances are 1.284 and 0.0491. */
const TEN_POINTS = `x,y
2.5,2.4
0.5,0.7
2.2,2.9
1.9,2.2
3.1,3.0
2.3,2.7
2.0,1.6
1.0,1.1
1.5,1.6
1.1,0.9`;

test('nothing of the lab is fetched before it is shown', async ({ page }) => {
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(request.url()));
  await page.goto('./');
  await page.locator('.code-line[data-marked]').first().waitFor();
  await page.waitForLoadState('networkidle');
  const before = fetched.length;
  expect(fetched.filter((url) => /\/pca-/.test(url))).toEqual([]);
  await PcaPage.open(page);
  expect(fetched.slice(before).filter((url) => /\/pca-/.test(url)).length).toBeGreaterThan(0);
});

test('features are chosen, and a covariance shows what makes it', async ({ page }) => {
  const pca = await PcaPage.open(page);
  const { app } = pca;
  await pca.chooseFeatures(['width', 'height']);
  await expect(app.sentence).toHaveText(/^Step 1: the mean of width is/);
  await pca.showTab('Matrix');
  await expect(pca.cell(0, 1)).toHaveText('·');
  await pca.stepTo(/the covariance of width and height/);
  const sentence = (await app.sentence.textContent()) ?? '';
  const [, sum = '', value = ''] = / is (\S+) \/ \d+ = (\S+):/.exec(sentence) ?? [];
  await expect(app.formula).toContainText('×');
  await expect(app.formula).toContainText(`… = ${sum}`.replaceAll(' ', ''));
  await expect(pca.cell(0, 1)).toHaveText(value);
  await expect(pca.cell(0, 1)).toHaveAttribute('aria-current', 'step');
  await expect(pca.cell(1, 0)).toHaveText(value);
  await expect(pca.cell(1, 1)).toHaveText('·');
  await expect(app.markedLine.first()).toBeVisible();
});

test('two features are needed, and asked for', async ({ page }) => {
  const pca = await PcaPage.open(page);
  await pca.chooseFeatures(['width']);
  await expect(pca.app.sentence).toHaveText(/^PCA needs boxes and at least two features/);
  await pca.feature('area').check();
  await expect(pca.app.sentence).toHaveText(/^Step 1: the mean of width/);
});

test('played to its end, the matrix is diagonal and the shares add up', async ({ page }) => {
  const pca = await PcaPage.open(page);
  const { app } = pca;
  await pca.openScene('A long cloud');
  await app.page.getByRole('combobox', { name: 'Speed' }).selectOption({ index: 5 });
  await app.button('Play').click();
  await expect(app.sentence).toHaveText('Done: 2 of 2 components hold 100 % of the variance.', {
    timeout: 30_000,
  });
  await pca.showTab('Matrix');
  await expect(pca.cell(0, 1)).toHaveText('0');
  await pca.showTab('Scree');
  const rows = app.panel.getByRole('row');
  await expect(rows.filter({ hasText: 'PC1' })).toContainText('96.4 %');
  await expect(rows.filter({ hasText: 'PC2' })).toContainText('100 %');
  await pca.showTab('Table');
  await expect(app.panel.getByRole('columnheader', { name: 'PC2' })).toBeVisible();
});

test('what has not been computed is not shown', async ({ page }) => {
  const pca = await PcaPage.open(page);
  await pca.openScene('A long cloud');
  await pca.showTab('Scree');
  await expect(pca.app.panel).toHaveText('The variances are not sorted yet: go to step 5.');
  await pca.showTab('Rebuilt');
  await expect(pca.app.panel).toContainText('Nothing is rebuilt yet');
  await expect(pca.board.getByText('mean', { exact: true })).toBeHidden();
  await pca.stepTo(/^Step 1: the mean of height/);
  await expect(pca.board.getByText('mean', { exact: true })).toBeVisible();
  await expect(pca.board.getByText('axis 1')).toBeHidden();
  await pca.stepTo(/^Step 4:/);
  await expect(pca.board.getByText('axis 1')).toBeVisible();
  await pca.stepTo(/^Step 5:/);
  await expect(pca.board.getByText('PC1')).toBeVisible();
});

test('an axis is turned by hand, then snapped to the answer', async ({ page }) => {
  const pca = await PcaPage.open(page);
  await pca.openScene('A long cloud');
  await pca.byHand.click();
  await expect(pca.byHand).toHaveAttribute('aria-pressed', 'true');
  await pca.angle.fill('128.5');
  // Across the cloud lies what is left of the variance.
  await expect(pca.share).toHaveText(/^3\.6 % of the variance/);
  await pca.angle.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(pca.angle).toHaveValue('128');
  const plot = pca.board.getByLabel(/by width − mean and height − mean/);
  const box = await plot.boundingBox();
  if (!box) throw new Error('there is no plot');
  // Right of the mean, on a level with it: along the width alone.
  const middle = pca.board.locator('.pca-hand-axis .pca-ring');
  const ring = await middle.boundingBox();
  if (!ring) throw new Error('there is no ring');
  const [x, y] = [ring.x + ring.width / 2, ring.y + ring.height / 2];
  await page.mouse.move(x, y - 80);
  await page.mouse.down();
  await page.mouse.move(x + 80, y - 40, { steps: 4 });
  await page.mouse.move(x + 80, y, { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => Number(await pca.angle.inputValue()) % 180).toBeLessThan(2);
  await expect(pca.share).not.toContainText('Found');
  await pca.snap.click();
  await expect(pca.angle).toHaveValue('38.5');
  await expect(pca.share).toHaveText(/^96\.4 % of the variance.*Found: this is PC1\.$/);
});

test('boxes are rebuilt from one component, from two, from all', async ({ page }) => {
  const pca = await PcaPage.open(page);
  const { app } = pca;
  await app.choose('Picture', 'Boxes', page);
  await pca.toEnd();
  await pca.showTab('Rebuilt');
  await expect(pca.rebuiltFrom).toHaveValue('4');
  const seen = new Set([await app.painted()]);
  let before = 101;
  for (const count of [1, 2, 3, 4]) {
    await pca.rebuiltFrom.fill(String(count));
    await expect(app.sentence).toHaveText(new RegExp(`^Step 7: rebuilt from ${count} component`));
    seen.add(await app.painted());
    const share = app.panel.locator('tr[aria-current=step]').getByRole('cell').nth(1);
    const lost = ((await share.textContent()) ?? '').replace(' %', '');
    expect(Number(lost)).toBeLessThan(before);
    before = Number(lost);
  }
  expect(before).toBe(0);
  await expect(app.sentence).toContainText('nothing is lost but rounding');
  expect(seen.size).toBeGreaterThanOrEqual(4);
});

test('k cuts the components off', async ({ page }) => {
  const pca = await PcaPage.open(page);
  const { app } = pca;
  const field = app.options.getByRole('textbox', { name: 'Components k' });
  await app.type(field, '2');
  await pca.toEnd();
  await expect(app.sentence).toHaveText(/^Done: 2 of 4 components hold/);
  await pca.showTab('Scree');
  await expect(app.panel.getByText('not taken')).toHaveCount(2);
  await app.type(field, '9');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
});

test('a table of one’s own is pasted, corrected and analysed', async ({ page }) => {
  const pca = await PcaPage.open(page);
  const { app } = pca;
  await pca.openTableDialog();
  await pca.useTable(TEN_POINTS.replace('1.9,2.2', '1.9,two'));
  await expect(pca.dialog.getByRole('alert')).toHaveText(
    'Row 5, column “y”: “two” is not a number.',
  );
  await pca.useTable(TEN_POINTS);
  await expect(pca.dialog).toBeHidden();
  await expect(app.sentence).toHaveText('Step 1: the mean of x is 18.1 / 10 = 1.81.');
  await pca.stepTo(/^Step 5: the axes in the order/);
  await expect(app.sentence).toContainText('1.284, 0.0491');
  await app.choose('Divide by', 'n');
  await expect(app.sentence).toContainText('1.1556, 0.0442');
  await app.choose('Divide by', 'n − 1');
  await app.options.getByRole('checkbox', { name: 'Standardise' }).check();
  await pca.stepTo(/largest loading of PC1/);
  await expect(app.sentence).toContainText('0.7071');
  await app.options.getByRole('button', { name: 'Back to the boxes' }).click();
  await expect(pca.feature('width')).toBeChecked();
});

test('a file of numbers is chosen, and its words are left out', async ({ page }) => {
  const pca = await PcaPage.open(page);
  await pca.openTableDialog();
  const chooser = page.waitForEvent('filechooser');
  await pca.dialog.getByText('Choose a CSV file…').click();
  const text = 'sepal;kind;petal\n5,1;a;1,4\n4,9;b;1,3\n6,2;c;4,5';
  const buffer = Buffer.from(text);
  await (await chooser).setFiles([{ name: 'iris.csv', mimeType: 'text/csv', buffer }]);
  await expect(pca.dialog).toBeHidden();
  await expect(pca.app.sentence).toHaveText('Step 1: the mean of sepal is 16.2 / 3 = 5.4.');
  await expect(pca.app.notes).toHaveText(['Left out, since they hold words: kind.']);
});

test('what is odd about data is explained, and nothing is NaN', async ({ page }) => {
  const pca = await PcaPage.open(page);
  const { app } = pca;
  const notes = {
    'A round cloud': /PC1 and PC2 have nearly the same variance/,
    'All of one width': /width: the same in every row/,
    'Three boxes, four features': /at most 2 components can have variance/,
  };
  for (const [scene, note] of Object.entries(notes)) {
    await pca.openScene(scene);
    await pca.toEnd();
    await expect(app.notes.filter({ hasText: note })).toHaveCount(1);
    for (const tab of ['Matrix', 'Scree', 'Rebuilt', 'Table']) {
      await pca.showTab(tab);
      await expect(page.locator('body')).not.toContainText(/NaN|undefined|Infinity/);
    }
  }
  await pca.openTableDialog();
  await pca.useTable('a,b\n3,4');
  await expect(app.notes).toHaveText([/^There is one row only/]);
  await pca.byHand.click();
  await expect(pca.share).toHaveText('Nothing varies: every axis is as good.');
  await pca.toEnd();
  await expect(app.sentence).toHaveText('Done: 2 components, and nothing varies.');
  await expect(page.locator('body')).not.toContainText(/NaN|undefined|Infinity/);
});

test('without boxes it says what to do', async ({ page }) => {
  const pca = await PcaPage.open(page);
  await pca.app.choose('Picture', 'Boxes', page);
  await pca.app.clear();
  await expect(pca.app.sentence).toHaveText(/^PCA needs boxes and at least two features/);
  await pca.openTableDialog();
  await pca.useTable('1 2\n3 5\n4 4');
  await expect(pca.app.sentence).toHaveText('Step 1: the mean of x1 is 8 / 3 = 2.6667.');
});

test.describe('in Chinese', () => {
  test.use({ locale: 'zh-CN' });

  test('features, covariance, by hand, rebuilt, a table', async ({ page }) => {
    const pca = await PcaPage.open(page);
    const { app } = pca;
    await pca.chooseFeatures(['宽', '高']);
    await pca.showTab('协方差');
    await pca.stepTo(/宽与高的协方差为/);
    await expect(app.formula).toContainText('×');
    await expect(pca.cell(0, 1)).toHaveAttribute('aria-current', 'step');

    await pca.openScene('狭长的点云');
    await pca.byHand.click();
    await pca.angle.fill('20');
    await expect(pca.share).toHaveText(/^你的轴上有 87 % 的方差/);
    await pca.snap.click();
    await expect(pca.share).toContainText('找到了：这就是 PC1。');

    await pca.toEnd();
    await pca.showTab('重建');
    await pca.rebuiltFrom.fill('1');
    await expect(app.sentence).toHaveText(/^第 7 步：用 1 个主成分重建，损失 3\.6 % 的方差/);

    await pca.openTableDialog();
    await pca.useTable('a,b\n1,x\n2,3');
    await expect(pca.dialog.getByRole('alert')).toHaveText('第 2 行“b”列：“x”不是数字。');
    await pca.useTable(TEN_POINTS);
    await expect(app.sentence).toHaveText(/^第 7 步|^第 1 步|^完成/);
    await pca.toEnd();
    await expect(app.sentence).toHaveText('完成：2 个主成分中的 2 个保留了 100 % 的方差。');
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('nothing is wider than the page, and an axis can be turned', async ({ page }) => {
    const pca = await PcaPage.open(page);
    await pca.openScene('A long cloud');
    const width = () => page.evaluate(() => document.documentElement.scrollWidth);
    expect(await width()).toBe(390);
    await pca.byHand.tap();
    await pca.angle.fill('20');
    await expect(pca.share).toHaveText(/^87 % of the variance/);
    const plot = await pca.board.locator('.plot-frame').boundingBox();
    expect(plot?.height).toBeGreaterThan(80);
    expect(await width()).toBe(390);
    await pca.openTableDialog();
    await expect(pca.dialog.getByRole('textbox')).toBeInViewport();
    const dialog = await pca.dialog.boundingBox();
    expect(dialog?.width).toBeLessThanOrEqual(390);
    await page.keyboard.press('Escape');
    await pca.toEnd();
    for (const tab of ['Matrix', 'Scree', 'Rebuilt', 'Table']) {
      await pca.showTab(tab);
      expect(await width()).toBe(390);
    }
  });
});
