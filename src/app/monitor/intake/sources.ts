import { recordChanges } from '../changes.ts';
import type { Clock } from '../clock-and-log.ts';
import type { Database, Query } from '../database.ts';
import { fieldErrors, type FieldError } from './form-errors.ts';
import { parseWebUrl } from './report-url.ts';
import {
  newSourceSchema,
  sourceChangeSchema,
  sourceSettingsSchema,
  type SourceSettings,
} from './source-settings.ts';
import type { SourceKind } from './take-in.ts';

/** Where reports come from, as the monitor works with it. */
export interface Source {
  readonly id: number;
  readonly kind: SourceKind;
  readonly name: string;
  readonly location: string | null;
  readonly settings: SourceSettings;
  readonly enabled: boolean;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly unreachableSince: Date | null;
}

export type SourceResult =
  | { readonly ok: true; readonly source: Source }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

export interface SourceDeps {
  readonly clock: Clock;
  /** `Fetcher.checkUrl`; null where this process fetches nothing: then the fetching one refuses a bad URL. */
  readonly checkUrl: ((url: string) => string | null) | null;
}

/** Sources that nobody has removed. A removed one stays as a row where reports came from it. */
export const standingSource = `coalesce((settings->>'removed')::boolean, false) = false`;

interface SourceRow {
  readonly id: number;
  readonly kind: SourceKind;
  readonly name: string;
  readonly location: string | null;
  readonly settings: unknown;
  readonly enabled: boolean;
  readonly etag: string | null;
  readonly last_modified: string | null;
  readonly unreachable_since: Date | null;
}

const columns = 'id, kind, name, location, settings, enabled, etag, last_modified, unreachable_since';

/** Adds a feed or page; its first fetch is due at once. A removed source of the same address comes back. */
export async function addSource(
  db: Database,
  input: unknown,
  { clock, checkUrl }: SourceDeps,
): Promise<SourceResult> {
  const parsed = newSourceSchema.safeParse(input);
  if (!parsed.success) return { ok: false, errors: fieldErrors(parsed.error) };
  const { kind, name, location, settings } = parsed.data;
  const why = urlProblem(location, checkUrl);
  if (why !== null) return wrong('location', why);
  const now = clock();
  return db.transaction(async (query) => {
    const [row] = await query<SourceRow>(
      `insert into source (kind, name, location, settings, next_attempt_at) values ($1, $2, $3, $4::text::jsonb, $5)
       on conflict (kind, location) do update set name = excluded.name, settings = excluded.settings, enabled = true,
         next_attempt_at = excluded.next_attempt_at, etag = null, last_modified = null
         where coalesce((source.settings->>'removed')::boolean, false)
       returning ${columns}`,
      [kind, name, location, JSON.stringify(settings), now],
    );
    if (!row) return wrong('location', 'this address is among the sources already');
    await sourceChanged(query, row.id, now);
    return { ok: true, source: sourceOf(row) };
  });
}

/** Changes what is given and leaves the rest. Null where there is no such source. */
export async function editSource(
  db: Database,
  id: number,
  input: unknown,
  { clock, checkUrl }: SourceDeps,
): Promise<SourceResult | null> {
  const parsed = sourceChangeSchema.safeParse(input);
  if (!parsed.success) return { ok: false, errors: fieldErrors(parsed.error) };
  const { location, settings, name, enabled } = parsed.data;
  const why = location === undefined ? null : urlProblem(location, checkUrl);
  if (why !== null) return wrong('location', why);
  const now = clock();
  return db.transaction(async (query) => {
    const before = await readSource(query, id);
    if (!before) return null;
    if (location !== undefined && (before.kind === 'folder' || (await isTaken(query, before, location)))) {
      const folder = 'a folder is set where the service is started';
      return wrong(
        'location',
        before.kind === 'folder' ? folder : 'this address is among the sources already',
      );
    }
    const moved = location !== undefined && location !== before.location;
    const [row] = await query<SourceRow>(
      `update source set name = coalesce($2, name), location = coalesce($3, location), enabled = coalesce($5, enabled),
         settings = coalesce($4::text::jsonb, settings), next_attempt_at = $6,
         etag = case when $7::int = 1 then null else etag end,
         last_modified = case when $7::int = 1 then null else last_modified end
       where id = $1 returning ${columns}`,
      [
        id,
        name ?? null,
        location ?? null,
        settings === undefined ? null : JSON.stringify(settings),
        enabled ?? null,
        now,
        moved || settings !== undefined ? 1 : 0,
      ],
    );
    if (!row) return null;
    await sourceChanged(query, id, now);
    return { ok: true, source: sourceOf(row) };
  });
}

