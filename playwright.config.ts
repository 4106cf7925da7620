import { defineConfig, devices } from '@playwright/test';
import { launchOptions } from './scripts/chromium.mjs';

/** The built site is served by a fixture: see tests/e2e/fixtures.ts. */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  forbidOnly: true,
  fullyParallel: true,
  retries: 0,
  workers: 2,
  // A machine that is busy with other work is slow and not wrong.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: process.stdout.isTTY ? 'line' : 'list',
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1280, height: 720 },
    // What they keep would reach from one test into another; offline.spec.ts is about them.
    serviceWorkers: 'block',
    launchOptions: launchOptions(),
    trace: 'retain-on-failure',
  },
});
