import { useSignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import { ScenesIcon } from '../controls/icons';
import { shownTheme } from '../controls/theme';
import { entryOf } from '../labs';
import { galleryScenes, sceneText } from '../scenes/gallery';
import type { Scene } from '../scenes/scene';
import { say } from '../text/text';
import type { App } from './app';
import { HeaderLabel } from './header-label';
import { shellText } from './text';

/** The gallery: a button that opens a list of prepared scenes. */
export function SceneMenu({ app }: { app: App }) {
  const words = say(shellText);
  const scenes = galleryScenes();
  const isOpen = useSignal(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const close = (refocus: boolean) => {
    isOpen.value = false;
    if (refocus) button.current?.focus();
  };

  useEffect(() => {
    if (!isOpen.value || !scenes) return;
    box.current?.querySelector<HTMLElement>('[aria-current], li button')?.focus();
    const outside = (event: Event) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) close(false);
    };
    addEventListener('pointerdown', outside);
    addEventListener('focusin', outside);
    return () => {
      removeEventListener('pointerdown', outside);
      removeEventListener('focusin', outside);
    };
  }, [isOpen.value, scenes]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (!isOpen.value) return;
    event.stopPropagation();
    if (event.key === 'Escape') close(true);
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const items = [...(box.current?.querySelectorAll<HTMLElement>('li button') ?? [])];
    const at = items.findIndex((item) => item.matches(':focus'));
    items.at((at + step) % items.length)?.focus();
  };
  const present = app.scene.value;
  return (
    <div class="menu" ref={box}>
      <button
        type="button"
        ref={button}
        aria-expanded={isOpen.value}
        aria-controls={id}
        title={words.scenesHelp}
        onKeyDown={onKeyDown}
        onClick={() => {
          isOpen.value = !isOpen.value;
          void app.showGallery();
        }}
      >
        <HeaderLabel icon={<ScenesIcon />} text={words.scenes} />{' '}
        <span class="header-text" aria-hidden="true">
          ▾
        </span>
      </button>
      {isOpen.value && scenes && (
        <ul id={id} class="menu-list" aria-label={words.scenesHelp}>
          {scenes.map((scene) => (
            <li key={scene.id}>
              <button
                type="button"
                data-scene={scene.id}
                aria-current={scene === present ? 'true' : undefined}
                onKeyDown={onKeyDown}
                onClick={() => {
                  void app.openScene(scene);
                  close(true);
                }}
              >
                <Thumbnail scene={scene} />
                <b>{sceneText(scene.id).title}</b>
                <span class="lab-name">{say(entryOf(scene.lab).title)}</span>
                <span class="about">{sceneText(scene.id).about}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** The boxes of a scene, as small as they can be told apart. */
function Thumbnail({ scene }: { scene: Scene }) {
  const rects = scene.boxes.map(([x1, y1, x2, y2, , classIndex]) => ({
    x: Math.min(x1, x2),
    y: Math.min(y1, y2),
    width: Math.abs(x2 - x1),
    height: Math.abs(y2 - y1),
    classIndex,
  }));
  const [left, top] = scene.size ? [0, 0] : [min(rects, ({ x }) => x), min(rects, ({ y }) => y)];
  const right = scene.size?.[0] ?? -min(rects, ({ x, width }) => -(x + width));
  const bottom = scene.size?.[1] ?? -min(rects, ({ y, height }) => -(y + height));
  const [width, height] = [right - left, bottom - top];
  const pad = 0.04 * Math.max(width, height);
  return (
    <svg
      class="thumbnail"
      viewBox={`${left - pad} ${top - pad} ${width + 2 * pad} ${height + 2 * pad}`}
      aria-hidden="true"
      focusable="false"
    >
      {scene.picture && (
        <image href={scene.picture[shownTheme()]} width={width} height={height} opacity="0.8" />
      )}
      {rects.map(({ classIndex, ...rect }, row) => (
        <rect key={row} class={`class-${classIndex % 7}`} {...rect} />
      ))}
    </svg>
  );
}

function min<T>(items: readonly T[], of: (item: T) => number): number {
  return Math.min(...items.map(of));
}
