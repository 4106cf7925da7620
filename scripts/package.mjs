// The library: the npm package `boxstep` in pkg/, made of the engine's functions without the page's.
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Failure, root } from './process.mjs';
import { moduleFolder } from './wasm.mjs';

/** What the library offers; the page uses more of the engine, and may change that at any time. */
const functions = [
  'iou',
  'iouMatrix',
  'nms',
  'softNms',
  'adaptiveNms',
  'offsetNms',
  'fastNms',
  'clusterNms',
  'matrixNms',
  'fuseBoxes',
  'averagePrecision',
  'rotatedIou',
  'rotatedNms',
  'anchors',
  'pca',
  'parseBoxes',
  'classNames',
  'writeBoxes',
];

/** What the errors that they throw carry, which no signature names. */
const thrown = ['Problem', 'ParseError', 'WriteProblem'];

const names = functions.join(', ');

const header = '// Made by scripts/package.mjs.\n';

/** In a page or a worker the WebAssembly is fetched: one call of the default export says when. */
const indexJs = `${header}import load from './boxstep.js';

export { ${names} } from './boxstep.js';

export default async function init(source) {
  await load(source === undefined ? undefined : { module_or_path: source });
}
`;

/** In Node it is read from the disk, so that the functions work without waiting. */
const nodeJs = `${header}import { readFileSync } from 'node:fs';
import { initSync } from './boxstep.js';

initSync({ module: readFileSync(new URL('./boxstep_bg.wasm', import.meta.url)) });

export { ${names} } from './boxstep.js';

export default async function init() {}
`;

const initDts = `/**
 * Loads the engine. In a page or a worker, wait for it once before the first call of a function; in
 * Node the engine is there from the import on, and this does nothing.
 *
 * @param source where the WebAssembly is, if not beside this module: its address, a response that
 * carries it, its bytes, or the compiled module
 */
export default function init(
  source?: string | URL | Request | Response | BufferSource | WebAssembly.Module,
): Promise<void>;`;

/**
 * The library's functions, the types that they take, give and throw, and those that these are made
 * of, with their documentation.
 *
 * @param {string} engineDts the engine's boxstep.d.ts
 * @returns {string}
 */
function libraryDts(engineDts) {
  /** @type {Map<string, string>} */
  const declarations = new Map();
  for (const declaration of engineDts.split(/\n{2,}(?=\/\*\*|export )/)) {
    const name = /^export (?:function|interface|type) (\w+)/m.exec(declaration)?.[1];
    if (name !== undefined) declarations.set(name, declaration.trim());
  }
  const needed = new Set([...functions, ...thrown]);
  /** @type {string[]} */
  const taken = [];
  // Grows while it is walked: a type found is looked into in its turn.
  for (const name of needed) {
    const declaration = declarations.get(name);
    if (declaration === undefined) {
      throw new Failure(`The engine does not export ${name}, which scripts/package.mjs names.`);
    }
    taken.push(declaration);
    for (const [word] of declaration.replace(/\/\*.*?\*\//gs, '').matchAll(/\b[A-Z]\w*/g)) {
      if (declarations.has(word)) needed.add(word);
    }
  }
  return [header.trim(), initDts, ...taken].join('\n\n');
}

/**
 * @param {RegExp} pattern with the value as its first group
 * @param {string} toml
 */
function field(pattern, toml) {
  const value = pattern.exec(toml)?.[1];
  if (value === undefined) throw new Failure(`Cargo.toml has nothing like ${pattern}.`);
  return value;
}

/** Writes pkg/. The library's module must have been built. */
export async function buildPackage() {
  const engine = path.join(root, moduleFolder('library'));
  const declarations = libraryDts(await readFile(path.join(engine, 'boxstep.d.ts'), 'utf8'));
  const toml = await readFile(path.join(root, 'Cargo.toml'), 'utf8');
  const manifest = {
    name: 'boxstep',
    version: field(/^version = "(.+)"$/m, toml),
    description: field(/^description = "(.+)"$/m, toml),
    license: field(/^license = "(.+)"$/m, toml),
    type: 'module',
    // Whoever bundles for Node must not drop the loading of the WebAssembly.
    sideEffects: ['./node.js'],
    engines: { node: '>=20' },
    types: './index.d.ts',
    exports: {
      '.': { types: './index.d.ts', node: './node.js', default: './index.js' },
      // For whoever serves the WebAssembly from a place of their own.
      './boxstep_bg.wasm': './boxstep_bg.wasm',
    },
    files: ['*.js', '*.d.ts', '*.wasm'],
  };

  const folder = path.join(root, 'pkg');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  for (const file of ['boxstep.js', 'boxstep_bg.wasm']) {
    await copyFile(path.join(engine, file), path.join(folder, file));
  }
  for (const file of await readdir(root)) {
    if (/^(README\.md|LICEN[CS]E.*)$/.test(file)) {
      await copyFile(path.join(root, file), path.join(folder, file));
    }
  }
  await writeFile(path.join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  await writeFile(path.join(folder, 'index.js'), indexJs);
  await writeFile(path.join(folder, 'node.js'), nodeJs);
  await writeFile(path.join(folder, 'index.d.ts'), `${declarations}\n`);
}
