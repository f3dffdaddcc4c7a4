import { pastGoverned } from './governed-words.ts';
import type { SpeechText } from './speech-text.ts';

/** Tokens `[first, end)` of a noun phrase. */
export interface PhraseSpan {
  readonly first: number;
  readonly end: number;
}

/** "one of the guards", "some of them": what a few are counted among. */
export const counting: ReadonlySet<string> = new Set(
  'one some many several two three most both others another all'.split(' '),
);

// A speaker's phrase is short; longer ones are a run of words that lost its commas.
const maximalPhrase = 22;

const linking = new Set(['of', 'at', 'in', 'for', 'from', 'on', 'to', 'with']);
const inner = new Set(['NOUN', 'PROPN', 'ADJ', 'NUM', 'X', 'SYM']);

/** The noun phrase that ends right before `end`, not reaching before `floor`; null where no nominal word stands there. */
export function phraseEndingAt(speech: SpeechText, end: number, floor: number): PhraseSpan | null {
  const last = speech.tokens[end - 1];
  if (last === undefined || end - 1 < floor) return null;
  if (last.upos === 'PRON') return { first: end - 1, end };
  if (!isInner(speech, end - 1) && last.text !== ')') return null;
  let first = bracketBefore(speech, end) ?? end - 1;
  const stop = Math.max(floor, end - maximalPhrase);
  while (first > stop) {
    const before = first - 1;
    const token = speech.tokens[before];
    if (token === undefined) break;
    if (isDeterminer(speech, before)) {
      const longer = beyondLink(speech, before, stop) ?? beyondAnd(speech, before, stop);
      first = longer ?? before;
      if (longer === null) break;
    } else if (isInner(speech, before) || isJoint(speech, before)) first = before;
    else {
      const longer = beyondLink(speech, first, stop) ?? beyondAnd(speech, first, stop);
      if (longer === null) break;
      first = longer;
    }
  }
  const start = trimmedStart(speech, first, end);
  return { first: isDeterminer(speech, start) ? start : pastGoverned(speech, start, end), end };
}

/** Where the bracket opens that closes right before `end`: "Jon Vale (D-Averno.)". */
function bracketBefore(speech: SpeechText, end: number): number | null {
  if (speech.tokens[end - 1]?.text !== ')') return null;
  for (let i = end - 2; i > end - 10 && i > 0; i--) if (speech.tokens[i]?.text === '(') return i;
  return null;
}

/** The noun phrase that starts at `first`, not reaching beyond `ceiling`; null where none starts there. */
export function phraseStartingAt(speech: SpeechText, first: number, ceiling: number): PhraseSpan | null {
  let end = first;
  const stop = Math.min(ceiling, first + maximalPhrase);
  if (speech.tokens[first]?.upos === 'PRON' && !isDeterminer(speech, first)) return { first, end: first + 1 };
  while (end < stop && isDeterminer(speech, end)) end++;
  const core = end;
  while (end < stop) {
    // "according to the latest toll 44 civilians …": a count after a noun opens what is said.
    if (end > core && opensCount(speech, end)) break;
    if (isInner(speech, end) || isJoint(speech, end)) end++;
    else if (linksNouns(speech, end, stop)) {
      end++;
      while (end < stop && isDeterminer(speech, end)) end++;
    } else break;
  }
  return end > core ? { first, end: withoutTail(speech, core, end) } : null;
}

const amounts = new Set(['tens', 'dozens', 'scores', 'hundreds', 'thousands']);

function opensCount(speech: SpeechText, i: number): boolean {
  if (speech.actorAt[i] !== undefined || speech.personAt[i] !== undefined) return false;
  if (amounts.has(speech.lower[i] ?? '')) return true;
  const next = speech.tokens[i + 1]?.upos;
  return speech.tokens[i]?.upos === 'NUM' && (next === 'NOUN' || next === 'ADJ' || next === 'ADP');
}

/** The words of a verb's subject in the parse: the head with what stands directly before and after it in one phrase. */
export function phraseOfHead(speech: SpeechText, head: number): PhraseSpan {
  let first = head;
  let end = head + 1;
  const queue = [head];
  const taken = new Set(queue);
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    for (const child of speech.children[next] ?? []) {
      const relation = speech.tokens[child]?.deprel.split(':')[0] ?? '';
      if (!phraseRelations.has(relation) || taken.has(child) || Math.abs(child - head) > maximalPhrase)
        continue;
      taken.add(child);
      queue.push(child);
    }
  }
  while (taken.has(first - 1) && !isDeterminer(speech, first)) first--;
  while (taken.has(end) || (isJoint(speech, end) && taken.has(end + 1))) end++;
  return { first: speech.actorAt[head] === undefined ? first : trimmedStart(speech, first, head + 1), end };
}

