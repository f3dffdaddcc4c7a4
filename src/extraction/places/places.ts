import type { Place, PlaceMention } from '../../domain/place.ts';
import type { Report } from '../../domain/report.ts';
import type { Analysis } from '../../language/analysis.ts';
import { findActors, type FoundActor } from '../actors/actors.ts';
import type { PlaceName } from './place-name.ts';
import { findPlaceNames } from './place-names.ts';
import { countryShares, resolvePlaces, type ToResolve } from './place-resolution.ts';
import type { Reference } from '../reference/reference.ts';
import type { TokenSpan } from '../spans.ts';
import { listWords, type Word } from '../words.ts';

/** A place as the text names it. */
export interface FoundPlace extends TokenSpan {
  readonly mention: PlaceMention;
  /** First-order division, English name, from the text ("Khan Touman in Aleppo province") or from the reference data; or null. */
  readonly admin1: string | null;
  /** ISO 3166-1 alpha-2, or null. */
  readonly country: string | null;
  /** The word that says what it is ("city", "neighborhood", "province"), lower case, or null. */
  readonly kindWord: string | null;
  /** Index in the same list of the larger place that it is said to lie in, or null. */
  readonly within: number | null;
  /** True for a province, an area or a country: nothing to put an incident at while a finer place is named. */
  readonly broad: boolean;
}

/** Finds the named places, in text order, without overlaps. `actors` are the report's, where they are already known. */
export function findPlaces(
  report: Report,
  analysis: Analysis,
  reference: Reference,
  actors: readonly FoundActor[] = findActors(report, analysis, reference),
): FoundPlace[] {
  const words = listWords(analysis);
  const countries = countryShares(words, reference);
  const names = findPlaceNames(words, analysis, reference, blockedBy(words, actors), countries);
  const { toResolve, places, holders } = resolveNames(analysis.text, words, names, reference, countries);
  const near = nearestCountries(places);
  const found: FoundPlace[] = [];
  names.forEach((name, i) => {
    const place = places[i] ?? null;
    const text = toResolve[i]?.name ?? '';
    const holder = holders[i] ?? null;
    const country = place?.country ?? places[holder ?? -1]?.country ?? near[i] ?? null;
    found.push({
      ...spanOf(words, name),
      mention: { name: text, place, passage: { report: report.id, ...rangeOfName(words, name) } },
      admin1: divisionOf(words, names, places, holders, i),
      country,
      kindWord: name.kindWord,
      within: holder,
      broad: isBroad(name, place?.precision ?? null),
    });
  });
  return found;
}

/** Which place each name means. Apart from the finding, so that resolution can be measured on given names. */
export function resolveNames(
  text: string,
  words: readonly Word[],
  names: readonly PlaceName[],
  reference: Reference,
  countries: ReadonlyMap<string, number> = countryShares(words, reference),
): {
  readonly toResolve: readonly ToResolve[];
  readonly places: readonly (Place | null)[];
  readonly holders: readonly (number | null)[];
} {
  const holders = names.map((_, i) => holderOf(words, names, i));
  const toResolve = names.map((name, i): ToResolve => {
    const { start, end } = rangeOfName(words, name);
    return {
      first: name.first,
      end: name.end,
      name: text.slice(start, end),
      kindWord: name.kindWord,
      within: holders[i] ?? null,
    };
  });
  return { toResolve, holders, places: resolvePlaces(toResolve, words, reference, countries) };
}

function rangeOf(words: readonly Word[], first: number, end: number): { start: number; end: number } {
  const start = words[first]?.start ?? 0;
  return { start, end: words[end - 1]?.end ?? start };
}

/** The characters of a name, a stripped possessive's "s" left out. */
function rangeOfName(words: readonly Word[], name: PlaceName): { start: number; end: number } {
  const { start, end } = rangeOf(words, name.first, name.end);
  return { start, end: end - name.cut };
}

function spanOf(words: readonly Word[], name: PlaceName): TokenSpan {
  const firstToken = words[name.first]?.token ?? 0;
  const last = words[name.end - 1]?.token ?? firstToken;
  return { ...rangeOfName(words, name), firstToken, endToken: last + 1, headToken: last };
}

/** Names of bodies and persons are no places; a capital that may stand for its government still is one. */
function blockedBy(words: readonly Word[], actors: readonly FoundActor[]): Uint8Array {
  const blocked = new Uint8Array(words.length);
  let at = 0;
  for (const actor of actors) {
    if (actor.metonym || isUnsurePerson(actor)) continue;
    while (at < words.length && (words[at]?.end ?? 0) <= actor.start) at += 1;
    for (let i = at; i < words.length && (words[i]?.start ?? Infinity) < actor.end; i += 1) blocked[i] = 1;
  }
  return blocked;
}

