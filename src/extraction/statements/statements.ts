import type { ActorMention } from '../../domain/actor.ts';
import { asId, type StatementId } from '../../domain/ids.ts';
import type { Passage, Range } from '../../domain/passage.ts';
import type { Statement } from '../../domain/statement.ts';
import type { ToldDate } from '../../domain/date.ts';
import type { ReportContext } from '../context.ts';
import type { PhraseSpan } from './noun-phrases.ts';
import { citedInside, runningQuotations } from './quotation-runs.ts';
import type { Speaker, SpeakerHistory } from './speaker.ts';
import { prepareSpeechText, rangeOfTokens, type SpeechText } from './speech-text.ts';
import { readAct } from './statement-acts.ts';
import { findCues, type Cue } from './statement-cues.ts';
import type { StatementDraft } from './statement-draft.ts';
import { draftsOfSentence } from './statement-drafts.ts';
import { headlineDraft } from './statement-headlines.ts';
import { occasionIn } from './statement-setting.ts';
import { joinTellings } from './statement-joining.ts';
import { weigh } from './statement-weights.ts';

// An anchor is at most twelve words, as the coding guide has it.
const anchorWords = 12;
const shortestAnchor = 24;
const longestAbout = 60;

/**
 * Reads who says what in one report, in text order. Narration, the outlet's own voice, yields nothing.
 * Pure; linear in the length of the text.
 */
export function extractStatements(context: ReportContext): Statement[] {
  const speech = prepareSpeechText(context);
  const history: SpeakerHistory = [];
  const drafts: StatementDraft[] = [];
  const bySentence = new Map<number, Cue[]>();
  for (const cue of findCues(speech)) {
    const list = bySentence.get(cue.sentence);
    if (list) list.push(cue);
    else bySentence.set(cue.sentence, [cue]);
  }
  for (const [s] of speech.sentences.entries()) {
    const part = speech.partOf[s];
    const headline = part === 'title' || part === 'subtitle' ? headlineDraft(speech, s) : null;
    drafts.push(...(headline ? [headline] : draftsOfSentence(speech, bySentence.get(s) ?? [], history)));
  }
  const spoken = [...drafts, ...runningQuotations(speech, drafts)];
  const read = [...spoken, ...citedInside(speech, spoken)].sort((a, b) => a.sentence - b.sentence);
  return joinTellings(speech, withoutDigests(speech, read)).map((draft, i) => finish(speech, draft, i));
}

/** A headline only digests what the same speaker says below it. */
function withoutDigests(speech: SpeechText, drafts: readonly StatementDraft[]): StatementDraft[] {
  const isHead = (d: StatementDraft): boolean =>
    speech.partOf[d.sentence] === 'title' || speech.partOf[d.sentence] === 'subtitle';
  const below = new Set(
    drafts.filter((d) => !isHead(d)).flatMap((d) => [d.speaker.name, ...endsOf(d.speaker.name)]),
  );
  return drafts.filter((d) => !isHead(d) || !below.has(d.speaker.name));
}

/** "Jon al-Vale" may head a page as "al-Vale" or "Vale". */
function endsOf(name: string): string[] {
  const words = name.split(/[\s-]+/);
  return words.slice(1).map((_, i) => words.slice(i + 1).join(' '));
}

function finish(speech: SpeechText, draft: StatementDraft, index: number): Statement {
  const { report } = speech.context;
  const { act, reason } = readAct(speech, draft.verb, draft.content, draft.clause, draft.speaker);
  const contents = draft.content.map((span) => withItsMarks(speech, passageOf(speech, span)));
  const about = aboutOf(speech, contents);
  const speakerPassage = draft.speakerSpan
    ? passageOf(speech, draft.speakerSpan)
    : speakerRange(speech, draft.speaker);
  return {
    id: asId<StatementId>(`${report.id}:s${index + 1}`),
    report: report.id,
    speaker: mentionOf(speech, draft.speaker),
    role: draft.speaker.role === null ? null : inOneLine(draft.speaker.role),
    act,
    about,
    addressee: addresseeOf(speech, draft.addressee),
    quoted: isQuoted(speech, contents),
    when: whenOf(speech, draft),
    via: draft.via ? mentionOf(speech, draft.via) : null,
    occasion: occasionOf(speech, draft),
    speakerPassage,
    cuePassage: draft.cue ? passageOf(speech, draft.cue) : null,
    contentPassages: contents,
    evidence: anchorOf(speech, contents),
    confidence: draft.confidence,
    weight: weightOf(speech, draft, act, isQuoted(speech, contents)),
    reason: `${draft.reason}; read as this kind of statement because ${reason}`,
  };
}

function passageOf(speech: SpeechText, span: PhraseSpan): Passage {
  return { report: speech.context.report.id, ...rangeOfTokens(speech, span.first, span.end) };
}

function speakerRange(speech: SpeechText, speaker: Speaker): Passage {
  return { report: speech.context.report.id, start: speaker.start, end: speaker.end };
}

function mentionOf(speech: SpeechText, speaker: Speaker): ActorMention {
  const known = speaker.actor?.mention;
  return {
    name: inOneLine(speaker.name),
    actor: known?.actor ?? null,
    side: known?.side ?? 'unknown',
    passage: speakerRange(speech, speaker),
  };
}

