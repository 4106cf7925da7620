import { effect } from '@preact/signals';
import { type Theme, theme } from '../controls/theme';
import { type Language, language } from '../text/text';

const LANGUAGE_KEY = 'boxstep.language';
const THEME_KEY = 'boxstep.theme';

/** Takes language and theme from the last visit, else from the browser, and keeps the page to them. */
export function startSettings(): void {
  language.value = storedLanguage() ?? browserLanguage();
  const stored = read(THEME_KEY);
  theme.value = stored === 'light' || stored === 'dark' ? stored : null;
  effect(() => {
    document.documentElement.lang = language.value === 'zh' ? 'zh-CN' : 'en';
  });
  effect(() => {
    if (theme.value) document.documentElement.dataset.theme = theme.value;
    else delete document.documentElement.dataset.theme;
  });
}

export function chooseLanguage(chosen: Language): void {
  language.value = chosen;
  write(LANGUAGE_KEY, chosen);
}

export function chooseTheme(chosen: Theme): void {
  theme.value = chosen;
  write(THEME_KEY, chosen);
}

function storedLanguage(): Language | null {
  const stored = read(LANGUAGE_KEY);
  return stored === 'en' || stored === 'zh' ? stored : null;
}

function browserLanguage(): Language {
  return navigator.languages.some((each) => each.toLowerCase().startsWith('zh')) ? 'zh' : 'en';
}

/** In a sandboxed frame even looking at storage throws; then nothing is remembered. */
function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Nothing is remembered.
  }
}
