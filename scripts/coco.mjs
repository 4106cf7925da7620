// `node scripts/coco.mjs [file]`: writes a file as large and as full as COCO's training annotations
// of 2017, for measuring: 118,287 images, 860,001 boxes, about 448 MB, most of it polygons. Seeded:
// every run writes the same bytes.
import { open, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { random } from './crowd.mjs';
import { command } from './process.mjs';

export const IMAGES = 118_287;
export const BOXES = 860_001;

/** Of COCO's 80 classes, whose ids have gaps, the last is 90. */
const CLASSES = Array.from({ length: 80 }, (_, at) => 1 + Math.floor((at * 90) / 80));
/** Every so many annotations one is a crowd, with a mask instead of a polygon. */
const CROWD_EVERY = 85;
/** Written at once, in bytes. */
const CHUNK = 4 << 20;

/** Where the file is put unless another place is given. */
export const defaultPlace = path.join(tmpdir(), 'boxstep-coco.json');

/** @param {() => number} next */
function* pieces(next) {
  const below = (/** @type {number} */ limit) => Math.floor(next() * limit);
  yield '{"info": {"description": "Made by Boxstep for measuring", "version": "1.0", "year": 2017},';
  yield ' "licenses": [{"url": "about:blank", "id": 1, "name": "none"}], "images": [';
  for (let at = 0; at < IMAGES; at += 1) {
    const name = `${String(imageId(at)).padStart(12, '0')}.jpg`;
    yield `${at > 0 ? ', ' : ''}{"license": ${1 + below(8)}, "file_name": "${name}", ` +
      `"coco_url": "http://images.example/train2017/${name}", "height": 480, "width": 640, ` +
      `"date_captured": "2013-11-${10 + below(20)} ${10 + below(14)}:${10 + below(50)}:01", ` +
      `"flickr_url": "http://farm${below(10)}.example/${1000 + below(9000)}/${below(1e9)}_z.jpg", ` +
      `"id": ${imageId(at)}}`;
  }
  yield '], "annotations": [';
  for (let at = 0; at < BOXES; at += 1) {
    const [w, h] = [1 + next() * 300, 1 + next() * 200];
    const [x, y] = [next() * (640 - w), next() * (480 - h)];
    const crowd = at % CROWD_EVERY === CROWD_EVERY - 1;
    const mask = crowd ? runs(below) : polygon(next, x, y, w, h);
    yield `${at > 0 ? ', ' : ''}{"segmentation": ${mask}, "area": ${((w * h) / 2).toFixed(4)}, ` +
      `"iscrowd": ${crowd ? 1 : 0}, "image_id": ${imageId(below(IMAGES))}, ` +
      `"bbox": [${[x, y, w, h].map((value) => value.toFixed(2)).join(', ')}], ` +
      `"category_id": ${CLASSES[below(CLASSES.length)]}, "id": ${1000 + at}}`;
  }
  yield '], "categories": [';
  yield CLASSES.map(
    (id, at) => `{"supercategory": "thing", "id": ${id}, "name": "class ${at}"}`,
  ).join(', ');
  yield ']}\n';
}

/** Ids are sparse and in no order. @param {number} at */
function imageId(at) {
  return (at * 397_204_091) % 581_929;
}

/**
 * @param {() => number} next
 * @param {number} x
 * @param {number} y
 * @param {number} w
 * @param {number} h
 */
function polygon(next, x, y, w, h) {
  const corners = 4 + Math.floor(next() ** 2 * 52);
  /** @type {string[]} */
  const numbers = [];
  for (let at = 0; at < corners; at += 1) {
    const angle = (2 * Math.PI * at) / corners;
    numbers.push((x + (w / 2) * (1 + Math.cos(angle))).toFixed(2));
    numbers.push((y + (h / 2) * (1 + Math.sin(angle))).toFixed(2));
  }
  return `[[${numbers.join(', ')}]]`;
}

/** @param {(limit: number) => number} below */
function runs(below) {
  const counts = Array.from({ length: 200 }, () => below(900));
  return `{"counts": [${counts.join(', ')}], "size": [480, 640]}`;
}

/**
 * Writes the file and says how many bytes it has.
 *
 * @param {string} place
 */
export async function writeCoco(place) {
  const file = await open(place, 'w');
  try {
    let text = '';
    for (const piece of pieces(random(2017))) {
      text += piece;
      if (text.length < CHUNK) continue;
      await file.write(text);
      text = '';
    }
    await file.write(text);
  } finally {
    await file.close();
  }
  return (await stat(place)).size;
}

await command(import.meta.url, async () => {
  const place = process.argv[2] ?? defaultPlace;
  const bytes = await writeCoco(place);
  console.log(`${place}: ${IMAGES} images, ${BOXES} boxes, ${(bytes / 1e6).toFixed(0)} MB`);
});
