import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseError, type Database } from '../app/monitor/database.ts';
import { lockDataFolder } from './data-folder-lock.ts';
import { migrate } from './migrate.ts';

/** Where the monitor keeps its data: a folder (PGlite inside the process) or a PostgreSQL by its URL. */
export type DatabaseLocation = { readonly data: string } | { readonly url: string };

/** Opens the database and brings it to this program's schema. Throws `DatabaseError` with what to do. */
export async function openDatabase(where: DatabaseLocation): Promise<Database> {
  const db = await ('url' in where ? openUrl(where.url) : openFolder(where.data));
  try {
    await migrate(db);
    // Nobody else works on a folder: what a process that is gone had taken is free at once.
    if (db.engine === 'pglite')
      await db.query('update work set locked_until = null, locked_by = null where locked_by is not null');
  } catch (error) {
    await db.close();
    throw error;
  }
  return db;
}

async function openUrl(url: string): Promise<Database> {
  const { openPostgres } = await import('./postgres-database.ts');
  return openPostgres(url);
}

async function openFolder(data: string): Promise<Database> {
  let unlock: (() => void) | null = null;
  try {
    mkdirSync(data, { recursive: true, mode: 0o700 });
    unlock = lockDataFolder(data);
    const { openPglite } = await import('./pglite-database.ts');
    const db = await openPglite(join(data, 'database'));
    return { ...db, close: () => db.close().finally(unlock ?? undefined) };
  } catch (cause) {
    unlock?.();
    if (cause instanceof DatabaseError) throw cause;
    throw new DatabaseError(
      `The store in ${data} cannot be opened. If its disk is full, make room; else restore a backup into another folder.`,
      { cause },
    );
  }
}
