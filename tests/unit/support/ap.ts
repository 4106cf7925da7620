import { apLab } from '../../../www/labs/ap/index';
import { type ApFrame, type ApLabOptions, AREAS, type AreaName } from '../../../www/labs/ap/lab';
import type { LabInput } from '../../../www/labs/lab';
import { apCases } from '../../../www/scenes/cases-ap';
import { loadGallery } from '../../../www/scenes/gallery';
import type { Scene, SceneBox } from '../../../www/scenes/scene';
import { documentOfScene } from '../../../www/shell/scene-document';
import { boxesOf, randomBoxes } from './boxes';
import { framesOf } from './engine';
import { Random } from './random';
import type { Case } from './timelines';

// What a scene is called is fetched with the gallery.
await loadGallery();

const CLASSES = ['person', 'bicycle', 'dog'];

/** What a lab runs on: these images, of which each has boxes and the flags of some. */
export function imagesInput(
  images: readonly { readonly rows: readonly SceneBox[]; readonly flags?: readonly number[] }[],
  classNames: readonly string[] = CLASSES,
): LabInput {
  let before = 0;
  const entries = images.map(({ rows, flags }, i) => {
    const boxes = boxesOf(rows);
    // Ids are unique in a document.
    const ids = boxes.ids.map((id) => id + 1000 * before);
    before += 1;
    return {
      ...{ id: i + 1, name: `image ${i + 1}`, width: null, height: null, picture: null },
      boxes: { ...boxes, ids, ...(flags && { flags: Uint32Array.from(flags) }) },
    };
  });
  const [image] = entries;
  if (!image) throw new Error('a document has an image');
  return { boxes: image.boxes, classNames, images: entries, image };
}

export function sceneCase(scene: Scene, patch: Partial<ApLabOptions> = {}): Case<ApLabOptions> {
  const { images, classNames } = documentOfScene(scene);
  const [image] = images;
  if (!image) throw new Error('a scene has an image');
  return {
    name: scene.id,
    input: { boxes: image.boxes, classNames, images, image },
    options: { ...apLab.defaults, ...(scene.options as Partial<ApLabOptions>), ...patch },
  };
}

export function apFrames({ input, options }: Case<ApLabOptions>): ApFrame[] {
  return framesOf(apLab, input, options) as ApFrame[];
}

export function randomOptions(random: Random): ApLabOptions {
  const coco = random.chance(0.5);
  return {
    matching: coco ? 'coco' : 'voc',
    interpolation: random.pick(['eleven-point', 'all-point', 'all-point', 'hundred-and-one-point']),
    thresholds: random.pick([0.5, 0.5, 0.25, 0.25, 0.05, 0.05, 1, 'coco']),
    boundary: random.pick(['greater', 'greater-or-equal']),
    extent: random.pick(['exclusive', 'inclusive']),
    maxDetections: coco && random.chance(0.4) ? random.int(1, 4) : null,
    area: coco ? random.pick(Object.keys(AREAS) as [AreaName, ...AreaName[]]) : 'all',
    class: random.chance(0.2) ? random.int(0, 2) : null,
  };
}

type Six = [number, number, number, number, number, number];

/** A document of up to three images whose boxes are truths, some flagged, as often as detections. */
export function randomInput(random: Random): LabInput {
  const image = () => {
    // Large ones, so that there are some of every range of areas.
    const scale = random.pick([1, 1, 6, 20]);
    const rows = randomBoxes(random, 7).flatMap((box): SceneBox[] => {
      const [x1, y1, x2, y2, score, classIndex] = box.map((value) => value ?? 0) as Six;
      const corners = [x1 * scale, y1 * scale, x2 * scale, y2 * scale] as const;
      if (random.chance(0.3)) return [[...corners, score, classIndex]];
      // A ground truth, and detections of it that are more or less where it is.
      const found = Array.from({ length: random.int(0, 2) }, (): SceneBox => {
        const [dx, dy] = [random.int(-2, 2) * scale, random.int(-1, 1) * scale];
        const [left, top, right, bottom] = corners;
        return [left + dx, top + dy, right + dx, bottom + dy, random.int(0, 12) / 12, classIndex];
      });
      return [[...corners, null, classIndex], ...found];
    });
    return { rows, flags: rows.map(() => (random.chance(0.8) ? 0 : random.int(1, 2))) };
  };
  return imagesInput(Array.from({ length: random.int(1, 3) }, image));
}

/** The teaching cases by both rules, and documents and options at random. */
export function apTimelines(random = new Random(23)): Case<ApLabOptions>[] {
  const teaching = apCases.flatMap((scene) => [
    sceneCase(scene),
    sceneCase(scene, { matching: 'coco', interpolation: 'eleven-point' }),
  ]);
  const others = Array.from({ length: 50 }, (_, i) => ({
    name: `at random, ${i}`,
    input: randomInput(random),
    options: randomOptions(random),
  }));
  return [...teaching, ...others];
}
