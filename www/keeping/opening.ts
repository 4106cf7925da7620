import type { Document } from '../document/document';
import type { App } from '../shell/app';
import { language } from '../text/text';
import { type LinkProblem, type LinkState, openLink, type SceneLink } from './link';
import { tell, wordsOf } from './notices';
import {
  fetchScene,
  optionsOf,
  scenePictures,
  show,
  showScene,
  untouchedScene,
  viewOf,
} from './page';
import { Invalid } from './read';

/** All of the page that a link holds. */
export function linkState(app: App): LinkState {
  const document = app.store.document.peek();
  return {
    ...viewOf(app, 'present'),
    language: language.peek(),
    pictures: scenePictures(document),
    document,
  };
}

/** The short link to a prepared scene, while the page shows one as it is prepared; else null. */
export function sceneLink(app: App): SceneLink | null {
  const scene = untouchedScene(app);
  if (!scene || scene.lab !== app.labId.peek()) return null;
  const { options, place, selection, camera, board, filter } = viewOf(app, 'present');
  const isAsPrepared =
    selection.length === 0 &&
    camera === null &&
    board === null &&
    filter === null &&
    equalOptions({ ...app.lab.peek().defaults, ...optionsOf(scene) }, options[scene.lab]);
  return isAsPrepared ? { scene: scene.id, place, language: language.peek() } : null;
}

/** Whether two sets of options, of plain values and lists, are the same. */
function equalOptions(a: object, b: object = {}): boolean {
  const named = (options: object) => JSON.stringify(Object.entries(options).sort());
  return named(a) === named(b);
}

/**
 * Opens a link that came in the address; whether that changed the page. What is wrong with it is
 * told, and the page stays as it was.
 */
export async function openHash(app: App, hash: string): Promise<boolean> {
  const opened = await openLink(hash, app.store.freshIds);
  if (!opened) return false;
  try {
    if (opened.kind === 'state') {
      const { state } = opened;
      await show(app, { document: withPictures(state), view: state });
      language.value = state.language;
      return true;
    }
    if (opened.kind === 'scene') {
      await openSceneLink(app, opened.link);
      return true;
    }
    tellProblem(app, opened.problem);
  } catch (error) {
    if (error instanceof Invalid) tellProblem(app, { kind: 'invalid', where: error.where });
    else tell(app, { text: wordsOf((words) => words.linkUnfetched), isProblem: true, actions: [] });
  }
  return false;
}

async function openSceneLink(app: App, link: SceneLink): Promise<void> {
  const scene = await fetchScene(link.scene);
  // A scene is named after itself in the language of the page.
  if (link.language) language.value = link.language;
  await showScene(app, scene, { place: link.place });
}

function withPictures({ document, pictures }: LinkState): Document {
  const sceneOf = new Map(pictures.map(({ image, scene }) => [image, scene]));
  const images = document.images.map((image, i) => {
    const scene = sceneOf.get(i);
    return scene === undefined ? image : { ...image, picture: `scene:${scene}` };
  });
  return { ...document, images };
}

function tellProblem(app: App, problem: LinkProblem): void {
  tell(app, { text: wordsOf((words) => words.link(problem)), isProblem: true, actions: [] });
}
