import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import type { Database } from '../src/app/monitor/database.ts';
import { openDatabase } from '../src/storage/open-database.ts';
import { postgresProblem, startPostgres, type TestPostgres } from './postgres.ts';

/**
 * Runs a suite on both engines, on one store that lives as long as the suite: for services, whose start is not free.
 * PostgreSQL is skipped, with the reason printed, where there is none.
 */
export function describeWithStore(name: string, suite: (store: () => Database) => void): void {
  describe(`${name} (PGlite)`, () => {
    const data = mkdtempSync(join(tmpdir(), 'trucewatch-suite-'));
    let db: Database | null = null;
    beforeAll(async () => {
      db = await openDatabase({ data });
    }, 60_000);
    // A suite of its own, whose hooks end before the store is closed.
    describe('service', () => {
      suite(() => opened(db));
    });
    afterAll(async () => {
      await db?.close();
      rmSync(data, { recursive: true, force: true });
    }, 60_000);
  });
  const problem = postgresProblem();
  if (problem !== null) process.stderr.write(`PostgreSQL is left out: ${problem}\n`);
  describe.skipIf(problem !== null)(`${name} (PostgreSQL)`, () => {
    let server: TestPostgres | null = null;
    let db: Database | null = null;
    beforeAll(async () => {
      server = await startPostgres();
      db = server ? await openDatabase({ url: await server.create('suite') }) : null;
    }, 60_000);
    describe('service', () => {
      suite(() => opened(db));
    });
    afterAll(async () => {
      await db?.close();
      await server?.stop();
    }, 60_000);
  });
}

function opened(db: Database | null): Database {
  if (!db) throw new Error('The store did not open.');
  return db;
}