/** A person only by the look of the name, without title or office: the place finder may know better. */
export function isUnsurePerson(actor: FoundActor): boolean {
  return (
    actor.form === 'person' &&
    actor.mention.actor === null &&
    (actor.role === null || /^sheikh$/i.test(actor.role))
  );
}

const broadKinds =
  /^(?:province|provinces|governorate|governorates|countryside|region|state|states|department|oblast|border|desert|coast)$/;

function isBroad(name: PlaceName, precision: number | null): boolean {
  if (name.kindWord !== null && broadKinds.test(name.kindWord)) return true;
  return precision !== null && precision >= 4 && name.kindWord === null;
}

/** Words that lead from a place to the larger one that holds it. */
const leading =
  /^(?:in|of|the|at|[,\-()]|northern|southern|eastern|western|central|northeastern|northwestern|southeastern|southwestern|north|south|east|west|northeast|northwest|southeast|southwest|countryside|city|town|province|governorate|village|neighborhood|neighborhoods|neighbourhood|neighbourhoods|district|districts|area|areas|villages|towns|quarter|suburb|suburbs|outskirts|rural|near|located|just|outside|[s'’])$/;

/** "X in Y", "X town in the countryside of Y", "X, Y", "Aleppo's X district". */
function holderOf(words: readonly Word[], names: readonly PlaceName[], index: number): number | null {
  const own = names[index];
  if (own === undefined) return null;
  const sentence = words[own.first]?.sentence;
  for (let next = index + 1; next < names.length && next <= index + 4; next += 1) {
    const other = names[next];
    if (other === undefined || words[other.first]?.sentence !== sentence) break;
    const gap = words.slice(own.end, other.first);
    if (gap.length > 9) break;
    // A list ("X and Y neighborhoods in Z") shares its holder.
    const plain = gap.filter((word) => !inOther(words, names.slice(index, next + 1), word));
    if (!plain.every((word) => leading.test(word.key) || word.key === 'and')) break;
    const joined = plain.some((word) => word.key === 'and');
    const held =
      gap.some((word) => word.key === 'in' || word.key === 'of') ||
      (next === index + 1 && gap[0]?.key === ',' && gap.length === 1);
    if (next === index + 1 && joined && !held) continue;
    if (held) return next;
  }
  const previous = names[index - 1];
  if (previous !== undefined && words[previous.first]?.sentence === sentence) {
    const gap = words.slice(previous.end, own.outerFirst);
    const possessive =
      gap.length === 0
        ? /s$/.test(words[previous.end - 1]?.key ?? '') && own.kindWord !== null
        : gap.every((word) => /^['’s`]$/.test(word.key));
    if (possessive) return index - 1;
  }
  return null;
}

function inOther(words: readonly Word[], names: readonly PlaceName[], word: Word): boolean {
  return names.some(
    (name) => (words[name.first]?.start ?? 0) <= word.start && word.end <= (words[name.end - 1]?.end ?? 0),
  );
}

/** For each place the country of the nearest resolved one before it, else of the first after it. */
function nearestCountries(places: readonly (Place | null)[]): (string | null)[] {
  let last = places.find((place) => place !== null)?.country ?? null;
  return places.map((place) => {
    last = place?.country ?? last;
    return last;
  });
}

/** The division of a place: its own, else that of the place that holds it, else that of the last place named before it. */
function divisionOf(
  words: readonly Word[],
  names: readonly PlaceName[],
  places: readonly ({ readonly admin1: string | null; readonly kind: string } | null)[],
  holders: readonly (number | null)[],
  index: number,
): string | null {
  const own = places[index] ?? null;
  if (own !== null && own.admin1 !== null) return own.admin1;
  if (own?.kind === 'country') return null;
  const holder = holders[index] ?? null;
  if (holder !== null && holder !== index) {
    const held = places[holder]?.admin1 ?? null;
    if (held !== null) return held;
  }
  if (own !== null) return null;
  const sentence = words[names[index]?.first ?? 0]?.sentence ?? 0;
  // Reports go town by town: what is unknown lies where the last known place lay, at most two sentences back.
  for (let i = index - 1; i >= 0; i -= 1) {
    const other = places[i];
    if (sentence - (words[names[i]?.first ?? 0]?.sentence ?? 0) > 2) break;
    const division = other?.admin1 ?? null;
    if (division !== null) return division;
  }
  for (let i = index + 1; i < names.length; i += 1) {
    if ((words[names[i]?.first ?? 0]?.sentence ?? 0) !== sentence) break;
    const division = places[i]?.admin1 ?? null;
    if (division !== null) return division;
  }
  return null;
}
