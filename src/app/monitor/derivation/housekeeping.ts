import { newestChange, pruneChanges } from '../changes.ts';
import type { Database, Query } from '../database.ts';
import { derivedKinds } from './derived-rows.ts';
import { searchTable } from '../queries/search-hits.ts';

/** Tables whose rows come and go; the planner must know how many there are, and how common which values are. */
const busyTables = [
  'derived',
  'shown',
  'derivation',
  'work',
  'report_version',
  'change',
  ...derivedKinds.map(searchTable),
];
/** So many changes later the planner's statistics are taken again, and the room of replaced rows is given back. */
const analyseAfter = 1000;
const vacuumAfter = 20_000;
/**
 * A table is read in samples of 300 rows for each of these. The usual 100 would hold up the embedded store's answers for one to two
 * seconds a table at 100,000 reports, these 0.2 to 0.4.
 */
const statisticsTarget = 30;
/** … and those that are too many are deleted. */
const pruneAfter = 5_000;

/** The newest change when statistics were last taken: kept, so that a start need not take them again. */
const analysedKey = 'housekeeping.analysed';

/**
 * What nobody else does while nothing waits: deletes old changes, and on the embedded store does what PostgreSQL's autovacuum
 * does. One look at the newest change, and nothing until enough has changed.
 */
export function createHousekeeper(db: Database): () => Promise<void> {
  let pruned: number | null = null;
  let analysed: number | null = null;
  let vacuumed: number | null = null;
  const prune = async (newest: number): Promise<void> => {
    if (pruned !== null && newest - pruned < pruneAfter) return;
    const isMore = await pruneChanges(db.query);
    if (!isMore) pruned = newest;
  };
  const tidy = async (newest: number): Promise<void> => {
    vacuumed ??= newest;
    analysed ??= await lastAnalysed(db.query, newest);
    if (newest - vacuumed >= vacuumAfter) {
      for (const table of busyTables) await db.query(`vacuum ${table}`);
      vacuumed = newest;
    }
    if (newest - analysed < analyseAfter) return;
    for (const table of busyTables) await analyse(db, table);
    await db.query(
      'insert into setting (key, value) values ($1, $2) on conflict (key) do update set value = excluded.value',
      [analysedKey, String(newest)],
    );
    analysed = newest;
  };
  return async () => {
    const newest = await newestChange(db.query);
    await prune(newest);
    if (db.engine === 'pglite') await tidy(newest);
  };
}

/**
 * 0 where it never was, or where the number is that of a store which this one was restored from. Statistics that nobody wrote
 * a number for are older than the number: they count as taken now.
 */
async function lastAnalysed(query: Query, newest: number): Promise<number> {
  const [row] = await query<{ value: string | null; rows: number }>(
    `select (select value from setting where key = $1) as value, reltuples as rows
     from pg_class where oid = 'derived'::regclass`,
    [analysedKey],
  );
  const value = row?.value ?? null;
  if (value === null) return Number(row?.rows) > 0 ? newest : 0;
  return Number(value) <= newest ? Number(value) : 0;
}

/** One table at a time, so that answers come in between. */
function analyse(db: Database, table: string): Promise<void> {
  return db.transaction(async (query) => {
    await query(`set local default_statistics_target = ${statisticsTarget}`);
    await query(`analyze ${table}`);
  });
}
