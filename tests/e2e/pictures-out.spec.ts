import { readFile } from 'node:fs/promises';
import type { Download, Locator, Page } from '@playwright/test';
import { readGif } from '../unit/support/gif';
import { expect, test } from './fixtures';
import { expectAccessible } from './support/axe';
import { BoxstepPage, SCENES } from './support/page';

/** The tab for pictures, in either language. */
class PictureTab {
  readonly app: BoxstepPage;
  readonly dialog: Locator;

  private constructor(app: BoxstepPage) {
    this.app = app;
    this.dialog = app.page.locator('dialog.saving-dialog');
  }

  static async open(app: BoxstepPage): Promise<PictureTab> {
    const tab = new PictureTab(app);
    await app.page.getByRole('button', { name: /^(Share…|分享…)$/ }).click();
    await tab.dialog.getByRole('tab', { name: /^(Picture|图片)$/ }).click();
    await expect(tab.size).toHaveText(/\d/);
    return tab;
  }

  /** What the tab says of the pixels of the PNG. */
  get size(): Locator {
    return this.dialog.locator('.picture-size .quiet');
  }

  async saidSize(): Promise<[number, number]> {
    const [width, height] = ((await this.size.textContent()) ?? '').match(/[\d,]+/g) ?? [];
    return [width, height].map((side) => Number(side?.replace(',', ''))) as [number, number];
  }

  choose(group: string, choice: string): Promise<void> {
    return this.app.choose(group, choice, this.dialog);
  }

  async save(button: string): Promise<Buffer> {
    const download = this.app.page.waitForEvent('download');
    await this.dialog.getByRole('button', { name: button, exact: true }).click();
    return bytesOf(await download);
  }
}

async function bytesOf(download: Download): Promise<Buffer> {
  return readFile(await download.path());
}

/** The size that the head of a PNG tells. */
function sizeOf(png: Buffer): [number, number] {
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

interface Look {
  readonly colours: number;
  /** The share of pixels that are not as the upper left one. */
  readonly drawn: number;
  readonly corner: string;
}

/** What a picture shows, decoded by the browser. */
function lookAt(page: Page, file: Buffer, type: string): Promise<Look> {
  return page.evaluate(
    async ([data, kind]) => {
      const image = new Image();
      image.src = `data:${kind};base64,${data}`;
      await image.decode();
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
      const pen = canvas.getContext('2d');
      if (!pen) throw new Error('no context');
      pen.drawImage(image, 0, 0);
      const pixels = new Uint32Array(
        pen.getImageData(0, 0, canvas.width, canvas.height).data.buffer,
      );
      return {
        colours: new Set(pixels).size,
        drawn: pixels.filter((pixel) => pixel !== pixels[0]).length / pixels.length,
        corner: (pixels[0] ?? 0).toString(16),
      };
    },
    [file.toString('base64'), type] as const,
  );
}

/** A page without a policy: the site's own lets nobody parse a text as elements. */
function bare(page: Page): Promise<Page> {
  return page.context().newPage();
}

/** How many files the page has handed out. */
function countDownloads(page: Page): () => number {
  let count = 0;
  page.on('download', () => {
    count += 1;
  });
  return () => count;
}

test('a PNG has the size that is said, is drawn, and is light or dark as chosen', async ({
  page,
}) => {
  const app = await BoxstepPage.open(page);
  await app.stepTo(/ overlap by /);
  const tab = await PictureTab.open(app);
  const sizes: number[] = [];
  for (const scale of ['1×', '4×']) {
    await tab.choose('PNG size', scale);
    const png = await tab.save('Download PNG');
    expect(sizeOf(png)).toEqual(await tab.saidSize());
    const { colours, drawn, corner } = await lookAt(page, png, 'image/png');
    expect(colours).toBeGreaterThan(50);
    expect(drawn).toBeGreaterThan(0.4);
    expect(corner).toBe('fff3f0ee');
    sizes.push(sizeOf(png)[0]);
  }
  expect(Math.abs((sizes[1] ?? 0) - 4 * (sizes[0] ?? 0))).toBeLessThanOrEqual(4);
  await tab.choose('PNG size', '1×');
  await tab.choose('Colours', 'Dark');
  const dark = await tab.save('Download PNG');
  expect((await lookAt(page, dark, 'image/png')).corner).toBe('ff16110e');
  // The page itself is as it was.
  await expect(page.locator('html')).not.toHaveAttribute('data-theme', 'dark');
});

test('all boxes, and no words below: the picture is as large as that needs', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  const tab = await PictureTab.open(app);
  const [width, height] = await tab.saidSize();
  await tab.dialog.getByRole('checkbox', { name: 'Sentence and formula below' }).uncheck();
  await expect.poll(async () => (await tab.saidSize())[1]).toBeLessThan(height);
  await tab.choose('Shows', 'All boxes');
  await expect.poll(async () => (await tab.saidSize())[0]).toBeLessThan(width);
  expect(sizeOf(await tab.save('Download PNG'))).toEqual(await tab.saidSize());
});

