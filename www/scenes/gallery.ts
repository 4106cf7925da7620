import { signal } from '@preact/signals';
import { say } from '../text/text';
import { pictured } from './pictured';
import type { Scene, SceneId, SceneText } from './scene';
import { picturedTexts } from './text-pictured';

interface Gallery {
  readonly scenes: readonly Scene[];
  readonly texts: Readonly<Record<'en' | 'zh', Readonly<Record<SceneId, SceneText>>>>;
}

const loaded = signal<Gallery | null>(null);

/** All prepared scenes in their order; null until they are fetched. */
export function galleryScenes(): readonly Scene[] | null {
  return loaded.value?.scenes ?? null;
}

/** Fetches the scenes that a first visit does not show. Rejects if they cannot be fetched. */
export async function loadGallery(): Promise<void> {
  if (loaded.peek()) return;
  const [{ scenes }, { sceneTexts }] = await Promise.all([import('./scenes'), import('./text')]);
  loaded.value = { scenes, texts: sceneTexts };
}

/** A scene that was shown, and so is there. */
export function sceneNamed(id: string): Scene | undefined {
  return [...pictured, ...(loaded.peek()?.scenes ?? [])].find((scene) => scene.id === id);
}

/** What is said of a scene that is shown, and so is there. */
export function sceneText(id: SceneId): SceneText {
  const first: Partial<Record<SceneId, SceneText>> = say(picturedTexts);
  const all = loaded.value;
  const found = first[id] ?? (all && say(all.texts)[id]);
  if (!found) throw new Error(`the scene ${id} is not fetched yet`);
  return found;
}
