import type { Statement } from '../../domain/statement.ts';
import type { Sentence, Token } from '../../language/analysis.ts';
import { keptParts, type KeptKind } from '../../domain/report.ts';
import type { FoundActor } from '../actors/actors.ts';
import type { ReportContext } from '../context.ts';
import type { FoundDate } from '../dates/dates.ts';
import type { CasualtyCue, EventLexicon, TriggerEntry, WeaponEntry } from './event-lexicon.ts';
import { findPhrases, type PhraseHit } from './event-phrases.ts';
import type { FoundPlace } from '../places/places.ts';
import type { FoundQuantity } from '../quantities/quantities.ts';
import type { TokenSpan } from '../spans.ts';

/** One sentence with all that was found in it; token indices are those of the whole analysis. */
export interface EventSentence {
  readonly index: number;
  readonly first: number;
  readonly end: number;
  readonly kind: KeptKind;
  readonly tokens: readonly Token[];
  readonly triggers: readonly PhraseHit<TriggerEntry>[];
  readonly weapons: readonly PhraseHit<WeaponEntry>[];
  readonly casualties: readonly PhraseHit<CasualtyCue>[];
  readonly general: readonly PhraseHit<true>[];
  readonly doing: readonly PhraseHit<true>[];
  readonly places: readonly FoundPlace[];
  readonly dates: readonly FoundDate[];
  readonly quantities: readonly FoundQuantity[];
  readonly actors: readonly FoundActor[];
  readonly statements: readonly Statement[];
  /** For each token from `first` on, how many clause boundaries stand before it. */
  readonly clause: readonly number[];
}

/** Lays the findings of a report out by sentence. Linear in the length of the text. */
export function layOutSentences(
  context: ReportContext,
  statements: readonly Statement[],
  lexicon: EventLexicon,
): EventSentence[] {
  const { analysis, report } = context;
  const { tokens } = analysis;
  const parts = keptParts(report);
  const places = bySentence(context.places, tokens);
  const dates = bySentence(context.dates, tokens);
  const quantities = bySentence(context.quantities, tokens);
  const actors = bySentence(context.actors, tokens);
  const told = statementsBySentence(statements, analysis.sentences);
  let part = 0;
  return analysis.sentences.map((sentence, index) => {
    while (part + 1 < parts.length && (parts[part]?.end ?? 0) <= sentence.start) part += 1;
    const { first, endToken: end } = sentence;
    const casualties = findPhrases(lexicon.casualties, tokens, first, end);
    return {
      index,
      first,
      end,
      kind: parts[part]?.kind ?? 'body',
      tokens,
      triggers: findPhrases(lexicon.triggers, tokens, first, end),
      weapons: findPhrases(lexicon.weapons, tokens, first, end).filter(isWeapon),
      casualties,
      general: findPhrases(lexicon.general, tokens, first, end),
      doing: findPhrases(lexicon.doing, tokens, first, end),
      places: places.get(index) ?? [],
      dates: dates.get(index) ?? [],
      quantities: quantities.get(index) ?? [],
      actors: actors.get(index) ?? [],
      statements: told.get(index) ?? [],
      clause: clausesOf(tokens, sentence),
    };
  });
}

function isWeapon(hit: PhraseHit<WeaponEntry | null>): hit is PhraseHit<WeaponEntry> {
  return hit.entry !== null;
}

function bySentence<T extends TokenSpan>(found: readonly T[], tokens: readonly Token[]): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const item of found) {
    const sentence = tokens[item.firstToken]?.sentence ?? -1;
    const group = groups.get(sentence);
    if (group) group.push(item);
    else groups.set(sentence, [item]);
  }
  return groups;
}

/** The statements whose content reaches into each sentence, in their own order. */
function statementsBySentence(
  statements: readonly Statement[],
  sentences: readonly Sentence[],
): Map<number, Statement[]> {
  const groups = new Map<number, Statement[]>();
  for (const statement of statements) {
    const reached = new Set<number>();
    for (const { start, end } of statement.contentPassages) {
      for (
        let i = firstEndingAfter(sentences, start);
        i < sentences.length && (sentences[i]?.start ?? end) < end;
        i++
      )
        reached.add(i);
    }
    for (const i of reached) {
      const group = groups.get(i);
      if (group) group.push(statement);
      else groups.set(i, [statement]);
    }
  }
  return groups;
}

