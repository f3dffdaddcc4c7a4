import { inCapitals } from '../places/capitals.ts';
import { splitName } from '../fold.ts';
import { PhraseTrie, type TrieStep } from '../reference/phrase-trie.ts';
import type { CountryEntry } from '../reference/reference-data.ts';
import type { Word } from '../words.ts';

/** How a country is named at a place of the text. */
export interface NamedCountry {
  readonly code: string;
  readonly form: 'name' | 'adjective' | 'seat';
  readonly end: number;
}

/** One name of a country; `capitals` where it is an abbreviation that only counts as such ("US"). */
export interface CountryName {
  readonly code: string;
  readonly form: 'name' | 'adjective' | 'seat';
  readonly capitals: boolean;
}

/** The names, adjectives and seats of all countries. */
export function compileCountries(countries: readonly CountryEntry[]): PhraseTrie<CountryName> {
  const trie = new PhraseTrie<CountryName>();
  for (const country of countries) {
    const add = (name: string, form: CountryName['form']): void => {
      const letters = name.replace(/\P{L}/gu, '');
      trie.add(splitName(name), {
        code: country.code,
        form,
        capitals: letters.length <= 3 && letters === letters.toUpperCase(),
      });
    };
    // Names before adjectives: "US" alone is the country, "US forces" is read by the words around it.
    for (const name of [country.name, ...country.names]) add(name, 'name');
    for (const name of country.adjectives) add(name, 'adjective');
    for (const name of country.seats) add(name, 'seat');
  }
  return trie;
}

/** The longest name of a country that starts at a word. */
export function countryAt(
  trie: PhraseTrie<CountryName>,
  words: readonly Word[],
  at: number,
): NamedCountry | null {
  const first = words[at];
  if (first?.kind !== 'word' || !first.capital) return null;
  const step = (i: number): readonly TrieStep[] => {
    const j = words[i]?.key === '-' ? i + 1 : i;
    const word = words[j];
    if (word === undefined || word.sentence !== first.sentence || word.kind !== 'word') return [];
    const steps = [{ key: word.key, end: j + 1 }];
    if (word.key.length > 3 && word.key.endsWith('s')) steps.push({ key: word.key.slice(0, -1), end: j + 1 });
    return steps;
  };
  const found = trie.longest(at, step);
  const entry = found?.values.find(
    (value) =>
      !value.capitals ||
      (/^[\p{Lu}.]+$/u.test(first.text) &&
        !(first.key === 'us' && first.text === 'US' && inCapitals(words, at))),
  );
  return found === null || entry === undefined
    ? null
    : { code: entry.code, form: entry.form, end: found.end };
}
