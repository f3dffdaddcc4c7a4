import { phraseStartingAt, type PhraseSpan } from './noun-phrases.ts';
import { readSpeaker } from './speaker-phrases.ts';
import { resolveSpeaker } from './speaker-resolution.ts';
import type { Speaker } from './speaker.ts';
import type { SpeechText } from './speech-text.ts';
import type { StatementDraft } from './statement-draft.ts';

/** A sentence counts as quoted where at least this share of its characters stands in quotation marks: less is a quoted word or two. */
const quotedShare = 0.6;

/**
 * Sentences that go on with a quotation and name no speaker: "…," she said. "And we shall go on."
 * They belong to whoever the same quotation names, else to whoever was quoted right before.
 */
export function runningQuotations(speech: SpeechText, drafts: readonly StatementDraft[]): StatementDraft[] {
  const found: StatementDraft[] = [];
  const bySentence = new Map<number, StatementDraft[]>();
  for (const draft of drafts)
    bySentence.set(draft.sentence, [...(bySentence.get(draft.sentence) ?? []), draft]);
  const byQuotation = indexByQuotation(speech, drafts);
  const read = new Set(drafts.flatMap((d) => d.content.map((c) => c.first)));
  for (const [s] of speech.sentences.entries()) {
    if (bySentence.has(s)) continue;
    const part = quotedPart(speech, s);
    if (part === null || read.has(part.first)) continue;
    const owner = ownerOf(speech, byQuotation, part, s) ?? before(speech, bySentence, s);
    if (owner === null) continue;
    const draft: StatementDraft = {
      ...owner,
      sentence: s,
      speakerSpan: null,
      cue: null,
      verb: null,
      content: [part],
      clause: true,
      confidence: Math.max(0.3, Math.round((owner.confidence - 0.1) * 100) / 100),
      reason: 'the quotation before runs on',
    };
    found.push(draft);
    bySentence.set(s, [draft]);
  }
  return found;
}

/** The quoted words of a sentence that is mostly quoted; null for others. */
function quotedPart(speech: SpeechText, s: number): PhraseSpan | null {
  const sentence = speech.sentences[s];
  if (sentence === undefined || sentence.end <= sentence.start) return null;
  const quotations = speech.context.analysis.quotations;
  let covered = 0;
  let first = -1;
  let end = -1;
  for (let i = sentence.first; i < sentence.endToken; i++) {
    const token = speech.tokens[i];
    if (token === undefined || !isQuoted(speech, i)) continue;
    covered += token.end - token.start + 1;
    if (first < 0) first = i;
    end = i + 1;
  }
  if (first < 0 || quotations.length === 0 || covered < quotedShare * (sentence.end - sentence.start))
    return null;
  return withoutMarks(speech, { first, end });
}

function isQuoted(speech: SpeechText, i: number): boolean {
  return (speech.quotationAt[i] ?? -1) >= 0 || speech.openQuotationAt[i] === 1;
}

function withoutMarks(speech: SpeechText, part: PhraseSpan): PhraseSpan | null {
  let { first, end } = part;
  while (first < end && speech.tokens[first]?.upos === 'PUNCT') first++;
  while (end > first && speech.tokens[end - 1]?.upos === 'PUNCT') end--;
  return end - first >= 3 ? { first, end } : null;
}

/** Whoever another sentence of the same quotation names; a speaker after it goes before one ahead of it. */
function ownerOf(
  speech: SpeechText,
  byQuotation: ReadonlyMap<number, readonly StatementDraft[]>,
  part: PhraseSpan,
  s: number,
): StatementDraft | null {
  const same = byQuotation.get(speech.quotationAt[part.first] ?? -1) ?? [];
  return same.find((d) => d.sentence > s) ?? same.findLast((d) => d.sentence < s) ?? null;
}

/** The statements with a cue of their own, by the quotations that they take in. */
function indexByQuotation(
  speech: SpeechText,
  drafts: readonly StatementDraft[],
): ReadonlyMap<number, readonly StatementDraft[]> {
  const index = new Map<number, StatementDraft[]>();
  for (const draft of drafts) {
    const taken = new Set<number>();
    for (const span of draft.content)
      for (let i = span.first; i < span.end; i++) taken.add(speech.quotationAt[i] ?? -1);
    for (const q of taken) {
      if (q < 0) continue;
      const list = index.get(q);
      if (list) list.push(draft);
      else index.set(q, [draft]);
    }
  }
  return index;
}

/** The last to speak in the sentence before, or in the one before that where it only sets the scene. */
function before(
  speech: SpeechText,
  bySentence: ReadonlyMap<number, readonly StatementDraft[]>,
  s: number,
): StatementDraft | null {
  const previous = bySentence.get(s - 1)?.at(-1);
  if (previous === undefined || speech.partOf[s - 1] !== speech.partOf[s]) return null;
  return previous;
}

const citing = new Set(['said', 'says', 'noted', 'stated', 'warned', 'explained']);

/**
 * Speakers who lean on somebody else inside their own words: "As the governor has said, …". What follows is the other's statement too,
 * told through the speaker.
 */
export function citedInside(speech: SpeechText, drafts: readonly StatementDraft[]): StatementDraft[] {
  return drafts.flatMap((draft) => {
    const [span] = draft.content;
    if (span === undefined || speech.lower[span.first] !== 'as') return [];
    for (let i = span.first + 2; i < Math.min(span.end - 2, span.first + 16); i++) {
      if (!citing.has(speech.lower[i] ?? '') || speech.lower[i + 1] !== ',') continue;
      const speaker = citedSpeaker(speech, span.first + 1, i, draft.sentence);
      if (speaker === null || speaker.name === draft.speaker.name) return [];
      return [
        {
          ...draft,
          speaker,
          speakerSpan: null,
          cue: { first: i, end: i + 1 },
          content: [{ first: i + 2, end: span.end }],
          via: draft.speaker,
          confidence: 0.6,
          reason: 'whoever speaks in the sentence cites this speaker',
        },
      ];
    }
    return [];
  });
}

/** Whoever is named between "as" and the verb: a person, also in brackets behind a title, else the phrase itself. */
function citedSpeaker(speech: SpeechText, first: number, end: number, sentence: number): Speaker | null {
  for (let i = first; i < end; i++) {
    const person = speech.actorAt[i]?.form === 'person' || speech.personAt[i] !== undefined;
    if (!person) continue;
    let last = i + 1;
    while (last < end && (speech.actorAt[last]?.form === 'person' || speech.personAt[last] !== undefined))
      last++;
    const phrase = readSpeaker(speech, { first: i, end: last });
    if (phrase !== null) return resolveSpeaker(speech, phrase, [], sentence);
  }
  const span = phraseStartingAt(speech, first, end);
  const phrase = span && readSpeaker(speech, span);
  return phrase && phrase.form !== 'pronoun' ? resolveSpeaker(speech, phrase, [], sentence) : null;
}
