import { rowOf } from '../document/boxes';
import type { Editing } from '../document/editing';
import type { App } from './app';

/**
 * What the canvas edits: the document's boxes of the image on screen, those alone that are shown. So
 * a filter keeps what it hides from being clicked, chosen or deleted.
 */
export function shownEditing(app: App): Editing {
  const { store } = app;
  return {
    boxes: () => app.imageShown.value.boxes,
    selection: () => store.selection(),
    select: (ids) => store.select(ids),
    begin: (mergeKey) => store.begin(mergeKey),
    setCorners: (ids, corners) => store.setCorners(ids, corners),
    setAngles: (ids, angles) => store.setAngles(ids, angles),
    insert(corners) {
      const id = store.insert(corners);
      // Nobody draws a box in order not to see it.
      if (id >= 0 && rowOf(app.imageShown.peek().boxes, id) < 0) app.clearFilter();
      return id;
    },
    remove: (ids) => store.remove(ids),
    duplicate: (ids, dx, dy) => store.duplicate(ids, dx, dy),
    commit: () => store.commit(),
    cancel: () => store.cancel(),
  };
}
