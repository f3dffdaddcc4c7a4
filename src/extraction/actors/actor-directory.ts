import type { Side } from '../../domain/actor.ts';
import type { IsoDate } from '../../domain/date.ts';
import { asId, type ActorId } from '../../domain/ids.ts';
import {
  addNames,
  keysOf,
  nameAt,
  namedExactly,
  startOfName,
  type NamedActor,
  type NameEntry,
} from './actor-names.ts';
import { compileCountries, countryAt, type NamedCountry } from './country-names.ts';
import type { KnownActor, Membership, ReferenceExtra } from './known-actor.ts';
import type { Bodies } from '../reference/lexicons.ts';
import { PhraseTrie } from '../reference/phrase-trie.ts';
import type { ActorEntry, CountryEntry, ReferenceData } from '../reference/reference-data.ts';
import type { Word } from '../words.ts';

/** The known actors and their names. */
export interface ActorDirectory {
  readonly byId: (id: string) => KnownActor | null;
  readonly named: (name: string) => KnownActor | null;
  readonly sideOf: (id: string, on: IsoDate | null) => Side;
  readonly lineage: (id: string, on: IsoDate | null) => readonly ActorId[];
  /** The longest known name that starts at a word. */
  readonly nameAt: (words: readonly Word[], at: number) => NamedActor | null;
  readonly countryAt: (words: readonly Word[], at: number) => NamedCountry | null;
}

/** Compiles the actors of the reference data and of an agreement. Throws where an id refers to nobody. */
export function createActorDirectory(
  data: Pick<ReferenceData, 'actors' | 'countries'>,
  bodies: Bodies,
  extra: ReferenceExtra | null,
): ActorDirectory {
  const countries = new Map(data.countries.map((country) => [country.code.toLowerCase(), country]));
  const stateBodyOf = (id: string): KnownActor | null => stateBody(id, countries, bodies);
  const actors = collectActors(data.actors, extra, stateBodyOf);
  const byId = (id: string): KnownActor | null => actors.get(id) ?? stateBodyOf(id);
  const names = compileNames(actors, data.actors, extra);
  const mayStart = startOfName(names);
  const countryNames = compileCountries(data.countries);
  const lineage = (id: string, on: IsoDate | null): ActorId[] => lineageOf(id, on, byId);
  return {
    byId,
    lineage,
    sideOf: (id, on) => sideOfLineage(lineage(id, on), byId),
    named: (name) => namedExactly(names, name, byId),
    nameAt: (words, at) => nameAt(names, mayStart, words, at),
    countryAt: (words, at) => countryAt(countryNames, words, at),
  };
}

/** The listed actors, an agreement's own laid over them. */
function collectActors(
  entries: readonly ActorEntry[],
  extra: ReferenceExtra | null,
  stateBodyOf: (id: string) => KnownActor | null,
): ReadonlyMap<string, KnownActor> {
  const actors = new Map<string, KnownActor>();
  for (const entry of entries) actors.set(entry.id, knownActor(entry, stateBodyOf(entry.id)));
  for (const entry of extra?.actors ?? [])
    actors.set(entry.id, knownActor(entryOf(entry), actors.get(entry.id) ?? stateBodyOf(entry.id)));
  return actors;
}

/** The names of all actors; the build has folded those of the reference data. */
function compileNames(
  actors: ReadonlyMap<string, KnownActor>,
  entries: readonly ActorEntry[],
  extra: ReferenceExtra | null,
): PhraseTrie<NameEntry> {
  const names = new PhraseTrie<NameEntry>();
  const prepared = new Map(entries.map((entry) => [entry.id, entry.keys]));
  const changed = new Set(extra?.actors.map((actor) => actor.id));
  for (const actor of actors.values())
    addNames(names, actor, (changed.has(actor.id) ? undefined : prepared.get(actor.id)) ?? keysOf(actor));
  return names;
}

/** Breadth first, so that the nearest comes first; ids seen are skipped, so a circle of memberships ends. */
function lineageOf(id: string, on: IsoDate | null, byId: (id: string) => KnownActor | null): ActorId[] {
  const found: ActorId[] = [];
  const queue = [id];
  for (let i = 0; i < queue.length && i < 32; i += 1) {
    const actor = byId(queue[i] ?? '');
    if (actor === null || found.includes(actor.id)) continue;
    found.push(actor.id);
    for (const membership of actor.memberships) if (holds(membership, on)) queue.push(membership.of);
  }
  return found;
}

function sideOfLineage(ids: readonly ActorId[], byId: (id: string) => KnownActor | null): Side {
  for (const id of ids) {
    const side = byId(id)?.side;
    if (side !== undefined && side !== 'unknown') return side;
  }
  const first = ids[0] === undefined ? null : byId(ids[0]);
  return first?.country === null || first === null ? 'unknown' : 'other';
}

function entryOf(entry: ReferenceExtra['actors'][number]): ActorEntry {
  const memberships =
    entry.of === undefined || (entry.from === undefined && entry.to === undefined)
      ? undefined
      : [{ of: entry.of, from: entry.from, to: entry.to }];
  return { ...entry, of: memberships === undefined ? entry.of : undefined, memberships };
}

/** An entry laid over what the country's table yields for the same id. */
function knownActor(entry: ActorEntry, base: KnownActor | null): KnownActor {
  const name = entry.name ?? base?.name ?? entry.id;
  return {
    id: asId(entry.id),
    kind: entry.kind ?? base?.kind ?? 'organisation',
    name,
    names: [
      ...new Set([
        ...(base?.names ?? []),
        ...(base !== null && base.name !== name ? [base.name] : []),
        ...(entry.names ?? []),
      ]),
    ],
    side: entry.side ?? base?.side ?? 'unknown',
    country: entry.country ?? base?.country ?? null,
    memberships: [
      ...(entry.of === undefined ? [] : [{ of: asId<ActorId>(entry.of), from: null, to: null }]),
      ...(entry.memberships ?? []).map((m): Membership => ({
        of: asId(m.of),
        from: m.from ?? null,
        to: m.to ?? null,
      })),
      ...(base?.memberships ?? []),
    ],
    office: entry.office ?? base?.office ?? null,
  };
}

/** "ru.armed-forces": the body that every state has, for one country. Null for another id. */
function stateBody(
  id: string,
  countries: ReadonlyMap<string, CountryEntry>,
  bodies: Bodies,
): KnownActor | null {
  const dot = id.indexOf('.');
  if (dot !== 2) return null;
  const country = countries.get(id.slice(0, 2));
  const body = bodies.bodyById.get(id.slice(3));
  if (country === undefined || body === undefined) return null;
  const adjective = country.adjectives[0] ?? country.name;
  return {
    id: asId(id),
    kind: body.kind,
    name: `${adjective} ${body.name}`,
    names: [],
    side: 'unknown',
    country: country.code,
    memberships: body.of === null ? [] : [{ of: asId(`${id.slice(0, 2)}.${body.of}`), from: null, to: null }],
    office: null,
  };
}

/** ISO prefixes compare as text once cut to one length. */
function holds(membership: Membership, on: IsoDate | null): boolean {
  if (on === null) return true;
  const { from, to } = membership;
  if (from !== null && on.slice(0, from.length) < from.slice(0, on.length)) return false;
  return to === null || on.slice(0, to.length) <= to.slice(0, on.length);
}
