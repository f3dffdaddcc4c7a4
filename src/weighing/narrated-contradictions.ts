import type { Contradiction } from '../domain/contradiction.ts';
import type { StatementId, StoryId } from '../domain/ids.ts';
import type { NarratedClaim } from '../domain/narration.ts';
import type { Statement } from '../domain/statement.ts';
import { contradiction, sidesOf } from './contradiction-sides.ts';
import type { SidePart } from './contradiction-sides.ts';

/** A story's statements, by the report that tells them. */
export type StatementsByReport = ReadonlyMap<string, readonly Statement[]>;

/** What the reports of one story tell in their own voice, held against each other. */
export function narratedContradictions(
  story: StoryId,
  claims: readonly NarratedClaim[],
  statements: StatementsByReport,
): Contradiction[] {
  return [
    ...answers(story, claims, statements),
    ...talks(story, claims, statements),
    ...blame(story, claims, statements),
    ...scope(story, claims, statements),
  ];
}

/** Different tellings of one story that are held against each other; beyond them nothing new is told. */
const comparedAtMost = 200;

/** One party answered one proposal in ways that cannot all be so. */
function answers(
  story: StoryId,
  claims: readonly NarratedClaim[],
  statements: StatementsByReport,
): Contradiction[] {
  const told = claims.filter((c) => c.kind === 'answer');
  const parties = [...new Set(told.flatMap((c) => c.party ?? []))].sort();
  return parties.flatMap((party) => {
    // An answer without a named giver in a story where one party answers is that party's.
    const own = told.filter((c) => c.party === party || (c.party === null && parties.length === 1));
    if (!areToldApart(new Map(own.map((c) => [`${c.report} ${c.value}`, c])))) return [];
    const name = own.find((c) => c.subject !== null)?.subject ?? party;
    const sides = sidesOf(own.map((c) => part(c, c.value, statements)));
    return [contradiction({ field: 'answer', about: `what ${name} answered`, story, incident: null }, sides)];
  });
}

/** Talks that share a place are taken for the same; then each report's other place stands against the other's. */
function talks(
  story: StoryId,
  claims: readonly NarratedClaim[],
  statements: StatementsByReport,
): Contradiction[] {
  const told = claims.filter((c) => c.kind === 'place-of-talks' && c.terms.length > 1);
  const distinct = [...new Map(told.map((c) => [`${c.report} ${c.terms.join(' ')}`, c])).values()];
  const others = distinct.slice(0, comparedAtMost);
  const apart = told.filter((a) => others.some((b) => areElsewhere(a, b)));
  if (apart.length === 0) return [];
  const sides = sidesOf(apart.map((c) => part(c, c.value, statements)));
  const note = apart
    .filter((c) => c.note !== null)
    .map((c) => `"${c.value}": ${c.note ?? ''}`)
    .sort()
    .join('; ');
  const frame = { field: 'where' as const, about: 'where the talks are', story, incident: null };
  return [contradiction({ ...frame, note: note === '' ? null : note }, sides)];
}

/** Who breaks the truce: reports that blame different ones. */
function blame(
  story: StoryId,
  claims: readonly NarratedClaim[],
  statements: StatementsByReport,
): Contradiction[] {
  const told = claims.filter((c) => c.kind === 'blame');
  const byReport = new Map<string, Set<string>>();
  for (const claim of told) {
    const blamed = byReport.get(claim.report) ?? new Set<string>();
    for (const term of claim.terms) blamed.add(term);
    byReport.set(claim.report, blamed);
  }
  const sets = [...new Map([...byReport.values()].map((set) => [[...set].sort().join(' '), set])).values()];
  const apart = sets
    .slice(0, comparedAtMost)
    .some((a, i) => sets.slice(i + 1).some((b) => [...a].every((term) => !b.has(term)) || a.size !== b.size));
  if (!apart) return [];
  const sides = sidesOf(told.map((c) => part(c, c.subject ?? '', statements)));
  return sides.length < 2
    ? []
    : [contradiction({ field: 'blame', about: 'who breaks the truce', story, incident: null }, sides)];
}

/** Left out of the truce, or outside it by their own doing: of the same ones, not both. */
function scope(
  story: StoryId,
  claims: readonly NarratedClaim[],
  statements: StatementsByReport,
): Contradiction[] {
  const told = claims.filter((c) => c.kind === 'scope');
  const byTerm = new Map<string, Map<string, NarratedClaim>>();
  for (const claim of told) {
    for (const term of claim.terms) {
      const same = byTerm.get(term) ?? new Map<string, NarratedClaim>();
      byTerm.set(term, same.set(`${claim.report} ${claim.value}`, claim));
    }
  }
  const apart = [...byTerm.values()].some(areToldApart);
  if (!apart) return [];
  const sides = sidesOf(told.map((c) => part(c, c.value, statements)));
  return [
    contradiction({ field: 'scope', about: 'whom the truce leaves out', story, incident: null }, sides),
  ];
}

/** Two reports tell two values. */
function areToldApart(claims: ReadonlyMap<string, NarratedClaim>): boolean {
  const values = [...claims.values()];
  const [first] = values;
  return (
    first !== undefined &&
    values.some((c) => c.value !== first.value) &&
    values.some((c) => c.report !== first.report)
  );
}

/** They share a place, and each has one that the other has not. */
function areElsewhere(a: NarratedClaim, b: NarratedClaim): boolean {
  return (
    a.report !== b.report &&
    a.terms.some((t) => b.terms.includes(t)) &&
    a.terms.some((t) => !b.terms.includes(t)) &&
    b.terms.some((t) => !a.terms.includes(t))
  );
}

/** A claim as part of a side, with the statement that it stands in, if it stands in one. */
function part(claim: NarratedClaim, value: string, statements: StatementsByReport): SidePart {
  const statement = (statements.get(claim.report) ?? []).find((s) =>
    s.contentPassages.some((p) => p.start < claim.cue.end && claim.cue.start < p.end),
  )?.id;
  return { value, passages: [claim.passage], ...withStatement(statement) };
}

function withStatement(statement: StatementId | undefined): { statement?: StatementId } {
  return statement === undefined ? {} : { statement };
}
