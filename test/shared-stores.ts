import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import type { Database } from '../src/app/monitor/database.ts';
import { openDatabase } from '../src/storage/open-database.ts';
import { postgresProblem, startPostgres } from './postgres.ts';

/**
 * Runs one suite on both engines, with one store for all of its tests: for tests that look only at what they made themselves. Opening
 * an embedded store takes a second and more. `describeOnBothStores` gives each test a store of its own.
 */
export function describeOnSharedStores(name: string, suite: (db: () => Database) => void): void {
  const problem = postgresProblem();
  if (problem !== null) process.stderr.write(`PostgreSQL is left out: ${problem}\n`);
  describe(`${name} (PGlite)`, () => {
    suite(openedBy(openFolder));
  });
  describe.skipIf(problem !== null)(`${name} (PostgreSQL)`, () => {
    suite(openedBy(openServer));
  });
}

interface Opened {
  readonly db: Database;
  readonly end: () => Promise<void>;
}

function openedBy(open: () => Promise<Opened>): () => Database {
  let opened: Opened | null = null;
  beforeAll(async () => {
    opened = await open();
  }, 60_000);
  afterAll(() => opened?.end(), 60_000);
  return () => {
    if (!opened) throw new Error('The store is open in tests only.');
    return opened.db;
  };
}

async function openFolder(): Promise<Opened> {
  const data = mkdtempSync(join(tmpdir(), 'trucewatch-shared-'));
  const db = await openDatabase({ data });
  const end = async (): Promise<void> => {
    await db.close();
    rmSync(data, { recursive: true, force: true });
  };
  return { db, end };
}

async function openServer(): Promise<Opened> {
  const server = await startPostgres();
  if (!server) throw new Error('PostgreSQL was found and did not start.');
  const db = await openDatabase({ url: await server.create('shared') });
  const end = async (): Promise<void> => {
    await db.close();
    await server.stop();
  };
  return { db, end };
}
