import type { CopyKind } from '../../../domain/grouping.ts';
import type { HistoryEvent } from './history-view.ts';
import type { IncidentSummary } from './incident-views.ts';
import type { ContradictionView, OriginView } from './origin-views.ts';
import type { ActorView } from './parts.ts';
import type { ReportSummary } from './report-views.ts';
import type { StatementAct } from '../../../domain/statement.ts';

/** Reports of the same news. */
export interface StorySummary {
  readonly id: string;
  readonly title: string;
  readonly reports: number;
  readonly outlets: readonly string[];
  /** Known origins of the reports as wholes, counted once each: copies and shared agencies are one. */
  readonly origins: number;
  readonly from: string | null;
  readonly to: string | null;
  readonly statements: number;
  readonly incidents: number;
  readonly contradictions: number;
  /** True where a correction that holds touches it: see HistoryEvent. */
  readonly corrected: boolean;
  readonly changedAt: string;
}

/** One statement across the reports of a story. A report that is not named in `cells` does not have it. */
export interface MatrixRow {
  readonly group: string;
  readonly speaker: ActorView;
  readonly act: StatementAct;
  readonly about: string;
  readonly independent: number;
  readonly cells: readonly {
    readonly report: string;
    readonly statement: string;
    /** 'quoted': in quotation marks. 'paraphrased': in the outlet's words. 'via': it names another outlet for it. */
    readonly how: 'quoted' | 'paraphrased' | 'via';
    readonly evidence: string;
    readonly start: number;
    readonly end: number;
  }[];
}

export interface StoryDetail extends StorySummary {
  readonly reportList: readonly ReportSummary[];
  readonly matrix: readonly MatrixRow[];
  readonly originList: readonly OriginView[];
  readonly copies: readonly {
    readonly reports: readonly [string, string];
    readonly kind: CopyKind;
    readonly share: number;
  }[];
  readonly contradictionList: readonly ContradictionView[];
  readonly incidentList: readonly IncidentSummary[];
  readonly history: readonly HistoryEvent[];
}
