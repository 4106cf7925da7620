import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page, TestInfo } from '@playwright/test';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from './fixtures';
import { AnchorsPage } from './support/anchors';
import { png } from './support/files';
import { BoxstepPage } from './support/page';

const IMAGES = 40;
const CLASSES = 'cat\ndog\nwolf\n';

/** Labels of a YOLO set: image i has i % 3 + 1 boxes of the classes from 0 on, each with its confidence. */
function labels(i: number): string {
  return Array.from({ length: (i % 3) + 1 }, (_, k) => {
    const confidence = (0.3 + 0.2 * k).toFixed(2);
    return `${k} ${0.3 + 0.1 * k} 0.5 0.25 0.5 ${confidence}`;
  }).join('\n');
}

const nameOf = (i: number) => `street_${String(i).padStart(3, '0')}`;

/** Path and content of all its files: 40 images, 79 boxes; pictures of 80 x 40 for the first two. */
function yoloSet(): Record<string, Uint8Array> {
  const files: Record<string, Uint8Array> = {
    'set/classes.txt': strToU8(CLASSES),
    'set/labels/empty.txt': strToU8(''),
    'set/.DS_Store': strToU8('\0\0'),
  };
  for (let i = 0; i < IMAGES; i++) files[`set/labels/${nameOf(i)}.txt`] = strToU8(labels(i));
  for (const i of [0, 1]) {
    files[`set/images/${nameOf(i)}.png`] = Uint8Array.from(png(80, 40, [0, 120 * i, 200]));
  }
  return files;
}

/** Puts files on the disk, in the folder of the test. */
function write(info: TestInfo, files: Readonly<Record<string, Uint8Array>>): string {
  for (const [name, bytes] of Object.entries(files)) {
    const place = info.outputPath(name);
    mkdirSync(path.dirname(place), { recursive: true });
    writeFileSync(place, bytes);
  }
  return info.outputPath('');
}

/** Drops files or folders of the disk onto the canvas, as a person's hand does. */
async function dropFromDisk(page: Page, ...files: string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files, dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data });
  }
}

async function openZip(page: Page, files = yoloSet()): Promise<BoxstepPage> {
  const app = await BoxstepPage.open(page);
  await chooseZip(app, files);
  return app;
}

async function chooseZip(app: BoxstepPage, files: Record<string, Uint8Array>): Promise<void> {
  await app.chooseBytes('set.zip', Buffer.from(zipSync(files)));
}

test('a folder that is dropped becomes a set of images, with its names of classes and its pictures', async ({
  page,
}, info) => {
  const folder = write(info, yoloSet());
  const app = await BoxstepPage.open(page);
  await dropFromDisk(page, path.join(folder, 'set'));
  await expect(app.report).toContainText('41 images, 79 boxes.');
  await expect(app.report).toContainText('2 pictures are now under their boxes.');
  await expect(app.report).toContainText('names of 3 classes');
  await app.button('Close', app.report).click();
  // The empty file comes first, by its name.
  await expect(app.images).toContainText('Image 1 of 41');
  await expect(app.images).toContainText('empty');
  await page.keyboard.press(']');
  await expect(app.images).toContainText(nameOf(0));
  await app.showTab('Boxes');
  await app.expectBoxes(1);
  // In pixels of the picture, 80 x 40: the middle is at 24, 20.
  await app.expectCorners(0, [14, 10, 34, 30]);
});

test('a folder is chosen with all that is in it', async ({ page }, info) => {
  const folder = write(info, yoloSet());
  const app = await BoxstepPage.open(page);
  await app.chooseFolder(path.join(folder, 'set'));
  await expect(app.report).toContainText('41 images, 79 boxes.');
});

