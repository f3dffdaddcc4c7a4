import type { ActorId } from '../../domain/ids.ts';
import { inCapitals } from '../places/capitals.ts';
import { actorNameKey, isArticle, looseWord, splitName } from '../fold.ts';
import type { KnownActor } from './known-actor.ts';
import type { PhraseTrie, TrieStep } from '../reference/phrase-trie.ts';
import type { ActorNameKey } from '../reference/reference-data.ts';
import { remembered } from '../remembered.ts';
import type { Word } from '../words.ts';

/** One name of one actor, as the dictionary spells it. */
export interface NameEntry {
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

/** A known actor's name in a text. */
export interface NamedActor {
  readonly actor: ActorId;
  /** Index after the last word. */
  readonly end: number;
}

/** Kinds whose names come into English by transliteration. */
const looseKinds = new Set(['armed-group', 'coalition', 'person', 'political-body', 'police']);

/** Adds an actor's names; of two that fold alike the first counts. */
export function addNames(
  trie: PhraseTrie<NameEntry>,
  actor: KnownActor,
  keys: readonly ActorNameKey[],
): void {
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

/** The keys of a name that the build has not folded: an agreement's own. */
export function keysOf(actor: KnownActor): ActorNameKey[] {
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

/** Most words start no name: asked once for each, whether spelt so or with a possessive's "s" taken off. */
export const startOfName = (trie: PhraseTrie<NameEntry>): ((key: string) => boolean) =>
  remembered(
    (key) =>
      trie.startsWith(looseWord(key)) || (key.endsWith('s') && trie.startsWith(looseWord(key.slice(0, -1)))),
  );

/** The longest known name that starts at a word. */
export function nameAt(
  trie: PhraseTrie<NameEntry>,
  mayStart: (key: string) => boolean,
  words: readonly Word[],
  at: number,
): NamedActor | null {
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
  if (!mayStart(head.key)) return null;
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

/** The one actor that a name alone means, or null where none or several go by it. */
export function namedExactly(
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
