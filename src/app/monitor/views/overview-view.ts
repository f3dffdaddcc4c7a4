import type { Side } from '../../../domain/actor.ts';
import type { IncidentSummary } from './incident-views.ts';
import type { SourceView } from './report-views.ts';
import type { CommitmentView } from './statement-views.ts';

/** How many incidents: `low` with two independent origins or more, `high` all that are told. */
export interface CountRange {
  readonly low: number;
  readonly high: number;
}

/** Full days, inclusive. */
export interface DaySpan {
  readonly from: string;
  readonly to: string;
}

/** Work that waits, by kind; `oldest` is when the oldest of it was due. */
export interface BacklogView {
  readonly derive: number;
  readonly group: number;
  readonly fetch: number;
  readonly failed: number;
  readonly oldest: string | null;
}

/** Reports and outlets of a day: what a count of incidents of that day rests on. A day without a line had no reports, which is "no data". */
export interface EffortDay {
  readonly day: string;
  readonly reports: number;
  readonly outlets: number;
}

/** "Today": the last days beside the days before them. */
export interface OverviewView {
  readonly period: DaySpan;
  readonly before: DaySpan;
  /** The last day that something is told of; null in an empty store. An archive's today is its last day. */
  readonly asOf: string | null;
  readonly incidents: { readonly now: CountRange; readonly before: CountRange };
  readonly byArea: readonly {
    readonly admin1: string | null;
    readonly country: string | null;
    readonly now: CountRange;
    readonly before: CountRange;
  }[];
  readonly byParty: readonly { readonly side: Side; readonly now: CountRange; readonly before: CountRange }[];
  readonly effort: readonly EffortDay[];
  /** Commitments that fall due in the 14 days from the period's last day. */
  readonly due: readonly CommitmentView[];
  readonly unreachable: readonly SourceView[];
  readonly backlog: BacklogView;
  /** Incidents that changed last, newest first; with `since`, only those that changed after it. */
  readonly changed: readonly IncidentSummary[];
  /** What changed after `since`, by kind; null where it was not asked for. */
  readonly since: {
    readonly seq: number;
    readonly counts: readonly { kind: string; things: number }[];
  } | null;
  /** The newest change: hand it in as `since` the next time. */
  readonly newestSeq: number;
}
