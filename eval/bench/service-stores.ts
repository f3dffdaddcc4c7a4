import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseLocation } from '../../src/storage/open-database.ts';
import { startPostgres } from '../../test/postgres.ts';

export type Engine = 'postgres' | 'pglite';

export interface Store {
  readonly where: DatabaseLocation;
  /** A folder of its own. */
  readonly data: string;
}

/** So many empty stores side by side in temporary places; null where the machine has no PostgreSQL. */
export async function onStores<Result>(
  engine: Engine,
  count: number,
  run: (stores: readonly Store[]) => Promise<Result>,
): Promise<Result | null> {
  const server = engine === 'postgres' ? await startPostgres() : null;
  if (engine === 'postgres' && !server) return null;
  const stores: Store[] = [];
  try {
    for (let i = 0; i < count; i++) {
      const data = mkdtempSync(join(tmpdir(), 'trucewatch-bench-'));
      stores.push({ data, where: server ? { url: await server.create(`bench${i}`) } : { data } });
    }
    return await run(stores);
  } finally {
    await server?.stop();
    for (const { data } of stores) rmSync(data, { recursive: true, force: true });
  }
}
