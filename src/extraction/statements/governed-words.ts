import type { SpeechText } from './speech-text.ts';

const areas = new Set(
  'city town village countryside province governorate region district neighborhood neighbourhood suburb area'.split(
    ' ',
  ),
);

/**
 * Where a phrase `[first, end)` begins once the words are taken off that a preposition before it governs: in a text that lost its
 * commas, "… fell in Averno city local sources said" has its speaker after "city", "… the emir of the Front Velm News said" after
 * the first name. Only a place, or a first of two names, is taken off, and only where a noun is left.
 */
export function pastGoverned(speech: SpeechText, first: number, end: number): number {
  if (speech.tokens[first - 1]?.upos !== 'ADP') return first;
  let place = first;
  while (place < end && speech.tokens[place]?.upos === 'ADJ' && speech.actorAt[place] === undefined) place++;
  let after = speech.placeEndAt[place] ?? 0;
  if (after === 0) after = endOfFirstName(speech, first, end);
  while (after > 0 && after < end && areas.has(speech.lower[after] ?? '')) after++;
  return after > first && hasNoun(speech, after, end) ? after : first;
}

/** The end of the actor at `first` where another actor follows it at once; else 0. */
function endOfFirstName(speech: SpeechText, first: number, end: number): number {
  const actor = speech.actorAt[first];
  if (actor === undefined || actor.firstToken !== first || actor.endToken >= end) return 0;
  const next = speech.actorAt[actor.endToken];
  return actor.form === 'name' && next !== undefined && next.kind === 'outlet' ? actor.endToken : 0;
}

/** True where the words left open with a name or an adjective, not with what goes on from a place ("-based", "'s"). */
function hasNoun(speech: SpeechText, first: number, end: number): boolean {
  const opens = speech.tokens[first];
  if (first >= end || opens === undefined || !/^(?:NOUN|PROPN|ADJ)$/.test(opens.upos)) return false;
  for (let i = first; i < end; i++) {
    const token = speech.tokens[i];
    if (token?.upos === 'NOUN' || token?.upos === 'PROPN' || speech.actorAt[i] !== undefined) return true;
  }
  return false;
}
