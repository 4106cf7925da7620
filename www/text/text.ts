import { signal } from '@preact/signals';

/** The two languages of the page; a text exists in both or does not compile. */
export type Language = 'en' | 'zh';

/** The language now shown. Whoever reads it in a component or effect is told when it changes. */
export const language = signal<Language>('en');

/** Pairs the English and the Chinese words of one subject; the English ones give the type. */
export function texts<T>(en: T, zh: NoInfer<T>): Record<Language, T> {
  return { en, zh };
}

/** The words of one subject in the language now shown. */
export function say<T>(words: Record<Language, T>): T {
  return words[language.value];
}

/** What stands between two sentences: Chinese ones need no space. */
export function gap(): string {
  return language.value === 'zh' ? '' : ' ';
}

/** Whole sentences one after the other; what is not said is left out. */
export function sentences(...all: readonly (string | false)[]): string {
  return all.filter(Boolean).join(gap());
}
