import type { PhraseSpan } from './noun-phrases.ts';
import type { SpeechText } from './speech-text.ts';

/** The ground on which words are told to be what is said: whether they hold a clause and a doer, and where quotations start and end. */

export function isEmpty(span: PhraseSpan): boolean {
  return span.end <= span.first;
}

/** Without punctuation and joining words at either end. */
export function trimmed(speech: SpeechText, span: PhraseSpan): PhraseSpan {
  let { first, end } = span;
  while (first < end && isEdge(speech, first)) first++;
  while (end > first && (isEdge(speech, end - 1) || speech.tokens[end - 1]?.upos === 'CCONJ')) end--;
  return { first, end };
}

function isEdge(speech: SpeechText, i: number): boolean {
  const token = speech.tokens[i];
  return token !== undefined && token.upos === 'PUNCT' && !/[([{]/.test(token.text);
}

/** True where the words hold a verb of their own, or stand in quotation marks. */
export function hasClause(speech: SpeechText, span: PhraseSpan): boolean {
  if (span.end - span.first < 2) return false;
  for (let i = span.first; i < span.end; i++) {
    const upos = speech.tokens[i]?.upos;
    if (upos === 'VERB' || upos === 'AUX' || (speech.quotationAt[i] ?? -1) >= 0) return true;
  }
  return false;
}

/** True where somebody does something in the words, as parsed: "broadcast on state television" has nobody. */
export function hasSubject(speech: SpeechText, span: PhraseSpan): boolean {
  for (let i = span.first; i < span.end; i++) {
    const { deprel = '', upos } = speech.tokens[i] ?? {};
    if (deprel.startsWith('nsubj') || deprel === 'csubj' || deprel === 'expl' || upos === 'AUX') return true;
  }
  return false;
}

/** True where what follows the cue plainly opens a clause: "that …", a quotation, or right after the verb. */
export function startsClause(speech: SpeechText, rest: PhraseSpan, from: number): boolean {
  if (isEmpty(rest)) return false;
  const before = speech.lower[rest.first - 1];
  if (before === 'that' && rest.first > from) return true;
  return startsQuoted(speech, rest) && hasClause(speech, rest);
}

const marks = /["“”«»„‟`´'‘’]/;

/** True where the words open in a quotation, or right after a mark. */
export function startsQuoted(speech: SpeechText, rest: PhraseSpan): boolean {
  return (speech.quotationAt[rest.first] ?? -1) >= 0 || marks.test(speech.tokens[rest.first - 1]?.text ?? '');
}

/** True where a quotation, or an unpaired mark, ends right before the speaker or the cue. */
export function endsQuoted(speech: SpeechText, unitStart: number): boolean {
  for (let i = unitStart - 1; i >= unitStart - 2; i--) {
    if ((speech.quotationAt[i] ?? -1) >= 0) return true;
    const word = speech.tokens[i]?.text ?? '';
    if (word.length === 1 && /["“”»]/.test(word)) return true;
    if (word !== ',') return false;
  }
  return false;
}

/** Words of the speaker's that were not read as theirs stand between a quotation and the speaker: the quotation is what is said. */
export function quotedOnly(speech: SpeechText, lead: PhraseSpan): PhraseSpan {
  let quoted = 0;
  let last = -1;
  for (let i = lead.first; i < lead.end; i++) {
    if ((speech.quotationAt[i] ?? -1) < 0) continue;
    quoted++;
    last = i;
  }
  const tail = lead.end - 1 - last;
  if (last < 0 || tail === 0 || tail > 8 || quoted < 0.6 * (lead.end - lead.first)) return lead;
  return trimmed(speech, { first: lead.first, end: last + 1 });
}
