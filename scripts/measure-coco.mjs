// `node scripts/measure-coco.mjs [file]`: reads a file as large as COCO's training annotations (made
// by scripts/coco.mjs unless it is there) as the worker of the page does, slice by slice, and beside
// it with `JSON.parse`. It prints and never fails for a figure: machines differ.
import { closeSync, existsSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { BOXES, defaultPlace, IMAGES, writeCoco } from './coco.mjs';
import { command, Failure, root } from './process.mjs';
import { setup } from './setup.mjs';
import { buildModules, moduleFolder } from './wasm.mjs';

const MEBI = 2 ** 20;

/** @template T @param {() => T} work */
function timed(work) {
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  const result = work();
  const { user, system } = process.cpuUsage(cpu);
  return { result, ms: performance.now() - start, cpuMs: (user + system) / 1000 };
}

/** @param {string} place */
async function byReader(place) {
  const folder = path.join(root, moduleFolder('reader'));
  const reader = await import(path.join(folder, 'boxstep.js'));
  const { memory } = reader.initSync({
    module: readFileSync(path.join(folder, 'boxstep_bg.wasm')),
  });
  const file = openSync(place, 'r');
  const slice = new Uint8Array(4 * MEBI);
  try {
    const { result, ...time } = timed(() =>
      reader.parseStream((/** @type {number} */ length) => {
        const read = readSync(file, slice, 0, Math.min(length, slice.length), null);
        return slice.subarray(0, read);
      }, place),
    );
    if (result.classes.length !== BOXES || result.imageNames.length !== IMAGES) {
      throw new Failure(`${place} is not the file that scripts/coco.mjs makes. Delete it.`);
    }
    return { ...time, memory: memory.buffer.byteLength };
  } finally {
    closeSync(file);
  }
}

/** @param {string} place */
function byJsonParse(place) {
  const before = process.memoryUsage().heapUsed;
  const { result, ...time } = timed(() => JSON.parse(readFileSync(place, 'utf8')));
  const memory = process.memoryUsage().heapUsed - before;
  if (result.annotations.length !== BOXES) throw new Failure(`${place} is not what it should be.`);
  return { ...time, memory };
}

await command(import.meta.url, async () => {
  const place = process.argv[2] ?? defaultPlace;
  await setup();
  await buildModules('reader');
  if (!existsSync(place)) {
    console.log(`Writing ${place}`);
    await writeCoco(place);
  }
  const bytes = statSync(place).size;
  const rows = {
    'parseStream, in slices': await byReader(place),
    'JSON.parse': byJsonParse(place),
  };
  console.log(`${(bytes / 1e6).toFixed(0)} MB, ${IMAGES} images, ${BOXES} boxes`);
  console.table(
    Object.entries(rows).map(([how, { ms, cpuMs, memory }]) => ({
      how,
      ms: Math.round(ms),
      'ms of processor': Math.round(cpuMs),
      'MB/s': Math.round(bytes / 1e3 / ms),
      'MiB at the end': Math.round(memory / MEBI),
    })),
  );
});
