import { expect, type Locator, type Page } from '@playwright/test';
import type { Case, Watched } from '../../../www/testing/watched';

declare global {
  interface Window {
    /** The hidden hook of a page opened with `?test`: www/testing/hook.ts. */
    boxstepTest?: {
      fail(how: 'panic' | 'memory' | 'loop'): void;
      cases(): Promise<Case[]>;
      watch(one: Case): Promise<Watched>;
      troubles(): string[];
    };
  }
}

/** x1, y1, x2, y2 as the table of boxes has them. */
export type Corners = readonly [x1: number, y1: number, x2: number, y2: number];

export type TabName =
  | 'Order'
  | 'Matrix'
  | 'Tree'
  | 'Boxes'
  | 'Lesson'
  | 'Numbers'
  | 'Elbow'
  | 'Result'
  | 'Fitness'
  | 'Anchors'
  | 'Sides'
  | 'Threshold'
  | 'Moved'
  | 'All libraries'
  | 'Decay'
  | 'Scores'
  | 'Clusters'
  | 'Weights';

/** Titles of prepared scenes, as the menu has them. */
export const SCENES = {
  street: 'A street',
  shelf: 'A shop shelf',
  chain: 'The chain A-B-C',
  plusOne: 'The +1 flip',
  exactlyHalf: 'Exactly the threshold',
  ties: 'Three equal scores',
  twoClasses: 'Two classes, one place',
  pyNms: 'The py_nms example',
  touching: 'Touching edges',
  disjoint: 'Apart: GIoU',
} as const;

/**
 * The page as a person meets it: its parts by role and name, and what is done with them. All that the
 * tests know of the page's structure is here.
 */
