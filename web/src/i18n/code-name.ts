import { spokenLocale, t } from './translate.ts';

/** Codes that ISO 3166 leaves to users. Unicode calls two of them "Pseudo-Accents" and "Pseudo-Bidi"; XK it gives to Kosovo. */
const madeUp = /^X[A-JL-Z]$/;

/** A country's name in the spoken language, by its ISO 3166 code; of a made-up country its code is all there is. */
export function countryName(code: string): string {
  return madeUp.test(code) ? t('frame.madeUpCountry', { code }) : nameOf('region', code);
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
