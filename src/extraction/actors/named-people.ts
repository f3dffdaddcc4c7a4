import type { Analysis } from '../../language/analysis.ts';
import type { FoundActor } from './actors.ts';

/** A person as one place of the report names them. */
export interface NamedPerson {
  readonly name: string;
  /** The name without accents, in lower case, hyphens opened. */
  readonly folded: string;
  readonly role: string | null;
  readonly actor: FoundActor | null;
  readonly start: number;
  readonly end: number;
}

export function foldName(name: string): string {
  const folded = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return folded
    .replace(/[-'’`]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * All persons that a report names, by the last word of their name: "Vale" finds "Jon Vale". Words for trades and ranks, `titles`,
 * are taken off the front of a name and kept as the role where there is none.
 */
export function indexPeople(
  actors: readonly FoundActor[],
  analysis: Analysis,
  titles: ReadonlyMap<string, unknown>,
): ReadonlyMap<string, readonly NamedPerson[]> {
  const index = new Map<string, NamedPerson[]>();
  const seen = new Set<string>();
  const add = (told: Omit<NamedPerson, 'folded'>): void => {
    const person = withoutTitle(told, titles);
    const folded = foldName(person.name);
    const key = `${folded}|${person.role === null ? '' : 'role'}`;
    const last = folded.split(' ').at(-1) ?? '';
    if (folded === '' || seen.has(key)) return;
    seen.add(key);
    const list = index.get(last);
    const entry = { ...person, folded };
    if (list) list.push(entry);
    else index.set(last, [entry]);
  };
  for (const actor of actors) {
    if (actor.form !== 'person') continue;
    const { name, passage } = actor.mention;
    add({ name, role: actor.role, actor, start: passage.start, end: passage.end });
  }
  for (const { kind, start, end } of analysis.names) {
    if (kind === 'person')
      add({ name: analysis.text.slice(start, end), role: null, actor: null, start, end });
  }
  return index;
}

function withoutTitle(
  person: Omit<NamedPerson, 'folded'>,
  titles: ReadonlyMap<string, unknown>,
): Omit<NamedPerson, 'folded'> {
  const words = [...person.name.matchAll(/\S+/g)];
  const title = words.slice(0, -1).findLastIndex((w) => titles.has(w[0].toLowerCase().replace(/\.$/, '')));
  const first = words[title + 1];
  if (title < 0 || first === undefined) return person;
  const name = person.name.slice(first.index);
  const role = person.role ?? person.name.slice(0, first.index).trim();
  return { ...person, name, role, start: person.start + first.index };
}

/** Persons with a role, by each word of it, lower case. */
export function indexHolders(
  people: ReadonlyMap<string, readonly NamedPerson[]>,
): ReadonlyMap<string, readonly NamedPerson[]> {
  const index = new Map<string, NamedPerson[]>();
  for (const person of [...people.values()].flat()) {
    for (const word of new Set((person.role ?? '').toLowerCase().split(/\P{L}+/u))) {
      if (word === '') continue;
      const list = index.get(word);
      if (list) list.push(person);
      else index.set(word, [person]);
    }
  }
  return index;
}
