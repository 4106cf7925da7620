import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { ApPage } from './support/ap';
import { expectAccessible } from './support/axe';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const WORDS = {
  en: { scene: 'A difficult car', tabs: ['Curve', 'Detections', 'Results', 'Boxes', 'Lesson'] },
  zh: { scene: '困难的车', tabs: ['曲线', '检测框', '结果', '框列表', '讲解'] },
} as const;

async function everywhere(page: Page, language: 'en' | 'zh'): Promise<void> {
  const { scene, tabs } = WORDS[language];
  const ap = await ApPage.open(page);
  const { app } = ap;
  await ap.openScene(scene);
  await app.step('ArrowRight');
  await app.step('ArrowRight');
  await expectAccessible(page, 'a comparison');
  await ap.toEnd();
  for (const tab of tabs) {
    await ap.showTab(tab);
    await expectAccessible(page, tab);
  }
  await ap.preset.selectOption({ label: 'COCO' });
  await ap.showTab(tabs[2]);
  await expectAccessible(page, 'ten thresholds');
  await app.choose(language === 'en' ? 'Picture' : '画面', tabs[0], page);
  await expectAccessible(page, 'the board');
  // Nothing is wider than the page.
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
}

test('the lab of average precision', ({ page }) => everywhere(page, 'en'));

test.describe('dark', () => {
  test.use({ colorScheme: 'dark' });
  test('the lab of average precision', ({ page }) => everywhere(page, 'en'));
});

test.describe('in Chinese', () => {
  test.use({ locale: 'zh-CN' });
  test('the lab of average precision', ({ page }) => everywhere(page, 'zh'));
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  test('the lab of average precision', ({ page }) => everywhere(page, 'en'));
});
