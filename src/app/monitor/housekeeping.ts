import { newestChange } from './changes.ts';
import type { Database } from './database.ts';

/** Tables whose rows come and go; the planner must know how many there are. */
const busyTables = ['derived', 'shown', 'search', 'derivation', 'work', 'report_version', 'change'];
/** So many changes later the planner's statistics are taken again, and the room of replaced rows is given back. */
const analyseAfter = 1000;
const vacuumAfter = 20_000;

/**
 * What PostgreSQL's autovacuum does, for the embedded store, which has none. Called when nothing waits; does nothing on
 * PostgreSQL, and nothing until enough has changed.
 */
export function createHousekeeper(db: Database): () => Promise<void> {
  let analysed = 0;
  let vacuumed: number | null = null;
  return async () => {
    if (db.engine !== 'pglite') return;
    const newest = await newestChange(db.query);
    vacuumed ??= newest;
    const isVacuum = newest - vacuumed >= vacuumAfter;
    if (!isVacuum && newest - analysed < analyseAfter) return;
    for (const table of busyTables) await db.query(`${isVacuum ? 'vacuum (analyze)' : 'analyze'} ${table}`);
    analysed = newest;
    if (isVacuum) vacuumed = newest;
  };
}
