import type { Cue } from './statement-cues.ts';
import { phraseEndingAt, phraseOfHead, phraseStartingAt, type PhraseSpan } from './noun-phrases.ts';
import type { SpeakerPhrase } from './speaker-phrase.ts';
import { readAnySpeaker, readSpeaker } from './speaker-phrases.ts';
import type { SpeechText } from './speech-text.ts';

/** Who stands at a cue as its speaker, and on which side of it. */
export interface CueSpeaker {
  readonly phrase: SpeakerPhrase;
  readonly side: 'before' | 'after';
  /** Who passes it on, where the cue names somebody ("the channel quoted the minister as saying"). */
  readonly via: SpeakerPhrase | null;
  /** True where the cue stands in a relative clause: "fighters who had claimed …". */
  readonly relative: boolean;
  /** True where only the verb makes it a speaker: no list knows its kind. */
  readonly unknown?: boolean;
}

/** The speaker that the words around a cue name; null where the cue leaves it to the clause above. `floor`: the first token that may belong to it. */
export function speakerAtCue(speech: SpeechText, cue: Cue, floor: number): CueSpeaker | null {
  const ceiling = speech.sentences[cue.sentence]?.endToken ?? cue.endToken;
  switch (cue.form) {
    case 'source':
      return (
        authorOf(speech, cue, ceiling) ??
        following(speech, cue.endToken, ceiling, null) ??
        anySource(speech, cue, ceiling)
      );
    case 'agent':
      return following(speech, cue.endToken + 1, ceiling, null);
    case 'quoting':
      return quotingSpeaker(speech, cue, floor, ceiling);
    case 'quoted': {
      const speaker = preceding(speech, cue, floor);
      if (speaker === null) return null;
      const by =
        speech.lower[cue.endToken] === 'by' ? following(speech, cue.endToken + 1, ceiling, null) : null;
      return { ...speaker, via: by?.phrase ?? null };
    }
    case 'participle':
      return absolute(speech, cue, floor);
    case 'finite':
      return (
        passiveBefore(speech, cue, ceiling) ??
        preceding(speech, cue, floor) ??
        inverted(speech, cue, ceiling) ??
        anybody(speech, cue, floor) ??
        anybodyAfter(speech, cue, ceiling)
      );
  }
}

function following(
  speech: SpeechText,
  first: number,
  ceiling: number,
  via: SpeakerPhrase | null,
): CueSpeaker | null {
  const span = phraseStartingAt(speech, first, ceiling);
  const phrase = span && readSpeaker(speech, span);
  return phrase
    ? { phrase: withApposition(speech, phrase, ceiling), side: 'after', via, relative: false }
    : null;
}

function quotingSpeaker(speech: SpeechText, cue: Cue, floor: number, ceiling: number): CueSpeaker | null {
  const via = preceding(speech, cue, floor)?.phrase ?? null;
  return following(speech, cue.endToken, ceiling, via);
}

/** The subject before the verb: as parsed, unless words without commas show another one right before the verb. */
function preceding(speech: SpeechText, cue: Cue, floor: number): CueSpeaker | null {
  const subject = parsedSubject(speech, cue);
  const adjacent = phraseEndingAt(speech, beforeTime(speech, cue.firstToken), floor);
  const near = adjacent && readSpeaker(speech, adjacent);
  const far = subject !== null && subject >= floor && subject < (adjacent?.first ?? cue.firstToken);
  if (
    far &&
    (near === null || isGoverned(speech, adjacent?.first ?? 0)) &&
    !clauseBetween(speech, subject, adjacent?.first ?? cue.firstToken)
  ) {
    const phrase = readSpeaker(speech, phraseAround(speech, subject, floor));
    if (phrase) return before(speech, phrase);
  }
  if (near) return before(speech, near);
  return appositive(speech, cue, floor) ?? opening(speech, cue, floor);
}

/** "The minister last week said …": where the words for a time begin that stand right before the verb. */
function beforeTime(speech: SpeechText, end: number): number {
  let first = end;
  while (first > 0 && speech.timeAt[first - 1] === 1) first--;
  if (first < end && /^(?:on|in|at|last|this|late|early|earlier)$/.test(speech.lower[first - 1] ?? ''))
    first--;
  return first;
}

/** "One of the guards manning the gate told …", "A report released Monday says …": the phrase that opens the sentence, where only a participle parts it from the verb. */
function opening(speech: SpeechText, cue: Cue, floor: number): CueSpeaker | null {
  if (cue.firstToken - floor > 16) return null;
  const span = phraseStartingAt(speech, floor, cue.firstToken);
  if (
    span === null ||
    span.end >= cue.firstToken ||
    !/(?:ing|ed|en)$/.test(speech.lower[span.end] ?? '') ||
    speech.tokens[span.end]?.upos !== 'VERB' ||
    clauseBetween(speech, span.end, cue.firstToken)
  )
    return null;
  const phrase = readSpeaker(speech, span);
  if (phrase) return before(speech, phrase);
  const any = cue.verb?.strength === 3 ? readAnySpeaker(speech, span, span.end - 1) : null;
  return any && { ...before(speech, any), unknown: true };
}

