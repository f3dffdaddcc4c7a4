import { afterAll, beforeAll, describe } from 'vitest';
import type { Database } from '../src/app/monitor/database.ts';
import { openDatabase } from '../src/storage/open-database.ts';
import { openEmptyStore } from './empty-store.ts';
import { postgresProblem, startPostgres } from './postgres.ts';

/**
 * Runs one suite on both engines, with one store for all of its tests: for services, whose start is not free, and for tests that look
 * only at what they made themselves. `describeOnBothStores` gives each test a store of its own. PostgreSQL is skipped, with the reason
 * printed, where there is none.
 */
export function describeOnSharedStores(name: string, suite: (db: () => Database) => void): void {
  const problem = postgresProblem();
  if (problem !== null) process.stderr.write(`PostgreSQL is left out: ${problem}\n`);
  describe(`${name} (PGlite)`, () => {
    suite(openedBy(openEmptyStore));
  });
  describe.skipIf(problem !== null)(`${name} (PostgreSQL)`, () => {
    suite(openedBy(openServer));
  });
}

function openedBy(open: () => Promise<Database>): () => Database {
  let opened: Database | null = null;
  beforeAll(async () => {
    opened = await open();
  }, 60_000);
  afterAll(() => opened?.close(), 60_000);
  return () => {
    if (!opened) throw new Error('The store is open in tests only.');
    return opened;
  };
}

async function openServer(): Promise<Database> {
  const server = await startPostgres();
  if (!server) throw new Error('PostgreSQL was found and did not start.');
  const db = await openDatabase({ url: await server.create('shared') });
  return {
    ...db,
    close: async () => {
      await db.close();
      await server.stop();
    },
  };
}
