import { asId } from '../../domain/ids.ts';
import type { Place } from '../../domain/place.ts';
import { looseKey, nameKey, placeKeys } from '../fold.ts';
import type { PlaceIndex } from './place-index.ts';
import type {
  CountryEntry,
  DivisionEntry,
  NameKeys,
  PlaceEntry,
  ReferenceData,
} from '../reference/reference-data.ts';
import type { ReferenceExtra } from '../actors/known-actor.ts';
import { remembered } from '../remembered.ts';

/** A place that a name may mean, with what resolution weighs. */
export interface PlaceCandidate {
  readonly place: Place;
  /** Persons; 0 where unknown. */
  readonly population: number;
  /** True where the name is the place's main one, false for an alternate name or another transliteration. */
  readonly mainName: boolean;
  /** True where the name agrees letter by letter once folded, false where only its loose key does. */
  readonly exact: boolean;
  /** True for the hand-written supplement and an agreement's own places, which were chosen for the conflicts that they name. */
  readonly supplement: boolean;
  /** True for the seat of a country or division. */
  readonly seat: boolean;
}

/** Names to places. Lookups fold case, accents, articles and transliteration. */
export interface PlaceGazetteer {
  /** Every place that a name may mean, most likely without context first. */
  readonly candidates: (name: string) => readonly PlaceCandidate[];
  /** The same, as places only. */
  readonly named: (name: string) => readonly Place[];
  /** Whether anything has one of these folded keys; cheaper than `candidates`. `loose` may be null. */
  readonly knows: (strict: string, loose: string | null) => boolean;
  /** A country's name by its code, or null. */
  readonly countryName: (code: string) => string | null;
  /** English name of a first-order division by any of its names, inside a country, or null. */
  readonly divisionNamed: (country: string, name: string) => string | null;
}

type Listed = Omit<PlaceCandidate, 'mainName' | 'exact'> & { readonly mainKey: string };

/** The places that the reference data and the agreement list, by their folded keys. */
interface ListedPlaces {
  readonly strict: ReadonlyMap<string, readonly Listed[]>;
  readonly loose: ReadonlyMap<string, readonly Listed[]>;
}

/** Compiles the gazetteer over the world index (null: only what the reference data lists). */
export function createPlaceGazetteer(
  data: Pick<ReferenceData, 'countries' | 'divisions' | 'places'>,
  index: PlaceIndex | null,
  extra: ReferenceExtra | null,
): PlaceGazetteer {
  const divisionNames = new Map(
    data.divisions.map((division) => [`${division.country}.${division.code}`, division.name]),
  );
  const countryNames = new Map(data.countries.map((country) => [country.code, country.name]));
  const listed = listPlaces(data, extra);
  const { strict, loose } = listed;
  const candidates = remembered((name) => candidatesOf(name, listed, index, divisionNames));
  return {
    candidates,
    named: (name) => candidates(name).map((candidate) => candidate.place),
    knows: (key, looser) =>
      strict.has(key) ||
      index?.has(key) === true ||
      (looser !== null && (loose.has(looser) || index?.has(looseIndexKey(looser)) === true)),
    countryName: (code) => countryNames.get(code) ?? null,
    divisionNamed: (country, name) => {
      const found = [...(strict.get(nameKey(name)) ?? []), ...(loose.get(looseKey(name)) ?? [])];
      return (
        found.find(({ place }) => place.kind === 'province' && place.country === country)?.place.name ?? null
      );
    },
  };
}

function listPlaces(
  data: Pick<ReferenceData, 'countries' | 'divisions' | 'places'>,
  extra: ReferenceExtra | null,
): ListedPlaces {
  const strict = new Map<string, Listed[]>();
  const loose = new Map<string, Listed[]>();
  const put = (map: Map<string, Listed[]>, key: string, value: Listed): void => {
    const list = map.get(key);
    if (list === undefined) map.set(key, [value]);
    else if (!list.includes(value)) list.push(value);
  };
  const add = (keys: NameKeys, value: Listed): void => {
    for (const key of keys.strict) put(strict, key, value);
    for (const key of keys.loose) put(loose, key, value);
  };
  // The first of one id wins: an agreement's own places before the supplement's.
  for (const entry of extra?.places ?? [])
    add(placeKeys(entry.country, [entry.name, ...entry.names]), listedExtra(entry));
  for (const entry of data.places) add(entry.keys, listedPlace(entry));
  for (const entry of data.divisions) add(entry.keys, listedDivision(entry));
  for (const entry of data.countries) add(entry.keys, listedCountry(entry));
  return { strict, loose };
}

