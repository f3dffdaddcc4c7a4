import { assess } from '../../../assessment/assess.ts';
import type { Agreement } from '../../../domain/agreement.ts';
import type { Briefing } from '../../../domain/briefing.ts';
import type { CorrectionEffect } from '../../../domain/correction.ts';
import type { ReportExtraction } from '../../../domain/extraction.ts';
import type { Report } from '../../../domain/report.ts';
import { correctReadings } from '../../../grouping/correct-readings.ts';
import { groupReports } from '../../../grouping/group.ts';
import { lendDates } from '../../../grouping/lend-dates.ts';
import { reportsSetAside } from '../../../grouping/set-aside.ts';
import { settledCommitments } from '../../../grouping/settled-commitments.ts';
import { passHarmGate } from '../../../publishing/harm-gate.ts';
import { outletGrades } from '../../../weighing/outlet-grades.ts';
import { weigh, type Weighing } from '../../../weighing/weigh.ts';
import { extractReport, knownNames, type Resources } from '../../brief.ts';
import type { SignedCorrection } from '../corrections/corrections.ts';
import type { DerivedRow } from './derived-rows.ts';
import { projectReport } from '../projection/project-report.ts';
import { projectWindow } from '../projection/project-window.ts';
import { projectedOf } from '../projection/projected.ts';
import { withStableIds, type Anchor } from './stable-ids.ts';
import type { TakenReport } from '../intake/taken-report.ts';
import { nothingTouched, touchedThings } from '../corrections/touching-corrections.ts';
import { claimsOf, keptBy, type Claim } from './window-claims.ts';
import { undated } from './windows.ts';

/** A report as a window's grouping takes it: its derivation's JSON texts, and what the store knows of it. */
export interface WindowReport {
  readonly taken: TakenReport;
  readonly windowKey: string;
  readonly document: string;
  readonly extraction: string;
}

export interface WindowInput {
  readonly key: string;
  /** The window's own reports; those of the next one, which its stories may reach into; those that nothing dates yet. */
  readonly reports: readonly WindowReport[];
  /** Reports that people joined with this window's, though nothing dates them. */
  readonly joined: readonly string[];
  /** What earlier windows hold of this one's: it is left to them. */
  readonly claimed: readonly Claim[];
  readonly corrections: readonly SignedCorrection[];
}

export interface WindowResult {
  readonly rows: readonly DerivedRow[];
  /** What this window holds of others'. */
  readonly claims: readonly Claim[];
  readonly anchors: readonly Anchor[];
  readonly effects: readonly CorrectionEffect[];
  /** Undated reports that a report of this window lends its day: they belong to it from now on. */
  readonly lent: readonly LentReport[];
}

export interface LentReport {
  readonly versionId: number;
  readonly lentBy: string;
  readonly referenceDate: string;
  readonly document: string;
  readonly extraction: string;
}

/** A report as it is being grouped. */
export interface GroupedReport {
  readonly report: Report;
  readonly extraction: ReportExtraction;
  readonly windowKey: string;
}

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
  const parsed = given.map((g) => parse(g));
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

function parse({ document, extraction, windowKey }: WindowReport): GroupedReport {
  return {
    report: JSON.parse(document) as Report, // written by the derivation
    extraction: JSON.parse(extraction) as ReportExtraction, // likewise
    windowKey,
  };
}

/**
 * Undated reports take part in a window only where one of its own reports lends them its day; they are then read again,
 * as "on Friday" means another day. What was lent a day before lends none.
 */
function withLentDates(
  key: string,
  parsed: readonly GroupedReport[],
  given: readonly WindowReport[],
  joined: ReadonlySet<string>,
  setAside: ReadonlySet<string>,
  resources: Resources,
): { readonly members: readonly GroupedReport[]; readonly lent: readonly LentReport[] } {
  if (key === undated) return { members: parsed, lent: [] };
  const dated = parsed.filter((m) => m.windowKey !== undated || joined.has(m.report.id));
  const mayLend = parsed.filter(
    ({ report }) => report.referenceDate?.lentBy === undefined && !setAside.has(report.id),
  );
  const ownIds = new Set<string>(dated.filter((m) => m.windowKey === key).map((m) => m.report.id));
  const versions = new Map(given.map((g) => [g.taken.report, g.taken.versionId]));
  const undatedIds = new Set<string>(parsed.filter((m) => m.windowKey === undated).map((m) => m.report.id));
  const members = [...dated];
  const lent: LentReport[] = [];
  for (const report of lendDates(mayLend.map((m) => m.report))) {
    const lender = report.referenceDate?.lentBy;
    if (lender === undefined || !undatedIds.has(report.id) || !ownIds.has(lender)) continue;
    if (joined.has(report.id)) continue;
    const extraction = extractReport(report, resources);
    members.push({ report, extraction, windowKey: key });
    lent.push({
      versionId: versions.get(report.id) ?? 0,
      lentBy: lender,
      referenceDate: report.referenceDate?.value ?? '',
      document: JSON.stringify(report),
      extraction: JSON.stringify(extraction),
    });
  }
  return { members, lent };
}