test('an SVG is XML with a shape for each box, and its pixels are those of the PNG', async ({
  page,
}) => {
  const app = await BoxstepPage.open(page);
  await app.openScene(SCENES.chain);
  await app.toEnd();
  const tab = await PictureTab.open(app);
  await tab.choose('PNG size', '4×');
  const svg = (await tab.save('Download SVG')).toString();
  const png = await tab.save('Download PNG');
  const reader = await bare(page);
  const found = await reader.evaluate((text) => {
    const file = new DOMParser().parseFromString(text, 'image/svg+xml');
    const rects = [...file.querySelectorAll('g[fill="none"] > rect:not([rx])')].map((rect) =>
      ['x', 'y', 'width', 'height'].map((name) => Math.round(Number(rect.getAttribute(name)))),
    );
    return {
      errors: file.querySelectorAll('parsererror').length,
      boxes: new Set(rects.map(String)).size,
      labels: [...file.querySelectorAll('text')].map((each) => each.textContent),
      names: [...new Set([...file.querySelectorAll('*')].map((each) => each.nodeName))].sort(),
    };
  }, svg);
  expect(found.errors).toBe(0);
  expect(found.boxes).toBe(await app.boxCount());
  expect(found.labels).toEqual(expect.arrayContaining(['#0', '#1', '#2']));
  expect(found.names).toEqual(['g', 'path', 'rect', 'svg', 'text', 'title']);
  const apart = await reader.evaluate(
    async ([vector, pixels]) => {
      const read = async (address: string, width: number, height: number) => {
        const image = new Image();
        image.src = address;
        await image.decode();
        const canvas = document.createElement('canvas');
        [canvas.width, canvas.height] = [
          width || image.naturalWidth,
          height || image.naturalHeight,
        ];
        const pen = canvas.getContext('2d');
        if (!pen) throw new Error('no context');
        pen.drawImage(image, 0, 0, canvas.width, canvas.height);
        return pen.getImageData(0, 0, canvas.width, canvas.height);
      };
      const a = await read(`data:image/png;base64,${pixels}`, 0, 0);
      const b = await read(`data:image/svg+xml,${encodeURIComponent(vector)}`, a.width, a.height);
      let different = 0;
      for (let i = 0; i < a.data.length; i += 4) {
        const by = [0, 1, 2].map((j) => Math.abs((a.data[i + j] ?? 0) - (b.data[i + j] ?? 0)));
        if (Math.max(...by) > 24) different += 1;
      }
      return different / (a.width * a.height);
    },
    [svg, png.toString('base64')] as const,
  );
  // Edges, of letters most of all, are blended in other ways.
  expect(apart).toBeLessThan(0.005);
});

