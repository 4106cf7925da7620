// Cargo's runner for tests on wasm32: they run in the Chromium that the end-to-end tests use.
//
// wasm-bindgen's own headless mode needs a WebDriver program of exactly the browser's version. Its
// interactive mode only serves a page that runs the tests, so this opens that page instead.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import process from 'node:process';
import { chromium } from 'playwright-core';
import { launchOptions } from './chromium.mjs';
import { Failure, root } from './process.mjs';
import { bindgenTool } from './setup.mjs';

/** A test that prints nothing for so long hangs. */
const patience = 120_000;

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/**
 * Opens the page and passes on what the tests print.
 *
 * @param {import('playwright-core').Page} page
 * @param {string} url
 * @returns {Promise<boolean>} whether all tests passed
 */
async function readTests(page, url) {
  const output = page.locator('#output');
  let problem = '';
  page.on('pageerror', (error) => {
    problem = error.stack ?? error.message;
  });
  await page.goto(url);
  let shown = 0;
  let changed = Date.now();
  for (;;) {
    // A test that computes keeps the page from answering; so does one that hangs.
    const text = (await output.textContent({ timeout: patience }).catch(() => null)) ?? '';
    const whole = text.slice(0, text.lastIndexOf('\n') + 1);
    if (whole.length > shown) {
      process.stdout.write(whole.slice(shown));
      shown = whole.length;
      changed = Date.now();
    }
    const result = /^test result: (\w+)/m.exec(whole)?.[1];
    if (result !== undefined) return result === 'ok';
    if (problem !== '') throw new Failure(`The test page failed: ${problem}`);
    if (Date.now() - changed > patience) throw new Failure('The tests have stopped answering.');
    await page.waitForTimeout(50);
  }
}

// A folder of its own, because the program is ended before it tidies up.
const temporary = mkdtempSync(path.join(root, '.cache', 'wasm-tests-'));
const address = `127.0.0.1:${await freePort()}`;
const server = spawn(bindgenTool('wasm-bindgen-test-runner'), process.argv.slice(2), {
  env: { ...process.env, NO_HEADLESS: '1', WASM_BINDGEN_TEST_ADDRESS: address, TMPDIR: temporary },
  stdio: ['ignore', 'pipe', 'inherit'],
});
process.on('exit', () => {
  server.kill('SIGKILL');
  rmSync(temporary, { recursive: true, force: true });
});

/** @type {Promise<'serving' | number>} */
const served = new Promise((resolve, reject) => {
  let text = '';
  server.once('error', reject);
  server.once('close', (code) => {
    // Without a single test there is nothing to serve: what it said is the answer.
    process.stdout.write(text);
    resolve(code ?? 1);
  });
  server.stdout.on('data', (chunk) => {
    text += chunk;
    if (text.includes(`http://${address}`)) resolve('serving');
  });
});

try {
  const state = await served;
  if (state !== 'serving') process.exit(state);
  const browser = await chromium.launch(launchOptions());
  const passed = await readTests(await browser.newPage(), `http://${address}/`);
  await browser.close();
  process.exit(passed ? 0 : 1);
} catch (error) {
  console.error(error instanceof Failure ? error.message : error);
  process.exit(1);
}
