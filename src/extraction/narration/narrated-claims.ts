import type { ActorMention } from '../../domain/actor.ts';
import type { NarratedClaim } from '../../domain/narration.ts';
import type { Passage, Range } from '../../domain/passage.ts';
import type { Report } from '../../domain/report.ts';
import type { Statement } from '../../domain/statement.ts';
import type { FoundActor } from '../actors/actors.ts';
import type { FoundPlace } from '../places/places.ts';
import { narrationCues, talksWords, wordClasses } from './narration-cues.ts';
import type { NarrationCue } from './narration-cues.ts';
import { compilePhrase, matchPhrase, phraseWords } from '../phrase-matching.ts';
import type { Phrase, PhraseWord } from '../phrase-matching.ts';

type NarrationActor = Pick<FoundActor, 'start' | 'end' | 'mention' | 'country'>;

/** What is read from: a ReportContext (context.ts) fits. */
export interface NarrationContext {
  readonly report: Report;
  readonly analysis: { readonly sentences: readonly Range[] };
  readonly actors: readonly NarrationActor[];
  readonly places: readonly Pick<FoundPlace, 'start' | 'end' | 'mention' | 'country'>[];
}

const compiled: readonly { readonly cue: NarrationCue; readonly phrase: Phrase }[] = narrationCues.map(
  (cue) => ({
    cue,
    phrase: compilePhrase(cue.phrase, wordClasses),
  }),
);
const proposalWords = new Set([
  ...(wordClasses['$proposal'] ?? '').split('|'),
  'proposes',
  'proposed',
  'proposing',
]);
const truceWords = new Set((wordClasses['$truce'] ?? '').split('|'));
/** Nouns of which "excludes …" may be said without the truce being named again; without them the word means too much. */
const truceProper = new Set(['truce', 'ceasefire', 'cessation', 'armistice']);

/** Sentences longer than this are no prose; they are passed over. */
const longestSentence = 2_000;

/**
 * Reads what a report tells, in its own voice or inside a statement, about answers to a proposal, places of talks, blame
 * for breaking a truce and who is outside it. Headlines count only where the body tells nothing of the kind.
 */
export function extractNarratedClaims(
  context: NarrationContext,
  statements: readonly Statement[],
): readonly NarratedClaim[] {
  const claims: NarratedClaim[] = [];
  let proposalSeen = false;
  for (const sentence of context.analysis.sentences) {
    if (sentence.end - sentence.start > longestSentence) continue;
    const words = phraseWords(context.report.text, sentence.start, sentence.end);
    proposalSeen ||= words.some((w) => proposalWords.has(w.text));
    claims.push(...cued(context, statements, sentence, words, proposalSeen));
    const talks = talksIn(context, sentence, words);
    if (talks) claims.push(talks);
  }
  return withoutHeadlines(context.report, claims);
}

function cued(
  context: NarrationContext,
  statements: readonly Statement[],
  sentence: Range,
  words: readonly PhraseWord[],
  proposalSeen: boolean,
): NarratedClaim[] {
  const claims: NarratedClaim[] = [];
  const taken = new Set<number>();
  for (const { cue, phrase } of compiled) {
    let from = 0;
    for (;;) {
      const at = matchPhrase(words, phrase, from);
      if (!at) break;
      from = at.last + 1;
      if (cue.kind === 'answer' && range(at.first, at.last).some((i) => taken.has(i))) continue;
      if (!fits(cue, words, at, proposalSeen)) continue;
      if (cue.kind === 'answer') for (const i of range(at.first, at.last)) taken.add(i);
      const claim = claimAt(context, statements, sentence, words, cue, at);
      if (claim) claims.push(claim);
    }
  }
  return claims;
}

type Span = { readonly first: number; readonly last: number };

/** Words on either side of an answer in which the proposal must be named. */
const proposalReach = 9;

