// `npm run build`: the site in dist/ and the library in pkg/. `npm run build:single`: the page in one
// file, dist-single/boxstep.html, which the site has too.
import { cp } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { buildPackage } from './package.mjs';
import { command, Failure, root, runModule } from './process.mjs';
import { setup } from './setup.mjs';
import { singleFile } from './single.mjs';
import { refresh } from './stamp.mjs';
import { buildModules, moduleFolder, pageModules } from './wasm.mjs';

const inputs = [
  ...['index.html', 'www', 'public', 'src', ...pageModules.map(moduleFolder)],
  ...['vite.config.ts', 'vite.single.config.ts', 'scripts/listings.mjs', 'scripts/offline.mjs'],
  ...['scripts/policy.mjs', 'scripts/single.mjs', 'package-lock.json', 'tsconfig.json'],
];

/** The page in one file, from the project's root. */
export const builtSingle = `dist-single/${singleFile}`;

/** Makes the page in one file if anything it is made of has changed. Its modules must be built. */
export async function buildSingle() {
  await refresh({ stamp: '.cache/single.stamp', inputs, outputs: [builtSingle] }, async () => {
    console.log(`[single] Building ${builtSingle}`);
    const config = ['--config', 'vite.single.config.ts', '--mode', 'single'];
    await runModule('vite/bin/vite.js', ['build', ...config]);
  });
}

/** Builds the site if anything it is made of has changed. Its modules must have been built. */
export async function buildSite() {
  await buildSingle();
  const outputs = ['dist/index.html', `dist/${singleFile}`];
  await refresh({ stamp: '.cache/site.stamp', inputs, outputs }, async () => {
    console.log('[site] Building dist/');
    await runModule('vite/bin/vite.js', ['build']);
    // For whoever wants to take the page along; no visit loads it.
    await cp(path.join(root, builtSingle), path.join(root, 'dist', singleFile));
  });
}

await command(import.meta.url, async () => {
  const options = process.argv.slice(2);
  const single = options.includes('--single');
  const unknown = options.find((option) => option !== '--single');
  if (unknown !== undefined) {
    throw new Failure(`${unknown} is not an option; --single is the only one.`);
  }

  await setup();
  if (single) {
    await buildModules(...pageModules);
    await buildSingle();
    console.log(`The page in one file is ${builtSingle}.`);
    return;
  }
  await buildModules(...pageModules, 'library');
  await buildSite();
  await buildPackage();
  console.log('The site is in dist/, the library in pkg/.');
});
