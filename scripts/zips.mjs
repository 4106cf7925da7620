// Makes archives of data sets to measure with: node scripts/zips.mjs <yolo|voc> <file> [images]
import { createWriteStream } from 'node:fs';
import process from 'node:process';
import { finished } from 'node:stream/promises';
import { Zip, ZipDeflate } from 'fflate';
import { random as randomFrom } from './crowd.mjs';
import { command } from './process.mjs';

const CLASSES = ['person', 'bicycle', 'car', 'dog', 'traffic light', 'bottle', 'chair', 'book'];
const [WIDTH, HEIGHT] = [640, 480];

/** @param {() => number} random */
function boxes(random) {
  return Array.from({ length: 1 + Math.floor(12 * random()) }, () => {
    const [w, h] = [0.02 + 0.3 * random(), 0.02 + 0.3 * random()];
    const [x, y] = [random() * (1 - w), random() * (1 - h)];
    return { index: Math.floor(CLASSES.length * random()), x, y, w, h };
  });
}

const number = (/** @type {number} */ value) => value.toFixed(6);

/** @param {ReturnType<typeof boxes>} all */
const yoloOf = (all) =>
  all
    .map(({ index, x, y, w, h }) => [index, ...[x + w / 2, y + h / 2, w, h].map(number)].join(' '))
    .join('\n');

/** @param {ReturnType<typeof boxes>} all @param {string} name */
function vocOf(all, name) {
  const objects = all.map(({ index, x, y, w, h }) => {
    const corner = {
      xmin: x * WIDTH,
      ymin: y * HEIGHT,
      xmax: (x + w) * WIDTH,
      ymax: (y + h) * HEIGHT,
    };
    const sides = Object.entries(corner).map(
      ([side, at]) => `<${side}>${Math.round(at)}</${side}>`,
    );
    return `  <object><name>${CLASSES[index]}</name><difficult>0</difficult><bndbox>${sides.join('')}</bndbox></object>`;
  });
  const size = `<size><width>${WIDTH}</width><height>${HEIGHT}</height><depth>3</depth></size>`;
  return `<annotation>\n  <filename>${name}.jpg</filename>\n  ${size}\n${objects.join('\n')}\n</annotation>\n`;
}

/**
 * Writes an archive of so many label files; of YOLO with its names of classes.
 *
 * @param {'yolo' | 'voc'} format
 * @param {string} file
 * @param {number} images
 */
export async function makeZip(format, file, images = 20_000) {
  const random = randomFrom(1);
  const out = createWriteStream(file);
  const zip = new Zip((error, data, final) => {
    if (error) out.destroy(error);
    else out.write(data);
    if (final) out.end();
  });
  /** @param {string} name @param {string} text */
  const add = (name, text) => {
    const entry = new ZipDeflate(name, { level: 6 });
    // The same bytes whenever it is made.
    entry.mtime = '2024-01-01T12:00:00';
    zip.add(entry);
    entry.push(new TextEncoder().encode(text), true);
  };
  if (format === 'yolo') add('set/labels/classes.txt', `${CLASSES.join('\n')}\n`);
  for (let i = 0; i < images; i++) {
    const name = String(i).padStart(6, '0');
    const all = boxes(random);
    if (format === 'yolo') add(`set/labels/${name}.txt`, yoloOf(all));
    else add(`set/Annotations/${name}.xml`, vocOf(all, name));
    // Now and then what is written goes to the disk.
    if (i % 500 === 0) await new Promise((resolve) => setTimeout(resolve));
  }
  zip.end();
  await finished(out);
}

await command(import.meta.url, async () => {
  const [format, file, images] = process.argv.slice(2);
  if ((format !== 'yolo' && format !== 'voc') || !file) {
    throw new Error('node scripts/zips.mjs <yolo|voc> <file> [images]');
  }
  await makeZip(format, file, Number(images ?? 20_000));
});
