import { PGlite, type Transaction } from '@electric-sql/pglite';
import type { Database, Query, SqlValue } from '../app/monitor/database.ts';
import { planningSettings } from './planning-settings.ts';

/**
 * PostgreSQL inside the process, in a folder on the disk. One process at a time. Bytes come back as `Uint8Array`,
 * `bigint` columns as numbers (ids and counts stay far below 2^53), times as `Date`, `date` columns as ISO text.
 */
export async function openPglite(folder: string): Promise<Database> {
  const db = await PGlite.create({ dataDir: folder, parsers: { [dateType]: (value: string) => value } });
  await db.exec(planningSettings);
  return {
    engine: 'pglite',
    query: queryOn(db),
    transaction: (run) => db.transaction((tx) => run(queryOn(tx))),
    listen: (channel, heard) => db.listen(channel, heard),
    close: () => db.close(),
  };
}

/** The type id of `date` in PostgreSQL's catalogue. */
const dateType = 1082;

function queryOn(db: Pick<PGlite | Transaction, 'query'>): Query {
  return async <Row extends object>(sql: string, parameters: readonly SqlValue[] = []) =>
    (await db.query<Row>(sql, [...parameters])).rows;
}
