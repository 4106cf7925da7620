import { expect, test } from './fixtures';
import { Hand, whole } from './support/hand';
import { BoxstepPage, SCENES } from './support/page';

/** The street's picture without its boxes: edges snap to whole pixels and to the picture alone. */
async function emptyStreet(app: BoxstepPage): Promise<Hand> {
  await app.showTab('Boxes');
  const hand = await Hand.of(app);
  await app.clear();
  return hand;
}

test('a box is drawn, moved and resized with the mouse, and each is undone and redone', async ({
  page,
}) => {
  const app = await BoxstepPage.open(page);
  const hand = await emptyStreet(app);

  const from = hand.at(400, 200);
  const to = hand.at(640, 360);
  await app.tool('Draw').click();
  await hand.drag(from, to);
  const drawn = whole([...from.image, ...to.image]);
  await app.expectCorners(0, drawn);
  await expect(app.selectButton(0)).toHaveAttribute('aria-pressed', 'true');
  // Adjusting comes next, so the tool is put down.
  await expect(app.tool('Select')).toHaveAttribute('aria-pressed', 'true');

  const middle = hand.at(520, 280);
  const there = hand.at(620, 340);
  await hand.drag(middle, there);
  const by = [there.image[0] - middle.image[0], there.image[1] - middle.image[1]] as const;
  const moved = drawn.map((value, i) => Math.round(value + (by[i % 2] ?? 0)));
  await app.expectCorners(0, moved);

  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = moved;
  const corner = hand.at(x2, y2);
  const target = hand.at(x2 + 60, y2 + 40);
  await hand.drag(corner, target);
  const resized = await app.corners(0);
  expect(resized.slice(0, 2)).toEqual([x1, y1]);
  expect(Math.abs((resized[2] ?? 0) - (x2 + 60))).toBeLessThanOrEqual(2);
  expect(Math.abs((resized[3] ?? 0) - (y2 + 40))).toBeLessThanOrEqual(2);
  expect(whole(resized)).toEqual(resized);

  await page.keyboard.press('ControlOrMeta+z');
  await app.expectCorners(0, moved);
  await page.keyboard.press('ControlOrMeta+z');
  await app.expectCorners(0, drawn);
  await page.keyboard.press('ControlOrMeta+z');
  await app.expectBoxes(0);
  await app.redoButton.click();
  await app.expectCorners(0, drawn);
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await app.expectCorners(0, moved);
  await page.keyboard.press('ControlOrMeta+y');
  await app.expectCorners(0, resized);
  await expect(app.redoButton).toHaveAttribute('aria-disabled', 'true');
});

test('each of the eight handles moves its own edges', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  const hand = await emptyStreet(app);
  const start = [400, 200, 640, 360] as const;
  await app.addBox(start);
  const [x1, y1, x2, y2] = start;
  const [cx, cy] = [(x1 + x2) / 2, (y1 + y2) / 2];
  // Where each handle is, and which of the four numbers follow it.
  const handles = {
    nw: { at: [x1, y1], edges: [true, true, false, false] },
    n: { at: [cx, y1], edges: [false, true, false, false] },
    ne: { at: [x2, y1], edges: [false, true, true, false] },
    e: { at: [x2, cy], edges: [false, false, true, false] },
    se: { at: [x2, y2], edges: [false, false, true, true] },
    s: { at: [cx, y2], edges: [false, false, false, true] },
    sw: { at: [x1, y2], edges: [true, false, false, true] },
    w: { at: [x1, cy], edges: [true, false, false, false] },
  } as const;
  for (const [name, { at, edges }] of Object.entries(handles)) {
    const [x, y] = at;
    await hand.drag(hand.at(x, y), hand.at(x + 30, y + 30));
    await expect(app.undoButton, name).toHaveAccessibleName('Undo: resize boxes');
    const now = await app.corners(0);
    expect(
      now.map((value, i) => value !== start[i]),
      name,
    ).toEqual([...edges]);
    for (const [i, follows] of edges.entries()) {
      const gone = (now[i] ?? 0) - (start[i] ?? 0);
      if (follows) expect(Math.abs(gone - 30), name).toBeLessThanOrEqual(2);
    }
    await app.undoButton.click();
    await app.expectCorners(0, start);
  }
});

