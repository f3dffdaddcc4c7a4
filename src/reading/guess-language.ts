import type { ReadingReference } from './reading-reference.ts';

/** Characters that are looked at; a language shows itself in the first paragraphs. */
const sampleLength = 3000;
/** Share of words that must be a language's frequent ones. English news has .30 to .45; headlines alone about .15. */
const leastShare = 0.12;
/** Below so many words no language is told. */
const leastWords = 8;

const scripts: readonly (readonly [language: string, letters: RegExp])[] = [
  ['fa', /[پچژگ]/gu],
  ['ar', /\p{Script=Arabic}/gu],
  ['uk', /[іїєґ]/gu],
  ['ru', /\p{Script=Cyrillic}/gu],
  ['he', /\p{Script=Hebrew}/gu],
  ['el', /\p{Script=Greek}/gu],
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['zh', /\p{Script=Han}/gu],
  ['hi', /\p{Script=Devanagari}/gu],
  ['ka', /\p{Script=Georgian}/gu],
  ['hy', /\p{Script=Armenian}/gu],
];

/** ISO 639-1 code of the language a text is written in, or null where the evidence is thin. */
export function guessLanguage(text: string, reference: ReadingReference): string | null {
  const sample = text.slice(0, sampleLength);
  const letters = count(sample, /\p{L}/gu);
  if (letters < 20) return null;
  // Languages in Latin letters have no more than every fifth letter beyond ASCII.
  const script = count(sample, /[A-Z]/gi) > letters * 0.8 ? null : guessByScript(sample, letters);
  if (script !== null) return script;
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (words.length < leastWords) return null;
  let best: string | null = null;
  let bestHits = 0;
  for (const [language, frequent] of reference.frequentWords) {
    let hits = 0;
    for (const word of words) if (frequent.has(word)) hits += 1;
    if (hits > bestHits) {
      best = language;
      bestHits = hits;
    }
  }
  return bestHits / words.length >= leastShare ? best : null;
}

function guessByScript(sample: string, letters: number): string | null {
  for (const [language, pattern] of scripts) {
    const share = count(sample, pattern) / letters;
    // Persian and Ukrainian are told by letters that make up a few per cent of them and that Arabic and Russian lack.
    const marker = language === 'fa' || language === 'uk';
    if (marker ? share > 0.02 : share > 0.4) return language;
  }
  return null;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
