import type { CommitmentId, ReportId, StatementId } from './ids.ts';
import type { Passage } from './passage.ts';
import type { ActorMention } from './actor.ts';
import type { ToldDate } from './date.ts';

export type CommitmentKind = 'promise' | 'threat' | 'offer' | 'deadline';

/** A promise, threat or offer with a date, to be watched. */
export interface Commitment {
  readonly id: CommitmentId;
  readonly report: ReportId;
  readonly statement: StatementId | null;
  readonly kind: CommitmentKind;
  readonly by: ActorMention;
  readonly content: string;
  /** When it falls due; a commitment without a date is no commitment to be watched. */
  readonly due: ToldDate;
  /** "from" (starts then), "by" (done until then), "on" (that day). */
  readonly sense: 'from' | 'by' | 'on';
  readonly passages: readonly Passage[];
  readonly confidence: number;
}
