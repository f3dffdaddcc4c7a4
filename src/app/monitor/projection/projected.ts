import type { Briefing } from '../../../domain/briefing.ts';
import type { Copy } from '../../../domain/grouping.ts';
import { indexBriefing } from '../../../publishing/briefing-index.ts';
import type { Projected, UseOfOrigin } from './project-parts.ts';
import type { TakenReport } from '../intake/taken-report.ts';
import type { TouchedThings } from '../corrections/touching-corrections.ts';
import type { Reliability } from '../views/parts.ts';
import type { Claim } from '../derivation/window-claims.ts';

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
  readonly touched: TouchedThings;
}

/** Resolves what belongs to what, once for all rows. Linear. */
export function projectedOf(parts: ToProject): Projected {
  const { briefing, windowKey, taken, claimed, commitmentGroups, settled, grades, setAside, touched } = parts;
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
    touched,
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