const making = new Set([
  'provided',
  'released',
  'published',
  'compiled',
  'issued',
  'conducted',
  'obtained',
  'gathered',
  'cited',
]);

/** "according to a report by the council", "to figures released by the council": the council says it. */
function authorOf(speech: SpeechText, cue: Cue, ceiling: number): CueSpeaker | null {
  const span = phraseStartingAt(speech, cue.endToken, ceiling);
  if (span === null) return null;
  const by = making.has(speech.lower[span.end] ?? '') ? span.end + 1 : span.end;
  if (by >= ceiling || (speech.lower[by] !== 'by' && speech.lower[by] !== 'from')) return null;
  return following(speech, by + 1, ceiling, null);
}

/** "according to a new poll": what a phrase names as its source is one. */
function anySource(speech: SpeechText, cue: Cue, ceiling: number): CueSpeaker | null {
  const span = phraseStartingAt(speech, cue.endToken, ceiling);
  const phrase = span && readAnySpeaker(speech, span, span.end - 1);
  return phrase && { phrase, side: 'after', via: null, relative: false, unknown: true };
}

/** "… was killed by the group said Jon Vale": behind "by", the one before the verb did the deed and the person after it speaks. */
function passiveBefore(speech: SpeechText, cue: Cue, ceiling: number): CueSpeaker | null {
  const adjacent = phraseEndingAt(speech, cue.firstToken, Math.max(0, cue.firstToken - 8));
  if (adjacent === null || speech.lower[adjacent.first - 1] !== 'by') return null;
  const speaker = inverted(speech, cue, ceiling);
  return speaker?.phrase.form === 'person' ? speaker : null;
}

/** Whatever says or tells something speaks, whether the lists know its kind or not: "critics said", "the probe said". */
function anybody(speech: SpeechText, cue: Cue, floor: number): CueSpeaker | null {
  const subject = parsedSubject(speech, cue);
  const { verb } = cue;
  if (verb === null || !(verb.frames.has('clause') || verb.strength > 1)) return null;
  // "the area has seen attacks": with a weak verb only a clause makes a speaker of whatever is not known as one.
  const clause = (speech.children[cue.head] ?? []).some((c) => speech.tokens[c]?.deprel === 'ccomp');
  if (verb.strength === 1 && verb.act !== 'report' && !clause) return null;
  if (subject === null || subject < floor || subject >= cue.firstToken) return null;
  const phrase = readAnySpeaker(speech, phraseOfHead(speech, subject), subject);
  return phrase && { ...before(speech, phrase), unknown: true };
}

/** "…," said the woman: whoever stands right after a quotation's verb spoke it. */
function anybodyAfter(speech: SpeechText, cue: Cue, ceiling: number): CueSpeaker | null {
  if (cue.verb?.strength !== 3 || !cue.verb.frames.has('clause')) return null;
  if (cue.firstToken !== cue.head || (speech.quotationAt[cue.firstToken - 1] ?? -1) < 0) return null;
  const span = phraseStartingAt(speech, cue.endToken, ceiling);
  const phrase = span && readAnySpeaker(speech, span, span.end - 1);
  return phrase && { phrase, side: 'after', via: null, relative: false, unknown: true };
}

/** "with the minister saying": a participle has a speaker of its own only right before it. */
function absolute(speech: SpeechText, cue: Cue, floor: number): CueSpeaker | null {
  const subject = parsedSubject(speech, cue);
  if (subject === null || subject < floor || subject >= cue.firstToken) return null;
  const span = phraseEndingAt(speech, cue.firstToken, floor);
  if (span === null || subject < span.first) return null;
  const phrase = readSpeaker(speech, span);
  return phrase && before(speech, phrase);
}

function before(speech: SpeechText, phrase: SpeakerPhrase): CueSpeaker {
  const whole = withName(speech, ofRelative(speech, phrase));
  return { phrase: whole, side: 'before', via: null, relative: phrase.noun === 'who' };
}

