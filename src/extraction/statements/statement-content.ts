import type { Cue } from './statement-cues.ts';
import type { CueSpeaker } from './cue-speakers.ts';
import { phraseEndingAt, type PhraseSpan } from './noun-phrases.ts';
import {
  endsQuoted,
  hasClause,
  hasSubject,
  isEmpty,
  quotedOnly,
  startsClause,
  startsQuoted,
  trimmed,
} from './span-signs.ts';
import type { SpeechText } from './speech-text.ts';
import { addresseeAt, skipSetting } from './statement-setting.ts';

/** What a cue's speaker says. */
export interface SaidContent {
  /** In text order, without overlaps, none empty. */
  readonly spans: readonly PhraseSpan[];
  /** Who is told ("told reporters"), or null. */
  readonly addressee: PhraseSpan | null;
  /** The words between cue and content: when, where, to whom. */
  readonly setting: PhraseSpan;
  /** True where the content is a clause or a quotation of its own, not an object of the verb. */
  readonly clause: boolean;
}

/** What is said at a cue: in its sentence, or in a quotation that ends the sentence before. */
export function saidAt(
  speech: SpeechText,
  cue: Cue,
  speaker: CueSpeaker | null,
  floor: number,
  ceiling: number,
): SaidContent | null {
  const before = quotedBefore(speech, cue, speaker);
  const said = contentOfCue(speech, cue, speaker, floor, ceiling);
  if (before === null || said === null) return said ?? before;
  // "“Who are they?” he said of the army, which …": what goes on with a preposition is not said.
  const [span] = said.spans;
  return span !== undefined && span.first >= cue.endToken && speech.tokens[span.first]?.upos === 'ADP'
    ? before
    : said;
}

/** Finds what is said at a cue inside `[floor, ceiling)`; null where nothing is ("he said nothing", "as reported"). */
function contentOfCue(
  speech: SpeechText,
  cue: Cue,
  speaker: CueSpeaker | null,
  floor: number,
  ceiling: number,
): SaidContent | null {
  const inverted = speaker?.side === 'after' && cue.form === 'finite';
  const open =
    speaker !== null && (inverted || cue.form === 'agent' || cue.form === 'source' || cue.form === 'quoting');
  const after = open ? Math.max(cue.endToken, speaker.phrase.span.end) : cue.endToken;
  const unitStart =
    speaker?.side === 'before' ? Math.min(speaker.phrase.span.first, cue.firstToken) : cue.firstToken;
  // "called it “a trap” and said …": a cue that takes the speaker of the clause above has only what follows it.
  const follows = speaker === null && (cue.form === 'finite' || cue.form === 'participle');
  const leadEnd = speaker?.relative === true || follows ? floor : unitStart;
  const lead = quotedOnly(speech, trimmed(speech, { first: floor, end: leadEnd }));
  if (cue.form === 'source') return sourceContent(speech, lead, after, ceiling);
  const gap = objectGap(speech, cue, unitStart, after, floor, ceiling);
  if (gap !== null)
    return { spans: [gap], addressee: null, setting: { first: after, end: after }, clause: false };
  if (cue.form === 'agent' && cue.firstToken === cue.head) return reducedAgent(speech, cue, floor);
  const told = addresseeAt(speech, cue, after);
  const past = asSaying(speech, cue, told?.end ?? after, ceiling);
  const begin = skipSetting(speech, past, ceiling, hasClause(speech, lead));
  const rest = trimmed(speech, { first: begin, end: ceiling });
  const setting = { first: after, end: begin };
  return choose(speech, cue, { lead, rest, told, setting, unitStart });
}

