import type { CommitmentKind } from '../../../domain/commitment.ts';
import type { StatementAct } from '../../../domain/statement.ts';
import type { HistoryEvent } from './history-view.ts';
import type { CorroborationView } from './origin-views.ts';
import type { ActorView, DateView, PassageView } from './parts.ts';

/** Somebody said something, as one report tells it. */
export interface StatementView {
  readonly id: string;
  readonly report: string;
  readonly outlet: string | null;
  /** The same statement as told by several reports. */
  readonly group: string | null;
  readonly story: string | null;
  readonly speaker: ActorView;
  readonly role: string | null;
  readonly act: StatementAct;
  readonly about: string;
  readonly addressee: ActorView | null;
  readonly quoted: boolean;
  readonly when: DateView | null;
  /** The day that the report speaks from: when it was said at the latest, where `when` is not told. */
  readonly toldOn: string | null;
  readonly via: string | null;
  readonly occasion: string | null;
  readonly evidence: string;
  readonly speakerPassage: PassageView;
  readonly passages: readonly PassageView[];
  readonly confidence: number;
  readonly weight: number;
  readonly reason: string;
}

/** 'kept' and 'broken' are a person's word; the machine says 'open', 'due' or 'past'. */
export type CommitmentStatus = 'open' | 'due' | 'past' | 'kept' | 'broken';

export interface CommitmentView {
  readonly id: string;
  readonly report: string;
  readonly outlet: string | null;
  readonly statement: string | null;
  /** Other reports' tellings of the same commitment stand in the same group. */
  readonly group: string | null;
  readonly kind: CommitmentKind;
  readonly by: ActorView;
  readonly content: string;
  readonly due: DateView;
  readonly sense: 'from' | 'by' | 'on';
  readonly status: CommitmentStatus;
  readonly passages: readonly PassageView[];
  readonly confidence: number;
}

/** A statement as several reports tell it; `speaker`, `act` and `about` are those of the telling that speaks for all. */
export interface StatementGroupView {
  readonly id: string;
  readonly story: string | null;
  readonly speaker: ActorView;
  readonly act: StatementAct;
  readonly about: string;
  readonly reports: number;
  readonly independent: number;
  readonly from: string | null;
  readonly to: string | null;
  /** True where a correction that holds touches it: see HistoryEvent. */
  readonly corrected: boolean;
  readonly statements: readonly StatementView[];
  readonly corroboration: CorroborationView | null;
  readonly history: readonly HistoryEvent[];
}
