import { effect } from '@preact/signals';
import type { Words } from '../labs/lab';
import type { App, Notice } from '../shell/app';
import { keepingText } from './text';

export type Told = Extract<Notice, { kind: 'told' }>;

/** A sentence of `keepingText` in both languages. */
export function wordsOf(pick: (words: typeof keepingText.en) => string): Words<string> {
  return { en: pick(keepingText.en), zh: pick(keepingText.zh) };
}

/** Tells the person something as soon as no other notice stands there. */
export function tell(app: App, told: Omit<Told, 'kind'>): void {
  const stop = effect(() => {
    if (app.notice.value) return;
    app.notice.value = { kind: 'told', ...told };
    // An effect cannot end itself while it first runs.
    queueMicrotask(() => stop());
  });
}
