// Builds the WebAssembly modules: Rust -> WebAssembly -> JavaScript and types -> optimised.
import { cp, rename } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { command, root, run, runModule } from './process.mjs';
import { bindgenTool, setup } from './setup.mjs';
import { refresh } from './stamp.mjs';

/**
 * The modules, each in `.cache/<name>`, and the features of the crate that they have: the page loads
 * the engine at once and another when its lab is first shown or the first file opened; the npm
 * library has all but what only a page needs.
 */
const modules = {
  engine: ['page', 'boxes'],
  family: ['page', 'family'],
  anchors: ['page', 'anchors'],
  pca: ['page', 'pca'],
  rotated: ['page', 'rotated'],
  ap: ['page', 'ap'],
  reader: ['formats'],
  library: ['boxes', 'family', 'rotated', 'anchors', 'pca', 'ap', 'formats'],
};

/** @typedef {keyof typeof modules} ModuleName */

/**
 * Where a module is put, from the project's root.
 *
 * @param {ModuleName} name
 */
export function moduleFolder(name) {
  return `.cache/${name}`;
}

/** What the modules are built from. */
const inputs = [
  ...['Cargo.toml', 'Cargo.lock', 'rust-toolchain.toml', '.cargo/config.toml'],
  ...['src', 'scripts/wasm.mjs'],
];

const files = ['boxstep.js', 'boxstep.d.ts', 'boxstep_bg.wasm'];

/** What rustc lets WebAssembly use by default, and SIMD, which .cargo/config.toml adds. */
const features = [
  ...['bulk-memory', 'multivalue', 'mutable-globals', 'nontrapping-float-to-int'],
  ...['reference-types', 'sign-ext', 'simd'],
];

/**
 * Builds modules whose sources have changed since they were last built.
 *
 * @param {...ModuleName} names
 */
export async function buildModules(...names) {
  for (const name of names) {
    const outputs = files.map((file) => `${moduleFolder(name)}/${file}`);
    await refresh({ stamp: `.cache/${name}.stamp`, inputs, outputs }, () => make(name));
  }
}

/** @type {readonly ModuleName[]} */
export const pageModules = ['engine', 'family', 'anchors', 'pca', 'rotated', 'ap', 'reader'];

/** The modules that the page is made of. */
export async function buildPageModules() {
  await buildModules(...pageModules);
}

/** @param {ModuleName} name */
async function make(name) {
  console.log(`[${name}] Compiling Rust to WebAssembly (the first time takes a minute or two)`);
  const target = 'wasm32-unknown-unknown';
  await run('cargo', [
    ...['build', '--release', '--lib', '--target', target],
    ...['--no-default-features', '--features', modules[name].join(',')],
  ]);

  const built = path.resolve(root, process.env.CARGO_TARGET_DIR ?? 'target', target, 'release');
  const work = path.join(root, '.cache', `${name}-build`);
  await run(bindgenTool('wasm-bindgen'), [
    ...['--target', 'web', '--out-name', 'boxstep', '--out-dir', work],
    path.join(built, 'boxstep.wasm'),
  ]);

  console.log(`[${name}] Optimising the WebAssembly`);
  const wasm = path.join(work, 'boxstep_bg.wasm');
  // rustc's own strip would also remove what wasm-bindgen reads, so names are stripped only here.
  await runModule('binaryen/bin/wasm-opt', [
    ...['-O3', '--strip-debug', '--strip-producers'],
    ...features.map((feature) => `--enable-${feature}`),
    ...[wasm, '-o', `${wasm}.optimised`],
  ]);
  await rename(`${wasm}.optimised`, wasm);
  // Only a finished module takes the place of the last one: a running `vite` watches that folder.
  await cp(work, path.join(root, moduleFolder(name)), { recursive: true });
}

await command(import.meta.url, async () => {
  await setup();
  await buildModules(...pageModules, 'library');
});
