import type { IsoDate } from '../../domain/date.ts';
import type { Analysis } from '../../language/analysis.ts';
import { readingIn, readingsByWord, type ActorReading, type ReadingAt } from './actor-reading.ts';
import type { KnownActor } from './known-actor.ts';
import type { Reference } from '../reference/reference.ts';
import type { Word } from '../words.ts';

interface PersonSpan {
  readonly first: number;
  readonly end: number;
}

/** A person as named in full. */
interface NamedPerson {
  readonly name: string;
  readonly reading: ActorReading;
}

/** Persons: names that the language core marks, known persons, and names after a title; shorter mentions take the full name. */
export function findPersons(
  words: readonly Word[],
  analysis: Analysis,
  described: readonly ActorReading[],
  reference: Reference,
  on: IsoDate | null,
): ActorReading[] {
  const describedAt = readingsByWord(described, words.length);
  const spans = personSpans(words, analysis, described, describedAt, reference);
  const full = new Map<string, NamedPerson>();
  const found: ActorReading[] = [];
  for (const span of spans) {
    const text = analysis.text.slice(words[span.first]?.start ?? 0, words[span.end - 1]?.end ?? 0);
    const surname = words[span.end - 1]?.key ?? '';
    const earlier = full.get(surname) ?? (surname.endsWith('s') ? full.get(surname.slice(0, -1)) : undefined);
    const known = reference.actors.nameAt(words, span.first);
    const person = known !== null && known.end >= span.end ? reference.actor(known.actor) : null;
    const role =
      roleBefore(words, span.first, describedAt, reference) ??
      roleAfter(words, span.end, describedAt, reference);
    const isShort = span.end - span.first === 1 && earlier !== undefined;
    const reading = personReading(
      analysis,
      words,
      span,
      { person, role, earlier: isShort ? earlier : null },
      reference,
      on,
    );
    found.push(reading);
    if (!isShort) full.set(surname, { name: text, reading });
  }
  return found;
}

/** What is known of a person where the name stands. */
interface PersonKnowledge {
  readonly person: KnownActor | null;
  readonly role: Role | null;
  /** The fuller mention before, where this one is a surname alone. */
  readonly earlier: NamedPerson | null;
}

function personReading(
  analysis: Analysis,
  words: readonly Word[],
  { first, end }: PersonSpan,
  { person, role, earlier }: PersonKnowledge,
  reference: Reference,
  on: IsoDate | null,
): ActorReading {
  const body = role?.body ?? null;
  const actor = person?.kind === 'person' ? person.id : (earlier?.reading.actor ?? null);
  const roleText =
    role === null ? null : analysis.text.slice(words[role.first]?.start ?? 0, words[role.end - 1]?.end ?? 0);
  return {
    first,
    end,
    nameFirst: first,
    nameEnd: end,
    head: end - 1,
    actor,
    side: actor === null ? ((earlier?.reading ?? body)?.side ?? 'unknown') : reference.sideOf(actor, on),
    kind: 'person',
    country: person?.country ?? (earlier === null ? (body?.country ?? null) : earlier.reading.country),
    form: 'person',
    generic: false,
    metonym: false,
    role: roleText ?? earlier?.reading.role ?? null,
    fullName: earlier?.name ?? null,
    partners: [],
  };
}

function personSpans(
  words: readonly Word[],
  analysis: Analysis,
  described: readonly ActorReading[],
  describedAt: ReadingAt,
  reference: Reference,
): PersonSpan[] {
  const spans: PersonSpan[] = [];
  const taken = new Uint8Array(words.length);
  const take = (first: number, end: number): void => {
    if (end <= first || taken.subarray(first, end).includes(1)) return;
    spans.push({ first, end });
    taken.fill(1, first, end);
  };
  for (const { form, first, end } of described) if (form === 'person') take(first, end);
  for (const { first, end } of markedPersons(words, analysis, reference)) {
    const organisation = (d: ActorReading): boolean => d.form !== 'person' && d.actor !== null;
    if (readingIn(describedAt, first, end, organisation) === undefined) take(first, end);
  }
  for (const { first, end } of titledPersons(words, reference))
    if (readingIn(describedAt, first, end) === undefined) take(first, end);
  const surnames = new Set(spans.filter((s) => s.end - s.first > 1).map((s) => words[s.end - 1]?.key ?? ''));
  words.forEach((word, i) => {
    if (word.capital && surnames.has(word.key) && describedAt(i) === undefined) take(i, i + 1);
  });
  return spans.sort((a, b) => a.first - b.first);
}

