import type { FoundActor } from '../actors/actors.ts';
import type { PhraseSpan } from './noun-phrases.ts';
import { articles, bare, withoutArticle, type SpeakerPhrase } from './speaker-phrase.ts';
import { rangeOfTokens, type SpeechText } from './speech-text.ts';

export function personIn(speech: SpeechText, span: PhraseSpan, head: number): SpeakerPhrase | null {
  for (const person of personsIn(speech, span)) {
    if (isEmbedded(speech, span, person) || isOnlyTitle(speech, person)) continue;
    const before = speech.actorAt[person.first];
    const told = before?.form === 'person' ? before.role : null;
    const { start, end } = rangeOfTokens(speech, person.first, person.end);
    return {
      ...bare(speech, span),
      form: 'person',
      name: speech.text.slice(start, end),
      nameSpan: person,
      role: longer(told, roleAround(speech, span, person)),
      actor: before?.form === 'person' ? before : null,
      noun: speech.tokens[head]?.lemma.toLowerCase() ?? '',
      definite: false,
    };
  }
  return null;
}

/** The words around a name may say more than the title beside it: "party spokesman Captain". */
function longer(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return b.length > a.length ? b : a;
}

/** Person names in a span, from the finders and from the language core, without titles; one that was found in two halves is one. */
function personsIn(speech: SpeechText, span: PhraseSpan): PhraseSpan[] {
  const found: PhraseSpan[] = [];
  for (let i = span.first; i < span.end; i++) {
    const actor = speech.actorAt[i];
    const name = actor === undefined || isHolder(speech, i, actor) ? speech.personAt[i] : undefined;
    if (actor?.form === 'person') {
      if (/^\p{Lu}/u.test(actor.mention.name)) found.push(tokensOfPassage(speech, actor, span));
      i = actor.endToken - 1;
    } else if (name !== undefined) {
      found.push({ first: Math.max(name.firstToken, span.first), end: Math.min(name.endToken, span.end) });
      i = name.endToken - 1;
    }
  }
  const whole = found.reduce<PhraseSpan[]>((list, person) => {
    const last = list.at(-1);
    if (last === undefined || last.end < person.first) return [...list, person];
    return [...list.slice(0, -1), { first: last.first, end: Math.max(last.end, person.end) }];
  }, []);
  return whole.map((person) => withoutTitle(speech, person));
}

/** "Jon Vale Chief of the General Staff", found as a description of an office, names who holds it. */
function isHolder(speech: SpeechText, i: number, actor: FoundActor): boolean {
  const office = speech.personAt[i]?.endToken ?? 0;
  return (
    actor.form === 'description' &&
    isTitle(speech, office) &&
    speech.tokens[office]?.feats.includes('Number=Sing') === true &&
    speech.tokens[office + 1]?.upos === 'ADP'
  );
}

/** "Brigade leader Jon Vale" is Jon Vale, and so is "Jon Vale Chief" before "of the General Staff". */
function withoutTitle(speech: SpeechText, found: PhraseSpan): PhraseSpan {
  const office = isTitle(speech, found.end - 1) && speech.tokens[found.end]?.upos === 'ADP';
  const person = office && found.end - found.first > 2 ? { ...found, end: found.end - 1 } : found;
  for (let i = person.end - 2; i >= person.first; i--) {
    if (isTitle(speech, i)) return { first: i + 1, end: person.end };
  }
  return person;
}

/** The tokens of an actor's name: its mention may be narrower than the words found ("Captain Jon Vale" is named "Jon Vale"). */
function tokensOfPassage(speech: SpeechText, actor: FoundActor, span: PhraseSpan): PhraseSpan {
  const { passage } = actor.mention;
  let first = Math.max(actor.firstToken, span.first);
  let end = Math.min(actor.endToken, span.end);
  while (first < end - 1 && (speech.tokens[first]?.end ?? 0) <= passage.start) first++;
  while (end > first + 1 && (speech.tokens[end - 1]?.start ?? 0) >= passage.end) end--;
  return { first, end };
}

/** "Capt." alone is nobody. */
function isOnlyTitle(speech: SpeechText, person: PhraseSpan): boolean {
  for (let i = person.first; i < person.end; i++) if (!isTitle(speech, i)) return false;
  return true;
}

