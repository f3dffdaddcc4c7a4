import { binaryTrouble, decodeBytes, type DecodedText, type Trouble } from './decode-bytes.ts';
import { guessFormat, type SourceFormat } from './guess-format.ts';
import { splitRecords, type RecordOutcome } from './records.ts';
import type { SourceDocument } from './source-document.ts';

/** 20 MB: a thousand times a long report; above it a file is a dump or a mistake. */
export const largestReport = 20 * 1024 * 1024;
/** 400 MB: all records of a file together; more is read better in pieces. */
export const largestRecordFile = 400 * 1024 * 1024;

type RecordFormat = Extract<SourceFormat, 'json' | 'jsonl'>;

/** What stands in a document: its text, its records (each of which may be none), or why nothing can ever be read in it. */
export type OpenedDocument =
  | { readonly format: Exclude<SourceFormat, RecordFormat>; readonly decoded: DecodedText }
  | { readonly format: RecordFormat; readonly records: Iterable<RecordOutcome> }
  | { readonly format: 'unreadable'; readonly trouble: Trouble };

/** Where no two letters stand together in what could be an article. */
export const nothingTold: Trouble = {
  kind: 'not-a-report',
  message: 'no sentence of a report is in it',
  remedy: "Check the file: it holds only a page's buttons, notices or numbers.",
};

/**
 * Opens a document, by its content: the one place that knows which bytes can be read. Whoever keeps documents asks it before,
 * whoever reads them starts from it. Pure; linear in size; records are taken apart one by one, as they are asked for.
 * @param largest bytes of a text, or of one record
 */
export function openDocument(document: SourceDocument, largest = largestReport): OpenedDocument {
  const { bytes, name } = document;
  const format = guessFormat(bytes, name);
  const isRecords = format === 'json' || format === 'jsonl';
  const most = isRecords ? largestRecordFile : largest;
  if (bytes.length > most) return unreadable(tooLarge(bytes.length, most));
  if (isRecords) {
    const binary = binaryTrouble(bytes);
    return binary ? unreadable(binary) : { format, records: splitRecords(document, format, largest) };
  }
  const decoded = decodeBytes(bytes);
  if (!decoded.ok) return unreadable(decoded.trouble);
  return /\p{L}{2}/u.test(decoded.text) ? { format, decoded } : unreadable(nothingTold);
}

function unreadable(trouble: Trouble): OpenedDocument {
  return { format: 'unreadable', trouble };
}

function tooLarge(size: number, largest: number): Trouble {
  const mb = (bytes: number): string => `${Math.max(1, Math.round(bytes / 1_048_576))} MB`;
  return {
    kind: 'too-large',
    message: `the file has ${mb(size)}; a report may have ${mb(largest)}`,
    remedy: 'Split it into reports, or give many reports as JSONL, one a line.',
  };
}