test.describe('a set in an archive', () => {
  test('is leafed through, searched and chosen from', async ({ page }) => {
    const app = await openZip(page);
    await expect(app.report).toContainText('41 images, 79 boxes.');
    await app.button('Close', app.report).click();
    await app.imageListButton.click();
    await expect(app.imageRows.first()).toBeVisible();
    await app.imageSearch.fill('T_03');
    await expect(app.imageList).toContainText('10 of 41 images');
    await app.imageRows.filter({ hasText: 'street_035' }).click();
    await expect(app.images).toContainText('Image 37 of 41');
    await app.expectBoxes(3);
    // The keys of the field go through what was found.
    await app.imageSearch.press('ArrowUp');
    await expect(app.images).toContainText('street_034');
    await expect(app.imageRows.and(page.locator('[aria-selected=true]'))).toContainText(
      'street_034',
    );
    await app.imageSearch.press('Escape');
    await expect(app.imageList).toBeHidden();
    await expect(app.imageListButton).toBeFocused();
  });

  test('is filtered by class and score: what is shown, run on and leafed through', async ({
    page,
  }) => {
    const app = await openZip(page);
    await app.button('Close', app.report).click();
    await app.imageListButton.click();
    await app.imageList.getByText('Filter boxes').click();
    await app.imageList.getByRole('checkbox', { name: 'wolf' }).check();
    // Image 2, 5, ... 38 have a wolf; one of them comes on screen.
    await expect(app.imageList).toContainText('13 of 41 images');
    await expect(app.images).toContainText('Image 1 of 13');
    await app.expectBoxes(1);
    await expect(app.sentence).toHaveText(/^1 box/);
    await app.imageList.getByRole('checkbox', { name: 'dog' }).check();
    await expect(app.imageList).toContainText('26 of 41 images');
    await app.imageList.getByRole('textbox', { name: 'Score at least' }).fill('0.6');
    await app.imageList.getByRole('textbox', { name: 'Score at least' }).press('Enter');
    await expect(app.imageList).toContainText('13 of 41 images');
    await app.imageSearch.press('Escape');
    await expect(app.images).toContainText('Filter on');
    await app.button('Clear filter', app.images).click();
    await expect(app.images).toContainText('of 41');
    await app.expectBoxes(3);
  });

  test('edits under a filter are edits of the document', async ({ page }) => {
    const app = await openZip(page);
    await app.button('Close', app.report).click();
    await app.imageListButton.click();
    await app.imageList.getByText('Filter boxes').click();
    await app.imageList.getByRole('checkbox', { name: 'wolf' }).check();
    await expect(app.images).toContainText('Image 1 of 13');
    await app.imageSearch.press('Escape');
    // All that is shown is deleted, and nothing else.
    await app.canvas.focus();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press('Delete');
    await expect(app.images).toContainText('12 filtered images');
    await app.button('Clear filter', app.images).click();
    await app.expectBoxes(2);
    await page.keyboard.press('ControlOrMeta+z');
    await app.expectBoxes(3);
  });

  test('all of it, or what a filter leaves, is what anchors are made of', async ({ page }) => {
    const app = await openZip(page);
    await app.button('Close', app.report).click();
    const anchors = new AnchorsPage(page);
    await anchors.showLab();
    await expect(anchors.plane).toHaveAccessibleName(/with 79 shapes/);
    await app.imageListButton.click();
    await app.imageList.getByText('Filter boxes').click();
    await app.imageList.getByRole('checkbox', { name: 'cat' }).check();
    await expect(anchors.plane).toHaveAccessibleName(/with 40 shapes/);
  });
});

