import type { Query } from '../database.ts';
import { standingSource } from '../intake/sources.ts';
import type { SourceView } from '../views/report-views.ts';

interface SourceRow {
  readonly id: number;
  readonly kind: SourceView['kind'];
  readonly name: string;
  readonly location: string | null;
  readonly enabled: boolean;
  readonly reports: number;
  readonly last_attempt_at: Date | null;
  readonly last_success_at: Date | null;
  readonly next_attempt_at: Date | null;
  readonly unreachable_since: Date | null;
  readonly last_error: string | null;
}

/** Sources as people see them, in order of their names; only the one with this id, or only those that cannot be reached. */
export async function listSources(
  query: Query,
  only: { readonly id?: number; readonly unreachable?: boolean } = {},
): Promise<readonly SourceView[]> {
  const rows = await query<SourceRow>(
    `select id, kind, name, location, enabled, last_attempt_at, last_success_at, next_attempt_at, unreachable_since, last_error,
       (select count(distinct report)::int from report_version v where v.source = source.id) as reports
     from source where ${standingSource} and ($1::bigint is null or id = $1) and ($2::int = 0 or unreachable_since is not null)
     order by name, id`,
    [only.id ?? null, only.unreachable === true ? 1 : 0],
  );
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    name: row.name,
    location: row.location,
    enabled: row.enabled,
    reports: row.reports,
    lastAttemptAt: isoOrNull(row.last_attempt_at),
    lastSuccessAt: isoOrNull(row.last_success_at),
    nextAttemptAt: isoOrNull(row.next_attempt_at),
    unreachableSince: isoOrNull(row.unreachable_since),
    lastError: row.last_error,
  }));
}

const isoOrNull = (at: Date | null): string | null => at?.toISOString() ?? null;