/** Pages break lines and use hard spaces inside names. */
function inOneLine(words: string): string {
  return words.replace(/\s+/g, ' ').trim();
}

function addresseeOf(speech: SpeechText, span: PhraseSpan | null): ActorMention | null {
  if (span === null) return null;
  for (let i = span.first; i < span.end; i++) {
    const actor = speech.actorAt[i];
    if (actor !== undefined) return actor.mention;
  }
  const passage = passageOf(speech, span);
  return { name: speech.text.slice(passage.start, passage.end), actor: null, side: 'unknown', passage };
}

/** A passage with the mark that closes a quotation opened inside it, where that mark follows right behind. */
function withItsMarks(speech: SpeechText, passage: Passage): Passage {
  const words = speech.text.slice(passage.start, passage.end);
  const opened = openMark(words);
  if (opened === null) return passage;
  const behind = /^[.,!?]?["”»]/.exec(speech.text.slice(passage.end, passage.end + 2));
  return behind ? { ...passage, end: passage.end + behind[0].length } : passage;
}

/** Where the last quotation opens that the words do not close; null where none does. */
function openMark(words: string): number | null {
  let open: number | null = null;
  for (const { index, 0: mark } of words.matchAll(/["“”«»]/g)) {
    if (mark === '"') open = open === null ? index : null;
    else open = mark === '“' || mark === '«' ? index : null;
  }
  return open;
}

/** The content's words, in one line. */
function aboutOf(speech: SpeechText, contents: readonly Range[]): string {
  const words = contents
    .map((c) => speech.text.slice(c.start, c.end))
    .flatMap((said) => {
      const open = openMark(said);
      return (open === null ? said : said.slice(0, open) + said.slice(open + 1)).split(/\s+/);
    })
    .filter((w) => w !== '');
  return words.length > longestAbout ? `${words.slice(0, longestAbout).join(' ')} …` : words.join(' ');
}

/** The first words of the first stretch of the content that has some length, verbatim. */
function anchorOf(speech: SpeechText, contents: readonly Range[]): string {
  const whole = contents.find((c) => c.end - c.start >= shortestAnchor) ?? contents[0];
  const words = whole ? speech.text.slice(whole.start, whole.end) : '';
  let end = 0;
  let count = 0;
  for (const match of words.matchAll(/\S+/g)) {
    if (count++ === anchorWords) break;
    end = match.index + match[0].length;
  }
  return words.slice(0, end);
}

const doubleMarks = /["“”«»„‟]/;

/** Quotation marks around any of the content, paired or not. */
function isQuoted(speech: SpeechText, contents: readonly Range[]): boolean {
  const { quotations } = speech.context.analysis;
  return contents.some(
    (c) =>
      quotations.some((q) => q.balanced && q.start < c.end && c.start < q.end) ||
      doubleMarks.test(speech.text.slice(Math.max(0, c.start - 1), c.end + 2)),
  );
}

/** A date beside the cue, not inside the content, is when it was said. */
function whenOf(speech: SpeechText, draft: StatementDraft): ToldDate | null {
  const sentence = speech.sentences[draft.sentence];
  if (sentence === undefined || draft.cue === null) return null;
  const { cue } = draft;
  const beside = (speech.datesOf.get(draft.sentence) ?? []).filter(
    (d) =>
      !draft.content.some((c) => c.first <= d.firstToken && d.firstToken < c.end) &&
      Math.abs(d.firstToken - cue.end) <= 14,
  );
  const said = beside.filter((d) => d.role === 'on' || d.role === 'during');
  return (said.find((d) => d.firstToken >= cue.end) ?? said[0])?.told ?? null;
}

function occasionOf(speech: SpeechText, draft: StatementDraft): string | null {
  const sentence = speech.sentences[draft.sentence];
  if (sentence === undefined || draft.cue === null) return null;
  const near = [
    draft.setting,
    draft.via ? null : draft.addressee,
    { first: draft.cue.end, end: Math.min(sentence.endToken, draft.cue.end + 12) },
  ];
  for (const span of near) {
    if (span === null) continue;
    const outside = draft.content.every((c) => span.end <= c.first || c.end <= span.first);
    const found = outside ? occasionIn(speech, span) : null;
    if (found !== null) return found;
  }
  return null;
}

function weightOf(speech: SpeechText, draft: StatementDraft, act: Statement['act'], quoted: boolean): number {
  const { happening, truce } = speech.lexicon.contentWords;
  const lemmas = draft.content.flatMap((c) =>
    speech.tokens.slice(c.first, c.end).map((t) => t.lemma.toLowerCase()),
  );
  return weigh({
    act,
    part: speech.partOf[draft.sentence] ?? 'body',
    quoted,
    named: draft.speaker.form === 'person' || draft.speaker.form === 'actor',
    clause: draft.clause,
    happening: lemmas.some((l) => happening.has(l)),
    truce: lemmas.some((l) => truce.has(l)),
    depth: speech.sentences.length < 2 ? 0 : draft.sentence / (speech.sentences.length - 1),
    weak: (draft.verb?.strength ?? 3) === 1,
  });
}
