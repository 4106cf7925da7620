import type { App } from '../shell/app';
import { cases, watch } from './watch';
import type { Case } from './watched';

/** Errors and refusals of the content security policy since the hook is there. */
const troubles: string[] = [];

/** What a page opened with `?test` has for tests, as `window.boxstepTest`. */
export function addHook(app: App): void {
  addEventListener('error', ({ message }) => troubles.push(message));
  addEventListener('unhandledrejection', ({ reason }) => troubles.push(String(reason)));
  addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile }) => {
    troubles.push(`the policy refuses ${effectiveDirective} ${blockedURI} in ${sourceFile}`);
  });
  const hook = {
    /** Makes the engine fail, to see the page survive it. */
    fail: (how: string) => app.engine.call('fail', [how]).catch(() => {}),
    /** Each lab with each of its scenes. */
    cases: () => cases(app),
    /** Goes through one of `cases`. */
    watch: (one: Case) => watch(app, one),
    /** Reads boxes in place of those that are open, and tells how many there are. */
    read: async (text: string) => {
      await app.open(text);
      return app.store.boxes().ids.length;
    },
    troubles: () => troubles,
  };
  Object.assign(window, { boxstepTest: hook });
}
