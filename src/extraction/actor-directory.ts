import type { Side } from '../domain/actor.ts';
import type { IsoDate } from '../domain/date.ts';
import { asId, type ActorId } from '../domain/ids.ts';
import { actorNameKey, isArticle, looseWord, splitName } from './fold.ts';
import type { Bodies } from './lexicons.ts';
import { PhraseTrie, type TrieStep } from './phrase-trie.ts';
import type { ActorEntry, ActorNameKey, CountryEntry, ReferenceData } from './reference-data.ts';
import type { KnownActor, Membership, ReferenceExtra } from './known-actor.ts';
import type { Word } from './words.ts';

/** One name of one actor, as the dictionary spells it. */
interface NameEntry {
  readonly actor: ActorId;
  /** Folded words without articles. */
  readonly words: readonly string[];
  /** Other transliterations of the name are the same name. */
  readonly loose: boolean;
  /** Written in capitals throughout: "IS", "WHO". */
  readonly acronym: boolean;
  /** Written without any capital: no capital is asked of the text. */
  readonly lower: boolean;
}

export interface NamedActor {
  readonly actor: ActorId;
  /** Index after the last word. */
  readonly end: number;
}

/** How a country is named at a place of the text. */
export interface NamedCountry {
  readonly code: string;
  readonly form: 'name' | 'adjective' | 'seat';
  readonly end: number;
}

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

/** Kinds whose names come into English by transliteration. */
const looseKinds = new Set(['armed-group', 'coalition', 'person', 'political-body', 'police']);

