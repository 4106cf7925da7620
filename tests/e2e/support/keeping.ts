import { type BrowserContext, expect, type Page } from '@playwright/test';
import type { BoxstepPage } from './page';

/** How many times something was kept by pages of this context; 0 before the first. */
export function generation(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('boxstep');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const database = opening.result;
          if (!database.objectStoreNames.contains('kept')) {
            database.close();
            resolve(0);
            return;
          }
          const asked = database.transaction('kept').objectStore('kept').get('manifest');
          asked.onsuccess = () => {
            database.close();
            resolve(asked.result?.generation ?? 0);
          };
          asked.onerror = () => reject(asked.error);
        };
      }),
  );
}

/** Does something, and waits until the page says that all of it is kept. */
export async function kept(page: Page, act: () => Promise<void>): Promise<void> {
  await act();
  await expect(page.locator('html')).toHaveAttribute('data-kept', 'yes');
}

/** The link to what is on the page now, from the dialog, which is closed again. */
export async function linkOf(app: BoxstepPage): Promise<string> {
  await app.page.getByRole('button', { name: /^(Share|分享)/ }).click();
  await app.dialog.getByRole('tab', { name: /^(Link|链接)$/ }).click();
  const field = app.dialog.getByRole('textbox', { name: /^(Link to|指向)/ });
  await expect(field).toHaveValue(/#/);
  const link = await field.inputValue();
  await app.page.keyboard.press('Escape');
  await expect(app.dialog).toBeHidden();
  return link;
}

/** What a person is told, and its buttons. */
export function notice(page: Page) {
  return page.locator('.notice');
}

/** A page of a context of its own: nothing is kept there. */
export async function freshPage(context: BrowserContext): Promise<Page> {
  const browser = context.browser();
  if (!browser) throw new Error('no browser');
  const fresh = await browser.newContext({
    viewport: { width: 1280, height: 720 },
    reducedMotion: 'reduce',
  });
  return fresh.newPage();
}
