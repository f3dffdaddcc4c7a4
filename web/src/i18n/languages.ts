/** The languages of the interface. Reports stay in the language they were published in. */
export const languages = {
  // Latin digits everywhere: figures are compared with the exports and with the reports' own.
  en: { name: 'English', locale: 'en-GB', direction: 'ltr' },
  ar: { name: 'العربية', locale: 'ar-u-nu-latn', direction: 'rtl' },
  ru: { name: 'Русский', locale: 'ru-RU', direction: 'ltr' },
} as const;

export type Language = keyof typeof languages;

export function isLanguage(value: unknown): value is Language {
  return typeof value === 'string' && Object.hasOwn(languages, value);
}

/** The language to begin with: the one chosen before, else the first of the browser's that there is, else English. */
export function preferredLanguage(chosen: string | null, browser: readonly string[]): Language {
  if (isLanguage(chosen)) return chosen;
  for (const tag of browser) {
    const short = tag.slice(0, 2).toLowerCase();
    if (isLanguage(short)) return short;
  }
  return 'en';
}