/** Compiles the actors of the reference data and of an agreement. Throws where an id refers to nobody. */
export function createActorDirectory(
  data: Pick<ReferenceData, 'actors' | 'countries'>,
  bodies: Bodies,
  extra: ReferenceExtra | null,
): ActorDirectory {
  const actors = new Map<string, KnownActor>();
  const countries = new Map(data.countries.map((country) => [country.code.toLowerCase(), country]));
  for (const entry of data.actors)
    actors.set(entry.id, knownActor(entry, stateBody(entry.id, countries, bodies)));
  for (const entry of extra?.actors ?? [])
    actors.set(
      entry.id,
      knownActor(entryOf(entry), actors.get(entry.id) ?? stateBody(entry.id, countries, bodies)),
    );

  const byId = (id: string): KnownActor | null => actors.get(id) ?? stateBody(id, countries, bodies);
  const names = new PhraseTrie<NameEntry>();
  const prepared = new Map(data.actors.map((entry) => [entry.id, entry.keys]));
  const changed = new Set(extra?.actors.map((actor) => actor.id));
  for (const actor of actors.values())
    addNames(names, actor, (changed.has(actor.id) ? undefined : prepared.get(actor.id)) ?? keysOf(actor));
  const countryNames = compileCountries(data.countries);

  const lineage = (id: string, on: IsoDate | null): ActorId[] => {
    const found: ActorId[] = [];
    const queue = [id];
    // Breadth first, so that the nearest comes first; ids seen are skipped, so a circle of memberships ends.
    for (let i = 0; i < queue.length && i < 32; i += 1) {
      const actor = byId(queue[i] ?? '');
      if (actor === null || found.includes(actor.id)) continue;
      found.push(actor.id);
      for (const membership of actor.memberships) if (holds(membership, on)) queue.push(membership.of);
    }
    return found;
  };
  return {
    byId,
    lineage,
    sideOf: (id, on) => sideOfLineage(lineage(id, on), byId),
    named: (name) => namedExactly(names, name, byId),
    nameAt: (words, at) => nameAt(names, words, at),
    countryAt: (words, at) => countryAt(countryNames, words, at),
  };
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

function addNames(trie: PhraseTrie<NameEntry>, actor: KnownActor, keys: readonly ActorNameKey[]): void {
  const seen = new Set<string>();
  for (const key of keys) {
    const id = key.words.join(' ');
    if (seen.has(id)) continue;
    seen.add(id);
    // A surname alone has to be spelt as listed: "Sulaimaniyeh" is no Soleimani.
    const loose =
      looseKinds.has(actor.kind) && (key.words.length > 1 || (id.length > 4 && actor.kind !== 'person'));
    trie.add(key.loose, { actor: actor.id, words: key.words, loose, acronym: key.acronym, lower: key.lower });
  }
}

function keysOf(actor: KnownActor): ActorNameKey[] {
  return [actor.name, ...actor.names].map(actorNameKey).filter((key) => key !== null);
}

/** The words of a text as the trie of names wants them: loose keys, articles and hyphens skipped, a possessive's "s" taken off. */
function looseSteps(
  words: readonly Word[],
  sentence: number,
  first: number,
): (at: number) => readonly TrieStep[] {
  return (at) => {
    let i = at;
    while (
      i < at + 3 &&
      i > first &&
      (words[i]?.key === '-' || (words[i]?.kind === 'word' && isArticle(words[i]?.key ?? '')))
    )
      i += 1;
    const word = words[i];
    if (word === undefined || word.sentence !== sentence || word.kind === 'mark') return [];
    const steps = [{ key: looseWord(word.key), end: i + 1 }];
    if (word.key.length > 3 && word.key.endsWith('s'))
      steps.push({ key: looseWord(word.key.slice(0, -1)), end: i + 1 });
    return steps;
  };
}

/** Acronyms that are English words when a whole line stands in capitals. */
const wordsInCapitals = new Set([
  'is',
  'who',
  'care',
  'mit',
  'pa',
  'mas',
  'mir',
  'das',
  'fal',
  'mend',
  'tak',
  'oil',
  'us',
  'au',
  'un',
]);

function nameAt(trie: PhraseTrie<NameEntry>, words: readonly Word[], at: number): NamedActor | null {
  const first = words[at];
  if (first?.kind !== 'word' && first?.kind !== 'number') return null;
  let start = at;
  // A leading article belongs to the name: "al-Nusra Front", "Al Nusra".
  if (isArticle(first.key)) {
    const joined = words[at + 1]?.key === '-';
    if (!joined && first.key !== 'al' && first.key !== 'el') return null;
    start = joined ? at + 2 : at + 1;
    if (!(words[start]?.capital ?? false)) return null;
  }
  const head = words[start];
  if (head === undefined || head.sentence !== first.sentence) return null;
  const loose = looseWord(head.key);
  if (
    !trie.startsWith(loose) &&
    !(head.key.endsWith('s') && trie.startsWith(looseWord(head.key.slice(0, -1))))
  )
    return null;
  const found = trie.longest(start, looseSteps(words, first.sentence, start));
  if (found === null) return null;
  const span = words.slice(start, found.end).filter((word) => word.kind !== 'mark');
  const fitting = found.values.filter((entry) => fits(entry, span, words, start));
  const entry = fitting[0];
  return entry === undefined ? null : { actor: entry.actor, end: found.end };
}

function fits(entry: NameEntry, span: readonly Word[], words: readonly Word[], start: number): boolean {
  const said = span.filter((word, i) => i === 0 || !isArticle(word.key));
  const exact =
    said.length === entry.words.length &&
    said.every((word, i) => word.key === entry.words[i] || word.key === `${entry.words[i] ?? ''}s`);
  // One short word is too little to be spelt freely: "Days" is no spelling of "Daesh".
  if (!exact && (!entry.loose || (entry.words.length === 1 && (entry.words[0]?.length ?? 0) < 6)))
    return false;
  if (entry.lower) return true;
  const head = said[0];
  if (head === undefined) return false;
  if (entry.acronym) {
    const text = head.text.replace(/\P{L}/gu, '');
    if (text !== text.toUpperCase() && text !== `${text.slice(0, -1).toUpperCase()}s`) return false;
    return !(wordsInCapitals.has(head.key) && inCapitals(words, start));
  }
  return said.some((word) => word.capital);
}

/** True where the words around stand in capitals too: a headline or an old wire. */
function inCapitals(words: readonly Word[], at: number): boolean {
  const sentence = words[at]?.sentence;
  let capitals = 0;
  let others = 0;
  for (let i = Math.max(0, at - 4); i <= at + 4; i += 1) {
    const word = words[i];
    if (
      word === undefined ||
      i === at ||
      word.sentence !== sentence ||
      word.kind !== 'word' ||
      word.text.length < 3
    )
      continue;
    if (word.text === word.text.toUpperCase()) capitals += 1;
    else others += 1;
  }
  return capitals > others;
}

function namedExactly(
  trie: PhraseTrie<NameEntry>,
  name: string,
  byId: (id: string) => KnownActor | null,
): KnownActor | null {
  const all = splitName(name);
  const words = all.length > 1 ? all.filter((word) => !isArticle(word)) : all;
  const found = trie.longest(0, (at) =>
    at < words.length ? [{ key: looseWord(words[at] ?? ''), end: at + 1 }] : [],
  );
  if (found?.end !== words.length) return null;
  const exact = found.values.filter((entry) => entry.words.join(' ') === words.join(' '));
  const chosen = exact.length > 0 ? exact : found.values.filter((entry) => entry.loose);
  const ids = new Set(chosen.map((entry) => entry.actor));
  const [only] = ids;
  return ids.size === 1 && only !== undefined ? byId(only) : null;
}

interface CountryName {
  readonly code: string;
  readonly form: 'name' | 'adjective' | 'seat';
  readonly capitals: boolean;
}

function compileCountries(countries: readonly CountryEntry[]): PhraseTrie<CountryName> {
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

function countryAt(trie: PhraseTrie<CountryName>, words: readonly Word[], at: number): NamedCountry | null {
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
