import type { Contradiction } from '../domain/contradiction.ts';
import type { StatementGroup } from '../domain/grouping.ts';
import type { Statement } from '../domain/statement.ts';
import { matchNames, nameWords } from '../grouping/names.ts';
import { byCode } from '../grouping/report-text.ts';
import { contentWords, runsOf, sameWords } from '../grouping/statement-content.ts';
import { fewerInARow } from '../grouping/statement-groups.ts';
import { isNamed } from './claim-origins.ts';
import { contradiction, sidesOf } from './contradiction-sides.ts';

/** Tellings of one statement that are held against each other. */
const comparedAtMost = 100;

/**
 * The same words in two mouths: one report gives the quoted words to one speaker, another to another. Whoever else is
 * told to have said them stands on the side of that speaker.
 * @param textOf the text of a report, by its id
 */
export function speakerContradiction(
  group: StatementGroup,
  statements: readonly Statement[],
  textOf: (report: string) => string,
): Contradiction | null {
  const named = statements.filter((s) => isNamed(s.speaker)).slice(0, comparedAtMost);
  // A denial repeats the words that it denies: against the assertion it is no second mouth.
  const speakers = [named.filter((s) => s.act === 'deny'), named.filter((s) => s.act !== 'deny')]
    .map(speakersOf)
    .find((told) => inTwoMouths(told, textOf));
  if (!speakers) return null;
  const sides = sidesOf(
    speakers.flatMap((members) => {
      const value = fullestName(members);
      return members.map((m) => ({ value, passages: [m.speakerPassage], statement: m.id }));
    }),
  );
  const words = speakers.flat().find((s) => s.quoted)?.evidence ?? '';
  return contradiction(
    { field: 'speaker', about: `whose words these are: "${words}"`, story: group.story, incident: null },
    sides,
  );
}

/** Statements by speaker; whoever may be one with two others makes them one. */
function speakersOf(named: readonly Statement[]): Statement[][] {
  let speakers: Statement[][] = [];
  for (const statement of named) {
    const same = speakers.filter((s) => s.some((other) => areOne(other, statement)));
    speakers = [...speakers.filter((s) => !same.includes(s)), [...same.flat(), statement]];
  }
  return speakers;
}

function inTwoMouths(
  speakers: readonly (readonly Statement[])[],
  textOf: (report: string) => string,
): boolean {
  const quoted = speakers.flatMap((members, speaker) =>
    members
      .filter((s) => s.quoted)
      .map((s) => {
        return { speaker, report: s.report, runs: runsOf(contentWords(s, textOf(s.report))) };
      }),
  );
  return quoted.some((a, i) =>
    quoted
      .slice(i + 1)
      .some(
        (b) =>
          a.report !== b.report && a.speaker !== b.speaker && sameWords(a.runs, b.runs).words >= fewerInARow,
      ),
  );
}

function areOne(a: Statement, b: Statement): boolean {
  return matchNames({ ...a.speaker, role: a.role }, { ...b.speaker, role: b.role }) !== 'different';
}

/** Somebody with a role before a body, then the name of most words that are no title, then the longest. */
function fullestName(members: readonly Statement[]): string {
  const names = members.map(({ speaker, role }) => ({
    name: speaker.name,
    person: role === null ? 0 : 1,
    words: nameWords(speaker.name).length,
  }));
  names.sort(
    (a, b) =>
      b.person - a.person || b.words - a.words || b.name.length - a.name.length || byCode(a.name, b.name),
  );
  return names[0]?.name ?? '';
}
