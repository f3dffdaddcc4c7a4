import type { ReportSummary } from '../views/report-views.ts';

/** What the store knows of a report beside its text. */
export interface TakenReport {
  readonly report: string;
  /** The number of the newest version that was read. */
  readonly version: number;
  /** Rows of `report_version`: of the version that was read, and of the first. What came first names what it is part of. */
  readonly versionId: number;
  readonly firstId: number;
  /** Times of record of the first version and of this one; ISO instants. */
  readonly recordedAt: string;
  readonly changedAt: string;
  /** The entry of the ledger that took this version in. */
  readonly entry: number;
  readonly url: string | null;
  readonly source: ReportSummary['source'];
}
