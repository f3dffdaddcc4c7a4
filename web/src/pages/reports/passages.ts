import type { AllegationView, CommitmentView, ReportDetail, StatementView } from '../../api/views.ts';

/** What was read from a report, in the order of the text. */
export type Reading =
  | {
      readonly kind: 'statement';
      readonly id: string;
      readonly start: number;
      readonly statement: StatementView;
    }
  | {
      readonly kind: 'allegation';
      readonly id: string;
      readonly start: number;
      readonly allegation: AllegationView;
    }
  | {
      readonly kind: 'commitment';
      readonly id: string;
      readonly start: number;
      readonly commitment: CommitmentView;
    };

export function readingsOf(report: ReportDetail): Reading[] {
  const readings: Reading[] = [
    ...report.statementList.map((statement) => ({
      kind: 'statement' as const,
      id: statement.id,
      start: Math.min(statement.speakerPassage.start, ...statement.passages.map((passage) => passage.start)),
      statement,
    })),
    ...report.allegationList.map((allegation) => ({
      kind: 'allegation' as const,
      id: allegation.id,
      start: allegation.passage.start,
      allegation,
    })),
    ...report.commitmentList.map((commitment) => ({
      kind: 'commitment' as const,
      id: commitment.id,
      start: Math.min(...commitment.passages.map((passage) => passage.start)),
      commitment,
    })),
  ];
  return readings.sort((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1));
}
