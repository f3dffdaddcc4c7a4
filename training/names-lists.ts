import { readFileSync } from 'node:fs';
import { foldWord } from '../src/language/name-hash.ts';
import type { NameSpan } from './names-data.ts';

/** The lines of one of `names-lists/*.txt` that are neither empty nor comments. */
export function readLines(name: string): string[] {
  const text = readFileSync(new URL(`./names-lists/${name}.txt`, import.meta.url), 'utf8');
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

/** The same, folded. */
export function readList(name: string): string[] {
  return readLines(name).map(foldWord);
}

/** Adjectives and nouns of nations, peoples and faiths. */
export const NATIONALITIES: ReadonlySet<string> = new Set(readList('nationalities'));
export const TITLES: ReadonlySet<string> = new Set(readList('titles'));
export const ROLES: ReadonlySet<string> = new Set(readList('roles'));

/** Countries and large regions in English, with short forms: the list, and what ICU calls the countries. */
export const COUNTRIES: ReadonlySet<string> = new Set([...readList('countries'), ...countriesOfIcu()]);

function countriesOfIcu(): string[] {
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  return codes.flatMap((code) => {
    const name = names.of(code);
    return name === undefined ? [] : [foldWord(name)];
  });
}

/** Adds the nationalities that a corpus without that kind leaves unmarked: listed words in capitals outside its names. */
export function markNationalities(words: readonly string[], spans: readonly NameSpan[]): NameSpan[] {
  const taken = new Set(
    spans.flatMap((span) => Array.from({ length: span.end - span.first }, (_, at) => span.first + at)),
  );
  const added = words.flatMap((word, at): NameSpan[] =>
    !taken.has(at) && /^\p{Lu}/u.test(word) && NATIONALITIES.has(foldWord(word))
      ? [{ first: at, end: at + 1, kind: 'nationality' }]
      : [],
  );
  return [...spans, ...added].sort((a, b) => a.first - b.first);
}
