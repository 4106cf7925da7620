import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { Hand } from './support/hand';
import { BoxstepPage, SCENES } from './support/page';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

interface Finger {
  readonly x: number;
  readonly y: number;
}

/** Fingers on the glass, as the browser gets them from the system. */
async function fingers(page: Page) {
  const session = await page.context().newCDPSession(page);
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', touches: readonly Finger[]) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: touches.map(({ x, y }, id) => ({ x, y, id })),
    });
  return {
    down: (...touches: Finger[]) => send('touchStart', touches),
    move: (...touches: Finger[]) => send('touchMove', touches),
    up: () => send('touchEnd', []),
    /** Each finger goes from its first place to its second one, all at the same time. */
    async drag(...ways: (readonly [from: Finger, to: Finger])[]) {
      await send(
        'touchStart',
        ways.map(([from]) => from),
      );
      for (let step = 1; step <= 8; step += 1) {
        const share = step / 8;
        await send(
          'touchMove',
          ways.map(([from, to]) => ({
            x: from.x + share * (to.x - from.x),
            y: from.y + share * (to.y - from.y),
          })),
        );
      }
      await send('touchEnd', []);
    },
  };
}

test('a finger draws, moves and resizes a box', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.showTab('Boxes');
  const hand = await Hand.of(app);
  await app.clear();
  const glass = await fingers(page);

  const from = hand.at(500, 150);
  const to = hand.at(900, 450);
  await app.tool('Draw').tap();
  await glass.drag([from, to]);
  await app.expectBoxes(1);
  const drawn = await app.corners(0);
  for (const [i, value] of [...from.image, ...to.image].entries()) {
    expect(Math.abs((drawn[i] ?? 0) - value)).toBeLessThanOrEqual(1);
  }
  await expect(app.tool('Select')).toHaveAttribute('aria-pressed', 'true');

  await glass.drag([hand.at(700, 300), hand.at(600, 350)]);
  await expect(app.undoButton).toHaveAccessibleName('Undo: move boxes');
  const moved = await app.corners(0);
  expect((moved[2] ?? 0) - (moved[0] ?? 0)).toBe((drawn[2] ?? 0) - (drawn[0] ?? 0));
  expect(Math.abs((moved[0] ?? 0) - (drawn[0] ?? 0) + 100)).toBeLessThanOrEqual(6);

  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = moved;
  await glass.drag([hand.at(x2, y2), hand.at(x2 + 120, y2 + 60)]);
  await expect(app.undoButton).toHaveAccessibleName('Undo: resize boxes');
  const resized = await app.corners(0);
  expect(resized.slice(0, 2)).toEqual([x1, y1]);
  expect((resized[2] ?? 0) - x2).toBeGreaterThan(90);
  await app.undoButton.tap();
  await app.expectCorners(0, moved);
});

test('two fingers zoom and draw nothing', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.showTab('Boxes');
  const hand = await Hand.of(app);
  const glass = await fingers(page);
  await app.tool('Draw').tap();
  const [left, right] = [hand.at(560, 360), hand.at(760, 360)];
  await glass.drag([left, hand.at(360, 360)], [right, hand.at(960, 360)]);
  await app.expectBoxes(29);
  await expect(app.undoButton).toHaveAttribute('aria-disabled', 'true');
  const zoomed = await Hand.of(app);
  expect(zoomed.scale / hand.scale).toBeGreaterThan(2.5);
  expect(zoomed.scale / hand.scale).toBeLessThan(3.2);
  await app.tool('Show everything').tap();
  expect((await Hand.of(app)).scale).toBeCloseTo(hand.scale, 3);
});

test('the page itself is not zoomed or scrolled by fingers on the canvas', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.showTab('Boxes');
  const hand = await Hand.of(app);
  const glass = await fingers(page);
  await glass.drag([hand.at(640, 600), hand.at(640, 100)]);
  await glass.drag([hand.at(560, 360), hand.at(360, 360)], [hand.at(760, 360), hand.at(960, 360)]);
  const view = await page.evaluate(() => [scrollX, scrollY, visualViewport?.scale]);
  expect(view).toEqual([0, 0, 1]);
});

test('a tap selects a box and a tap beside it does not', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.openScene(SCENES.disjoint);
  await app.showTab('Boxes');
  const hand = await Hand.of(app);
  const spot = hand.at(75, 5);
  await page.touchscreen.tap(spot.x, spot.y);
  await expect(app.selectButton(2)).toHaveAttribute('aria-pressed', 'true');
  const beside = hand.at(50, 5);
  await page.touchscreen.tap(beside.x, beside.y);
  await expect(app.selectButton(2)).toHaveAttribute('aria-pressed', 'false');
});

