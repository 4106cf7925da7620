import type { FunctionComponent } from 'preact';
import type { Words } from '../labs/lab';
import type { App } from '../shell/app';

/** One way of taking something out of the page: a tab of the dialog. */
export interface Section {
  readonly id: string;
  readonly title: Words<string>;
  readonly View: FunctionComponent<{ app: App }>;
}
