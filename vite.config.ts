import { fileURLToPath } from 'node:url';
import { defineConfig, mergeConfig, type Plugin } from 'vite';
import { listingsPlugin } from './scripts/listings.mjs';
import { offlinePlugin } from './scripts/offline.mjs';
import { sitePolicy } from './scripts/policy.mjs';
import { moduleFolder, pageModules } from './scripts/wasm.mjs';

/** The development server works with inline scripts and styles, so only the built page has it. */
function policyPlugin(): Plugin {
  return {
    name: 'boxstep-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: sitePolicy },
        injectTo: 'head-prepend',
      },
    ],
  };
}

/** What the site, the page in one file, the development server and the unit tests have in common. */
export const shared = defineConfig({
  // Relative, so that the site works from any sub-path.
  base: './',
  plugins: [listingsPlugin()],
  resolve: {
    alias: {
      // The modules that the page is made of, and the library as Node gets it, for the tests.
      ...Object.fromEntries(
        pageModules.map((name) => [
          `boxstep-${name}`,
          fileURLToPath(new URL(`${moduleFolder(name)}/boxstep.js`, import.meta.url)),
        ]),
      ),
      boxstep: fileURLToPath(new URL('pkg/node.js', import.meta.url)),
    },
  },
  worker: { format: 'es' },
  server: {
    watch: { ignored: ['**/target/**', '**/dist*/**', '**/pkg/**', '**/.cache/wasm-bindgen*/**'] },
  },
  build: { target: 'es2022', modulePreload: { polyfill: false } },
});

export default mergeConfig(
  shared,
  defineConfig({
    plugins: [policyPlugin(), offlinePlugin()],
    build: {
      // The size gate reads there what a first visit loads.
      manifest: true,
      // A file inlined as data: would be refused by the policy, unless it is a picture.
      assetsInlineLimit: 0,
    },
  }),
);
