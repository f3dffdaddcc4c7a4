import type { Side } from '../../../domain/actor.ts';
import type { FindingOutcome, FindingSubject } from '../../../domain/finding.ts';
import type { DaySpan } from './overview-view.ts';

export interface AgreementSummary {
  readonly id: string;
  readonly title: string;
  readonly announced: string;
  readonly parties: number;
  readonly clauses: number;
  /** The one that incidents are held against here. */
  readonly current: boolean;
}

/** Incidents held against a clause in one span: all told, those with two independent origins, and what the steps came to. */
export interface AdherenceCell {
  readonly told: number;
  readonly independent: number;
  readonly outcomes: readonly { readonly outcome: FindingOutcome; readonly count: number }[];
}

/** Per clause and party, over time. Cells stand in the order of the periods; a period with 0 reports is "no data". */
export interface AdherenceView {
  readonly agreement: string;
  readonly by: 'day' | 'week' | 'month';
  readonly periods: readonly (DaySpan & { readonly reports: number })[];
  readonly rows: readonly {
    readonly clause: string;
    readonly side: Side;
    readonly cells: readonly AdherenceCell[];
  }[];
}

/** A mistake in an agreement's YAML. Line and column count from 1; null where none can be named. */
export interface AgreementProblem {
  readonly line: number | null;
  readonly column: number | null;
  readonly path: string;
  readonly message: string;
}

/** What an agreement's text would come to: its mistakes, or the findings that it would change. */
export interface AgreementCheckView {
  readonly ok: boolean;
  readonly problems: readonly AgreementProblem[];
  readonly changes: readonly {
    readonly subject: { readonly kind: FindingSubject['kind']; readonly id: string; readonly title: string };
    readonly clause: string;
    readonly before: FindingOutcome | null;
    readonly after: FindingOutcome | null;
  }[];
  /** Findings that were made to compare; null where none were. */
  readonly compared: number | null;
}
