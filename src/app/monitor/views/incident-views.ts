import type { Side } from '../../../domain/actor.ts';
import type { AllegationField, Attribution, IncidentType, TargetKind } from '../../../domain/allegation.ts';
import type { FindingOutcome } from '../../../domain/finding.ts';
import type { ContradictionView, CorroborationView, FindingView, OriginUseView } from './origin-views.ts';
import type { HistoryEvent } from './history-view.ts';
import type { ActorView, DateView, GradeView, PassageView, PlaceView, TollView } from './parts.ts';

/** One report's telling of an incident. */
export interface AllegationView {
  readonly id: string;
  readonly report: string;
  readonly outlet: string | null;
  readonly recordedAt: string;
  /** The incident that it adds up to; null where it is general or hypothetical. */
  readonly incident: string | null;
  readonly type: IncidentType;
  readonly date: DateView | null;
  readonly placeName: string | null;
  readonly place: PlaceView | null;
  readonly admin1: string | null;
  readonly perpetrator: ActorView | null;
  readonly perpetratorSide: Side;
  readonly attribution: Attribution;
  readonly saidBy: ActorView | null;
  readonly target: readonly TargetKind[];
  readonly killed: TollView | null;
  readonly injured: TollView | null;
  readonly negated: boolean;
  readonly hypothetical: boolean;
  readonly caption: boolean;
  readonly general: boolean;
  readonly evidence: string;
  readonly passage: PassageView;
  readonly confidence: number;
  readonly reason: string;
}

/** An incident in a list, on the map, in a table. */
export interface IncidentSummary {
  /** Stays the same while tellings join: it names the telling that came in first. */
  readonly id: string;
  readonly type: IncidentType;
  /** ACLED sub-event. */
  readonly subEvent: string;
  readonly date: DateView | null;
  readonly place: PlaceView | null;
  readonly placeName: string | null;
  readonly admin1: string | null;
  readonly country: string | null;
  readonly perpetrators: readonly ActorView[];
  readonly sides: readonly Side[];
  readonly targets: readonly TargetKind[];
  readonly killed: TollView | null;
  readonly injured: TollView | null;
  /** 'denied': somebody says it did not happen. 'feared': told only as a possibility. */
  readonly status: 'told' | 'denied' | 'feared';
  readonly reports: number;
  readonly independent: number;
  readonly contradictions: number;
  readonly grade: GradeView;
  /** The most serious outcome under the agreement; null where it was held against nothing. */
  readonly outcome: FindingOutcome | null;
  readonly story: string | null;
  /** True where a correction that holds touches it: see HistoryEvent. */
  readonly corrected: boolean;
  /** Time of record of its first telling, and of the last change to it; ISO instants in UTC. */
  readonly firstRecordedAt: string;
  readonly changedAt: string;
}

/** One value told for a field, with everyone who tells it. */
export interface FieldValueView {
  readonly value: string;
  readonly tellings: readonly {
    readonly allegation: string;
    readonly report: string;
    readonly outlet: string | null;
    readonly saidBy: string | null;
    readonly recordedAt: string;
    readonly passages: readonly PassageView[];
  }[];
}

export interface IncidentDetail extends IncidentSummary {
  readonly fields: readonly { readonly field: AllegationField; readonly values: readonly FieldValueView[] }[];
  readonly allegations: readonly AllegationView[];
  readonly corroboration: CorroborationView | null;
  readonly origins: readonly OriginUseView[];
  readonly contradictionList: readonly ContradictionView[];
  readonly findings: readonly FindingView[];
  readonly history: readonly HistoryEvent[];
}
