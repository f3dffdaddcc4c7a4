import type { Query } from '../app/monitor/database.ts';

/** Log written since the last checkpoint after which the next one is due, in bytes. */
const due = 256 * 1024 * 1024;
/** Milliseconds between two looks. */
const every = 1_000;

/**
 * PostgreSQL inside a process has nobody that makes checkpoints: its write-ahead log would grow until the next stop, and a start
 * after a crash would read all of it. Returns what to call after a transaction; it costs a look at the clock, now and then a
 * query, and when so much was written the checkpoint itself.
 */
export function createWalCheckpoints(query: Query, now: () => number = Date.now): () => Promise<void> {
  let looked = now();
  return async () => {
    if (now() - looked < every) return;
    looked = now();
    const [row] = await query<{ bytes: number }>(sinceLast);
    if (row && row.bytes >= due) await query('checkpoint');
  };
}

const sinceLast = `select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), redo_lsn)::float8 as bytes from pg_control_checkpoint()`;
