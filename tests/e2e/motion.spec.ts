import { expect, test } from './fixtures';
import { BoxstepPage, SCENES } from './support/page';

test.describe('reduced motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('nothing moves on the canvas after a step', async ({ page }) => {
    const app = await BoxstepPage.open(page);
    await app.openScene(SCENES.chain);
    for (let event = 1; event <= 5; event += 1) {
      await app.step('.');
      // The only place where time itself is what is tested: a movement would last 220 ms.
      await page.waitForTimeout(50);
      const soon = await app.canvas.screenshot();
      await page.waitForTimeout(350);
      const later = await app.canvas.screenshot();
      expect(soon.equals(later), `event ${event}`).toBe(true);
    }
  });

  test('does not start to play by itself', async ({ page }) => {
    const app = await BoxstepPage.open(page);
    await expect(app.button('Play')).toBeVisible();
    await app.expectPosition(0);
  });
});
