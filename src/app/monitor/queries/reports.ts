import { readBlob } from '../record/blobs.ts';
import { recordChanges } from '../changes.ts';
import type { Database, Query } from '../database.ts';
import type { ReportExtraction } from '../../../domain/extraction.ts';
import type { Report } from '../../../domain/report.ts';
import { projectAlone } from '../projection/project-alone.ts';
import { projectUnread } from '../projection/project-report.ts';
import type { ReportSummary, VersionView } from '../views/report-views.ts';
import { joinObjects } from './find-derived.ts';

/**
 * A report's page as JSON: what is stored of it, its versions, and who is on it. An older version is shown as it reads by
 * itself: what it was grouped with then is no longer kept. Null where there is no such report or version.
 */
export async function readReport(query: Query, id: string, version?: number): Promise<string | null> {
  const [rows, versions] = await Promise.all([
    query<{ summary: string; document: string; assignee: string | null }>(
      `select s.summary::text as summary, s.document::text as document, k.assignee
       from shown s left join desk k on k.report = s.id where s.kind = 'report' and s.id = $1`,
      [id],
    ),
    readVersions(query, id),
  ]);
  const [row] = rows;
  if (!row) return null;
  const shown =
    version === undefined || version === shownVersion(row.summary)
      ? row
      : await readOlder(query, id, version);
  if (!shown) return null;
  const stored = joinObjects(withAssignee(shown.summary, row.assignee), shown.document);
  return joinObjects(stored, JSON.stringify({ versions }));
}

const shownVersion = (summary: string): number => (JSON.parse(summary) as ReportSummary).version; // as it was projected

interface OlderRow {
  readonly id: number;
  readonly version: number;
  readonly recorded_at: Date;
  readonly entry: number;
  readonly url: string | null;
  readonly source: number | null;
  readonly source_kind: string;
  readonly source_name: string;
  readonly document: string | null;
  readonly extraction: string | null;
}

async function readOlder(query: Query, id: string, version: number) {
  const [row] = await query<OlderRow>(
    `select v.id, v.version, v.recorded_at, v.entry, v.url, v.source, v.source_kind, v.source_name, d.document, d.extraction
     from report_version v left join derivation d on d.version_id = v.id where v.report = $1 and v.version = $2`,
    [id, version],
  );
  if (!row) return null;
  const recordedAt = row.recorded_at.toISOString();
  const source = {
    id: row.source,
    kind: row.source_kind,
    name: row.source_name,
  };
  const taken = { report: id, version, recordedAt, changedAt: recordedAt, url: row.url, source };
  const versionId = row.id;
  const projected =
    row.document === null || row.extraction === null
      ? projectUnread(taken, 'waiting', null)
      : projectAlone(
          JSON.parse(row.document) as Report, // written by the derivation
          JSON.parse(row.extraction) as ReportExtraction, // likewise
          { ...taken, versionId, firstId: versionId, entry: row.entry },
        );
  return {
    summary: JSON.stringify(projected.summary),
    document: JSON.stringify({ ...projected.document, shown: version }),
  };
}

/** Versions, oldest first. */
export async function readVersions(query: Query, id: string): Promise<readonly VersionView[]> {
  const rows = await query<{
    version: number;
    recorded_at: Date;
    content_hash: string;
    blob: string;
    warc: string | null;
    entry: number;
  }>(
    `select version, recorded_at, content_hash, blob, warc, entry from report_version where report = $1 order by version`,
    [id],
  );
  return rows.map((row) => ({
    version: row.version,
    recordedAt: row.recorded_at.toISOString(),
    contentHash: row.content_hash,
    blob: row.blob,
    warc: row.warc,
    entry: row.entry,
  }));
}

/** The bytes of a version and the file name they came under; null where there is no such version. */
export async function readVersionBytes(
  query: Query,
  id: string,
  version: number,
): Promise<{ readonly bytes: Uint8Array; readonly name: string; readonly hash: string } | null> {
  const [row] = await query<{ content_hash: string; file_name: string }>(
    'select content_hash, file_name from report_version where report = $1 and version = $2',
    [id, version],
  );
  const bytes = row ? await readBlob(query, row.content_hash) : null;
  return row && bytes ? { bytes, name: row.file_name, hash: row.content_hash } : null;
}

/** A stored summary says nobody is on it: the desk is no part of what is derived. */
export function withAssignee(summary: string, assignee: string | null): string {
  if (assignee === null) return summary;
  return JSON.stringify({ ...(JSON.parse(summary) as object), assignee });
}

/** Says who is on reports, null for nobody. Returns how many of those named there are. */
export function assignReports(
  db: Database,
  ids: readonly string[],
  assignee: string | null,
  now: Date,
): Promise<number> {
  return db.transaction(async (query) => {
    const known = await query<{ report: string }>(
      `select id as report from derived where kind = 'report' and id = any($1::text[]) order by id`,
      [ids],
    );
    const reports = known.map((row) => row.report);
    if (assignee === null) await query('delete from desk where report = any($1::text[])', [reports]);
    else {
      await query(
        `insert into desk (report, assignee, assigned_at)
         select report, $2, $3 from unnest($1::text[]) with ordinality as t(report, n) order by n
         on conflict (report) do update set assignee = excluded.assignee, assigned_at = excluded.assigned_at`,
        [reports, assignee, now],
      );
    }
    await recordChanges(
      query,
      reports.map((id) => ({ kind: 'report', id })),
      now,
    );
    return reports.length;
  });
}
