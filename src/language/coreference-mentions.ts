import type { Mention, Name, Quotation, Token } from './analysis.ts';
import { BODY_NOUNS, PERSON_NOUNS, PRONOUNS } from './coreference-words.ts';
import { foldWord } from './name-hash.ts';

/** A mention with what resolving it needs. */
export interface Candidate extends Mention {
  readonly sentence: number;
  /** Index of the innermost quotation around it, -1 outside all. */
  readonly quotation: number;
  readonly name: Name | undefined;
  /** Of a pronoun its kind; of a noun its lemma; of a name its folded words. */
  readonly words: readonly string[];
  /** Of a noun the nations among its modifiers ("the Velmish minister"), which are then no words of it. */
  readonly nations: readonly string[];
}

export interface Text {
  readonly tokens: readonly Token[];
  readonly names: readonly Name[];
  readonly quotations: readonly Quotation[];
  /** By token: the tokens that depend on it. */
  readonly dependents: readonly (readonly number[])[];
  /** By token: the name that it stands in, or undefined. */
  readonly nameAt: readonly (Name | undefined)[];
}

/** Indexes tokens by their heads and names by their tokens. */
export function indexText(
  tokens: readonly Token[],
  names: readonly Name[],
  quotations: readonly Quotation[],
): Text {
  const dependents: number[][] = tokens.map(() => []);
  tokens.forEach((token, at) => dependents[token.head]?.push(at));
  const nameAt: (Name | undefined)[] = tokens.map(() => undefined);
  for (const name of names) nameAt.fill(name, name.firstToken, name.endToken);
  return { tokens, names, quotations, dependents, nameAt };
}

const NAMED = new Set<Name['kind']>(['person', 'organisation', 'place']);

/** Names, third-person pronouns and definite nouns for people and bodies, in text order. */
export function findCandidates(text: Text): Candidate[] {
  const found: Candidate[] = [];
  text.tokens.forEach((token, at) => {
    const name = text.nameAt[at];
    const candidate =
      name === undefined ? (pronoun(token, at) ?? noun(text, token, at)) : named(text, name, at);
    if (candidate !== undefined) found.push({ ...candidate, quotation: -1 });
  });
  return withQuotations(found, text.quotations);
}

function named(text: Text, name: Name, at: number): Candidate | undefined {
  if (at !== name.firstToken || !NAMED.has(name.kind)) return undefined;
  const words = text.tokens.slice(name.firstToken, name.endToken).map((token) => foldWord(token.text));
  const headToken = headOf(text.tokens, name.firstToken, name.endToken);
  const sentence = text.tokens[at]?.sentence ?? 0;
  return {
    start: name.start,
    end: name.end,
    headToken,
    kind: 'name',
    sentence,
    quotation: -1,
    name,
    words,
    nations: [],
  };
}

function pronoun(token: Token, at: number): Candidate | undefined {
  const which = PRONOUNS.get(foldWord(token.text));
  if (
    which === undefined ||
    (token.upos !== 'PRON' && token.upos !== 'DET') ||
    token.deprel.startsWith('expl')
  )
    return undefined;
  const { start, end, sentence } = token;
  return {
    start,
    end,
    headToken: at,
    kind: 'pronoun',
    sentence,
    quotation: -1,
    name: undefined,
    words: [which],
    nations: [],
  };
}

/** "the minister", "the Russian ministry": a noun with a definite article, modified by nothing that follows it. */
function noun(text: Text, token: Token, at: number): Candidate | undefined {
  const lemma = token.lemma.toLowerCase();
  if (
    (token.upos !== 'NOUN' && token.upos !== 'PROPN') ||
    !(PERSON_NOUNS.has(lemma) || BODY_NOUNS.has(lemma))
  )
    return undefined;
  if (token.feats.includes('Number=Plur') || ['compound', 'flat', 'amod'].includes(token.deprel))
    return undefined;
  const own = text.dependents[at] ?? [];
  const article = own.find((child) => child < at && foldWord(text.tokens[child]?.text ?? '') === 'the');
  const modified = own.some((child) => child > at && MODIFIERS.has(text.tokens[child]?.deprel ?? ''));
  if (article === undefined || modified || holdsName(text, article, at)) return undefined;
  const between = text.tokens.slice(article + 1, at).map((each) => foldWord(each.text));
  const isNation = (offset: number): boolean => text.nameAt[article + 1 + offset]?.kind === 'nationality';
  const words = [lemma, ...between.filter((_, offset) => !isNation(offset))];
  const nations = between.filter((_, offset) => isNation(offset));
  const start = text.tokens[article]?.start ?? token.start;
  return {
    start,
    end: token.end,
    headToken: at,
    kind: 'nominal',
    sentence: token.sentence,
    quotation: -1,
    name: undefined,
    words,
    nations,
  };
}

/** "The Velm Media website" is somebody's, not somebody. */
function holdsName(text: Text, first: number, end: number): boolean {
  for (let at = first; at < end; at++) if (NAMED.has(text.nameAt[at]?.kind ?? 'nationality')) return true;
  return false;
}

/** A noun that one of these follows says itself whom it means. */
const MODIFIERS = new Set(['nmod', 'acl:relcl', 'acl', 'appos', 'flat', 'nmod:poss', 'conj', 'compound']);

/** The token of a span whose head lies outside it. */
export function headOf(tokens: readonly Token[], first: number, end: number): number {
  for (let at = first; at < end; at++) {
    const head = tokens[at]?.head ?? -1;
    if (head < first || head >= end) return at;
  }
  return end - 1;
}

/** Notes the innermost quotation around each candidate; both lists are in text order. */
function withQuotations(candidates: readonly Candidate[], quotations: readonly Quotation[]): Candidate[] {
  const open: number[] = [];
  let next = 0;
  return candidates.map((candidate) => {
    while (next < quotations.length && (quotations[next]?.start ?? Infinity) <= candidate.start)
      open.push(next++);
    while (open.length > 0 && (quotations[open.at(-1) ?? 0]?.end ?? 0) <= candidate.start) open.pop();
    return { ...candidate, quotation: open.at(-1) ?? -1 };
  });
}
