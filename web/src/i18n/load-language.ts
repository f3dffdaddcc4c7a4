import type { Language } from './languages.ts';
import { languages } from './languages.ts';
import type { Messages } from './message.ts';
import { speak } from './translate.ts';

/** Each dictionary is a chunk of its own: a reader loads the one that he reads. */
const dictionaries: Readonly<Record<Language, () => Promise<Messages>>> = {
  en: async () => (await import('./en.ts')).en,
  ar: async () => (await import('./ar.ts')).ar,
  ru: async () => (await import('./ru.ts')).ru,
};

/** Loads a language and turns the document to it. */
export async function loadLanguage(language: Language): Promise<void> {
  speak(language, await dictionaries[language]());
  document.documentElement.lang = language;
  document.documentElement.dir = languages[language].direction;
}