/** Removes a source from the list; its reports stay, and so does the row that they name. False where there is none. */
export async function removeSource(db: Database, id: number, clock: Clock): Promise<boolean> {
  return db.transaction(async (query) => {
    if (!(await readSource(query, id))) return false;
    const used = await query('select 1 from report_version where source = $1 limit 1', [id]);
    if (used.length === 0) await query('delete from source where id = $1', [id]);
    else {
      await query(
        `update source set enabled = false, next_attempt_at = null, unreachable_since = null, last_error = null,
           settings = settings || '{"removed": true}'::jsonb where id = $1`,
        [id],
      );
    }
    await sourceChanged(query, id, clock());
    return true;
  });
}

/** A standing source; null where there is none. */
export async function readSource(query: Query, id: number): Promise<Source | null> {
  const [row] = await query<SourceRow>(`select ${columns} from source where id = $1 and ${standingSource}`, [
    id,
  ]);
  return row ? sourceOf(row) : null;
}

/** The source row of a watched folder; made when it is first watched. */
export async function folderSource(db: Database, folder: string): Promise<Source> {
  await db.query(
    `insert into source (kind, name, location) values ('folder', $1, $1) on conflict (kind, location) do nothing`,
    [folder],
  );
  const [row] = await db.query<SourceRow>(
    `select ${columns} from source where kind = 'folder' and location = $1`,
    [folder],
  );
  if (!row) throw new Error(`The folder ${folder} could not be kept as a source.`);
  return sourceOf(row);
}

/**
 * The next source whose time has come, held for `lease` milliseconds by putting its next attempt off: another process does not take
 * it, and when this one dies it is due again. Null where none is due.
 */
export async function claimDueSource(query: Query, now: Date, lease: number): Promise<Source | null> {
  const [row] = await query<SourceRow>(
    `update source set next_attempt_at = $2 where id = (
       select id from source
       where enabled and kind in ('feed', 'page') and next_attempt_at <= $1 and ${standingSource}
       order by next_attempt_at, id limit 1 for update skip locked)
     returning ${columns}`,
    [now, new Date(now.getTime() + lease)],
  );
  return row ? sourceOf(row) : null;
}

/** Holds on to a source that takes long. */
export async function renewSource(query: Query, id: number, now: Date, lease: number): Promise<void> {
  await query('update source set next_attempt_at = $2 where id = $1', [id, new Date(now.getTime() + lease)]);
}

export function sourceChanged(query: Query, id: number, now: Date): Promise<number | null> {
  return recordChanges(query, [{ kind: 'source', id: String(id) }], now);
}

async function isTaken(query: Query, { id, kind }: Source, location: string): Promise<boolean> {
  const rows = await query('select 1 from source where kind = $1 and location = $2 and id <> $3', [
    kind,
    location,
    id,
  ]);
  return rows.length > 0;
}

function urlProblem(location: string, checkUrl: SourceDeps['checkUrl']): string | null {
  const url = parseWebUrl(location);
  if (!url) return 'it is no http or https URL without blanks and control characters';
  if (url.username !== '' || url.password !== '') return 'it holds a user name or password';
  return checkUrl?.(location) ?? null;
}

function wrong(path: string, message: string): SourceResult {
  return { ok: false, errors: [{ path, message }] };
}

function sourceOf(row: SourceRow): Source {
  const settings = sourceSettingsSchema.safeParse(row.settings);
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    location: row.location,
    settings: settings.success ? settings.data : {},
    enabled: row.enabled,
    etag: row.etag,
    lastModified: row.last_modified,
    unreachableSince: row.unreachable_since,
  };
}
