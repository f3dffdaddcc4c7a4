import type { NameKind } from './analysis.ts';
import { HashTable, PHRASE_BITS, phraseKey } from './name-lexicon.ts';

/** Names known beforehand, beside those that the model's own lists carry: a caller's actors and places. */
export interface Gazetteer {
  readonly phrases: HashTable;
}

const BITS: Readonly<Record<NameKind, number>> = {
  person: PHRASE_BITS.person,
  organisation: PHRASE_BITS.organisation,
  place: PHRASE_BITS.city,
  weapon: PHRASE_BITS.weapon,
  platform: PHRASE_BITS.weapon,
  nationality: PHRASE_BITS.nationality,
};

/**
 * Compiles names with their kinds. Case, accents, hyphens and apostrophes make no difference; a name may stand under
 * several kinds. About 1 ms per 10,000 names.
 */
export function compileGazetteer(entries: Iterable<readonly [name: string, kind: NameKind]>): Gazetteer {
  const keys: number[] = [];
  const values: number[] = [];
  for (const [name, kind] of entries) {
    keys.push(phraseKey(name));
    values.push(BITS[kind]);
  }
  return { phrases: new HashTable(Uint32Array.from(keys), Uint32Array.from(values)) };
}
