import type { Boxes } from '../document/boxes';
import { fromRows } from '../document/boxes';
import type { Document } from '../document/document';
import { DIFFICULT } from '../document/flags';
import { sceneText } from '../scenes/gallery';
import type { Scene } from '../scenes/scene';

/** A scene as a document: one image, and one more for each other model. */
export function documentOfScene(scene: Scene): Document {
  const first = { name: scene.name ?? sceneText(scene.id).title, boxes: scene.boxes };
  let lastId = 0;
  const images = [first, ...(scene.others ?? [])].map(({ name, boxes }, index) => {
    const rows = boxes.map(([x1, y1, x2, y2, score, classIndex, degrees = 0], row) => {
      lastId += 1;
      const angle = (degrees * Math.PI) / 180;
      const flag = index === 0 && scene.difficult?.includes(row) ? { flag: DIFFICULT } : {};
      return { id: lastId, x1, y1, x2, y2, score, classIndex, angle, ...flag };
    });
    return {
      id: index + 1,
      name,
      width: scene.size?.[0] ?? null,
      height: scene.size?.[1] ?? null,
      picture: scene.picture ? `scene:${scene.id}` : null,
      boxes: fromRows(rows),
    };
  });
  return { images, classNames: scene.classNames };
}

/** The options a scene wants: the lab's defaults, its own on top, and its pair by id. */
export function sceneOptions(scene: Scene, boxes: Boxes, defaults: object): object {
  const [a, b] = (scene.pair ?? []).map((row) => boxes.ids[row] ?? null);
  const pair = a !== undefined && b !== undefined ? { a, b } : {};
  return { ...defaults, ...scene.options, ...pair };
}