/** Index of the first sentence that ends after a character; sentences stand in text order. */
function firstEndingAfter(sentences: readonly Sentence[], at: number): number {
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sentences[middle]?.end ?? 0) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}

const boundaryWords = new Set(
  'while whereas meanwhile but although though after before when where which who whose since because until amid'.split(
    ' ',
  ),
);
const boundaryMarks = new Set([';', ':', '—', '–', '(', ')', '"', '“', '”', '--']);

/** Clause boundaries by their words: texts without commas leave a parser few hints, and an index is all that is needed. */
function clausesOf(tokens: readonly Token[], sentence: Sentence): number[] {
  const clause: number[] = [];
  let count = 0;
  for (let i = sentence.first; i < sentence.endToken; i++) {
    const token = tokens[i];
    if (!token) break;
    if (i > sentence.first && startsClause(tokens, i, token)) count += 1;
    clause.push(count);
  }
  return clause;
}

function startsClause(tokens: readonly Token[], i: number, token: Token): boolean {
  const form = token.text.toLowerCase();
  if (boundaryWords.has(form) || boundaryMarks.has(form)) return true;
  if (form === 'as')
    return tokens[i + 1]?.text.toLowerCase() !== 'well' && token.upos === 'SCONJ' && token.deprel === 'mark';
  if (form === 'with') return token.deprel === 'mark' || token.upos === 'SCONJ';
  if (form !== 'and') return false;
  // "and" that joins clauses: its head is a verb joined to another.
  const head = tokens[token.head];
  return head !== undefined && token.head > i && (head.upos === 'VERB' || head.upos === 'AUX');
}

/** How far two tokens of a sentence are apart: words between them, a clause boundary counting as several. */
export function distance(sentence: EventSentence, a: number, b: number): number {
  const clauses = Math.abs(
    (sentence.clause[a - sentence.first] ?? 0) - (sentence.clause[b - sentence.first] ?? 0),
  );
  return Math.abs(a - b) + wordsPerClause * clauses;
}

/** Six words for each clause boundary: about the length of a short clause. */
const wordsPerClause = 6;

const beWords = new Set(['was', 'were', 'been', 'being', 'be', 'got', 'is', 'are', 'get', 'getting', 'gets']);

const objectStarts: ReadonlySet<string> = new Set(['DET', 'PROPN', 'NUM', 'PRON', 'NOUN', 'ADJ']);

/** Whether a verb is passive: by "was" before it; without it by the parse, unless an object follows, as after a past tense. */
export function isPassive(sentence: EventSentence, verb: number): boolean {
  if (wordAt(sentence, verb).endsWith('ing')) return false;
  if (followsBe(sentence, verb)) return true;
  const next = sentence.tokens[verb + 1];
  if (next && verb + 1 < sentence.end && objectStarts.has(next.upos)) return false;
  for (let i = Math.max(sentence.first, verb - 40); i < Math.min(sentence.end, verb + 10); i++) {
    const token = sentence.tokens[i];
    if (token?.head !== verb) continue;
    if (token.deprel === 'nsubj:pass' || token.deprel === 'aux:pass') return true;
    if (token.deprel === 'nsubj' || token.deprel === 'obj') return false;
  }
  return sentence.tokens[verb]?.feats.includes('Voice=Pass') ?? false;
}

/** Whether "was", "been", "got" stand before a verb, with no more than adverbs between. */
export function followsBe(sentence: EventSentence, verb: number): boolean {
  for (let i = verb - 1; i >= Math.max(sentence.first, verb - 3); i--) {
    if (beWords.has(wordAt(sentence, i))) return true;
    const upos = sentence.tokens[i]?.upos;
    if (upos !== 'ADV' && upos !== 'PART' && upos !== 'AUX') return false;
  }
  return false;
}

/** The lower-case word at a token, "" outside the sentence. */
export function wordAt(sentence: EventSentence, token: number): string {
  if (token < sentence.first || token >= sentence.end) return '';
  return sentence.tokens[token]?.text.toLowerCase() ?? '';
}
