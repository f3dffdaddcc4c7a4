import type { ReadProblem } from '../../../domain/report.ts';
import type { SourceDocument } from '../../../reading/source-document.ts';
import { blobOf, keepBlobs } from '../record/blobs.ts';
import { recordChanges } from '../changes.ts';
import type { Clock } from '../clock-and-log.ts';
import type { Database, Query } from '../database.ts';
import { writeDerived } from '../derivation/derived-rows.ts';
import { unlessDiskFull } from '../disk-full.ts';
import { appendEntry } from '../record/ledger.ts';
import { projectWaiting } from '../projection/project-report.ts';
import { retried } from '../retried.ts';
import { standingOf, type Look } from './shown-again.ts';
import { splitDocument, type DocumentPart } from './split-document.ts';
import type { SourceView } from '../views/report-views.ts';
import { askWork } from '../derivation/work-queue.ts';

export type SourceKind = SourceView['kind'];

/** A document that comes in, and how. */
export interface TakenDocument extends SourceDocument {
  readonly via: { readonly kind: SourceKind; readonly name: string; readonly id?: number };
  /** Where it was fetched from. */
  readonly url?: string;
  /** The raw response that it came in, as a WARC record. */
  readonly warc?: Uint8Array;
  /** The account, or "system". */
  readonly by: string;
}

export interface TakeInResult {
  /** 'new-version': at least one of its reports was known with other content. 'already-known': nothing new in it. */
  readonly status: 'taken' | 'new-version' | 'already-known';
  readonly reports: readonly {
    readonly report: string;
    readonly version: number;
    readonly isNew: boolean;
  }[];
  /** The entry of the ledger; null where there was nothing new. */
  readonly entry: number | null;
  /** True where a source shows an older text again, too soon to be taken for what it shows: it is to be looked at again. */
  readonly isPutOff: boolean;
  /** Records of the document that are none. */
  readonly problems: readonly ReadProblem[];
}

/** Largest document, in bytes. */
export const largestDocument = 25 * 1024 * 1024;

/** A document that is not taken in at all: too large, empty, or nothing that can be read. The message says what to do. */
export class TakeInError extends Error {
  override readonly name = 'TakeInError';
}

/**
 * Takes a document in: its bytes, a version row for each report that is new, the entry of the ledger, and the work to
 * read it, in one transaction. When it returns, all of it is durable; when it throws, none of it is there (but for a
 * connection that was cut while it was being made durable: given again, the same is taken or already known). Throws
 * `TakeInError`, and `DatabaseError` where the disk is full.
 */
export async function takeIn(db: Database, document: TakenDocument, clock: Clock): Promise<TakeInResult> {
  if (document.bytes.length === 0)
    throw new TakeInError('The document is empty: there is nothing to take in.');
  if (document.bytes.length > largestDocument) {
    throw new TakeInError(
      `The document has ${Math.ceil(document.bytes.length / 1_048_576)} MB, one may have 25 MB. Give many reports in several files.`,
    );
  }
  const { via } = document;
  const ofFile = via.kind === 'folder' || via.kind === 'upload' ? `\n${document.name}` : '';
  const { parts, problems } = splitDocument(
    document,
    document.url ?? null,
    `${via.kind}\n${via.name}${ofFile}`,
  );
  if (parts.length === 0) throw new TakeInError(whyUnreadable(problems));
  const look = lookOf(document, parts, clock());
  const standing = look ? await standingOf(db.query, look) : null;
  if (look && standing && standing.found !== 'other') {
    const known = { report: look.report, version: standing.version, isNew: false };
    const isPutOff = standing.found === 'put-off';
    return { status: 'already-known', reports: [known], entry: null, isPutOff, problems };
  }
  const taken = await unlessDiskFull('nothing of the document was taken in', () =>
    retried(() => db.transaction((query) => take(query, document, parts, clock()))),
  );
  return { ...taken, isPutOff: false, problems };
}

/** What a source shows of a report, as far as it was looked at; null for what was handed in or lies in a folder. */
function lookOf({ via, url, bytes }: TakenDocument, parts: readonly DocumentPart[], at: Date): Look | null {
  const [part] = parts;
  if (!isLookedAt(via.kind) || !part || parts.length > 1) return null;
  const what = url === undefined ? 'feed' : 'page';
  return { report: part.report, bytes, hash: part.blob.hash, what, source: via.id ?? null, at };
}

/** Whether what comes in says what its source shows at that time. */
function isLookedAt(kind: SourceKind): boolean {
  return kind === 'feed' || kind === 'page';
}

/** What is wrong and what to do, in a sentence each: of a file of records, with the first of them. */
function whyUnreadable(problems: readonly ReadProblem[]): string {
  const [first] = problems;
  if (!first) return 'There is no report in it.';
  const { source, message, remedy } = first;
  if (problems.length === 1) return `${message.charAt(0).toUpperCase()}${message.slice(1)}. ${remedy}`;
  return `None of its ${problems.length} records can be read; the first (${source}): ${message}. ${remedy}`;
}

/** A part that is new, and its version's number. */
interface NewPart extends DocumentPart {
  readonly version: number;
}

