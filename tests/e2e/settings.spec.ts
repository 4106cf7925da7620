import { expect, test } from './fixtures';
import { BoxstepPage, SCENES } from './support/page';

/** All that can be read, seen or heard, but code and what is marked to be of another language. */
function textsOf(app: BoxstepPage): Promise<string[]> {
  return app.page.evaluate(() => {
    const found: string[] = [];
    const skipped = 'code, math, kbd, textarea, [lang]:not(html)';
    const walk = (element: Element) => {
      if (element.matches(skipped) || !element.checkVisibility()) return;
      for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-valuetext']) {
        found.push(element.getAttribute(name) ?? '');
      }
      for (const child of element.childNodes) {
        if (child instanceof Element) walk(child);
        else if (child.nodeType === Node.TEXT_NODE) found.push(child.textContent ?? '');
      }
    };
    walk(document.body);
    return found.map((text) => text.trim()).filter((text) => text !== '');
  });
}

/** Two or more words in a row that are no numbers. */
const ENGLISH = /\p{Script=Latin}{2,}[,;:]?\s+\p{Script=Latin}{2,}/u;
const CHINESE = /\p{Script=Han}/u;

/** Texts that are sentences of English: a Chinese one may hold a name such as 'py_nms'. */
function englishIn(texts: readonly string[]): string[] {
  return texts.filter((text) => ENGLISH.test(text) && !CHINESE.test(text));
}

/** Words that the page says in English; in Chinese none of them may be left. */
function wordsIn(texts: readonly string[]): Set<string> {
  return new Set(texts.filter((text) => /\p{Script=Latin}{3,}/u.test(text)));
}

/** What is the same in both languages: names, and what the scenes call their classes. */
const SAME = new Set([
  ...[
    'Boxstep',
    'IoU',
    'NMS',
    'PCA',
    'GIoU',
    'DIoU',
    'CIoU',
    'Python',
    'Rust',
    'JavaScript',
    'English',
  ],
  ...['person', 'car', 'bicycle'],
]);

test('nothing of the English page is left in the Chinese one', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.step('.');
  const english = wordsIn(await textsOf(app));
  expect(english.size).toBeGreaterThan(40);

  await app.languageButton.click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(app.sentence).toHaveText(/^#2 person 0\.96 是剩余框中得分最高的，保留/);
  const chinese = await textsOf(app);
  const left = [...wordsIn(chinese)].filter((text) => english.has(text) && !SAME.has(text));
  expect(left).toEqual([]);
  expect(englishIn(chinese)).toEqual([]);

  await app.languageButton.click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(app.sentence).toHaveText(/^#2 person 0\.96 has the highest score left/);
});

test.describe('a browser that speaks Chinese', () => {
  test.use({ locale: 'zh-CN' });

  test('opens in Chinese, with every panel and dialog', async ({ page }) => {
    const app = await BoxstepPage.open(page);
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
    await expect(app.sentence).toHaveText(/^29 个框按得分从高到低排序/);
    const check = async (what: string) => expect(englishIn(await textsOf(app)), what).toEqual([]);
    await check('first page');
    const tabs = await page.getByRole('tab').all();
    expect(tabs.length).toBe(5);
    for (const tab of tabs) {
      await tab.click();
      await check((await tab.textContent()) ?? '');
    }
    await page.getByRole('button', { name: '跳到结尾' }).click();
    await expect(app.sentence).toHaveText('完成：29 个框中保留 16 个。');
    await check('the end');
    await app.scenesButton.click();
    await check('scenes');
    await page.keyboard.press('Escape');
    await app.openButton.click();
    await expect(app.dialog).toBeVisible();
    await check('opening');
    await page.keyboard.press('Escape');
    await app.helpButton.click();
    await expect(app.dialog).toBeVisible();
    await check('help');
    await page.keyboard.press('Escape');
    await app.lab('IoU').click();
    await expect(app.sentence).toHaveText(/^重叠从/);
    await check('IoU');
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click();
      await check((await tab.textContent()) ?? '');
    }
    await app.dropFiles([
      { name: 'a.csv', text: 'x1,y1,x2,y2,score\n9,9,5,5,0.5\n1,2,three,4,0.5' },
      { name: 'b.txt', text: '这里没有框' },
    ]);
    await expect(app.report).toContainText('2 个文件中有 1 个无法打开。');
    await app.report.getByText('a.csv').click();
    await check('report');
  });

  test('stays in English once that was chosen', async ({ page }) => {
    const app = await BoxstepPage.open(page);
    await app.languageButton.click();
    await expect(app.sentence).toHaveText(/^29 boxes in order/);
    await page.reload();
    await expect(app.sentence).toHaveText(/^29 boxes in order/);
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  });
});

test('Chinese stays over a reload, and scenes keep their place while it is switched', async ({
  page,
}) => {
  const app = await BoxstepPage.open(page);
  await app.openScene(SCENES.chain);
  await app.stepTo(/ overlap by /);
  const place = await app.position();
  await app.languageButton.click();
  await expect(app.sentence).toHaveText(/^#0 A 0\.9 与 #1 A 0\.8 的重叠度为 0\.4286，大于 0\.4/);
  await app.expectPosition(place);
  await expect(page.locator('html')).toHaveAttribute('data-kept', 'yes');
  await page.reload();
  await expect(app.sentence).toHaveText(/^#0 A 0\.9 与 #1 A 0\.8 的重叠度为 0\.4286/);
  await app.expectPosition(place);
});

/** The surface that everything lies on, and the street's sky on the canvas. */
async function colours(app: BoxstepPage) {
  const surface = await app.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const sky = await app.canvasBase.evaluate((canvas: HTMLCanvasElement) => {
    const pen = canvas.getContext('2d');
    const { data } = pen?.getImageData(canvas.width / 2, canvas.height * 0.12, 1, 1) ?? {};
    return (data?.[0] ?? 0) + (data?.[1] ?? 0) + (data?.[2] ?? 0);
  });
  return { surface, sky };
}

test('dark and light are chosen by a button and stay', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  const html = page.locator('html');
  await expect(html).not.toHaveAttribute('data-theme');
  await expect.poll(async () => (await colours(app)).sky).toBeGreaterThan(480);
  const light = await colours(app);
  await app.themeButton.click();
  await expect(html).toHaveAttribute('data-theme', 'dark');
  await expect.poll(async () => (await colours(app)).sky).toBeLessThan(300);
  expect((await colours(app)).surface).not.toBe(light.surface);
  await page.reload();
  await expect(app.sentence).toHaveText(/^29 boxes/);
  await expect(html).toHaveAttribute('data-theme', 'dark');
  await app.themeButton.click();
  await expect(html).toHaveAttribute('data-theme', 'light');
  await expect.poll(() => colours(app)).toEqual(light);
});

test('a dark system makes the page dark, and back while it is open', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  const app = await BoxstepPage.open(page);
  await expect.poll(async () => (await colours(app)).sky).toBeLessThan(300);
  const dark = await colours(app);
  await expect(app.themeButton).toHaveAccessibleName('Light colours');
  await page.emulateMedia({ colorScheme: 'light' });
  await expect.poll(async () => (await colours(app)).sky).toBeGreaterThan(480);
  expect((await colours(app)).surface).not.toBe(dark.surface);
  // Who chose light has light, also when the system is dark.
  await app.themeButton.click();
  await app.themeButton.click();
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await expect.poll(async () => (await colours(app)).sky).toBeGreaterThan(480);
});
