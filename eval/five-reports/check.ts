import type { Briefing } from '../../src/domain/briefing.ts';
import type { ReportExtraction } from '../../src/domain/extraction.ts';
import type { Report } from '../../src/domain/report.ts';

/** The five reports by the short names that the expectations use. */
export const fiveReportLetters = ['R', 'A', 'T', 'N', 'U'] as const;
export type FiveReportLetter = (typeof fiveReportLetters)[number];

/** One run over the five reports: what was read, what each report says, and the briefing of all five. */
export interface FiveReportsRun {
  readonly reports: ReadonlyMap<FiveReportLetter, Report>;
  readonly extractions: ReadonlyMap<FiveReportLetter, ReportExtraction>;
  readonly briefing: Briefing;
}

/** One line of the expectations, as a question that a run answers with yes or no. */
export interface FiveReportCheck {
  /** Dotted, stable: "statements.1.R". */
  readonly id: string;
  /** What must hold, in a few words of our own. */
  readonly what: string;
  readonly holds: (run: FiveReportsRun) => boolean;
}
