import type { Agreement } from '../../../domain/agreement.ts';
import type { Briefing } from '../../../domain/briefing.ts';
import { correctReadings } from '../../../grouping/correct-readings.ts';
import { reportsSetAside } from '../../../grouping/set-aside.ts';
import { settledCommitments } from '../../../grouping/settled-commitments.ts';
import { passHarmGate } from '../../../publishing/harm-gate.ts';
import { outletGrades } from '../../../weighing/outlet-grades.ts';
import { knownNames, type Resources } from '../../brief.ts';
import { touchedThings } from '../corrections/touching-corrections.ts';
import { projectWindow } from '../projection/project-window.ts';
import { projectedOf } from '../projection/projected.ts';
import { briefWindow } from './brief-window.ts';
import { claimsOf, keptBy } from './window-claims.ts';
import type { GroupedReport, WindowInput, WindowResult } from './window-input.ts';
import { parseReport, withLentDates } from './window-members.ts';

/**
 * Groups, weighs and assesses one window of reports and makes what is shown of it: the stages of `brief()` on a part of the
 * archive. Kept is what begins in this window; its members in later windows are claimed. Pure; grows with the window.
 */
export function groupWindow(
  { key, reports: given, joined, claimed, corrections }: WindowInput,
  resources: Resources,
  agreement: Agreement | null,
): WindowResult {
  const setAside = reportsSetAside(corrections);
  const parsed = given.map(parseReport);
  const { members, lent } = withLentDates(key, parsed, given, new Set(joined), setAside, resources);
  const counted = members.filter((m) => !setAside.has(m.report.id));
  const read = correctReadings(
    counted.map((m) => m.extraction),
    corrections,
    knownNames(resources.reference),
  );
  const grouped = counted.map((m, i) => ({ ...m, extraction: read.extractions[i] ?? m.extraction }));
  const { briefing, weighing, anchors, commitmentGroups, effects } = briefWindow(
    grouped,
    given,
    claimed,
    corrections,
    resources,
    agreement,
  );
  const windowKeyOf = new Map<string, string>(members.map((m) => [m.report.id, m.windowKey]));
  const kept = keptBy(key, briefing, windowKeyOf, claimed);
  const taken = new Map(given.map((g) => [g.taken.report, g.taken]));
  const settled = settledCommitments(
    grouped.flatMap((m) => m.extraction.commitments),
    corrections,
  );
  const gated = passHarmGate({ ...briefing, ...withAll(members, grouped) }).briefing;
  const projected = projectedOf({
    briefing: gated,
    windowKey: key,
    taken,
    claimed,
    commitmentGroups,
    settled: settled.status,
    grades: outletGrades(corrections),
    setAside,
    // Before the gate: it masks words that tellings are found by.
    touched: touchedThings(
      corrections,
      members.map((m) => m.extraction),
    ),
  });
  const own = new Set<string>(members.filter((m) => m.windowKey === key).map((m) => m.report.id));
  const rows = projectWindow({ kept, own, agreement }, projected);
  const shown = new Set(rows.map((row) => `${row.kind} ${row.id}`));
  return {
    rows,
    claims: claimsOf(key, kept, briefing, windowKeyOf),
    anchors: anchors.filter((a) => shown.has(`${a.kind} ${a.id}`)),
    effects: [...read.effects, ...effects, ...weighing.effects, ...settled.effects],
    lent,
  };
}

/** What is shown of reports is everything read from them: what earlier windows claim and what was set aside as well. */
function withAll(
  members: readonly GroupedReport[],
  grouped: readonly GroupedReport[],
): Pick<Briefing, 'reports' | 'extractions' | 'statements' | 'allegations' | 'commitments'> {
  const corrected = new Map(grouped.map((m) => [m.report.id, m.extraction]));
  const extractions = members.map((m) => corrected.get(m.report.id) ?? m.extraction);
  return {
    reports: members.map((m) => m.report),
    extractions,
    statements: extractions.flatMap((e) => e.statements),
    allegations: extractions.flatMap((e) => e.allegations),
    commitments: extractions.flatMap((e) => e.commitments),
  };
}
