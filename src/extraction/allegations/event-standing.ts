import type { EventLexicon } from './event-lexicon.ts';
import { findPhrases, type TokenRange } from './event-phrases.ts';
import { wordAt, type EventSentence } from './event-sentence.ts';
import type { CasualtyCount } from './toll-reading.ts';

/** Verbs after which "to do" is done. */
const achieved = new Set([
  'attempted',
  'tried',
  'managed',
  'able',
  'continued',
  'continue',
  'continues',
  'began',
  'begun',
  'started',
  'went',
  'admitted',
]);

/** "To attack", "to launch new air strikes": an aim, unless a verb before it says that it was reached. */
export function isPurpose(sentence: EventSentence, anchor: number): boolean {
  let i = anchor;
  const noun = sentence.tokens[anchor]?.upos !== 'VERB';
  // From a noun back to the verb that takes it, over adjectives, articles and particles.
  if (noun) {
    i -= 1;
    while (
      i > anchor - 6 &&
      ['ADJ', 'DET', 'NOUN', 'NUM', 'ADP', 'ADV'].includes(sentence.tokens[i]?.upos ?? '')
    )
      i -= 1;
    if (sentence.tokens[i]?.upos !== 'VERB') return false;
  }
  if (sentence.tokens[i - 1]?.upos === 'ADV' || sentence.tokens[i - 1]?.upos === 'PUNCT') i -= 1;
  return wordAt(sentence, i - 1) === 'to' && !achieved.has(wordAt(sentence, i - 2));
}

/** The token of "after" where a clause with it holds the anchor ("… urged restraint after shells hit the town"), or null: what stands in it has happened. */
export function afterWord(sentence: EventSentence, anchor: number): number | null {
  const clause = sentence.clause[anchor - sentence.first];
  for (let i = anchor; i >= sentence.first; i--) {
    const own = sentence.clause[i - sentence.first] === clause;
    if (wordAt(sentence, i) === 'after') return own ? i : null;
    if (!own) return null;
  }
  return null;
}

const definite = new Set(['the', 'this', 'these', 'those', 'that', 'their', 'its', 'such']);

/** "The attack", "the latest bombardment": definite, a noun, and no more than two words between. */
export function isAnaphoric(sentence: EventSentence, trigger: TokenRange): boolean {
  const upos = sentence.tokens[trigger.first]?.upos;
  if (upos !== 'NOUN' && upos !== 'PROPN' && upos !== 'ADJ') return false;
  for (let i = trigger.first - 1; i >= trigger.first - 3; i--) {
    if (wordAt(sentence, i) === "'s" || wordAt(sentence, i) === '’s') continue;
    // "Said that shelling went on": a word that joins clauses points at nothing.
    if (wordAt(sentence, i) === 'that' && sentence.tokens[i]?.upos !== 'DET') return false;
    if (
      definite.has(wordAt(sentence, i)) ||
      /^(?:mon|tues|wednes|thurs|fri|satur|sun)days?$/.test(wordAt(sentence, i))
    )
      return true;
    if (!['ADJ', 'NOUN', 'NUM'].includes(sentence.tokens[i]?.upos ?? '')) return false;
  }
  return false;
}

/** Whether such a word stands shortly before a token, in the same clause. */
export function isGoverned(
  sentence: EventSentence,
  words: EventLexicon['negation'],
  anchor: number,
  reach: number,
): boolean {
  const clause = sentence.clause[anchor - sentence.first];
  return findPhrases(words, sentence.tokens, Math.max(sentence.first, anchor - reach), anchor).some(
    (hit) => sentence.clause[hit.first - sentence.first] === clause && hit.end <= anchor,
  );
}

/** More dead than one happening of this kind is ever told with: then it is a war's or a year's total. */
const warTotal = 2000;

export function isGeneral(
  sentence: EventSentence,
  range: TokenRange,
  casualties: readonly CasualtyCount[],
): boolean {
  if (casualties.some((c) => (c.toll?.range[0] ?? 0) >= warTotal)) return true;
  // "Since 2011" with no other day beside it: the course of a war.
  const since = sentence.dates.some((d) => d.role === 'since' && d.told.precision >= 4);
  if (since && !sentence.dates.some((d) => d.role !== 'since')) return true;
  // "In the past 24 hours" counts from now, "in the past" does not.
  const cue = sentence.general.some(
    (g) =>
      g.first >= range.first &&
      g.first < range.end &&
      sentence.tokens[g.end]?.upos !== 'NUM' &&
      !/^(?:few|several|couple|days?|hours|weeks?)$/.test(wordAt(sentence, g.end)),
  );
  return cue && !casualties.some((c) => c.toll !== null);
}