/** "“Is it over?” she asked.": a mark inside the quotation ends the sentence; what is said stands in the one before. */
function quotedBefore(speech: SpeechText, cue: Cue, at: CueSpeaker | null): SaidContent | null {
  const sentence = speech.sentences[cue.sentence];
  const previous = speech.sentences[cue.sentence - 1];
  if (cue.form !== 'finite' || at === null || sentence === undefined || previous === undefined) return null;
  if (Math.min(at.phrase.span.first, cue.firstToken) !== sentence.first) return null;
  if (cue.verb?.frames.has('clause') !== true) return null;
  const end = previous.endToken;
  const quotation = speech.quotationAt[end - 1] ?? speech.quotationAt[end - 2] ?? -1;
  let first = end;
  while (first > previous.first && (speech.quotationAt[first - 1] ?? -1) === quotation) first--;
  const span = trimmed(speech, { first, end });
  if (quotation < 0 || isEmpty(span)) return null;
  return {
    spans: [span],
    addressee: null,
    setting: { first: cue.endToken, end: cue.endToken },
    clause: true,
  };
}

/** "a proposal the ministry rejected": the noun before the speaker is what is answered. */
function objectGap(
  speech: SpeechText,
  cue: Cue,
  unitStart: number,
  after: number,
  floor: number,
  ceiling: number,
): PhraseSpan | null {
  if (
    cue.verb?.frames.has('object') !== true ||
    cue.verb.frames.has('clause') !== (cue.verb.act === 'reject')
  )
    return null;
  const next = speech.tokens[after];
  if (after < ceiling && next !== undefined && next.upos !== 'PUNCT') return null;
  const opens = speech.tokens[unitStart]?.upos;
  if (opens !== 'DET' && opens !== 'PROPN') return null;
  const span = phraseEndingAt(speech, unitStart, floor);
  return span !== null && speech.tokens[span.first]?.upos === 'DET' ? span : null;
}

/** "a proposal rejected by the ministry": the noun right before the participle is what is answered. */
function reducedAgent(speech: SpeechText, cue: Cue, floor: number): SaidContent | null {
  const span = phraseEndingAt(speech, cue.firstToken, floor);
  const setting = { first: cue.endToken, end: cue.endToken };
  return span && { spans: [span], addressee: null, setting, clause: false };
}

/** After "quoted the doctor": past "as saying". */
function asSaying(speech: SpeechText, cue: Cue, from: number, ceiling: number): number {
  if (cue.form !== 'quoting' && cue.form !== 'quoted') return from;
  for (let i = from; i < Math.min(ceiling, from + 12); i++) {
    if (speech.lower[i] === 'as' && (speech.lower[i + 1] ?? '').endsWith('ing')) return i + 2;
  }
  return from;
}

interface Choices {
  readonly lead: PhraseSpan;
  readonly rest: PhraseSpan;
  readonly told: PhraseSpan | null;
  readonly setting: PhraseSpan;
  readonly unitStart: number;
}

function choose(
  speech: SpeechText,
  cue: Cue,
  { lead, rest, told, setting, unitStart }: Choices,
): SaidContent | null {
  const frames = cue.verb?.frames;
  const base = { addressee: told, setting };
  // "“…” and he feels that …": a joining word parts the quotation from the cue.
  const joined = speech.tokens[unitStart - 1]?.upos === 'CCONJ';
  const quotedLead =
    !isEmpty(lead) && !joined && (endsQuoted(speech, unitStart) || endsQuoted(speech, lead.end + 1));
  if (frames === undefined || frames.has('clause') || frames.has('source')) {
    const opens = startsClause(speech, rest, setting.first);
    const clause = hasClause(speech, rest) && (hasSubject(speech, rest) || !hasClause(speech, lead));
    const following = !isEmpty(rest) && (opens || (clause && !quotedLead));
    if (quotedLead && (startsQuoted(speech, rest) || !following)) {
      return { ...base, spans: following ? [lead, rest] : [lead], clause: true };
    }
    const object = frames?.has('object') === true && !opens && takesObject(speech, cue, rest);
    if (following && !object) return { ...base, spans: [rest], clause: true };
    if (leadIsSaid(speech, cue, lead, rest, unitStart)) return { ...base, spans: [lead], clause: true };
  }
  if (cue.form === 'agent') return isEmpty(lead) ? null : { ...base, spans: [lead], clause: false };
  return frames !== undefined && takesComplement(speech, cue, rest)
    ? { ...base, spans: [rest], clause: false }
    : null;
}