/** "a spokesman for the group, Jon Vale, said": the name between commas is who speaks, what stands before it the role. */
export function withName(speech: SpeechText, phrase: SpeakerPhrase): SpeakerPhrase {
  const first = phrase.span.end + 1;
  if (phrase.form !== 'noun' || phrase.plural || speech.lower[phrase.span.end] !== ',') return phrase;
  const sentence = speech.tokens[first]?.sentence;
  let end = first;
  while (speech.tokens[end]?.sentence === sentence && isPersonAt(speech, end)) end++;
  if (end === first || !/^[,.;"”]$/.test(speech.tokens[end]?.text ?? '.')) return phrase;
  const person = readSpeaker(speech, { first, end });
  if (person?.form !== 'person') return phrase;
  return { ...person, span: { first: phrase.span.first, end }, role: phrase.name };
}

function isPersonAt(speech: SpeechText, i: number): boolean {
  return speech.actorAt[i]?.form === 'person' || speech.personAt[i] !== undefined;
}

/** "A minister, who asked not to be named, said": the name before a stretch between commas that ends right before the verb. */
function appositive(speech: SpeechText, cue: Cue, floor: number): CueSpeaker | null {
  if (speech.lower[cue.firstToken - 1] !== ',') return null;
  for (let i = cue.firstToken - 2; i > floor && i > cue.firstToken - 25; i--) {
    if (speech.lower[i] !== ',') continue;
    const span = phraseEndingAt(speech, i, floor);
    // "a woman in Averno, Sarvia, said": a place is no speaker of what stands after it.
    const phrase = span && !isGoverned(speech, span.first) ? readSpeaker(speech, span) : null;
    return phrase ? { phrase, side: 'before', via: null, relative: false } : null;
  }
  return null;
}

function parsedSubject(speech: SpeechText, cue: Cue): number | null {
  const passive = cue.form === 'quoted';
  const subjects = (speech.children[cue.head] ?? []).filter((child) => {
    const relation = speech.tokens[child]?.deprel;
    return relation === 'nsubj' || (passive && relation === 'nsubj:pass');
  });
  const [first = null] = subjects;
  const near = subjects.findLast((child) => child < cue.head) ?? null;
  // "Vale, a pilot, had left, her friend said": of two subjects in the parse the one beside the verb speaks, the other has its own verb.
  return first !== null && near !== null && clauseBetween(speech, first, near) ? near : first;
}

/** True where a phrase hangs on a preposition or a verb before it: "fighters who fled to Sarvia said", "a doctor at a clinic said". */
function isGoverned(speech: SpeechText, first: number): boolean {
  const upos = speech.tokens[first - 1]?.upos;
  return upos === 'ADP' || upos === 'VERB';
}

/** A subject's words as parsed; a name's also as they stand, for the parser may cut a name in two. */
function phraseAround(speech: SpeechText, subject: number, floor: number): PhraseSpan {
  const parsed = phraseOfHead(speech, subject);
  if (speech.tokens[subject]?.upos !== 'PROPN') return parsed;
  const standing = phraseEndingAt(speech, parsed.end, floor);
  return standing !== null && standing.first < parsed.first ? standing : parsed;
}

const relatives = new Set(['who', 'which', 'that', 'whose', 'whom']);

/** True where a finite verb stands between, outside a relative clause: the far noun is another clause's. */
function clauseBetween(speech: SpeechText, from: number, to: number): boolean {
  for (let i = from + 1; i < to; i++) {
    if (relatives.has(speech.lower[i] ?? '')) return false;
    const token = speech.tokens[i];
    const verbal = token?.upos === 'AUX' || (token?.upos === 'VERB' && !token.text.endsWith('ing'));
    if (verbal) return true;
  }
  return false;
}

/** "who" speaks for the noun before it. */
function ofRelative(speech: SpeechText, phrase: SpeakerPhrase): SpeakerPhrase {
  if (phrase.noun !== 'who') return phrase;
  let end = phrase.span.first;
  if (speech.lower[end - 1] === ',') end--;
  const span = phraseEndingAt(speech, end, Math.max(0, end - 20));
  return (span && readSpeaker(speech, span)) ?? phrase;
}

/** "…," said the minister: the speaker follows the verb. */
function inverted(speech: SpeechText, cue: Cue, ceiling: number): CueSpeaker | null {
  if (cue.verb === null || !cue.verb.frames.has('clause') || cue.firstToken !== cue.head) return null;
  const before = speech.tokens[cue.firstToken - 1];
  const quoted = (speech.quotationAt[cue.firstToken - 1] ?? -1) >= 0;
  const first = speech.sentences[cue.sentence]?.first;
  // Archives lose the comma of "…, said the source": there the sentence ends with it, or goes on with a participle.
  const plain =
    (cue.verb.lemma === 'say' || cue.verb.lemma === 'add') && before !== undefined && before.upos !== 'CCONJ';
  const bare = before !== undefined && !quoted && before.upos !== 'PUNCT' && cue.firstToken !== first;
  if (bare && !plain) return null;
  const speaker = following(speech, cue.endToken, ceiling, null);
  if (speaker === null || !bare) return speaker;
  const next = speech.tokens[speaker.phrase.span.end];
  const goesOn =
    next !== undefined &&
    speaker.phrase.span.end < ceiling &&
    /^(?:VERB|AUX|ADV|PRON|SCONJ)$/.test(next.upos) &&
    !next.text.endsWith('ing');
  return speaker.phrase.form === 'pronoun' || goesOn ? null : speaker;
}

/** A name's role that follows it: "Jon Vale, the minister of …" and, where commas are lost, "Jon Vale the minister of …". */
function withApposition(speech: SpeechText, phrase: SpeakerPhrase, ceiling: number): SpeakerPhrase {
  if (phrase.form !== 'person') return withName(speech, phrase);
  if (phrase.role !== null) return phrase;
  let next = phrase.span.end;
  if (speech.lower[next] === ',') next++;
  const span = phraseStartingAt(speech, next, ceiling);
  if (span === null) return phrase;
  const role = readSpeaker(speech, span);
  return role?.form === 'noun' ? { ...phrase, role: role.name } : phrase;
}