async function take(
  query: Query,
  document: TakenDocument,
  parts: readonly DocumentPart[],
  now: Date,
): Promise<Omit<TakeInResult, 'isPutOff' | 'problems'>> {
  // Asked before anything is written: what is known is answered without a lock.
  const isLook = isLookedAt(document.via.kind);
  if ((await versionsOf(query, parts, isLook)).fresh.length > 0) {
    const blobs = [blobOf(document.bytes), ...(document.warc ? [blobOf(document.warc)] : [])];
    await keepBlobs(query, [...blobs, ...parts.map((p) => p.blob)]);
    await lockIntake(query);
  }
  const { fresh, known } = await versionsOf(query, parts, isLook);
  if (fresh.length === 0) return { status: 'already-known', reports: known, entry: null };
  const entry = await store(query, document, fresh, now);
  return {
    status: fresh.some((part) => part.version > 1) ? 'new-version' : 'taken',
    reports: [...fresh.map(({ report, version }) => ({ report, version, isNew: true })), ...known],
    entry,
  };
}

/** One intake at a time numbers its versions, by whichever process: two of the same report would take one number. */
const intakeLock = 7_220_019;

async function lockIntake(query: Query): Promise<void> {
  await query('select pg_advisory_xact_lock($1)', [intakeLock]);
}

interface Versions {
  readonly fresh: readonly NewPart[];
  readonly known: TakeInResult['reports'];
}

/**
 * Which parts are new, as which version. A part without an address is known wherever its content came in before. What a look
 * at a source found is new after any other version, because what is shown now is the newest; what was handed in says
 * nothing of now, and is known however long ago it came: a request that is sent again must not undo what came between.
 */
async function versionsOf(query: Query, parts: readonly DocumentPart[], isLook: boolean): Promise<Versions> {
  const rows = await query<{ n: number; report: string; version: number }>(
    `select n::int as n, v.report, v.version
     from unnest($1::text[], $2::text[], $3::integer[]) with ordinality as t(report, hash, anywhere, n)
     join lateral (
       select report, version from report_version v
       where v.content_hash = t.hash and case when v.report = t.report
         then not $4::boolean or v.version = (select max(n.version) from report_version n where n.report = t.report)
         else t.anywhere = 1 end
       order by v.report = t.report desc, v.id limit 1
     ) v on true`,
    [
      parts.map((p) => p.report),
      parts.map((p) => p.blob.hash),
      parts.map((p) => (p.url === null ? 1 : 0)),
      isLook,
    ],
  );
  const knownAt = new Map(
    rows.map((row) => [row.n - 1, { report: row.report, version: row.version, isNew: false }]),
  );
  const rest = parts.filter((_, i) => !knownAt.has(i));
  const newest = await query<{ report: string; version: number }>(
    'select report, max(version)::int as version from report_version where report = any($1::text[]) group by report',
    [rest.map((p) => p.report)],
  );
  const next = new Map(newest.map(({ report, version }) => [report, version]));
  const fresh = rest.map((part) => {
    const version = (next.get(part.report) ?? 0) + 1;
    next.set(part.report, version);
    return { ...part, version };
  });
  return { fresh, known: [...knownAt.values()] };
}

async function store(
  query: Query,
  document: TakenDocument,
  parts: readonly NewPart[],
  now: Date,
): Promise<number> {
  const { via } = document;
  const blob = blobOf(document.bytes).hash;
  const warc = document.warc ? blobOf(document.warc).hash : null;
  const entry = await appendEntry(
    query,
    {
      kind: 'intake',
      at: now.toISOString(),
      by: document.by,
      source: via.name,
      url: document.url ?? null,
      blob,
      warc,
      reports: parts.map((p) => ({
        report: p.report,
        version: p.version,
        item: p.item,
        content: p.blob.hash,
      })),
    },
    now,
  );
  const rows = await query<{ id: number; report: string; version: number; recorded_at: Date }>(
    `insert into report_version (report, version, blob, content_hash, item, document, file_name, source, source_kind, source_name, url, warc, recorded_at, entry)
     select p.report, p.version, $7, p.content, p.item, p.document, p.file_name, $9::bigint, $10, $11, p.url, $8, e.recorded_at, e.seq
     from unnest($1::text[], $2::integer[], $3::text[], $4::integer[], $5::text[], $6::text[], $12::text[])
       with ordinality as p(report, version, content, item, document, file_name, url, n)
     join ledger_entry e on e.seq = $13
     order by p.n
     returning id, report, version, recorded_at`,
    [
      parts.map((p) => p.report),
      parts.map((p) => p.version),
      parts.map((p) => p.blob.hash),
      parts.map((p) => p.item),
      parts.map((p) => p.document),
      parts.map((p) => p.fileName),
      blob,
      warc,
      via.id ?? null,
      via.kind,
      via.name,
      parts.map((p) => p.url),
      entry,
    ],
  );
  const byReport = new Map(parts.map((p) => [`${p.report} ${p.version}`, p]));
  const first = rows.filter((row) => row.version === 1);
  const waiting = first.map((row) =>
    projectWaiting({
      report: row.report,
      recordedAt: row.recorded_at.toISOString(),
      url: byReport.get(`${row.report} 1`)?.url ?? null,
      source: { id: via.id ?? null, kind: via.kind, name: via.name },
    }),
  );
  await writeDerived(query, waiting);
  await askWork(
    query,
    rows.map((row) => ({ kind: 'derive', key: String(row.id), runAt: now })),
    now,
  );
  await recordChanges(
    query,
    rows.map((row) => ({ kind: 'report', id: row.report })),
    now,
  );
  return entry;
}
