import type { Briefing } from '../../domain/briefing.ts';
import type { Correction } from '../../domain/correction.ts';
import type { Copy } from '../../domain/grouping.ts';
import { correctionsInForce } from '../../grouping/corrections-in-force.ts';
import { indexBriefing } from '../../publishing/briefing-index.ts';
import type { SignedCorrection } from './corrections.ts';
import type { NamedCorrection, Projected, UseOfOrigin } from './project-parts.ts';
import type { TakenReport } from './taken-report.ts';
import type { Reliability } from './views/parts.ts';
import type { Claim } from './window-claims.ts';

/** What is to be shown, before its cross-references are resolved. */
export interface ToProject {
  /** It has passed the harm gate. */
  readonly briefing: Briefing;
  readonly windowKey: string | null;
  readonly taken: ReadonlyMap<string, TakenReport>;
  readonly claimed: readonly Claim[];
  readonly commitmentGroups: readonly string[];
  readonly settled: Projected['settled'];
  readonly grades: ReadonlyMap<string, Reliability>;
  readonly setAside: ReadonlySet<string>;
  readonly corrections: readonly SignedCorrection[];
}

/** Resolves what belongs to what, once for all rows. Linear. */
export function projectedOf(parts: ToProject): Projected {
  const { briefing, windowKey, taken, claimed, commitmentGroups, settled, grades, setAside, corrections } =
    parts;
  const owners = claimed.map((c) => [c.member, c.owner] as const);
  const ofKind = (kind: Claim['kind']) =>
    claimed.flatMap((c) => (c.kind === kind ? [[c.member, c.owner] as const] : []));
  return {
    index: indexBriefing(briefing),
    windowKey,
    taken,
    extractionOf: new Map(briefing.extractions.map((e) => [e.report, e])),
    storyOf: new Map([...membersOf(briefing.stories, (s) => s.reports), ...ofKind('report')]),
    groupOf: new Map([...membersOf(briefing.statementGroups, (g) => g.statements), ...ofKind('statement')]),
    incidentOf: new Map([...membersOf(briefing.incidents, (i) => i.allegations), ...ofKind('allegation')]),
    commitmentGroupOf: new Map(
      briefing.commitmentGroups.flatMap((g, i) =>
        g.commitments.map((id) => [id, commitmentGroups[i] ?? id] as const),
      ),
    ),
    usesOf: usesOf(briefing),
    copiesOf: copiesOf(briefing.copies),
    settled,
    grades,
    setAside,
    corrections: owners.length === 0 && corrections.length === 0 ? new Map() : namedBy(corrections),
  };
}

function membersOf<T extends { readonly id: string }>(
  items: readonly T[],
  members: (item: T) => readonly string[],
): (readonly [string, string])[] {
  return items.flatMap((item) => members(item).map((member) => [member, item.id] as const));
}

function usesOf({ origins }: Briefing): ReadonlyMap<string, readonly UseOfOrigin[]> {
  const uses = new Map<string, UseOfOrigin[]>();
  for (const origin of origins) {
    for (const use of origin.uses) {
      add(uses, use.report, { origin, use });
      if (use.claim?.kind === 'incident') add(uses, use.claim.id, { origin, use });
    }
  }
  return uses;
}

function copiesOf(copies: readonly Copy[]): ReadonlyMap<string, readonly Copy[]> {
  const found = new Map<string, Copy[]>();
  for (const copy of copies) for (const report of copy.reports) add(found, report, copy);
  return found;
}

function add<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** The corrections in force, by everything that they name. */
function namedBy(corrections: readonly SignedCorrection[]): ReadonlyMap<string, readonly NamedCorrection[]> {
  const signed = new Map(corrections.map((c) => [c.entry, c]));
  const named = new Map<string, NamedCorrection[]>();
  for (const { entry, correction, anchors } of correctionsInForce(corrections)) {
    const at = signed.get(entry)?.at;
    if (!at) continue;
    const what = { entry, at: at.toISOString(), what: actionWords(correction) };
    const names = [...namesIn(correction), ...Object.values(anchors)];
    for (const name of new Set(names)) add(named, name, what);
  }
  return named;
}

function namesIn(correction: Correction): readonly string[] {
  return Object.entries(correction).flatMap(([key, value]) =>
    key === 'action'
      ? []
      : Array.isArray(value)
        ? value.filter((v) => typeof v === 'string')
        : typeof value === 'string'
          ? [value]
          : [],
  );
}

function actionWords(correction: Correction): string {
  switch (correction.action) {
    case 'link':
      return 'a report was linked to it by a person';
    case 'unlink':
      return 'a report was taken out of it by a person';
    case 'merge-stories':
    case 'merge-incidents':
      return 'merged by a person';
    case 'split-story':
    case 'split-incident':
      return 'split by a person';
    case 'set-origin':
      return `origin corrected by a person: ${correction.name}`;
    case 'reread':
      return `${correction.field} corrected by a person: ${correction.value ?? 'not told'}`;
    case 'dismiss':
      return 'a telling was dismissed by a person';
    case 'grade-outlet':
      return `outlet graded ${correction.reliability} by a person`;
    case 'set-aside':
      return 'set aside by a person';
    case 'take-back':
      return 'taken back by a person';
    case 'settle-commitment':
      return `a person's word: ${correction.status}`;
    case 'withdraw':
      return 'a correction was withdrawn';
  }
}
