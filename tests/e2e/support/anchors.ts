import { expect, type Locator, type Page } from '@playwright/test';
import { BoxstepPage } from './page';

/** The anchors lab as a person meets it, in either language. */
export class AnchorsPage extends BoxstepPage {
  static override async open(page: Page): Promise<AnchorsPage> {
    await BoxstepPage.open(page);
    return new AnchorsPage(page);
  }

  async showLab(): Promise<void> {
    await this.button(/^(Anchors|锚框)$/, this.page.getByRole('navigation'))
      .first()
      .click();
    await expect(this.plane).toBeVisible();
  }

  /** Opens a prepared scene and waits for its first event. */
  async openAnchors(title: string): Promise<void> {
    await this.scenesButton.click();
    await this.sceneList.getByRole('button').filter({ hasText: title }).click();
    await expect(this.plane).toBeVisible();
    await this.expectPosition(0);
  }

  get board(): Locator {
    return this.page.getByRole('region', { name: /^(w-h plane|宽高平面)$/ });
  }

  /** The plane says of itself how many shapes and centroids it has. */
  get plane(): Locator {
    return this.board.getByLabel(/^(Plane of widths|宽高平面，)/);
  }

  /** The first centroids that were placed by hand. */
  get handles(): Locator {
    return this.board.getByRole('button', { name: /^(First centroid|初始质心)/ });
  }

  choice(name: string): Locator {
    return this.page.getByRole('combobox', { name, exact: true });
  }

  get k(): Locator {
    return this.options.getByRole('textbox', { name: 'k', exact: true });
  }

  async setK(k: number): Promise<void> {
    await this.type(this.k, String(k));
    await expect(this.k).toHaveValue(String(k));
  }

  async showPanel(name: string): Promise<void> {
    const tab = this.page.getByRole('tab', { name, exact: true });
    await tab.click();
    await expect(tab).toHaveAttribute('aria-selected', 'true');
  }

  /** The rows of the table of iterations. */
  get iterationRows(): Locator {
    return this.panel.getByRole('button', { name: /^\d+ ?0\.\d+/ });
  }

  /** Goes to the end by its button, whatever language that is in. */
  async end(): Promise<void> {
    await this.page.getByRole('button', { name: /^(To the end|跳到结尾)/ }).click();
    await expect(this.sentence).toHaveText(/^(Done: |完成：)/);
  }

  /** A place on the plane, as shares of its width and height from the upper left. */
  async at(x: number, y: number): Promise<{ x: number; y: number }> {
    const box = await this.plane.boundingBox();
    if (!box) throw new Error('no plane');
    return { x: box.x + box.width * x, y: box.y + box.height * y };
  }

  async clickPlane(x: number, y: number): Promise<void> {
    const to = await this.at(x, y);
    await this.page.mouse.click(to.x, to.y);
  }
}
