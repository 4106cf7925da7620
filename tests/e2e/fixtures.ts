import { test as base, expect } from '@playwright/test';
import { serve } from '../../scripts/serve.mjs';

interface Server {
  /** Where the built site is, with a slash at its end. */
  readonly url: string;
}

interface Options {
  /** What a test provokes the page to report; anything else that it reports is a failure. */
  expectedErrors: RegExp | null;
}

/**
 * Every test gets the built site, served from a sub-path as project pages are, as its `baseURL`:
 * `page.goto('./')` opens it. A test fails if the page reports an error anywhere, be it thrown,
 * written to the console, or a load that the content security policy refuses.
 */
export const test = base.extend<Options & { noErrors: undefined }, { site: Server }>({
  site: [
    async ({}, use) => {
      const server = await serve({ base: '/boxstep/' });
      await use(server);
      await server.close();
    },
    { scope: 'worker' },
  ],
  baseURL: ({ site }, use) => use(site.url),
  expectedErrors: [null, { option: true }],
  noErrors: [
    async ({ page, expectedErrors }, use) => {
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.stack ?? error.message));
      page.on('console', (message) => {
        if (message.type() !== 'error') return;
        errors.push(`${message.text()} (${message.location().url})`);
      });
      await use(undefined);
      const unexpected = errors.filter((error) => expectedErrors?.test(error) !== true);
      expect(unexpected, 'errors reported by the page').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
