import { expect, test } from './fixtures';
import { png, turnedJpeg } from './support/files';
import { Hand } from './support/hand';
import { BoxstepPage, SCENES } from './support/page';

const GREEN = { name: 'green.png', mimeType: 'image/png', buffer: png(64, 48, [0, 160, 0]) };

/** Red, green and blue of the lower layer at a spot of the page, once it is painted. */
async function colourAt(app: BoxstepPage, x: number, y: number): Promise<number[]> {
  return app.canvasBase.evaluate(
    (canvas: HTMLCanvasElement, at) => {
      const { left, top, width } = canvas.getBoundingClientRect();
      const ratio = canvas.width / width;
      const pen = canvas.getContext('2d');
      const pixel = pen?.getImageData((at.x - left) * ratio, (at.y - top) * ratio, 1, 1).data;
      return [...(pixel ?? [])].slice(0, 3);
    },
    { x, y },
  );
}

test('a picture is put under the boxes, fitted, and taken away again by undo', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.openScene(SCENES.chain);
  await app.choosePicture(GREEN);
  await expect(app.report).toContainText('1 picture is now under its boxes.');
  await app.button('Close', app.report).click();
  await app.expectBoxes(3);
  await app.showTab('Boxes');
  const hand = await Hand.of(app);
  // Far from the boxes, and beside the picture.
  const inside = hand.at(50.5, 40.5);
  const outside = hand.at(40, 52);
  await expect.poll(() => colourAt(app, inside.x, inside.y)).toEqual([0, 160, 0]);
  expect(await colourAt(app, outside.x, outside.y)).not.toEqual([0, 160, 0]);
  await expect(app.undoButton).toHaveAccessibleName('Undo: change picture');
  await app.undoButton.click();
  await expect(app.undoButton).toHaveAccessibleName('Undo: open boxes');
  await expect
    .poll(async () => {
      const frame = await app.canvas.boundingBox();
      return colourAt(app, (frame?.x ?? 0) + 300, (frame?.y ?? 0) + 20);
    })
    .not.toEqual([0, 160, 0]);
});

test('a picture is turned as its EXIF block says', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.openScene(SCENES.chain);
  const data = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    canvas.width = 64;
    canvas.height = 32;
    const pen = canvas.getContext('2d');
    if (!pen) throw new Error('no context');
    pen.fillStyle = '#f00';
    pen.fillRect(0, 0, 32, 32);
    pen.fillStyle = '#00f';
    pen.fillRect(32, 0, 32, 32);
    return canvas.toDataURL('image/jpeg', 0.95).split(',')[1] ?? '';
  });
  const buffer = turnedJpeg(Buffer.from(data, 'base64'));
  await app.choosePicture({ name: 'turned.jpg', mimeType: 'image/jpeg', buffer });
  await expect(app.report).toContainText('1 picture is now under its boxes.');
  await app.button('Close', app.report).click();
  await app.showTab('Boxes');
  const hand = await Hand.of(app);
  // A quarter to the right: what was left is above.
  const above = hand.at(26.5, 24.5);
  const below = hand.at(26.5, 56.5);
  await expect
    .poll(async () => {
      const [r = 0, , b = 0] = await colourAt(app, above.x, above.y);
      return r - b;
    })
    .toBeGreaterThan(200);
  const [r = 0, , b = 0] = await colourAt(app, below.x, below.y);
  expect(b - r).toBeGreaterThan(200);
});

test('a pasted picture goes under the boxes as a chosen one does', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.openScene(SCENES.chain);
  await page.evaluate(
    (bytes) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(bytes)], 'image.png', { type: 'image/png' }));
      const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true });
      document.body.dispatchEvent(event);
    },
    [...GREEN.buffer],
  );
  await expect(app.report).toContainText('1 picture is now under its boxes.');
  await expect(app.undoButton).toHaveAccessibleName('Undo: change picture');
});

test('pictures and files dropped together find each other by name', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  const transfer = await page.evaluateHandle(
    (bytes) => {
      const data = new DataTransfer();
      data.items.add(new File(['cat 0.9 4 4 20 20'], 'green.txt'));
      data.items.add(new File(['cat 0.9 4 4 20 20'], 'other.txt'));
      data.items.add(new File([Uint8Array.from(bytes)], 'green.png', { type: 'image/png' }));
      data.items.add(new File([Uint8Array.from(bytes)], 'lost.png', { type: 'image/png' }));
      return data;
    },
    [...GREEN.buffer],
  );
  await app.canvas.dispatchEvent('drop', { dataTransfer: transfer });
  await expect(app.report).toContainText('2 files, 2 images, 2 boxes.');
  await expect(app.report).toContainText('under “green”');
  await expect(app.report).toContainText('not used: no image has this name');
});

test('what is no picture is said to be none', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  const buffer = Buffer.from('this is no picture');
  await app.choosePicture({ name: 'fake.png', mimeType: 'image/png', buffer });
  await expect(app.report).toContainText('fake.png: the browser cannot read this as a picture');
  await expect(app.report).toContainText('Your boxes are as they were.');
  await app.expectBoxes(29);
});
