import type { SpeakerPhrase } from './speaker-phrase.ts';
import { wordsOf, type Speaker, type SpeakerHistory } from './speaker.ts';
import type { SpeechText } from './speech-text.ts';

// A pronoun reaches back over a few sentences, not over a page.
const pronounReach = 6;

const nounReach = 40;

export function pronounOwner(
  speech: SpeechText,
  phrase: SpeakerPhrase,
  history: SpeakerHistory,
  sentence: number,
): Speaker | null {
  const wanted = phrase.noun;
  const recent: Speaker[] = [];
  for (let i = history.length - 1; i >= 0 && recent.length < pronounReach * 3; i--) {
    const speaker = history[i];
    if (speaker === undefined || sentence - speaker.sentence > pronounReach) break;
    recent.push(speaker);
  }
  if (wanted === 'he' || wanted === 'she' || wanted === 'who') {
    const person = recent.find((s) => s.form === 'person' || (s.form === 'name' && wanted !== 'who'));
    const noun = recent.find((s) => s.form === 'noun' && !s.plural && !isBody(speech, s.noun));
    const nearest = person && noun && noun.sentence > person.sentence ? noun : (person ?? noun);
    return nearest ?? chainOwner(speech, phrase, sentence) ?? personBefore(speech, phrase, sentence);
  }
  if (wanted === 'they') return recent.find((s) => s.plural) ?? chainOwner(speech, phrase, sentence);
  if (wanted === 'it') {
    const bodies = recent.filter((s) => s.form !== 'person');
    return bodies.find((s) => !s.plural) ?? bodies[0] ?? chainOwner(speech, phrase, sentence);
  }
  return recent[0] ?? null;
}

/** Nouns for bodies, which no "he" takes up. */
export function isBody(speech: SpeechText, noun: string): boolean {
  if (speech.lexicon.anaphors.get('person')?.has(noun) === true) return false;
  return [...speech.lexicon.anaphors.values()].some((nouns) => nouns.has(noun)) || noun === 'media';
}

/** The last person named in this sentence or the two before it. */
function personBefore(speech: SpeechText, phrase: SpeakerPhrase, sentence: number): Speaker | null {
  const floor = speech.sentences[Math.max(0, sentence - 2)]?.first ?? 0;
  for (let i = phrase.span.first - 1; i >= floor; i--) {
    const actor = speech.actorAt[i];
    const name = speech.personAt[i];
    if (actor?.form !== 'person' && (name === undefined || actor !== undefined)) continue;
    const range = actor?.mention.passage ?? name;
    if (range === undefined) continue;
    const text = actor?.mention.name ?? speech.text.slice(range.start, range.end);
    const role = actor?.role ?? null;
    return {
      name: text,
      role,
      actor: actor ?? null,
      start: range.start,
      end: range.end,
      form: 'person',
      plural: false,
      noun: '',
      words: wordsOf(`${text} ${role ?? ''}`),
      sentence,
    };
  }
  return null;
}

/** The name in the chain that the language core put a pronoun into. */
function chainOwner(speech: SpeechText, phrase: SpeakerPhrase, sentence: number): Speaker | null {
  const token = speech.tokens[phrase.span.first];
  if (token === undefined) return null;
  const chain = speech.chainAt.get(token.start);
  const name = chain?.mentions.find((m) => m.kind === 'name' && m.start < token.start);
  if (name === undefined) return null;
  const actor = speech.actorAt[name.headToken] ?? null;
  const text = actor?.mention.name ?? speech.text.slice(name.start, name.end);
  return {
    name: text,
    role: actor?.role ?? null,
    actor,
    start: actor?.mention.passage.start ?? name.start,
    end: actor?.mention.passage.end ?? name.end,
    form: actor?.form === 'person' ? 'person' : 'name',
    plural: false,
    noun: '',
    words: wordsOf(text),
    sentence,
  };
}

/** "the source", "the ministry": the latest speaker whom the noun fits. */
export function nounOwner(
  speech: SpeechText,
  phrase: SpeakerPhrase,
  history: SpeakerHistory,
  sentence: number,
): Speaker | null {
  if (!phrase.definite || phrase.span.end - phrase.span.first > 3) return null;
  if (speech.lexicon.occasions.has(phrase.noun) && phrase.span.end - phrase.span.first === 2) {
    const latest = history.at(-1);
    if (latest !== undefined && sentence - latest.sentence <= pronounReach) return { ...latest, sentence };
  }
  const lastWord = phrase.name.toLowerCase().split(/\s+/).at(-1) ?? phrase.noun;
  for (let i = history.length - 1; i >= 0; i--) {
    const speaker = history[i];
    if (speaker === undefined || sentence - speaker.sentence > nounReach) break;
    const shared = speaker.words.has(lastWord) || speaker.words.has(phrase.noun);
    if (shared && !(speaker.form === 'person' && isBody(speech, phrase.noun)))
      return { ...speaker, sentence };
    if (
      speaker.actor !== null &&
      speaker.form !== 'noun' &&
      phrase.actor === null &&
      sentence - speaker.sentence <= pronounReach &&
      fits(speech, speaker, phrase.noun)
    ) {
      return { ...speaker, sentence };
    }
  }
  return null;
}

function fits(speech: SpeechText, speaker: Speaker, noun: string): boolean {
  const kind = speaker.form === 'person' ? 'person' : speaker.actor?.kind;
  return kind !== null && kind !== undefined && (speech.lexicon.anaphors.get(kind)?.has(noun) ?? false);
}
