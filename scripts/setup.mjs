// Gets everything that building and testing need. Does nothing, quickly, where all is there.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { ask, command, Failure, root, run } from './process.mjs';

const wasmTarget = 'wasm32-unknown-unknown';
const exe = process.platform === 'win32' ? '.exe' : '';
const bindgenFolder = path.join(root, '.cache', 'wasm-bindgen');

/**
 * A tool of wasm-bindgen's CLI.
 *
 * @param {'wasm-bindgen' | 'wasm-bindgen-test-runner'} name
 */
export function bindgenTool(name) {
  return path.join(bindgenFolder, 'bin', name + exe);
}

/** @param {string} words */
function tell(words) {
  console.log(`[setup] ${words}`);
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Failure(`Boxstep needs Node 20.19 or newer; this is ${process.versions.node}.`);
}

async function npmPackages() {
  const stamp = path.join(root, 'node_modules', '.boxstep-stamp');
  const lock = readFileSync(path.join(root, 'package-lock.json'));
  const wanted = createHash('sha256').update(lock).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  tell('Installing the npm packages of package-lock.json (downloads about 100 MB once)');
  const args = ['ci', '--no-audit', '--no-fund'];
  // Under `npm run`, that very npm; its .cmd wrapper on Windows starts only through a shell.
  const self = process.env.npm_execpath ?? '';
  if (self.endsWith('npm-cli.js')) await run(process.execPath, [self, ...args]);
  else await run('npm', args, { shell: exe !== '' });
  await writeFile(stamp, wanted);
}

async function rust() {
  // rustup's installer changes the PATH of shells that start later; this one may be older.
  const bin = path.join(process.env.CARGO_HOME ?? path.join(os.homedir(), '.cargo'), 'bin');
  process.env.PATH = `${process.env.PATH}${path.delimiter}${bin}`;

  // The first call of a Rust tool may make rustup install the pinned toolchain, which it tells.
  const where = ['--print', 'target-libdir', '--target', wasmTarget];
  const libraries = ask('rustc', where, 'show errors');
  if (libraries !== null && existsSync(libraries)) return;
  if (ask('rustup', ['--version']) === null) {
    throw new Failure(
      "Boxstep is built with Rust's toolchain manager rustup, which was not found: install it " +
        'with your package manager (for example `apt install rustup` or `brew install rustup`) ' +
        'or as the rustup project describes, then start again.',
    );
  }
  tell(`Installing the Rust target ${wasmTarget} for the toolchain of rust-toolchain.toml`);
  await run('rustup', ['target', 'add', wasmTarget]);
}

/** The exact version of wasm-bindgen that the engine is built with: its CLI must be the same. */
function bindgenVersion() {
  const lock = readFileSync(path.join(root, 'Cargo.lock'), 'utf8');
  const version = /name = "wasm-bindgen"\r?\nversion = "([^"]+)"/.exec(lock)?.[1];
  if (version === undefined) throw new Failure('Cargo.lock does not name wasm-bindgen.');
  return version;
}

async function bindgen() {
  const version = bindgenVersion();
  if (ask(bindgenTool('wasm-bindgen'), ['--version']) === `wasm-bindgen ${version}`) return;
  tell(`Building wasm-bindgen's command line ${version} from source (once, some minutes)`);
  // A folder of its own, kept until done, so that an interrupted build goes on where it was.
  const work = path.join(root, '.cache', 'wasm-bindgen-build');
  await run('cargo', [
    ...['install', 'wasm-bindgen-cli', '--version', `=${version}`, '--force'],
    ...['--root', bindgenFolder, '--target-dir', work],
  ]);
  await rm(work, { recursive: true, force: true });
}

/**
 * Does all the set-up.
 *
 * @returns {Promise<void>} rejected with a Failure that says in one sentence what is missing
 */
export async function setup() {
  checkNode();
  await npmPackages();
  await rust();
  await bindgen();
}

export { findChromium } from './chromium.mjs';

await command(import.meta.url, setup);
