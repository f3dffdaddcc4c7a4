import type {
  AllegationId,
  ReportId,
  StatementGroupId,
  StatementId,
  StoryId,
  IncidentId,
  CommitmentId,
} from './ids.ts';
import type { IncidentType, AllegationField } from './allegation.ts';

export type CopyKind = 'same-text' | 'shared-wire' | 'excerpt' | 'update';

/** Two reports of which much of the shorter one's text is the other's. */
export interface Copy {
  readonly reports: readonly [ReportId, ReportId];
  readonly kind: CopyKind;
  /** Share of the shorter report's sentences that stand in the other, 0–1. */
  readonly share: number;
}

/** Reports of the same news. Every report is in exactly one story; most stories hold one. */
export interface Story {
  readonly id: StoryId;
  readonly reports: readonly ReportId[];
  readonly title: string;
}

/** The same statement, told by one or several reports. */
export interface StatementGroup {
  readonly id: StatementGroupId;
  readonly story: StoryId | null;
  readonly statements: readonly StatementId[];
}

/** One value told for a field of an incident, and by which allegations. */
export interface FieldTelling {
  readonly value: string;
  readonly allegations: readonly AllegationId[];
}

/** What allegations of the same happening add up to. Every field keeps every value told. */
export interface Incident {
  readonly id: IncidentId;
  readonly type: IncidentType;
  readonly allegations: readonly AllegationId[];
  readonly fields: Readonly<Partial<Record<AllegationField, readonly FieldTelling[]>>>;
}

/** The same promise, threat or offer told by several reports. */
export interface CommitmentGroup {
  readonly commitments: readonly CommitmentId[];
}
