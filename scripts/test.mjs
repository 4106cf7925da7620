// `npm test`: sets up and runs every check and test, one after the other, up to the first failure.
// `npm test -- rust`, `-- web` or `-- e2e` runs one part.
import process from 'node:process';
import { buildSite } from './build.mjs';
import { needChromium } from './chromium.mjs';
import { buildPackage } from './package.mjs';
import { command, Failure, run, runModule } from './process.mjs';
import { setup } from './setup.mjs';
import { buildModules, pageModules } from './wasm.mjs';

const wasm = ['--target', 'wasm32-unknown-unknown'];
const strict = ['--', '-D', 'warnings'];

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {() => Promise<void>} run
 */

/** @type {Step[]} */
const rust = [
  { name: 'Rust format', run: () => run('cargo', ['fmt', '--check']) },
  {
    name: 'Rust lint, host',
    run: () => run('cargo', ['clippy', '--all-targets', ...strict]),
  },
  {
    name: 'Rust lint, WebAssembly',
    run: () => run('cargo', ['clippy', ...wasm, '--lib', '--tests', ...strict]),
  },
  { name: 'Rust tests, host', run: () => run('cargo', ['test']) },
  {
    name: 'Rust tests, WebAssembly in Chromium',
    run: async () => {
      needChromium();
      // Cargo splits a runner at its spaces and starts it in the project's folder.
      const runner = 'node scripts/wasm-test-runner.mjs';
      const env = { CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER: runner };
      await run('cargo', ['test', ...wasm, '--lib', '--tests'], { env });
    },
  },
];

/** @type {Step} */
const engine = {
  name: 'Build of the engine and the library',
  run: async () => {
    await buildModules(...pageModules, 'library');
    await buildPackage();
  },
};

/** @type {Step} */
const site = { name: 'Build of the site', run: buildSite };

/** @type {Step[]} */
const web = [
  engine,
  {
    name: 'Types',
    run: async () => {
      // Only tests and scripts may use what Node has and a page has not; only the service worker what
      // such a worker has.
      for (const project of ['.', 'www/offline/service-worker', 'tests', 'scripts', 'bench']) {
        await runModule('typescript/bin/tsc', ['--project', project]);
      }
    },
  },
  {
    name: 'TypeScript format and lint',
    run: () => runModule('@biomejs/biome/bin/biome', ['check', '--error-on-warnings']),
  },
  { name: 'Unit tests', run: () => runModule('vitest/vitest.mjs', ['run']) },
  site,
  { name: 'Size', run: () => runModule('size-limit/bin.js', []) },
];

/** @type {Step[]} */
const e2e = [
  engine,
  site,
  {
    name: 'End-to-end tests in Chromium',
    run: async () => {
      needChromium();
      await runModule('@playwright/test/cli.js', ['test']);
    },
  },
];

/** @type {Map<string, Step[]>} */
const parts = new Map([
  ['rust', rust],
  ['web', web],
  ['e2e', e2e],
]);

await command(import.meta.url, async () => {
  const chosen = process.argv.slice(2);
  const unknown = chosen.find((name) => !parts.has(name));
  if (unknown !== undefined) {
    throw new Failure(`${unknown} is no part of the tests: ${[...parts.keys()].join(', ')} are.`);
  }
  const names = chosen.length > 0 ? chosen : [...parts.keys()];
  const steps = [...new Set(names.flatMap((name) => parts.get(name) ?? []))];

  await setup();
  for (const [index, step] of steps.entries()) {
    console.log(`\n=== ${index + 1}/${steps.length} ${step.name}`);
    try {
      await step.run();
    } catch (error) {
      console.log(`\nSteps: ${index} passed, 1 failed`);
      if (error instanceof Failure) throw new Failure(`${step.name} failed: ${error.message}`);
      throw error;
    }
  }
  console.log(`\nSteps: ${steps.length} passed, 0 failed`);
});
