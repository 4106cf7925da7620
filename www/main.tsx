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
import './opening/opening.css';

keepUnchanged();
keepForOffline();
startSettings();
const root = document.getElementById('page');
if (root) {
  root.replaceChildren();
  const app = new App();
  render(<Page app={app} />, root);
  // Hidden hook for tests: makes the engine fail, to see the page survive it.
  if (new URLSearchParams(location.search).has('test')) {
    const fail = (how: string) => app.engine.call('fail', [how]).catch(() => {});
    Object.assign(window, { boxstepTest: { fail } });
  }
}
