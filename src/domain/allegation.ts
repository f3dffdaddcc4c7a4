import type { AllegationId, ReportId } from './ids.ts';
import type { Passage } from './passage.ts';
import type { ActorMention, Side } from './actor.ts';
import type { PlaceMention } from './place.ts';
import type { ToldDate, IsoDate } from './date.ts';
import type { Toll, TollRange } from './toll.ts';

export const incidentTypes = [
  'airstrike',
  'drone',
  'shelling',
  'clash',
  'ambush',
  'suicide-bomb',
  'bomb',
  'chemical',
  'shooting',
  'execution',
  'abduction',
  'arrest',
  'siege',
  'aid-obstruction',
  'territory-taken',
  'destruction',
  'looting',
  'convoy-attack',
  'violation-tally',
  'other',
] as const;
export type IncidentType = (typeof incidentTypes)[number];

/** Types that a matching of tellings may treat as one another. */
export const typeFamilies = {
  airstrike: 'air',
  drone: 'air',
  shelling: 'ground-fire',
  bomb: 'bomb',
  'suicide-bomb': 'bomb',
  clash: 'clash',
  ambush: 'clash',
  chemical: 'violence',
  shooting: 'violence',
  execution: 'violence',
  abduction: 'violence',
  arrest: 'violence',
  siege: 'siege',
  'aid-obstruction': 'siege',
  'convoy-attack': 'siege',
  'territory-taken': 'territory',
  'violation-tally': 'tally',
  other: 'other',
  destruction: 'other',
  looting: 'other',
} as const satisfies Record<IncidentType, string>;

export const targetKinds = [
  'civilians',
  'combatants',
  'hospital',
  'school',
  'market',
  'aid',
  'infrastructure',
  'residential',
  'media',
  'other',
] as const;
export type TargetKind = (typeof targetKinds)[number];

export type Attribution = 'narrated' | 'claimed' | 'none';

/** The fields of an allegation that carry passages of their own. */
export const allegationFields = [
  'type',
  'date',
  'place',
  'perpetrator',
  'target',
  'killed',
  'injured',
  'saidBy',
] as const;
export type AllegationField = (typeof allegationFields)[number];

/** One report's telling of one incident. Field names are those of the coding guide. */
export interface Allegation {
  readonly id: AllegationId;
  readonly report: ReportId;
  readonly type: IncidentType;
  readonly date: IsoDate | null;
  readonly dateTold: ToldDate | null;
  /** The most specific named place as the text spells it. */
  readonly place: string | null;
  readonly placeMention: PlaceMention | null;
  readonly admin1: string | null;
  readonly perpetrator: string | null;
  readonly perpetratorMention: ActorMention | null;
  readonly perpetratorSide: Side;
  readonly attribution: Attribution;
  readonly saidBy: string | null;
  readonly saidByMention: ActorMention | null;
  readonly target: readonly TargetKind[];
  /** The party or group hit, where one is named. */
  readonly targetMention: ActorMention | null;
  readonly killed: TollRange | null;
  readonly killedTold: Toll | null;
  readonly injured: TollRange | null;
  readonly injuredTold: Toll | null;
  readonly negated: boolean;
  readonly hypothetical: boolean;
  /** True where it stands in a caption. */
  readonly caption: boolean;
  /** Undated, unplaced or general ("violations happen regularly"): kept, never counted as an incident. */
  readonly general: boolean;
  /** A verbatim anchor of up to 12 words. */
  readonly evidence: string;
  readonly evidencePassage: Passage;
  readonly passages: Readonly<Partial<Record<AllegationField, readonly Passage[]>>>;
  /** 0–1. */
  readonly confidence: number;
  /** Which rule or model read it, in words. */
  readonly reason: string;
}
