import type { AllegationField } from './allegation.ts';
import type { OriginKind } from './origin.ts';

/**
 * What a person changes in what the machine proposes. Every correction is an entry of the ledger, is applied to each new
 * derivation, and can be withdrawn by another. Things are named by ids that outlive a new grouping: reports,
 * allegations, and the telling that an incident or story is named after.
 */
export type Correction =
  /** The report tells this story: it joins it. */
  | { readonly action: 'link'; readonly report: string; readonly story: string }
  /** The report does not tell the story that it is in: it stands by itself. */
  | { readonly action: 'unlink'; readonly report: string; readonly story: string }
  | { readonly action: 'merge-stories'; readonly stories: readonly string[] }
  /** These reports of the story are a story of their own. */
  | { readonly action: 'split-story'; readonly story: string; readonly reports: readonly string[] }
  | { readonly action: 'merge-incidents'; readonly incidents: readonly string[] }
  /** These allegations of the incident are an incident of their own. */
  | { readonly action: 'split-incident'; readonly incident: string; readonly allegations: readonly string[] }
  /** The report has its content from here: an origin's kind and name. */
  | {
      readonly action: 'set-origin';
      readonly report: string;
      readonly kind: OriginKind;
      readonly name: string;
    }
  /** The telling was misread: the field is this, or nothing. */
  | {
      readonly action: 'reread';
      readonly allegation: string;
      readonly field: AllegationField;
      readonly value: string | null;
    }
  /** There is no such telling in the report. */
  | { readonly action: 'dismiss'; readonly allegation: string }
  /** Admiralty source reliability of an outlet. */
  | {
      readonly action: 'grade-outlet';
      readonly outlet: string;
      readonly reliability: 'A' | 'B' | 'C' | 'D' | 'E' | 'F';
    }
  /** The report is of no use here; it counts nowhere. */
  | { readonly action: 'set-aside'; readonly report: string }
  | { readonly action: 'take-back'; readonly report: string }
  /** A person's word on a commitment. */
  | {
      readonly action: 'settle-commitment';
      readonly commitment: string;
      readonly status: 'kept' | 'broken' | 'open';
    }
  /** Undo: the correction of that entry of the ledger holds no more. */
  | { readonly action: 'withdraw'; readonly entry: number };

/**
 * A correction as the ledger has it, with what it takes to find its targets again in another derivation: ids of stories
 * and incidents say nothing about their members, and those of tellings count from the head of a report.
 */
export interface RecordedCorrection {
  /** The entry of the ledger. */
  readonly entry: number;
  readonly correction: Correction;
  /** The report or allegation that each story or incident stood for, by its id. */
  readonly anchors: Readonly<Record<string, string>>;
  /** The words of each allegation, statement or commitment that is named, by its id. */
  readonly tellings: Readonly<Record<string, string>>;
  /** What the machine said in the place of what is corrected; null where it said nothing. */
  readonly was: string | null;
  /** What it touched; empty in entries that were made before this was kept. */
  readonly stoodIn: readonly StoodIn[];
}

/**
 * Something that the corrected stood in when it was corrected: an incident of the telling, a story of the report. It is
 * found again by members that have nothing to do with the correction, as what is corrected may leave it.
 */
export interface StoodIn {
  readonly kind: 'story' | 'incident' | 'statement-group' | 'origin';
  readonly id: string;
  /** Members that stand in it too, those taken in first; an allegation's and a statement's words are among `tellings`. */
  readonly with: readonly string[];
}

/**
 * What a correction did to one derivation. 'changed': the machine had it as it was when it was corrected. 'same': the
 * machine says so by itself. 'other': it was applied, to a reading that is neither the one corrected nor the correction.
 * A correction whose target is not there has no effect at all, and is not listed.
 */
export interface CorrectionEffect {
  readonly entry: number;
  readonly effect: 'changed' | 'same' | 'other';
  /** What the machine says by itself now, where that is another. */
  readonly now: string | null;
}
