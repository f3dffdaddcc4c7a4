import type { Report, ReadProblem } from './report.ts';
import type { Statement } from './statement.ts';
import type { Allegation } from './allegation.ts';
import type { Commitment } from './commitment.ts';
import type { Copy, Incident, Story, StatementGroup, CommitmentGroup } from './grouping.ts';
import type { Corroboration, Origin } from './origin.ts';
import type { Contradiction } from './contradiction.ts';
import type { Finding } from './finding.ts';
import type { Agreement } from './agreement.ts';
import type { IsoDate } from './date.ts';
import type { ReportExtraction } from './extraction.ts';

/** The answer to one run: everything a reader sees comes from this value, in three formats. */
export interface Briefing {
  readonly version: string;
  /** The day the briefing speaks from; commitments are due or past relative to it. Null: the last date in the reports. */
  readonly asOf: IsoDate | null;
  readonly agreement: Agreement | null;
  readonly reports: readonly Report[];
  readonly problems: readonly ReadProblem[];
  readonly extractions: readonly ReportExtraction[];
  readonly copies: readonly Copy[];
  readonly stories: readonly Story[];
  readonly statements: readonly Statement[];
  readonly statementGroups: readonly StatementGroup[];
  readonly allegations: readonly Allegation[];
  readonly incidents: readonly Incident[];
  readonly origins: readonly Origin[];
  readonly corroborations: readonly Corroboration[];
  readonly contradictions: readonly Contradiction[];
  readonly commitments: readonly Commitment[];
  readonly commitmentGroups: readonly CommitmentGroup[];
  readonly findings: readonly Finding[];
}
