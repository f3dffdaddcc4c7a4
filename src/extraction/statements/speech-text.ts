import type { ActorKind } from '../../domain/actor.ts';
import type { KeptKind } from '../../domain/report.ts';
import { keptParts } from '../../domain/report.ts';
import type { Analysis, Chain, Name, Sentence, Token } from '../../language/analysis.ts';
import type { ReportContext } from '../context.ts';
import type { FoundActor } from '../actors/actors.ts';
import type { FoundDate } from '../dates/dates.ts';
import { indexHolders, indexPeople, type NamedPerson } from '../actors/named-people.ts';
import type { SpeechLexicon } from './speech-lexicon.ts';

/** One report prepared for reading who says what: lookups by token that every reader of speech needs. Built once, in linear time. */
export interface SpeechText {
  readonly context: ReportContext;
  readonly lexicon: SpeechLexicon;
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
  /** Lower-case words of the tokens. */
  readonly lower: readonly string[];
  /** Dependents of each token, in text order. */
  readonly children: readonly (readonly number[])[];
  /** Index of the balanced quotation that a token stands in, or -1. */
  readonly quotationAt: Int32Array;
  /** 1 where a token stands in a quotation whose other mark is missing: it ends where the language core says, which may be too far. */
  readonly openQuotationAt: Uint8Array;
  /** The actor that covers a token, or undefined. */
  readonly actorAt: readonly (FoundActor | undefined)[];
  /** The token behind the place that a token belongs to, or 0. */
  readonly placeEndAt: Int32Array;
  /** The name of a person that the language core found at a token, or undefined. */
  readonly personAt: readonly (Name | undefined)[];
  /** The persons whom the report names, by the last word of their name. */
  readonly people: ReadonlyMap<string, readonly NamedPerson[]>;
  /** Persons with a role, by each word of the role. */
  readonly holders: ReadonlyMap<string, readonly NamedPerson[]>;
  /** The monitor that the report names, where it names just one. */
  readonly onlyMonitor: FoundActor | null;
  /** The chain of the mention that starts at a character. */
  readonly chainAt: ReadonlyMap<number, Chain>;
  /** The dates of each sentence. */
  readonly datesOf: ReadonlyMap<number, readonly FoundDate[]>;
  /** 1 where the token belongs to a date or a time. */
  readonly timeAt: Uint8Array;
  /** What kind of part each sentence stands in. */
  readonly partOf: readonly KeptKind[];
}

const timeWords = new Set(
  (
    'monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight morning afternoon ' +
    'evening night noon midnight earlier later overnight week month year weekend january february march april may june ' +
    'july august september october november december'
  ).split(' '),
);

export function prepareSpeechText(context: ReportContext): SpeechText {
  const { analysis, report } = context;
  const { tokens, text } = analysis;
  const sentences = analysis.sentences.flatMap((s) => unglued(analysis, s));
  const children: number[][] = tokens.map(() => []);
  for (const [i, token] of tokens.entries()) if (token.head >= 0) children[token.head]?.push(i);
  const quotationAt = new Int32Array(tokens.length).fill(-1);
  const timeAt = new Uint8Array(tokens.length);
  const actorAt = new Array<FoundActor | undefined>(tokens.length).fill(undefined);
  let at = 0;
  for (const [q, quotation] of analysis.quotations.entries()) {
    if (!quotation.balanced) continue;
    while (at < tokens.length && (tokens[at]?.end ?? 0) <= quotation.start) at++;
    for (; at < tokens.length && (tokens[at]?.start ?? Infinity) < quotation.end; at++) quotationAt[at] = q;
  }
  for (const actor of context.actors) {
    for (let i = actor.firstToken; i < actor.endToken; i++) actorAt[i] = actor;
  }
  const placeEndAt = new Int32Array(tokens.length);
  for (const place of context.places) placeEndAt.fill(place.endToken, place.firstToken, place.endToken);
  const personAt = new Array<Name | undefined>(tokens.length).fill(undefined);
  for (const name of analysis.names) {
    if (name.kind === 'person') for (let i = name.firstToken; i < name.endToken; i++) personAt[i] = name;
  }
  const sentenceAt = new Int32Array(tokens.length);
  for (const [s, sentence] of sentences.entries()) sentenceAt.fill(s, sentence.first, sentence.endToken);
  const datesOf = new Map<number, FoundDate[]>();
  for (const date of context.dates) {
    for (let i = date.firstToken; i < date.endToken; i++) timeAt[i] = 1;
    const sentence = sentenceAt[date.firstToken] ?? -1;
    datesOf.set(sentence, [...(datesOf.get(sentence) ?? []), date]);
  }
  const lower = tokens.map((t) => t.text.toLowerCase());
  for (const [i, word] of lower.entries())
    if (timeWords.has(word) && isTimeUse(tokens, lower, i)) timeAt[i] = 1;
  const people = indexPeople(context.actors, analysis, context.reference.lexicons.speech.speakerNouns);
  return {
    context,
    lexicon: context.reference.lexicons.speech,
    text,
    tokens,
    sentences,
    lower,
    children,
    quotationAt,
    openQuotationAt: openQuotationsOf(analysis),
    actorAt,
    placeEndAt,
    personAt,
    people,
    holders: indexHolders(people),
    onlyMonitor: onlyOfKind(context.actors, 'monitor'),
    chainAt: indexChains(analysis.chains),
    datesOf,
    timeAt,
    partOf: partsOfSentences(sentences, keptParts(report)),
  };
}

