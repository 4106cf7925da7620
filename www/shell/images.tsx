import { useEffect, useRef, useState } from 'preact/hooks';
import { IconButton } from '../controls/controls';
import { CloseIcon, NextIcon, PreviousIcon } from '../controls/icons';
import { onDemand } from '../controls/on-demand';
import { count } from '../text/numbers';
import { say } from '../text/text';
import type { App } from './app';
import { shellText } from './text';

const ImageList = onDemand(
  () => import('./image-list').then(({ ImageList }) => ImageList),
  (error, { app, onClose }) => {
    app.notice.value = { kind: 'trouble', trouble: 'noLab', message: String(error) };
    onClose();
  },
);

/** Which image is on screen, when there are several, and all of them as a list. */
export function Images({ app }: { app: App }) {
  const words = say(shellText);
  const [isOpen, setOpen] = useState(false);
  const bar = useRef<HTMLElement>(null);
  const isOne = app.store.document.value.images.length < 2;
  useEffect(() => {
    if (isOne) setOpen(false);
  }, [isOne]);
  if (isOne) return null;
  const images = app.images.value;
  const at = images.findIndex(({ id }) => id === app.store.currentImageId.value);
  const { name } = app.store.currentImage.value;
  const close = () => {
    setOpen(false);
    bar.current?.querySelector<HTMLElement>('[aria-expanded]')?.focus();
  };
  return (
    <nav class="images" aria-label={words.images} ref={bar}>
      <IconButton
        label={words.previousImage}
        icon={<PreviousIcon />}
        keys="["
        disabled={app.imageBeside(-1) === null}
        onClick={() => app.stepImage(-1)}
      />
      <button
        type="button"
        class="image-name"
        aria-expanded={isOpen}
        title={words.allImages}
        onClick={() => setOpen(!isOpen)}
      >
        <span>{name}</span>
        <span class="quiet">
          {at < 0
            ? words.imageFiltered(count(images.length))
            : words.image(count(at + 1), count(images.length))}
        </span>
        <span aria-hidden="true">▴</span>
      </button>
      <IconButton
        label={words.nextImage}
        icon={<NextIcon />}
        keys="]"
        disabled={app.imageBeside(1) === null}
        onClick={() => app.stepImage(1)}
      />
      {app.filtered.value && (
        <span class="filter-on">
          {words.filterOn}
          <IconButton
            label={words.clearFilter}
            icon={<CloseIcon />}
            onClick={() => app.clearFilter()}
          />
        </span>
      )}
      {isOpen && <ImageList app={app} onClose={close} />}
    </nav>
  );
}
