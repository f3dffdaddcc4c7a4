import { combine, finish, hashOf, foldWord } from './name-hash.ts';

/** What a lexicon knows of a single word, as bits. */
export const WORD_BITS = {
  givenName: 1,
  title: 2,
  nationality: 4,
  organisationWord: 8,
  placeWord: 16,
  role: 32,
} as const;

/** What a gazetteer knows of a phrase, as bits. */
export const PHRASE_BITS = {
  country: 1,
  region: 2,
  city: 4,
  village: 8,
  organisation: 16,
  person: 32,
  nationality: 64,
  weapon: 128,
} as const;

/** Words of a phrase are looked up to this many: the longest names of bodies in the gazetteers have eight. */
export const LONGEST_PHRASE = 8;

/** The seed of a phrase's key, before its first word. */
export const PHRASE_SEED = 0x2f6e2b1;

/** A fixed table of 32-bit keys with a value of up to 32 bits each. Two keys that collide share a value: 1 in 50,000 look-ups of unknown keys. */
export class HashTable {
  private readonly keys: Uint32Array;
  private readonly values: Uint32Array;
  private readonly mask: number;

  constructor(keys: Uint32Array, values: Uint32Array) {
    let size = 16;
    while (size < keys.length * 2) size *= 2;
    this.keys = new Uint32Array(size);
    this.values = new Uint32Array(size);
    this.mask = size - 1;
    for (let at = 0; at < keys.length; at++) this.put(keys[at] ?? 0, values[at] ?? 0);
  }

  /** The key's value, 0 where there is none. */
  get(key: number): number {
    if (key === 0) return 0;
    for (let at = key & this.mask; ; at = (at + 1) & this.mask) {
      const found = this.keys[at];
      if (found === key) return this.values[at] ?? 0;
      if (found === 0) return 0;
    }
  }

  private put(key: number, value: number): void {
    if (key === 0) return;
    let at = key & this.mask;
    while (this.keys[at] !== 0 && this.keys[at] !== key) at = (at + 1) & this.mask;
    this.keys[at] = key;
    this.values[at] = value | (this.values[at] ?? 0);
  }
}

/** Extends a phrase's key by a word's hash. */
export function extendPhrase(key: number, word: number): number {
  return combine(key, finish(word));
}

/** Marks that a phrase's key passes over: "al-Nusra" and "al Nusra" are one entry. */
export function isSilent(word: string): boolean {
  return (
    word === '-' ||
    word === '\u2010' ||
    word === '\u2011' ||
    word === '\u2013' ||
    word === "'" ||
    word === '.' ||
    word === '\u2019'
  );
}

const WORDS = /[\p{L}\p{N}]+(?:['\u2019.][\p{L}\p{N}]+)*\.?|&/gu;

/** The key of a name as a gazetteer writes it; 0 for one without words or with too many. */
export function phraseKey(name: string): number {
  const words = name.match(WORDS) ?? [];
  if (words.length === 0 || words.length > LONGEST_PHRASE) return 0;
  return words.reduce((key, word) => extendPhrase(key, hashOf(foldWord(word))), PHRASE_SEED) >>> 0;
}
