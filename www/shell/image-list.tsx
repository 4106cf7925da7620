import { useSignal } from '@preact/signals';
import { useEffect, useId, useMemo, useRef } from 'preact/hooks';
import { IconButton, NumberField } from '../controls/controls';
import { CloseIcon } from '../controls/icons';
import { VirtualRows } from '../controls/rows';
import { boxCount } from '../document/boxes';
import type { ImageEntry } from '../document/document';
import { count } from '../text/numbers';
import { say } from '../text/text';
import type { App } from './app';
import './image-list.css';
import { imageListText } from './image-list-text';

const ROW_HEIGHT = 30;
/** With more classes than these there is a field to find one. */
const MANY_CLASSES = 12;

/** All images, to be searched by name and filtered by what is in them. */
export function ImageList({ app, onClose }: { app: App; onClose(): void }) {
  const words = say(imageListText);
  const wanted = useSignal('');
  const panel = useRef<HTMLElement>(null);
  const images = app.images.value;
  const found = useMemo(() => search(images, wanted.value), [images, wanted.value]);
  const current = app.store.currentImageId.value;
  const at = found.findIndex(({ id }) => id === current);
  const list = useId();
  useEffect(() => panel.current?.querySelector<HTMLElement>('input')?.focus(), []);

  const show = (index: number) => {
    const image = found[Math.min(found.length - 1, Math.max(0, index))];
    if (image) app.showImage(image.id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (event.key === 'Enter') onClose();
    else if (step !== undefined) show(at < 0 ? 0 : at + step);
    else return;
    event.preventDefault();
  };
  return (
    <section
      ref={panel}
      class="image-list"
      aria-label={words.title}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <div class="image-list-head">
        <input
          type="search"
          aria-controls={list}
          aria-activedescendant={at >= 0 ? `${list}-${at}` : undefined}
          aria-label={words.search}
          placeholder={words.search}
          autocomplete="off"
          spellcheck={false}
          value={wanted.value}
          onInput={({ currentTarget }) => {
            wanted.value = currentTarget.value;
          }}
          onKeyDown={onKeyDown}
        />
        <IconButton label={words.close} icon={<CloseIcon />} onClick={onClose} />
      </div>
      <Filters app={app} />
      <p class="image-list-count" role="status">
        {words.found(count(found.length), count(app.store.document.value.images.length))}
      </p>
      <div id={list} role="listbox" aria-label={words.title} class="image-list-rows">
        <VirtualRows
          count={found.length}
          rowHeight={ROW_HEIGHT}
          current={at < 0 ? null : at}
          row={(index) => {
            const image = found[index] as ImageEntry;
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the field above takes the keys of the list
              // biome-ignore lint/a11y/useFocusableInteractive: as above, by aria-activedescendant
              <div
                key={image.id}
                id={`${list}-${index}`}
                role="option"
                aria-selected={index === at}
                aria-posinset={index + 1}
                aria-setsize={found.length}
                class="image-list-row"
                title={image.name}
                onClick={() => app.showImage(image.id)}
              >
                <span class="name">{image.name}</span>
                <span class="quiet">{words.boxes(boxCount(image.boxes))}</span>
              </div>
            );
          }}
        />
      </div>
    </section>
  );
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 10,
  PageUp: -10,
};

/** Names in small letters, by the images: of 100,000 they are not made at every key. */
const small = new WeakMap<readonly ImageEntry[], readonly string[]>();

function search(images: readonly ImageEntry[], text: string): readonly ImageEntry[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return images;
  const names = small.get(images) ?? images.map(({ name }) => name.toLowerCase());
  small.set(images, names);
  return images.filter((_, at) => names[at]?.includes(wanted));
}

/** Which boxes are shown and run on: of these classes, and from this score on. */
function Filters({ app }: { app: App }) {
  const words = say(imageListText);
  const { classNames } = app.store.document.value;
  const filter = app.filter.value;
  const wanted = useSignal('');
  const chosen = filter?.classNames ?? null;
  const shown = classNames.filter((name) =>
    name.toLowerCase().includes(wanted.value.trim().toLowerCase()),
  );
  const choose = (name: string, isChosen: boolean) => {
    const names = new Set(chosen ?? []);
    if (isChosen) names.add(name);
    else names.delete(name);
    void app.setFilter({ classNames: names.size > 0 ? names : null });
  };
  return (
    <details class="image-list-filters" open={filter !== null}>
      <summary>{words.filter}</summary>
      <NumberField
        label={words.minScore}
        hint={words.minScoreHint}
        optional
        step={0.05}
        value={filter?.minScore ?? null}
        onChange={(minScore) => {
          void app.setFilter({ minScore });
          return true;
        }}
      />
      {classNames.length > MANY_CLASSES && (
        <input
          type="search"
          aria-label={words.searchClass}
          placeholder={words.searchClass}
          value={wanted.value}
          onInput={({ currentTarget }) => {
            wanted.value = currentTarget.value;
          }}
        />
      )}
      <fieldset class="image-list-classes">
        <legend>{words.classes}</legend>
        <VirtualRows
          count={shown.length}
          rowHeight={26}
          row={(index) => {
            const name = shown[index] as string;
            return (
              <label key={name} class="image-list-class">
                <input
                  type="checkbox"
                  checked={chosen?.has(name) === true}
                  onChange={({ currentTarget }) => choose(name, currentTarget.checked)}
                />
                <span>{name}</span>
              </label>
            );
          }}
        />
      </fieldset>
      <button
        type="button"
        aria-disabled={filter === null}
        onClick={() => filter && app.clearFilter()}
      >
        {words.clear}
      </button>
    </details>
  );
}