/** "…, according to X": what stands before, or after where the phrase opens the sentence. */
function sourceContent(
  speech: SpeechText,
  lead: PhraseSpan,
  after: number,
  ceiling: number,
): SaidContent | null {
  const rest = trimmed(speech, { first: after, end: ceiling });
  const base = { addressee: null, setting: { first: after, end: after }, clause: true };
  if (hasClause(speech, lead) || lead.end - lead.first > 3) return { ...base, spans: [lead] };
  return isEmpty(rest) ? null : { ...base, spans: [rest] };
}

function takesComplement(speech: SpeechText, cue: Cue, rest: PhraseSpan): boolean {
  const frames = cue.verb?.frames;
  if (frames === undefined || isEmpty(rest)) return false;
  const first = speech.tokens[rest.first];
  const word = speech.lower[rest.first] ?? '';
  const words = speech.lower.slice(rest.first, Math.min(rest.end, rest.first + 14));
  if (frames.has('infinitive') && (word === 'to' || words.includes('to'))) return true;
  if (frames.has('blame') || frames.has('request'))
    return first?.upos !== 'PUNCT' && rest.end - rest.first > 1;
  if (frames.has('as')) return words.includes('as') || frames.has('object');
  if (frames.has('toll'))
    return words.includes('at') && /\b(?:toll|number|figure|dead|killed|injured)\b/.test(words.join(' '));
  if (frames.has('about')) return first?.upos === 'ADP' || first?.upos === 'VERB';
  if (!frames.has('object') || !nominal.has(first?.upos ?? 'X')) return false;
  return rest.end - rest.first > 1 || isWholeObject(speech, cue, rest.first);
}

/** "denounced him", "endorsed Vale": one word is enough where the verb does something by being said. */
function isWholeObject(speech: SpeechText, cue: Cue, only: number): boolean {
  const upos = speech.tokens[only]?.upos;
  return (cue.verb?.strength ?? 1) > 1 && (upos === 'PROPN' || upos === 'PRON' || upos === 'NOUN');
}

const nominal = new Set(['NOUN', 'PROPN', 'DET', 'ADJ', 'NUM', 'PRON', 'ADV']);

/** In a sentence without a clause after the verb, what stands before it is said: "Two were hurt, police said." */
function leadIsSaid(
  speech: SpeechText,
  cue: Cue,
  lead: PhraseSpan,
  rest: PhraseSpan,
  unitStart: number,
): boolean {
  if (cue.verb === null || !hasClause(speech, lead)) return false;
  if (hasClause(speech, rest) && isOccasion(speech, cue, lead)) return false;
  const joint = speech.tokens[unitStart - 1]?.upos;
  if (joint === 'CCONJ' || joint === 'SCONJ') return false;
  const object = !isEmpty(rest) && nominal.has(speech.tokens[rest.first]?.upos ?? 'X');
  if (object && cue.verb.frames.has('object') && speech.tokens[rest.first]?.upos !== 'ADV') return false;
  return cue.form === 'finite' || cue.form === 'quoted' || cue.form === 'quoting';
}

/** "When the minister had left, the ministry said …": the clause before tells when it was said, as parsed. */
function isOccasion(speech: SpeechText, cue: Cue, lead: PhraseSpan): boolean {
  if (speech.tokens[lead.first]?.deprel !== 'mark' && speech.tokens[lead.first]?.upos !== 'SCONJ')
    return false;
  const relations = (speech.children[cue.head] ?? [])
    .filter((c) => lead.first <= c && c < lead.end)
    .map((c) => speech.tokens[c]?.deprel);
  return relations.includes('advcl') && !relations.includes('ccomp') && !relations.includes('parataxis');
}

/** True where the verb has a thing for its object and no clause: "declared a region that they hold". */
function takesObject(speech: SpeechText, cue: Cue, rest: PhraseSpan): boolean {
  const children = speech.children[cue.head] ?? [];
  const relations = children
    .filter((c) => c >= rest.first && c < rest.end)
    .map((c) => speech.tokens[c]?.deprel);
  if (relations.includes('ccomp')) return false;
  return relations.includes('obj') || !hasSubject(speech, rest);
}