test('the drawing under the boxes stays a drawing in the SVG, which asks for nothing', async ({
  page,
}) => {
  const app = await BoxstepPage.open(page);
  const tab = await PictureTab.open(app);
  const svg = (await tab.save('Download SVG')).toString();
  expect(svg).toContain('href="data:image/svg+xml;base64,');
  expect(svg.match(/https?:\/\/[^"]*/g)).toEqual(['http://www.w3.org/2000/svg']);
  expect(svg).not.toMatch(/<script|<style|\bon\w+=/);
});

test('a GIF has the frames asked for, each drawn, and the player stays where it is', async ({
  page,
}) => {
  const app = await BoxstepPage.open(page);
  await app.openScene(SCENES.chain);
  await app.step('.');
  const position = await app.position();
  const tab = await PictureTab.open(app);
  await tab.choose('Frames a second', '4');
  await tab.choose('Width', '480');
  const text = (await tab.dialog.locator('.film p').textContent()) ?? '';
  const frames = Number(/^(\d+) frames/.exec(text)?.[1]);
  expect(frames).toBe((await app.lastPosition()) + 1);
  const gif = readGif(await tab.save('Make GIF'));
  expect(gif.width).toBe(480);
  expect(gif.loops).toBe(true);
  expect(gif.frames).toHaveLength(frames);
  expect(gif.frames.map(({ delay }) => delay)).toEqual([...Array(frames - 1).fill(25), 200]);
  for (const { pixels } of gif.frames) expect(new Set(pixels).size).toBeGreaterThan(20);
  // What is flat has one colour all along.
  expect(new Set(gif.frames.map(({ pixels }) => pixels[0]))).toEqual(new Set([0xeef0f3]));
  const apart = gif.frames.map(({ pixels }, i) =>
    pixels.some((p, at) => p !== gif.frames[i - 1]?.pixels[at]),
  );
  expect(apart.filter(Boolean).length).toBeGreaterThan(frames / 2);
  await expect(tab.dialog.getByText(/^The GIF is in your downloads/)).toBeVisible();
  expect(await app.position()).toBe(position);
});

test('a part of the timeline by rounds is as many frames as it says', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  const tab = await PictureTab.open(app);
  await tab.dialog.getByLabel('From', { exact: true }).selectOption({ index: 1 });
  await tab.dialog.getByLabel('To', { exact: true }).selectOption({ index: 3 });
  await tab.choose('A frame for each', 'Round');
  await tab.choose('Width', '480');
  await expect(tab.dialog.locator('.film p')).toHaveText(/^4 frames\./);
  const gif = readGif(await tab.save('Make GIF'));
  expect(gif.frames).toHaveLength(4);
});

test('a GIF that is cancelled leaves no file, and another can be made', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  const downloads = countDownloads(page);
  const tab = await PictureTab.open(app);
  await tab.choose('Width', '1080');
  await tab.dialog.getByRole('button', { name: 'Make GIF' }).click();
  await tab.dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(tab.dialog.getByText('Cancelled. No file was made.')).toBeVisible();
  await expect(tab.dialog.getByRole('progressbar')).toHaveCount(0);
  expect(downloads()).toBe(0);
  await tab.choose('Width', '480');
  await tab.choose('A frame for each', 'Round');
  expect(readGif(await tab.save('Make GIF')).frames.length).toBeGreaterThan(2);
  expect(downloads()).toBe(1);
});

test('the picture of a lab is taken as it is shown, in either theme, and filmed', async ({
  page,
}) => {
  const app = await BoxstepPage.open(page);
  await app.lab('Anchors').click();
  await expect(page.locator('.board .plot')).toBeVisible();
  await app.toEnd();
  const tab = await PictureTab.open(app);
  await tab.choose('PNG size', '1×');
  for (const [theme, corner] of [
    ['Light', 'ffffffff'],
    ['Dark', 'ff1e1814'],
  ] as const) {
    await tab.choose('Colours', theme);
    const png = await tab.save('Download PNG');
    expect(sizeOf(png)).toEqual(await tab.saidSize());
    const look = await lookAt(page, png, 'image/png');
    expect(look.corner).toBe(corner);
    expect(look.colours).toBeGreaterThan(50);
  }
  const svg = (await tab.save('Download SVG')).toString();
  const ticks = await (await bare(page)).evaluate((text) => {
    const file = new DOMParser().parseFromString(text, 'image/svg+xml');
    if (file.querySelector('parsererror')) return null;
    return [...file.querySelectorAll('text')].map((each) => each.textContent);
  }, svg);
  expect(ticks).toEqual(expect.arrayContaining(['100', 'width in pixels', 'height in pixels']));
  await tab.choose('A frame for each', 'Round');
  await tab.choose('Width', '480');
  const said = (await tab.dialog.locator('.film p').textContent()) ?? '';
  const gif = readGif(await tab.save('Make GIF'));
  expect(gif.frames).toHaveLength(Number(/^(\d+) frames/.exec(said)?.[1]));
  for (const { pixels } of gif.frames) expect(new Set(pixels).size).toBeGreaterThan(20);
  // What it was laid out in is gone.
  await expect(page.locator('.film-board')).toHaveCount(0);
});

test('the picture goes to the clipboard as a PNG', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const app = await BoxstepPage.open(page);
  const tab = await PictureTab.open(app);
  await tab.dialog.getByRole('button', { name: 'Copy picture' }).click();
  await expect(tab.dialog.getByText('The picture is on the clipboard.')).toBeVisible();
  const size = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const bitmap = await createImageBitmap((await item?.getType('image/png')) as Blob);
    return [bitmap.width, bitmap.height];
  });
  expect(size).toEqual(await tab.saidSize());
});

