import type { ActorMention } from '../domain/actor.ts';
import { wordsOf } from './words.ts';

/** How two mentions stand to each other: the same one, ones that may be the same or speak for each other, or two. */
export type NameMatch = 'same' | 'compatible' | 'different';

/** Words of names and roles that name nobody. */
const titles: ReadonlySet<string> = new Set(
  'the a an of and for in mr mrs ms dr capt captain col colonel gen general lt sgt maj major admiral commodore brigadier lieutenant sergeant commander marshal sheikh king queen prince ambassador envoy director leader deputy prime governor mayor senator judge professor spokesman spokeswoman spokesperson minister ministry president secretary official officials chief head'.split(
    ' ',
  ),
);

/** The words of a name that tell one from another. */
export function nameWords(name: string): string[] {
  return wordsOf(name)
    .map((w) => w.text)
    .filter((w) => w.length > 1 && !titles.has(w));
}

/** A mention cut into what is compared; cut once where many are compared with many. */
export interface NameParts {
  readonly actor: string | null;
  readonly words: readonly string[];
  /** Words of the name and the role: whom one may speak for. */
  readonly withRole: readonly string[];
}

/** Somebody as named, with the role that the text gives, if it gives one. */
export type Named = Pick<ActorMention, 'name' | 'actor'> & { readonly role?: string | null };

export function namePartsOf({ name, actor, role }: Named): NameParts {
  const words = nameWords(name);
  return { actor, words, withRole: [...words, ...nameWords(role ?? '')] };
}

/** Compares two mentions by id where both have one, else by the words of their names; a role may name whom one speaks for. */
export function matchNames(a: Named, b: Named): NameMatch {
  return matchParts(namePartsOf(a), namePartsOf(b));
}

export function matchParts(a: NameParts, b: NameParts): NameMatch {
  if (a.actor !== null && a.actor === b.actor) return 'same';
  const x = a.words;
  const y = b.words;
  const surname = x.at(-1);
  if (surname !== undefined && surname === y.at(-1)) {
    if (x.length === 1 || y.length === 1 || alike(x[0] ?? '', y[0] ?? '')) return 'same';
  }
  if (x.length > 0 && x.length === y.length && x.every((w, i) => alike(w, y[i] ?? ''))) return 'same';
  return holdsAlike(x, b.withRole) || holdsAlike(y, a.withRole) ? 'compatible' : 'different';
}

function holdsAlike(words: readonly string[], others: readonly string[]): boolean {
  return words.some((w) => others.some((o) => alike(w, o)));
}

/** Letters that two spellings or forms of a name share at least: Defense and Defence, Vessen and Vessenian. */
const sharedLetters = 5;

function alike(a: string, b: string): boolean {
  return a === b || (a.length >= sharedLetters && a.slice(0, sharedLetters) === b.slice(0, sharedLetters));
}

/** The service before a rank names no other body: a "Pentagon spokesman Navy Captain" speaks for the Pentagon. */
const serviceOfRank =
  /\b(?:navy|army|marine|marines|air force) (?=captain\b|capt\b|colonel\b|col\b|general\b|gen\b|lieutenant\b|lt\b|major\b|maj\b|sergeant\b|sgt\b|commander\b|admiral\b)/gi;

/** True where one speaks for the other by trade: "the Pentagon" and a "Pentagon spokesman", of one side. */
export function speaksFor(
  a: Pick<ActorMention, 'name' | 'side'> & { readonly role: string | null },
  b: Pick<ActorMention, 'name' | 'side'> & { readonly role: string | null },
): boolean {
  const holds = (body: string, role: string | null): boolean => {
    const name = nameWords(body);
    const words = nameWords((role ?? '').replace(serviceOfRank, ''));
    return words.length > 0 && words.every((w) => name.includes(w));
  };
  return a.side === b.side && (holds(a.name, b.role) || holds(b.name, a.role));
}