test('dragging a handle over the opposite edge flips the box and leaves it in order', async ({
  page,
}) => {
  const app = await BoxstepPage.open(page);
  const hand = await emptyStreet(app);
  await app.addBox([500, 240, 600, 340]);
  const [from, to] = [hand.at(600, 340), hand.at(400, 160)];
  await hand.drag(from, to);
  // The corner moves as far as the hand, which takes it up at a whole pixel of the page beside it.
  const corner = [600 + to.image[0] - from.image[0], 340 + to.image[1] - from.image[1]] as const;
  await app.expectCorners(0, [...whole(corner), 500, 240]);
});

test('Escape takes back a drag that is under way', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  const hand = await emptyStreet(app);
  await app.addBox([500, 240, 600, 340]);
  await hand.drag(hand.at(550, 290), hand.at(700, 290), async () => {
    await expect.poll(() => app.corners(0)).not.toEqual([500, 240, 600, 340]);
    await page.keyboard.press('Escape');
    await app.expectCorners(0, [500, 240, 600, 340]);
  });
  await app.expectCorners(0, [500, 240, 600, 340]);
});

test('edges snap to those of other boxes, unless Ctrl is held', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  const hand = await emptyStreet(app);
  await app.addBox([200, 100, 400, 300]);
  await app.addBox([500, 150, 700, 350]);
  // Two screen pixels are more than one of the image and within reach.
  const near = hand.at(400, 250);
  const beside = { ...near, x: near.x + 3 };
  await hand.drag(hand.at(500, 250), beside);
  await app.expectCorners(1, [400, 150, 700, 350]);
  await app.undoButton.click();
  await page.keyboard.down('Control');
  await hand.drag(hand.at(500, 250), beside);
  await page.keyboard.up('Control');
  await expect.poll(async () => (await app.corners(1))[0]).toBeGreaterThan(401);
});

test('several boxes are selected by Shift and by a marquee, and moved together', async ({
  page,
}) => {
  const app = await BoxstepPage.open(page);
  const hand = await emptyStreet(app);
  await app.addBox([200, 100, 300, 200]);
  await app.addBox([400, 100, 500, 200]);
  await app.addBox([800, 400, 900, 500]);
  const pressed = () =>
    Promise.all([0, 1, 2].map((row) => app.selectButton(row).getAttribute('aria-pressed')));

  await hand.click(hand.at(250, 150));
  await expect.poll(pressed).toEqual(['true', 'false', 'false']);
  await page.keyboard.down('Shift');
  await hand.click(hand.at(450, 150));
  await page.keyboard.up('Shift');
  await expect.poll(pressed).toEqual(['true', 'true', 'false']);
  await page.keyboard.press('Escape');
  await expect.poll(pressed).toEqual(['false', 'false', 'false']);

  await hand.drag(hand.at(150, 60), hand.at(550, 260));
  await expect.poll(pressed).toEqual(['true', 'true', 'false']);
  await page.keyboard.down('Control');
  await hand.drag(hand.at(250, 150), hand.at(350, 250));
  await page.keyboard.up('Control');
  await expect.poll(async () => (await app.corners(0))[0]).toBeGreaterThan(290);
  const [a, b] = [await app.corners(0), await app.corners(1)];
  expect((b[0] ?? 0) - (a[0] ?? 0)).toBeCloseTo(200, 4);
  expect((b[1] ?? 0) - (a[1] ?? 0)).toBeCloseTo(0, 4);
  expect(await app.corners(2)).toEqual([800, 400, 900, 500]);
  await app.undoButton.click();
  await app.expectCorners(0, [200, 100, 300, 200]);
  await app.expectCorners(1, [400, 100, 500, 200]);
});

