import type { TruceTouch } from '../../../domain/extraction.ts';
import type { ReadProblem, ReportPart } from '../../../domain/report.ts';
import type { CopyKind } from '../../../domain/grouping.ts';
import type { AllegationView } from './incident-views.ts';
import type { OriginUseView } from './origin-views.ts';
import type { CommitmentView, StatementView } from './statement-views.ts';

/** A report in a list: its newest version. */
export interface ReportSummary {
  readonly id: string;
  /** The newest version's number, counted from 1. */
  readonly version: number;
  /** 'waiting': taken in, not yet read. 'refused': nothing could be read from it, see `problem`. */
  readonly state: 'waiting' | 'read' | 'refused';
  readonly problem: ReadProblem | null;
  /** How it came in: the name of the folder, feed, upload …, and the id of the source where one is kept. */
  readonly source: { readonly id: number | null; readonly kind: string; readonly name: string };
  readonly title: string | null;
  readonly outlet: { readonly id: string | null; readonly name: string } | null;
  readonly url: string | null;
  readonly published: string | null;
  /** The day that "today" means in it; lent where the report has none. */
  readonly referenceDate: string | null;
  readonly lentBy: string | null;
  readonly language: string | null;
  readonly truce: TruceTouch | null;
  readonly story: string | null;
  readonly statements: number;
  readonly allegations: number;
  readonly commitments: number;
  /** Time of record, ISO instant in UTC. */
  readonly recordedAt: string;
  /** Who is on it; null where nobody is. */
  readonly assignee: string | null;
  /** Set aside by a person: it counts nowhere. */
  readonly setAside: boolean;
  /** The first words of its text, at most 280 characters. */
  readonly lead: string;
}

/** What a stretch of the text was read as. Marks may overlap. */
export type MarkKind =
  'speaker' | 'cue' | 'content' | 'allegation' | 'commitment' | 'place' | 'actor' | 'date' | 'outlet';
export interface ReportMark {
  readonly start: number;
  readonly end: number;
  readonly kind: MarkKind;
  /** The id of the statement, allegation, commitment, place or actor that it belongs to. */
  readonly ref: string | null;
}

export interface VersionView {
  readonly version: number;
  readonly recordedAt: string;
  /** SHA-256 of what makes it the same report again, and of the bytes as they came. */
  readonly contentHash: string;
  readonly blob: string;
  readonly warc: string | null;
  /** The entry of the ledger that took it in. */
  readonly entry: number;
}

export interface ReportDetail extends ReportSummary {
  /** The version that is shown; the newest unless another was asked for. */
  readonly shown: number;
  readonly text: string;
  /** What is kept and what is dropped, with the reason. */
  readonly parts: readonly ReportPart[];
  readonly marks: readonly ReportMark[];
  readonly authors: readonly string[];
  readonly agencies: readonly string[];
  readonly statementList: readonly StatementView[];
  readonly allegationList: readonly AllegationView[];
  readonly commitmentList: readonly CommitmentView[];
  readonly origins: readonly OriginUseView[];
  readonly copies: readonly { readonly report: string; readonly kind: CopyKind; readonly share: number }[];
  readonly versions: readonly VersionView[];
}

/** An outlet with what was counted of it. */
export interface OutletView {
  readonly id: string;
  readonly name: string;
  readonly house: string | null;
  readonly reports: number;
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  /** Admiralty source reliability: F until a person grades it. */
  readonly reliability: 'A' | 'B' | 'C' | 'D' | 'E' | 'F';
}

/** Where reports come from, and whether it can be reached. */
export interface SourceView {
  readonly id: number;
  readonly kind: 'folder' | 'feed' | 'page' | 'upload' | 'api' | 'observer' | 'letter';
  readonly name: string;
  readonly location: string | null;
  readonly enabled: boolean;
  readonly reports: number;
  readonly lastAttemptAt: string | null;
  readonly lastSuccessAt: string | null;
  readonly nextAttemptAt: string | null;
  /** Null while it can be reached. An outage is not "nothing reported". */
  readonly unreachableSince: string | null;
  readonly lastError: string | null;
}
