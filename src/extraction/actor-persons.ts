import type { IsoDate } from '../domain/date.ts';
import type { Analysis } from '../language/analysis.ts';
import type { ActorReading } from './actor-reading.ts';
import { plainSteps } from './lexicons.ts';
import type { Reference } from './reference.ts';
import type { Word } from './words.ts';

interface PersonSpan {
  readonly first: number;
  readonly end: number;
}

/** Persons: names that the language core marks, known persons, and names after a title; shorter mentions take the full name. */
export function findPersons(
  words: readonly Word[],
  analysis: Analysis,
  described: readonly ActorReading[],
  reference: Reference,
  on: IsoDate | null,
): ActorReading[] {
  const spans = personSpans(words, analysis, described, reference);
  const full = new Map<string, { name: string; reading: ActorReading }>();
  const found: ActorReading[] = [];
  for (const span of spans) {
    const text = analysis.text.slice(words[span.first]?.start ?? 0, words[span.end - 1]?.end ?? 0);
    const surname = words[span.end - 1]?.key ?? '';
    const earlier = full.get(surname) ?? (surname.endsWith('s') ? full.get(surname.slice(0, -1)) : undefined);
    const known = reference.actors.nameAt(words, span.first);
    const person = known !== null && known.end >= span.end ? reference.actor(known.actor) : null;
    const role =
      roleBefore(words, span.first, described, reference) ?? roleAfter(words, span.end, described, reference);
    const isShort = span.end - span.first === 1 && earlier !== undefined;
    const body = role?.body ?? null;
    const actor = person?.kind === 'person' ? person.id : isShort ? earlier.reading.actor : null;
    const reading: ActorReading = {
      first: span.first,
      end: span.end,
      nameFirst: span.first,
      nameEnd: span.end,
      head: span.end - 1,
      actor,
      side:
        actor !== null
          ? reference.sideOf(actor, on)
          : isShort
            ? earlier.reading.side
            : (body?.side ?? 'unknown'),
      kind: 'person',
      country: person?.country ?? (isShort ? earlier.reading.country : (body?.country ?? null)),
      form: 'person',
      generic: false,
      metonym: false,
      role:
        role === null
          ? isShort
            ? earlier.reading.role
            : null
          : analysis.text.slice(words[role.first]?.start ?? 0, words[role.end - 1]?.end ?? 0),
      fullName: isShort ? earlier.name : null,
      partners: [],
    };
    found.push(reading);
    if (!isShort) full.set(surname, { name: text, reading });
  }
  return found;
}

function personSpans(
  words: readonly Word[],
  analysis: Analysis,
  described: readonly ActorReading[],
  reference: Reference,
): PersonSpan[] {
  const spans: PersonSpan[] = [];
  const taken = (first: number, end: number): boolean => spans.some((s) => s.first < end && first < s.end);
  for (const reading of described)
    if (reading.form === 'person') spans.push({ first: reading.first, end: reading.end });
  let at = 0;
  for (const name of analysis.names) {
    if (name.kind !== 'person') continue;
    while (at < words.length && (words[at]?.end ?? 0) <= name.start) at += 1;
    let end = at;
    while (end < words.length && (words[end]?.start ?? Infinity) < name.end) end += 1;
    // Titles belong to the role, not to the name.
    let first = at;
    const title = reference.lexicons.titles.longest(first, plainSteps(words, words[first]?.sentence ?? 0));
    if (title !== null) first = Math.min(title.end, end);
    const organisation = described.some(
      (d) => d.form !== 'person' && d.first < end && first < d.end && d.actor !== null,
    );
    if (end > first && !organisation && !taken(first, end)) spans.push({ first, end });
  }
  for (let i = 0; i < words.length; i += 1) {
    if (!reference.lexicons.titles.startsWith(words[i]?.key ?? '')) continue;
    const title = reference.lexicons.titles.longest(i, plainSteps(words, words[i]?.sentence ?? 0));
    if (title === null) continue;
    let first = title.end;
    if (words[first]?.key === '.') first += 1;
    let end = first;
    while (end < first + 5 && isNamePart(words, end, first)) end += 1;
    if (end > first && !taken(first, end) && !described.some((d) => d.first < end && first < d.end))
      spans.push({ first, end });
    i = Math.max(i, title.end - 1);
  }
  const surnames = new Set(spans.filter((s) => s.end - s.first > 1).map((s) => words[s.end - 1]?.key ?? ''));
  words.forEach((word, i) => {
    if (
      word.capital &&
      surnames.has(word.key) &&
      !taken(i, i + 1) &&
      !described.some((d) => d.first <= i && i < d.end)
    )
      spans.push({ first: i, end: i + 1 });
  });
  return spans.sort((a, b) => a.first - b.first);
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
  described: readonly ActorReading[],
  reference: Reference,
): Role | null {
  const sentence = words[first]?.sentence ?? 0;
  for (let back = Math.max(0, first - 5); back < first; back += 1) {
    if (words[back]?.sentence !== sentence) continue;
    const title = reference.lexicons.titles.longest(back, plainSteps(words, sentence));
    const end = title === null ? 0 : words[title.end]?.key === '.' ? title.end + 1 : title.end;
    if (title === null || end !== first) continue;
    const body =
      described.find((d) => d.first < back && d.end >= back && d.end <= first) ??
      described.find((d) => d.first <= back && d.end > back && d.end <= first);
    return { first: Math.min(body?.first ?? back, back), end: first, body: body ?? null };
  }
  const body = described.find((d) => d.end === first && d.form === 'description' && d.kind === 'office');
  return body === undefined ? null : { first: body.first, end: first, body };
}

/** "John Kirby, a State Department spokesman", "Jowan Ibrahim the commander of the Kurdish police". */
function roleAfter(
  words: readonly Word[],
  end: number,
  described: readonly ActorReading[],
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
    const title = reference.lexicons.titles.longest(at, plainSteps(words, sentence));
    const inside = described.find((d) => d.first <= at && at < d.end && d.kind === 'office');
    if (title === null && inside === undefined) continue;
    const stop = Math.max(title?.end ?? 0, inside?.end ?? 0);
    let body = inside ?? described.find((d) => d.first >= i && d.end <= at && d.end >= at - 1) ?? null;
    let last = stop;
    if (/^(?:of|for|at|from|in)$/.test(words[stop]?.key ?? '')) {
      const from = words[stop + 1]?.key === 'the' ? stop + 2 : stop + 1;
      const of = described.find((d) => d.first === from);
      if (of !== undefined) {
        body = of;
        last = of.end;
      }
    }
    return { first: i, end: last, body };
  }
  return null;
}
