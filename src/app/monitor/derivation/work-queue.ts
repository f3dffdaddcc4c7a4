import type { Query } from '../database.ts';

/**
 * The queue is a table: no queue library that serves both stores runs on Node 20 (docs/decisions/0021-store-and-queue.md).
 * A worker leases what it takes; what a dead worker held comes back when its lease runs out.
 */
export type WorkKind = 'derive' | 'group' | 'fetch';

/** Something to do, as it is asked for. Work of one kind on one key waits once. */
export interface WorkAsked {
  readonly kind: WorkKind;
  readonly key: string;
  readonly runAt: Date;
  readonly priority?: number;
}

/** Work that this worker holds. */
export interface Work {
  readonly id: number;
  readonly kind: WorkKind;
  readonly key: string;
  /** Tries that ended in a fault. A worker that dies is no fault of the work. */
  readonly attempts: number;
  readonly asked: number;
  readonly askedAt: Date;
}

/** Tries before it is given up and shown to people. */
export const mostAttempts = 5;
/** Milliseconds until a worker that says nothing more is taken for dead. */
export const leaseTime = 60_000;
/** Milliseconds to the second try; each further one waits four times as long: 2 s, 8 s, 32 s, 128 s. */
const firstWait = 2000;

/** Asks for work inside the caller's transaction. What is asked for twice is done once, no later than asked first. */
export async function askWork(query: Query, asked: readonly WorkAsked[], at: Date): Promise<void> {
  if (asked.length === 0) return;
  const once = new Map(asked.map((work) => [`${work.kind} ${work.key}`, work]));
  // In one order everywhere, so that two transactions that ask for the same wait for each other, and never in a circle.
  const ordered = [...once].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, work]) => work);
  await query(
    `insert into work (kind, key, run_at, priority, asked_at)
     select kind, key, run_at, priority, $5
     from unnest($1::text[], $2::text[], $3::timestamptz[], $4::integer[]) with ordinality as t(kind, key, run_at, priority, n)
     order by n
     on conflict (kind, key) do update set
       asked = work.asked + 1, run_at = case when work.failed_at is null then least(work.run_at, excluded.run_at) else excluded.run_at end,
       priority = greatest(work.priority, excluded.priority), failed_at = null, error = null,
       attempts = case when work.failed_at is null then work.attempts else 0 end`,
    [
      ordered.map((w) => w.kind),
      ordered.map((w) => w.key),
      ordered.map((w) => w.runAt.toISOString()),
      ordered.map((w) => w.priority ?? 0),
      at,
    ],
  );
}

interface WorkRow {
  readonly id: number;
  readonly kind: WorkKind;
  readonly key: string;
  readonly attempts: number;
  readonly asked: number;
  readonly asked_at: Date;
}

/** Takes up to `limit` pieces of due work of one kind for `worker`, most urgent first. */
export async function takeWork(
  query: Query,
  kind: WorkKind,
  limit: number,
  worker: string,
  now: Date,
  lease = leaseTime,
): Promise<readonly Work[]> {
  const rows = await query<WorkRow>(
    `with due as (
       select id from work
       where kind = $1 and failed_at is null and run_at <= $2 and (locked_until is null or locked_until < $2)
       order by priority desc, run_at, id limit $3 for update skip locked
     )
     update work set locked_until = $4, locked_by = $5
     from due where work.id = due.id
     returning work.id, kind, key, attempts, asked, asked_at`,
    [kind, now, limit, new Date(now.getTime() + lease), worker],
  );
  return rows.map((row) => ({ ...row, askedAt: row.asked_at })).sort((a, b) => a.id - b.id);
}

/** Holds on to work that takes long. */
export async function renewWork(
  query: Query,
  ids: readonly number[],
  worker: string,
  now: Date,
  lease = leaseTime,
): Promise<void> {
  if (ids.length === 0) return;
  // In the order in which work is asked for: see `askWork`.
  await query(
    `with held as materialized (
       select id from work where id = any($1::bigint[]) and locked_by = $2 order by kind collate "C", key collate "C" for update
     )
     update work set locked_until = $3 from held where work.id = held.id`,
    [ids, worker, new Date(now.getTime() + lease)],
  );
}

/** The lease ran out and another worker has the work: what was made of it is to be thrown away. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

/**
 * Ends work inside the transaction that stores what it came to, so that both happen or neither. Asked for again
 * meanwhile, it stays, and is done once more. Throws `LeaseLost`, which rolls the transaction back.
 */
export async function completeWork(query: Query, work: Work, worker: string, now: Date): Promise<void> {
  const gone = await query('delete from work where id = $1 and locked_by = $2 and asked = $3 returning id', [
    work.id,
    worker,
    work.asked,
  ]);
  if (gone.length > 0) return;
  const kept = await query(
    `update work set locked_until = null, locked_by = null, attempts = 0, run_at = least(run_at, $3)
     where id = $1 and locked_by = $2 returning id`,
    [work.id, worker, now],
  );
  if (kept.length === 0) throw new LeaseLost('Another worker has taken the work over.');
}

/** Puts work back after a fault: later, or, after the last try, to where people see it. */
export async function failWork(
  query: Query,
  work: Work,
  worker: string,
  error: string,
  now: Date,
): Promise<void> {
  const attempts = work.attempts + 1;
  const wait = firstWait * 4 ** work.attempts;
  await query(
    `update work set locked_until = null, locked_by = null, error = $3, run_at = $4, failed_at = $5, attempts = $6
     where id = $1 and locked_by = $2`,
    [
      work.id,
      worker,
      error.slice(0, 1000),
      new Date(now.getTime() + wait),
      attempts >= mostAttempts ? now : null,
      attempts,
    ],
  );
}

/** Gives back what a worker holds but will not do: another may take it at once. */
export async function returnWork(query: Query, ids: readonly number[], worker: string): Promise<void> {
  if (ids.length === 0) return;
  await query(
    `update work set locked_until = null, locked_by = null
     where id = any($1::bigint[]) and locked_by = $2`,
    [ids, worker],
  );
}

/** What waits to be done. */
export interface Backlog {
  readonly derive: number;
  readonly group: number;
  readonly fetch: number;
  /** Given up after the last try. */
  readonly failed: number;
  /** When the oldest that waits was asked for. */
  readonly oldest: Date | null;
}

/** Fetches that are planned for later are no backlog. */
export async function backlog(query: Query, now: Date): Promise<Backlog> {
  const rows = await query<{ kind: WorkKind; waiting: number; failed: number; oldest: Date | null }>(
    `select kind, count(*) filter (where failed_at is null)::int as waiting,
       count(*) filter (where failed_at is not null)::int as failed,
       min(asked_at) filter (where failed_at is null) as oldest
     from work where kind <> 'fetch' or run_at <= $1 group by kind`,
    [now],
  );
  const waiting = (kind: WorkKind): number => rows.find((r) => r.kind === kind)?.waiting ?? 0;
  const oldest = rows.flatMap((r) => (r.oldest ? [r.oldest.getTime()] : []));
  return {
    derive: waiting('derive'),
    group: waiting('group'),
    fetch: waiting('fetch'),
    failed: rows.reduce((sum, r) => sum + r.failed, 0),
    oldest: oldest.length > 0 ? new Date(Math.min(...oldest)) : null,
  };
}
