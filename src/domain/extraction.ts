import type { ReportId } from './ids.ts';
import type { Statement } from './statement.ts';
import type { Allegation } from './allegation.ts';
import type { Commitment } from './commitment.ts';
import type { PlaceMention } from './place.ts';
import type { ActorMention } from './actor.ts';
import type { NarratedClaim } from './narration.ts';

/** How a report touches a truce. */
export type TruceTouch = 'alleged-violation' | 'terms-or-talks' | 'mention' | 'none';

/** All that one report says, read from that report alone. */
export interface ReportExtraction {
  readonly report: ReportId;
  readonly actors: readonly ActorMention[];
  readonly places: readonly PlaceMention[];
  readonly statements: readonly Statement[];
  readonly allegations: readonly Allegation[];
  readonly commitments: readonly Commitment[];
  /** What the report tells in its own voice that other tellings can contradict. */
  readonly narrated: readonly NarratedClaim[];
  readonly truce: TruceTouch;
  /** Parties that somebody in the report accuses of breaking the truce. */
  readonly accused: readonly ActorMention[];
}