function fits(cue: NarrationCue, words: readonly PhraseWord[], at: Span, proposalSeen: boolean): boolean {
  const before = words[at.first - 1]?.text ?? '';
  const negated = ['not', 'never', 'didnt', 'doesnt', 'without'].includes(before);
  if (cue.kind === 'answer') {
    if (negated) return false;
    if (cue.needs === 'proposal in report') return proposalSeen;
    return words
      .slice(Math.max(0, at.first - proposalReach), at.last + proposalReach)
      .some((w) => proposalWords.has(w.text));
  }
  if (cue.kind === 'blame') return !negated && words.some((w) => truceWords.has(w.text));
  return words.some((w) => truceProper.has(w.text));
}

function claimAt(
  { report, actors }: NarrationContext,
  statements: readonly Statement[],
  sentence: Range,
  words: readonly PhraseWord[],
  cue: NarrationCue,
  at: Span,
): NarratedClaim | null {
  const start = words[at.first]?.start ?? sentence.start;
  const end = words[at.last]?.end ?? sentence.end;
  const inSentence = actors.filter((a) => a.start >= sentence.start && a.end <= sentence.end);
  const named =
    cue.subject === 'after'
      ? inSentence.filter((a) => a.start >= end)
      : inSentence.filter((a) => a.end <= start && !isProposer(a, words)).reverse();
  const told = cue.kind === 'answer' ? named.slice(0, 1) : near(named, cue, { start, end }, report.text);
  const speaker = statements.find((s) =>
    s.contentPassages.some((p) => p.start < end && start < p.end),
  )?.speaker;
  const subject = told[0] ?? null;
  if (cue.kind !== 'answer' && subject === null) return null;
  const by = subject?.mention ?? (cue.kind === 'answer' ? speaker : undefined);
  return {
    report: report.id,
    kind: cue.kind,
    subject: cue.kind === 'answer' ? (by?.name ?? null) : told.map((a) => a.mention.name).join(', '),
    party: by ? partyOf(by, actors) : null,
    value: cue.value,
    terms: [...new Set(told.map((a) => (cue.kind === 'blame' ? sideTerm(a.mention) : nameTerm(a.mention))))],
    passage: passage(report, sentence.start, sentence.end),
    cue: passage(report, start, end),
    note: null,
  };
}

/** Who is blamed is compared by side: "the regime" and "Assad's forces" are one. */
function sideTerm(mention: ActorMention): string {
  return mention.side === 'unknown' || mention.side === 'other' ? nameTerm(mention) : mention.side;
}

function nameTerm({ actor, name }: ActorMention): string {
  return actor ?? fold(name).replace(/s$/, '');
}

/** The country somebody speaks or acts for, else their own id; null where neither is known. */
function partyOf(by: ActorMention, actors: readonly NarrationActor[]): string | null {
  const known = actors.find(
    ({ mention, country }) =>
      country !== null && (by.actor !== null ? mention.actor === by.actor : mention.name === by.name),
  );
  return known?.country ?? by.actor;
}

/** Characters between the subject and the cue. */
const subjectReach = 90;
/** Characters between two named together: "groups in the north, including the A and the B". */
const listReach = 60;
const listWords: ReadonlySet<string> = new Set('and or as well the other a an both such'.split(' '));

/** The nearest one, and those named with it. */
function near(
  named: readonly NarrationActor[],
  cue: NarrationCue,
  { start, end }: Range,
  text: string,
): NarrationActor[] {
  const found: NarrationActor[] = [];
  let edge = cue.subject === 'after' ? end : start;
  for (const actor of named) {
    const gap = cue.subject === 'after' ? text.slice(edge, actor.start) : text.slice(actor.end, edge);
    if (found.length === 0 ? gap.length > subjectReach : !isList(gap)) break;
    found.push(actor);
    edge = cue.subject === 'after' ? actor.end : actor.start;
    if (found.length === 4) break;
  }
  return found;
}

