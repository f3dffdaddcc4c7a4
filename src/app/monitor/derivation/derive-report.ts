import type { ReportSummary } from '../views/report-views.ts';
import { recordChanges } from '../changes.ts';
import type { Database, Query } from '../database.ts';
import type { Derivation, DeriveInput, DerivePort } from './derive.ts';
import { writeDerived } from './derived-rows.ts';
import type { TakenReport } from '../intake/taken-report.ts';
import { windowBefore, windowOf } from './windows.ts';
import { askWork, completeWork, type Work } from './work-queue.ts';

/** What a step of work needs. */
export interface StepParts {
  readonly db: Database;
  readonly derive: DerivePort;
  /** The program's version: it stands beside everything that it derives. */
  readonly program: string;
  readonly worker: string;
  readonly now: () => Date;
}

/** A stored version that is not there: the work is left from before a restore. */
export class VersionGone extends Error {
  override readonly name = 'VersionGone';
}

/** Milliseconds that a window waits for more reports before it is grouped. */
const gathering = 1000;

/** Reads one version of one report and stores what it says, in one transaction with the end of the work. */
export async function deriveReport(parts: StepParts, work: Work): Promise<void> {
  const { db, worker } = parts;
  const versionId = Number(work.key);
  const input = await readVersion(db.query, versionId);
  const derivation = await parts.derive.derive(input);
  await db.transaction(async (query) => {
    const now = parts.now();
    await completeWork(query, work, worker, now);
    await storeDerivation(query, versionId, input.taken, derivation, parts.program, now);
  });
}

interface VersionRow {
  readonly id: number;
  readonly report: string;
  readonly version: number;
  readonly bytes: Uint8Array;
  readonly document: string;
  readonly file_name: string;
  readonly source: number | null;
  readonly source_kind: string;
  readonly source_name: string;
  readonly url: string | null;
  readonly recorded_at: Date;
  readonly entry: number;
  readonly first_id: number;
  readonly first_recorded_at: Date;
}

/** The columns from which `takenReport` is made; `v` is the version, `f` the report's first. */
export const takenColumns = `v.id, v.report, v.version, v.source, v.source_kind, v.source_name, v.url, v.recorded_at, v.entry,
  f.id as first_id, f.recorded_at as first_recorded_at`;

export type TakenRow = Omit<VersionRow, 'bytes' | 'document' | 'file_name'>;

export function takenReport(row: TakenRow): TakenReport {
  const source: ReportSummary['source'] = {
    id: row.source,
    kind: row.source_kind,
    name: row.source_name,
  };
  return {
    report: row.report,
    version: row.version,
    versionId: row.id,
    firstId: row.first_id,
    recordedAt: row.first_recorded_at.toISOString(),
    changedAt: row.recorded_at.toISOString(),
    entry: row.entry,
    url: row.url,
    source,
  };
}

async function readVersion(query: Query, versionId: number): Promise<DeriveInput> {
  const [row] = await query<VersionRow>(
    `select ${takenColumns}, b.bytes, v.document, v.file_name
     from report_version v join report_version f on f.report = v.report and f.version = 1
     join blob b on b.hash = v.content_hash where v.id = $1`,
    [versionId],
  );
  if (!row) throw new VersionGone(`Version ${versionId} is not in the store.`);
  return { taken: takenReport(row), bytes: row.bytes, document: row.document, fileName: row.file_name };
}

async function storeDerivation(
  query: Query,
  versionId: number,
  taken: TakenReport,
  derivation: Derivation,
  program: string,
  now: Date,
): Promise<void> {
  const read = derivation.state === 'read' ? derivation : null;
  const windowKey = windowOf(read?.referenceDate ?? null);
  const before = await standingOf(query, versionId, taken.report, derivation.state);
  await query(
    `insert into derivation (version_id, report, program, state, problem, document, extraction, reference_date, window_key, lent_by, derived_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, null, $10)
     on conflict (version_id) do update set program = excluded.program, state = excluded.state, problem = excluded.problem,
       document = excluded.document, extraction = excluded.extraction, reference_date = excluded.reference_date,
       window_key = excluded.window_key, lent_by = null, derived_at = excluded.derived_at`,
    [
      versionId,
      taken.report,
      program,
      derivation.state,
      derivation.state === 'refused' ? JSON.stringify(derivation.problem) : null,
      read?.document ?? null,
      read?.extraction ?? null,
      read?.referenceDate ?? null,
      windowKey,
      now,
    ],
  );
  if (!before.isNewest) return;
  // A report that is grouped is shown as grouped until its window is grouped again.
  const rows = before.isGrouped && read ? [] : [derivation.row];
  const changes = await writeDerived(query, rows, program);
  await askGrouping(query, [...new Set([...before.windows, ...(read ? [windowKey] : [])])], now);
  await recordChanges(query, changes, now);
}

interface Standing {
  /** Windows that its versions stood in until now. */
  readonly windows: readonly string[];
  /** The newest version that could be read stands for the report; where none could, the newest. */
  readonly isNewest: boolean;
  readonly isGrouped: boolean;
}

async function standingOf(query: Query, versionId: number, report: string, state: string): Promise<Standing> {
  const [row] = await query<{ windows: readonly string[] | null; newer: boolean; grouped: boolean }>(
    `select array_agg(distinct window_key) filter (where state = 'read') as windows,
       coalesce(bool_or((version_id > $2 and (state = 'read' or $3 = 'refused'))
         or (version_id <> $2 and $3 = 'refused' and state = 'read')), false) as newer,
       exists (select 1 from derived where kind = 'report' and id = $1 and window_key is not null) as grouped
     from derivation where report = $1`,
    [report, versionId, state],
  );
  return { windows: row?.windows ?? [], isNewest: row?.newer !== true, isGrouped: row?.grouped === true };
}

/** When windows are to be grouped: a flow of reports gathers first, a person who waits goes first. */
export interface GroupingAsked {
  readonly wait?: number;
  readonly priority?: number;
}

/**
 * Asks for windows to be grouped, each with the one before it, whose stories may reach into it, and with those that hold
 * something of it.
 */
export async function askGrouping(
  query: Query,
  windows: readonly string[],
  now: Date,
  { wait = gathering, priority = 0 }: GroupingAsked = {},
): Promise<void> {
  const rows = await query<{ key: string }>(
    `select key from unnest($1::text[]) as t(key) where exists (select 1 from derivation where window_key = key)
     union select window_key as key from claim where in_window = any($2::text[])`,
    [windows.flatMap((key) => windowBefore(key) ?? []), windows],
  );
  const keys = new Set([...windows, ...rows.map((row) => row.key)]);
  const runAt = new Date(now.getTime() + wait);
  await askWork(
    query,
    [...keys].map((key) => ({ kind: 'group', key, runAt, priority })),
    now,
  );
}
