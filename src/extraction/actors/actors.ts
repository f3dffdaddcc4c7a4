import type { ActorKind, ActorMention } from '../../domain/actor.ts';
import { asId } from '../../domain/ids.ts';
import type { Report } from '../../domain/report.ts';
import type { Analysis } from '../../language/analysis.ts';
import { describedAt } from './actor-descriptions.ts';
import { readingIn, readingsByWord, type ActorReading } from './actor-reading.ts';
import { findPersons } from './actor-persons.ts';
import { sidesOfTerrorists } from './actor-sides.ts';
import type { Reference } from '../reference/reference.ts';
import type { TokenSpan } from '../spans.ts';
import { listWords, type Word } from '../words.ts';

/** Somebody named or described in the text. */
export interface FoundActor extends TokenSpan {
  readonly mention: ActorMention;
  /** Others named in the same breath: "Syrian and Russian planes" has the Russian side here. */
  readonly partners: readonly ActorMention[];
  readonly kind: ActorKind | null;
  /** ISO 3166-1 alpha-2, or null. */
  readonly country: string | null;
  readonly form: 'name' | 'description' | 'person';
  /** True for a kind of people ("rebels", "activists") rather than one body. */
  readonly generic: boolean;
  /** A person's role as the text gives it, or null. */
  readonly role: string | null;
  /** True where a capital or seat may stand for its government ("Moscow", "the Kremlin"), or a country for its state. */
  readonly metonym: boolean;
}

/** Finds who is named or described, in text order, without overlaps. Linear in the length of the text. */
export function findActors(report: Report, analysis: Analysis, reference: Reference): FoundActor[] {
  const words = listWords(analysis);
  const on = report.referenceDate?.value ?? report.published?.value ?? null;
  const described: ActorReading[] = [];
  for (let at = 0; at < words.length;) {
    const reading = describedAt(words, at, reference, on);
    if (reading === null) at += 1;
    else {
      described.push(reading);
      at = Math.max(at + 1, reading.end);
    }
  }
  const persons = findPersons(words, analysis, described, reference, on);
  const personAt = readingsByWord(persons, words.length);
  const kept = described.filter((d) => readingIn(personAt, d.first, d.end) === undefined);
  const readings = [...kept, ...persons].sort((a, b) => a.first - b.first);
  const sided = sidesOfTerrorists(words, readings);
  return sided.map((reading) => asFound(report, analysis, words, reading));
}

function rangeOf(words: readonly Word[], first: number, end: number): { start: number; end: number } {
  const start = words[first]?.start ?? 0;
  return { start, end: words[end - 1]?.end ?? start };
}

function asFound(
  report: Report,
  analysis: Analysis,
  words: readonly Word[],
  reading: ActorReading,
): FoundActor {
  const range = rangeOf(words, reading.first, reading.end);
  const name = rangeOf(words, reading.nameFirst, reading.nameEnd);
  const firstToken = words[reading.first]?.token ?? 0;
  const mention: ActorMention = {
    name: reading.fullName ?? analysis.text.slice(name.start, name.end),
    actor: reading.actor,
    side: reading.side,
    passage: { report: report.id, start: name.start, end: name.end },
  };
  // Fields one by one: a spread object grows into a slow one, and this is made for every mention.
  return {
    start: range.start,
    end: range.end,
    firstToken,
    endToken: (words[reading.end - 1]?.token ?? firstToken) + 1,
    headToken: words[reading.head]?.token ?? firstToken,
    mention,
    partners: reading.partners.map((partner) => {
      const part = rangeOf(words, partner.first, partner.end);
      return {
        name: analysis.text.slice(part.start, part.end),
        actor: partner.actor,
        side: partner.side,
        passage: { report: asId(report.id), ...part },
      };
    }),
    kind: reading.kind,
    country: reading.country,
    form: reading.form,
    generic: reading.generic,
    role: reading.role,
    metonym: reading.metonym,
  };
}