interface BriefedWindow {
  readonly briefing: Briefing;
  readonly weighing: Weighing;
  readonly anchors: readonly Anchor[];
  /** Ids of the briefing's groups of commitments, in their order. */
  readonly commitmentGroups: readonly string[];
  readonly effects: readonly CorrectionEffect[];
}

function briefWindow(
  members: readonly GroupedReport[],
  given: readonly WindowReport[],
  claimed: readonly Claim[],
  corrections: readonly SignedCorrection[],
  { reference, houses }: Resources,
  agreement: Agreement | null,
): BriefedWindow {
  const taken = new Set(claimed.map((c) => c.member));
  const reports = members.map((m) => m.report);
  const extractions = members.map(({ extraction }) => withoutClaimed(extraction, taken));
  const allegations = extractions.flatMap((e) => e.allegations);
  const statements = extractions.flatMap((e) => e.statements);
  const commitments = extractions.flatMap((e) => e.commitments);
  const reportOf = new Map<string, string>(
    [...allegations, ...statements, ...commitments].map((item) => [item.id, item.report]),
  );
  const firstIn = new Map(given.map((g) => [g.taken.report, g.taken.firstId]));
  const found = groupReports({ reports, extractions, corrections });
  // Before they are named: no story is called after a report that another window's story holds.
  const stories = found.stories
    .map((story) => ({ ...story, reports: story.reports.filter((r) => !taken.has(r)) }))
    .filter((story) => story.reports.length > 0);
  const { grouping, anchors, commitmentGroups } = withStableIds({ ...found, stories }, reportOf, firstIn);
  const narrated = extractions.flatMap((e) => e.narrated);
  const weighing = weigh({
    reports,
    extractions,
    grouping,
    narrated,
    houses,
    actors: reference,
    corrections,
  });
  const { incidents } = grouping;
  const findings = agreement
    ? assess({
        agreement,
        reports,
        extractions,
        allegations,
        commitments,
        incidents,
        commitmentGroups: grouping.commitmentGroups,
        actors: reference,
      })
    : [];
  const { effects, ...groups } = grouping;
  const { origins, corroborations, contradictions } = weighing;
  const briefing: Briefing = {
    version: '',
    asOf: null,
    agreement,
    reports,
    problems: [],
    extractions,
    ...groups,
    statements,
    allegations,
    commitments,
    origins,
    corroborations,
    contradictions,
    findings,
  };
  return { briefing, weighing, anchors, commitmentGroups, effects };
}

function withoutClaimed(extraction: ReportExtraction, claimed: ReadonlySet<string>): ReportExtraction {
  const isFree = ({ id }: { readonly id: string }): boolean => !claimed.has(id);
  if (extraction.statements.every(isFree) && extraction.allegations.every(isFree)) return extraction;
  return {
    ...extraction,
    statements: extraction.statements.filter(isFree),
    allegations: extraction.allegations.filter(isFree),
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

/** A report as it is shown before its window is grouped: what it says itself. */
export function projectAlone(report: Report, extraction: ReportExtraction, taken: TakenReport): DerivedRow {
  const none: readonly never[] = [];
  const { briefing } = passHarmGate({
    version: '',
    asOf: null,
    agreement: null,
    reports: [report],
    problems: none,
    extractions: [extraction],
    copies: none,
    stories: none,
    statements: extraction.statements,
    statementGroups: none,
    allegations: extraction.allegations,
    incidents: none,
    origins: none,
    corroborations: none,
    contradictions: none,
    commitments: extraction.commitments,
    commitmentGroups: none,
    findings: none,
  });
  const projected = projectedOf({
    briefing,
    windowKey: null,
    taken: new Map([[taken.report, taken]]),
    claimed: none,
    commitmentGroups: none,
    settled: new Map(),
    grades: new Map(),
    setAside: new Set(),
    touched: nothingTouched,
  });
  const [shown] = briefing.reports;
  const [read] = briefing.extractions;
  return projectReport(shown ?? report, read ?? extraction, projected);
}
