import { expect, test } from './fixtures';
import { ApPage, cartuchoFiles, cartuchoGolden } from './support/ap';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

test('nothing of the lab is fetched before it is shown', async ({ page }) => {
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(request.url()));
  await page.goto('./');
  await page.locator('.code-line[data-marked]').first().waitFor();
  await page.waitForLoadState('networkidle');
  const before = fetched.length;
  expect(fetched.filter((url) => /\/ap-/.test(url))).toEqual([]);
  await ApPage.open(page);
  expect(fetched.slice(before).filter((url) => /\/ap-/.test(url)).length).toBeGreaterThan(0);
});

test('two folders of Cartucho/mAP dropped together come to the numbers of pycocotools', async ({
  page,
}) => {
  const files = cartuchoFiles();
  test.skip(files.length === 0, 'the folders are not there');
  const golden = cartuchoGolden();
  const ap = await ApPage.open(page);
  const { app } = ap;
  await app.dropFiles(files);
  await expect(app.report).toContainText('170 files, 85 images, 1,180 boxes.');
  await expect(app.report).toContainText('put together in 85 images');
  await app.button('Close', app.report).click();
  await expect(app.notes.last()).toContainText('detections (494)');
  await expect(app.notes.last()).toContainText('ground truths (686)');
  await ap.showTab('Results');

  // COCO: the mean of all, and of each class.
  await ap.preset.selectOption({ label: 'COCO' });
  await expect(ap.mean).toHaveText(golden.coco_stats.AP.toFixed(6));
  await expect(app.panel).toContainText(`mAP@.5 ${golden.coco_stats.AP50.toFixed(6)}`);
  await expect(app.panel).toContainText(`mAP@.75 ${golden.coco_stats.AP75.toFixed(6)}`);
  const chair = golden.per_class.chair;
  await app.options.getByRole('combobox', { name: 'Class' }).selectOption({ label: 'chair' });
  await expect(ap.mean).toHaveText(chair?.ap_50_95.toFixed(6) ?? '');

  // VOC's rules, with the sides that the numbers were made with.
  for (const [preset, name] of [
    ['VOC 2010 on', 'ap50_all'],
    ['VOC 2007', 'ap50_11'],
  ] as const) {
    await ap.preset.selectOption({ label: preset });
    await app.choose('Sides', 'x2 − x1');
    for (const [className, expected] of Object.entries(golden.per_class).slice(0, 4)) {
      if (!expected) continue;
      await app.options.getByRole('combobox', { name: 'Class' }).selectOption({ label: className });
      await expect(ap.rowOf(className)).toContainText(expected[name].toFixed(4));
    }
  }
});

