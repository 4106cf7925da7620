import { expect, test } from './fixtures';
import { png } from './support/files';
import { generation, kept, linkOf, notice } from './support/keeping';
import { BoxstepPage, SCENES } from './support/page';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const GREEN = { name: 'green.png', mimeType: 'image/png', buffer: png(64, 48, [0, 160, 0]) };

/** Another page of the same profile. */
async function openBeside(app: BoxstepPage, query = ''): Promise<BoxstepPage> {
  return BoxstepPage.open(await app.page.context().newPage(), query);
}

test('after a reload everything is as it was, the picture too', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.openScene(SCENES.chain);
  await app.choosePicture(GREEN);
  await app.button('Close', app.report).click();
  await app.showTab('Boxes');
  await app.addBox([30, 20, 10, 44.125], 0.25);
  await app.lab('IoU').click();
  await expect(app.sentence).toHaveText(/^The overlap begins/);
  await app.pair('A').selectOption({ index: 3 });
  await app.step('.');
  await kept(page, () => app.step('.'));
  await page.mouse.move(640, 20);
  const before = [await app.sentence.textContent(), await app.position(), await app.painted()];

  await page.reload();
  await expect(notice(page)).toContainText('Your boxes are as you left them');
  await app.expectBoxes(4);
  await page.mouse.move(640, 20);
  await expect
    .poll(async () => [await app.sentence.textContent(), await app.position(), await app.painted()])
    .toEqual(before);
  await app.showTab('Boxes');
  await app.expectCorners(3, [30, 20, 10, 44.125]);
  await expect(app.pair('A')).toHaveValue(
    (await app.pair('A').locator('option').nth(3).getAttribute('value')) ?? '',
  );
});

test('starting afresh is one undo away, and nothing is kept after it', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.showTab('Boxes');
  await kept(page, async () => {
    await app.addBox([10, 20, 110, 120], 0.4);
  });
  await page.reload();
  await app.expectBoxes(30);
  await app.button('Start afresh').click();
  await app.expectBoxes(29);
  await expect(notice(page)).toBeHidden();
  await expect(app.undoButton).toHaveAccessibleName('Undo: open boxes');
  await kept(page, () => app.undoButton.click());
  await app.expectBoxes(30);
  await page.reload();
  await app.expectBoxes(30);
  await kept(page, () => app.button('Start afresh').click());
  await page.reload();
  await app.expectBoxes(29);
  await expect(notice(page)).toBeHidden();
});

test('a tab that is killed loses nothing that was kept', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.showTab('Boxes');
  await kept(page, async () => {
    await app.addBox([10, 20, 110, 120], 0.4);
  });
  const context = page.context();
  const devtools = await context.newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  // Nobody answers: the renderer is gone before it could do anything about it.
  void devtools.send('Page.crash').catch(() => {});
  await crashed;
  const again = await BoxstepPage.open(await context.newPage());
  await again.expectBoxes(30);
  await again.showTab('Boxes');
  await again.expectCorners(29, [10, 20, 110, 120]);
});

test('a scene comes back where it was left, and boxes of one’s own stay kept beside it', async ({
  page,
}) => {
  const app = await BoxstepPage.open(page);
  await app.showTab('Boxes');
  await kept(page, async () => {
    await app.addBox([10, 20, 110, 120], 0.4);
  });
  await kept(page, async () => {
    await app.openScene(SCENES.chain);
    await app.stepTo(/ overlap by /);
  });
  const place = await app.position();
  await page.reload();
  await app.expectBoxes(3);
  await app.expectPosition(place);
  await expect(notice(page)).toContainText('Boxes of your own from last time are kept.');
  await app.button('Open them').click();
  await app.expectBoxes(30);
});

test('a first visit that only looks keeps nothing', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await expect(page.locator('html')).toHaveAttribute('data-kept', 'yes');
  expect(await generation(page)).toBe(0);
  await kept(page, () => app.step('.'));
  expect(await generation(page)).toBe(1);
});

