import type { CorrectionEffect, RecordedCorrection } from '../domain/correction.ts';
import type { Report } from '../domain/report.ts';
import type { ReportExtraction } from '../domain/extraction.ts';
import type { CommitmentGroup, Copy, Incident, StatementGroup, Story } from '../domain/grouping.ts';
import { groupCommitments } from './commitment-groups.ts';
import { findCopies } from './copies.ts';
import { correctIncidents } from './correct-incidents.ts';
import { correctStories } from './correct-stories.ts';
import { correctionsInForce } from './corrections-in-force.ts';
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
  /** What people changed in stories and incidents. */
  readonly corrections?: readonly RecordedCorrection[];
}

/** What belongs together over reports. */
export interface Grouping {
  readonly copies: readonly Copy[];
  readonly stories: readonly Story[];
  readonly statementGroups: readonly StatementGroup[];
  readonly incidents: readonly Incident[];
  readonly commitmentGroups: readonly CommitmentGroup[];
  /** What the corrections of stories and incidents did here. */
  readonly effects: readonly CorrectionEffect[];
}

/** Groups reports and what was read from them. The same set of reports gives the same answer, in whatever order they come. */
export function groupReports({ reports, extractions, corrections = [] }: GroupingInput): Grouping {
  const known: FoldedWords = new Map();
  const ordered = inOrder(reports).map((report) => compared(report, known));
  const copies = findCopies(ordered);
  const allegations = extractions.flatMap((e) => e.allegations);
  const found = findStories(ordered, newsGraph(ordered, featuresOf(ordered), copies, allegations));
  const inForce = correctionsInForce(corrections);
  const { stories, effects } = correctStories(found, ordered, inForce);
  const added = correctIncidents(findIncidents(allegations, stories), allegations, inForce);
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
    incidents: added.incidents,
    commitmentGroups: groupCommitments(extractions.flatMap((e) => e.commitments)),
    effects: [...effects, ...added.effects],
  };
}
