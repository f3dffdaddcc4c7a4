import { phraseStartingAt, type PhraseSpan } from './noun-phrases.ts';
import type { SpeechText } from './speech-text.ts';
import type { Cue } from './statement-cues.ts';

export function addresseeAt(speech: SpeechText, cue: Cue, after: number): PhraseSpan | null {
  const limit = speech.sentences[cue.sentence]?.endToken ?? after;
  const lemma = cue.verb?.lemma;
  const to = speech.lower[after] === 'to' && cue.verb?.frames.has('clause') === true;
  if (lemma !== 'tell' && !to) return null;
  const first = to ? after + 1 : after;
  if (speech.lower[first] === 'that' || (speech.quotationAt[first] ?? -1) >= 0) return null;
  const span = phraseStartingAt(speech, first, limit);
  if (span === null || (to && speech.tokens[first]?.upos === 'VERB')) return null;
  return { first: span.first, end: endOfAddressee(speech, span) };
}

const reporters = new Set([
  'reporter',
  'reporters',
  'correspondent',
  'agency',
  'website',
  'channel',
  'television',
  'tv',
  'news',
  'newspaper',
  'radio',
  "'s",
  's',
]);

/** Without commas an outlet's name runs into what is said: it ends with the actor, and a word for a reporter after it. */
function endOfAddressee(speech: SpeechText, span: PhraseSpan): number {
  const last = speech.actorAt[span.first] ?? speech.actorAt[span.first + 1];
  if (last === undefined) return span.end;
  let end = Math.min(last.endToken, span.end);
  // "Sarvia's Averno News": the name goes on after the owner.
  while (end < span.end - 1 && speech.tokens[end]?.upos === 'PART') {
    end = Math.min(speech.actorAt[end + 1]?.endToken ?? end + 2, span.end);
  }
  while (end < span.end && reporters.has(speech.lower[end] ?? '')) end++;
  return end;
}

/** Skips when and where something is said: "on Friday", "in a statement to the press", "during an interview with X,". */
export function skipSetting(speech: SpeechText, from: number, ceiling: number, leading: boolean): number {
  let i = from;
  for (let guard = 0; guard < 6 && i < ceiling; guard++) {
    const next = pastOneSetting(speech, i, ceiling, leading);
    if (next === i) break;
    i = next;
  }
  while (i < ceiling && (speech.lower[i] === ',' || speech.lower[i] === ':')) i++;
  if (speech.lower[i] === 'that' && i + 1 < ceiling && speech.tokens[i]?.upos !== 'PRON') i++;
  return i;
}

function pastOneSetting(speech: SpeechText, i: number, ceiling: number, leading: boolean): number {
  if (speech.timeAt[i] === 1) return i + 1;
  const upos = speech.tokens[i]?.upos;
  if (upos === 'ADP' && (speech.timeAt[i + 1] === 1 || speech.timeAt[i + 2] === 1)) return i + 1;
  if (upos === 'ADV' && speech.timeAt[i + 1] === 1) return i + 1;
  if (upos !== 'ADP') return i;
  const span = phraseStartingAt(speech, i + 1, ceiling);
  if (span === null) return i;
  const occasion = occasionIn(speech, span) !== null;
  if (!occasion) return i;
  const that = speech.lower.indexOf('that', span.end);
  if (that >= 0 && that < ceiling && that - span.end < 14) return that;
  return leading ? ceiling : span.end;
}

/** The occasion that a phrase names ("a televised address"), or null. */
export function occasionIn(speech: SpeechText, span: PhraseSpan): string | null {
  for (let i = span.first; i < span.end; i++) {
    const two = speech.lexicon.occasions.get(`${speech.lower[i] ?? ''} ${speech.lower[i + 1] ?? ''}`);
    const one = speech.lexicon.occasions.get(speech.tokens[i]?.lemma.toLowerCase() ?? '');
    const found = two ?? one;
    if (found !== undefined) return found;
  }
  return null;
}