export class BoxstepPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Opens the page and waits until it says what happens. */
  static async open(page: Page, query = ''): Promise<BoxstepPage> {
    await page.goto(`./${query}`);
    const app = new BoxstepPage(page);
    await expect(app.sentence).toHaveText(/\S/);
    return app;
  }

  button(name: string | RegExp, within: Page | Locator = this.page): Locator {
    return within.getByRole('button', { name, exact: true });
  }

  /** Presses Tab until the focus is there. */
  async tabTo(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    for (let presses = 0; presses < 150; presses += 1) {
      if ((await target.count()) === 1 && (await this.isFocused(target))) return;
      await this.page.keyboard.press(key);
    }
    await expect(target, `reached by ${key}`).toBeFocused();
  }

  isFocused(target: Locator): Promise<boolean> {
    return target.evaluate((element) => element === document.activeElement);
  }

  // What happens now.

  get now(): Locator {
    return this.page.getByRole('region', { name: /^(What happens now|当前步骤)$/ });
  }

  get sentence(): Locator {
    return this.now.getByRole('paragraph').first();
  }

  get formula(): Locator {
    return this.now.getByRole('math');
  }

  /** What must be said of the whole run. */
  get notes(): Locator {
    return this.now.getByRole('listitem');
  }

  /**
   * All that is said of an event in words, numbers and code, the sentence first; waits, looking at
   * every frame, until that is another one than `before`.
   */
  said(before: string | null = null): Promise<string[]> {
    return this.now.evaluate(async (now, old) => {
      const texts = (selector: string) =>
        [...now.querySelectorAll(selector)].map((element) => element.textContent);
      while (texts('p')[0] === old) {
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
      return [texts('p')[0] ?? '', ...texts('math'), ...texts('[aria-current=step]')];
    }, before);
  }

  /** The line of code that runs now. */
  get markedLine(): Locator {
    return this.now.locator('[aria-current=step]');
  }

  // The canvas. Its lower layer shows picture and boxes, its upper one labels, lines and handles.

  get canvas(): Locator {
    return this.page.getByRole('img', { name: /^(Canvas with|画布，)/ });
  }

  get canvasBase(): Locator {
    return this.canvas.locator('xpath=preceding-sibling::canvas');
  }

  /** What both layers of the canvas show, in short, once what changed is painted. */
  painted(): Promise<string> {
    return this.canvas.evaluate(async (top: HTMLCanvasElement) => {
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      await frame();
      await frame();
      const layers = [...(top.parentElement?.querySelectorAll('canvas') ?? [])];
      const pixels = new TextEncoder().encode(layers.map((layer) => layer.toDataURL()).join());
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', pixels));
      return [...digest.subarray(0, 8)].map((byte) => byte.toString(16)).join(' ');
    });
  }

  /** How many boxes the image on screen has, as the canvas says of itself. */
  async boxCount(): Promise<number> {
    const label = (await this.canvas.getAttribute('aria-label')) ?? '';
    return Number(/([\d,]+) (?:box|个框)/.exec(label)?.[1]?.replaceAll(',', ''));
  }

  async expectBoxes(count: number): Promise<void> {
    await expect.poll(() => this.boxCount()).toBe(count);
  }

  get tools(): Locator {
    return this.page.getByRole('toolbar', { name: 'Tools' });
  }

  tool(name: string | RegExp): Locator {
    return this.button(name, this.tools);
  }

  /** Leaves the image on screen without boxes. */
  async clear(): Promise<void> {
    await this.canvas.focus();
    await this.page.keyboard.press('ControlOrMeta+a');
    await this.page.keyboard.press('Delete');
    await this.expectBoxes(0);
  }

  // The panels beside the canvas.

  tab(name: TabName): Locator {
    return this.page.getByRole('tab', { name, exact: true });
  }

  get panel(): Locator {
    return this.page.getByRole('tabpanel');
  }

  async showTab(name: TabName): Promise<void> {
    await this.tab(name).click();
    await expect(this.tab(name)).toHaveAttribute('aria-selected', 'true');
  }

  /** The row of a box, by its number, in the list that is sorted by score. */
  orderRow(row: number): Locator {
    return this.panel.getByRole('button', { name: new RegExp(`^\\d+ ?#${row}\\b`) });
  }

  get matrix(): Locator {
    return this.button('IoU of every pair, in the order of scores');
  }

  /** What the matrix says of the pair under its cursor. */
  get matrixCell(): Locator {
    return this.page.locator('#matrix-cell');
  }

  get tree(): Locator {
    return this.page.getByRole('tree');
  }

  /** Boxes in the tree: 1 are those kept, 2 those suppressed. */
  treeItems(level: 1 | 2): Locator {
    return this.tree.locator(`[role=treeitem][aria-level="${level}"]`);
  }

  /** The numbers of the boxes kept so far, in the order in which they were picked. */
  async keptRows(): Promise<number[]> {
    return numbersOf(await this.treeItems(1).allTextContents());
  }

  async suppressedRows(): Promise<number[]> {
    return numbersOf(await this.treeItems(2).allTextContents());
  }

  // The table of boxes.

  get table(): Locator {
    return this.page.getByRole('table', { name: 'Boxes of this image' });
  }

  field(column: 'Score' | 'x1' | 'y1' | 'x2' | 'y2', row: number): Locator {
    return this.page.getByRole('textbox', { name: `${column} of box ${row}`, exact: true });
  }

  classOf(row: number): Locator {
    return this.page.getByRole('combobox', { name: `Class of box ${row}`, exact: true });
  }

  selectButton(row: number): Locator {
    return this.button(`Select box ${row}`);
  }

  async corners(row: number): Promise<number[]> {
    const fields = (['x1', 'y1', 'x2', 'y2'] as const).map((corner) => this.field(corner, row));
    const values = await Promise.all(fields.map((field) => field.inputValue()));
    return values.map(Number);
  }

  async expectCorners(row: number, corners: readonly number[]): Promise<void> {
    await expect.poll(() => this.corners(row)).toEqual([...corners]);
  }

  /** Types a number into a cell as a person does, and settles it. */
  async type(field: Locator, text: string): Promise<void> {
    await field.fill(text);
    await field.press('Enter');
  }

  async addBox(corners: Corners, score?: number): Promise<number> {
    const row = await this.boxCount();
    await this.button('New box').click();
    await this.expectBoxes(row + 1);
    for (const [i, corner] of (['x1', 'y1', 'x2', 'y2'] as const).entries()) {
      await this.type(this.field(corner, row), String(corners[i]));
    }
    if (score !== undefined) await this.type(this.field('Score', row), String(score));
    await this.expectCorners(row, corners);
    return row;
  }

  get undoButton(): Locator {
    return this.tool(/^Undo/);
  }

  get redoButton(): Locator {
    return this.tool(/^Redo/);
  }

  // The player.

  get player(): Locator {
    return this.page.getByRole('region', { name: 'Player' });
  }

  get scrubber(): Locator {
    return this.page.getByRole('slider', { name: /^(Timeline|时间轴)$/ });
  }

  async position(): Promise<number> {
    return Number(await this.scrubber.inputValue());
  }

  async lastPosition(): Promise<number> {
    return Number(await this.scrubber.getAttribute('max'));
  }

  async expectPosition(position: number): Promise<void> {
    await expect(this.scrubber).toHaveValue(String(position));
  }

  /** Presses a key that goes to another event, and waits until that one is explained. */
  async step(key: string): Promise<void> {
    const before = await this.sentence.textContent();
    await this.page.keyboard.press(key);
    // No two events that follow each other have the same sentence.
    await this.sentenceOtherThan(before);
  }

  /** Waits, looking at every frame, for a sentence that is another one. */
  async sentenceOtherThan(before: string | null): Promise<void> {
    const sentence = await this.sentence.elementHandle();
    await this.page.waitForFunction(
      ([element, old]) => element?.textContent !== old,
      [sentence, before] as const,
      { polling: 'raf' },
    );
  }

  /** One event on, by its button, which works wherever the focus is. */
  async next(): Promise<void> {
    const before = await this.sentence.textContent();
    await this.button('Next event').click();
    await this.sentenceOtherThan(before);
  }

  /** Goes on event by event until the sentence is the wanted one. */
  async stepTo(wanted: RegExp): Promise<void> {
    for (;;) {
      const text = (await this.sentence.textContent()) ?? '';
      if (wanted.test(text)) return;
      const end = (await this.position()) === (await this.lastPosition());
      expect(end, `no event says ${wanted}; the last says: ${text}`).toBe(false);
      await this.next();
    }
  }

  async toEnd(): Promise<void> {
    const button = this.button('To the end');
    if ((await button.getAttribute('aria-disabled')) !== 'true') await button.click();
    await expect(this.sentence).toHaveText(/^Done: /);
  }

  // The header.

  /** Chooses one of the labs of the present tab. */
  async chooseLab(title: string): Promise<void> {
    const choice = this.page.getByLabel(/^(Algorithm|算法)$/);
    await choice.selectOption({ label: title });
    // Until its run is shown, the player still plays the run before. Without boxes there is none.
    const id = await choice.inputValue();
    const side = this.page.locator('.side');
    await expect.poll(async () => (await side.getAttribute('data-run')) ?? id).toBe(id);
  }

  /** The tab of the header that has one or more labs. */
  lab(name: 'IoU' | 'NMS' | 'Anchors' | 'PCA' | 'AP'): Locator {
    return this.button(name, this.page.getByRole('navigation', { name: /^(Labs|实验)$/ }));
  }

  get scenesButton(): Locator {
    return this.page.getByRole('button', { name: /^(Scenes|场景)/ });
  }

  get sceneList(): Locator {
    return this.page.getByRole('list', { name: /^(Prepared boxes|预设的框)/ });
  }

  /** Opens a prepared scene and waits for its first event. */
  async openScene(title: string): Promise<void> {
    await this.scenesButton.click();
    await this.sceneList.getByRole('button').filter({ hasText: title }).click();
    await expect(this.sceneList).toBeHidden();
    // The undo button names what it would take back, so the document is there; the run follows.
    await expect(this.undoButton).toHaveAccessibleName('Undo: open boxes');
    await this.expectPosition(0);
    await expect(this.sentence).toHaveText(
      /in order of falling score|The overlap begins|moves its boxes by/,
    );
  }

  get languageButton(): Locator {
    return this.page.getByRole('button', { name: /^(中文|English) \(/ });
  }

  get themeButton(): Locator {
    return this.page.getByRole('button', { name: /^(Dark|Light) colours$|^[浅深]色$/ });
  }

  get helpButton(): Locator {
    return this.page.getByRole('button', { name: /^(Keys and help|按键与帮助)$/ });
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  // The options of the labs.

  get options(): Locator {
    return this.page.getByRole('region', { name: /^(Options|选项)$/ });
  }

  get threshold(): Locator {
    return this.options.getByRole('textbox', { name: 'IoU threshold' });
  }

  async setThreshold(value: number): Promise<void> {
    await this.type(this.threshold, String(value));
  }

  /** Takes one of the choices that stand side by side. */
  async choose(group: string, choice: string, within: Locator | Page = this.options) {
    const radio = within
      .getByRole('group', { name: group, exact: true })
      .getByRole('radio', { name: choice, exact: true });
    await radio.check();
  }

  get perClass(): Locator {
    return this.options.getByRole('checkbox', { name: 'Per class' });
  }

  /** A or B of the IoU lab. */
  pair(letter: 'A' | 'B'): Locator {
    return this.options.getByRole('combobox', { name: letter, exact: true });
  }

  // Opening.

  get openButton(): Locator {
    return this.page.getByRole('button', { name: /^(Open|打开)…$/ });
  }

  get report(): Locator {
    return this.page.getByRole('region', { name: /^(What was opened|打开结果)$/ });
  }

  /** Opens boxes through the button and the file chooser. */
  async chooseFiles(files: string[] | NamedText[]): Promise<void> {
    await this.#choose('Choose files of boxes…', files.map(asUpload) as string[]);
  }

  async choosePicture(picture: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    await this.#choose('Choose a picture…', [picture]);
  }

  /** Opens one file, of whatever bytes. */
  async chooseBytes(name: string, buffer: Buffer): Promise<void> {
    await this.#choose('Choose files of boxes…', [
      { name, mimeType: 'application/octet-stream', buffer },
    ]);
  }

  /** Opens a folder of the disk. */
  async chooseFolder(folder: string): Promise<void> {
    await this.#choose('Choose a folder…', folder);
  }

  async #choose(button: string, files: Parameters<Locator['setInputFiles']>[0]): Promise<void> {
    await this.openButton.click();
    const chooser = this.page.waitForEvent('filechooser');
    await this.dialog.getByText(button).click();
    await (await chooser).setFiles(files);
    await expect(this.dialog).toBeHidden();
  }

  /** Drops files on the page, all at once. */
  async dropFiles(files: readonly NamedText[]): Promise<void> {
    const transfer = await this.page.evaluateHandle((all) => {
      const data = new DataTransfer();
      for (const { name, text } of all) data.items.add(new File([text], name));
      return data;
    }, files);
    await this.canvas.dispatchEvent('dragenter', { dataTransfer: transfer });
    await this.canvas.dispatchEvent('dragover', { dataTransfer: transfer });
    await this.canvas.dispatchEvent('drop', { dataTransfer: transfer });
  }

  /** Reads boxes from text through the dialog. */
  async readText(text: string): Promise<void> {
    await this.openButton.click();
    await this.dialog.getByRole('textbox', { name: 'Or paste boxes' }).fill(text);
    await this.button('Read', this.dialog).click();
    await expect(this.dialog).toBeHidden();
  }

  get images(): Locator {
    return this.page.getByRole('navigation', { name: 'Images' });
  }

  /** What opens the list of all images, and that list. */
  get imageListButton(): Locator {
    return this.images.getByTitle('All images, to search and filter');
  }

  get imageList(): Locator {
    return this.page.getByRole('region', { name: 'All images' });
  }

  get imageSearch(): Locator {
    return this.imageList.getByRole('searchbox', { name: 'Find an image by name' });
  }

  get imageRows(): Locator {
    return this.imageList.getByRole('option');
  }
}

export interface NamedText {
  readonly name: string;
  readonly text: string;
}

function asUpload(file: string | NamedText) {
  if (typeof file === 'string') return file;
  return { name: file.name, mimeType: 'text/plain', buffer: Buffer.from(file.text) };
}

/** The numbers of boxes that texts begin with. */
function numbersOf(texts: readonly string[]): number[] {
  return texts.map((text) => Number(/#(\d+)/.exec(text)?.[1]));
}
