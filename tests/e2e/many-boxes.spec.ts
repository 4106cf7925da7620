import { expect, test } from './fixtures';
import { BoxstepPage } from './support/page';

/** Ten thousand boxes in clusters, the same every time. */
function manyBoxes(): string {
  let seed = 7;
  const random = () => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
    return seed / 0x7fffffff;
  };
  const lines = ['x1,y1,x2,y2,score,class'];
  for (let thing = 0; thing < 2_000; thing += 1) {
    const [x, y] = [4_000 * random(), 3_000 * random()];
    const [width, height] = [20 + 80 * random(), 20 + 80 * random()];
    for (let box = 0; box < 5; box += 1) {
      const [dx, dy] = [0.2 * width * random(), 0.2 * height * random()];
      const corners = [x + dx, y + dy, x + dx + width, y + dy + height];
      const score = 0.05 + 0.95 * random();
      const fields = [...corners.map((value) => value.toFixed(1)), score.toFixed(4)];
      lines.push(`${fields.join(',')},${['cat', 'dog', 'bird'][thing % 3]}`);
    }
  }
  return lines.join('\n');
}

test('ten thousand boxes are opened, stepped through, sought and edited', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.chooseFiles([{ name: 'many.csv', text: manyBoxes() }]);
  await expect(app.report).toContainText('1 file, 1 image, 10,000 boxes.');
  await app.button('Close', app.report).click();
  await app.expectBoxes(10_000);
  await expect(app.sentence).toHaveText(/^10,000 boxes in order of falling score/);

  await page.keyboard.press('.');
  await expect(app.sentence).toHaveText(/has the highest score left and is kept\. 9,999 boxes/);
  await app.stepTo(/ overlap by | is of another class than /);

  await app.scrubber.focus();
  await page.keyboard.press('End');
  await expect(app.sentence).toHaveText(/^Done: [\d,]+ of 10,000 boxes kept\.$/);
  const done = (await app.sentence.textContent()) ?? '';
  const kept = Number(/Done: ([\d,]+)/.exec(done)?.[1]?.replace(',', ''));
  expect(kept).toBeGreaterThan(1_000);
  expect(kept).toBeLessThan(5_000);

  // From the end to the middle and back: the same answer.
  const track = await app.scrubber.boundingBox();
  if (!track) throw new Error('the scrubber is not in sight');
  await page.mouse.click(track.x + track.width / 2, track.y + track.height / 2);
  await expect(app.sentence).not.toHaveText(/^Done/);
  await app.button('Previous round').click();
  await expect(app.sentence).toHaveText(/has the highest score left/);
  await app.button('To the end').click();
  await expect(app.sentence).toHaveText(done);

  // Why is this one gone?
  const gone = app.panel.getByRole('button', { name: /suppressed by/ }).first();
  const row = /#(\d+)/.exec((await gone.textContent()) ?? '')?.[1];
  await gone.click();
  await expect(app.sentence).toHaveText(new RegExp(`and #${row} .* is suppressed\\.$`));

  // A click on the canvas selects a box, which the table then shows.
  await app.showTab('Boxes');
  const frame = await app.canvas.boundingBox();
  if (!frame) throw new Error('the canvas is not in sight');
  await page.mouse.click(frame.x + frame.width / 2, frame.y + frame.height / 2);
  const selected = app.table.getByRole('button', { pressed: true });
  await expect(selected).toHaveCount(1);
  await expect(selected).toBeInViewport();
  await page.keyboard.press('Delete');
  await app.expectBoxes(9_999);
  await page.keyboard.press('ControlOrMeta+z');
  await app.expectBoxes(10_000);
  await app.toEnd();
  await expect(app.sentence).toHaveText(done);

  for (const tab of ['Order', 'Matrix', 'Tree'] as const) await app.showTab(tab);
  await expect(app.treeItems(1).first()).toBeVisible();
  // Only the rows in sight are there.
  expect(await app.tree.getByRole('treeitem').count()).toBeLessThan(100);
});

test('of more boxes than can be told apart there is their density, until they are near enough', async ({
  page,
}) => {
  const app = await BoxstepPage.open(page);
  // A hundred piles of 256 boxes.
  const rows = Array.from({ length: 25_600 }, (_, i) => {
    const [x, y] = [100 * (i % 10), 100 * (Math.floor(i / 10) % 10)];
    return `${x},${y},${x + 40},${y + 40},${((i % 997) + 1) / 1000},cat`;
  });
  const text = ['x1,y1,x2,y2,score,class', ...rows].join('\n');
  await app.chooseFiles([{ name: 'piles.csv', text }]);
  await app.button('Close', app.report).click();
  const legend = page.getByText('the more boxes have their centre there');
  await expect(legend).toBeVisible();
  await expect(app.sentence).toHaveText(/^25,600 boxes in order of falling score/);
  await app.toEnd();
  await expect(app.sentence).toHaveText('Done: 100 of 25,600 boxes kept.');

  // As many pixels have a colour as there are piles: no other differs from the page.
  const pixels = await app.canvasBase.evaluate((canvas: HTMLCanvasElement) => {
    const pen = canvas.getContext('2d');
    const { data } = pen?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
    const page = [data[0], data[1], data[2]].join();
    let coloured = 0;
    for (let at = 0; at < data.length; at += 4) {
      if ([data[at], data[at + 1], data[at + 2]].join() !== page) coloured += 1;
    }
    return coloured;
  });
  expect(pixels).toBeGreaterThanOrEqual(100);
  expect(pixels).toBeLessThanOrEqual(100 * 4);

  // They are edited all the same.
  await app.canvas.focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Delete');
  await app.expectBoxes(0);
  await expect(legend).toBeHidden();
  await page.keyboard.press('ControlOrMeta+z');
  await app.expectBoxes(25_600);
  await expect(legend).toBeVisible();

  for (let i = 0; i < 12; i += 1) await app.button('Zoom in').click();
  await expect(legend).toBeHidden();
  await app.button('Show everything').click();
  await expect(legend).toBeVisible();
});
