import { expect, test } from './fixtures';
import { detectionsOf, keptCount, realDetections } from './support/files';
import { BoxstepPage, type NamedText, SCENES } from './support/page';

const DETECTIONS: readonly NamedText[] = [
  {
    name: 'first.txt',
    text: 'cat 0.9 10 10 110 110\ncat 0.8 20 20 120 120\ndog 0.7 15 15 112 112\ncat 0.6 300 40 380 90\n',
  },
  { name: 'second.txt', text: 'dog 0.5 0 0 50 50\ndog 0.4 30 30 80 80\n' },
  { name: 'third.txt', text: 'bird 0.55 5 5 25 45\n' },
];

/** Leafs through the images, plays NMS to its end on each, and holds the answer against its own. */
async function playEach(app: BoxstepPage, files: readonly NamedText[]): Promise<void> {
  const { page } = app;
  await app.player.getByRole('combobox', { name: 'Speed' }).selectOption('8×');
  await app.choose('Play', 'rounds', app.player);
  for (const [index, file] of files.entries()) {
    if (index > 0) await app.button('Next image', app.images).click();
    const found = detectionsOf(file);
    if (files.length > 1) {
      await expect(app.images).toContainText(file.name.replace(/\.txt$/, ''));
      await expect(app.images).toContainText(`Image ${index + 1} of ${files.length}`);
    }
    await app.expectBoxes(found.length);
    await app.expectPosition(0);
    await app.button('Play').click();
    const all = found.length === 1 ? '1 box' : `${found.length} boxes`;
    await expect(app.sentence).toHaveText(`Done: ${keptCount(found, 0.5)} of ${all} kept.`, {
      timeout: 15_000,
    });
    await expect(app.button('Play')).toBeVisible();
  }
  await page.keyboard.press('[');
}

test('several files at once become one image each, and NMS plays to its end on each', async ({
  page,
}) => {
  const app = await BoxstepPage.open(page);
  await app.chooseFiles([...DETECTIONS]);
  await expect(app.report).toContainText('3 files, 3 images, 7 boxes.');
  await app.button('Close', app.report).click();
  await playEach(app, DETECTIONS);
  await expect(app.images).toContainText('second');
  await expect(app.images).toContainText('Image 2 of 3');
});

test('dropped files are opened as chosen ones are', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.dropFiles(DETECTIONS);
  await expect(app.report).toContainText('3 files, 3 images, 7 boxes.');
  await app.expectBoxes(4);
  await expect(app.images).toContainText('first');
});

test('one file is one image, without anything to leaf through', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.chooseFiles(DETECTIONS.slice(0, 1));
  await expect(app.report).toContainText('1 file, 1 image, 4 boxes.');
  await expect(app.images).toBeHidden();
  await app.button('Close', app.report).click();
  await playEach(app, DETECTIONS.slice(0, 1));
});

test('an empty file beside others is an image without boxes', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.dropFiles([...DETECTIONS.slice(0, 1), { name: 'none.txt', text: '' }]);
  await expect(app.report).toContainText('2 files, 2 images, 4 boxes.');
  await expect(app.report).toContainText('an image without boxes');
  await app.button('Close', app.report).click();
  await app.button('Next image', app.images).click();
  await expect(app.sentence).toHaveText('NMS needs boxes. Draw some, or open a file.');
  await app.button('Previous image', app.images).click();
  await expect(app.sentence).toHaveText(/^4 boxes in order/);
});

test('real detection files are opened and played', async ({ page }) => {
  const files = realDetections([
    '2007_000027.txt',
    '2007_000032.txt',
    '2007_000033.txt',
    '2007_000042.txt',
  ]);
  if (files.length === 0) return;
  const app = await BoxstepPage.open(page);
  await app.dropFiles(files);
  await expect(app.report).toContainText(`4 files, 4 images, `);
  await app.button('Close', app.report).click();
  await playEach(app, files);
});

test('undo brings the old boxes back, with their scene', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  const about = page.getByText('The man of the couple at the left');
  await expect(about).toBeVisible();
  await app.chooseFiles([...DETECTIONS]);
  await app.expectBoxes(4);
  await expect(about).toBeHidden();
  await app.button('Undo', app.report).click();
  await expect(app.report).toBeHidden();
  await app.expectBoxes(29);
  await expect(about).toBeVisible();
  await expect(app.images).toBeHidden();
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await app.expectBoxes(4);
});

