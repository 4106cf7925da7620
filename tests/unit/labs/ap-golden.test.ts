/** Average precision of files as the page opens them, against what pycocotools and VOC's rules give. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { classNames, formatOf, initSync, parseBoxes, parseStream } from 'boxstep-reader';
import { describe, expect, it } from 'vitest';
import { fromRows } from '../../../www/document/boxes';
import type { Document } from '../../../www/document/document';
import { createDocumentStore } from '../../../www/document/store';
import { apLab } from '../../../www/labs/ap/index';
import type { ApLabOptions } from '../../../www/labs/ap/lab';
import { PRESETS } from '../../../www/labs/ap/presets';
import { openFiles } from '../../../www/opening/files';
import { fakePictures, readerOf } from '../opening/helpers';
import { openRun } from '../support/engine';

const here = (file: string) => fileURLToPath(new URL(`../../../${file}`, import.meta.url));

interface PerClass {
  readonly ap50_101: number;
  readonly ap_50_95: number;
  readonly ap50_11: number;
  readonly ap50_all: number;
  readonly ground_truths: number;
}

interface Golden {
  readonly coco_stats?: Readonly<Record<string, number>>;
  readonly per_class: Readonly<Record<string, PerClass | null>>;
  readonly boxes?: readonly { class: string; image: number; score: number | null; box: number[] }[];
}

const read = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as Golden;

/** The golden numbers were made with sides x2 − x1, and VOC's rules with ≥. */
const voc: ApLabOptions = { ...PRESETS.voc2010, extent: 'exclusive', class: null };
const coco: ApLabOptions = { ...PRESETS.coco, class: null };

/** What the page shows at the end: the mean, and average precision by class and threshold. */
function runOf({ images, classNames }: Document, options: ApLabOptions) {
  const [image] = images;
  if (!image) throw new Error('a document has an image');
  const input = { boxes: image.boxes, classNames, images, image };
  const engineOptions = apLab.engineOptions(input, options);
  const { boxes } = apLab.data?.(input, options) ?? {};
  if (!engineOptions || !boxes) throw new Error('there is nothing to run');
  const { corners, scores, classes } = boxes;
  const run = openRun<{ mean?: number; curves: { class: number; ap?: number; truths: number }[] }>({
    ...{ lab: 'ap', corners, scores, classes },
    options: engineOptions,
  });
  const { about } = run.info;
  run.free();
  return about;
}

function check(document: Document, golden: Golden): number {
  let checked = 0;
  const byClass = (options: ApLabOptions) => {
    const means = new Map<string, number>();
    const { curves } = runOf(document, options);
    document.classNames.forEach((name, index) => {
      const own = curves.flatMap((curve) => (curve.class === index ? (curve.ap ?? []) : []));
      if (own.length > 0) means.set(name, own.reduce((sum, ap) => sum + ap, 0) / own.length);
    });
    return means;
  };
  const found = {
    ap50_all: byClass(voc),
    ap50_11: byClass({ ...voc, interpolation: 'eleven-point' }),
    ap50_101: byClass({ ...coco, thresholds: 0.5 }),
    ap_50_95: byClass(coco),
  };
  for (const [name, expected] of Object.entries(golden.per_class)) {
    for (const key of ['ap50_all', 'ap50_11', 'ap50_101', 'ap_50_95'] as const) {
      if (expected === null) {
        expect(found[key].has(name), name).toBe(false);
        continue;
      }
      const value = found[key].get(name) ?? Number.NaN;
      expect(Math.abs(value - expected[key]), `${key} of ${name}`).toBeLessThanOrEqual(1e-9);
      checked += 1;
    }
  }
  return checked;
}

describe('average precision of Cartucho/mAP', () => {
  it('of three classes, as a document', () => {
    const golden = read(here('tests/golden/ap.json'));
    const rows = golden.boxes ?? [];
    const classNames = [...new Set(rows.map((row) => row.class))];
    const numbers = [...new Set(rows.map((row) => row.image))].sort((a, b) => a - b);
    let id = 0;
    const images = numbers.map((number, i) => ({
      ...{ id: i + 1, name: `${number}`, width: null, height: null, picture: null },
      boxes: fromRows(
        rows
          .filter((row) => row.image === number)
          .map(({ box: [x1 = 0, y1 = 0, x2 = 0, y2 = 0], score, class: name }) => {
            id += 1;
            return { id, x1, y1, x2, y2, score, classIndex: classNames.indexOf(name), angle: 0 };
          }),
      ),
    }));
    expect(check({ images, classNames }, golden)).toBe(12);
  });

  const folders = ['ground-truth', 'detection-results'].map((name) =>
    here(`../shared/fixtures/cartucho/${name}/`),
  );
  const file = here('../shared/golden/ap.json');
  const isThere = [...folders, file].every((path) => existsSync(path));
  if (!isThere) console.log(`skipped: there is no ${file} with its folders`);

  it.runIf(isThere)('of the two folders, opened together', async () => {
    initSync({ module: readFileSync(here('.cache/reader/boxstep_bg.wasm')) });
    const store = createDocumentStore({ images: [], classNames: [] }, { now: () => 0 });
    const files = folders.flatMap((folder) =>
      readdirSync(folder).map((name) => ({
        file: new File([readFileSync(folder + name)], name),
        path: `${basename(folder)}/${name}`,
      })),
    );
    const outcome = await openFiles(files, {
      read: readerOf({ parseBoxes, parseStream, formatOf, classNames }),
      store,
      pictures: fakePictures().pictures,
      signal: new AbortController().signal,
      onProgress: () => {},
      onQuestion: async () => null,
    });
    expect(outcome.imported).toEqual({ images: 85, boxes: 1180, pairs: 85 });
    const document = store.document.value;
    const golden = read(file);
    expect(check(document, golden)).toBeGreaterThan(80);
    const expectMean = (options: ApLabOptions, name: string) => {
      const apart =
        (runOf(document, options).mean ?? Number.NaN) - (golden.coco_stats?.[name] ?? 0);
      expect(Math.abs(apart), name).toBeLessThanOrEqual(1e-9);
    };
    expectMean(coco, 'AP');
    expectMean({ ...coco, thresholds: 0.5 }, 'AP50');
    expectMean({ ...coco, thresholds: 0.75 }, 'AP75');
    expectMean({ ...coco, area: 'small' }, 'AP_small');
    expectMean({ ...coco, area: 'medium' }, 'AP_medium');
    expectMean({ ...coco, area: 'large' }, 'AP_large');
  });
});
