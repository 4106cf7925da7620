import { effect, type ReadonlySignal, signal } from '@preact/signals';
import { shownTheme } from '../controls/theme';
import { sceneNamed } from '../scenes/gallery';
import type { App } from './app';

/** The picture under the boxes of the image on screen, once it is decoded. */
export function backdropOf(app: App): {
  readonly picture: ReadonlySignal<CanvasImageSource | null>;
  stop(): void;
} {
  const picture = signal<CanvasImageSource | null>(null);
  let newest = 0;
  const stop = effect(() => {
    const key = app.store.currentImage.value.picture;
    const theme = shownTheme();
    newest += 1;
    const mine = newest;
    loadBackdrop(app, key, theme).then((loaded) => {
      if (mine === newest) picture.value = loaded;
    });
  });
  return { picture, stop };
}

/** The picture under the boxes of an image; null for none, or one that cannot be decoded. */
export async function loadBackdrop(
  app: App,
  key: string | null,
  theme: 'light' | 'dark',
): Promise<CanvasImageSource | null> {
  if (key === null) return null;
  const scene = key.startsWith('scene:') ? sceneNamed(key.slice('scene:'.length)) : undefined;
  if (!scene?.picture) return app.pictures.bitmap(key);
  const image = new Image();
  image.src = scene.picture[theme];
  // A picture that cannot be loaded is no reason not to show the boxes.
  return image.decode().then(
    () => image,
    () => null,
  );
}
