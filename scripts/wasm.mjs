// Builds the engine: Rust -> WebAssembly -> its JavaScript and types -> optimised, in .cache/engine.
import { cp, rename } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { command, root, run, runModule } from './process.mjs';
import { bindgenTool, setup } from './setup.mjs';
import { refresh } from './stamp.mjs';

/** Where the engine is put, from the project's root. */
export const engineFolder = '.cache/engine';

/** What the engine is built from. */
export const engineInputs = [
  ...['Cargo.toml', 'Cargo.lock', 'rust-toolchain.toml', '.cargo/config.toml'],
  ...['src', 'scripts/wasm.mjs'],
];

/** The engine's files, from the project's root. */
export const engineOutputs = ['boxstep.js', 'boxstep.d.ts', 'boxstep_bg.wasm'].map(
  (name) => `${engineFolder}/${name}`,
);

/** What rustc lets WebAssembly use by default, and SIMD, which .cargo/config.toml adds. */
const features = [
  ...['bulk-memory', 'multivalue', 'mutable-globals', 'nontrapping-float-to-int'],
  ...['reference-types', 'sign-ext', 'simd'],
];

/** Builds the engine if its sources have changed since it was last built. */
export async function buildEngine() {
  await refresh(
    { stamp: '.cache/engine.stamp', inputs: engineInputs, outputs: engineOutputs },
    make,
  );
}

async function make() {
  console.log('[engine] Compiling Rust to WebAssembly (the first time takes a minute or two)');
  const target = 'wasm32-unknown-unknown';
  await run('cargo', ['build', '--release', '--lib', '--target', target]);

  const built = path.resolve(root, process.env.CARGO_TARGET_DIR ?? 'target', target, 'release');
  const work = path.join(root, '.cache', 'engine-build');
  await run(bindgenTool('wasm-bindgen'), [
    ...['--target', 'web', '--out-name', 'boxstep', '--out-dir', work],
    path.join(built, 'boxstep.wasm'),
  ]);

  console.log('[engine] Optimising the WebAssembly');
  const wasm = path.join(work, 'boxstep_bg.wasm');
  // rustc's own strip would also remove what wasm-bindgen reads, so names are stripped only here.
  await runModule('binaryen/bin/wasm-opt', [
    ...['-O3', '--strip-debug', '--strip-producers'],
    ...features.map((feature) => `--enable-${feature}`),
    ...[wasm, '-o', `${wasm}.optimised`],
  ]);
  await rename(`${wasm}.optimised`, wasm);
  // Only a finished engine takes the place of the last one: a running `vite` watches that folder.
  await cp(work, path.join(root, engineFolder), { recursive: true });
}

await command(import.meta.url, async () => {
  await setup();
  await buildEngine();
});