// "may" and "march" are months only with a capital, and "May" not at a sentence's verb.
function isTimeUse(tokens: readonly Token[], lower: readonly string[], i: number): boolean {
  const word = lower[i];
  if (word !== 'may' && word !== 'march') return true;
  const token = tokens[i];
  return token !== undefined && token.upos === 'PROPN';
}

function partsOfSentences(
  sentences: readonly Sentence[],
  parts: readonly { readonly start: number; readonly end: number; readonly kind: KeptKind }[],
): KeptKind[] {
  let p = 0;
  return sentences.map((sentence) => {
    while (p < parts.length - 1 && (parts[p]?.end ?? Infinity) <= sentence.start) p++;
    return parts[p]?.kind ?? 'body';
  });
}

/** The characters of the tokens `[first, end)`; an empty range at the text's start where there are none. */
export function rangeOfTokens(
  speech: SpeechText,
  first: number,
  end: number,
): { start: number; end: number } {
  const a = speech.tokens[first];
  const b = speech.tokens[end - 1];
  return a === undefined || b === undefined || end <= first
    ? { start: 0, end: 0 }
    : { start: a.start, end: b.end };
}

function indexChains(chains: readonly Chain[]): ReadonlyMap<number, Chain> {
  const index = new Map<number, Chain>();
  for (const chain of chains) for (const mention of chain.mentions) index.set(mention.start, chain);
  return index;
}

/**
 * Pages lose the space between two sentences ("… by the army.”The army said"): a stop and a closing mark with a capital right
 * behind them end a sentence, whatever the language core made of it.
 */
function unglued(analysis: Analysis, sentence: Sentence): Sentence[] {
  const parts: Sentence[] = [];
  let first = sentence.first;
  for (let i = sentence.first + 1; i < sentence.endToken - 1; i++) {
    const mark = analysis.tokens[i];
    const next = analysis.tokens[i + 1];
    const before = analysis.tokens[i - 1];
    if (mark === undefined || next === undefined || before === undefined) continue;
    if (mark.text !== '"' && mark.text !== '”') continue;
    const glued = next.start === mark.end && /^\p{Lu}/u.test(next.text);
    if (!glued || !/[.!?]$/.test(before.text)) continue;
    parts.push(part(analysis, first, i));
    first = i;
  }
  parts.push(part(analysis, first, sentence.endToken));
  return parts;
}

function part(analysis: Analysis, first: number, endToken: number): Sentence {
  const start = analysis.tokens[first]?.start ?? 0;
  return { first, endToken, start, end: analysis.tokens[endToken - 1]?.end ?? start };
}

/** The actor of a kind that a report names, where all its names of that kind are one actor's; the longest name. */
function onlyOfKind(actors: readonly FoundActor[], kind: ActorKind): FoundActor | null {
  let only: FoundActor | null = null;
  for (const actor of actors) {
    if (actor.kind !== kind || actor.form !== 'name') continue;
    if (only !== null && only.mention.actor !== actor.mention.actor) return null;
    if (only === null || actor.mention.name.length > only.mention.name.length) only = actor;
  }
  return only;
}

function openQuotationsOf({ quotations, tokens }: Analysis): Uint8Array {
  const open = new Uint8Array(tokens.length);
  let reach = -1;
  let q = 0;
  for (const [i, token] of tokens.entries()) {
    for (let next = quotations[q]; next !== undefined && next.start <= token.start; next = quotations[++q]) {
      if (!next.balanced) reach = Math.max(reach, next.end);
    }
    if (token.end <= reach) open[i] = 1;
  }
  return open;
}
