import type { Candidate, Text } from './coreference-mentions.ts';
import { BODY_NOUNS, COURTESIES, PERSON_NOUNS } from './coreference-words.ts';
import { foldWord } from './name-hash.ts';

export type Gender = 'he' | 'she' | undefined;

/** Somebody or something named: its mentions so far and what the text calls it. */
export interface Entity {
  readonly kind: 'person' | 'organisation' | 'place';
  readonly mentions: Candidate[];
  /** Folded words of the longest name. */
  words: readonly string[];
  /** Offices and kinds that the text gives it: "minister", "agency". */
  readonly roles: Set<string>;
  /** Words beside those: "russian", "foreign". */
  readonly modifiers: Set<string>;
  /** Nations among them: "russian". */
  readonly nations: Set<string>;
  gender: Gender;
}

const SMALL = new Set(['of', 'for', 'the', 'and', 'in', 'to', 'al', '-', 'el', '.', '\u2013']);
const SHORTEST_SURNAME = 3;

/** The entity that a name names, if exactly one of those so far fits; undefined for a new one, null where it is not clear. */
export function entityOfName(entities: readonly Entity[], name: Candidate): Entity | undefined | null {
  const kind = name.name?.kind;
  const string = name.words.join(' ');
  // A state is now a place and now a body; people share no name with either.
  const exact = entities.find(
    (entity) => entity.words.join(' ') === string && (entity.kind === 'person') === (kind === 'person'),
  );
  if (exact !== undefined) return exact;
  const fitting = entities.filter((entity) => entity.kind === kind && isSameName(entity, name.words));
  return fitting.length <= 1 ? fitting[0] : null;
}

function isSameName(entity: Entity, words: readonly string[]): boolean {
  if (entity.kind === 'person') return isSamePerson(entity.words, words);
  return entity.kind === 'organisation' && isSameBody(entity.words, words);
}

/** One surname, and no given name of one that the other contradicts. */
function isSamePerson(known: readonly string[], words: readonly string[]): boolean {
  const [a, b] = [known.filter(isBig), words.filter(isBig)];
  const surname = a.at(-1);
  if (surname === undefined || surname !== b.at(-1) || surname.length < SHORTEST_SURNAME) return false;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return short
    .slice(0, -1)
    .every((word) => long.some((other) => other === word || other.charAt(0) === word.replace('.', '')));
}

/** A short form: the capitals of the long one, or its head word alone ("the Observatory"). */
function isSameBody(known: readonly string[], words: readonly string[]): boolean {
  const [short, long] = known.length <= words.length ? [known, words] : [words, known];
  const [only] = short;
  if (short.length !== 1 || only === undefined || long.length < 2) return false;
  const big = long.filter(isBig);
  const initials = big.map((word) => word.charAt(0)).join('');
  if (only.replace(/\./g, '') === initials && initials.length > 1) return true;
  return BODY_NOUNS.has(only) && big.includes(only);
}

function isBig(word: string): boolean {
  return !SMALL.has(word);
}

export function createEntity(text: Text, name: Candidate): Entity | undefined {
  const kind = name.name?.kind;
  if (kind !== 'person' && kind !== 'organisation' && kind !== 'place') return undefined;
  const entity: Entity = {
    kind,
    mentions: [],
    words: name.words,
    roles: new Set(),
    modifiers: new Set(),
    nations: new Set(),
    gender: undefined,
  };
  takeName(text, entity, name);
  return entity;
}

/** Adds a name and learns from its surroundings what the entity is called. */
export function takeName(text: Text, entity: Entity, name: Candidate): void {
  entity.mentions.push(name);
  if (name.words.length > entity.words.length) entity.words = name.words;
  const nouns = entity.kind === 'person' ? PERSON_NOUNS : BODY_NOUNS;
  if (entity.kind === 'organisation') {
    for (const word of name.words) (nouns.has(word) ? entity.roles : entity.modifiers).add(word);
  }
  for (const at of describing(text, name)) {
    const token = text.tokens[at];
    if (token === undefined) continue;
    const lemma = token.lemma.toLowerCase();
    entity.gender ??= COURTESIES.get(foldWord(token.text).replace(/\.$/, ''));
    if (text.nameAt[at]?.kind === 'nationality') entity.nations.add(foldWord(token.text));
    if (nouns.has(lemma)) entity.roles.add(lemma);
    else entity.modifiers.add(foldWord(token.text));
  }
}

const LONGEST_TITLE = 8;
const TITLE_PARTS = new Set(['NOUN', 'PROPN', 'ADJ']);
const APPOSED = new Set(['appos', 'flat', 'compound', 'nmod:desc', 'list']);

/** Tokens that describe a name: the title before it, an apposition on either side with its modifiers, "X is a …". */
function describing(text: Text, name: Candidate): number[] {
  const found: number[] = [];
  const first = name.name?.firstToken ?? name.headToken;
  for (let at = first - 1; at >= Math.max(0, first - LONGEST_TITLE); at--) {
    const token = text.tokens[at];
    if (token?.sentence !== name.sentence) break;
    const dotted = token.text === '.' || token.text === '-';
    if (!TITLE_PARTS.has(token.upos) && !dotted) break;
    if (text.nameAt[at]?.kind === 'person') break;
    found.push(at);
  }
  const head = text.tokens[name.headToken];
  for (const child of text.dependents[name.headToken] ?? []) {
    if (text.tokens[child]?.deprel === 'appos') found.push(...withModifiers(text, child));
  }
  const above = head === undefined ? undefined : text.tokens[head.head];
  if (
    head !== undefined &&
    above !== undefined &&
    (APPOSED.has(head.deprel) || isCopula(text, head.head, head.deprel))
  ) {
    found.push(...withModifiers(text, head.head));
  }
  return found.filter((at) => text.nameAt[at] !== name.name);
}

function isCopula(text: Text, at: number, deprel: string): boolean {
  return (
    deprel === 'nsubj' && (text.dependents[at] ?? []).some((child) => text.tokens[child]?.deprel === 'cop')
  );
}

function withModifiers(text: Text, at: number): number[] {
  const own = (text.dependents[at] ?? []).filter(
    (child) => child < at && TITLE_PARTS.has(text.tokens[child]?.upos ?? ''),
  );
  return [at, ...own];
}
