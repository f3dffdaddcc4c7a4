import type { Allegation } from '../domain/allegation.ts';
import type { Place } from '../domain/place.ts';
import { wordsOf } from './words.ts';

/** Words of place names that do not tell places apart. */
const placeWords: ReadonlySet<string> = new Set(
  'the al el city town village province governorate area countryside district neighborhood neighbourhood suburb region rural of in near'.split(
    ' ',
  ),
);

/** Kilometres within which two settlements may be told for each other ("near …"). */
const nearby = 12;

/** A place's name cut into what is compared; cut once where many are compared with many. */
export interface PlaceWords {
  /** The name without what does not tell places apart. */
  readonly key: string;
  /** Consonants without doubles: transliterations differ in vowels and doubles, "Hasakeh" and "Hassakah" do in nothing else. */
  readonly skeleton: string;
}

export function placeWordsOf(name: string): PlaceWords {
  const key = placeKey(name);
  const consonants = key.replace(/[aeiouy]/g, '').replace(/(\p{L})\1+/gu, '$1');
  return { key, skeleton: consonants.length >= 3 ? consonants : key };
}

/** A place's name without what does not tell places apart. */
export function placeKey(name: string): string {
  return wordsOf(name)
    .map((w) => w.text)
    .filter((w) => !placeWords.has(w))
    .join(' ');
}

/** Equal after folding, or one holding the other. */
export function namesAgree(a: string, b: string): boolean {
  return wordsAgree(placeWordsOf(a), placeWordsOf(b));
}

function wordsAgree(a: PlaceWords, b: PlaceWords): boolean {
  if (a.key === '' || b.key === '') return false;
  return a.skeleton === b.skeleton || holds(a.key, b.key) || holds(b.key, a.key);
}

/** True where whole words of `key` are `part`. */
function holds(key: string, part: string): boolean {
  return key.includes(part) && ` ${key} `.includes(` ${part} `);
}

/** How alike two told places are, from near 2 down; null where they cannot be one. No place told says nothing. */
export function placeLikeness(
  a: Allegation,
  b: Allegation,
  aWords: PlaceWords | null,
  bWords: PlaceWords | null,
): number | null {
  if (aWords === null || bWords === null) return 0;
  const x = a.placeMention?.place ?? null;
  const y = b.placeMention?.place ?? null;
  if (x && y && x.id === y.id) return isBroad(x) ? 0.9 : 1.8;
  if (wordsAgree(aWords, bWords)) return 1.6;
  if (x && y) {
    if (isBroad(x) !== isBroad(y)) return sameProvince(a, b) ? 0.6 : null;
    return !isBroad(x) && kilometres(x, y) <= nearby ? 0.7 : null;
  }
  // One is unknown to the reference data: a quarter or a village, perhaps inside the other.
  if (sameProvince(a, b)) return 0.1;
  return a.admin1 !== null && b.admin1 !== null ? null : -0.4;
}

/** True for what is no single town. */
function isBroad(place: Place): boolean {
  return place.kind === 'province' || place.kind === 'country' || place.kind === 'area';
}

function sameProvince(a: Allegation, b: Allegation): boolean {
  return a.admin1 !== null && a.admin1 === b.admin1;
}

/** Great-circle distance in kilometres (haversine, mean Earth radius). */
export function kilometres(a: Place, b: Place): number {
  const rad = Math.PI / 180;
  const dLat = (b.latitude - a.latitude) * rad;
  const dLon = (b.longitude - a.longitude) * rad;
  const h =
    Math.sin(dLat / 2) ** 2 +
    Math.cos(a.latitude * rad) * Math.cos(b.latitude * rad) * Math.sin(dLon / 2) ** 2;
  return 2 * 6371 * Math.asin(Math.min(1, Math.sqrt(h)));
}
