import type { TokenRange } from './event-phrases.ts';
import { isPassive, wordAt, type EventSentence } from './event-sentence.ts';
import { isAnaphoric } from './event-standing.ts';

/**
 * "The murder of the mayor", "the mayor's murder", "the attack on the bus", "the mayor was murdered": to whom or what it was done
 * says which one is meant, told before or not. "Murders of mayors", "are kidnapped", "to kidnap" are of any.
 */
export function isOfSomebody(sentence: EventSentence, trigger: TokenRange): boolean {
  const token = sentence.tokens[trigger.first];
  if (!token) return false;
  if (token.upos === 'VERB' && !wordAt(sentence, trigger.first).endsWith('ing'))
    return isDoneTo(sentence, trigger);
  if (!isAnaphoric(sentence, trigger) && !isSingleDeed(sentence, trigger)) return false;
  // "Killing of" is a trigger with its "of", "attack" one without its "on".
  const link = objectWords.has(wordAt(sentence, trigger.end - 1)) ? trigger.end - 1 : trigger.end;
  if (!objectWords.has(wordAt(sentence, link))) return isGenitive(wordAt(sentence, trigger.first - 1));
  // "The attack on Monday" tells when, not on whom.
  return !sentence.dates.some((d) => d.firstToken <= link + 1 && link + 1 < d.endToken);
}

/** Between the noun for a deed and whom it was done to. */
const objectWords = new Set(['of', 'on', 'against']);

/** "A savage attack on the bus", "the mayor's brutal murder". */
function isSingleDeed(sentence: EventSentence, { first }: TokenRange): boolean {
  return [1, 2, 3].some((n) => {
    const word = wordAt(sentence, first - n);
    return /^(?:an?|another|one)$/.test(word) || isGenitive(word);
  });
}

function isGenitive(word: string): boolean {
  return /^['’]s?$/.test(word);
}

/** Before a verb: what is done at times, or not yet. */
const openWords = new Set(['to', 'is', 'are', 'be']);
/** Words between a verb and the head of its object: "assassinated the former head of the …". */
const objectReach = 8;

/** "Murdered the mayor", "who was kidnapped", "set fire to the bus": done, and to somebody. */
function isDoneTo(sentence: EventSentence, { first, end }: TokenRange): boolean {
  if (openWords.has(wordAt(sentence, first - 1)) || openWords.has(wordAt(sentence, first - 2))) return false;
  // "Machinegun-equipped": part of a word.
  if (wordAt(sentence, end).startsWith('-')) return false;
  // "They kidnap and murder": what they do; headlines tell so what was done.
  const feats = sentence.tokens[first]?.feats ?? '';
  if (sentence.kind !== 'title' && /Tense=Pres\|VerbForm=Fin|VerbForm=Inf/.test(feats)) return false;
  if (isPassive(sentence, first) || wordAt(sentence, end - 1) === 'to') return true;
  for (let i = first + 1; i < Math.min(sentence.end, first + objectReach); i++) {
    const { head, deprel } = sentence.tokens[i] ?? {};
    if (head === first && deprel === 'obj') return true;
  }
  return false;
}
