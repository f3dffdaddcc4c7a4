import type { IncidentId, OriginId, ReportId, StatementGroupId } from './ids.ts';
import type { Passage } from './passage.ts';

export type OriginKind = 'agency' | 'broadcast' | 'briefing' | 'outlet' | 'own' | 'unknown';

/** Where content comes from. Several reports with one origin are one telling. An unknown origin is never independent. */
export interface Origin {
  readonly id: OriginId;
  readonly kind: OriginKind;
  /** "Reuters", "Shoigu's broadcast remarks, 20 May 2016", … */
  readonly name: string;
  readonly uses: readonly OriginUse[];
}

/** One report's use of an origin: for the whole report, or for one claim. */
export interface OriginUse {
  readonly report: ReportId;
  readonly claim: ClaimRef | null;
  readonly passages: readonly Passage[];
  readonly reason: string;
}

export type ClaimRef =
  | { readonly kind: 'statement group'; readonly id: StatementGroupId }
  | { readonly kind: 'incident'; readonly id: IncidentId };

/** How many tellings a claim has and how many independent origins those are. */
export interface Corroboration {
  readonly claim: ClaimRef;
  readonly reports: readonly ReportId[];
  readonly origins: readonly OriginId[];
  /** Known origins, copies and shared agencies counted once; unknown origins count nothing beyond the first. */
  readonly independent: number;
  readonly reason: string;
}
