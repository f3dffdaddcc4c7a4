import type { CorrectionEffect } from '../../../domain/correction.ts';
import type { ReportExtraction } from '../../../domain/extraction.ts';
import type { Report } from '../../../domain/report.ts';
import type { SignedCorrection } from '../corrections/corrections.ts';
import type { TakenReport } from '../intake/taken-report.ts';
import type { DerivedRow } from './derived-rows.ts';
import type { Anchor } from './stable-ids.ts';
import type { Claim } from './window-claims.ts';

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
