import { signal } from '@preact/signals';

export type Theme = 'light' | 'dark';

/** Null: as the system says. */
export const theme = signal<Theme | null>(null);

/** The theme on screen. */
export function shownTheme(): Theme {
  return theme.value ?? (systemIsDark.value ? 'dark' : 'light');
}

const darkQuery =
  typeof matchMedia === 'function' ? matchMedia('(prefers-color-scheme: dark)') : null;
const systemIsDark = signal(darkQuery?.matches ?? false);
darkQuery?.addEventListener('change', (event) => {
  systemIsDark.value = event.matches;
});
