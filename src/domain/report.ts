import type { OutletId, ReportId } from './ids.ts';
import type { Range } from './passage.ts';
import type { IsoDate } from './date.ts';

/** What a stretch of a report's text is. Kept kinds are analysed; dropped ones are shown with their reason, never quoted. */
export type KeptKind = 'title' | 'subtitle' | 'dateline' | 'body' | 'caption';
export type DroppedKind =
  | 'byline' // names of authors: metadata, not news
  | 'credit' // agency credit, "Reporting by …", photo credit: metadata
  | 'stamp' // publication and update stamps: metadata
  | 'label' // section labels
  | 'page' // icons, share buttons, menus, "recommended for you", subscription notices
  | 'repeat'; // the same words again (a caption's cut-off copy, a repeated headline)

/** The parts tile the report's text in order: no gap but white space, no overlap. */
export type ReportPart =
  (Range & { readonly kind: KeptKind }) | (Range & { readonly kind: DroppedKind; readonly reason: string });

/** A value read off the report, with the range of `text` that says so; range is null where the record beside the text says so. */
export interface Told<T> {
  readonly value: T;
  readonly range: Range | null;
}

/** A date of the report itself. `value` is an ISO prefix; `time` is "HH:MM" as printed, if any. */
export interface ReportDate extends Told<IsoDate> {
  readonly time: string | null;
}

/** The day that "today" means in a report. */
export interface ReferenceDate extends Told<IsoDate> {
  /** Set where the report carries no date and that of a report of the same news is taken: which one. */
  readonly lentBy?: ReportId;
}

/** One document as one outlet published it. */
export interface Report {
  readonly id: ReportId;
  /** Where it was read from: a file path, or a record's place in a file, as the user would name it. */
  readonly source: string;
  /** SHA-256 of the bytes (of the record, in a file of records), hex. */
  readonly contentHash: string;
  readonly url: string | null;
  /** The text, whole, as decoded. All offsets are UTF-16 code units into it. */
  readonly text: string;
  readonly parts: readonly ReportPart[];
  readonly title: Told<string> | null;
  readonly outlet: (Told<string> & { readonly id: OutletId | null }) | null;
  /** Agencies and other outlets that the report credits for its text ("(AFP)", "Reporting by …" in Reuters' form, "via Sputnik"). */
  readonly agencies: readonly Told<string>[];
  /** Outlets that the report's text cites for what it tells ("sources told X", "X reported"), one entry a citation, in text order. No credits. */
  readonly citedOutlets?: readonly Told<string>[];
  readonly authors: readonly Told<string>[];
  /** When it was published: from the text's own stamp or dateline when there is one, else from the record. */
  readonly published: ReportDate | null;
  readonly updated: ReportDate | null;
  /** The day that "today" means in the text: the text's own dateline or stamp, else the record's date. Weekdays resolve against it. */
  readonly referenceDate: ReferenceDate | null;
  /** The dateline's place, e.g. "WASHINGTON". */
  readonly datelinePlace: Told<string> | null;
  /** ISO 639-1, or null where it could not be told. Only "en" is analysed. */
  readonly language: Told<string> | null;
  /** How the bytes were decoded, e.g. "utf-8", "windows-1252". */
  readonly encoding: string;
}

/** What reading one input can come to. A problem is one line for a tired person: what is wrong, what to do. */
export type ReadProblemKind =
  'empty' | 'binary' | 'too-large' | 'unreadable' | 'not-a-report' | 'bad-record' | 'duplicate' | 'language';
export interface ReadProblem {
  readonly source: string;
  readonly kind: ReadProblemKind;
  readonly message: string;
  readonly remedy: string;
}
export type ReadOutcome =
  | { readonly ok: true; readonly report: Report; readonly warnings: readonly ReadProblem[] }
  | { readonly ok: false; readonly problem: ReadProblem };

/** The parts that are analysed, in order. */
export function keptParts(report: Report): (Range & { readonly kind: KeptKind })[] {
  return report.parts.filter((p): p is Range & { readonly kind: KeptKind } => !('reason' in p));
}
