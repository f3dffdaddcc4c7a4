import { spokenLocale } from './translate.ts';

/** A country's name in the spoken language, by its ISO 3166 code; the code where it has none (made-up countries). */
export function countryName(code: string): string {
  return nameOf('region', code);
}

/** A language's name in the spoken language, by its ISO 639 code; the code where it has none. */
export function languageName(code: string): string {
  return nameOf('language', code);
}

function nameOf(type: 'region' | 'language', code: string): string {
  try {
    return new Intl.DisplayNames([spokenLocale()], { type, fallback: 'code' }).of(code) ?? code;
  } catch {
    return code; // no code by ISO
  }
}
