import { createHash } from 'node:crypto';
import { asId, type ReportId } from '../domain/ids.ts';
import type { ReadOutcome, ReadProblem, Report } from '../domain/report.ts';
import type { Trouble } from './decode-bytes.ts';
import { guessFormat } from './guess-format.ts';
import { nothingTold, openDocument } from './open-document.ts';
import { pageBeside } from './page-metadata.ts';
import { readDateField } from './printed-dates.ts';
import type { ReadingReference } from './reading-reference.ts';
import { readText, type BesideText } from './read-text.ts';
import type { RecordOutcome, SourceRecord } from './records.ts';
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
  const opened = openDocument(input, options.largest);
  if (opened.format === 'unreadable') return [refusal(input.source, opened.trouble)];
  if ('records' in opened) return readRecords(opened.records, options);
  const { format, decoded } = opened;
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
    return refusal(source, nothingTold);
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

function readRecords(records: Iterable<RecordOutcome>, options: ReadOptions): ReadOutcome[] {
  const outcomes: ReadOutcome[] = [];
  for (const piece of records) {
    outcomes.push(
      piece.ok ? readOne(fromRecord(piece.record), options) : refusal(piece.source, piece.trouble),
    );
  }
  return outcomes;
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

function problem(source: string, trouble: Trouble): ReadProblem {
  return { source, ...trouble };
}

function refusal(source: string, trouble: Trouble): ReadOutcome {
  return { ok: false, problem: problem(source, trouble) };
}
