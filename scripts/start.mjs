// `npm start`: sets up, builds what has changed, serves the page and prints its address.
// `npm start -- --dev` serves the sources instead, and builds the engine again when Rust changes.
import { watch } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { buildSite } from './build.mjs';
import { command, Failure, root, runModule } from './process.mjs';
import { serve } from './serve.mjs';
import { setup } from './setup.mjs';
import { buildPageModules } from './wasm.mjs';

const firstPort = 4173;

function rebuildOnChange() {
  /** @type {NodeJS.Timeout | undefined} */
  let soon;
  let last = Promise.resolve();
  const rebuild = () => {
    // One after the other; Rust that does not compile is told and left for the next change.
    last = last.then(buildPageModules).catch((error) => console.error(error.message));
  };
  watch(path.join(root, 'src'), { recursive: true }, () => {
    clearTimeout(soon);
    soon = setTimeout(rebuild, 200);
  });
}

await command(import.meta.url, async () => {
  const options = process.argv.slice(2);
  const dev = options.includes('--dev');
  const unknown = options.find((option) => option !== '--dev');
  if (unknown !== undefined)
    throw new Failure(`${unknown} is not an option; --dev is the only one.`);

  await setup();
  await buildPageModules();
  if (dev) {
    rebuildOnChange();
    await runModule('vite/bin/vite.js', ['--port', String(firstPort), '--host', '127.0.0.1']);
    return;
  }
  await buildSite();
  const { url } = await serve({ port: firstPort });
  console.log(`Boxstep is served at ${url} until Ctrl-C stops it.`);
});
