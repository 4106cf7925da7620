// What a first visit loads, for the size gate in .size-limit.mjs.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { root } from './process.mjs';

/** @typedef {import('vite').Manifest} Manifest */

const picture = /\.(svg|png|jpe?g|webp|avif)$/;

/**
 * The files of dist/ without which the first lab cannot be used.
 *
 * Vite's manifest tells what the page itself loads, though not what the worker does: that is found
 * by its name in the worker's script. What is imported only by a later action (`import(...)`) is not
 * counted. Of several pictures the page shows one at a time: the largest is counted.
 *
 * @returns {string[]} paths from the project's root
 */
export function firstVisit() {
  /** @param {string} file */
  const text = (file) => readFileSync(path.join(root, 'dist', file), 'utf8');
  /** @type {Manifest} */
  const manifest = JSON.parse(text('.vite/manifest.json'));

  /** @type {Set<string>} */
  const files = new Set();
  /** @type {Set<string>} */
  const seen = new Set();
  /** @param {string} key */
  const add = (key) => {
    const chunk = manifest[key];
    if (chunk === undefined || seen.has(key)) return;
    seen.add(key);
    for (const file of [chunk.file, ...(chunk.css ?? []), ...(chunk.assets ?? [])]) files.add(file);
    for (const imported of chunk.imports ?? []) add(imported);
  };
  add('index.html');

  const chunks = new Set(Object.values(manifest).map((chunk) => chunk.file));
  const all = readdirSync(path.join(root, 'dist', 'assets')).map((name) => `assets/${name}`);
  // Grows while it is walked: a worker's script may import another.
  for (const file of files) {
    if (!file.endsWith('.js') || chunks.has(file)) continue;
    const worker = text(file).replace(/\bimport\(\s*["'`][^"'`]*["'`]\s*\)/g, '');
    for (const other of all) if (worker.includes(path.posix.basename(other))) files.add(other);
  }

  /** @param {string} file */
  const size = (file) => statSync(path.join(root, 'dist', file)).size;
  const pictures = [...files].filter((file) => picture.test(file));
  const largest = pictures.sort((a, b) => size(b) - size(a)).slice(0, 1);
  const rest = [...files].filter((file) => !picture.test(file));
  return ['index.html', ...rest, ...largest].map((file) => `dist/${file}`);
}
