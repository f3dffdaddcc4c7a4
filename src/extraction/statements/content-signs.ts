import type { PhraseSpan } from './noun-phrases.ts';
import type { ContentClass } from './speech-lexicon.ts';
import type { SpeechText } from './speech-text.ts';

/** What is said, as words: the ground on which an act is told from a content. */
export interface ContentWords {
  readonly tokens: readonly number[];
  readonly lower: readonly string[];
  readonly lemmas: readonly string[];
}

export function wordsOfContent(speech: SpeechText, content: readonly PhraseSpan[]): ContentWords {
  const tokens: number[] = [];
  for (const span of content) for (let i = span.first; i < span.end; i++) tokens.push(i);
  return {
    tokens,
    lower: tokens.map((i) => speech.lower[i] ?? ''),
    lemmas: tokens.map((i) => speech.tokens[i]?.lemma.toLowerCase() ?? ''),
  };
}

const modals = new Set(['would', 'will', 'could', 'should', 'may', 'might', 'must', 'can']);
const firstPersons = new Set(['we', 'i', 'our', 'us']);
export const negations = new Set([
  'not',
  "n't",
  'n’t',
  'no',
  'nothing',
  'never',
  'nobody',
  'none',
  'nt',
  'without',
  'neither',
]);
export const obligations = new Set(['must', 'should', 'ought']);

export function has(speech: SpeechText, words: ContentWords, name: ContentClass): boolean {
  const list = speech.lexicon.contentWords[name];
  return words.lemmas.some((l, i) => list.has(l) || list.has(words.lower[i] ?? ''));
}

export function reservesForce(words: ContentWords): boolean {
  const text = words.lemmas.join(' ');
  return /\breserve (?:\w+ ){0,2}right\b/.test(text) || /\bfeel free to\b/.test(text);
}

/** "we will respond", "will not go unpunished", "this is your fate if you …". */
export function threatens(speech: SpeechText, words: ContentWords): boolean {
  const text = words.lower.join(' ');
  if (/\b(?:not|never) (?:go|pass|remain) (?:unpunished|unanswered)\b/.test(text)) return true;
  if (/\byour fate\b/.test(text)) return true;
  const own = words.lower.some((w) => firstPersons.has(w));
  return (
    own &&
    /\bwill (?:\w+ )?(?:respond|retaliate|avenge|punish|strike|crush|target|attack)\b/.test(text) &&
    has(speech, words, 'retaliation')
  );
}

export function negatedNear(
  speech: SpeechText,
  words: ContentWords,
  name: ContentClass,
  reach: number,
): boolean {
  const list = speech.lexicon.contentWords[name];
  return words.lower.some(
    (w, i) =>
      negations.has(w) && words.lemmas.slice(Math.max(0, i - 3), i + 1 + reach).some((l) => list.has(l)),
  );
}

export function demands(words: ContentWords): boolean {
  return words.lower.some((w, i) => obligations.has(w) && !firstPersons.has(words.lower[i - 1] ?? ''));
}

/** "they should strike jointly", "what we discuss are proposals for …". */
export function offersTogether(words: ContentWords): boolean {
  const text = words.lower.join(' ');
  if (/\bshould\b/.test(text) && /\b(?:joint|jointly|together)\b/.test(text)) return true;
  return /\b(?:we|our)\b/.test(text) && /\bdiscuss/.test(text) && /\bproposals?\b/.test(text);
}

export function promises(words: ContentWords): boolean {
  const text = words.lower.join(' ');
  return /\b(?:we|i|our \w+(?: \w+){0,4}) will\b/.test(text);
}

const numeral =
  /^(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|dozens|scores|hundreds|several)$/;

/** "would help", "is likely to rise": what may be, told without a figure. */
export function weighsOdds(words: ContentWords, trade: 'report' | 'assert'): boolean {
  const odds = words.lower.some((w) => modals.has(w) || w === 'likely');
  return odds && (trade === 'assert' || !words.lower.some((w) => numeral.test(w)));
}

/** "it had shot down a drone": a party claims a deed of its own. */
export function isOwnDeed(words: ContentWords): boolean {
  return /^(?:it|we|they|its \w+|our \w+|their \w+) (?:had|have|has) (?!been\b)/.test(
    words.lower.slice(0, 4).join(' '),
  );
}

export function isDoubt(words: ContentWords): boolean {
  const text = words.lower.join(' ');
  return /\bnot (?:immediately |yet )?(?:clear|known|established)\b/.test(text);
}

/** "our jets have not hit …": a deed of force, taken back right before the verb. */
export function deniesDeed(speech: SpeechText, words: ContentWords): boolean {
  const list = speech.lexicon.contentWords.harming;
  // "it is not broken" tells how something stands, not who did what.
  return words.lemmas.some(
    (l, i) =>
      list.has(l) &&
      /^(?:not|n't|n’t|never)$/.test(words.lower[i - 1] ?? '') &&
      !/^(?:is|are)$/.test(words.lower[i - 2] ?? ''),
  );
}

/** A happening is told, not only named as what is to be done: "a deadline is for guns to leave" tells none. */
export function tellsHappening(speech: SpeechText, words: ContentWords): boolean {
  const list = speech.lexicon.contentWords.happening;
  return words.lemmas.some(
    (l, i) => (list.has(l) || list.has(words.lower[i] ?? '')) && words.lower[i - 1] !== 'to',
  );
}

/** Somebody's death or injury is told. */
export function tellsHarm(words: ContentWords): boolean {
  return words.lemmas.some((l) =>
    /^(?:kill|die|dead|death|wound|injure|injury|casualty|toll|victim|martyr)$/.test(l),
  );
}

/** "the crash was due to a fault": a cause is given. */
export function explains(words: ContentWords): boolean {
  return /\b(?:due to|because|technical)\b/.test(words.lower.join(' '));
}
