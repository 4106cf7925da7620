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
keepForOffline();
startSettings();
const root = document.getElementById('page');
if (root) {
  root.replaceChildren();
  const app = new App();
  const show = () => render(<Page app={app} />, root);
  // The hidden hook for tests is there before anything can be seen.
  if (new URLSearchParams(location.search).has('test')) {
    void import('./testing/hook').then(({ addHook }) => addHook(app)).then(show);
  } else show();
}
