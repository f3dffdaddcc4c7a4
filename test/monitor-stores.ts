import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import type { Database } from '../src/app/monitor/database.ts';
import { openDatabase, type DatabaseLocation } from '../src/storage/open-database.ts';
import { copyEmptyStore, emptyStore } from './empty-store.ts';
import { postgresProblem, startPostgres, type TestPostgres } from './postgres.ts';

/** An empty store of one engine for each test; `where` opens the same store again. */
export interface TestStore {
  readonly engine: 'pglite' | 'postgres';
  readonly open: () => Promise<OpenedStore>;
  /** The same, but open until the suite's end: for a suite whose tests go on from one another. */
  readonly keep: () => Promise<OpenedStore>;
}

interface OpenedStore {
  readonly db: Database;
  readonly where: DatabaseLocation;
}

/**
 * Runs one suite on both engines. PostgreSQL is started from the system's binaries; where there are none its half is
 * skipped, with the reason printed.
 */
export function describeOnBothStores(name: string, suite: (store: TestStore) => void): void {
  describe(`${name} (PGlite)`, () => {
    const folders: string[] = [];
    const opened: Database[] = [];
    const folder = (): string => {
      const made = mkdtempSync(join(tmpdir(), 'trucewatch-store-'));
      folders.push(made);
      return made;
    };
    // Not on the first test's time.
    beforeAll(emptyStore, 60_000);
    const kept: Database[] = [];
    const open = async (closed: Database[]): Promise<OpenedStore> => {
      const data = folder();
      await copyEmptyStore(data);
      const db = await openDatabase({ data });
      closed.push(db);
      return { db, where: { data } };
    };
    suite({ engine: 'pglite', open: () => open(opened), keep: () => open(kept) });
    afterEach(() => closeAll(opened), 60_000);
    afterAll(async () => {
      await closeAll(kept);
      for (const made of folders) rmSync(made, { recursive: true, force: true });
    }, 60_000);
  });
  const problem = postgresProblem();
  if (problem !== null) process.stderr.write(`PostgreSQL is left out: ${problem}\n`);
  const server = { postgres: null as TestPostgres | null };
  describe.skipIf(problem !== null)(`${name} (PostgreSQL)`, () => {
    const opened: Database[] = [];
    let count = 0;
    beforeAll(async () => {
      server.postgres = await startPostgres();
    }, 60_000);
    const kept: Database[] = [];
    const open = async (closed: Database[]): Promise<OpenedStore> => {
      if (!server.postgres) throw new Error('PostgreSQL was found and did not start.');
      count += 1;
      const where = { url: await server.postgres.create(`store${count}`) };
      const db = await openDatabase(where);
      closed.push(db);
      return { db, where };
    };
    suite({ engine: 'postgres', open: () => open(opened), keep: () => open(kept) });
    afterEach(() => closeAll(opened), 60_000);
    afterAll(async () => {
      await closeAll(kept);
      await server.postgres?.stop();
    }, 60_000);
  });
}

async function closeAll(opened: Database[]): Promise<void> {
  for (const db of opened.splice(0)) await db.close().catch(() => undefined);
}
