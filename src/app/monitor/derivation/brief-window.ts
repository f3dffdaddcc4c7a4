import { assess } from '../../../assessment/assess.ts';
import type { Agreement } from '../../../domain/agreement.ts';
import type { Briefing } from '../../../domain/briefing.ts';
import type { CorrectionEffect } from '../../../domain/correction.ts';
import type { ReportExtraction } from '../../../domain/extraction.ts';
import { groupReports } from '../../../grouping/group.ts';
import { weigh, type Weighing } from '../../../weighing/weigh.ts';
import type { Resources } from '../../brief.ts';
import type { SignedCorrection } from '../corrections/corrections.ts';
import { withStableIds, type Anchor } from './stable-ids.ts';
import type { Claim } from './window-claims.ts';
import type { GroupedReport, WindowReport } from './window-input.ts';

interface BriefedWindow {
  readonly briefing: Briefing;
  readonly weighing: Weighing;
  readonly anchors: readonly Anchor[];
  /** Ids of the briefing's groups of commitments, in their order. */
  readonly commitmentGroups: readonly string[];
  readonly effects: readonly CorrectionEffect[];
}

/** The briefing of a window's members, without what earlier windows claim. */
export function briefWindow(
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