test('the image on screen follows the detection, and can be left', async ({ page }) => {
  const ap = await ApPage.open(page);
  const { app } = ap;
  await app.dropFiles([
    { name: 'a.txt', text: 'cat 0 0 50 50\n' },
    { name: 'b.txt', text: 'cat 0 0 50 50\n' },
    { name: 'a.txt', text: 'cat 0.5 2 0 50 50\n' },
    { name: 'b.txt', text: 'cat 0.9 0 2 50 50\ncat 0.4 80 80 99 99\n' },
  ]);
  await expect(app.report).toContainText('4 files, 2 images, 5 boxes.');
  await app.button('Close', app.report).click();
  await expect(app.images).toContainText('Image 1 of 2');
  await app.expectBoxes(2);
  await ap.stepTo(/^Next comes #1 cat 0.9, in b/);
  await expect(app.images).toContainText('Image 2 of 2');
  await app.expectBoxes(3);
  const position = await app.position();
  await app.button('Previous image', app.images).click();
  await expect(app.images).toContainText('Image 1 of 2');
  await app.expectPosition(position);
  // An edit there does not take the image away.
  await ap.showTab('Boxes');
  await app.type(app.field('x1', 1), '4');
  await expect(app.images).toContainText('Image 1 of 2');
  await ap.stepTo(/^#2 cat 0.4 overlaps ground truth #0 most/);
  await expect(app.images).toContainText('Image 2 of 2');
});

test('what VOC calls a duplicate COCO matches with the second best', async ({ page }) => {
  const ap = await ApPage.open(page);
  const { app } = ap;
  await ap.openScene('Only the best match');
  await ap.stepTo(/a duplicate\. False positive\./);
  await expect(app.sentence).toContainText('Precision 1 of 2, 0.5; recall 1 of 2, 0.5.');
  await ap.showTab('Detections');
  const second = app.panel.getByRole('button').nth(1);
  await expect(second).toContainText('false: duplicate · #0 0.818');
  await app.choose('Matching', 'COCO');
  await ap.toEnd();
  await expect(app.sentence).toHaveText('mAP is 1, the mean of 1 curve.');
  await second.click();
  await expect(app.sentence).toHaveText(/^#3 person 0.8 finds ground truth #1: IoU 0.6667/);
  await expect(second).toContainText('true positive · #1 0.667');
});

test('the same curve is read in three ways', async ({ page }) => {
  const ap = await ApPage.open(page);
  const { app } = ap;
  await ap.openScene('Three readings');
  await ap.showTab('Curve');
  const readings = app.panel.getByRole('group', { name: /three ways/ }).getByRole('button');
  await expect(readings).toHaveText([
    '11 pointsnot read yet',
    'all pointsnot read yet',
    '101 pointsnot read yet',
  ]);
  await ap.toEnd();
  await expect(readings).toHaveText([
    '11 points0.545455',
    'all points0.555556',
    '101 points0.554455',
  ]);
  await expect(readings.nth(1)).toHaveAttribute('aria-pressed', 'true');
  await readings.nth(0).click();
  await expect(app.sentence).toHaveText('mAP is 0.5455, the mean of 1 curve.');
  await app.choose('Picture', 'Curve', page);
  const board = page.getByRole('region', { name: 'Curve', exact: true });
  await expect(
    board.getByLabel(/^Precision against recall of cup at IoU 0.5: 4 points/),
  ).toBeVisible();
  await expect(board.getByRole('group', { name: /three ways/ })).toBeVisible();
});

test('what a box is can be changed, and undone', async ({ page }) => {
  const ap = await ApPage.open(page);
  const { app } = ap;
  await ap.openScene('A difficult car');
  await ap.toEnd();
  await expect(app.sentence).toHaveText('mAP is 1, the mean of 1 curve.');
  await ap.showTab('Boxes');
  await expect(ap.kindOf(1)).toHaveValue('difficult');
  await expect(ap.kindOf(3)).toHaveValue('detection');
  await ap.kindOf(1).selectOption('truth');
  await expect(app.sentence).toHaveText('mAP is 0.9167, the mean of 1 curve.');
  await expect(app.undoButton).toHaveAccessibleName('Undo: say what a box is');
  await app.undoButton.click();
  await expect(app.sentence).toHaveText('mAP is 1, the mean of 1 curve.');
  await expect(ap.kindOf(1)).toHaveValue('difficult');
  await app.choose('New boxes', 'truth', page);
  await app.button('New box').click();
  await expect(ap.kindOf(7)).toHaveValue('truth');
  await ap.kindOf(7).selectOption('detection');
  await expect(app.field('Score', 7)).toHaveValue('1');
});

test('a class without ground truths has no average precision, and the page says so', async ({
  page,
}) => {
  const ap = await ApPage.open(page);
  const { app } = ap;
  await app.readText('class,x1,y1,x2,y2,score\ncat,0,0,9,9,0.5\ndog,0,0,9,9,\n');
  await app.button('Close', app.report).click();
  await ap.toEnd();
  await expect(app.sentence).toHaveText(
    'mAP is 0, the mean of 1 curve; 1 without ground truths is left out.',
  );
  await ap.showTab('Results');
  await expect(ap.rowOf('cat')).toContainText('–');
  await ap.rowOf('cat').getByRole('button').click();
  await expect(app.sentence).toHaveText(/^cat at IoU 0.5: 1 detection .* for 0 ground truths/);
  await app.clear();
  await expect(app.sentence).toHaveText(/^Average precision needs boxes/);
});
