import { createHash } from 'node:crypto';
import { asId, type ReportId } from '../domain/ids.ts';
import type { ReadOutcome, ReadProblem, Report } from '../domain/report.ts';
import { decodeBytes, type Trouble } from './decode-bytes.ts';
import { guessFormat, type SourceFormat } from './guess-format.ts';
import { pageBeside } from './page-metadata.ts';
import { readDateField } from './printed-dates.ts';
import type { ReadingReference } from './reading-reference.ts';
import { readText, type BesideText } from './read-text.ts';
import { splitRecords, type SourceRecord } from './records.ts';
import type { SourceDocument } from './source-document.ts';
import { readPage, type HtmlReader } from './web-page.ts';

export type { SourceDocument };

/** What reading needs to know, and its limits. */
export interface ReadOptions {
  readonly reference: ReadingReference;
  /**
   * Reads web pages: `readHtml` of `./read-html.ts`, imported when `needsHtmlReader` says so. Without it only a page's own markup
   * and the rules for texts tell what is no article.
   */
  readonly html?: HtmlReader;
  /** Largest file, or record in a file of records, in bytes. */
  readonly largest?: number;
}

/** 20 MB: a thousand times a long report; above it a file is a dump or a mistake. */
export const largestReport = 20 * 1024 * 1024;
/** 400 MB: all records of a file together; more is read better in pieces. */
export const largestRecordFile = 400 * 1024 * 1024;

/** True where the document is or holds HTML, so that the caller can load the reader for pages first. Cheap. */
export function needsHtmlReader(input: SourceDocument): boolean {
  const format = guessFormat(input.bytes, input.name);
  if (format === 'html') return true;
  return (
    format !== 'text' &&
    Buffer.from(input.bytes.buffer, input.bytes.byteOffset, input.bytes.byteLength).includes('"html"')
  );
}

/**
 * Reads one document into its reports: one for a text or a page, one for each record of a JSON or JSONL file. Never throws
 * for what the bytes hold: what cannot be read is an outcome with a problem, and the rest is read. Pure; linear in size.
 */
export function readDocument(input: SourceDocument, options: ReadOptions): ReadOutcome[] {
  const format = guessFormat(input.bytes, input.name);
  const records = format === 'json' || format === 'jsonl';
  const largest = options.largest ?? largestReport;
  if (input.bytes.length > (records ? largestRecordFile : largest))
    return [tooLarge(input.source, input.bytes.length, largest)];
  if (records) return readRecords(input, format, options);
  const decoded = decodeBytes(input.bytes);
  if (!decoded.ok) return [refusal(input.source, decoded.trouble)];
  const contentHash = sha256(input.bytes);
  const told: TextToRead = {
    source: input.source,
    id: idOf(contentHash),
    contentHash,
    encoding: decoded.encoding,
    url: null,
    markup: format === 'html',
    body: decoded.text,
    beside: { ...nothingBeside, url: input.url ?? null },
    warnings: decoded.warnings,
  };
  return [readOne(told, options)];
}

interface TextToRead {
  readonly source: string;
  readonly id: ReportId;
  readonly contentHash: string;
  readonly encoding: string;
  readonly url: string | null;
  readonly markup: boolean;
  readonly body: string;
  readonly beside: BesideText;
  readonly warnings: readonly Trouble[];
}

const nothingBeside: BesideText = {
  title: null,
  titleAt: null,
  outlet: null,
  url: null,
  published: null,
  updated: null,
  authors: [],
  language: null,
  outside: [],
};

function readOne(told: TextToRead, options: ReadOptions): ReadOutcome {
  const { source, markup } = told;
  let { body, beside } = told;
  if (markup) {
    const page = (options.html ?? readPage)(body);
    body = page.text;
    beside = pageBeside(page, beside);
  }
  const read = readText(body, beside, options.reference);
  if (!read.parts.some((p) => !('reason' in p) && /\p{L}{2}/u.test(read.text.slice(p.start, p.end)))) {
    return refusal(source, {
      kind: 'not-a-report',
      message: 'no sentence of a report is in it',
      remedy: "Check the file: it holds only a page's buttons, notices or numbers.",
    });
  }
  const { id, contentHash, encoding } = told;
  const report: Report = { id, source, contentHash, url: told.url ?? beside.url, encoding, ...read };
  const warnings = [...told.warnings, ...languageWarning(report)].map((trouble) => problem(source, trouble));
  return { ok: true, report, warnings };
}

function languageWarning(report: Report): Trouble[] {
  if (report.language?.value === 'en') return [];
  const message = report.language
    ? `the report is not in English (language: ${report.language.value})`
    : 'the language could not be told';
  return [{ kind: 'language', message, remedy: 'Give an English version: only English is analysed.' }];
}

function readRecords(
  input: SourceDocument,
  format: Exclude<SourceFormat, 'text' | 'html'>,
  options: ReadOptions,
): ReadOutcome[] {
  const outcomes: ReadOutcome[] = [];
  const largest = options.largest ?? largestReport;
  for (const piece of splitRecords(input, format, largest)) {
    outcomes.push(
      piece.ok ? readOne(fromRecord(piece.record), options) : refusal(piece.source, piece.trouble),
    );
  }
  if (outcomes.length > 0) return outcomes;
  return [
    refusal(input.source, {
      kind: 'empty',
      message: 'the file holds no record',
      remedy: 'Leave the file out.',
    }),
  ];
}

function fromRecord(record: SourceRecord): TextToRead {
  const published = record.published === null ? null : readDateField(record.published);
  const warnings: Trouble[] = [];
  if (record.published !== null && !published) {
    warnings.push({
      kind: 'bad-record',
      message: `its "published" is no date: "${record.published.slice(0, 40)}"`,
      remedy: 'Write it as 2016-05-20.',
    });
  }
  return {
    source: record.source,
    id: record.id === null ? idOf(record.contentHash) : asId(record.id),
    contentHash: record.contentHash,
    encoding: record.encoding,
    url: record.url,
    markup: record.html !== null,
    body: record.html ?? record.text ?? '',
    beside: { ...nothingBeside, title: record.title, outlet: record.outlet, url: record.url, published },
    warnings,
  };
}

/** An id for a report that came without one: stable for the same bytes. */
function idOf(contentHash: string): ReportId {
  return asId(`r-${contentHash.slice(0, 16)}`);
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function tooLarge(source: string, size: number, largest: number): ReadOutcome {
  const mb = (bytes: number): string => `${Math.max(1, Math.round(bytes / 1_048_576))} MB`;
  return refusal(source, {
    kind: 'too-large',
    message: `the file has ${mb(size)}; a report may have ${mb(largest)}`,
    remedy: 'Split it into reports, or give many reports as JSONL, one a line.',
  });
}

function problem(source: string, trouble: Trouble): ReadProblem {
  return { source, ...trouble };
}

function refusal(source: string, trouble: Trouble): ReadOutcome {
  return { ok: false, problem: problem(source, trouble) };
}
