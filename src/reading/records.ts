import { createHash } from 'node:crypto';
import { decodeBytes, type Trouble } from './decode-bytes.ts';
import type { SourceDocument } from './source-document.ts';

/** A record of a JSON or JSONL file, its fields checked; unknown fields are ignored. */
export interface SourceRecord {
  /** File and line or place, as the user would look for it. */
  readonly source: string;
  /** SHA-256 of the record's line, or of the record written as JSON where the file is one JSON value. */
  readonly contentHash: string;
  readonly encoding: string;
  /** The record alone, as `contentHash` hashes it. */
  readonly bytes: Uint8Array;
  readonly id: string | null;
  readonly outlet: string | null;
  readonly published: string | null;
  readonly title: string | null;
  readonly text: string | null;
  readonly html: string | null;
  readonly url: string | null;
}

export type RecordOutcome =
  | { readonly ok: true; readonly record: SourceRecord }
  | { readonly ok: false; readonly source: string; readonly trouble: Trouble };

/**
 * Takes a file of records apart. A bad record is an outcome of its own; the others are read. At least one outcome: a file
 * without records is a bad one. `largest`: bytes of one record.
 */
export function* splitRecords(
  input: SourceDocument,
  format: 'json' | 'jsonl',
  largest: number,
): Generator<RecordOutcome, void> {
  let isEmpty = true;
  for (const piece of format === 'jsonl' ? splitLines(input, largest) : splitJson(input, largest)) {
    isEmpty = false;
    yield piece;
  }
  if (isEmpty) yield bad(input.source, 'there is no record in it', giveRecords, 'empty');
}

const giveRecords = 'Give records {id, outlet, published, title, text or html, url}.';

function* splitLines({ source, bytes }: SourceDocument, largest: number): Generator<RecordOutcome, void> {
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const decoded = wide ? decodeBytes(bytes) : null;
  const whole = decoded?.ok ? new TextEncoder().encode(decoded.text) : bytes;
  let line = 0;
  // One record needs no line to be found by; taken out of a file, its source says already where it stood.
  let alone: boolean | null = null;
  for (let start = 0; start < whole.length;) {
    const newline = whole.indexOf(0x0a, start);
    const end = newline < 0 ? whole.length : newline;
    line += 1;
    const record = whole.subarray(start, end);
    start = end + 1;
    if (isBlank(record)) continue;
    alone ??= isBlank(whole.subarray(start));
    yield readLine(alone ? source : `${source}, line ${line}`, record, largest);
  }
}

function isBlank(bytes: Uint8Array): boolean {
  return !bytes.some((b) => b > 32);
}

function readLine(source: string, bytes: Uint8Array, largest: number): RecordOutcome {
  if (bytes.length > largest) {
    return recordTooLarge(source, largest);
  }
  const decoded = decodeBytes(bytes);
  if (!decoded.ok) return { ok: false, source, trouble: decoded.trouble };
  const parsed = parseJson(decoded.text);
  if (!parsed.ok)
    return bad(
      source,
      `the line is no JSON (${parsed.reason})`,
      'Correct or remove this line; the others were read.',
    );
  return checkRecord(source, parsed.value, bytes, decoded.encoding);
}

/** Names under which a JSON object holds its list of records. */
const listFields = ['reports', 'records', 'items', 'articles', 'documents', 'data'];

function* splitJson(input: SourceDocument, largest: number): Generator<RecordOutcome, void> {
  const { source } = input;
  const decoded = decodeBytes(input.bytes);
  if (!decoded.ok) {
    yield { ok: false, source, trouble: decoded.trouble };
    return;
  }
  const parsed = parseJson(decoded.text);
  if (!parsed.ok) {
    yield bad(
      source,
      `the file is no JSON (${parsed.reason})`,
      'Correct it, or give one record a line as .jsonl.',
    );
    return;
  }
  const list = listOf(parsed.value);
  if (list === null) {
    if (input.bytes.length > largest) {
      yield recordTooLarge(source, largest);
      return;
    }
    const single = checkRecord(source, parsed.value, input.bytes, decoded.encoding);
    yield single.ok
      ? single
      : bad(source, 'the JSON holds no report: no "text" and no "html"', giveRecords, 'not-a-report');
    return;
  }
  for (const [i, value] of list.entries()) {
    const place = `${source}, record ${i + 1}`;
    const written = new TextEncoder().encode(JSON.stringify(value));
    yield written.length > largest
      ? recordTooLarge(place, largest)
      : checkRecord(place, value, written, decoded.encoding);
  }
}

function listOf(value: unknown): readonly unknown[] | null {
  if (Array.isArray(value)) return value.map((item: unknown) => item);
  if (!isObject(value)) return null;
  for (const field of listFields) {
    const list = value[field];
    if (Array.isArray(list)) return list.map((item: unknown) => item);
  }
  return null;
}

function checkRecord(source: string, value: unknown, bytes: Uint8Array, encoding: string): RecordOutcome {
  if (!isObject(value)) return bad(source, 'the record is no object', 'Write it as {"id": …, "text": …}.');
  const { id } = value;
  const text = cleanText(value['text']);
  const html = text === null ? cleanText(value['html']) : null;
  if (text === null && html === null) {
    return bad(source, 'the record has neither "text" nor "html"', 'Add one of them, or remove the record.');
  }
  const record: SourceRecord = {
    source,
    contentHash: sha256(bytes),
    encoding,
    bytes,
    id: typeof id === 'number' ? String(id) : line(id),
    outlet: line(value['outlet']),
    // Archives call it either.
    published: line(value['published']) ?? line(value['date']),
    title: line(value['title']),
    text,
    html,
    url: line(value['url']),
  };
  return { ok: true, record };
}

/** A text field as the text of a file would be decoded: "\n" at line ends, no NUL. */
function cleanText(value: unknown): string | null {
  if (typeof value !== 'string' || value.trim() === '') return null;
  return value.replace(/\r\n?/g, '\n').replaceAll('\0', ' ');
}

function line(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const trimmed = value.replace(/\s+/g, ' ').trim();
  return trimmed === '' ? null : trimmed;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

type Parsed =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly reason: string };

function parseJson(text: string): Parsed {
  try {
    const value: unknown = JSON.parse(text);
    return { ok: true, value };
  } catch (error) {
    // The parser quotes the text; what it quotes is cut to one short line.
    const reason = error instanceof Error ? error.message.replace(/\s+/g, ' ').slice(0, 80) : 'not readable';
    return { ok: false, reason };
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function bad(
  source: string,
  message: string,
  remedy: string,
  kind: Trouble['kind'] = 'bad-record',
): RecordOutcome {
  return { ok: false, source, trouble: { kind, message, remedy } };
}

function recordTooLarge(source: string, largest: number): RecordOutcome {
  const megabytes = Math.max(1, Math.round(largest / 1_048_576));
  return bad(source, `the record has more than ${megabytes} MB`, 'Split it, or leave it out.', 'too-large');
}
