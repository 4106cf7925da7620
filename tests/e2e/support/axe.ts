import { expect, type Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import axe from 'axe-core';

/** What axe finds on the page as it is now: the rule, and where. */
async function violations(page: Page): Promise<string[]> {
  // Not by a script element, which the page's policy refuses.
  await page.evaluate(axe.source);
  const { violations: found } = await page.evaluate(() =>
    (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
  );
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, any }) => `${id} (${help}): ${target} ${any[0]?.message ?? ''}`),
  );
}

/** Soft, so that one run tells all that there is to correct. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  expect.soft(await violations(page), what).toEqual([]);
}
