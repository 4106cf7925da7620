import { IconButton } from '../controls/controls';
import { NextIcon, PreviousIcon } from '../controls/icons';
import { imageIndex } from '../document/document';
import { count } from '../text/numbers';
import { say } from '../text/text';
import type { App } from './app';
import { shellText } from './text';

/** Which image is on screen, when there are several. */
export function Images({ app }: { app: App }) {
  const words = say(shellText);
  const { store } = app;
  const { images } = store.document.value;
  if (images.length < 2) return null;
  const at = imageIndex(store.document.value, store.currentImageId.value);
  const show = (index: number) => {
    const image = images[index];
    if (image) app.showImage(image.id);
  };
  return (
    <nav class="images" aria-label={words.images}>
      <IconButton
        label={words.previousImage}
        icon={<PreviousIcon />}
        keys="["
        disabled={at <= 0}
        onClick={() => show(at - 1)}
      />
      <span class="image-name" title={images[at]?.name}>
        {images[at]?.name}
      </span>
      <span class="quiet">{words.image(count(at + 1), count(images.length))}</span>
      <IconButton
        label={words.nextImage}
        icon={<NextIcon />}
        keys="]"
        disabled={at >= images.length - 1}
        onClick={() => show(at + 1)}
      />
    </nav>
  );
}
