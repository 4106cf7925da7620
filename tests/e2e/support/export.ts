import { readFile } from 'node:fs/promises';
import { expect, type Locator } from '@playwright/test';
import type { BoxstepPage } from './page';

/** A file that the page handed out. */
export interface Downloaded {
  readonly name: string;
  readonly bytes: Buffer;
}

/** The dialog of everything that can be taken along, with one of its tabs in front. */
export class SharePage {
  readonly app: BoxstepPage;

  constructor(app: BoxstepPage) {
    this.app = app;
  }

  static async open(
    app: BoxstepPage,
    tab: 'Boxes' | 'Results' | '框' | '结果',
  ): Promise<SharePage> {
    await app.page.getByRole('button', { name: /^(Share|分享)…$/ }).click();
    await app.dialog.getByRole('tab', { name: tab, exact: true }).click();
    return new SharePage(app);
  }

  get dialog(): Locator {
    return this.app.dialog;
  }

  get preview(): Locator {
    return this.dialog.getByRole('region', { name: /^(Preview|预览)$/ });
  }

  get losses(): Locator {
    return this.dialog.getByRole('listitem');
  }

  async chooseFormat(label: string): Promise<void> {
    await this.dialog.getByRole('combobox', { name: /^(Format|格式)$/ }).selectOption({ label });
    await expect(this.preview.or(this.dialog.getByRole('alert'))).toBeVisible();
  }

  async download(button: string): Promise<Downloaded> {
    const coming = this.app.page.waitForEvent('download');
    await this.dialog.getByRole('button', { name: button, exact: true }).click();
    const file = await coming;
    return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
  }

  async close(): Promise<void> {
    await this.app.page.keyboard.press('Escape');
    await expect(this.dialog).toBeHidden();
  }
}