/** Names that the language core takes for persons'. */
function* markedPersons(
  words: readonly Word[],
  analysis: Analysis,
  reference: Reference,
): Generator<PersonSpan> {
  let at = 0;
  for (const name of analysis.names) {
    if (name.kind !== 'person') continue;
    while (at < words.length && (words[at]?.end ?? 0) <= name.start) at += 1;
    let end = at;
    while (end < words.length && (words[end]?.start ?? Infinity) < name.end) end += 1;
    // Titles belong to the role, not to the name.
    let first = at;
    const title = reference.lexicons.titles.longestAt(words, first, words[first]?.sentence ?? 0);
    if (title !== null) first = Math.min(title.end, end);
    yield { first, end };
  }
}

/** Names after a title: "Mr. Kirby", "Colonel Ahmad al-Omar". */
function* titledPersons(words: readonly Word[], reference: Reference): Generator<PersonSpan> {
  for (let i = 0; i < words.length; i += 1) {
    const title = reference.lexicons.titles.longestAt(words, i, words[i]?.sentence ?? 0);
    if (title === null) continue;
    const first = words[title.end]?.key === '.' ? title.end + 1 : title.end;
    let end = first;
    while (end < first + 5 && isNamePart(words, end, first)) end += 1;
    yield { first, end };
    i = Math.max(i, title.end - 1);
  }
}

const particles = new Set('al el de la bin ibn ben van von der du del abu abdel ul ad'.split(' '));

function isNamePart(words: readonly Word[], i: number, first: number): boolean {
  const word = words[i];
  if (word === undefined || word.sentence !== words[first]?.sentence) return false;
  if (word.key === '-') return i > first && !word.spaced && words[i + 1]?.spaced === false;
  if (word.kind !== 'word') return false;
  return (
    word.capital || (particles.has(word.key) && (words[i + 1]?.capital === true || words[i + 1]?.key === '-'))
  );
}

interface Role {
  readonly first: number;
  readonly end: number;
  readonly body: ActorReading | null;
}

/** "Pentagon spokesman Jeff Davis", "Foreign Minister Sergei Lavrov": the title before the name with the body it belongs to. */
function roleBefore(
  words: readonly Word[],
  first: number,
  describedAt: ReadingAt,
  reference: Reference,
): Role | null {
  const sentence = words[first]?.sentence ?? 0;
  for (let back = Math.max(0, first - 5); back < first; back += 1) {
    if (words[back]?.sentence !== sentence) continue;
    const title = reference.lexicons.titles.longestAt(words, back, sentence);
    const end = title === null ? 0 : words[title.end]?.key === '.' ? title.end + 1 : title.end;
    if (title === null || end !== first) continue;
    const body = [describedAt(back - 1), describedAt(back)].find((d) => d !== undefined && d.end <= first);
    return { first: Math.min(body?.first ?? back, back), end: first, body: body ?? null };
  }
  const body = describedAt(first - 1);
  return body?.end === first && body.form === 'description' && body.kind === 'office'
    ? { first: body.first, end: first, body }
    : null;
}

/** "John Kirby, a State Department spokesman", "Jowan Ibrahim the commander of the Kurdish police". */
function roleAfter(
  words: readonly Word[],
  end: number,
  describedAt: ReadingAt,
  reference: Reference,
): Role | null {
  const sentence = words[end - 1]?.sentence ?? 0;
  let i = end;
  if (words[i]?.key === ',') i += 1;
  const determined = /^(?:a|an|the|its|their)$/.test(words[i]?.key ?? '');
  if (determined) i += 1;
  if (!determined && i === end) return null;
  for (let at = i; at < i + 6 && words[at]?.sentence === sentence; at += 1) {
    const key = words[at]?.key ?? '';
    if (key === ',' || /^(?:said|says|told|added|who|that|was|is|and)$/.test(key)) return null;
    const title = reference.lexicons.titles.longestAt(words, at, sentence);
    const covering = describedAt(at);
    const inside = covering?.kind === 'office' ? covering : undefined;
    if (title === null && inside === undefined) continue;
    const stop = Math.max(title?.end ?? 0, inside?.end ?? 0);
    const justBefore = (d: ActorReading): boolean => d.first >= i && d.end <= at;
    let body = inside ?? readingIn(describedAt, at - 2, at, justBefore) ?? null;
    let last = stop;
    if (/^(?:of|for|at|from|in)$/.test(words[stop]?.key ?? '')) {
      const from = words[stop + 1]?.key === 'the' ? stop + 2 : stop + 1;
      const of = describedAt(from);
      if (of?.first === from) {
        body = of;
        last = of.end;
      }
    }
    return { first: i, end: last, body };
  }
  return null;
}
