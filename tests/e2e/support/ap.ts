import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, type Locator, type Page } from '@playwright/test';
import { BoxstepPage, type NamedText } from './page';

const shared = (path: string) =>
  fileURLToPath(new URL(`../../../../shared/${path}`, import.meta.url));

/** All files of Cartucho/mAP's two folders, ground truth first; none, and said so, if not there. */
export function cartuchoFiles(): NamedText[] {
  const folders = ['ground-truth', 'detection-results'].map((name) =>
    shared(`fixtures/cartucho/${name}/`),
  );
  if (!folders.every((folder) => existsSync(folder))) {
    console.log(`skipped: there is no folder ${folders.join(' or ')}`);
    return [];
  }
  return folders.flatMap((folder) =>
    readdirSync(folder).map((name) => ({ name, text: readFileSync(folder + name, 'utf8') })),
  );
}

interface PerClass {
  readonly ap50_11: number;
  readonly ap50_all: number;
  readonly ap50_101: number;
  readonly ap_50_95: number;
}

/** What pycocotools and VOC's rules give for those files. */
export function cartuchoGolden() {
  return JSON.parse(readFileSync(shared('golden/ap.json'), 'utf8')) as {
    readonly coco_stats: Readonly<Record<'AP' | 'AP50' | 'AP75', number>>;
    readonly per_class: Readonly<Record<string, PerClass | null>>;
  };
}

/** What the lab of average precision has besides what every lab has, in either language. */
export class ApPage {
  readonly app: BoxstepPage;

  constructor(app: BoxstepPage) {
    this.app = app;
  }

  static async open(page: Page): Promise<ApPage> {
    const ap = new ApPage(await BoxstepPage.open(page));
    await ap.app.page
      .getByRole('navigation', { name: /^(Labs|实验)$/ })
      .getByRole('button', { name: 'AP', exact: true })
      .click();
    await ap.expectBegun();
    return ap;
  }

  /** At the first event: the detections of the first class are in order. */
  async expectBegun(): Promise<void> {
    await expect(this.app.sentence).toHaveText(/in order of falling score|按得分从高到低排列/);
  }

  async openScene(title: string): Promise<void> {
    const { app } = this;
    await app.scenesButton.click();
    await app.sceneList.getByRole('button').filter({ hasText: title }).click();
    await expect(app.sceneList).toBeHidden();
    await expect(app.page.getByText(title).first()).toBeVisible();
    await app.expectPosition(0);
    await this.expectBegun();
  }

  async showTab(name: string): Promise<void> {
    const tab = this.app.page.getByRole('tab', { name, exact: true });
    await tab.click();
    await expect(tab).toHaveAttribute('aria-selected', 'true');
  }

  get preset(): Locator {
    return this.app.options.getByRole('combobox', { name: /^(As in|参照)$/ });
  }

  /** The last event, which gives the mean. */
  async toEnd(): Promise<void> {
    await this.app.scrubber.focus();
    await this.app.page.keyboard.press('End');
    await expect(this.app.sentence).toHaveText(/^(mAP|No class|没有任何类别)/);
  }

  async stepTo(wanted: RegExp): Promise<void> {
    await this.app.scrubber.focus();
    for (;;) {
      const text = (await this.app.sentence.textContent()) ?? '';
      if (wanted.test(text)) return;
      expect(text, `no event says ${wanted}`).not.toMatch(/^mAP/);
      await this.app.step('ArrowRight');
    }
  }

  get results(): Locator {
    return this.app.panel.getByRole('table');
  }

  /** The whole of the mean, above the table. */
  get mean(): Locator {
    return this.app.panel.getByRole('status');
  }

  rowOf(className: string): Locator {
    return this.results
      .getByRole('row')
      .filter({ has: this.app.page.getByRole('rowheader', { name: className, exact: true }) });
  }

  kindOf(row: number): Locator {
    return this.app.page.getByRole('combobox', { name: `Kind of box ${row}`, exact: true });
  }
}
