import { readFileSync, writeFileSync } from 'node:fs';
import { shelf } from './drawing/shelf.mjs';
import { street } from './drawing/street.mjs';

/**
 * Writes the pictures of the scenes beside this file: `node www/scenes/make-pictures.mjs`. With
 * `--check` it writes nothing and fails if a file is not what would be written.
 */

const pictures = {
  'street-light.svg': street(false),
  'street-dark.svg': street(true),
  'shelf-light.svg': shelf(false),
  'shelf-dark.svg': shelf(true),
};

const check = process.argv.includes('--check');
for (const [name, text] of Object.entries(pictures)) {
  const file = new URL(name, import.meta.url);
  if (!check) writeFileSync(file, text);
  else if (readFileSync(file, 'utf8') !== text) {
    console.error(`${name} is not what make-pictures.mjs draws: run it and commit the file`);
    process.exitCode = 1;
  }
}
