import { NAME_KINDS, type WordName } from './name-labels.ts';
import { isCapitalised, SHAPES } from './name-shapes.ts';
import type { NameDocument } from './name-document.ts';

/** Below this the model itself doubts a name: it neither votes nor spreads. */
const SURE = 0.74;
/** A string's kind is changed where the others of its kind outweigh it by this factor. */
const OUTVOTED = 2;
/** Names of more words than this are not looked for again. */
const LONGEST_SOUGHT = 6;
const PERSON = NAME_KINDS.indexOf('person');
const ORGANISATION = NAME_KINDS.indexOf('organisation');
const SPREADING = new Set([PERSON, ORGANISATION, NAME_KINDS.indexOf('place')]);

/**
 * Makes a document's names agree: one string keeps one kind where its uses clearly favour one; what is a name in one place is one
 * in the others; the short form in brackets after a name is the same body; a surname that was given with a full name is that person's.
 */
export function makeConsistent(
  document: NameDocument,
  words: readonly string[],
  found: readonly WordName[],
): WordName[] {
  const { folded } = document;
  const withShort = [...found, ...shortForms(folded, words, found)];
  const voted = outvote(folded, withShort);
  return [...voted, ...missed(document, folded, voted)].sort((a, b) => a.first - b.first);
}

function keyOf(folded: readonly string[], name: WordName): string {
  return folded.slice(name.first, name.end).join(' ');
}

/** "Free Velm Army (FVA)": the letters in brackets, where they begin the name's words in order. */
function shortForms(
  folded: readonly string[],
  words: readonly string[],
  names: readonly WordName[],
): WordName[] {
  const taken = new Set(
    names.flatMap((name) => Array.from({ length: name.end - name.first }, (_, at) => name.first + at)),
  );
  return names.flatMap((name): WordName[] => {
    const at = name.end + 1;
    const short = folded[at] ?? '';
    const brackets = words[name.end] === '(' && words[at + 1] === ')';
    if (!brackets || taken.has(at) || name.kind !== ORGANISATION || name.end - name.first < 2) return [];
    const initials = folded.slice(name.first, name.end).map((word) => word.charAt(0));
    return /^\p{L}{2,10}$/u.test(short) && isSubsequence(short, initials)
      ? [{ first: at, end: at + 1, kind: name.kind, score: name.score }]
      : [];
  });
}

function isSubsequence(short: string, initials: readonly string[]): boolean {
  let next = 0;
  for (const letter of initials) if (short.charAt(next) === letter) next++;
  return next >= short.length;
}

function outvote(folded: readonly string[], names: readonly WordName[]): WordName[] {
  const votes = new Map<string, Float64Array>();
  for (const name of names) {
    const key = keyOf(folded, name);
    const tally = votes.get(key) ?? new Float64Array(NAME_KINDS.length);
    tally[name.kind] = (tally[name.kind] ?? 0) + name.score;
    votes.set(key, tally);
  }
  return names.map((name) => {
    const tally = votes.get(keyOf(folded, name)) ?? new Float64Array(NAME_KINDS.length);
    const top = tally.indexOf(Math.max(...tally));
    return top !== name.kind && (tally[top] ?? 0) >= OUTVOTED * (tally[name.kind] ?? 0)
      ? { ...name, kind: top }
      : name;
  });
}

/** Further uses of sure names that the model passed over. */
function missed(document: NameDocument, folded: readonly string[], names: readonly WordName[]): WordName[] {
  const taken = new Uint8Array(document.count);
  for (const name of names) taken.fill(1, name.first, name.end);
  const sought = soughtStrings(folded, names);
  if (sought.size === 0) return [];
  const found: WordName[] = [];
  for (let at = 0; at < document.count; at++) {
    const candidates =
      taken[at] === 1 || !couldBegin(document, at) ? undefined : sought.get(folded[at] ?? '');
    const match = candidates?.find((candidate) => matches(candidate.words, folded, taken, at));
    if (match === undefined) continue;
    found.push({ first: at, end: at + match.words.length, kind: match.kind, score: SURE });
    at += match.words.length - 1;
  }
  return found;
}

interface Sought {
  readonly words: readonly string[];
  readonly kind: number;
}

/** Sure names by their first word, the longest first; of people the surname too. */
function soughtStrings(folded: readonly string[], names: readonly WordName[]): Map<string, Sought[]> {
  const sought = new Map<string, Sought[]>();
  const add = (words: readonly string[], kind: number): void => {
    const first = words[0] ?? '';
    const others = sought.get(first) ?? [];
    if (others.some((other) => other.words.join(' ') === words.join(' '))) return;
    sought.set(
      first,
      [...others, { words, kind }].sort((a, b) => b.words.length - a.words.length),
    );
  };
  for (const name of names) {
    if (name.score < SURE || !SPREADING.has(name.kind) || name.end - name.first > LONGEST_SOUGHT) continue;
    add(folded.slice(name.first, name.end), name.kind);
    const surname = folded[name.end - 1] ?? '';
    if (name.kind === PERSON && name.end - name.first > 1 && surname.length > 3) add([surname], PERSON);
  }
  return sought;
}

function couldBegin(document: NameDocument, at: number): boolean {
  const shape = document.shape[at] ?? 0;
  return isCapitalised(shape) || shape === SHAPES.inCapitals || shape === SHAPES.inLower;
}

function matches(
  words: readonly string[],
  folded: readonly string[],
  taken: Uint8Array,
  at: number,
): boolean {
  return words.every((word, offset) => folded[at + offset] === word && taken[at + offset] === 0);
}
