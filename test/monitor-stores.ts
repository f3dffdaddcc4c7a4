import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import type { Database } from '../src/app/monitor/database.ts';
import { openDatabase, type DatabaseLocation } from '../src/storage/open-database.ts';
import { postgresProblem, startPostgres, type TestPostgres } from './postgres.ts';

/** An empty store of one engine for each test; `where` opens the same store again. */
export interface TestStore {
  readonly engine: 'pglite' | 'postgres';
  readonly open: () => Promise<{ readonly db: Database; readonly where: DatabaseLocation }>;
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
    // Making an empty store takes seconds, copying one does not.
    const empty = folder();
    beforeAll(async () => {
      const db = await openDatabase({ data: empty });
      await db.close();
    }, 60_000);
    suite({
      engine: 'pglite',
      open: async () => {
        const data = folder();
        cpSync(empty, data, { recursive: true });
        const db = await openDatabase({ data });
        opened.push(db);
        return { db, where: { data } };
      },
    });
    afterEach(() => closeAll(opened), 60_000);
    afterAll(() => {
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
    suite({
      engine: 'postgres',
      open: async () => {
        if (!server.postgres) throw new Error('PostgreSQL was found and did not start.');
        count += 1;
        const where = { url: await server.postgres.create(`store${count}`) };
        const db = await openDatabase(where);
        opened.push(db);
        return { db, where };
      },
    });
    afterEach(() => closeAll(opened), 60_000);
    afterAll(async () => {
      await server.postgres?.stop();
    }, 60_000);
  });
}

async function closeAll(opened: Database[]): Promise<void> {
  for (const db of opened.splice(0)) await db.close().catch(() => undefined);
}
