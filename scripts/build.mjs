// `npm run build`: the site in dist/ and the library in pkg/.
import { buildPackage } from './package.mjs';
import { command, runModule } from './process.mjs';
import { setup } from './setup.mjs';
import { refresh } from './stamp.mjs';
import { buildModules, moduleFolder, pageModules } from './wasm.mjs';

/** Builds the site if anything it is made of has changed. Its modules must have been built. */
export async function buildSite() {
  const inputs = [
    ...['index.html', 'www', 'public', 'src', ...pageModules.map(moduleFolder)],
    ...['vite.config.ts', 'scripts/listings.mjs', 'package-lock.json', 'tsconfig.json'],
  ];
  await refresh({ stamp: '.cache/site.stamp', inputs, outputs: ['dist/index.html'] }, async () => {
    console.log('[site] Building dist/');
    await runModule('vite/bin/vite.js', ['build']);
  });
}

await command(import.meta.url, async () => {
  await setup();
  await buildModules(...pageModules, 'library');
  await buildSite();
  await buildPackage();
  console.log('The site is in dist/, the library in pkg/.');
});