/** "an aide to President Vale" is not Vale. */
function isEmbedded(speech: SpeechText, span: PhraseSpan, person: PhraseSpan): boolean {
  let i = person.first - 1;
  while (i >= span.first && isTitle(speech, i)) i--;
  return i > span.first && speech.tokens[i]?.upos === 'ADP';
}

function isTitle(speech: SpeechText, i: number): boolean {
  const lemma = speech.tokens[i]?.lemma.toLowerCase() ?? '';
  return (
    speech.lexicon.speakerNouns.has(lemma) ||
    /^(?:mr|mrs|ms|dr|gen|col|capt|lt|maj|sgt)\.?$/i.test(speech.lower[i] ?? '')
  );
}

/** What is said about a person before or after the name, where a noun for one who speaks is among the words. */
function roleAround(speech: SpeechText, span: PhraseSpan, person: PhraseSpan): string | null {
  const words = wordsAround(speech, span, person);
  if (words === null) return null;
  const nouns = words.toLowerCase().split(/\P{L}+/u);
  return nouns.some((w) => speech.lexicon.speakerNouns.has(w)) ? words : null;
}

function wordsAround(speech: SpeechText, span: PhraseSpan, person: PhraseSpan): string | null {
  const first = withoutArticle(speech, { first: span.first, end: person.first + 1 });
  let end = person.first;
  while (end > first && speech.tokens[end - 1]?.upos === 'PUNCT') end--;
  if (end > first) {
    const range = rangeOfTokens(speech, first, end);
    return speech.text.slice(range.start, range.end);
  }
  let after = person.end;
  while (
    after < span.end &&
    (speech.tokens[after]?.upos === 'PUNCT' || articles.has(speech.lower[after] ?? ''))
  )
    after++;
  if (after >= span.end) return null;
  const range = rangeOfTokens(speech, after, span.end);
  return speech.text.slice(range.start, range.end);
}

/** Capitalised words after a title are a person's name, known or not: "army spokesman Colonel Jon Vale". */
export function titledName(speech: SpeechText, span: PhraseSpan): SpeakerPhrase | null {
  let first = span.end;
  while (first > span.first && isNamePart(speech, first - 1)) first--;
  const count = span.end - first;
  const title = first - 1;
  if (count < 1 || count > 5 || title < span.first) return null;
  // "President of the Northern Front Jon Vale": the title stands before the body.
  const behindBody =
    count > 1 && speech.actorAt[title] !== undefined && isPersonTitle(speech, firstNoun(speech, span));
  if (!isPersonTitle(speech, title) && !behindBody) return null;
  const range = rangeOfTokens(speech, first, span.end);
  const role = rangeOfTokens(speech, withoutArticle(speech, { first: span.first, end: first + 1 }), first);
  return {
    ...bare(speech, span),
    form: 'person',
    name: speech.text.slice(range.start, range.end),
    nameSpan: { first, end: span.end },
    role: speech.text.slice(role.start, role.end),
    noun: speech.tokens[title]?.lemma.toLowerCase() ?? '',
    definite: false,
  };
}

/** The noun before the first preposition of a phrase, or its last token. */
function firstNoun(speech: SpeechText, span: PhraseSpan): number {
  for (let i = span.first + 1; i < span.end; i++) if (speech.tokens[i]?.upos === 'ADP') return i - 1;
  return span.end - 1;
}

function isNamePart(speech: SpeechText, i: number): boolean {
  const token = speech.tokens[i];
  if (token === undefined || speech.actorAt[i] !== undefined) return false;
  if (token.text === '-') return /^\p{L}/u.test(speech.tokens[i + 1]?.text ?? '');
  if (/^(?:al|el|bin|abu|de|van|von)$/.test(token.text)) return true;
  return /^\p{Lu}\p{L}*\.?$/u.test(token.text) && !speech.lexicon.speakerNouns.has(token.lemma.toLowerCase());
}

const personTitles = new Set(
  (
    'spokesman spokeswoman spokesperson minister president premier secretary official officer ambassador envoy chief head leader ' +
    'commander general colonel captain major lieutenant chairman chairwoman director governor mayor activist doctor king sheikh'
  ).split(' '),
);

function isPersonTitle(speech: SpeechText, i: number): boolean {
  const token = speech.tokens[i];
  // "vice-president" and "secretary-general" are told by their last part.
  return token !== undefined && personTitles.has(token.text.toLowerCase().split('-').at(-1) ?? '');
}