test.describe('an archive that is refused in one sentence', () => {
  const good = zipSync({ 'a.txt': strToU8('cat 0.9 1 2 30 40') });
  const cases: [what: string, bytes: Uint8Array, says: RegExp][] = [
    ['cut off', good.slice(0, good.length - 30), /set\.zip: the archive has no list of its files/],
    [
      'of zeros that are too many',
      (() => {
        const bytes = good.slice();
        const view = new DataView(bytes.buffer);
        view.setUint32(view.getUint32(bytes.length - 6, true) + 24, 0xfffffff0, true);
        return bytes;
      })(),
      /set\.zip: unpacked, the archive has 4,096 MiB, more than the 2,048 MiB/,
    ],
    [
      'leading out of itself',
      zipSync({ '../a.txt': strToU8('cat 0.9 1 2 30 40') }),
      /its path leads out of the archive/,
    ],
    ['within another', zipSync({ 'inner.zip': good }), /an archive within an archive/],
    [
      'encrypted',
      (() => {
        const bytes = good.slice();
        const view = new DataView(bytes.buffer);
        view.setUint16(view.getUint32(bytes.length - 6, true) + 8, 1, true);
        return bytes;
      })(),
      /the archive is encrypted/,
    ],
  ];
  for (const [what, bytes, says] of cases) {
    test(what, async ({ page }) => {
      const app = await BoxstepPage.open(page);
      await app.chooseBytes('set.zip', Buffer.from(bytes));
      await expect(app.report).toContainText(says);
      await expect(app.report).toContainText('Your boxes are as they were.');
      await app.expectBoxes(29);
      await expect(app.undoButton).toHaveAttribute('aria-disabled', 'true');
    });
  }
});

/** Five whole numbers a line: class and corners of Cartucho/mAP, or corners and a score. */
const EITHER = strToU8('0 12 30 112 70\n3 10 20 30 40\n');

test('what files do not say is asked once, with both readings drawn', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  const files = { 'a.txt': EITHER, 'b.txt': EITHER };
  await chooseZip(app, files);
  const question = page.getByRole('dialog', { name: 'Which format is this?' });
  await expect(question).toContainText('set.zip/a.txt');
  await expect(question.locator('svg rect')).toHaveCount(4);
  await question.getByRole('button', { name: /Cartucho/ }).click();
  await expect(app.report).toContainText('2 files, 2 images, 4 boxes.');
  // Given up, nothing is changed.
  await app.button('Undo', app.report).click();
  await chooseZip(app, files);
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(question).toBeHidden();
  await app.expectBoxes(29);
});

test('an encoding that was guessed is chosen otherwise', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  // 犬 in Shift_JIS.
  const text = Buffer.concat([
    Buffer.from('x1,y1,x2,y2,score,class\n10,10,60,60,0.9,'),
    Buffer.from([0x8c, 0xa2, 10]),
  ]);
  await app.chooseBytes('dogs.csv', text);
  await expect(app.report).toContainText('read as GB18030');
  await app.report.getByRole('combobox', { name: 'Encoding' }).selectOption('Shift_JIS');
  await app.button('Read again', app.report).click();
  await expect(app.report).toContainText('The text is in Shift_JIS.');
  await app.showTab('Boxes');
  await expect(app.classOf(0)).toHaveText(/犬/);
  // It is one undo entry still.
  await app.button('Undo', app.report).click();
  await app.expectBoxes(29);
  await expect(app.undoButton).toHaveAttribute('aria-disabled', 'true');
});

test('the size of images that no picture tells is given by hand', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.chooseBytes('a.txt', Buffer.from('0 0.5 0.5 0.25 0.5\n'));
  await expect(app.report).toContainText('which is not known');
  await app.report.getByText('Give the size of the images').click();
  await app.report.getByRole('textbox', { name: 'Width' }).fill('640');
  await app.report.getByRole('textbox', { name: 'Height' }).fill('480');
  await app.report.getByRole('textbox', { name: 'Height' }).press('Tab');
  await app.button('Read again', app.report).click();
  await expect(app.report).toContainText('scaled to its pixels');
  await app.showTab('Boxes');
  await app.expectCorners(0, [240, 120, 400, 360]);
});

test('reading is given up by a click, and nothing is changed', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  // Reading waits for the answer, so there is time for the click.
  const files = { 'a.txt': EITHER };
  await chooseZip(app, files);
  await page.getByRole('dialog', { name: 'Which format is this?' }).waitFor();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await app.expectBoxes(29);
  await app.step('.');
});
