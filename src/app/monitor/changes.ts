import type { Query } from './database.ts';

/** Changes become visible in order of their numbers: the lock is held from numbering to commit. Always the last lock taken. */
const changeLock = 7_220_018;
export const changeChannel = 'trucewatch_change';

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
