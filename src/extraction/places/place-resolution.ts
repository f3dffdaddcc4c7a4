import type { Place } from '../../domain/place.ts';
import type { PlaceCandidate } from './place-gazetteer.ts';
import type { Reference } from '../reference/reference.ts';
import type { Word } from '../words.ts';

/** A name to be resolved, with what the text says around it. */
export interface ToResolve {
  /** Words of the name. */
  readonly first: number;
  readonly end: number;
  readonly name: string;
  readonly kindWord: string | null;
  /** Index in the list of the larger place said to hold it ("X in Y", "X, Y"), or null. */
  readonly within: number | null;
}

const kindsOfWords: ReadonlyMap<string, readonly Place['kind'][]> = new Map([
  ...[
    'province',
    'provinces',
    'governorate',
    'governorates',
    'state',
    'countryside',
    'department',
    'oblast',
    'region',
  ].map((word): [string, Place['kind'][]] => [word, ['province', 'area']]),
  ...['city', 'cities', 'town', 'towns', 'village', 'villages', 'capital', 'hometown'].map(
    (word): [string, Place['kind'][]] => [word, ['settlement']],
  ),
  ...[
    'neighborhood',
    'neighborhoods',
    'neighbourhood',
    'neighbourhoods',
    'quarter',
    'quarters',
    'district',
    'districts',
    'suburb',
    'suburbs',
  ].map((word): [string, Place['kind'][]] => [word, ['quarter', 'settlement']]),
]);

interface Scored {
  readonly candidate: PlaceCandidate;
  readonly score: number;
}

/** How near, in kilometres, two places count as neighbours; the scale of a province. */
const neighbourhood = 150;

/**
 * Chooses for each name the place that it means, or null. One name means one place throughout a text. A candidate gains by
 * the countries that the text speaks of, by size, by a larger place said to hold it, and by nearness to what is already
 * clear; two that stay level are refused. Weights: set by hand, then checked on LGL and GeoVirus (eval/tasks/places.ts).
 */
export function resolvePlaces(
  names: readonly ToResolve[],
  words: readonly Word[],
  reference: Reference,
  countries: ReadonlyMap<string, number> = countryShares(words, reference),
): (Place | null)[] {
  const lists = new Map<string, readonly PlaceCandidate[]>();
  for (const name of names)
    if (!lists.has(name.name)) lists.set(name.name, candidatesOf(name, words, reference));
  const divisions = divisionShares(names, lists, countries);
  const anchors: PlaceCandidate[] = [];
  const chosen = new Map<string, PlaceCandidate | null>();
  const groups = grouped(names);
  // The surest first: a name with one clear winner becomes an anchor for those after it.
  for (let round = 0; round < 2; round += 1) {
    for (const [name, members] of groups) {
      const candidates = lists.get(name) ?? [];
      const scored = candidates
        .map((candidate): Scored => ({
          candidate,
          score: scoreOf(candidate, members, names, lists, { countries, divisions }, anchors, round),
        }))
        .sort((a, b) => b.score - a.score || (a.candidate.place.id < b.candidate.place.id ? -1 : 1));
      const [best, second] = scored;
      if (best === undefined || best.score < minimumScore) {
        chosen.set(name, null);
        continue;
      }
      const clear =
        second === undefined ||
        best.score - second.score > 2 ||
        distance(best.candidate.place, second.candidate.place) < neighbourhood;
      if (round === 0 && clear && best.candidate.place.kind !== 'country') anchors.push(best.candidate);
      const level =
        second !== undefined &&
        best.score - second.score < levelMargin &&
        distance(best.candidate.place, second.candidate.place) > neighbourhood;
      chosen.set(name, level ? null : best.candidate);
    }
  }
  return names.map(({ name }) => chosen.get(name)?.place ?? null);
}

const minimumScore = 1.6;
const levelMargin = 0.02;

function grouped(names: readonly ToResolve[]): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  names.forEach(({ name }, i) => {
    const list = groups.get(name);
    if (list === undefined) groups.set(name, [i]);
    else list.push(i);
  });
  return groups;
}

/** The share of each country among those that the text names by name, adjective or seat. */
export function countryShares(words: readonly Word[], reference: Reference): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  let total = 0;
  for (let i = 0; i < words.length; i += 1) {
    const named = reference.actors.countryAt(words, i);
    if (named === null) continue;
    const weight = named.form === 'seat' ? 0.5 : 1;
    counts.set(named.code, (counts.get(named.code) ?? 0) + weight);
    total += weight;
    i = named.end - 1;
  }
  if (total === 0) return citiesShares(words, reference);
  for (const [code, count] of counts) counts.set(code, count / total);
  return counts;
}

/** A text that names no country: those of the well-known cities in it, at half weight. */
function citiesShares(words: readonly Word[], reference: Reference): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  let total = 0;
  for (const word of words) {
    if (!word.capital || word.kind !== 'word' || reference.lexicons.places.common.has(word.key)) continue;
    if (!reference.places.knows(word.key, null)) continue;
    const [best] = reference.places.candidates(word.text);
    if (best === undefined || !best.exact || best.population < 300_000) continue;
    counts.set(best.place.country, (counts.get(best.place.country) ?? 0) + 1);
    total += 1;
  }
  for (const [code, count] of counts) counts.set(code, count / total / 2);
  return counts;
}

