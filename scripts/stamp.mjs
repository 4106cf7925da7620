// Whether a built thing is older than what it is built from, told by content and not by clock.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { root } from './process.mjs';

/**
 * All files of a folder, or the file itself, sorted; nothing if there is none.
 *
 * @param {string} name path from the project's root
 * @returns {string[]} paths from the project's root
 */
export function filesOf(name) {
  const full = path.join(root, name);
  if (!existsSync(full)) return [];
  if (statSync(full).isFile()) return [name];
  return readdirSync(full, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .sort();
}

/**
 * A fingerprint of files' names and contents.
 *
 * @param {readonly string[]} names files and folders, from the project's root
 */
export function fingerprint(names) {
  const hash = createHash('sha256');
  for (const file of names.flatMap(filesOf)) {
    const bytes = readFileSync(path.join(root, file));
    hash.update(`${file}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}

/**
 * Makes `outputs` unless they were last made from these very inputs.
 *
 * @param {{ stamp: string, inputs: readonly string[], outputs: readonly string[] }} product
 *   paths from the project's root; `stamp` is the file that remembers the inputs
 * @param {() => Promise<void>} make
 */
export async function refresh({ stamp, inputs, outputs }, make) {
  const file = path.join(root, stamp);
  const current = fingerprint(inputs);
  const made = outputs.every((output) => existsSync(path.join(root, output)));
  if (made && existsSync(file) && readFileSync(file, 'utf8') === current) return;
  // Removed first: whatever is left behind by an interrupted run must not pass for finished.
  await rm(file, { force: true });
  await make();
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, current);
}