const phraseRelations = new Set([
  'det',
  'amod',
  'compound',
  'nummod',
  'nmod',
  'flat',
  'case',
  'appos',
  'goeswith',
  'conj',
  'cc',
]);

function isInner(speech: SpeechText, i: number): boolean {
  const token = speech.tokens[i];
  if (token === undefined || speech.timeAt[i] === 1) return false;
  if (inner.has(token.upos) || speech.actorAt[i] !== undefined) return true;
  if (token.upos === 'VERB' && (token.deprel === 'amod' || token.text === 'Said')) return true; // Said, the name
  return compounded.has(speech.lower[i] ?? '') && speech.tokens[i - 1]?.text === '-';
}

// "the Averno-based group": a participle behind a hyphen is an adjective.
const compounded = new Set([
  'based',
  'led',
  'backed',
  'linked',
  'affiliated',
  'allied',
  'controlled',
  'held',
  'run',
  'funded',
]);

/** Hyphens, possessive marks and brackets hold a phrase together. */
function isJoint(speech: SpeechText, i: number): boolean {
  const token = speech.tokens[i];
  if (token === undefined) return false;
  if (token.upos === 'PART') return token.text !== 'to' && token.text !== 'not';
  return (
    token.text === '-' || token.text === '(' || token.text === ')' || token.text === '&' || token.text === '/'
  );
}

function isDeterminer(speech: SpeechText, i: number): boolean {
  const token = speech.tokens[i];
  if (token === undefined) return false;
  return token.upos === 'DET' || (token.upos === 'PRON' && token.feats.includes('Poss=Yes'));
}

/** Where "source at" stands before a phrase that begins at `first`: the start of the longer phrase's noun; else null. */
function beyondLink(speech: SpeechText, first: number, stop: number): number | null {
  const link = first - 1;
  const noun = first - 2;
  if (noun < stop || !linking.has(speech.lower[link] ?? '')) return null;
  const lemma = speech.tokens[noun]?.lemma.toLowerCase() ?? '';
  return speech.lexicon.speakerNouns.has(lemma) && speech.tokens[noun]?.upos === 'NOUN' ? noun : null;
}

/** Where "Sarvia and" stands before a phrase: the start of the first of the two, if it is an actor. */
function beyondAnd(speech: SpeechText, first: number, stop: number): number | null {
  const other = speech.actorAt[first - 2];
  if (speech.lower[first - 1] !== 'and' || other === undefined || other.firstToken < stop) return null;
  const own = speech.actorAt[first] ?? speech.actorAt[first + 1];
  return own !== undefined && own !== other ? other.firstToken : null;
}

function linksNouns(speech: SpeechText, i: number, stop: number): boolean {
  const word = speech.lower[i] ?? '';
  if (!linking.has(word) || i + 1 >= stop) return false;
  const next = i + 1 + (isDeterminer(speech, i + 1) ? 1 : 0);
  if (!isInner(speech, next)) return false;
  const before = speech.tokens[i - 1];
  if (before === undefined) return false;
  const named =
    before.upos === 'PROPN' && (word === 'of' || word === 'for') && speech.tokens[next]?.upos === 'PROPN';
  if (word === 'of' && counting.has(before.text.toLowerCase())) return true;
  return named || speech.lexicon.speakerNouns.has(before.lemma.toLowerCase());
}

/** Texts without commas run a place into the speaker ("… in Averno city Sarvian defence ministry said"): start at the actor there. */
function trimmedStart(speech: SpeechText, first: number, end: number): number {
  const actor = speech.actorAt[end - 1];
  if (actor === undefined || actor.firstToken <= first) return first;
  if (isDeterminer(speech, first)) return first;
  let start = actor.firstToken;
  while (start > first) {
    const other = speech.lower[start - 1] === 'and' ? speech.actorAt[start - 2] : undefined;
    if (other !== undefined && other.firstToken >= first) start = other.firstToken;
    else if (modifiesSpeaker(speech, start - 1)) start--;
    else break;
  }
  return start;
}

function modifiesSpeaker(speech: SpeechText, i: number): boolean {
  const token = speech.tokens[i];
  if (token === undefined) return false;
  if (token.upos === 'ADJ' || token.upos === 'DET' || isJoint(speech, i) || speech.actorAt[i] !== undefined)
    return true;
  const lemma = token.lemma.toLowerCase();
  return speech.lexicon.speakerNouns.has(lemma) || linking.has(lemma) || /^[A-Z][a-z]+\.?$/.test(token.text);
}

function withoutTail(speech: SpeechText, core: number, end: number): number {
  let last = end;
  while (last > core + 1 && isJoint(speech, last - 1) && speech.tokens[last - 1]?.text !== ')') last--;
  return last;
}
