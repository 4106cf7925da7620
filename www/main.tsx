import { effect } from '@preact/signals';
import { render } from 'preact';
import { keepForOffline } from './offline/register';
import { keepUnchanged } from './offline/single';
import { App } from './shell/app';
import { Page } from './shell/page';
import { startSettings } from './shell/settings';
import './styles/base.css';
import './styles/layout.css';
import './styles/phone.css';
import './styles/panels.css';
import './canvas/canvas.css';

keepUnchanged();
startSettings();
const root = document.getElementById('page');
if (root) {
  root.replaceChildren();
  const app = new App();
  app.engine.warm();
  const isShown = new Promise<void>((resolve) => {
    // Until the first run is on screen, and no longer.
    const stop = effect(() => {
      if (!app.shown.value) return;
      resolve();
      queueMicrotask(() => stop());
    });
  });
  keepForOffline(isShown);
  const query = new URLSearchParams(location.search);
  const show = () => render(<Page app={app} />, root);
  const start = () => {
    if (query.has('embed')) {
      import('./keeping/embedded')
        .then(({ startEmbedded }) => startEmbedded(app, show))
        .catch((error) => {
          show();
          app.missing(error);
        });
      return;
    }
    show();
    const keep = () =>
      import('./keeping/keeping')
        .then(({ startKeeping }) => startKeeping(app))
        .catch((error) => app.missing(error));
    // What is not needed for a first look is fetched after it; a link is that look.
    if (location.hash) void keep();
    else requestAnimationFrame(() => setTimeout(keep));
  };
  // The hidden hook for tests is there before anything can be seen.
  if (query.has('test')) {
    void import('./testing/hook').then(({ addHook }) => addHook(app)).then(start);
  } else start();
}
