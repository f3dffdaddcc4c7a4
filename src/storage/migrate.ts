import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseError, type Database } from '../app/monitor/database.ts';
import { packageRoot } from './package-root.ts';

interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
}

/** One lock for all processes that migrate one database. */
const migrationLock = 7_220_016;

/**
 * Brings the database to this program's schema: every numbered file of migrations/ that it has not had, in order, all in
 * one transaction. Throws `DatabaseError` where the database is newer than the program.
 */
export async function migrate(db: Database, migrations = shippedMigrations()): Promise<void> {
  const newest = migrations.at(-1)?.number ?? 0;
  await db.transaction(async (query) => {
    await query('select pg_advisory_xact_lock($1)', [migrationLock]);
    await query(
      'create table if not exists migration (number integer primary key, name text not null, applied_at timestamptz not null default now())',
    );
    const rows = await query<{ number: number }>('select number from migration');
    const applied = new Set(rows.map((r) => r.number));
    const unknown = Math.max(0, ...applied);
    if (unknown > newest) {
      throw new DatabaseError(
        `The database has schema ${unknown}, this program knows schemas up to ${newest}. Install the newer Trucewatch that made it.`,
      );
    }
    for (const { number, name, sql } of migrations.filter((m) => !applied.has(m.number))) {
      for (const statement of statementsOf(sql)) await query(statement);
      await query('insert into migration (number, name) values ($1, $2)', [number, name]);
    }
  });
}

/** The migrations of this program, in order. */
export function shippedMigrations(): readonly Migration[] {
  const folder = join(packageRoot, 'src', 'storage', 'migrations');
  return readdirSync(folder)
    .filter((file) => /^\d{4}-[a-z-]+\.sql$/.test(file))
    .sort()
    .map((file) => ({
      number: Number(file.slice(0, 4)),
      name: file,
      sql: readFileSync(join(folder, file), 'utf8'),
    }));
}

/** Migrations hold plain statements, each ended by a semicolon at a line's end; no function bodies. */
function statementsOf(sql: string): readonly string[] {
  return sql
    .split('\n')
    .filter((line) => !line.trimStart().startsWith('--'))
    .join('\n')
    .split(/;\n/)
    .map((s) => s.trim())
    .filter((s) => s !== '');
}