test.describe('a file that cannot be read', () => {
  const cases = [
    {
      what: 'broken JSON',
      file: { name: 'broken.json', text: '{"format": "boxstep",\n "version": 1,\n "images": [}\n' },
      says: /broken\.json, line 3: .*no valid JSON/,
    },
    {
      what: 'words',
      file: { name: 'letter.txt', text: 'Dear reader,\nthere are no boxes here.\n' },
      says: /letter\.txt, line 1: .*“Dear reader,.*none of the formats/,
    },
    {
      what: 'a table without a box',
      file: { name: 'none.csv', text: 'x1,y1,x2,y2,score\n1,2,three,4,0.5\n' },
      says: /none\.csv, line 2.*: there is no box.*text where a number should be/,
    },
    {
      what: 'nothing',
      file: { name: 'empty.csv', text: '' },
      says: /empty\.csv: the file is empty/,
    },
  ];
  for (const { what, file, says } of cases) {
    test(`${what}: named with its place, and nothing changes`, async ({ page }) => {
      const app = await BoxstepPage.open(page);
      await app.chooseFiles([file]);
      await expect(app.report).toContainText('The file could not be opened.');
      await expect(app.report).toContainText('Your boxes are as they were.');
      await expect(app.report).toContainText(says);
      await expect(app.report.getByRole('alert')).toBeVisible();
      await app.expectBoxes(29);
      await expect(app.undoButton).toHaveAttribute('aria-disabled', 'true');
      await app.button('Close', app.report).click();
      await app.step('.');
    });
  }

  test('does not keep the others from being opened', async ({ page }) => {
    const app = await BoxstepPage.open(page);
    await app.dropFiles([...DETECTIONS, { name: 'letter.txt', text: 'Dear reader, how are you?' }]);
    await expect(app.report).toContainText('1 of 4 files could not be opened.');
    await expect(app.report).toContainText('letter.txt');
    await expect(app.images).toContainText('Image 1 of 3');
  });
});

test('bad rows are skipped, counted and listed with their lines', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  const text = [
    'x1,y1,x2,y2,score,class',
    '10,10,60,60,0.9,cat',
    '12,oops,62,62,0.8,cat',
    '80,10,130,60,0.7,dog',
    '1,2,3',
    '200,10,250,60,0.6,dog',
  ].join('\n');
  await app.chooseFiles([{ name: 'some.csv', text }]);
  await expect(app.report).toContainText('1 file, 1 image, 3 boxes.');
  await expect(app.report).toContainText('2 entries skipped.');
  await expect(app.report).toContainText('1 skipped: text where a number should be.');
  await expect(app.report).toContainText(/line 3, value 2 \(y1\) “.*oops/);
  await expect(app.report).toContainText('1 skipped: too few values for a box.');
  await expect(app.report).toContainText(/line 5/);
  await app.expectBoxes(3);
  await app.button('Undo', app.report).click();
  await app.expectBoxes(29);
});

test('tables of many kinds are understood', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.showTab('Boxes');
  const same = [10.5, 20, 110.5, 70];
  const texts = {
    semicolons: 'xmin;ymin;xmax;ymax;conf\n10,5;20;110,5;70;0,9',
    tabs: 'x\ty\tw\th\tscore\n10.5\t20\t100\t50\t0.9',
    spaces: '10.5 20 110.5 70 0.9',
    'numpy print': 'array([[ 10.5,  20. , 110.5,  70. ,   0.9]])',
    'Boxstep JSON': '[[10.5, 20, 110.5, 70, 0.9]]',
  };
  for (const [kind, text] of Object.entries(texts)) {
    await app.readText(text);
    await expect(app.report, kind).toContainText('1 file, 1 image, 1 box.');
    await app.expectBoxes(1);
    await app.expectCorners(0, same);
    await expect(app.field('Score', 0), kind).toHaveValue('0.9');
    await app.button('Undo', app.report).click();
    await app.expectBoxes(29);
  }
});

test('what was opened starts at its beginning, with the options as they were', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.openScene(SCENES.chain);
  await app.setThreshold(0.3);
  await app.toEnd();
  await app.readText('0 0 10 10 0.9\n1 0 11 10 0.8');
  await expect(app.sentence).toHaveText(/^2 boxes in order/);
  await app.expectPosition(0);
  await expect(app.threshold).toHaveValue('0.3');
});