interface Shares {
  readonly countries: ReadonlyMap<string, number>;
  /** By "country/division" and, summed, by country. */
  readonly divisions: ReadonlyMap<string, number>;
}

/** The candidates of a name; an adjective ("Palestinian") means its country. */
function candidatesOf(
  name: ToResolve,
  words: readonly Word[],
  reference: Reference,
): readonly PlaceCandidate[] {
  const candidates = reference.places.candidates(name.name);
  if (candidates.length > 0) return candidates;
  const country = reference.actors.countryAt(words, name.first);
  return country === null || country.end < name.end
    ? []
    : reference.places.candidates(reference.places.countryName(country.code) ?? '');
}

/** Which divisions the text names: local news name their state, never their country. Shares of all names of divisions. */
function divisionShares(
  names: readonly ToResolve[],
  lists: ReadonlyMap<string, readonly PlaceCandidate[]>,
  countries: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  let total = 0;
  for (const { name } of names) {
    const provinces = (lists.get(name) ?? []).filter((c) => c.place.kind === 'province' && c.exact);
    // "Tripoli" is a city before it is a province: it says nothing of where the rest lies.
    const city = lists
      .get(name)
      ?.some(
        (c) =>
          c.exact &&
          c.population > 50_000 &&
          provinces.some((p) => p.place.country === c.place.country && p.place.admin1 === c.place.admin1),
      );
    if (city === true) continue;
    const named = provinces.filter((c) => countries.has(c.place.country));
    const chosen = named.length > 0 ? named : provinces;
    if (chosen.length === 0 || chosen.length > 3) continue;
    total += 1;
    for (const { place } of chosen) {
      for (const key of [place.country, `${place.country}/${place.admin1 ?? ''}`])
        counts.set(key, (counts.get(key) ?? 0) + 1 / chosen.length);
    }
  }
  for (const [key, count] of counts) counts.set(key, count / total);
  return counts;
}

function scoreOf(
  candidate: PlaceCandidate,
  members: readonly number[],
  names: readonly ToResolve[],
  lists: ReadonlyMap<string, readonly PlaceCandidate[]>,
  shares: Shares,
  anchors: readonly PlaceCandidate[],
  round: number,
): number {
  const { place } = candidate;
  const local = shares.divisions.get(`${place.country}/${place.admin1 ?? ''}`) ?? 0;
  const share = Math.max(shares.countries.get(place.country) ?? 0, shares.divisions.get(place.country) ?? 0);
  let score = 0.75 * Math.log10(candidate.population + 10) + 3 * share + (share > 0 ? 0.8 : 0);
  if (place.kind !== 'province') score += 3 * local;
  if (candidate.exact) score += 1;
  else score += share > 0 ? 0 : -6; // another transliteration only where its country is spoken of
  if (candidate.mainName) score += 0.6;
  if (candidate.seat) score += 0.5;
  if (candidate.supplement) score += 2.5;
  if (place.precision === 6) score += 7; // countries and continents
  if (place.kind === 'province') score += 3.2;
  if (place.kind === 'quarter' && !candidate.supplement) score -= 1;
  const kinds = new Set(members.map((i) => names[i]?.kindWord ?? '').filter((word) => word !== ''));
  for (const word of kinds) {
    const wanted = kindsOfWords.get(word);
    if (wanted !== undefined)
      score += wanted.includes(place.kind)
        ? 1.5
        : place.kind === 'province' || place.kind === 'country'
          ? -2.5
          : 0;
  }
  for (const i of members)
    score += withinBonus(candidate, names[names[i]?.within ?? -1], lists) / members.length;
  if (round > 0) score += nearness(place, anchors);
  return score;
}

/** "X in Y", "X, Y": Y is the candidate's division or country, or lies near. */
function withinBonus(
  candidate: PlaceCandidate,
  holder: ToResolve | undefined,
  lists: ReadonlyMap<string, readonly PlaceCandidate[]>,
): number {
  if (holder === undefined) return 0;
  let best = 0;
  for (const { place } of (lists.get(holder.name) ?? []).slice(0, 12)) {
    if (place.kind === 'country' && place.country === candidate.place.country) best = Math.max(best, 4);
    else if (
      place.kind === 'province' &&
      place.country === candidate.place.country &&
      place.admin1 === candidate.place.admin1
    )
      best = Math.max(best, 5);
    else if (distance(place, candidate.place) < 60) best = Math.max(best, 3);
  }
  return best;
}

function nearness(place: Place, anchors: readonly PlaceCandidate[]): number {
  let near = 0;
  for (const anchor of anchors.slice(0, 30)) {
    if (anchor.place.id === place.id) continue;
    const km = distance(place, anchor.place);
    if (km < 3 * neighbourhood) near += Math.exp(-km / neighbourhood);
  }
  return Math.min(3, 1.2 * near);
}

/** Great-circle distance in kilometres (haversine, mean radius 6371 km). */
export function distance(
  a: Pick<Place, 'latitude' | 'longitude'>,
  b: Pick<Place, 'latitude' | 'longitude'>,
): number {
  const radians = Math.PI / 180;
  const dLat = (b.latitude - a.latitude) * radians;
  const dLon = (b.longitude - a.longitude) * radians;
  const h =
    Math.sin(dLat / 2) ** 2 +
    Math.cos(a.latitude * radians) * Math.cos(b.latitude * radians) * Math.sin(dLon / 2) ** 2;
  return 2 * 6371 * Math.asin(Math.min(1, Math.sqrt(h)));
}
