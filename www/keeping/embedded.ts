import { effect } from '@preact/signals';
import { theme } from '../controls/theme';
import type { App } from '../shell/app';
import { say } from '../text/text';
import { embeddingOf } from './embed';
import './embed.css';
import { linkOf } from './link';
import { linkState, openHash } from './opening';
import { keepingText } from './text';

/**
 * The page in somebody else's: with parts of it hidden, opened on what its address holds, and with
 * nothing read from or kept in the browser's storage but the choice of a language.
 */
export async function startEmbedded(app: App, show: () => void): Promise<void> {
  const embedding = embeddingOf(location.search);
  if (!embedding) return show();
  const { hide, autoplay } = embedding;
  document.documentElement.dataset.embed = hide.join(' ');
  if (embedding.theme) theme.value = embedding.theme;
  app.store.locked = hide.includes('editing');
  show();
  addMark(app);
  addEventListener('hashchange', () => void openHash(app, location.hash));
  if (location.hash) await openHash(app, location.hash);
  if (autoplay) app.player.play();
}

/** The name of the page, which opens what is shown here in full. */
function addMark(app: App): void {
  const footer = document.createElement('footer');
  footer.className = 'embed-mark';
  const mark = document.createElement('a');
  mark.target = '_blank';
  mark.rel = 'noopener';
  footer.append(mark);
  document.body.append(footer);
  const address = `${location.origin === 'null' ? location.href.split(/[?#]/)[0] : location.origin + location.pathname}`;
  mark.href = address + location.hash;
  effect(() => {
    const words = say(keepingText);
    mark.textContent = 'Boxstep ↗';
    mark.title = words.openInFull;
  });
  // An address has to be there before it is followed, so it is made when it may be.
  const refresh = async () => {
    const hash = await linkOf(linkState(app));
    mark.href = address + (hash ?? '');
  };
  for (const type of ['pointerenter', 'focus', 'touchstart'] as const) {
    mark.addEventListener(type, () => void refresh(), { passive: true });
  }
}
