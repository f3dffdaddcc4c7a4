import type { Database, Query } from '../database.ts';
import { appendEntry } from '../record/ledger.ts';
import { readSource, sourceChanged, type Source } from './sources.ts';

/** How a look at a source went that answered. */
export interface Reached {
  /** What was looked at: where somebody moved the source meanwhile, what was found says nothing about the new place. */
  readonly location: string | null;
  readonly at: Date;
  readonly next: Date | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** What of it could not be had, where the source itself answered. */
  readonly trouble: string | null;
}

/** The source answered. Ends an outage, with an entry of the ledger that says since when it had lasted. */
export async function recordReached(db: Database, id: number, reached: Reached): Promise<void> {
  const { location, at, next, etag, lastModified, trouble } = reached;
  await db.transaction(async (query) => {
    const before = await lockSource(query, id);
    if (!before) return;
    await query(
      `update source set last_attempt_at = $2, last_success_at = $2, last_error = $6, unreachable_since = null,
         next_attempt_at = case when location is not distinct from $7 then $3 else next_attempt_at end,
         etag = case when location is not distinct from $7 then $4 end,
         last_modified = case when location is not distinct from $7 then $5 end
       where id = $1`,
      [id, at, next, etag, lastModified, trouble, location],
    );
    if (before.unreachableSince) {
      const since = before.unreachableSince.toISOString();
      await appendEntry(
        query,
        { kind: 'recovery', at: at.toISOString(), by: 'system', source: before.name, since },
        at,
      );
    }
    await sourceChanged(query, id, at);
  });
}

/**
 * The source could not be read. The first time that is an outage, an entry of the ledger: from then on "nothing came from it"
 * means that nothing is known, not that nothing was reported.
 */
export async function recordUnreached(
  db: Database,
  id: number,
  { at, next, why }: { readonly at: Date; readonly next: Date | null; readonly why: string },
): Promise<void> {
  await db.transaction(async (query) => {
    const before = await lockSource(query, id);
    if (!before) return;
    await query(
      `update source set last_attempt_at = $2, next_attempt_at = $3, last_error = $4,
         unreachable_since = coalesce(unreachable_since, $2) where id = $1`,
      [id, at, next, why],
    );
    if (!before.unreachableSince) {
      await appendEntry(
        query,
        { kind: 'outage', at: at.toISOString(), by: 'system', source: before.name, error: why },
        at,
      );
    }
    await sourceChanged(query, id, at);
  });
}

/** The source was not asked: it is its turn later. */
export async function putOff(db: Database, id: number, next: Date): Promise<void> {
  await db.query('update source set next_attempt_at = $2 where id = $1', [id, next]);
}

async function lockSource(query: Query, id: number): Promise<Source | null> {
  await query('select 1 from source where id = $1 for update', [id]);
  return readSource(query, id);
}
