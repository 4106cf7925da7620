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