test.describe('printed from a dark page', () => {
  test.use({ colorScheme: 'dark' });

  test('a moment is one sheet in light colours, with all that is said of it and nothing cut', async ({
    page,
  }) => {
    await page.addInitScript(() => {
      window.print = () => performance.mark('asked to print');
    });
    const app = await BoxstepPage.open(page);
    await app.stepTo(/ overlap by /);
    const sentence = (await app.sentence.textContent()) ?? '';
    await page.keyboard.press('Control+p');
    await page.waitForFunction(() => performance.getEntriesByName('asked to print').length === 1);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    // A browser that prints for real says so before and after.
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await page.emulateMedia({ media: 'print' });
    // The inside of an A4 page with its margins of 12 mm.
    await page.setViewportSize({ width: 703, height: 1031 });
    const sheet = page.locator('.print-sheet');
    await expect(sheet).toBeVisible();
    await expect(page.locator('.page')).toBeHidden();
    await expect(sheet.getByText(sentence)).toBeVisible();
    await expect(sheet.locator('math')).toBeVisible();
    expect(await sheet.locator('pre .is-marked').count()).toBeGreaterThan(0);
    await expect(sheet.locator('tbody tr')).toHaveCount(29);
    await expect(sheet.locator('dl > div').filter({ hasText: 'IoU threshold' })).toContainText(
      '0.5',
    );
    const room = await sheet.evaluate((element) => {
      const all = [...element.querySelectorAll('*')].map((each) => each.getBoundingClientRect());
      return {
        right: Math.max(...all.map(({ right }) => right)),
        bottom: Math.max(...all.map(({ bottom }) => bottom)),
      };
    });
    expect(room.right).toBeLessThanOrEqual(703);
    expect(room.bottom).toBeLessThanOrEqual(1031);
    const drawn = await sheet.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
      const { width, height } = canvas;
      const pixels = canvas.getContext('2d')?.getImageData(0, 0, width, height).data;
      const colours = new Uint32Array(pixels?.buffer ?? new ArrayBuffer(4));
      return { width, corner: colours[0]?.toString(16), colours: new Set(colours).size };
    });
    expect(drawn.width).toBeGreaterThan(2000);
    expect(drawn.corner).toBe('fff3f0ee');
    expect(drawn.colours).toBeGreaterThan(50);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await expect(sheet).toHaveCount(0);
  });
});

for (const { locale, colorScheme, words } of [
  { locale: 'en', colorScheme: 'light', words: ['GIF of the timeline', 'Download PNG'] },
  { locale: 'zh-CN', colorScheme: 'dark', words: ['时间线 GIF', '下载 PNG'] },
] as const) {
  test.describe(`the tab in ${locale}, ${colorScheme}`, () => {
    test.use({ locale, colorScheme });

    test('has its words, and nothing in the way of anyone', async ({ page }) => {
      const app = await BoxstepPage.open(page);
      const tab = await PictureTab.open(app);
      for (const word of words)
        await expect(tab.dialog.getByText(word, { exact: true })).toBeVisible();
      await expectAccessible(page, 'pictures');
    });
  });
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('nothing of the tab is wider than the phone', async ({ page }) => {
    const app = await BoxstepPage.open(page);
    const tab = await PictureTab.open(app);
    expect(await tab.dialog.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(
      0,
    );
    const box = await tab.dialog.boundingBox();
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
  });
});
