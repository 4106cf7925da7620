import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { expectAccessible } from './support/axe';
import { PcaPage } from './support/pca';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const TABS = {
  en: ['Matrix', 'Scree', 'Rebuilt', 'Table', 'Boxes', 'Lesson'],
  zh: ['协方差', '碎石图', '重建', '数据表', '框列表', '讲解'],
} as const;

async function everywhere(page: Page, language: 'en' | 'zh'): Promise<void> {
  const pca = await PcaPage.open(page);
  await expectAccessible(page, 'the first event');
  await pca.chooseFeatures(language === 'en' ? ['width', 'height'] : ['宽', '高']);
  await pca.byHand.click();
  await pca.angle.fill('30');
  await expectAccessible(page, 'by hand');
  await pca.byHand.click();
  await pca.stepTo(/^(Step 4: axes|第 4 步：轴)/);
  await expectAccessible(page, 'a rotation');
  await pca.toEnd();
  for (const tab of TABS[language]) {
    await pca.showTab(tab);
    await expectAccessible(page, tab);
  }
  await pca.openTableDialog();
  await pca.useTable('1,x\n2,y');
  await expect(pca.dialog.getByRole('alert')).toBeVisible();
  await expectAccessible(page, 'dialog');
}

test('the PCA lab', ({ page }) => everywhere(page, 'en'));

test.describe('dark', () => {
  test.use({ colorScheme: 'dark' });
  test('the PCA lab', ({ page }) => everywhere(page, 'en'));
});

test.describe('in Chinese', () => {
  test.use({ locale: 'zh-CN' });
  test('the PCA lab', ({ page }) => everywhere(page, 'zh'));
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  test('the PCA lab', ({ page }) => everywhere(page, 'en'));
});
