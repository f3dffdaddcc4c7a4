import type { Report } from '../domain/report.ts';
import type { ReportExtraction } from '../domain/extraction.ts';
import type { CommitmentGroup, Copy, Incident, StatementGroup, Story } from '../domain/grouping.ts';
import { groupCommitments } from './commitment-groups.ts';
import { findCopies } from './copies.ts';
import { featuresOf } from './features.ts';
import { findIncidents } from './incidents.ts';
import { compared, inOrder } from './report-text.ts';
import { groupStatements } from './statement-groups.ts';
import type { FoldedWords } from './words.ts';
import { findStories, newsGraph } from './stories.ts';

export interface GroupingInput {
  readonly reports: readonly Report[];
  /** What was read from each report; at most one a report, in any order. A report without one is grouped by its text alone. */
  readonly extractions: readonly ReportExtraction[];
}

/** What belongs together over reports. */
export interface Grouping {
  readonly copies: readonly Copy[];
  readonly stories: readonly Story[];
  readonly statementGroups: readonly StatementGroup[];
  readonly incidents: readonly Incident[];
  readonly commitmentGroups: readonly CommitmentGroup[];
}

/** Groups reports and what was read from them. The same set of reports gives the same answer, in whatever order they come. */
export function groupReports({ reports, extractions }: GroupingInput): Grouping {
  const known: FoldedWords = new Map();
  const ordered = inOrder(reports).map((report) => compared(report, known));
  const copies = findCopies(ordered);
  const allegations = extractions.flatMap((e) => e.allegations);
  const stories = findStories(ordered, newsGraph(ordered, featuresOf(ordered), copies, allegations));
  const byId = new Map<string, Report>(ordered.map((c) => [c.report.id, c.report]));
  const days = new Map<string, number | null>(ordered.map((c) => [c.report.id, c.day]));
  return {
    copies,
    stories,
    statementGroups: groupStatements(
      extractions.flatMap((e) => e.statements),
      byId,
      (report) => days.get(report) ?? null,
      stories,
    ),
    incidents: findIncidents(allegations, stories),
    commitmentGroups: groupCommitments(extractions.flatMap((e) => e.commitments)),
  };
}