test.describe('where there is no room', () => {
  test('the page says once what is not kept, and goes on', async ({ page }) => {
    await page.addInitScript(() => {
      const { put } = IDBObjectStore.prototype;
      IDBObjectStore.prototype.put = function (value: unknown, key?: IDBValidKey) {
        if (sessionStorage.getItem('full')) {
          throw new DOMException('no room', 'QuotaExceededError');
        }
        return put.call(this, value, key);
      };
    });
    const app = await BoxstepPage.open(page);
    await app.showTab('Boxes');
    await kept(page, async () => {
      await app.addBox([10, 20, 110, 120], 0.4);
    });
    await page.evaluate(() => sessionStorage.setItem('full', 'yes'));
    await app.addBox([10, 20, 210, 220], 0.4);
    await expect(notice(page)).toContainText('no room left');
    await app.button('Close', notice(page)).click();
    await app.addBox([10, 20, 310, 320], 0.4);
    await app.expectBoxes(32);
    await page.reload();
    // What was kept before is whole.
    await app.expectBoxes(30);
  });
});

test('without storage the page works, and says so once there is something to lose', async ({
  page,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', {
      get() {
        throw new DOMException('not allowed', 'SecurityError');
      },
    });
  });
  const app = await BoxstepPage.open(page);
  await app.step('.');
  await app.showTab('Boxes');
  await app.addBox([10, 20, 110, 120], 0.4);
  await expect(notice(page)).toContainText('does not let the page keep anything');
  await app.expectBoxes(30);
});

test.describe('two tabs', () => {
  test('the one that finds other boxes asks, and both answers hold', async ({ page }) => {
    const app = await BoxstepPage.open(page);
    await app.showTab('Boxes');
    await kept(page, async () => {
      await app.addBox([1, 2, 11, 12], 0.4);
    });
    const other = await openBeside(app);
    await other.expectBoxes(30);
    await other.button('Close', notice(other.page)).click();
    await other.showTab('Boxes');
    await kept(other.page, async () => {
      await other.addBox([3, 4, 13, 14], 0.4);
    });

    await app.addBox([5, 6, 15, 16], 0.4);
    await expect(notice(page)).toContainText('Other boxes were kept since');
    await app.button('Open the others').click();
    await app.expectCorners(30, [3, 4, 13, 14]);
    // Not lost either: undo has it.
    await app.button('Close', notice(page)).click();
    await kept(page, () => app.undoButton.click());
    await app.expectCorners(30, [5, 6, 15, 16]);

    await other.addBox([7, 8, 17, 18], 0.4);
    await expect(notice(other.page)).toContainText('Other boxes were kept since');
    await kept(other.page, () => other.button('Keep these').click());
    await other.page.reload();
    await other.expectBoxes(32);
    await other.showTab('Boxes');
    await other.expectCorners(31, [7, 8, 17, 18]);
  });

  test('one that only looks is not asked, and takes nothing away', async ({ page }) => {
    const app = await BoxstepPage.open(page);
    await app.showTab('Boxes');
    await kept(page, async () => {
      await app.addBox([1, 2, 11, 12], 0.4);
    });
    const other = await openBeside(app);
    await other.expectBoxes(30);
    // Where the other is kept of the same boxes: no reason to ask this one.
    await kept(other.page, () => other.step('.'));
    await kept(page, async () => {
      await app.addBox([5, 6, 15, 16], 0.4);
    });
    await expect(notice(page)).toBeHidden();
    await other.step('.');
    await other.step('.');
    await other.page.reload();
    await other.expectBoxes(31);
  });
});

test('a link does not take the place of what is kept before one of the two is chosen', async ({
  page,
}) => {
  const app = await BoxstepPage.open(page);
  await app.showTab('Boxes');
  await kept(page, async () => {
    await app.addBox([1, 2, 11, 12], 0.4);
  });
  const link = await linkOf(app);
  await kept(page, async () => {
    await app.addBox([3, 4, 13, 14], 0.4);
  });

  const other = new BoxstepPage(await page.context().newPage());
  await other.page.goto(link);
  await other.expectBoxes(30);
  await other.showTab('Boxes');
  await other.step('.');
  await other.addBox([5, 6, 15, 16], 0.4);
  await expect(notice(other.page)).toContainText('Other boxes were kept since');
  expect(other.page.url()).toContain('#v1.');
  await kept(other.page, () => other.button('Keep these').click());
  // From now on reloading brings back what is kept, and no longer the link.
  await expect.poll(() => other.page.url()).not.toContain('#');
  await other.page.reload();
  await other.expectBoxes(31);
});
