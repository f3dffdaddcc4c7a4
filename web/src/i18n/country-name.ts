import { spokenLocale } from './translate.ts';

/** A country's name in the spoken language, by its ISO 3166 code; the code where it has none (made-up countries). */
export function countryName(code: string): string {
  try {
    return new Intl.DisplayNames([spokenLocale()], { type: 'region', fallback: 'code' }).of(code) ?? code;
  } catch {
    return code; // no code by ISO
  }
}
