import type { Query } from './database.ts';

/** Changes become visible in order of their numbers: the lock is held from numbering to commit. Always the last lock taken. */
const changeLock = 7_220_018;
export const changeChannel = 'trucewatch_change';

/** Changes that are kept, the newest: what an overview looks back over after a long absence, and more than a listener is handed again. */
export const keptChanges = 50_000;
/** Rows that are deleted at once: so few that the embedded store answers others between two times. */
const pruneAtOnce = 5_000;

/** Something that clients show changed: its kind and id, as in `derived`; or 'work', 'source', 'correction', … */
export interface Change {
  readonly kind: string;
  readonly id: string;
}

/**
 * Numbers the changes inside the caller's transaction and wakes those who listen. Call it last in the transaction.
 * Returns the number of the newest.
 */
export async function recordChanges(
  query: Query,
  changes: readonly Change[],
  at: Date,
): Promise<number | null> {
  if (changes.length === 0) return null;
  const [row] = await query<{ newest: number }>(
    // The lock is joined to what is inserted: no number is taken before it is held.
    `with locked as materialized (select pg_advisory_xact_lock($4)),
     added as (
       insert into change (kind, id, at)
       select kind, id, $3::timestamptz
       from locked cross join unnest($1::text[], $2::text[]) with ordinality as t(kind, id, n) order by n
       returning seq, kind, id
     ), marked as (
       update derived d set changed = added.seq from added where d.kind = added.kind and d.id = added.id
     )
     select max(seq) as newest, pg_notify($5, max(seq)::text) from added`,
    [changes.map((c) => c.kind), changes.map((c) => c.id), at, changeLock, changeChannel],
  );
  return row?.newest ?? 0;
}

/** The number of the newest change; 0 where there was none. */
export async function newestChange(query: Query): Promise<number> {
  const [row] = await query<{ newest: number }>('select coalesce(max(seq), 0) as newest from change');
  return row?.newest ?? 0;
}

/** A change as it is told. */
export interface NumberedChange extends Change {
  readonly seq: number;
}

/** The changes after one, the oldest first; null where some of them are kept no more. */
export async function changesAfter(
  query: Query,
  seq: number,
  limit: number,
): Promise<readonly NumberedChange[] | null> {
  const rows = await query<NumberedChange & { readonly oldest: number }>(
    `select seq, kind, id, (select min(seq) from change) as oldest from change where seq > $1 order by seq limit $2`,
    [seq, limit],
  );
  const isWhole = (rows[0]?.oldest ?? 0) <= seq + 1;
  return isWhole ? rows : null;
}

/**
 * Deletes the oldest of the changes that are more than are kept, some thousand at once; says whether there may be more. The
 * newest always stays: its number is in the ETags of answers, and may not fall.
 */
export async function pruneChanges(query: Query, keep = keptChanges): Promise<boolean> {
  const [row] = await query<{ gone: number }>(
    `with ends as (select min(seq) as oldest, max(seq) as newest from change),
     gone as (
       delete from change where seq <= (select newest from ends) - greatest($1::bigint, 1)
         and seq < (select oldest from ends) + $2::bigint
       returning 1
     )
     select count(*)::int as gone from gone`,
    [keep, pruneAtOnce],
  );
  return (row?.gone ?? 0) > 0;
}
