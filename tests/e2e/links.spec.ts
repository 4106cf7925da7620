import { readFileSync } from 'node:fs';
import { expect, test } from './fixtures';
import { freshPage, linkOf, notice } from './support/keeping';
import { BoxstepPage, SCENES } from './support/page';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

/** Opens an address and waits until the page says what happens. */
async function visit(page: BoxstepPage['page'], address: string): Promise<BoxstepPage> {
  await page.goto(address);
  const app = new BoxstepPage(page);
  await expect(app.sentence).toHaveText(/\S/);
  return app;
}

test('a link shows the same frame in a fresh profile, pixel for pixel', async ({
  page,
  context,
}) => {
  const app = await BoxstepPage.open(page);
  await app.setThreshold(0.35);
  await app.showTab('Boxes');
  await app.type(app.field('x1', 3), '401.25');
  await app.selectButton(5).click();
  await app.tool('Zoom in').click();
  await app.stepTo(/ overlap by /);
  await app.selectButton(5).click();
  await app.step('.');
  await page.mouse.move(640, 20);
  const link = await linkOf(app);
  expect(link).toMatch(/#v1\.[\w-]+$/);
  const before = { sentence: await app.sentence.textContent(), position: await app.position() };
  const painted = await app.painted();

  const other = await visit(await freshPage(context), link);
  await expect(other.sentence).toHaveText(before.sentence ?? '');
  await other.expectPosition(before.position);
  await expect(other.threshold).toHaveValue('0.35');
  await other.page.mouse.move(640, 20);
  await expect.poll(() => other.painted()).toBe(painted);
  await other.page.context().close();
});

test('a prepared scene has a short link with its step and language', async ({ page, context }) => {
  const app = await BoxstepPage.open(page);
  await app.openScene(SCENES.chain);
  await app.stepTo(/ overlap by /);
  await app.languageButton.click();
  const position = await app.position();
  const link = await linkOf(app);
  expect(link).toMatch(new RegExp(`#scene=chain&step=${position}&lang=zh$`));
  await page.mouse.move(640, 20);
  const painted = await app.painted();

  const other = await visit(await freshPage(context), link);
  await expect(other.sentence).toHaveText((await app.sentence.textContent()) ?? '');
  await other.page.mouse.move(640, 20);
  await expect.poll(() => other.painted()).toBe(painted);
  await other.page.context().close();
});

test('a link opens in a page that is in use, and undo brings back what was there', async ({
  page,
}) => {
  const app = await BoxstepPage.open(page);
  await app.showTab('Boxes');
  await app.addBox([10, 20, 110, 120], 0.4);
  await page.evaluate(() => {
    location.hash = '#scene=chain';
  });
  await app.expectBoxes(3);
  await expect(app.undoButton).toHaveAccessibleName('Undo: open boxes');
  await app.undoButton.click();
  await app.expectBoxes(30);
  await app.expectCorners(29, [10, 20, 110, 120]);
});

const HOSTILE: readonly (readonly [what: string, hash: string, says: RegExp])[] = [
  ['garbage', '#v1.!!!', /damaged/],
  ['letters that are no deflate', '#v1.AAAABBBB', /damaged/],
  ['nothing', '#v1.', /damaged/],
  ['a newer version', '#v2.AAAA', /newer Boxstep/],
  ['an unknown scene', '#scene=nowhere', /does not have \(scene nowhere\)/],
  ['a step that is none', '#scene=chain&step=-4', /does not have \(step\)/],
];

for (const [what, hash, says] of HOSTILE) {
  test(`a link with ${what} is refused, and the page is as on a first visit`, async ({ page }) => {
    const app = await BoxstepPage.open(page, hash);
    await expect(notice(page)).toContainText(says);
    await app.expectBoxes(29);
    await app.toEnd();
  });
}

test('what was packed as a bomb, or cut off, is refused', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  const pack = (text: string, repeat: number) =>
    page.evaluate(
      async ([part, times]) => {
        const parts = new Blob(Array.from({ length: times }, () => part));
        const packed = parts.stream().pipeThrough(new CompressionStream('deflate-raw'));
        const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
        const letters = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
        return letters.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
      },
      [text, repeat] as const,
    );
  const go = async (hash: string, says: RegExp) => {
    await page.evaluate((to) => {
      location.hash = to;
    }, hash);
    await expect(notice(page)).toContainText(says);
    await app.button('Close', notice(page)).click();
  };
  await go(`#v1.${await pack('0'.repeat(1_000_000), 20)}`, /more than a link may/);
  await go(`#v1.${await pack('{}', 1)}`, /does not have \(lab\)/);
  await go(`#v1.${await pack('['.repeat(1000), 900)}`, /damaged/);
  const link = await linkOf(await changed(app));
  const hash = link.slice(link.indexOf('#'));
  await go(hash.slice(0, -20), /damaged/);
  await app.expectBoxes(29);
});

/** With another threshold, so that the link is not that of a scene. */
async function changed(app: BoxstepPage): Promise<BoxstepPage> {
  await app.setThreshold(0.4);
  return app;
}

interface Frozen {
  readonly name: string;
  readonly hash: string;
  readonly holds: { readonly lab: string; readonly place: number };
}

const frozen = JSON.parse(
  readFileSync(new URL('../fixtures/links-v1.json', import.meta.url), 'utf8'),
) as readonly Frozen[];

for (const { name, hash, holds } of frozen) {
  test(`a link of ${name} that was given away long ago opens`, async ({ page }) => {
    await page.goto(`./${hash}`);
    const app = new BoxstepPage(page);
    await expect(page.locator('.side')).toHaveAttribute('data-run', holds.lab);
    await app.expectPosition(holds.place);
    await expect(app.sentence).toHaveText(/\S/);
    await expect(notice(page)).toBeHidden();
  });
}
