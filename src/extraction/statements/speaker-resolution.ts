import { foldName, type NamedPerson } from '../actors/named-people.ts';
import { nounOwner, pronounOwner } from './speaker-anaphora.ts';
import { actorBefore, holderOf, onlyMonitor } from './speaker-bodies.ts';
import type { SpeakerPhrase } from './speaker-phrase.ts';
import { wordsOf, type Speaker, type SpeakerHistory } from './speaker.ts';
import { rangeOfTokens, type SpeechText } from './speech-text.ts';

/** Resolves a phrase to a speaker; null where it could be anybody ("it said", with nobody before). */
export function resolveSpeaker(
  speech: SpeechText,
  phrase: SpeakerPhrase,
  history: SpeakerHistory,
  sentence: number,
): Speaker | null {
  switch (phrase.form) {
    case 'pronoun':
      return pronounOwner(speech, phrase, history, sentence);
    case 'person':
      return withLongestRole(personOf(speech, phrase, sentence), history);
    case 'actor':
    case 'name':
      return named(speech, phrase, sentence);
    case 'noun':
      return (
        nounOwner(speech, phrase, history, sentence) ??
        onlyMonitor(speech, phrase, sentence) ??
        holderOf(speech, phrase, sentence) ??
        actorBefore(speech, phrase, sentence) ??
        named(speech, phrase, sentence)
      );
  }
}

function named(speech: SpeechText, phrase: SpeakerPhrase, sentence: number): Speaker {
  const range = rangeOfTokens(speech, phrase.nameSpan.first, phrase.nameSpan.end);
  return {
    name: phrase.name,
    role: phrase.role,
    actor: phrase.actor,
    ...range,
    form: phrase.form === 'pronoun' ? 'name' : phrase.form,
    plural: phrase.plural,
    noun: phrase.noun,
    words: wordsOf(`${phrase.name} ${phrase.role ?? ''}`),
    sentence,
  };
}

const roleReach = 100;

/** The role as given in full the first time: later mentions say less. */
function withLongestRole(speaker: Speaker, history: SpeakerHistory): Speaker {
  // Each mention hands the longest role on to the next, so the last few speakers are enough.
  const same = history.slice(-roleReach).findLast((s) => s.form === 'person' && s.name === speaker.name);
  if (same === undefined || (same.role?.length ?? 0) <= (speaker.role?.length ?? 0)) return speaker;
  return { ...speaker, role: same.role, words: same.words };
}

/** The full name where the report gives it elsewhere: "Vale" is "Jon Vale", with his role. */
function personOf(speech: SpeechText, phrase: SpeakerPhrase, sentence: number): Speaker {
  const here = named(speech, phrase, sentence);
  const fuller = fullerName(speech, phrase.name);
  if (fuller === null) return here;
  const { name, actor, start, end } = fuller;
  const role = here.role ?? fuller.role;
  return {
    ...here,
    name,
    actor: actor ?? here.actor,
    start,
    end,
    role,
    words: wordsOf(`${name} ${role ?? ''}`),
  };
}

/** The shortest longer name of a person that ends with the same words; the name itself where it carries a role elsewhere. */
function fullerName(speech: SpeechText, name: string): NamedPerson | null {
  const folded = foldName(name);
  const known = speech.people.get(folded.split(' ').at(-1) ?? '') ?? [];
  let best: NamedPerson | null = null;
  for (const person of known) {
    const same = person.folded === folded;
    if (!same && !person.folded.endsWith(` ${folded}`)) continue;
    if (best === null || isBetter(person, best, folded)) best = person;
  }
  return best;
}

/** A longer name over the name itself, then the shortest, then one with a role, then the first. */
function isBetter(a: NamedPerson, b: NamedPerson, folded: string): boolean {
  const [longerA, longerB] = [a.folded !== folded, b.folded !== folded];
  if (longerA !== longerB) return longerA;
  if (a.folded.length !== b.folded.length) return a.folded.length < b.folded.length;
  return a.role !== null && b.role === null;
}
