import { DatabaseError, type Database } from '../app/monitor/database.ts';
import { checkHoldsStore, databaseFolder, folderProblem, makeFolder } from './data-folder.ts';
import { lockDataFolder } from './data-folder-lock.ts';
import { migrate } from './migrate.ts';

/** Where the monitor keeps its data: a folder (PGlite inside the process) or a PostgreSQL by its URL. */
export type DatabaseLocation = { readonly data: string } | { readonly url: string };

/** Opens the database, new or not, and brings it to this program's schema. Throws `DatabaseError` with what to do. */
export async function openDatabase(where: DatabaseLocation): Promise<Database> {
  return prepared(await ('url' in where ? openUrl(where.url) : openFolder(where.data)));
}

/** As `openDatabase`, but only what a monitor has kept data in: a misspelt place must not pass for an empty store. */
export async function openKeptDatabase(where: DatabaseLocation): Promise<Database> {
  if ('data' in where) {
    checkHoldsStore(where.data);
    return openDatabase(where);
  }
  const db = await openUrl(where.url);
  try {
    const [kept] = await db.query(
      "select 1 from pg_tables where tablename = 'migration' and schemaname = any (current_schemas(false))",
    );
    if (!kept)
      throw new DatabaseError(
        'There is no store in the database of DATABASE_URL. Check its name; "serve" and "restore" make a new store.',
      );
  } catch (error) {
    await db.close();
    throw error;
  }
  return prepared(db);
}

async function prepared(db: Database): Promise<Database> {
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
    makeFolder(data);
    unlock = lockDataFolder(data);
    const { openPglite } = await import('./pglite-database.ts');
    const db = await openPglite(databaseFolder(data));
    return { ...db, close: () => db.close().finally(unlock ?? undefined) };
  } catch (cause) {
    unlock?.();
    if (cause instanceof DatabaseError) throw cause;
    throw folderProblem(data, cause);
  }
}