test('nothing is wider than the phone, in any lab, tab, dialog or language', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  const expectNarrow = async (what: string) => {
    const width = await page.evaluate(() => document.scrollingElement?.scrollWidth);
    expect(width, what).toBeLessThanOrEqual(390);
  };
  await expectNarrow('first page');
  for (const tab of ['Order', 'Matrix', 'Tree', 'Boxes', 'Lesson'] as const) {
    await app.showTab(tab);
    await expectNarrow(tab);
  }
  await app.scenesButton.tap();
  await expect(app.sceneList).toBeVisible();
  await expectNarrow('scenes');
  const list = await app.sceneList.boundingBox();
  expect(list?.x).toBeGreaterThanOrEqual(0);
  expect((list?.x ?? 0) + (list?.width ?? 0)).toBeLessThanOrEqual(390);
  await page.keyboard.press('Escape');
  await app.openButton.tap();
  await expect(app.dialog).toBeVisible();
  await expectNarrow('dialog');
  const dialog = await app.dialog.boundingBox();
  expect(dialog?.x).toBeGreaterThanOrEqual(0);
  expect((dialog?.x ?? 0) + (dialog?.width ?? 0)).toBeLessThanOrEqual(390);
  await page.keyboard.press('Escape');
  await app.lab('IoU').tap();
  await expect(app.sentence).toHaveText(/^The overlap begins/);
  await expectNarrow('IoU');
  await app.languageButton.tap();
  await expect(app.sentence).toHaveText(/^重叠从/);
  await expectNarrow('Chinese');
});

/** The names of visible controls that cannot be brought into sight, or that something lies over. */
function unreachable(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const controls = 'button, select, input:not([type=file]), [tabindex="0"]';
    return [...document.querySelectorAll(controls)].flatMap((element) => {
      if (!element.checkVisibility()) return [];
      element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
      const { left, top, width, height } = element.getBoundingClientRect();
      const [x, y] = [left + width / 2, top + height / 2];
      // The fields of a side-by-side choice lie under their labels, which stand for them.
      const target = element.closest('label') ?? element;
      if (target.contains(document.elementFromPoint(x, y))) return [];
      const name = element.ariaLabel ?? target.textContent;
      return `${element.localName} ${name} at ${Math.round(x)}, ${Math.round(y)}`;
    });
  });
}

test('everything of the NMS lab can be reached', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.openScene(SCENES.chain);
  await app.stepTo(/ overlap by /);
  const wanted = [
    ...[app.lab('IoU'), app.scenesButton, app.openButton, app.languageButton, app.themeButton],
    ...[app.threshold, app.perClass, app.options.getByRole('textbox', { name: 'At most' })],
    ...[app.tool('Draw'), app.undoButton, app.tool('Show everything'), app.canvas],
    ...[app.button('To the start'), app.button('Play'), app.button('To the end'), app.scrubber],
    ...[app.player.getByRole('combobox', { name: 'Speed' }), app.button('Loop'), app.tab('Lesson')],
  ];
  for (const control of wanted) await expect(control).toBeVisible();
  expect(await unreachable(page)).toEqual([]);
  for (const tab of ['Matrix', 'Tree', 'Boxes', 'Lesson'] as const) {
    await app.showTab(tab);
    expect(await unreachable(page), tab).toEqual([]);
  }
});

test('everything of the IoU lab can be reached', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.openScene(SCENES.disjoint);
  const landscape = app.options.getByRole('checkbox', { name: 'Landscape' });
  for (const control of [app.pair('A'), app.pair('B'), landscape]) {
    await expect(control).toBeVisible();
  }
  expect(await unreachable(page)).toEqual([]);
});

test('the panels have room for what they show', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.showTab('Boxes');
  await app.button('New box').scrollIntoViewIfNeeded();
  for (const row of [0, 1, 2, 3]) await expect(app.selectButton(row)).toBeInViewport({ ratio: 1 });
  await app.showTab('Matrix');
  await app.matrix.scrollIntoViewIfNeeded();
  await expect(app.matrix).toBeInViewport({ ratio: 0.99 });
  expect((await app.matrix.boundingBox())?.width).toBeGreaterThan(200);
});

test('what happens now and the player are in sight at once', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.openScene(SCENES.chain);
  await app.stepTo(/ overlap by /);
  for (const [what, part] of Object.entries({
    canvas: app.canvas,
    sentence: app.sentence,
    play: app.button('Play'),
    scrubber: app.scrubber,
  })) {
    await expect(part, what).toBeInViewport({ ratio: 1 });
  }
  // And nothing lies over the sentence.
  const covered = await app.sentence.evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const places = [0.1, 0.5, 0.9].map((share) => [left + width * 0.2, top + height * share]);
    return places.filter(([x = 0, y = 0]) => {
      const over = document.elementFromPoint(x, y);
      return over !== element && !element.contains(over);
    }).length;
  });
  expect(covered).toBe(0);
});