/** The world index holds loose keys beside strict ones, told apart by a mark that no name has. */
const looseIndexKey = (key: string): string => `~${key}`;

function candidatesOf(
  name: string,
  { strict, loose }: ListedPlaces,
  index: PlaceIndex | null,
  divisionNames: ReadonlyMap<string, string>,
): readonly PlaceCandidate[] {
  const key = nameKey(name);
  const looser = looseKey(name);
  const found = new Map<string, PlaceCandidate>();
  const take = (candidate: PlaceCandidate): void => {
    if (!found.has(candidate.place.id)) found.set(candidate.place.id, candidate);
  };
  const takeIndexed = (indexKey: string, exact: boolean): void => {
    for (const { number, mainName } of index?.lookup(indexKey) ?? [])
      if (index !== null)
        take({ ...indexedPlace(index.place(number), divisionNames), mainName: mainName && exact, exact });
  };
  for (const listed of strict.get(key) ?? [])
    take({ ...listed, mainName: listed.mainKey === key, exact: true });
  takeIndexed(key, true);
  for (const listed of loose.get(looser) ?? []) take({ ...listed, mainName: false, exact: false });
  takeIndexed(looseIndexKey(looser), false);
  return [...found.values()].sort(byLikelihood);
}

function indexedPlace(
  found: ReturnType<PlaceIndex['place']>,
  divisionNames: ReadonlyMap<string, string>,
): Omit<PlaceCandidate, 'mainName' | 'exact'> {
  return {
    place: {
      id: asId(`geonames:${String(found.geonameId)}`),
      name: found.name,
      country: found.country,
      admin1: divisionNames.get(`${found.country}.${found.division}`) ?? null,
      kind: found.quarter ? 'quarter' : 'settlement',
      latitude: found.latitude,
      longitude: found.longitude,
      precision: found.quarter ? 2 : 1,
    },
    population: found.population,
    supplement: false,
    seat: found.seat > 0,
  };
}

/** Without context: exact before loose, then by size; ids break ties, so that the order never depends on the data's. */
function byLikelihood(a: PlaceCandidate, b: PlaceCandidate): number {
  return (
    Number(b.exact) - Number(a.exact) || b.population - a.population || (a.place.id < b.place.id ? -1 : 1)
  );
}

function listedPlace(entry: PlaceEntry): Listed {
  const id = `place:${entry.country.toLowerCase()}:${(entry.keys.strict[0] ?? '').replaceAll(' ', '-')}`;
  return {
    place: {
      id: asId(entry.kind === 'settlement' ? id : `${id}:${entry.kind}`),
      name: entry.name,
      country: entry.country,
      admin1: entry.admin1,
      kind: entry.kind,
      latitude: entry.latitude,
      longitude: entry.longitude,
      precision: entry.precision,
    },
    population: 0,
    supplement: true,
    seat: false,
    mainKey: entry.keys.strict[0] ?? '',
  };
}

const precisionOf: Readonly<Record<Place['kind'], Place['precision']>> = {
  settlement: 1,
  site: 1,
  quarter: 2,
  district: 3,
  province: 4,
  area: 5,
  country: 6,
};

function listedExtra(entry: ReferenceExtra['places'][number]): Listed {
  const { id, name, country, admin1, kind, latitude, longitude } = entry;
  return {
    place: { id: asId(id), name, country, admin1, kind, latitude, longitude, precision: precisionOf[kind] },
    population: 0,
    supplement: true,
    seat: false,
    mainKey: nameKey(name),
  };
}

function listedDivision(entry: DivisionEntry): Listed {
  return {
    place: {
      id: asId(`division:${entry.country}.${entry.code}`),
      name: entry.name,
      country: entry.country,
      admin1: entry.name,
      kind: 'province',
      latitude: entry.latitude,
      longitude: entry.longitude,
      precision: 4,
    },
    population: 0,
    supplement: false,
    seat: false,
    mainKey: entry.keys.strict[0] ?? '',
  };
}

function listedCountry(entry: CountryEntry): Listed {
  return {
    place: {
      id: asId(`country:${entry.code}`),
      name: entry.name,
      country: entry.code,
      admin1: null,
      kind: 'country',
      latitude: entry.latitude,
      longitude: entry.longitude,
      precision: 6,
    },
    population: 0,
    supplement: false,
    seat: false,
    mainKey: entry.keys.strict[0] ?? '',
  };
}