/** True where what stands between two names makes them one list. */
function isList(gap: string): boolean {
  if (gap.length > listReach) return false;
  const words = phraseWords(gap, 0, gap.length).map((w) => w.text);
  return words.some((w) => w === 'including' || w === 'include') || words.every((w) => listWords.has(w));
}

/** "Russia's proposal", "a Russian offer": who made it is not who answers it. */
function isProposer(actor: Range, words: readonly PhraseWord[]): boolean {
  const next = words.findIndex((w) => w.start >= actor.end);
  return next >= 0 && words.slice(next, next + 2).some((w) => proposalWords.has(w.text));
}

/** Characters between the word for talks and where they are. */
const talksReach = 120;

function talksIn(
  { report, places }: NarrationContext,
  sentence: Range,
  words: readonly PhraseWord[],
): NarratedClaim | null {
  const talks = words.find((w) => talksWords.has(w.text));
  if (!talks) return null;
  const named = places.filter(
    (p) =>
      p.start >= sentence.start &&
      p.end <= sentence.end &&
      Math.abs(p.start - talks.start) <= talksReach &&
      saysIn(p, words, places),
  );
  // "the city in Switzerland": a country beside a place of that country is no other place.
  const held = named.filter(
    (p) => p.mention.place?.kind !== 'country' || !named.some((q) => q !== p && q.country === p.country),
  );
  const first = held[0];
  const last = held.at(-1);
  if (!first || !last) return null;
  return {
    report: report.id,
    kind: 'place-of-talks',
    subject: null,
    party: null,
    value: held.map((p) => p.mention.name).join(' and '),
    terms: [...new Set(held.map((p) => fold(p.mention.name)))],
    passage: passage(report, sentence.start, sentence.end),
    cue: passage(report, first.start, last.end),
    note: capitalBeside(report, sentence, held),
  };
}

/** "in Geneva", "in Jordan and Geneva", "based in Jordan". */
function saysIn(place: Range, words: readonly PhraseWord[], places: NarrationContext['places']): boolean {
  const index = words.findIndex((w) => w.start >= place.start);
  const before = words[index - 1];
  if (!before) return false;
  if (before.text === 'in' || before.text === 'at') return true;
  if (before.text !== 'and') return false;
  const other = places.find((p) => p.end <= before.start && before.start - p.end <= 2);
  return other !== undefined && saysIn(other, words, places);
}

/** Letters that a country's name and its adjective share at least: Jordan, Jordanian; Turkey, Turkish. */
const sharedLetters = 4;

/** "… in Oman …, referring to the Jordanian capital": a capital beside the place that is not of that place's country. */
function capitalBeside(report: Report, sentence: Range, held: NarrationContext['places']): string | null {
  const words = phraseWords(report.text, sentence.start, Math.min(report.text.length, sentence.end + 200));
  for (let i = 1; i < words.length; i++) {
    const of = words[i - 1];
    if (words[i]?.text !== 'capital' || !of?.capital) continue;
    const stem = of.text.slice(0, sharedLetters);
    if (held.some((p) => fold(p.mention.name).startsWith(stem))) continue;
    return `the text itself adds "the ${report.text.slice(of.start, of.end)} capital"`;
  }
  return null;
}

/** A headline shortens; where the body tells the same kind of thing, the body is what counts. */
function withoutHeadlines(report: Report, claims: readonly NarratedClaim[]): NarratedClaim[] {
  const heads = report.parts.filter((p) => p.kind === 'title' || p.kind === 'subtitle');
  const inHead = (claim: NarratedClaim): boolean =>
    heads.some((h) => h.start <= claim.cue.start && claim.cue.end <= h.end);
  const told = new Set(claims.filter((c) => !inHead(c)).map((c) => `${c.kind} ${c.value}`));
  return claims.filter((c) => !inHead(c) || !told.has(`${c.kind} ${c.value}`));
}

function passage(report: Report, start: number, end: number): Passage {
  return { report: report.id, start, end };
}

function fold(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/^the /, '');
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}
