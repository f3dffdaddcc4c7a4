import { counting, type PhraseSpan } from './noun-phrases.ts';
import { personIn, titledName } from './person-phrases.ts';
import { bare, withoutArticle, type SpeakerPhrase } from './speaker-phrase.ts';
import { rangeOfTokens, type SpeechText } from './speech-text.ts';

// Words that stand for somebody whom the report does not name: "another said", "many fear".
const somebody = new Set('another others some many most several few both one'.split(' '));

const pronouns = new Set(['he', 'she', 'it', 'they', 'who', 'i', 'we']);

/** Reads a noun phrase as a speaker, or says null: a street, a shell or an attack does not speak. */
export function readSpeaker(speech: SpeechText, span: PhraseSpan): SpeakerPhrase | null {
  const only = speech.lower[span.first] ?? '';
  if (span.end - span.first === 1 && pronouns.has(only)) {
    return {
      ...bare(speech, span),
      form: 'pronoun',
      name: only,
      noun: only,
      plural: only === 'they' || only === 'we',
    };
  }
  const head = headOf(speech, span);
  if (head === null) return null;
  return (
    personIn(speech, span, head) ??
    titledName(speech, span) ??
    actorIn(speech, span, head) ??
    nounIn(speech, span, head) ??
    nameIn(speech, span, head)
  );
}

/** Reads any noun phrase as a speaker, for verbs that only speakers take. Pronouns that point to things and clauses stay out. */
export function readAnySpeaker(speech: SpeechText, span: PhraseSpan, head: number): SpeakerPhrase | null {
  const known = readSpeaker(speech, span);
  if (known !== null) return known;
  const token = speech.tokens[head];
  if (token === undefined) return null;
  const counted = span.end - span.first === 1 && somebody.has(speech.lower[span.first] ?? '');
  if (!counted && !/^(?:NOUN|PROPN|NUM|ADJ)$/.test(token.upos)) return null;
  return {
    ...bare(speech, span),
    form: 'noun',
    noun: token.lemma.toLowerCase(),
    plural: isPlural(speech, head),
  };
}

/** The head: the last noun before the first preposition; names that follow it are read on their own. */
function headOf(speech: SpeechText, span: PhraseSpan): number | null {
  let head: number | null = null;
  // "one of the guards": the head is what they are counted among.
  const first =
    speech.lower[span.first + 1] === 'of' && counting.has(speech.lower[span.first] ?? '')
      ? span.first + 2
      : span.first;
  for (let i = first; i < span.end; i++) {
    const token = speech.tokens[i];
    if (token === undefined) break;
    const inName = (speech.actorAt[i]?.firstToken ?? i) < i;
    if ((token.upos === 'ADP' || token.text === '(') && head !== null && !inName) break;
    if (
      token.upos === 'NOUN' ||
      token.upos === 'PROPN' ||
      token.upos === 'X' ||
      speech.actorAt[i] !== undefined
    )
      head = i;
  }
  return head;
}

function actorIn(speech: SpeechText, span: PhraseSpan, head: number): SpeakerPhrase | null {
  const actor = speech.actorAt[head];
  if (actor === undefined || actor.form === 'person') return null;
  const nameSpan = { first: Math.max(actor.firstToken, span.first), end: Math.min(actor.endToken, span.end) };
  const joint = jointOf(speech, span);
  if (joint !== null) return joint;
  const plain = bare(speech, span);
  const noun = speech.tokens[actor.headToken]?.lemma.toLowerCase() ?? '';
  if (actor.form === 'description' || actor.generic) {
    return { ...plain, form: 'noun', actor, noun, plural: isPlural(speech, head) };
  }
  const before = withoutArticle(speech, { first: span.first, end: nameSpan.first + 1 });
  return {
    ...plain,
    form: 'actor',
    name: withoutLeadingArticle(actor.mention.name),
    nameSpan,
    role: roleOfBody(speech, before, nameSpan.first),
    actor,
    noun,
    definite: false,
  };
}

const attached = new Set(['based', 'linked', 'backed', 'affiliated', 'led']);

/** "Averno-based", "state news agency" before a body's name; other words before it were left there by a lost comma. */
function roleOfBody(speech: SpeechText, first: number, end: number): string | null {
  const last = speech.tokens[end - 1];
  if (end <= first || last === undefined) return null;
  const noun =
    speech.lexicon.speakerNouns.has(last.lemma.toLowerCase()) &&
    !isPlural(speech, end - 1) &&
    last.lemma !== 'people';
  const fits = noun || attached.has(last.text.toLowerCase());
  const { start, end: stop } = rangeOfTokens(speech, first, end);
  return fits && speech.tokens[first]?.upos !== 'NUM' ? speech.text.slice(start, stop) : null;
}

/** "Sarvia and the Northern Front": both speak. */
function jointOf(speech: SpeechText, span: PhraseSpan): SpeakerPhrase | null {
  for (let i = span.first + 1; i < span.end - 1; i++) {
    if (speech.lower[i] !== 'and' || speech.actorAt[i] !== undefined) continue;
    const left = speech.actorAt[i - 1];
    const right = speech.actorAt[i + 1] ?? speech.actorAt[i + 2];
    if (left === undefined || right === undefined) return null;
    return { ...bare(speech, span), form: 'actor', actor: left, noun: '', definite: false, plural: true };
  }
  return null;
}

function withoutLeadingArticle(name: string): string {
  return name.replace(/^the /i, '');
}

function nounIn(speech: SpeechText, span: PhraseSpan, head: number): SpeakerPhrase | null {
  const token = speech.tokens[head];
  const noun = token?.lemma.toLowerCase() ?? '';
  if (!speech.lexicon.speakerNouns.has(noun)) return null;
  return { ...bare(speech, span), form: 'noun', noun, plural: isPlural(speech, head) };
}

function isPlural(speech: SpeechText, i: number): boolean {
  const token = speech.tokens[i];
  return token !== undefined && (token.feats.includes('Number=Plur') || /[^s]s$/.test(token.text));
}

/** A capitalised name of somebody unknown. */
function nameIn(speech: SpeechText, span: PhraseSpan, head: number): SpeakerPhrase | null {
  const token = speech.tokens[head];
  if (token === undefined || token.upos !== 'PROPN' || !/^\p{Lu}/u.test(token.text)) return null;
  return { ...bare(speech, span), form: 'name', noun: token.lemma.toLowerCase(), definite: false };
}
