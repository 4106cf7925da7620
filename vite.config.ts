import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { listingsPlugin } from './scripts/listings.mjs';
import { moduleFolder, pageModules } from './scripts/wasm.mjs';

/**
 * What the built page may load and do: its own files, and the pictures that a person opens (blob:).
 * WebAssembly is compiled in the worker alone, so the page needs no 'wasm-unsafe-eval'. A host that
 * can send headers should send this as one, which then covers the worker too.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  "img-src 'self' blob: data:",
  "style-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** The development server works with inline scripts and styles, so only the built page has it. */
function policyPlugin(): Plugin {
  return {
    name: 'boxstep-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy },
        injectTo: 'head-prepend',
      },
    ],
  };
}

export default defineConfig({
  // Relative, so that the site works from any sub-path.
  base: './',
  plugins: [listingsPlugin(), policyPlugin()],
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
    watch: { ignored: ['**/target/**', '**/dist/**', '**/pkg/**', '**/.cache/wasm-bindgen*/**'] },
  },
  build: {
    target: 'es2022',
    // The size gate reads there what a first visit loads.
    manifest: true,
    // A file inlined as data: would be refused by the policy, unless it is a picture.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
