import type { ReadProblem } from '../../../domain/report.ts';
import { openDocument } from '../../../reading/open-document.ts';
import type { RecordOutcome } from '../../../reading/records.ts';
import type { SourceDocument } from '../../../reading/source-document.ts';
import { blobOf, type Blob } from '../record/blobs.ts';
import { pageOf, reportKey } from './report-key.ts';

/** One report of a document, as it is kept: its own bytes, and under which name they are read again. */
export interface DocumentPart {
  readonly report: string;
  readonly item: number;
  readonly blob: Blob;
  readonly url: string | null;
  /** What the user would call it: the file, and the line or place in it. */
  readonly document: string;
  readonly fileName: string;
}

export interface SplitDocument {
  /** None where nothing in the document can ever be read; `problems` says why. */
  readonly parts: readonly DocumentPart[];
  /** Records that are none; the others are taken in. */
  readonly problems: readonly ReadProblem[];
}

/** What a record's own bytes are read as: one JSON line, whatever file it came in. */
const recordName = 'record.jsonl';

/**
 * Takes a document apart into its reports, without reading them: each record of a JSON or JSONL file, else the document
 * itself. Pure; linear.
 * @param scope what a record's own id is unique within
 */
export function splitDocument(document: SourceDocument, url: string | null, scope: string): SplitDocument {
  const opened = openDocument(document);
  if (opened.format === 'unreadable')
    return { parts: [], problems: [{ source: document.source, ...opened.trouble }] };
  if ('records' in opened) return splitRecords(opened.records, document, url, scope);
  const blob = blobOf(document.bytes);
  const report = reportKey({ url, ownId: null, scope, contentHash: blob.hash });
  return {
    parts: [{ report, item: 0, blob, url, document: document.source, fileName: document.name }],
    problems: [],
  };
}

function splitRecords(
  records: Iterable<RecordOutcome>,
  document: SourceDocument,
  url: string | null,
  scope: string,
): SplitDocument {
  const parts: DocumentPart[] = [];
  const problems: ReadProblem[] = [];
  let item = 0;
  for (const piece of records) {
    if (!piece.ok) problems.push({ source: piece.source, ...piece.trouble });
    else {
      const { record } = piece;
      const single = record.bytes === document.bytes;
      const address = record.url ?? (single ? url : null);
      parts.push({
        report: reportKey({ url: address, ownId: record.id, scope, contentHash: record.contentHash }),
        item,
        blob: { hash: record.contentHash, bytes: record.bytes },
        url: address,
        document: record.source,
        fileName: single ? document.name : recordName,
      });
    }
    item += 1;
  }
  return { parts: withoutClashes(parts, scope), problems };
}

/** Several records of one file with one address are several reports: their address is that of a list, not their own. */
function withoutClashes(parts: readonly DocumentPart[], scope: string): readonly DocumentPart[] {
  const contents = new Map<string, Set<string>>();
  for (const part of parts) {
    const known = contents.get(part.report);
    if (known) known.add(part.blob.hash);
    else contents.set(part.report, new Set([part.blob.hash]));
  }
  const seen = new Set<string>();
  return parts
    .map((part) => {
      const clashes = (contents.get(part.report)?.size ?? 0) > 1 && pageOf(part.url) !== null;
      if (!clashes) return part;
      const identity = { url: null, ownId: null, scope, contentHash: part.blob.hash };
      return { ...part, report: reportKey(identity) };
    })
    .filter((part) => {
      const key = `${part.report} ${part.blob.hash}`;
      return !seen.has(key) && seen.add(key);
    });
}