test('the table sets score, class and exact coordinates, each of them undone', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.openScene(SCENES.twoClasses);
  await app.showTab('Boxes');

  await app.type(app.field('Score', 1), '0.99');
  await expect(app.sentence).toHaveText(/^3 boxes in order/);
  await app.next();
  await expect(app.sentence).toHaveText(/^#1 bicycle 0\.99 has the highest score/);
  await app.undoButton.click();
  await expect(app.field('Score', 1)).toHaveValue('0.81');
  await app.redoButton.click();
  await expect(app.field('Score', 1)).toHaveValue('0.99');

  await app.classOf(1).selectOption('person');
  await expect(app.sentence).toHaveText(/^#1 person 0\.99/);
  await app.undoButton.click();
  await expect(app.classOf(1)).toHaveValue('1');

  await app.classOf(1).selectOption('New class…');
  const naming = page.getByRole('textbox', { name: 'Name of the new class' });
  await naming.fill('tram');
  await naming.press('Enter');
  await expect(app.sentence).toHaveText(/^#1 tram 0\.99/);
  await expect(app.classOf(0).getByRole('option')).toContainText([
    'person',
    'bicycle',
    'tram',
    'New class…',
  ]);

  await app.type(app.field('x1', 0), '-12.5');
  await app.type(app.field('y2', 0), '1e2');
  await app.expectCorners(0, [-12.5, 0, 70, 100]);
  await expect(app.undoButton).toHaveAccessibleName('Undo: resize boxes');
  await app.undoButton.click();
  await app.undoButton.click();
  await app.expectCorners(0, [20, 0, 70, 120]);
});

test('what is no number is marked, and changes nothing', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.openScene(SCENES.chain);
  await app.showTab('Boxes');
  const x1 = app.field('x1', 0);
  for (const text of ['abc', '', 'NaN', '1e999']) {
    await app.type(x1, text);
    await expect(x1, text).toHaveAttribute('aria-invalid', 'true');
    await x1.press('Escape');
    await expect(x1, text).toHaveValue('0');
    await expect(x1, text).toHaveAttribute('aria-invalid', 'false');
  }
  await expect(app.undoButton).toHaveAccessibleName('Undo: open boxes');
});

test('a box without a score counts as 1, and the page says so', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.openScene(SCENES.chain);
  await app.showTab('Boxes');
  await app.type(app.field('Score', 2), '');
  await expect(app.notes).toHaveText(['1 box without a score: it counts as 1 here.']);
  await app.next();
  await expect(app.sentence).toHaveText(/^#2 A has the highest score left/);
});

test('the toolbar duplicates, deletes, zooms and fits', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  const hand = await emptyStreet(app);
  await app.addBox([400, 200, 600, 300]);
  await app.tool('Duplicate').click();
  await app.expectBoxes(2);
  await expect(app.selectButton(1)).toHaveAttribute('aria-pressed', 'true');
  await app.tool('Delete').click();
  await app.expectBoxes(1);
  await app.undoButton.click();
  await app.undoButton.click();
  await app.expectCorners(0, [400, 200, 600, 300]);

  await app.tool('Zoom in').click();
  await app.tool('Zoom in').click();
  expect((await Hand.of(app)).scale / hand.scale).toBeCloseTo(1.25 ** 2, 3);
  await app.tool('Zoom out').click();
  expect((await Hand.of(app)).scale / hand.scale).toBeCloseTo(1.25, 3);
  await app.tool('Show everything').click();
  expect((await Hand.of(app)).scale / hand.scale).toBeCloseTo(1, 3);
});

test('the wheel pans, with Ctrl it zooms at the pointer, and holding Space pans', async ({
  page,
}) => {
  const app = await BoxstepPage.open(page);
  const hand = await emptyStreet(app);
  const spot = hand.at(640, 360);
  await page.mouse.move(spot.x, spot.y);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -24);
  await page.keyboard.up('Control');
  const zoomed = await Hand.of(app);
  expect(zoomed.scale / hand.scale).toBeCloseTo(Math.exp(0.24), 3);
  expect(zoomed.at(...spot.image)).toMatchObject({ x: spot.x, y: spot.y });

  await page.mouse.move(spot.x, spot.y);
  await page.mouse.wheel(40, 30);
  const panned = await Hand.of(app);
  expect(panned.scale).toBeCloseTo(zoomed.scale, 6);
  expect(panned.at(...spot.image)).toMatchObject({ x: spot.x - 40, y: spot.y - 30 });

  await app.canvas.focus();
  await page.keyboard.down('Space');
  await panned.drag(spot, { ...spot, x: spot.x + 50, y: spot.y + 20 });
  await page.keyboard.up('Space');
  expect((await Hand.of(app)).at(...spot.image)).toMatchObject({ x: spot.x + 10, y: spot.y - 10 });
  // Space that held the picture is no Space that plays.
  await expect(app.button('Play')).toBeVisible();
});
