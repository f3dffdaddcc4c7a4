import type { FoundPlace } from '../places/places.ts';

/** How two places of one report lie to one another. */
type PlaceRelation = 'same' | 'nested' | 'different';

const unspecific = new Set([
  'the',
  'al',
  'el',
  'city',
  'town',
  'village',
  'province',
  'area',
  'countryside',
  'district',
  'neighborhood',
  'neighbourhood',
]);

/** Same by name or by identity; nested where the text or the reference data puts one inside the other. */
export function relatePlaces(a: FoundPlace, b: FoundPlace, places: readonly FoundPlace[]): PlaceRelation {
  const [x, y] = [foldPlaceName(a.mention.name), foldPlaceName(b.mention.name)];
  if (x === y || (a.mention.place !== null && a.mention.place.id === b.mention.place?.id)) return 'same';
  if (isInside(a, y, places) || isInside(b, x, places)) return 'nested';
  if (isDivisionOf(a, b) || isDivisionOf(b, a)) return 'nested';
  if (isQuarterOf(a, b) || isQuarterOf(b, a)) return 'nested';
  return 'different';
}

const urban = new Set([
  'neighborhood',
  'neighborhoods',
  'neighbourhood',
  'neighbourhoods',
  'quarter',
  'quarters',
  'street',
  'square',
  'roundabout',
  'park',
  'market',
  'hospital',
]);

/** What the text calls a quarter, a street or a market, without saying of which town, lies in the town that it speaks of. */
function isQuarterOf(inner: FoundPlace, outer: FoundPlace): boolean {
  if (inner.within !== null || inner.kindWord === null || !urban.has(inner.kindWord)) return false;
  if (outer.kindWord !== null) return /^(?:city|town|capital)$/.test(outer.kindWord);
  return outer.mention.place?.kind === 'settlement';
}

/** Lower case, no accents, marks and words of kind. */
function foldPlaceName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((w) => w !== '' && !unspecific.has(w))
    .join(' ');
}

/** Follows "A in B, C": at most three steps. */
function isInside(inner: FoundPlace, outerName: string, places: readonly FoundPlace[]): boolean {
  let within = inner.within;
  for (let steps = 0; within !== null && steps < 3; steps++) {
    const outer = places[within];
    if (!outer) return false;
    if (foldPlaceName(outer.mention.name) === outerName) return true;
    within = outer.within;
  }
  return false;
}

/** A province holds all places of its name as first-order division; a country all of its places. */
function isDivisionOf(outer: FoundPlace, inner: FoundPlace): boolean {
  const place = outer.mention.place;
  if (place === null) return false;
  if (place.kind === 'country') return inner.country === null || inner.country === place.country;
  if (inner.admin1 === null || outer.admin1 !== inner.admin1) return false;
  if (place.kind === 'province' || place.kind === 'area') return true;
  // The city that a division is named after, and a quarter or site that the reference data does not know.
  return place.kind === 'settlement' && inner.mention.place === null && exactnessOf(outer) === 2;
}

const quarterWords = new Set(
  'neighborhood neighborhoods neighbourhood neighbourhoods quarter quarters district districts village villages market street square hospital roundabout camp bridge park farm farms suburb checkpoint mosque bakery crossing airport airbase hill field plant palace road'.split(
    ' ',
  ),
);

/** How exact a place is, for choosing among several: country 0, province or area 1, the city of a division 2, another settlement 3, a quarter, village or site 4. */
export function exactnessOf(place: FoundPlace): number {
  const known = place.mention.place;
  if (known?.kind === 'country') return 0;
  if (place.broad) return 1;
  if (place.kindWord !== null && quarterWords.has(place.kindWord)) return 4;
  if (known?.kind === 'quarter' || known?.kind === 'site') return 4;
  if (place.kindWord === 'city' || place.kindWord === 'capital') return 2;
  if (place.admin1 !== null && foldPlaceName(place.admin1) === foldPlaceName(place.mention.name)) return 2;
  // A name that the gazetteer does not know and the text does not explain: as likely an office as a village.
  return known === null && place.kindWord === null ? 2 : 3;
}
