import { expect, type Locator, type Page } from '@playwright/test';
import { BoxstepPage } from './page';

/** What the PCA lab has besides what every lab has, in either language. */
export class PcaPage {
  readonly app: BoxstepPage;

  constructor(app: BoxstepPage) {
    this.app = app;
  }

  /** Opens the page and shows the lab. */
  static async open(page: Page): Promise<PcaPage> {
    const pca = new PcaPage(await BoxstepPage.open(page));
    await pca.app.page
      .getByRole('navigation', { name: /^(Labs|实验)$/ })
      .getByRole('button', { name: 'PCA', exact: true })
      .click();
    await expect(pca.app.sentence).toHaveText(/^(Step 1:|第 1 步：)/);
    return pca;
  }

  async openScene(title: string): Promise<void> {
    const { app } = this;
    await app.scenesButton.click();
    await app.sceneList.getByRole('button').filter({ hasText: title }).click();
    await expect(app.sceneList).toBeHidden();
    await expect(app.page.getByText(title).first()).toBeVisible();
    await app.expectPosition(0);
    await expect(app.sentence).toHaveText(/^(Step 1:|第 1 步：)/);
  }

  feature(name: string): Locator {
    return this.app.options.getByRole('checkbox', { name, exact: true });
  }

  /** Has these features chosen and no others. */
  async chooseFeatures(names: readonly string[]): Promise<void> {
    const all = this.app.options
      .getByRole('group', { name: /^(Features|特征)$/ })
      .getByRole('checkbox');
    for (const feature of await all.all()) {
      const name = (await feature.getAttribute('aria-label')) ?? '';
      await feature.setChecked(names.includes(name));
    }
  }

  tab(name: string): Locator {
    return this.app.page.getByRole('tab', { name, exact: true });
  }

  async showTab(name: string): Promise<void> {
    await this.tab(name).click();
    await expect(this.tab(name)).toHaveAttribute('aria-selected', 'true');
  }

  /** An element of the matrix, counted from 0. */
  cell(row: number, column: number): Locator {
    return this.app.panel
      .getByRole('table')
      .locator('tbody tr')
      .nth(row)
      .getByRole('cell')
      .nth(column);
  }

  /** The lab's own picture. */
  get board(): Locator {
    return this.app.page.getByRole('region', { name: /^(Cloud|散点)$/ });
  }

  get byHand(): Locator {
    return this.board.getByRole('button', { name: /^(Find it by hand|自己动手找)$/ });
  }

  get angle(): Locator {
    return this.board.getByRole('slider');
  }

  /** What is said of the axis turned by hand. */
  get share(): Locator {
    return this.board.getByRole('status');
  }

  get snap(): Locator {
    return this.board.getByRole('button', { name: /^(Snap to the answer|转到答案)$/ });
  }

  /** From how many components the table is rebuilt. */
  get rebuiltFrom(): Locator {
    return this.app.panel.getByRole('slider');
  }

  get dialog(): Locator {
    return this.app.dialog;
  }

  async openTableDialog(): Promise<void> {
    await this.app.options.getByRole('button', { name: /^(Table|Change|数据表|更换)…$/ }).click();
    await expect(this.dialog).toBeVisible();
  }

  /** Pastes a table and asks for it. */
  async useTable(text: string): Promise<void> {
    await this.dialog.getByRole('textbox').fill(text);
    await this.dialog.getByRole('button', { name: /^(Use this table|使用这张表)$/ }).click();
  }

  /** Goes to the last event by the timeline itself, which has the same key in every language. */
  async toEnd(): Promise<void> {
    // Again until it is there: the run of a scene that was just opened may come after the key.
    await expect(async () => {
      await this.app.scrubber.focus();
      await this.app.page.keyboard.press('End');
      await expect(this.app.sentence).toHaveText(/^(Done: |完成：)/, { timeout: 2000 });
    }).toPass();
  }

  /** Event by event to the first whose sentence is like this. */
  async stepTo(wanted: RegExp): Promise<void> {
    await this.app.scrubber.focus();
    for (;;) {
      const text = (await this.app.sentence.textContent()) ?? '';
      if (wanted.test(text)) return;
      expect(text, `no event says ${wanted}`).not.toMatch(/^(Done: |完成：)/);
      await this.app.step('ArrowRight');
    }
  }
}
