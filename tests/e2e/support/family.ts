import { expect } from '@playwright/test';
import type { BoxstepPage } from './page';

/** Opens a prepared scene and waits until its first event is explained. */
export async function openFamilyScene(
  app: BoxstepPage,
  title: string,
  first: RegExp,
): Promise<void> {
  await app.scenesButton.click();
  await app.sceneList.getByRole('button').filter({ hasText: title }).click();
  await expect(app.sceneList).toBeHidden();
  await expect(app.sentence).toHaveText(first);
}
